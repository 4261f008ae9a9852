"""What becomes of old translations when the source has changed: pure functions, no files.

Every message of the new template gets the best that the old catalogue, live or obsolete, and the
memory hold for it: its own translation, a suggestion that is worth a translator's time, or
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.matching.model import (
    CERTAIN,
    Match,
    MatchKind,
    MatchOptions,
    NewMessage,
    OldMessage,
    is_suggestion,
)
from dragoman.model import MessageKey

__all__ = ["CERTAIN", "Match", "MatchKind", "MatchOptions", "NewMessage", "OldMessage", "match"]


def match(
    old: Sequence[OldMessage],
    new: Sequence[NewMessage],
    memory: Sequence[OldMessage] = (),
    options: MatchOptions | None = None,
) -> tuple[Match | None, ...]:
    """Find for every new message its translation, a suggestion, or nothing.

    A message keeps what stands under its own msgctxt and msgid. A fuzzy one whose previous
    msgid is the new msgid has its translation again. ``memory``, other catalogues of the same
    language, is looked at only when something is left without.
    """
    found = _match_by_key(old, new, memory)
    if None in found:
        from dragoman.matching.suggest import suggest

        suggest(found, old, new, memory, options or MatchOptions())
    return tuple(found)


def _match_by_key(
    old: Sequence[OldMessage], new: Sequence[NewMessage], memory: Sequence[OldMessage]
) -> list[Match | None]:
    """Match by key, and by the previous key of what is fuzzy."""
    places = {(message.context, message.msgid): number for number, message in enumerate(old)}
    before: dict[MessageKey, int] = {}
    for number, message in enumerate(old):
        if message.fuzzy and is_suggestion(message):
            before.setdefault((message.previous_context, message.previous or ""), number)
    found: list[Match | None] = []
    for key in new:
        own = (key.context, key.msgid)
        place = places.get(own)
        if place is not None:
            found.append(_match_own(old[place], place))
        elif own in before and not _is_remembered(memory, key.msgid):
            place = before[own]
            found.append(Match(MatchKind.REVERTED, (place,), msgstr=old[place].msgstr))
        else:
            found.append(None)
    return found


def _is_remembered(memory: Sequence[OldMessage], msgid: str) -> bool:
    """Tell whether another document has the message: a fuzzy one may be its suggestion.

    What was suggested from there is nothing that was translated here and changed back.
    """
    return any(message.msgid == msgid and message.msgstr[0] for message in memory)


def _match_own(message: OldMessage, place: int) -> Match:
    how = MatchKind.REVIVED if message.obsolete else MatchKind.EXACT
    if message.fuzzy and is_suggestion(message):
        origin = (message.previous_context, message.previous)
        how = MatchKind.REVERTED if origin == (message.context, message.msgid) else how
    return Match(how, (place,), msgstr=message.msgstr)
