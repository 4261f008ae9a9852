"""What the Typst templates get to know of a part of a large book (``parts``)."""

from __future__ import annotations

from typing import TypedDict


class PartShape(TypedDict):
    """A part of a large book: some of its blocks, which have their numbers in the book."""

    start: int
    """The first block."""
    count: int
    """The blocks of the whole book."""
    offset: int
    """How many pages of the book are before the first page that Typst has of the part."""
    address: str
    """What begins the address of a link to a block of another part."""
    level: int
    """The rank of the last heading before the part; 0 for none."""
    contents: dict[str, tuple[int, list[int | None]]]
    """The block of each heading in the list of contents, and its page in each column; None in a
    column where it is no heading."""
    far_notes: dict[str, str]
    """The ends of the addresses of footnotes that parts before define, by their keys."""
    far_places: dict[str, str]
    """Those of all blocks of the book that links lead to, by the names of their places."""
