"""What a returned file has only as a thing of the past: the obsolete messages of a catalogue.

A translator's program makes a message obsolete that its own template lacks, because that is older
or newer than ours. Its translation is work that nobody else has. All others are of no interest:
they are what catalogues have gathered in years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.commands._returned.places import KnownMessages
from dragoman.model import MessageKey, Returned, ReturnedRow


def drop_unknown_past(
    known: KnownMessages, documents: Iterable[str], returned: Returned
) -> Returned:
    """Return a file without the past messages that none of the documents has."""
    if not any(row.is_past for row in returned.rows):
        return returned
    ours = {key for document in documents for key in known.list_keys(document).values()}
    kept = (row for row in returned.rows if not row.is_past or (row.context, row.source) in ours)
    return replace(returned, rows=tuple(kept))


def fills_nothing(row: ReturnedRow, key: MessageKey, present: Mapping[MessageKey, str]) -> bool:
    """Return whether a row is past, and its message has a translation already."""
    return row.is_past and bool(present.get(key))
