"""The messages of many catalogues: the first ones are in memory, of the others the bytes are kept,
and each is made again when it is looked at."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache, partial
from itertools import accumulate
from typing import TypeVar, overload

from dragoman.files.kept_bytes import KeptBytes
from dragoman.matching.candidates import OldText, make_text
from dragoman.matching.contexts import Contexts, group_digests
from dragoman.matching.found_items import FoundItems, NumbersByDigest
from dragoman.matching.searched_sources import ListedSources
from dragoman.po.blocks import Block

T = TypeVar("T")
IN_MEMORY = 10_000
"""So many messages stay in memory."""
DECODED = 4096
"""So many of the others, those that were looked at last, need not be made again."""


class KeptMessages(FoundItems[Block]):
    """Messages, numbered one after the other. They come, and travel, in groups."""

    def __init__(self, groups: Iterable[Sequence[Block]] = ()) -> None:
        self._bytes = KeptBytes()
        self._groups: list[Sequence[Block]] = []
        self._ends = array("Q")
        self._in_memory = 0
        self._listed: tuple[KeptGroup | None, Sequence[str]] = None, ()
        """A group, and the msgids of its messages."""
        self._by_source: NumbersByDigest | None = None
        """The numbers by msgid; None until somebody asks, and where a group has come since."""
        # Without ``self`` in it: else the messages would stay until the collector comes.
        self._find = partial(_find_message, self._groups, self._ends)
        self._find_again = lru_cache(DECODED)(self._find)
        for group in groups:
            self.add(group)

    def __reduce__(self) -> tuple[object, ...]:
        return KeptMessages, ([list(group) for group in self._groups],)

    def add(self, blocks: Sequence[Block]) -> range:
        """Add a group, and return its numbers."""
        start = len(self)
        self._by_source = None
        # A group whose bytes are kept is taken as it is, and so is one of a large catalogue, where
        # a message is only a place in the bytes (``po.compact``).
        is_small = isinstance(blocks, KeptGroup) or any(hasattr(b, "place") for b in blocks[:1])
        size = 0 if is_small else len(blocks)
        is_kept = size > 0 and self._in_memory + size > IN_MEMORY
        self._in_memory += 0 if is_kept else size
        self._groups.append(KeptGroup(blocks, self._bytes) if is_kept else blocks)
        self._ends.append(start + len(blocks))
        return range(start, start + len(blocks))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def find(self, number: int) -> Block:
        """Return the message with a number. Raises IndexError where there is none."""
        return self._find_again(number)

    def __iter__(self) -> Iterator[Block]:
        for group in self._groups:
            yield from group

    def find_sources(self, msgids: Set[str]) -> Iterator[tuple[int, str]]:
        """Yield the numbers of the messages that have one of some msgids, with that."""
        if self._by_source is None:
            sources = map(self._find_source, range(len(self)))
            self._by_source = NumbersByDigest(map(hash, sources))
        for msgid in msgids:
            for number in self._by_source.find(hash(msgid)):
                if self[number].msgid == msgid:
                    yield number, msgid

    def list_pairs(self) -> Sequence[int]:
        """Return by number which messages are the same."""
        return self._gather(hash_message, lambda group: group.pairs)

    def group_by_context(self, numbers: Sequence[int]) -> Contexts:
        """Return the places of messages by msgctxt, given the number of the message of each."""
        every = self._gather(hash_context, lambda group: group.contexts)
        return group_digests(every, numbers, _hash_name)

    def _gather(
        self, make: Callable[[Block], int], find: Callable[[KeptGroup], Sequence[int]]
    ) -> array[int]:
        """Return a number for each message."""
        found = array("q")
        for group in self._groups:
            found.extend(find(group) if isinstance(group, KeptGroup) else map(make, group))
        return found

    def list_texts(self, numbers: Sequence[int]) -> KeptTexts:
        """Return messages as texts that are searched, given their numbers."""
        return KeptTexts(numbers, self._find, self._find_source)

    def _find_source(self, number: int) -> str:
        place = bisect_right(self._ends, number)
        start = self._ends[place - 1] if place else 0
        group = self._groups[place]
        if not isinstance(group, KeptGroup):
            return group[number - start].msgid
        if self._listed[0] is not group:  # those of a group are asked for one after the other
            self._listed = group, group.read_sources()
        return self._listed[1][number - start]


def _find_message(groups: Sequence[Sequence[Block]], ends: Sequence[int], number: int) -> Block:
    if not 0 <= number < (ends[-1] if ends else 0):
        raise IndexError(number)
    place = bisect_right(ends, number)
    return groups[place][number - (ends[place - 1] if place else 0)]


class KeptTexts(FoundItems[OldText], ListedSources):
    """Messages as texts that are searched; each is made again when it is looked at."""

    def __init__(
        self,
        numbers: Sequence[int],
        find: Callable[[int], Block],
        find_source: Callable[[int], str],
    ) -> None:
        super().__init__(MadeWhenAsked(find_source, numbers))
        self._numbers = numbers
        self._make = lru_cache(DECODED)(lambda number: make_text(number, find(number)))

    def __len__(self) -> int:
        return len(self._numbers)

    def find(self, place: int) -> OldText:
        """Return the message at a place, as a text."""
        return self._make(self._numbers[place])


class MadeWhenAsked(Sequence[T]):
    """What is made of numbers, each time that somebody asks for it."""

    def __init__(self, make: Callable[[int], T], numbers: Sequence[int]) -> None:
        self._make, self._numbers = make, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._numbers)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return MadeWhenAsked(self._make, self._numbers[place])
        return self._make(self._numbers[place])


class KeptGroup(FoundItems[Block]):
    """Messages of which the bytes are kept, and two numbers for each."""

    def __init__(self, blocks: Sequence[Block], place: KeptBytes) -> None:
        packed = [pickle.dumps(block, pickle.HIGHEST_PROTOCOL) for block in blocks]
        self._kept = place.add(packed)
        self._sources = place.add([pickle.dumps([block.msgid for block in blocks])])
        self._ends = array("I", accumulate(map(len, packed)))
        self.pairs = array("q", map(hash_message, blocks))
        self.contexts = array("q", map(hash_context, blocks))

    def __len__(self) -> int:
        return len(self._ends)

    def find(self, number: int) -> Block:
        """Return the message with a number among those of the group."""
        data = self._kept.read_part(self._ends[number - 1] if number else 0, self._ends[number])
        block: Block = pickle.loads(data)  # noqa: S301 - it is our own
        return block

    def read_sources(self) -> Sequence[str]:
        """Return the msgids of the messages."""
        sources: list[str] = pickle.loads(self._sources.read())  # noqa: S301 - it is our own
        return sources


def hash_message(block: Block) -> int:
    """Return a number that is the same only for the same msgctxt, msgid and translation; in
    another process it is another one."""
    return hash((*block.key, block.msgstr[0]))


def hash_context(block: Block) -> int:
    """Return a number that is the same only for the same msgctxt; 0 for none."""
    return _hash_name(block.context)


def _hash_name(context: str | None) -> int:
    return 0 if context is None else hash(context) | 1
