"""What is said of a match: which old translation a new message gets, how, and how well it fits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from dragoman.model import MessageKey
from dragoman.po.marks import REMARKS, MarkKind, is_mark, write_mark

THRESHOLD = 60.0
"""From how much likeness on (0 to 100) a suggestion is made.

Chosen, with the bars, on the histories of real catalogues (see benchmarks/quality.py), so that at
each length about half of the suggestions that just clear the bar are useful: at least half of the
text could be kept to reach what the translator wrote in the end."""
BARS = ((1, 8.0), (3, 4.0), (8, 2.0), (20, 0.0))
LONG_BAR = 9.0
"""How much more a text of up to so many words needs, and a longer one. In a heading letters in
common are often chance; a long paragraph with as little in common was written anew, and its
translation will be."""

SHARE = write_mark(MarkKind.SPLIT, "the part of the earlier translation that seems to fit")
WHOLE = write_mark(MarkKind.SPLIT, "the whole earlier translation, keep what fits")
JOINED = write_mark(MarkKind.MERGED, "the earlier translations, joined")


class NewMessage(Protocol):
    """What a message of a template is known by."""

    @property
    def context(self) -> str | None:
        """The msgctxt."""

    @property
    def msgid(self) -> str:
        """The source text."""


class OldMessage(NewMessage, Protocol):
    """What is read of a message of a catalogue; ``Block`` has it all."""

    @property
    def msgstr(self) -> tuple[str, ...]:
        """All forms of the translation; ("",) without one."""

    @property
    def fuzzy(self) -> bool:
        """Is the translation unconfirmed?"""

    @property
    def obsolete(self) -> bool:
        """Has its source gone?"""

    @property
    def previous(self) -> str | None:
        """The source text that the translation was made from, where it differs."""

    @property
    def previous_context(self) -> str | None:
        """The msgctxt that goes with it."""

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, a line each."""


class MatchKind(StrEnum):
    """How a translation came to a message of the new template."""

    EXACT = "exact"
    REVIVED = "revived"
    REVERTED = "reverted"
    TYPOGRAPHIC = "typographic"
    CONTEXT = "context"
    SIMILAR = "similar"
    SPLIT = "split"
    MERGED = "merged"
    MEMORY = "memory"


CERTAIN = frozenset({MatchKind.EXACT, MatchKind.REVIVED, MatchKind.REVERTED})
"""No suggestions: the message has its own translation."""


class Match(NamedTuple):
    """What one message of the new template gets."""

    how: MatchKind
    old: tuple[int, ...]
    """Which old messages it comes from; for MEMORY, which of the memory's."""
    score: float = 100.0
    msgstr: tuple[str, ...] = ("",)
    previous: str | None = None
    """The text that the translation was made from; None where that is the msgid itself."""
    previous_context: str | None = None
    remark: str = ""
    """What the translator must be told, as a comment."""


class MatchOptions(NamedTuple):
    """How much a suggestion must be worth."""

    threshold: float = THRESHOLD
    """The likeness that a sentence needs; shorter and longer texts need more (``bar``)."""
    context: float = 1.0
    """By how much the bar is lowered where the neighbours are unchanged. Little, because
    neighbours that fit say that something was replaced, not that it is alike."""

    def bar(self, words: int) -> float:
        """Give the likeness that a text of so many words needs."""
        more = (more for most, more in BARS if words <= most)
        return self.threshold + next(more, LONG_BAR)


def is_suggestion(message: OldMessage) -> bool:
    """Tell whether a fuzzy message bears the translation of its previous msgid, whole."""
    return (
        message.fuzzy
        and message.previous is not None
        and len(message.msgstr) == 1
        and bool(message.msgstr[0])
        and not is_copy(message)
        and not has_remark(message)
    )


def is_copy(message: OldMessage) -> bool:
    """Tell whether a fuzzy message bears its own msgid, because its like was left as it is."""
    return message.msgstr[0] == message.msgid != message.previous


def is_unedited(message: OldMessage, pairs: Mapping[MessageKey, OldMessage]) -> bool:
    """Tell whether nobody edited the translation that a fuzzy message was given.

    ``pairs`` are the messages of its catalogue by their keys: the pair that the translation came
    from stays there as an obsolete message, and its text tells. Where a tool has left no pair
    nothing tells, but editors clear the flag of what they edit.
    """
    if not is_suggestion(message):
        return False
    pair = pairs.get((message.previous_context, message.previous or ""))
    return pair is None or pair is message or pair.msgstr == message.msgstr


def has_remark(message: OldMessage) -> bool:
    """Tell whether the translation is a part or a whole of others, or a machine's."""
    return any(is_mark(comment, REMARKS | {MarkKind.DRAFT}) for comment in message.comments)
