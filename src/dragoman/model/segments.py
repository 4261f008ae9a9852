"""Segments: a unit in one language, and what a reader must know about it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from dragoman.model.phrases import NO_PHRASE, Phrase
from dragoman.model.spans import Span, SpanKind, walk_all
from dragoman.model.states import State


class Mark(StrEnum):
    """What a reader must know about a segment."""

    NONE = ""
    OUTDATED = "outdated"  # translated from an earlier version of the unit
    DRAFT = "draft"  # by a machine, adopted, or a guess; nobody has confirmed it
    MISSING = "missing"  # not translated yet: a placeholder is shown
    UNREVIEWED = "unreviewed"  # translated, but nobody has marked it as reviewed
    SOURCE = "source"  # the original text is shown instead of the translation


_COLONS = (":", "\uff1a", "\u1365", "\u1366", "\u17d6", "\u1804")
"""Marks after which what was announced begins: also those of Chinese, Ethiopic, Khmer and
Mongolian. The sign of Armenian that looks like a colon is a full stop."""
_AFTER_COLON = " \n\u00a0\u200b\u200e\u200f\u061c\u202c\u2069"
_BESIDE = frozenset({SpanKind.BREAK, SpanKind.NOTE})
"""What may be beside bold text that introduces something."""
_UNNAMED = frozenset({Mark.MISSING, Mark.DRAFT})
"""The marks of segments whose text cannot stand alone as a name."""
REMARKS = {
    Mark.OUTDATED: "Translated from an earlier version of this paragraph",
    Mark.DRAFT: "Draft, not yet confirmed by a translator",
    Mark.UNREVIEWED: "This translation has not been reviewed.",
    Mark.MISSING: "Not translated yet",
    Mark.SOURCE: "Not translated yet: this is the original text",
}
WITHHELD = "The translation is out of date: this is the original text"
"""The remark on an original text that is shown instead of an outdated translation."""
WITHHELD_UNREVIEWED = "This is the original text."
"""The remark on an original text that is shown instead of a translation that is not reviewed. The
end of the edition says how much is reviewed."""


class Segment(NamedTuple):
    """A unit in one language, as an edition shows it."""

    language: str
    """The language of the text that is shown. Where the original text replaces a missing
    translation, that is the source language; of a placeholder, it is that of its words."""
    direction: str
    """"ltr" or "rtl": how that language is written."""
    state: State
    """The state of the message in the language of the column; what needs no translation is
    translated."""
    text: str
    """The msgstr, or what replaces it, safe to show: without control characters and overrides of
    the direction."""
    spans: tuple[Span, ...] = ()
    mark: Mark = Mark.NONE
    remark: Phrase = NO_PHRASE
    """The mark in words, in the language of the column or else in English. Empty without a mark,
    and also where the text itself says the same, as a placeholder does."""
    marker: str = ""
    """The marker of a list item that the text itself begins with; its spans are without it. Empty
    where the marker of the document is shown."""

    @property
    def has_text(self) -> bool:
        """Whether a reader sees text, besides the numbers of notes."""
        return any(
            span.text and not span.text.isspace() and span.kind is not SpanKind.NOTE
            for span in self._walk()
        )

    @property
    def names_something(self) -> bool:
        """Whether its text can stand alone as a name: a placeholder's cannot, nor can a draft's,
        which must not be seen without its mark."""
        return self.mark not in _UNNAMED and self.has_text

    @property
    def introduces(self) -> bool:
        """Whether it introduces what comes below: all of it is bold, as the term of a definition
        is, or it ends with a colon."""
        shown = "".join(
            span.text for span in self._walk() if span.kind is not SpanKind.NOTE
        ).rstrip(_AFTER_COLON)
        kinds = {span.kind for span in self.spans if span.children or not span.text.isspace()}
        return kinds - _BESIDE == {SpanKind.STRONG} or shown.endswith(_COLONS)

    @property
    def note_labels(self) -> list[str]:
        """The labels of the notes that the text refers to, in order, with repetitions."""
        return [span.text for span in self._walk() if span.kind is SpanKind.NOTE]

    @property
    def has_pictures(self) -> bool:
        """Whether it shows pictures."""
        return any(span.picture for span in self._walk())

    def _walk(self) -> Iterable[Span]:
        return walk_all(self.spans)
