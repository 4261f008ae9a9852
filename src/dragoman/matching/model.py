"""What a match is: which old translation a new message gets, how, and how well it fits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dragoman.matching.reasons import Reason, Reasons
from dragoman.model import MessageKey
from dragoman.po.marks import REMARKS, MarkKind, is_mark, write_mark

if TYPE_CHECKING:
    from dragoman.matching.weights import Weights

SHARE = write_mark(MarkKind.SPLIT, "the part of the earlier translation that seems to fit")
WHOLE = write_mark(MarkKind.SPLIT, "the whole earlier translation, keep what fits")
PARTLY = write_mark(MarkKind.PARTLY, "what is in […] is old, or is still to be translated")
REORDERED = write_mark(MarkKind.PARTLY, "the sentences are in their new order: compare")
JOINED = write_mark(MarkKind.MERGED, "the earlier translations, joined")
RENEWED = write_mark(MarkKind.RENEWED, "numbers, links and code are the new ones: compare")
OFFERED = write_mark(MarkKind.OFFERED, "once: if you clear it, it stays empty")

WITHOUT_SOURCE = "adopted, but no source was found"
"""The msgctxt of an obsolete message that keeps a paragraph of a finished translation. Its msgid is
the same text: nobody has left a source as it is."""


class NewMessage(Protocol):
    """What identifies a message of a template."""

    @property
    def context(self) -> str | None:
        """The msgctxt."""

    @property
    def msgid(self) -> str:
        """The source text."""


class OldMessage(NewMessage, Protocol):
    """What matching reads of a message of a catalogue; ``Block`` has all of it."""

    @property
    def msgstr(self) -> tuple[str, ...]:
        """All forms of the translation; ("",) without one."""

    @property
    def fuzzy(self) -> bool:
        """Whether the translation is unconfirmed."""

    @property
    def obsolete(self) -> bool:
        """Whether the message is no longer in the source."""

    @property
    def previous(self) -> str | None:
        """The source text that the translation was made from, where that is another one."""

    @property
    def previous_context(self) -> str | None:
        """The msgctxt of that text."""

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, one per line."""


class MatchKind(StrEnum):
    """How a message of the new template got its translation. Users see the values."""

    EXACT = "exact"
    """The message did not change."""
    REVIVED = "revived"
    """It was obsolete, and is in the source again."""
    REVERTED = "reverted"
    """Its source was changed and is what it was again."""
    TYPOGRAPHIC = "typographic"
    """Only the typography of its source changed."""
    CONTEXT = "context"
    """It is less similar than a suggestion must be, but its neighbours are unchanged."""
    SIMILAR = "similar"
    """Its source was edited or moved."""
    SPLIT = "split"
    """It is a part of a message that became several, or all that is left of one."""
    MERGED = "merged"
    """Several messages became this one."""
    MEMORY = "memory"
    """Another document has a translation that suits it."""
    OFFERED = "offered"
    """It was in the catalogue already, but empty, and a translation suits it."""


CERTAIN = frozenset({MatchKind.EXACT, MatchKind.REVIVED, MatchKind.REVERTED})
"""The kinds that are not suggestions: the message has its own translation."""


class Match(NamedTuple):
    """What a message of the new template gets."""

    kind: MatchKind
    old: tuple[int, ...]
    """The numbers of the old messages that it comes from; see ``is_remembered``."""
    score: float = 100.0
    """What it is worth, 0 to 100."""
    msgstr: tuple[str, ...] = ("",)
    """The translation, where it is not that of an old message with the same key."""
    previous: str | None = None
    """The text that the translation was made from; None where that is the msgid itself."""
    previous_context: str | None = None
    remark: str = ""
    """What the translator must know about it, as a comment; "" for nothing."""
    reasons: Reasons | None = None
    """Why it was chosen; None where the message has its own translation."""

    @property
    def is_remembered(self) -> bool:
        """Whether it comes from the memory: then ``old`` has the numbers of the memory's."""
        if self.kind is MatchKind.MEMORY:
            return True
        return self.reasons is not None and Reason.MEMORY in self.reasons.why


class MatchOptions(NamedTuple):
    """How alike a text must be for its translation to be suggested."""

    threshold: float = 0.0
    """The score that a text needs, 1 to 100; 0 for the one of the weights."""
    weights: Weights | None = None
    """Other weights to try; None for those that were chosen."""
    languages: tuple[str, str] = ("", "")
    """The codes of the languages of source and translation, to cut sentences; "" where unknown."""


def is_suggestion(message: OldMessage) -> bool:
    """Return whether a fuzzy message has the whole translation of its previous msgid."""
    return (
        message.fuzzy
        and message.previous is not None
        and len(message.msgstr) == 1
        and bool(message.msgstr[0])
        and not is_copy(message)
        and not has_remark(message)
    )


def find_source(message: OldMessage) -> MessageKey:
    """Return the msgctxt and the text that the translation of a message counts for.

    Those of a fuzzy message are the ones that it was made from, unless it is a part or a whole of
    others, a machine's draft or a copy of its msgid: those fit their own msgid better.
    """
    if message.fuzzy and message.previous and not (is_copy(message) or has_remark(message)):
        return message.previous_context, message.previous
    return message.context, message.msgid


def is_copy(message: OldMessage) -> bool:
    """Return whether a fuzzy message has its own msgid, because texts like it were left as is."""
    return message.msgstr[0] == message.msgid != message.previous


def is_unedited(message: OldMessage, pairs: Mapping[MessageKey, OldMessage]) -> bool:
    """Return whether nobody edited the translation that a fuzzy message was given.

    ``pairs`` are the messages of its catalogue by their keys: the pair that the translation came
    from stays there as an obsolete message, and its text shows what was given. Where a tool left
    no such pair, nothing shows it, but editors clear the flag of what they edit.
    """
    if not is_suggestion(message):
        return False
    pair = pairs.get((message.previous_context, message.previous or ""))
    return pair is None or pair is message or pair.msgstr == message.msgstr


def is_open(message: OldMessage) -> bool:
    """Return whether an empty message may be offered a suggestion.

    What a translator cleared stays empty. Two things show it: the flag fuzzy, which is left where
    only the text was deleted, and the mark of an offer that was made before. Without them nobody
    has seen a suggestion here, or another program has taken it out again.
    """
    if message.fuzzy or message.msgstr != ("",):
        return False
    return not any(is_mark(comment, {MarkKind.OFFERED}) for comment in message.comments)


def has_remark(message: OldMessage) -> bool:
    """Return whether the translation fits its own msgid better than the previous one.

    It is a part of others, several joined, renewed, or a machine's.
    """
    return any(is_mark(comment, REMARKS | {MarkKind.DRAFT}) for comment in message.comments)


def is_divided(message: OldMessage) -> bool:
    """Return whether the translation is a part of others, or several joined."""
    return any(is_mark(comment, REMARKS - {MarkKind.RENEWED}) for comment in message.comments)
