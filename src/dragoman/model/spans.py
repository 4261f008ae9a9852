"""Inline text as spans: what a run of it is, and what it may link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import bidirectional


class SpanKind(StrEnum):
    """What a run of inline text is."""

    TEXT = "text"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DELETED = "deleted"
    INSERTED = "inserted"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    RUBY = "ruby"  # characters with their reading
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    NOTE = "note"  # the reference to a note, not its text
    BREAK = "break"  # the end of a line, where the author wants one
    PARAGRAPH = "paragraph"  # the end of a paragraph inside a unit; never inside another span
    SIGN = "sign"  # what is shown for a tag of HTML: the marker of an item, the edge of a cell
    ISOLATE = "isolate"  # a run of the other direction, kept apart from what is around it
    QUOTATION = "quotation"  # only in ``read_marks``: an edition has the marks of its language
    PLACEHOLDER = "placeholder"  # only in ``read_marks``: what Markdown cannot say


LINE_ENDS = (SpanKind.BREAK, SpanKind.PARAGRAPH)
"""The kinds of spans at which a line ends."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of inline text. The spans of a segment, in order, are its text."""

    kind: SpanKind = SpanKind.TEXT
    text: str = ""
    """The characters of text, code and a sign; the label of a note; the description of an image;
    the reading of a ruby; the name of a placeholder: "g1" for one around a text, "x2" for one
    without, "/g1" for an end that has no beginning."""
    children: tuple[Span, ...] = ()
    """The content of the kinds that look different, of a link, a ruby and an isolate."""
    target: str = ""
    """For a link, an address that ``is_allowed_link``, ``#p7`` for the row with that anchor, or a
    place in one of ``Edition.pages``; as it is parsed, also what ``is_inner_link``. For an image,
    its address, which nothing ever fetches."""
    title: str = ""
    direction: str = ""
    """For an isolate, "ltr" or "rtl": most often the opposite of the direction of the segment. For
    a ruby, the direction of the reading; empty where the reading has no letters."""
    picture: str = ""
    """For an image that the edition holds, its name in ``Edition.pictures``; empty for one that is
    shown by its description."""

    @property
    def place(self) -> str:
        """Of a link inside the edition, the anchor of the row that it leads to; else empty."""
        is_inner = self.kind is SpanKind.LINK and self.target.startswith("#")
        return self.target[1:] if is_inner else ""

    @property
    def needs_override(self) -> bool:
        """Whether code or a left-to-right isolate holds Arabic-Indic digits (class AN of UAX 9).

        Even in it, such numbers would change places around a hyphen or another sign. So a writer
        does not leave the order of its characters to the algorithm. It does where there are
        right-to-left letters too, because nobody could read those from left to right.
        """
        is_left_to_right = self.kind is SpanKind.CODE or (
            self.kind is SpanKind.ISOLATE and self.direction == "ltr"
        )
        return is_left_to_right and "AN" in self._classes and not self.has_rtl_letters

    @property
    def has_rtl_letters(self) -> bool:
        """Whether it holds letters of a right-to-left script."""
        return not self._classes.isdisjoint(("R", "AL"))

    @property
    def _classes(self) -> frozenset[str]:
        """The classes of its characters in the bidirectional algorithm (UAX 9)."""
        return frozenset(bidirectional(each) for span in self.walk() for each in span.text)

    def walk(self) -> Iterator[Span]:
        """Yield the span and then all spans inside it, in reading order."""
        yield self
        yield from walk_all(self.children)


def walk_all(spans: Sequence[Span]) -> Iterable[Span]:
    """Return each span and then all spans inside it, in reading order."""
    for span in spans:
        if span.children:
            return _walk_inside(spans)
    return spans  # as most segments are


def _walk_inside(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        if span.children:
            yield from _walk_inside(span.children)
