"""Terms that came back, beside those of the glossary: the new ones are added, no other changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.errors import ProjectError, quote
from dragoman.escaping import escape_cell
from dragoman.glossary import COLUMNS, Glossary, Term, parse
from dragoman.model import NotTaken
from dragoman.terms.table import list_cells

_BOM = "\ufeff"


class MergedTerms(NamedTuple):
    """What became of the terms of a file."""

    added: tuple[Term, ...]
    unchanged: int
    remarks: tuple[tuple[int, str], ...]
    """The place of a term that was not taken, and why."""
    different: int
    """How many the glossary has in another way."""


def merge_terms(known: Iterable[Term], new: Iterable[Term]) -> MergedTerms:
    """Compare terms with those of a glossary, spelling by spelling.

    A term that the glossary has, with all that the new one says, is unchanged; what the new one
    does not say counts for nothing. One that says something else is mentioned, and not added.
    """
    index: dict[tuple[str, str], list[Term]] = {}
    for term in known:
        _add(index, term)
    added: list[Term] = []
    remarks: list[tuple[int, str]] = []
    unchanged = different = 0
    for term in new:
        problem = _find_unsafe(term)
        others = _find(index, term)
        differences = _list_differences(term, others)
        if problem:
            remarks.append((term.line, NotTaken(f"{problem}; it is not taken")))
        elif not others:
            added.append(term)
            _add(index, term)
        elif differences:
            different += 1
            remarks.append((term.line, _describe(term, others, differences)))
        else:
            unchanged += 1
    return MergedTerms(tuple(added), unchanged, tuple(remarks), different)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _add(index: dict[tuple[str, str], list[Term]], term: Term) -> None:
    for spelling in term.spellings:
        index.setdefault((term.language, _fold(spelling)), []).append(term)


def _find(index: dict[tuple[str, str], list[Term]], term: Term) -> list[Term]:
    found = (
        each for text in term.spellings for each in index.get((term.language, _fold(text)), [])
    )
    return list({id(each): each for each in found}.values())


def _find_unsafe(term: Term) -> str:
    """Return why a term may not be in a table, or ""."""
    for cell in list_cells(term).values():
        if escape_cell(cell) != cell:
            return f"{quote(cell)} could be taken for a formula, or has characters that steer"
    return ""


def _list_differences(new: Term, known: Sequence[Term]) -> list[str]:
    """Return in what a term says something that the glossary does not say."""
    spellings = {_fold(spelling) for each in known for spelling in each.spellings}
    translations = {" ".join(text.split()) for each in known for text in each.translations}
    notes = {_fold(each.note) for each in known}
    is_known = {
        "spelling": {_fold(spelling) for spelling in new.spellings} <= spellings,
        "translation": {" ".join(text.split()) for text in new.translations} <= translations,
        "note": not new.note or _fold(new.note) in notes,
        "case": not new.is_case_sensitive or any(each.is_case_sensitive for each in known),
    }
    return [what for what, known_too in is_known.items() if not known_too]


def _describe(new: Term, known: Sequence[Term], differences: Sequence[str]) -> str:
    term, language = quote(new.term), quote(new.language)
    if differences[0] == "translation":
        ours = quote(", ".join(text for each in known for text in each.translations))
        theirs = quote(", ".join(new.translations))
        return f"{term} in {language} is {theirs} here, and {ours} in the glossary, which is kept"
    which = " and ".join(differences)
    return f"{term} in {language} has another {which} than in the glossary, which is kept"


def add_terms(data: bytes | None, terms: Sequence[Term], name: str) -> bytes:
    """Return the bytes of ``glossary.csv`` with terms at its end; None where there was no file.

    All that is there stays as it is; only a column that the new terms need is added to the names.
    Raises ProjectError where the file is not a glossary.
    """
    if not terms:
        return data or b""
    text = data.decode("utf-8-sig") if data else ""
    mark = _BOM if data and data.startswith(_BOM.encode()) else ""
    old = parse(text, name) if text.strip() else Glossary(())
    head, end, rest = _split_head(text) if text.strip() else (",".join(COLUMNS), "\n", "")
    columns = [column.strip().lower() for column in next(csv.reader([head]))]
    used = {key for term in terms for key, cell in list_cells(term).items() if cell}
    missing = [column for column in COLUMNS if column in used and column not in columns]
    columns += missing
    rows = io.StringIO()
    writer = csv.DictWriter(rows, columns, extrasaction="ignore", lineterminator=end)
    writer.writerows(list_cells(term) for term in terms)
    if rest and not rest.endswith(("\n", "\r")):
        rest += end
    new = f"{','.join([head, *missing])}{end}{rest}{rows.getvalue()}"
    if _bare(parse(new, name).terms) != [*_bare(old.terms), *_bare(terms)]:
        raise ProjectError("the new terms cannot be added to the glossary as it is", name)
    return f"{mark}{new}".encode()


def _split_head(text: str) -> tuple[str, str, str]:
    """Return the first line, its end, and the rest."""
    first = text.splitlines(keepends=True)[0]
    head = first.rstrip("\r\n")
    return head, first[len(head) :] or "\n", text[len(first) :]


def _bare(terms: Iterable[Term]) -> list[Term]:
    """Return terms without what depends on their place in a file."""
    return [term._replace(line=0) for term in terms]
