"""Lists across rows: which rows of a page are the items of one list.

A row holds an item in all languages. So a list is around rows, as in the document, and not around
the texts of one language: its items are counted once, and each is said in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.editions._web.view import PageBlock, PageList

_NUMBERED = re.compile(r"(?P<before>\D{0,3})(?P<number>\d{1,9})(?P<after>\D{0,3})")


@dataclass(slots=True)
class _OpenList:
    """A list that rows are added to."""

    marker: str
    """That of its last item."""
    start: int | None
    """The number of its first item; None for a list with bullets."""
    items: list[list[PageBlock | PageList]]

    def close(self) -> PageList:
        return PageList(self.start, tuple(map(tuple, self.items)))


def group_lists(blocks: Iterable[PageBlock]) -> tuple[PageBlock | PageList, ...]:
    """Return the blocks in their order, those of a list together; the items of lists may hold
    lists."""
    return tuple(_group(blocks))


def _group(blocks: Iterable[PageBlock]) -> Iterator[PageBlock | PageList]:
    opened: list[_OpenList] = []  # the lists around the last block, from the outermost
    for block in blocks:
        same = _count_shared_items(opened, block)
        markers = block.lists[same:]
        is_next = bool(markers and opened[same:]) and _is_next(opened[same].marker, markers[0])
        yield from _close_lists(opened, same + is_next)
        if is_next:
            opened[same].marker = markers[0]
            opened[same].items.append([])
        opened += (_OpenList(marker, _find_start(marker), [[]]) for marker in markers[is_next:])
        if opened:
            opened[-1].items[-1].append(block)
        else:
            yield block
    yield from _close_lists(opened, 0)


def _count_shared_items(opened: Sequence[_OpenList], block: PageBlock) -> int:
    """Return how many of the items that the last block is in a block is in too."""
    deepest = len(block.lists) - block.is_first  # the first block of an item begins it
    count = 0
    for each, marker in zip(opened, block.lists[: max(deepest, 0)], strict=False):
        if each.marker != marker:
            break
        count += 1
    return count


def _is_next(last: str, marker: str) -> bool:
    """Return whether an item with a marker may follow one with the marker ``last`` in a list."""
    before, after = _NUMBERED.fullmatch(last), _NUMBERED.fullmatch(marker)
    if before is None or after is None:
        return last == marker
    signs = [(each["before"], each["after"]) for each in (before, after)]
    return signs[0] == signs[1] and int(after["number"]) == int(before["number"]) + 1


def _find_start(marker: str) -> int | None:
    match = _NUMBERED.fullmatch(marker)
    return int(match["number"]) if match else None


def _close_lists(opened: list[_OpenList], count: int) -> Iterator[PageList]:
    """Close all lists but the outer ``count``; yield the outermost if it is closed."""
    while len(opened) > count:
        closed = opened.pop().close()
        if opened:
            opened[-1].items[-1].append(closed)
        else:
            yield closed
