"""What a printer must know of an edition: the page, the binding, the colours."""

from __future__ import annotations

from typing import NamedTuple

BY_LENGTH = -1
"""The depth of a list of contents that follows from its length."""


class PrintOptions(NamedTuple):
    """How the pages of an edition are to be, in every format that is printed."""

    size: float = 0.0
    """The size of the text in points, as that of Latin letters; 0 for the format's own."""
    margins: tuple[float, float, float] | None = None
    """At the top, at the sides and at the bottom, in millimetres; None for the format's own."""
    binding: float = 0.0
    """What is added to the margin at the binding, in millimetres: left or right in turn."""
    bleed: float = 0.0
    """What a page is larger than the paper on each side, in millimetres, to be cut off."""
    marks: bool = False
    """Whether marks show where a page is cut."""
    chapters: str = "run-on"
    """One of ``choices.CHAPTERS``."""
    booklet: bool = False
    """Whether the pages are on sheets that are folded in the middle."""
    monochrome: bool = False
    """Whether everything is black, white and grey."""
