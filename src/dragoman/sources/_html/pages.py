"""How a page is read that is a part of something larger, as a chapter of an e-book is."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.sources._html.notes import HtmlNotes


@dataclass(frozen=True, slots=True)
class PageRules:
    """What is known about a page before it is read."""

    is_xml: bool
    """Whether a tag that ends with ``/>`` is a whole element."""
    notes: HtmlNotes
    opens_links: bool = False
    """Whether a link around a whole text is not in it, as in a table of contents."""
