"""A table that another program made, or a person: what its columns have.

The column of the sources is that in which the messages of the project are, whatever its name is. A
translation has the name of its language above it, or says that it is one. Where few of the texts
are messages, the table is a glossary, or nothing of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.catalogs.counting import count_words
from dragoman.commands._adopt.texts import fold_text
from dragoman.commands._returned.column_names import find_translated
from dragoman.commands._returned.files import ReturnedFile
from dragoman.commands._returned.places import LEAST_KNOWN, KnownMessages
from dragoman.errors import ExchangeError, quote
from dragoman.exchanges._toolkit import read_names, read_toolkit_rows
from dragoman.languages.letters import letter_scripts
from dragoman.model import Returned
from dragoman.patterns import compile_later
from dragoman.project import Project
from dragoman.terms.wide import name_terms
from dragoman.texts.plain_tables import list_tables
from dragoman.texts.scripts import list_scripts

_LEAST_WORDS = 4
"""Fewer may be a term."""
_MOST_TITLES = 5
"""So many rows may be above the one with the names of the columns, and itself."""
_UNNAMED = (
    "it has texts of the project, but no column says that it has their translations: write the "
    "code of the language above it, as it is in the settings"
)

_NO_HEAD = -1
_CODE = compile_later(r"[!-~]+")
"""What has no space and no letter of another language: a number, the name of a text."""
_GUESSED = (
    "no row has the names of the columns: that with the messages of the project is read as the "
    "source, and the other one with texts as the translation"
)

_Rows = Sequence[Sequence[str]]


class _ColumnPlaces(NamedTuple):
    """Where everything is in a table."""

    head: int
    """The row with the names; -1 where there is none."""
    source: int
    targets: Mapping[str, int]
    """By language; "" where the name says only that they are translations."""


def divide_languages(
    project: Project, known: KnownMessages, file: ReturnedFile, wanted: str | None
) -> tuple[ReturnedFile, ...]:
    """Return a file in parts, one for each language of its tables of translations.

    With ``wanted``, only the part in that language is returned. Another file stays whole.
    """
    texts = (
        {fold_text(text) for text in _list_texts(project, known)} if file.tables else frozenset()
    )
    parts: list[ReturnedFile] = []
    for table in file.tables:
        rows, source = _choose_table(list_tables(table), texts)
        if not rows or (file.glossary is not None and _are_named_terms(rows)):
            continue
        try:
            place = source, _count_heads(rows, source, texts)
            columns = _find_columns(project, rows, place, wanted)
            targets = _choose_targets(project, columns.targets, wanted)
        except ExchangeError as error:
            if file.glossary is None:
                parts.append(ReturnedFile(file.name, None, error))
            continue
        returned = (_read(rows, columns, code, file.name) for code in targets)
        parts += (ReturnedFile(file.name, each) for each in returned)
    return tuple(parts) or (file,)


def _choose_table(readings: Iterator[list[list[str]]], texts: Collection[str]) -> tuple[_Rows, int]:
    """Return the first reading of a table that has messages, and the column in which they are."""
    for rows in readings:
        width = max(map(len, rows), default=0)
        columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
        counts = [sum(fold_text(cell) in texts for cell in column) for column in columns]
        best = max(range(width), key=counts.__getitem__, default=0)
        if width > 1 and _are_messages(columns[best], texts):
            return rows, best
    return (), 0


def _are_messages(cells: Sequence[str], texts: Collection[str]) -> bool:
    """Return whether so many cells are messages that the table is one of translations.

    Headings are often terms, too. So one of them must be a sentence, or the table must have most of
    the project.
    """
    sources = set(filter(None, map(fold_text, cells[1:])))  # the first is the name of the column
    found = sources & set(texts)
    if not found or len(found) < LEAST_KNOWN * len(sources):
        return False
    has_most = len(found) >= LEAST_KNOWN * len(texts)
    return has_most or any(count_words(text) >= _LEAST_WORDS for text in found)


def _are_named_terms(rows: _Rows) -> bool:
    return name_terms(cell.strip().lower() for cell in rows[0])


def _count_heads(rows: _Rows, source: int, texts: Collection[str]) -> int:
    """Return how many rows are above the first message, and may have the names of the columns."""
    cells = (fold_text("".join(row[source : source + 1])) for row in rows)
    first = next(at for at, cell in enumerate(cells) if cell in texts)
    return min(first, _MOST_TITLES)


def _find_columns(
    project: Project, rows: _Rows, place: tuple[int, int], wanted: str | None
) -> _ColumnPlaces:
    """Return where everything is. Raises ExchangeError where nothing says where translations are,
    or two columns have the same language.

    ``place`` has the column of the sources, and how many rows may have the names.
    """
    source, heads = place
    known = project.settings.source_language, *project.languages
    for head, names in enumerate(rows[:heads]):
        targets: dict[str, int] = {}
        for at, name in enumerate(names):
            cells = [row[at] for row in rows[head + 1 :] if at < len(row)]
            code = None if at == source else find_translated(name, cells, known)
            code = project.find_code(code) if code else code
            if code is None or code == project.settings.source_language:
                continue
            if code in targets:
                raise ExchangeError("it has two columns with a translation; delete one of them")
            targets[code] = at
        if targets:
            return _ColumnPlaces(head, source, targets)
    code = project.find_code(wanted) if wanted else ""
    has_names = any(cell.strip() for row in rows[:heads] for cell in row)
    most_have = sorted(map(len, rows))[len(rows) // 2]
    columns = range(0 if has_names else most_have)
    translated = [at for at in columns if _may_be_of(rows, (source, at), code)]
    if len(translated) == 1:
        return _ColumnPlaces(_NO_HEAD, source, {"": translated[0]})
    raise ExchangeError(_UNNAMED)


def _may_be_of(rows: _Rows, columns: tuple[int, int], code: str) -> bool:
    """Return whether a column of a table without names may have the translations of the first one.

    So it is if most rows have a text there, which differ from each other and from their sources,
    and are no codes; and if some are in a script of the language that is wanted. In another one,
    as remarks in the language of the source, they are no translations.
    """
    source, at = columns
    pairs = [(row[source], row[at]) for row in rows if max(source, at) < len(row)]
    texts = {
        theirs for ours, theirs in pairs if theirs.strip() and fold_text(ours) != fold_text(theirs)
    }
    words = [text for text in texts if any(map(str.isalpha, text)) and not _CODE.fullmatch(text)]
    is_own = not code or not letter_scripts(code).isdisjoint(list_scripts(words))
    return is_own and 2 * len(words) > len(rows)


def _choose_targets(
    project: Project, targets: Collection[str], wanted: str | None
) -> Collection[str]:
    """Return the languages to take. Raises ExchangeError where none is the one that is wanted."""
    code = project.find_code(wanted) if wanted else ""
    if not code or code in targets:
        return [code] if code else targets
    if "" in targets:
        return [""]
    raise ExchangeError(f"none of its columns is in the language {quote(code)}")


def _read(rows: _Rows, columns: _ColumnPlaces, code: str, name: str) -> Returned:
    """Return the translations into a language.

    The state is taken if it can only be that of this language.
    """
    places = {"source": columns.source, "target": columns.targets[code]}
    has_head = columns.head != _NO_HEAD
    names = read_names(rows[columns.head]) if has_head else []
    if "state" in names and len(columns.targets) == 1:
        places["state"] = names.index("state")
    table: list[tuple[int, Sequence[str]]] = [(columns.head + 1, list(places))]
    for number, cells in enumerate(rows[columns.head + 1 :], columns.head + 2):
        said = [cells[at] if at < len(cells) else "" for at in places.values()]
        table.append((number, said))
    found = read_toolkit_rows(table, name)
    remarks = found.remarks if has_head else ((0, _GUESSED), *found.remarks)
    return replace(found, language=code, remarks=remarks)


def _list_texts(project: Project, known: KnownMessages) -> Iterator[str]:
    for document in project.documents:
        for _, text in known.list_keys(document).values():
            yield text
