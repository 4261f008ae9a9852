"""Lists across rows: which rows of a page are the items of one list.

A row holds an item in all languages. So a list is around rows, as in the document, and not around
the texts of one language: its items are counted once, and each is said in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.editions._web.view import PageBlock, PageList
from dragoman.texts.list_markers import DEFINITION, TASKS, find_numbering, find_step


@dataclass(slots=True)
class _OpenedList:
    """A list that rows are added to."""

    markers: list[str]
    """Those of its items."""
    items: list[list[PageBlock | PageList]]
    step: int = 0
    """1 or -1, as its items are counted; 0 until the second one is known."""

    def accepts(self, marker: str) -> bool:
        """Return whether an item with a marker may follow the last one."""
        last = self.markers[-1]
        if self.step == 0 and (last == marker or {last, marker} <= TASKS.keys()):
            return find_numbering(marker) is None
        step = find_step(last, marker)
        return step != 0 and self.step in (0, step)

    def add(self, marker: str) -> None:
        """Begin an item."""
        self.step = find_step(self.markers[-1], marker)
        self.markers.append(marker)
        self.items.append([])

    def close(self) -> PageList:
        """Return the list, with how it is numbered."""
        found = find_numbering(*self.markers[:2]) if self.step else find_numbering(self.markers[0])
        style, start = found or (DEFINITION if self.markers[0] == DEFINITION else "", None)
        return PageList(start, tuple(map(tuple, self.items)), style, self.step < 0)


def group_lists(blocks: Iterable[PageBlock]) -> tuple[PageBlock | PageList, ...]:
    """Return the blocks in their order, those of a list together; the items of lists may hold
    lists."""
    return tuple(_group(blocks))


def _group(blocks: Iterable[PageBlock]) -> Iterator[PageBlock | PageList]:
    opened: list[_OpenedList] = []  # the lists around the last block, from the outermost
    for block in blocks:
        same = _count_shared_items(opened, block)
        markers = block.lists[same:]
        is_next = bool(markers and opened[same:]) and opened[same].accepts(markers[0])
        yield from _close_lists(opened, same + is_next)
        if is_next:
            opened[same].add(markers[0])
        opened += (_OpenedList([marker], [[]]) for marker in markers[is_next:])
        if opened:
            opened[-1].items[-1].append(block)
        else:
            yield block
    yield from _close_lists(opened, 0)


def _count_shared_items(opened: Sequence[_OpenedList], block: PageBlock) -> int:
    """Return how many of the items that the last block is in a block is in too."""
    deepest = len(block.lists) - block.is_first  # the first block of an item begins it
    count = 0
    for each, marker in zip(opened, block.lists[: max(deepest, 0)], strict=False):
        if each.markers[-1] != marker:
            break
        count += 1
    return count


def _close_lists(opened: list[_OpenedList], count: int) -> Iterator[PageList]:
    """Close all lists but the outer ``count``; yield the outermost if it is closed."""
    while len(opened) > count:
        closed = opened.pop().close()
        if opened:
            opened[-1].items[-1].append(closed)
        else:
            yield closed
