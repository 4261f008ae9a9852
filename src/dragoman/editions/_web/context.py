"""What all blocks of an edition share when they are written."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.editions._web.markup import escape, write_language
from dragoman.languages import make_tag
from dragoman.model import Column, Phrase


class BlockContext(NamedTuple):
    """Whether blocks are for a page or for a book, and what is around them."""

    xml: bool
    """Whether they are XHTML, for a book."""
    first: Column
    """The first column: its language is that of the page."""
    on_tap: bool = False
    """Whether all languages but the first are hidden until the reader asks for them."""
    line_letters: float = 0
    """How many letters a line of a column of the page has room for."""
    group: int = 0
    """How many rows, tables and lists are in one element, for who shows a long page; 0: none."""

    def write_touched(self, *, has_link: bool = True) -> str:
        """Return the attribute of a row that a tap on it focuses.

        The keyboard goes to the links in it, or to the row itself if it may have none: a sentence,
        a caption, or a note that nothing refers to.
        """
        if self.xml or not self.on_tap:
            return ""
        return f' tabindex="{-1 if has_link else 0}"'

    def write_remark(self, remark: Phrase) -> str:
        """Return what a reader must know of a cell."""
        language = write_language(make_tag(remark.language), remark.direction, xml=self.xml)
        return f'<small class="remark" {language}>{escape(remark.text)}</small>'
