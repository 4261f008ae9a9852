"""One file with the messages of several documents, as other programs keep them.

mdBook's and po4a's helpers, and Sphinx with one catalogue for all, have a single PO file for a
language. Its messages name no document: each belongs to every document that has its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.commands._returned.files import ReturnedFile
from dragoman.commands._returned.places import LEAST_KNOWN, KnownMessages, has_keys
from dragoman.model import MessageKey, NotTaken, Returned, ReturnedRow
from dragoman.project import Project

_LINK = re.compile(r"\[([^\[\]\\]+)\](\([^()\s]+\))")
_BRACKET = re.compile(r"[\[\]\n]")


def divide_file(
    project: Project, known: KnownMessages, file: ReturnedFile, wanted: str | None
) -> tuple[ReturnedFile, ...]:
    """Return a file in parts, one for each document that has some of its messages.

    It stays whole where the user says which document it is for, where its rows have keys, where one
    document has all of them that are known, and where all together have too few. A document that
    the file names, and that has at least half of it, leaves to the others only what it has not.
    Programs that join catalogues leave the name of one of them.
    """
    returned = file.returned
    if wanted or returned is None or not _may_be_of_several(project, known, returned):
        return (file,)
    rows = _find_rows(project, known, returned.rows)
    placed = {row.row for found in rows.values() for row in found}
    least = LEAST_KNOWN * len(returned.rows)
    is_for_one = max(map(len, rows.values()), default=0) == len(placed)
    if is_for_one or len(placed) < least:
        return (file,)
    if len(rows.get(returned.document, ())) >= least:
        rows = _leave_to_others(rows, returned.document)
    missing = sum(row.row not in placed for row in returned.rows)
    remarks = (*returned.remarks, *([(0, _tell_missing(missing, returned))] if missing else []))
    parts = []
    for document, found in rows.items():
        part = replace(returned, rows=tuple(found), document=document, remarks=remarks)
        parts.append(file._replace(returned=part, document=document))
        remarks = ()  # they are about the file, and are said once
    return tuple(parts)


def _may_be_of_several(project: Project, known: KnownMessages, returned: Returned) -> bool:
    if returned.is_memory or has_keys(returned) or len(project.documents) < 2:
        return False
    if returned.document not in project.documents:
        return True
    messages = frozenset(known.list_keys(returned.document).values())  # the others are not read
    return any((row.context, row.source) not in messages for row in returned.rows)


def _find_rows(
    project: Project, known: KnownMessages, rows: Iterable[ReturnedRow]
) -> Mapping[str, list[ReturnedRow]]:
    """Return the rows of each document that has any, in the order of the documents.

    A message that is nothing but a link, and that the file does not have, gets the row of its
    words: mdBook has the words alone of each link of a table of contents.
    """
    by_key: dict[MessageKey, list[tuple[int, ReturnedRow]]] = {}
    for at, row in enumerate(rows):
        if row.source is not None:
            by_key.setdefault((row.context, row.source), []).append((at, row))
    found = {}
    for document in project.documents:
        messages = known.list_keys(document).values()
        own = {pair for key in messages for pair in by_key.get(key) or _find_link(key, by_key)}
        if own:
            found[document] = [row for _, row in sorted(own, key=_place)]
    return found


def _place(pair: tuple[int, ReturnedRow]) -> tuple[int, str, str]:
    """Return what orders the rows; one row may be that of several links."""
    at, row = pair
    return at, row.source or "", row.context or ""


def _find_link(
    key: MessageKey, by_key: Mapping[MessageKey, Iterable[tuple[int, ReturnedRow]]]
) -> Iterator[tuple[int, ReturnedRow]]:
    """Yield the rows of the words of a message that is a link, with our address."""
    context, source = key
    link = _LINK.fullmatch(source)
    if link is None:
        return
    for at, row in by_key.get((context, link[1]), ()):
        if row.text and not _BRACKET.search(row.text):
            yield at, row._replace(source=source, text=f"[{row.text}]{link[2]}")


def _leave_to_others(
    rows: Mapping[str, list[ReturnedRow]], named: str
) -> Mapping[str, list[ReturnedRow]]:
    """Return the rows of each document, those of one of them only there."""
    own = {row.row for row in rows[named]}
    found = {
        document: each if document == named else [row for row in each if row.row not in own]
        for document, each in rows.items()
    }
    return {document: each for document, each in found.items() if each}


def _tell_missing(count: int, returned: Returned) -> NotTaken:
    total = f"{len(returned.rows):,}"
    return NotTaken(
        f"in no document, so not taken: {count:,} of its {total} messages (name the file, as TMX "
        "or PO, in `memory.files`, and `dragoman update` suggests what is similar)"
    )
