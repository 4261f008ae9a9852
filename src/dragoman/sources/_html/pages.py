"""How a page is read that is a part of something larger, as a chapter of an e-book is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.sources._html.list_rules import SheetReader, read_no_sheet
from dragoman.sources._html.notes import HtmlNotes


class PageLinks:
    """How msgids have the addresses of a page: a page of its own keeps them as they are."""

    def shorten(self, address: str) -> str:
        """Return an address of the page as a msgid has it."""
        return address

    def lengthen(self, target: str) -> str:
        """Return the address, in the page, of a place in the same book; empty if it is none."""
        return ""

    def name_place(self, name: str) -> str:
        """Return the name that links in the book have for a place of the page."""
        return name


OWN_LINKS = PageLinks()
"""The links of a page that does not belong to a book."""


@dataclass(frozen=True, slots=True)
class PageRules:
    """What is known about a page before it is read."""

    is_xml: bool
    """Whether a tag that ends with ``/>`` is a whole element."""
    notes: HtmlNotes
    is_alone: bool = False
    """Whether it is not a part of something larger, which has contents of its own."""
    opens_links: bool = False
    """Whether a link around a whole text is not in it, as in a table of contents."""
    links: PageLinks = OWN_LINKS
    read_sheet: SheetReader = read_no_sheet
    """Reads the style sheets that the page names."""
