"""The colours of editions, the same in all formats.

The rule: a colour only marks what a reader can follow, such as links. Whatever else has to differ,
differs in weight, slant or grey, so that nothing is lost in print and for who sees no colours.
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """The colours of one kind of edition, as CSS writes them."""

    paper: str
    ink: str
    soft: str
    """What is second in rank: numbers, remarks, the heads of pages. Its contrast to the paper is
    4.5 or more (WCAG 2.2, 1.4.3)."""
    rule: str
    """Lines."""
    accent: str
    """What can be followed."""
    tint: str
    """What is behind code and the place that a link led to."""


PRINT = Colours("#ffffff", "#000000", "#555555", "#bbbbbb", "#7a1f1f", "#f4f4f4")
SCREEN = Colours("#fcfaf5", "#23201c", "#6a6157", "#d9d1c3", "#7a1f1f", "#f3eee3")
DARK = Colours("#1a1917", "#e4dfd5", "#a89f92", "#45403a", "#e2a27a", "#262421")
BOOK = Colours("", "", "#75706a", "#b5aea4", "#a4552f", "rgba(128, 128, 128, 0.12)")
"""For a reader of books, which has a paper and an ink of its own, light or dark."""

_GREYS = {
    PRINT: Colours("#ffffff", "#000000", "#555555", "#bbbbbb", "#000000", "#f4f4f4"),
    SCREEN: Colours("#ffffff", "#1f1f1f", "#5e5e5e", "#d0d0d0", "#1f1f1f", "#f0f0f0"),
    DARK: Colours("#181818", "#e0e0e0", "#a2a2a2", "#404040", "#e0e0e0", "#262626"),
    BOOK: Colours("", "", "#757575", "#b0b0b0", "#757575", "rgba(128, 128, 128, 0.12)"),
}


def choose_colours(colours: Colours, *, monochrome: bool) -> Colours:
    """Return the colours, or the greys that take their place."""
    return _GREYS[colours] if monochrome else colours
