"""One file with the messages of several documents, as other programs keep them.

mdBook's and po4a's helpers, and Sphinx with one catalogue for all, have a single PO file for a
language. Its messages name no document: each belongs to every document that has its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.catalogs.sent_keys import read_sent_key
from dragoman.commands._returned_files import ReturnedFile
from dragoman.commands._returned_places import LEAST_KNOWN, KnownMessages
from dragoman.model import NotTaken, Returned, ReturnedRow
from dragoman.project import Project


def divide_file(
    project: Project, known: KnownMessages, file: ReturnedFile, wanted: str | None
) -> tuple[ReturnedFile, ...]:
    """Return a file in parts, one for each document that has some of its messages.

    It stays whole where the user or the file says which document it is for, where its rows have
    keys, where one document has all of them that are known, or more than half and more than any
    other, and where all together have too few.
    """
    returned = file.returned
    if wanted or returned is None or not _may_be_of_several(project, returned):
        return (file,)
    rows = _find_rows(project, known, returned.rows)
    placed = {row.row for found in rows.values() for row in found}
    least = LEAST_KNOWN * len(returned.rows)
    most, second = sorted([0, 0, *map(len, rows.values())], reverse=True)[:2]
    is_for_one = most == len(placed) or most > max(least, second)
    if is_for_one or len(placed) < least:
        return (file,)
    missing = sum(row.row not in placed for row in returned.rows)
    remarks = (*returned.remarks, *([(0, _tell_missing(missing, returned))] if missing else []))
    parts = []
    for document, found in rows.items():
        part = replace(returned, rows=tuple(found), document=document, remarks=remarks)
        parts.append(file._replace(returned=part, document=document))
        remarks = ()  # they are about the file, and are said once
    return tuple(parts)


def _may_be_of_several(project: Project, returned: Returned) -> bool:
    is_named = returned.document in project.documents
    has_keys = any(read_sent_key(row.key) for row in returned.rows)
    return not (returned.is_memory or is_named or has_keys) and len(project.documents) > 1


def _find_rows(
    project: Project, known: KnownMessages, rows: Iterable[ReturnedRow]
) -> Mapping[str, list[ReturnedRow]]:
    """Return the rows of each document that has any, in the order of the documents."""
    rows = list(rows)
    found = {}
    for document in project.documents:
        keys = frozenset(known.list_keys(document).values())
        own = [row for row in rows if (row.context, row.source) in keys]
        if own:
            found[document] = own
    return found


def _tell_missing(count: int, returned: Returned) -> NotTaken:
    total = f"{len(returned.rows):,}"
    return NotTaken(f"{count:,} of its {total} messages are in no document; they are not taken")
