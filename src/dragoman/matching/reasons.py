"""Why a suggestion was made: kept with the match, for whoever asks."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """One thing that speaks for a suggestion."""

    SAME_TEXT = "same-text"
    """The old text is the new one, in another document or under another msgctxt."""
    TYPOGRAPHY = "typography"
    """Only spaces, quotation marks, dashes, apostrophes or ellipses differ."""
    SAME_WORDS = "same-words"
    """Only letter case, markup and punctuation differ."""
    NUMBERS = "numbers"
    """Both texts are numbers with nothing else, and the translation copies them."""
    PREFIX_KEPT = "prefix-kept"
    """One of the texts begins or ends with the whole of the other."""
    ALIKE = "alike"
    """The texts are alike as wholes."""
    SPLIT = "split"
    """The old paragraph became several, and this is one of them."""
    MERGED = "merged"
    """The old paragraphs became this one."""
    NEIGHBOURS = "neighbours"
    """The old message was between the same two messages, which are unchanged."""
    PART_LEFT = "part-left"
    """Only a part of the old text is left, and its translation was cut out."""
    SENTENCES_KEPT = "sentences-kept"
    """Some sentences are the same, in their new order; the others changed, and are marked."""
    SENTENCES_MOVED = "sentences-moved"
    """All sentences are the same, in another order: so are their translations."""
    WHOLE_TRANSLATION = "whole-translation"
    """It was doubtful where to cut the translation, so the longest part has the whole."""
    VERBATIM = "verbatim"
    """The translation left the old text as it is, so the new text is suggested as it is."""
    ALL_VERBATIM = "all-verbatim"
    """The most similar old texts were all left as they are; no bar was needed."""
    RENEWED = "renewed"
    """What the translation copies, such as numbers and links, is copied from the new text."""
    STAYED = "stayed"
    """The old message is still in the document."""
    MEMORY = "memory"
    """The translation is another document's."""


class NextBest(NamedTuple):
    """The old translation that came next: another text, or another translation."""

    number: int
    """Which of the old messages, or of the memory's."""
    remembered: bool
    """Whether it is one of the memory's."""
    source: str
    """The text that it was made from."""
    score: float
    """What it was worth, 0 to 100."""


class Reasons(NamedTuple):
    """Why a message got its suggestion."""

    why: tuple[Reason, ...]
    """What speaks for it. The first says what the score rests on."""
    likeness: float
    """How alike the texts are as wholes, 0 to 100; of a split or a merger, the parts together."""
    bar: float
    """The score that the suggestion needed; 0 where it needed none: what is left of a text, and
    what is left as it is because everything like it is."""
    handicap: float = 0.0
    """By how much the score was lowered, because the message stayed or is another document's."""
    shift: float = 0.0
    """By how much the score was raised or lowered, because texts like the new one were translated
    more or less steadily."""
    edits: float = 0.0
    """By how much the score was raised or lowered, because fewer or more edits lie between the two
    texts than their likeness says."""
    next_best: NextBest | None = None
    """None where no other text was compared."""
