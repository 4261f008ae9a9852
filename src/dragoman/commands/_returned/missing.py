"""Messages that have no row in a table that came back: somebody took it away, or merged it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.catalogs.sent_keys import digest_key, read_sent_key
from dragoman.commands._numbered_messages import NumberedMessage, number_messages
from dragoman.commands._returned.places import KnownMessages
from dragoman.commands.export import WantedMessages
from dragoman.errors import DragomanError, quote
from dragoman.escaping import shorten_line
from dragoman.model import CatalogName, Returned, State
from dragoman.project import Project

MOST_NAMED = 10
"""So many messages are named with their first words; of the others, only the numbers are said."""
_LONGEST_SHOWN = 60
_UNFINISHED = frozenset({State.UNTRANSLATED, State.FUZZY})


def tell_missing(
    project: Project, known: KnownMessages, place: CatalogName, returned: Returned
) -> Iterator[str]:
    """Yield a sentence for each message that has no row in a file, though one went out.

    What went out is known where the file says how many messages it had. Else the messages in the
    same states as the rows that came back are taken for sent, and those that still have to be
    translated.
    """
    if not returned.is_whole or returned.missing == 0:
        return
    try:
        items = number_messages(project, *place)
    except DragomanError as error:  # a file is taken also where the source cannot be read
        yield f"which of its rows are missing is not known: {project.show_error(error)}"
        return
    missing = _choose_sent(_list_absent(known, place, returned, items), returned)
    for item in missing[:MOST_NAMED]:
        shown = quote(shorten_line(item.unit.text, _LONGEST_SHOWN))
        yield f"no row has {item.place}, which stays as it is: {shown}"
    rest = sorted(number for item in missing[MOST_NAMED:] for number in item.numbers)
    if rest:
        yield f"no row has these paragraphs either: {_join_numbers(rest)}"


def _list_absent(
    known: KnownMessages, place: CatalogName, returned: Returned, items: Sequence[NumberedMessage]
) -> list[NumberedMessage]:
    """Return the messages of a document that no row of a file has, taken or not.

    One whose source has changed since has the row of the earlier source.
    """
    found = (known.find_message(place.document, row) for row in returned.rows)
    present = {each[0] for each in found if each is not None}
    refused = {sent.message for key in returned.refused if (sent := read_sent_key(key))}
    absent = []
    for item in items:
        key, block = item.unit.key, item.block
        if block is None or not present.isdisjoint({key, (block.context, block.previous or "")}):
            continue
        if digest_key(place.document, key) not in refused:
            absent.append(item)
    return absent


def _choose_sent(absent: Sequence[NumberedMessage], returned: Returned) -> list[NumberedMessage]:
    """Return the messages among those that a file lacks which went out in it."""
    keys = (*(row.key for row in returned.rows), *returned.refused)
    states = {sent.state for key in keys if (sent := read_sent_key(key))}
    if returned.missing is not None:
        parts = (each for each in WantedMessages if all(map(each.includes, states)))
        chosen = ([item for item in absent if part.includes(item.state)] for part in parts)
        exact = next((each for each in chosen if len(each) == returned.missing), None)
        if exact is not None:
            return exact
    if not states:
        return []
    found = [item for item in absent if item.state in states | _UNFINISHED]
    if len(states) == 1 and len(found) > len(returned.rows):  # only these went out
        return [item for item in found if item.state in states]
    return found


def _join_numbers(numbers: Sequence[int]) -> str:
    """Return numbers in their order as people write them: ``3-7, 9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)
