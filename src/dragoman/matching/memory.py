"""The translation memory of a project: its own catalogues of the same language."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, overload

from dragoman.errors import DragomanError
from dragoman.matching.found_items import FoundItems
from dragoman.matching.model import WITHOUT_SOURCE
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog

if TYPE_CHECKING:
    from dragoman.matching.candidates import OldText, Pool
    from dragoman.matching.contexts import Contexts
    from dragoman.matching.index import Index
    from dragoman.matching.kept_messages import KeptMessages, KeptTexts
    from dragoman.matching.known_texts import KnownContent, KnownTexts
    from dragoman.matching.weights import Weights


class StaleMemoryError(Exception):
    """A catalogue no longer holds what was known of it."""


class _Content(NamedTuple):
    """What was read."""

    blocks: Sequence[Block]
    """The messages of all documents."""
    ranges: Mapping[str, range]
    """By document, the numbers of its messages."""
    skipped: tuple[DragomanError, ...]
    found: KeptMessages | KnownContent
    """What is searched: the messages, or where most catalogues were not read, what is known of
    their texts."""


class _Texts(NamedTuple):
    """What is translated, each text of a context with each translation once."""

    listed: KeptTexts | KnownTexts
    seconds: Mapping[int, int]
    """By place, the number of the same message in a second document."""
    places: Mapping[str, Sequence[int]]
    """By document, the places of its texts."""
    contexts: Contexts


class _SeenTexts(NamedTuple):
    """The numbers of different messages, and where they are."""

    numbers: array[int]
    seconds: dict[int, int]
    places: dict[str, array[int]]


class MemoryStore:
    """The confirmed translations of all documents in one language, for the update of many.

    The catalogues, given with the names of their documents, are read when they are first needed:
    an update that leaves no message without a translation never reads them. A catalogue that
    cannot be read may be given as its error, and is skipped; of another one, only the confirmed
    messages may be given. ``queries`` names the msgids that
    may be looked up; nothing else is found by the index. ``find_known`` returns what is known of
    the catalogues without reading them, or None: then the same is found in it.
    """

    def __init__(
        self,
        catalogs: Callable[[], Iterable[tuple[str, Catalog | Sequence[Block] | DragomanError]]],
        queries: Callable[[], Iterable[str]],
        find_known: Callable[[], KnownContent | None] = lambda: None,
    ) -> None:
        self._catalogs = catalogs
        self._queries = queries
        self._find_known = find_known
        self._indexes: dict[Weights, Index] = {}
        self._kept: _Content | None = None
        self._kept_texts: _Texts | None = None
        self.is_read = False
        """Whether anybody has needed the catalogues yet."""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process with all that was read, but without paths of this machine."""
        self.read_all()
        content = self._content
        names = [
            f"{number}" if PurePath(name).is_absolute() else name
            for number, name in enumerate(content.ranges)
        ]
        ranges = dict(zip(names, content.ranges.values(), strict=True))
        return _rebuild_store, (content.found, ranges, tuple(self._queries()))

    def read_all(self) -> None:
        """Read all catalogues, whatever is known of them."""
        self._find_known = lambda: None
        if self._kept and self._kept.found is not self._kept.blocks:
            self._kept = None
            self.forget_index()

    def forget_index(self) -> None:
        """Free the memory that only searching needs. It is made again where anybody searches."""
        self._kept_texts = None
        self._indexes.clear()

    @property
    def _content(self) -> _Content:
        if self._kept is None:
            self._kept = self._find_content()
        return self._kept

    def _find_content(self) -> _Content:
        known = self._find_known()
        if known is not None:
            return _Content(known.blocks, known.blocks.list_ranges(), known.skipped, known)
        from dragoman.matching.kept_messages import KeptMessages

        blocks = KeptMessages()
        ranges = {}
        skipped = []
        for name, catalog in self._catalogs():
            if isinstance(catalog, DragomanError):
                skipped.append(catalog)
            else:
                own = list_confirmed(catalog) if isinstance(catalog, Catalog) else catalog
                ranges[name] = blocks.add(own)
        return _Content(blocks, ranges, tuple(skipped), blocks)

    @property
    def blocks(self) -> Sequence[Block]:
        """The messages of all documents."""
        self.is_read = True
        return self._content.blocks

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents whose catalogues are there."""
        return tuple(self._content.ranges)

    @property
    def skipped(self) -> tuple[DragomanError, ...]:
        """What is wrong with the catalogues that were skipped."""
        return self._content.skipped

    def find_range(self, document: str) -> range:
        """Return the numbers of a document's own messages."""
        return self._content.ranges.get(document, range(0))

    def find_document(self, number: int) -> str:
        """Return the document that a message is in; raises KeyError for a number without one."""
        for document, numbers in self._content.ranges.items():
            if number in numbers:
                return document
        raise KeyError(number)

    def find_sources(self, msgids: Set[str]) -> Iterable[tuple[int, str]]:
        """Yield the numbers of the messages that have one of some msgids, with that."""
        found = self._content.found
        self.is_read |= found is self._content.blocks
        return found.find_sources(msgids)

    @property
    def texts(self) -> _Texts:
        """What is translated."""
        if self._kept_texts is None:
            self._kept_texts = self._find_texts()
        return self._kept_texts

    def _find_texts(self) -> _Texts:
        found = self._content.found
        seen = _find_different(self._content.ranges, found.list_pairs())
        contexts = found.group_by_context(seen.numbers)
        return _Texts(found.list_texts(seen.numbers), seen.seconds, seen.places, contexts)

    def make_index(self, weights: Weights) -> Index:
        """Return an index of all texts, made once for all documents."""
        from dragoman.matching.index import Index
        from dragoman.matching.similarity import prepare_text
        from dragoman.matching.source_table import has_same_features

        if weights not in self._indexes:
            if self._content.found is not self._content.blocks and not has_same_features(weights):
                self.read_all()
            queries = [prepare_text(msgid) for msgid in dict.fromkeys(self._queries())]
            self._indexes[weights] = Index(self.texts.listed, queries, weights)
        return self._indexes[weights]


def list_confirmed(catalog: Catalog) -> list[Block]:
    """Return the messages of a catalogue whose translations may be suggested elsewhere."""
    return [
        block
        for block in catalog.blocks
        if block.msgstr[0] and not block.fuzzy and block.context != WITHOUT_SOURCE
    ]


def _find_different(ranges: Mapping[str, range], pairs: Sequence[int]) -> _SeenTexts:
    """Return the first of those messages that are the same; ``pairs`` says by number which are."""
    found = _SeenTexts(array("Q"), {}, {})
    seen: dict[int, int] = {}
    for document, numbers in ranges.items():
        places = array("Q")
        for number in numbers:
            place = seen.setdefault(pairs[number], len(found.numbers))
            if place == len(found.numbers):
                places.append(place)
                found.numbers.append(number)
            elif found.numbers[place] not in numbers:
                found.seconds.setdefault(place, number)
        if places:
            found.places[document] = places
    return found


def _rebuild_store(
    blocks: KeptMessages, ranges: Mapping[str, range], queries: tuple[str, ...]
) -> MemoryStore:
    """Return a store with what another process has read."""
    store = MemoryStore(tuple, lambda: queries)
    store._kept = _Content(blocks, ranges, (), blocks)
    return store


class _OtherTexts(FoundItems["OldText"]):
    """The texts of all documents, some of them replaced by messages with other numbers."""

    def __init__(
        self, listed: Sequence[OldText], blocks: Sequence[Block], replaced: Mapping[int, int]
    ) -> None:
        self._listed, self._blocks, self._replaced = listed, blocks, replaced

    def __len__(self) -> int:
        return len(self._listed)

    def find(self, place: int) -> OldText:
        """Return the text at a place."""
        number = self._replaced.get(place)
        if number is None:
            return self._listed[place]
        from dragoman.matching.candidates import make_text

        return make_text(number, self._blocks[number])


class Memory(Sequence[Block]):
    """The store as one document sees it: the translations of all the others."""

    def __init__(self, store: MemoryStore, document: str) -> None:
        self.store = store
        self._document = document

    def make_pool(self, weights: Weights) -> Pool:
        """Return what the other documents have, with an index that all documents share."""
        from dragoman.matching.candidates import Pool

        index = self.store.make_index(weights)
        listed, seconds, places, contexts = self.store.texts
        own = places.get(self._document, ())
        replaced = {place: seconds[place] for place in own if place in seconds}
        hidden = {place for place in own if place not in seconds}
        others = _OtherTexts(listed, self.store.blocks, replaced)
        return Pool(others, index, hidden, contexts)

    def find_sources(self, msgids: Set[str]) -> frozenset[str]:
        """Return those of some texts that another document has a translation of."""
        own = self.store.find_range(self._document)
        found = self.store.find_sources(msgids)
        return frozenset(msgid for number, msgid in found if number not in own)

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        return self.store.blocks[number]

    def __iter__(self) -> Iterator[Block]:
        own = self.store.find_range(self._document)
        return (b for number, b in enumerate(self.store.blocks) if number not in own)

    def __len__(self) -> int:
        return len(self.store.blocks)

    def __bool__(self) -> bool:
        return len(self) > len(self.store.find_range(self._document))
