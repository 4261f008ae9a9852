"""What is said of a match: which old translation a new message gets, how, and how well it fits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dragoman.model import MessageKey

if TYPE_CHECKING:
    from dragoman.matching.reasons import Reasons
    from dragoman.matching.weights import Weights

REMARKS = ("dragoman: split", "dragoman: merged")
SHARE = f"{REMARKS[0]}: the part of the earlier translation that seems to fit"
WHOLE = f"{REMARKS[0]}: the whole earlier translation, keep what fits"
JOINED = f"{REMARKS[1]}: the earlier translations, joined"


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
    reasons: Reasons | None = None
    """Why it was chosen; None where the message has its own translation."""


class MatchOptions(NamedTuple):
    """How much a suggestion must be worth."""

    threshold: float = 0.0
    """The score that a sentence needs, 1 to 100; 0 for the one of the weights. Shorter and longer
    texts need more."""
    weights: Weights | None = None
    """Other weights to try; None for those that were chosen."""


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


def find_source(message: OldMessage) -> str:
    """Return the text that the translation of a message counts for, as a candidate.

    That of a fuzzy message is the text that it was made from, unless it is a part or a whole of
    others, a machine's draft or a copy of its msgid: those fit their own msgid better.
    """
    if message.fuzzy and message.previous and not (is_copy(message) or has_remark(message)):
        return message.previous
    return message.msgid


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
    return any(
        comment.strip().startswith((*REMARKS, "dragoman: draft")) for comment in message.comments
    )
