"""Booklets: the pages of a PDF on sheets that are printed on both sides and folded once."""

from __future__ import annotations

from collections.abc import Iterator

SHEET = 4
"""Pages of a sheet: two on each side."""


def order_pages(count: int, *, right_to_left: bool) -> Iterator[tuple[int, int]]:
    """Yield the pages on each side of the sheets, from left to right; 0 for an empty page.

    The sides come as a printer takes them: front and back of the outermost sheet, then of the next
    one. Sheets are turned over at their short edge and folded together. The back of a book from
    right to left is on the right.
    """
    total = -(-count // SHEET) * SHEET
    for low in range(1, total // 2 + 1):
        high = total + 1 - low
        # The outer page is on the side of the fold that the reading begins at, in turn.
        left, right = (high, low) if (low % 2 == 1) is not right_to_left else (low, high)
        yield (left if left <= count else 0), (right if right <= count else 0)
