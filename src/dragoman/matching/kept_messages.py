"""The messages of many catalogues: the first ones are in memory, of the others the bytes are kept,
and each is made again when it is looked at."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar, overload

from dragoman.kept_bytes import KeptBytes
from dragoman.matching.candidates import OldText, make_text
from dragoman.matching.contexts import Contexts, group_digests
from dragoman.matching.known_texts import digest_context, digest_message
from dragoman.matching.source_table import digest_text
from dragoman.po.blocks import Block

T = TypeVar("T")
IN_MEMORY = 10_000
"""So many messages stay in memory."""
_DECODED = 4096
"""So many of the others, those that were looked at last."""


class KeptMessages(Sequence[Block]):
    """Messages, numbered one after the other. They come, and travel, in groups."""

    def __init__(self, groups: Iterable[Sequence[Block]] = ()) -> None:
        self._bytes = KeptBytes()
        self._groups: list[Sequence[Block]] = []
        self._ends = array("Q")
        self._in_memory = 0
        self._find_again = lru_cache(_DECODED)(self._find)
        for group in groups:
            self.add(group)

    def __reduce__(self) -> tuple[object, ...]:
        return KeptMessages, ([list(group) for group in self._groups],)

    def add(self, blocks: Sequence[Block]) -> range:
        """Add a group, and return its numbers."""
        start = len(self)
        # Of a large catalogue, a message is only a place in its bytes (``po.compact``).
        size = 0 if any(hasattr(block, "place") for block in blocks[:1]) else len(blocks)
        is_kept = size > 0 and self._in_memory + size > IN_MEMORY
        self._in_memory += 0 if is_kept else size
        self._groups.append(_KeptGroup(blocks, self._bytes) if is_kept else blocks)
        self._ends.append(start + len(blocks))
        return range(start, start + len(blocks))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._find_again(number)

    def __iter__(self) -> Iterator[Block]:
        for group in self._groups:
            yield from group

    def _find(self, number: int) -> Block:
        if not 0 <= number < len(self):
            raise IndexError(number)
        place = bisect_right(self._ends, number)
        return self._groups[place][number - (self._ends[place - 1] if place else 0)]

    def find_sources(self, msgids: Set[str]) -> Iterator[tuple[int, str]]:
        """Yield the numbers of the messages that have one of some msgids, with that."""
        digests = {digest_text(msgid): msgid for msgid in msgids}
        start = 0
        for group in self._groups:
            for number, msgid in _list_sources(group, digests):
                if msgid in msgids:
                    yield start + number, msgid
            start += len(group)

    def list_pairs(self) -> Sequence[int]:
        """Return by number which messages are the same."""
        return self._gather(digest_message, lambda group: group.pairs)

    def group_by_context(self, numbers: Sequence[int]) -> Contexts:
        """Return the places of messages by msgctxt, given the number of the message of each."""
        every = self._gather(_digest_own_context, lambda group: group.contexts)
        return group_digests(every, numbers, digest_context)

    def _gather(
        self, make: Callable[[Block], int], find: Callable[[_KeptGroup], Sequence[int]]
    ) -> array[int]:
        """Return a number for each message."""
        found = array("Q")
        for group in self._groups:
            found.extend(find(group) if isinstance(group, _KeptGroup) else map(make, group))
        return found

    def list_texts(self, numbers: Sequence[int]) -> Sequence[OldText]:
        """Return messages as texts, given their numbers."""
        return MadeWhenAsked(lambda number: make_text(number, self[number]), numbers)


class MadeWhenAsked(Sequence[T]):
    """What is made of numbers, each time that somebody asks for it."""

    def __init__(self, make: Callable[[int], T], numbers: Sequence[int]) -> None:
        self._make, self._numbers = make, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return MadeWhenAsked(self._make, self._numbers[place])
        return self._make(self._numbers[place])


class _KeptGroup(Sequence[Block]):
    """The messages of a catalogue, of which the bytes are kept, and three numbers for each."""

    def __init__(self, blocks: Sequence[Block], place: KeptBytes) -> None:
        packed = [pickle.dumps(block, pickle.HIGHEST_PROTOCOL) for block in blocks]
        self._kept = place.add(packed)
        self._ends = array("L", accumulate(map(len, packed)))
        self.sources = array("Q", [digest_text(block.msgid) for block in blocks])
        self.pairs = array("Q", map(digest_message, blocks))
        self.contexts = array("Q", map(_digest_own_context, blocks))

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        data = self._kept.read_part(self._ends[number - 1] if number else 0, self._ends[number])
        block: Block = pickle.loads(data)  # noqa: S301 - it is our own
        return block


def _list_sources(group: Sequence[Block], wanted: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the messages in a group, with their msgids: of those that are kept, only
    the ``wanted`` ones, which are given by their digests."""
    if isinstance(group, _KeptGroup):
        found = enumerate(group.sources)
        yield from ((number, wanted[each]) for number, each in found if each in wanted)
    else:
        yield from ((number, block.msgid) for number, block in enumerate(group))


def _digest_own_context(block: Block) -> int:
    return digest_context(block.context)
