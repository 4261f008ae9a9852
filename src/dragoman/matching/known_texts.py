"""The messages of many catalogues, most of which are not read until they may be suggested.

Of those it is known which features their sources have (``source_table``), and which messages are
the same. A search finds in them what it finds in catalogues that were read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from dragoman.errors import DragomanError
from dragoman.matching.candidates import OldText, make_text
from dragoman.matching.contexts import Contexts, group_digests
from dragoman.matching.features import Postings, list_source_features
from dragoman.matching.found_items import FoundItems, NumbersByDigest
from dragoman.matching.kept_messages import DECODED
from dragoman.matching.searched_sources import SearchedSources, count_features, index_texts
from dragoman.matching.source_table import SourceTable, digest_text
from dragoman.matching.weights import Weights
from dragoman.po.blocks import Block

GIVEN = -1
"""Used as the number of a source that is not in the table: its message is in memory."""


class MessageNumbers(NamedTuple):
    """The confirmed messages of a catalogue, each by three numbers."""

    sources: Sequence[int]
    """Which text of the table the source of each is, or ``GIVEN``."""
    pairs: Sequence[int]
    """By the digest of each, as ``digest_message`` makes it: are two the same?"""
    contexts: Sequence[int]
    """By the digest of the msgctxt of each, as ``digest_context`` makes it."""


class KnownCatalog(NamedTuple):
    """A catalogue, read or not."""

    document: str
    messages: MessageNumbers
    blocks: Sequence[Block] | None = None
    """The messages themselves; None where the catalogue has not been read."""


def digest_message(block: Block) -> int:
    """Return a number that is the same only for the same msgctxt, msgid and translation."""
    context = "" if block.context is None else f"{len(block.context)} {block.context}"
    return digest_text(f"{len(context)} {len(block.msgid)} {context}{block.msgid}{block.msgstr[0]}")


def digest_context(context: str | None) -> int:
    """Return a number that is the same only for the same msgctxt; 0 for none."""
    return 0 if context is None else digest_text(context) | 1


def describe_given(blocks: Sequence[Block]) -> MessageNumbers:
    """Return the numbers of messages that are in memory."""
    contexts = [digest_context(block.context) for block in blocks]
    return MessageNumbers([GIVEN] * len(blocks), list(map(digest_message, blocks)), contexts)


class KnownBlocks(FoundItems[Block]):
    """The messages of catalogues, numbered one after the other; ``read`` returns those of a
    document that were not given, and is called once for each."""

    def __init__(
        self, catalogs: Sequence[KnownCatalog], read: Callable[[str], Sequence[Block]]
    ) -> None:
        lengths = [len(catalog.messages.pairs) for catalog in catalogs]
        self._catalogs, self._read = catalogs, read
        self._ends = list(accumulate(lengths))
        self._loaded: dict[str, Sequence[Block]] = {}
        self._by_source: NumbersByDigest | None = None

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def find(self, number: int) -> Block:
        """Return the message with a number. Raises IndexError where there is none."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        place = bisect_right(self._ends, number)
        start = self._ends[place - 1] if place else 0
        return self._load(self._catalogs[place])[number - start]

    def _load(self, catalog: KnownCatalog) -> Sequence[Block]:
        if catalog.blocks is not None:
            return catalog.blocks
        if catalog.document not in self._loaded:
            self._loaded[catalog.document] = self._read(catalog.document)
        return self._loaded[catalog.document]

    def find_by_source(self, digests: Sequence[int]) -> NumbersByDigest:
        """Return the numbers of the messages by the digest of the source of each; ``digests`` are
        those of the texts of the table. It is made once: many documents ask for it."""
        if self._by_source is None:
            self._by_source = NumbersByDigest(
                digest_text(self[number].msgid) if source == GIVEN else digests[source]
                for catalog, numbers in zip(
                    self._catalogs, self.list_ranges().values(), strict=True
                )
                for number, source in zip(numbers, catalog.messages.sources, strict=True)
            )
        return self._by_source

    def list_ranges(self) -> dict[str, range]:
        """Return the numbers of the messages of each document."""
        starts = (0, *self._ends)
        pairs = zip(self._catalogs, starts, self._ends, strict=False)
        return {catalog.document: range(start, end) for catalog, start, end in pairs}


class KnownTexts(FoundItems[OldText], SearchedSources):
    """Different messages as texts that are searched; one is read when it is looked at."""

    def __init__(
        self, table: SourceTable, blocks: KnownBlocks, numbers: Sequence[int], of: Sequence[int]
    ) -> None:
        self._table, self._blocks = table, blocks
        self._numbers = numbers
        """By place, which of the messages."""
        self._sources = of
        """By place, which text of the table its source is, or ``GIVEN``."""
        self._make = lru_cache(DECODED)(partial(_make_text, blocks))

    def __len__(self) -> int:
        return len(self._numbers)

    def find(self, place: int) -> OldText:
        """Return the message at a place, as a text."""
        return self._make(self._numbers[place])

    @cached_property
    def _first(self) -> Sequence[int]:
        """By number of a source in the table, the place of the first message with it; or -1."""
        first = [-1] * len(self._table.digests)
        for place in range(len(self) - 1, -1, -1):
            if self._sources[place] != GIVEN:
                first[self._sources[place]] = place
        return first

    @cached_property
    def _more(self) -> Mapping[int, Sequence[int]]:
        """By number of a source in the table, the places of other messages with it."""
        more: dict[int, list[int]] = {}
        for place, source in enumerate(self._sources):
            if source != GIVEN and self._first[source] != place:
                more.setdefault(source, []).append(place)
        return more

    def _list_given(self, places: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield the places and the sources of messages that are in memory."""
        return ((p, self[p].source) for p in places if self._sources[p] == GIVEN)

    def count_in_sample(self, step: int, features: set[str], weights: Weights) -> Counter[str]:
        """Look at the table, and at what is in memory."""
        sample = range(0, len(self), step)
        given = (source for _, source in self._list_given(sample))
        counted = count_features(given, features, weights)
        times = [0] * len(self._table.digests)
        for place in sample:
            if self._sources[place] != GIVEN:
                times[self._sources[place]] += 1
        for feature in features:
            count = sum(map(times.__getitem__, self._table.find_texts(feature)))
            if count:
                counted[feature] += count
        return counted

    def make_postings(self, wanted: set[str], pairs_up_to: int, weights: Weights) -> Postings:
        """Look at the table, and at what is in memory."""
        given = self._list_given(range(len(self)))
        postings = index_texts(given, wanted, pairs_up_to, weights)
        most = weights.texts_of_common_feature
        for feature in wanted:
            found = self._find_places(self._table.find_texts(feature))
            if pairs_up_to:
                found.update(self._find_pair(feature, pairs_up_to, weights))
            if found:
                postings[feature] = sorted(found.union(postings.get(feature, ())))[:most]
        return postings

    def _find_places(self, sources: Collection[int]) -> set[int]:
        """Return all places of sources in the table."""
        places = set(map(self._first.__getitem__, sources))
        places.discard(-1)
        for source in self._more.keys() & sources if self._more else ():
            places.update(self._more[source])
        return places

    def _find_pair(self, feature: str, up_to: int, weights: Weights) -> Iterator[int]:
        """Yield the first places of texts that have a pair of words.

        The table does not know which words follow each other: those that have both are read.
        """
        first, _, second = feature.partition(" ")
        both = set(self._table.find_texts(first)).intersection(self._table.find_texts(second))
        short = [number for number in both if self._table.lengths[number] <= up_to]
        most = weights.texts_of_common_feature
        for place in sorted(self._find_places(short)):
            if feature in list_source_features(self[place].source, 0, up_to):
                yield place
                most -= 1
            if not most:
                return


def _make_text(blocks: KnownBlocks, number: int) -> OldText:
    return make_text(number, blocks[number])


class KnownContent(NamedTuple):
    """What the catalogues of a language have."""

    table: SourceTable
    catalogs: Sequence[KnownCatalog]
    blocks: KnownBlocks
    skipped: tuple[DragomanError, ...]

    def group_by_context(self, numbers: Sequence[int]) -> Contexts:
        """Return the places of messages by msgctxt, given the number of the message of each."""
        every = [each for catalog in self.catalogs for each in catalog.messages.contexts]
        return group_digests(every, numbers, digest_context)

    def list_pairs(self) -> Sequence[int]:
        """Return by number which messages are the same."""
        return [each for catalog in self.catalogs for each in catalog.messages.pairs]

    def list_texts(self, numbers: Sequence[int]) -> KnownTexts:
        """Return messages as texts, given their numbers."""
        every = [each for catalog in self.catalogs for each in catalog.messages.sources]
        return KnownTexts(self.table, self.blocks, numbers, [every[each] for each in numbers])

    def find_sources(self, msgids: Set[str]) -> Iterator[tuple[int, str]]:
        """Yield the numbers of the messages that have one of some msgids, with that."""
        by_digest = self.blocks.find_by_source(self.table.digests)
        for msgid in msgids:
            for number in by_digest.find(digest_text(msgid)):
                yield number, msgid
