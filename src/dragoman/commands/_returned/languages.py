"""A table with a column for each language, as people have them in spreadsheets, and what it is.

Where its texts are messages of the project, it has translations, one part for each language; else
it is a glossary. The names of its columns are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman import terms
from dragoman.catalogs.counting import count_words
from dragoman.commands._returned.files import ReturnedFile
from dragoman.commands._returned.places import LEAST_KNOWN, KnownMessages
from dragoman.errors import DragomanError, ExchangeError, quote
from dragoman.model import Returned, ReturnedRow
from dragoman.project import Project

_Rows = Mapping[str, list[ReturnedRow]]
"""The rows of a table, by the languages of their translations."""
_LEAST_WORDS = 4
"""Fewer may be a term."""


def divide_languages(
    project: Project, known: KnownMessages, file: ReturnedFile, wanted: str | None
) -> tuple[ReturnedFile, ...]:
    """Return a file in parts, one for each language of its table of translations.

    With ``wanted``, only the part in that language is returned. Another file stays whole.
    """
    if not terms.names_languages(file.table):
        return (file,)
    try:
        rows = _list_rows(project, file)
    except DragomanError:  # who takes it as a glossary says what is wrong
        return (file,)
    if not rows or not _are_messages(project, known, rows):
        return (file,)
    code = project.find_code(wanted) if wanted else ""
    if code and code not in rows:
        error = ExchangeError(f"none of its columns is in the language {quote(code)}")
        return (ReturnedFile(file.name, None, error),)
    parts = {code: rows[code]} if code else rows
    return tuple(
        ReturnedFile(file.name, Returned(tuple(each), language)) for language, each in parts.items()
    )


def _list_rows(project: Project, file: ReturnedFile) -> _Rows:
    source_language = project.settings.source_language
    rows: dict[str, list[ReturnedRow]] = {}
    for number, cells in terms.list_pairs(file.table, file.name, source_language):
        row = ReturnedRow(number, "", cells["term"], cells["translation"])
        rows.setdefault(project.find_code(cells["language"]), []).append(row)
    return rows


def _are_messages(project: Project, known: KnownMessages, rows: _Rows) -> bool:
    """Return whether so many of the sources are messages that the table is one of translations.

    Headings are often terms, too. So one of them must be a sentence, or the table must have most of
    the project.
    """
    sources = {row.source for each in rows.values() for row in each}
    texts = set(_list_texts(project, known))
    found = texts & sources
    if len(found) < LEAST_KNOWN * len(sources):
        return False
    has_most = len(found) >= LEAST_KNOWN * len(texts)
    return has_most or any(count_words(text) >= _LEAST_WORDS for text in found)


def _list_texts(project: Project, known: KnownMessages) -> Iterator[str]:
    for document in project.documents:
        for _, text in known.list_keys(document).values():
            yield text
