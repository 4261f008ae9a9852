"""A glossary with a column for each language: ``Term [en]``, as Crowdin and Smartcat write it,
``term`` and ``translation_fa``, as Transifex does, ``fa`` and ``fa_description``, as Lokalise does,
or with the names or codes of the languages, as people do in spreadsheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.languages.naming import find_language
from dragoman.patterns import compile_later
from dragoman.terms.model import is_rejected
from dragoman.texts.scripts import CLOSING, SENTENCE_ENDS

_WHAT = "term|translation|description|definition|note|status"
_CODE = r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*"
_COLUMN = re.compile(
    rf"({_WHAT})\s*[\[(]([a-z]{{2,3}}(?:[-_]\w+)*)[\])]|(translation|comment|note)_({_CODE})"
    rf"|(?P<code>{_CODE})_(?P<what>description)"
)
"""``Term [en]``, ``note (fa)``; ``translation_fa``; and ``fa_description``."""
_TERM, _CASE, _FORBIDDEN = "term", "case", "forbidden"
_YES = frozenset({"yes", "true", "1", "x"})
_TERMS = (_TERM, "translation")
_NOTES = ("description", "definition", "note")
_OF_ALL = {
    **dict.fromkeys(("note", "notes", "comment", "comments", "remark", "remarks"), "note"),
    **dict.fromkeys(("description", "definition", "explanation", "meaning"), "description"),
    **dict.fromkeys(
        ("id", "no", "no.", "nr", "nr.", "#", "number", "key", "context", "domain"), ""
    ),
    **dict.fromkeys(("concept id", "entry id", "term id", "tag", "tags", "translatable"), ""),
    **dict.fromkeys(("part of speech", "pos", "type", "category", "subject", "source", ""), ""),
    **dict.fromkeys(("case", "casesensitive", "case sensitive", "is_case_sensitive"), _CASE),
    "forbidden": _FORBIDDEN,
    _TERM: _TERM,
}
"""What is in the columns beside those of languages; "" for what no glossary here has. Some of them
are codes of languages, too, such as ``id`` and ``no``, but here they are numbers."""
_NAME_AND_CODE = re.compile(r"(.+?)\s*[\[(]([a-z]{2,3}(?:[-_]\w+)*)[\])]")
_LONGEST_TERM = 80
"""In characters. Longer texts are sentences, and such a table is of translations."""
_SENTENCE = compile_later(rf"\s.*[{SENTENCE_ENDS}][{CLOSING}]*\Z", re.S)
"""Several words with the mark of a sentence at their end, which terms do not have."""


def is_wide(names: Sequence[str]) -> bool:
    """Return whether the names of columns, in small letters, have terms in several languages."""
    columns = list(map(_read_name, names))
    languages = {code for code, what in filter(None, columns) if what in _TERMS}
    are_named = any(map(_COLUMN.fullmatch, names))
    return len(languages) > 1 and (are_named or not {None, ("", _TERM)} & set(columns))


def are_terms(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Return whether the texts of some rows may be terms: they are short, and few are sentences.

    Where the names of the columns say themselves that they are terms, nothing else is asked:
    ``Term [en]``, but not ``translation_fa``, which is in other tables, too.
    """
    if name_terms(names):
        return True
    places = [place for place, name in enumerate(names) if (_read_name(name) or "  ")[1] in _TERMS]
    cells = [row[place].strip() for row in rows for place in places if place < len(row)]
    if any(len(cell) > _LONGEST_TERM for cell in cells):
        return False
    return sum(bool(_SENTENCE.search(cell)) for cell in cells) * 2 <= len(cells)


def name_terms(names: Iterable[str]) -> bool:
    """Return whether the names of columns say themselves that they are terms: ``Term [en]``."""
    return any(match and match[1] for match in map(_COLUMN.fullmatch, names))


def _read_name(name: str) -> tuple[str, str] | None:
    """Return the language of a column, and what is in it; None for a name that says neither."""
    match = _COLUMN.fullmatch(name)
    if match and match["code"]:
        return match["code"], match["what"]
    if match:
        return match[2] or match[4], (match[1] or match[3]).replace("comment", "note")
    if name in _OF_ALL:
        return "", _OF_ALL[name]
    named = _NAME_AND_CODE.fullmatch(name)
    code = find_language(named[1] if named else name)
    if named and code:
        region = _find_region(code, named[2])
        code = f"{code}_{region}" if region else named[2]
    return (code, _TERM) if code else None


def _find_region(code: str, text: str) -> str:
    """Return the region that a text beside a language is; "" where it is the code of a language.

    ``English (UK)`` is not Ukrainian, and ``Portuguese (BR)`` is not Breton.
    """
    from babel.localedata import locale_identifiers

    region = "GB" if text == "uk" else text.upper()
    if _cut_region(text) == _cut_region(code):
        return ""
    ends = (each.split("_")[-1] for each in locale_identifiers() if each.startswith(f"{code}_"))
    return region if region in ends else ""


def find_term_language(name: str) -> str:
    """Return the language of the terms in a column, by its name in small letters; "" for another
    column, and where the name does not say it."""
    code, what = _read_name(name) or ("", "")
    return code if what in _TERMS else ""


def says_other(name: str) -> bool:
    """Return whether the name of a column says something else than a language here: ``id``."""
    return name in _OF_ALL


def find_source(names: Iterable[str], source_language: str) -> str:
    """Return the language in the columns that is the source's; "" where none is.

    Where no language has it, a column ``term`` is in the source's.
    """
    base = _cut_region(source_language)
    columns = [each for each in map(_read_name, names) if each and each[1] in _TERMS]
    own = (code for code, _ in columns if _cut_region(code) == base)
    return next(own, source_language if ("", _TERM) in columns else "")


def _cut_region(code: str) -> str:
    return re.split("[-_]", code)[0].lower()


def list_terms(cells: Mapping[str, str], source_language: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of ``glossary.csv`` that a row is: one for each language with a translation.

    ``cells`` are by the names of their columns. What its status forbids is left out.
    """
    columns = ((_read_name(name), cell.strip()) for name, cell in cells.items())
    said = {column: cell for column, cell in columns if column and cell}
    base = _cut_region(source_language)
    terms = {code: text for kind in _TERMS for (code, what), text in said.items() if what == kind}
    sources = [code for code in terms if code and _cut_region(code) == base] or [""]
    is_forbidden = said.get(("", _FORBIDDEN), "").lower() in _YES
    if sources[0] not in terms or is_forbidden:
        return
    if is_rejected(said.get((sources[0], "status"), "")):
        return
    case = "yes" if said.get(("", _CASE), "").lower() in _YES else ""
    notes = (said.get((code, kind), "") for code in (sources[0], "") for kind in _NOTES)
    note = next(filter(None, notes), "")
    for code, text in terms.items():
        if code and code not in sources and not is_rejected(said.get((code, "status"), "")):
            pair = {"term": terms[sources[0]], "language": code, "translation": text}
            yield {**pair, "note": note, "case": case}
