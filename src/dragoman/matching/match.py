"""What becomes of old translations when the source has changed: pure functions, no files.

Every message of the new template gets the best that the old catalogue, live or obsolete, and the
memory hold for it: its own translation, a suggestion that is worth a translator's time, or
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from dragoman.matching.memory import Memory
from dragoman.matching.model import (
    CERTAIN,
    Match,
    MatchKind,
    MatchOptions,
    NewMessage,
    OldMessage,
    is_open,
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
    """Find for every new message its translation, a suggestion, or nothing (None).

    A message keeps the translation that the old catalogue has for its own msgctxt and msgid. The
    translation of a fuzzy message whose previous msgid is the new msgid is the new one's again.
    ``memory``, other catalogues of the same language, is searched only when a message is left
    without a translation. Returns one match per new message, in their order.
    """
    found = _match_by_key(old, new, memory)
    if None in found:
        from dragoman.matching.suggest import suggest

        suggest(found, old, new, memory, options or MatchOptions())
    return tuple(found)


def match_empty(
    messages: Sequence[OldMessage],
    memory: Sequence[OldMessage] = (),
    options: MatchOptions | None = None,
) -> dict[int, Match]:
    """Find suggestions for the empty messages of a catalogue, by their numbers.

    Only confirmed translations are suggested: other messages' of the catalogue, live or obsolete,
    and those of the memory. So what is found does not depend on other suggestions. A message that
    a translator has cleared gets nothing (``is_open``).
    """
    wanting = {
        number: message
        for number, message in enumerate(messages)
        if not message.obsolete and is_open(message)
    }
    if not wanting:
        return {}
    from dragoman.matching.suggest import suggest_for_empty

    return suggest_for_empty(wanting, messages, memory, options or MatchOptions())


def _match_by_key(
    old: Sequence[OldMessage], new: Sequence[NewMessage], memory: Sequence[OldMessage]
) -> list[Match | None]:
    """Match by key, and by the previous key of fuzzy messages."""
    numbers = {(message.context, message.msgid): number for number, message in enumerate(old)}
    previous: dict[MessageKey, int] = {}
    for number, message in enumerate(old):
        # A translation that was suggested to another msgctxt is not confirmed by coming back.
        same_context = message.fuzzy and message.previous_context == message.context
        if same_context and is_suggestion(message):
            previous.setdefault((message.context, message.previous or ""), number)
    keys = {(wanted.context, wanted.msgid) for wanted in new} & previous.keys() - numbers.keys()
    remembered = find_remembered(memory, {msgid for _, msgid in keys})
    found: list[Match | None] = []
    for wanted in new:
        key = (wanted.context, wanted.msgid)
        own = numbers.get(key)
        if own is not None:
            found.append(_match_own(old[own], own))
        elif key in previous and wanted.msgid not in remembered:
            own = previous[key]
            found.append(Match(MatchKind.REVERTED, (own,), msgstr=old[own].msgstr))
        else:
            found.append(None)
    return found


def find_remembered(memory: Sequence[OldMessage], texts: Set[str]) -> frozenset[str]:
    """Return those of some texts that another document has a translation of.

    A fuzzy message may then have been suggested from there. That text was never translated here,
    so it was not changed back. The memory is read only if there are texts.
    """
    if not texts:
        return frozenset()
    if isinstance(memory, Memory):
        return memory.find_sources(texts)
    return frozenset(
        message.msgid for message in memory if message.msgid in texts and message.msgstr[0]
    )


def _match_own(message: OldMessage, number: int) -> Match:
    """Match a message with the old message of its own key."""
    kind = MatchKind.REVIVED if message.obsolete else MatchKind.EXACT
    if message.fuzzy and is_suggestion(message):
        origin = (message.previous_context, message.previous)
        kind = MatchKind.REVERTED if origin == (message.context, message.msgid) else kind
    return Match(kind, (number,))
