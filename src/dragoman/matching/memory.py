"""The translation memory of a project: its own catalogues of the same language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, overload

from dragoman.errors import DragomanError
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog

if TYPE_CHECKING:
    from dragoman.matching.candidates import OldText, Pool
    from dragoman.matching.index import Index
    from dragoman.matching.weights import Weights


class _Content(NamedTuple):
    """What was read."""

    blocks: tuple[Block, ...]
    """The messages of all documents."""
    ranges: dict[str, range]
    """By document, the numbers of its messages."""
    skipped: tuple[DragomanError, ...]


class _Texts(NamedTuple):
    """What is translated, each text of a context with each translation once."""

    listed: list[OldText]
    seconds: dict[int, OldText]
    """By place, the same text with the same translation in a second document."""
    places: dict[str, list[int]]
    """By document, the places of its texts."""
    contexts: Mapping[str | None, Set[int]]
    """By msgctxt, the places of its texts."""


class MemoryStore:
    """The confirmed translations of all documents in one language, for the update of many.

    The catalogues, given with the names of their documents, are read when they are first needed:
    an update that leaves no message without a translation never reads them. A catalogue that
    cannot be read may be given as its error, and is skipped. ``queries`` names the msgids that
    may be looked up; nothing else is found by the index.
    """

    def __init__(
        self,
        catalogs: Callable[[], Iterable[tuple[str, Catalog | DragomanError]]],
        queries: Callable[[], Iterable[str]],
    ) -> None:
        self._catalogs = catalogs
        self._queries = queries
        self._indexes: dict[Weights, Index] = {}
        self.is_read = False
        """Whether anybody has needed the catalogues yet."""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process with all that was read, but without paths of this machine."""
        content = self._content
        names = [
            f"{number}" if PurePath(name).is_absolute() else name
            for number, name in enumerate(content.ranges)
        ]
        ranges = dict(zip(names, content.ranges.values(), strict=True))
        return _rebuild_store, (_Content(content.blocks, ranges, ()), tuple(self._queries()))

    @cached_property
    def _content(self) -> _Content:
        blocks: list[Block] = []
        ranges = {}
        skipped = []
        for name, catalog in self._catalogs():
            if isinstance(catalog, DragomanError):
                skipped.append(catalog)
                continue
            start = len(blocks)
            blocks += [b for b in catalog.blocks if b.msgstr[0] and not b.fuzzy]
            ranges[name] = range(start, len(blocks))
        return _Content(tuple(blocks), ranges, tuple(skipped))

    @property
    def blocks(self) -> tuple[Block, ...]:
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

    @cached_property
    def texts(self) -> _Texts:
        """What is translated."""
        from dragoman.matching.candidates import OldText, group_by_context

        texts = _Texts([], {}, {}, {})
        seen: dict[tuple[str | None, str, str], tuple[int, str]] = {}
        for document, numbers in self._content.ranges.items():
            for number in numbers:
                block = self.blocks[number]
                pair = (*block.key, block.msgstr[0])
                text = OldText(number, block.msgid, block.context)
                if pair not in seen:
                    seen[pair] = (len(texts.listed), document)
                    texts.places.setdefault(document, []).append(len(texts.listed))
                    texts.listed.append(text)
                elif seen[pair][1] != document:
                    texts.seconds.setdefault(seen[pair][0], text)
        return texts._replace(contexts=group_by_context(texts.listed))

    def make_index(self, weights: Weights) -> Index:
        """Return an index of all texts, made once for all documents."""
        from dragoman.matching.index import Index
        from dragoman.matching.similarity import prepare_text

        if weights not in self._indexes:
            sources = [text.source for text in self.texts.listed]
            queries = [prepare_text(msgid) for msgid in dict.fromkeys(self._queries())]
            self._indexes[weights] = Index(sources, queries, weights)
        return self._indexes[weights]


def _rebuild_store(content: _Content, queries: tuple[str, ...]) -> MemoryStore:
    """Return a store with what another process has read."""
    store = MemoryStore(tuple, lambda: queries)
    store.__dict__["_content"] = content
    return store


class Memory(Sequence[Block]):
    """The store as one document sees it: the translations of all the others."""

    def __init__(self, store: MemoryStore, document: str) -> None:
        self.store = store
        self._document = document

    def make_pool(self, weights: Weights) -> Pool:
        """Return what the other documents have, with an index that all documents share."""
        from dragoman.matching.candidates import Pool

        listed, seconds, places, contexts = self.store.texts
        others, hidden = list(listed), set[int]()
        for place in places.get(self._document, ()):
            if place in seconds:
                others[place] = seconds[place]
            else:
                hidden.add(place)
        return Pool(others, self.store.make_index(weights), hidden, contexts)

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
