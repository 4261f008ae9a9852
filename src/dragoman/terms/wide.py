"""A glossary with a column for each language, as Crowdin and Smartcat write it: ``Term [en]``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dragoman.terms.model import is_rejected

_COLUMN = re.compile(
    r"(term|translation|description|definition|note|status)\s*[\[(]([a-z]{2,3}(?:[-_]\w+)*)[\])]"
)
_TERMS = ("term", "translation")
_NOTES = ("description", "definition", "note")


def is_wide(names: Iterable[str]) -> bool:
    """Return whether the names of columns, in small letters, have terms in several languages."""
    matches = filter(None, map(_COLUMN.fullmatch, names))
    return len({match[2] for match in matches if match[1] in _TERMS}) > 1


def list_terms(cells: Mapping[str, str], source_language: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of ``glossary.csv`` that a row is: one for each language with a translation.

    ``cells`` are by the names of their columns. What its status forbids is left out.
    """
    said = {
        (match[2], match[1]): cell.strip()
        for name, cell in cells.items()
        if (match := _COLUMN.fullmatch(name)) and cell.strip()
    }
    base = re.split("[-_]", source_language)[0].lower()
    terms = {code: text for kind in _TERMS for (code, what), text in said.items() if what == kind}
    sources = [code for code in terms if re.split("[-_]", code)[0] == base]
    if not sources or is_rejected(said.get((sources[0], "status"), "")):
        return
    notes = (said.get((sources[0], kind), "") for kind in _NOTES)
    note = next(filter(None, notes), "")
    for code, text in terms.items():
        if code not in sources and not is_rejected(said.get((code, "status"), "")):
            pair = {"term": terms[sources[0]], "language": code, "translation": text}
            yield {**pair, "note": note}
