"""The translation memory of a project: its own catalogues of the same language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog

if TYPE_CHECKING:
    from dragoman.matching.candidates import OldText, Pool
    from dragoman.matching.index import Index
    from dragoman.matching.weights import Weights


class MemoryStore:
    """The confirmed translations of all documents in one language, for the update of many.

    The catalogues, given with the names of their documents, are read when they are first asked
    for: an update that leaves no message without a translation never asks. ``asked`` names the
    msgids that may be looked up; nothing else is found by the index.
    """

    def __init__(
        self,
        catalogs: Callable[[], Iterable[tuple[str, Catalog]]],
        asked: Callable[[], Iterable[str]],
    ) -> None:
        self._catalogs = catalogs
        self._asked = asked
        self._indexes: dict[Weights, Index] = {}

    @cached_property
    def _found(self) -> tuple[tuple[Block, ...], dict[str, range]]:
        blocks: list[Block] = []
        ranges = {}
        for name, catalog in self._catalogs():
            begin = len(blocks)
            blocks += [b for b in catalog.blocks if b.msgstr[0] and not b.fuzzy]
            ranges[name] = range(begin, len(blocks))
        return tuple(blocks), ranges

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The messages of all documents."""
        return self._found[0]

    def numbers(self, document: str) -> range:
        """Give the numbers of a document's own messages."""
        return self._found[1].get(document, range(0))

    @cached_property
    def sources(self) -> tuple[list[OldText], dict[int, OldText], dict[str, list[int]]]:
        """List what is translated, each text with each translation once.

        With it, by place, the same in a second document, and the places that each document has.
        """
        from dragoman.matching.candidates import OldText

        listed: list[OldText] = []
        seconds: dict[int, OldText] = {}
        places: dict[str, list[int]] = {}
        seen: dict[tuple[str, str], tuple[int, str]] = {}
        for document, numbers in self._found[1].items():
            for number in numbers:
                block = self.blocks[number]
                key = (block.msgid, block.msgstr[0])
                if key not in seen:
                    seen[key] = (len(listed), document)
                    places.setdefault(document, []).append(len(listed))
                    listed.append(OldText(number, block.msgid))
                elif seen[key][1] != document:
                    seconds.setdefault(seen[key][0], OldText(number, block.msgid))
        return listed, seconds, places

    def index(self, weights: Weights) -> Index:
        """Find by rare words; made once for all documents."""
        from dragoman.matching.index import Index
        from dragoman.matching.similarity import prepare_text

        if weights not in self._indexes:
            listed = [source.source for source in self.sources[0]]
            queries = [prepare_text(msgid) for msgid in dict.fromkeys(self._asked())]
            self._indexes[weights] = Index(listed, queries, weights)
        return self._indexes[weights]


class Memory(Sequence[Block]):
    """The store as one document sees it: the translations of all the others."""

    def __init__(self, store: MemoryStore, document: str) -> None:
        self._store = store
        self._document = document

    def make_pool(self, weights: Weights) -> Pool:
        """Return what the other documents have, with an index that serves all documents."""
        from dragoman.matching.candidates import Pool

        listed, seconds, places = self._store.sources
        others, hidden = list(listed), set[int]()
        for place in places.get(self._document, ()):
            if place in seconds:
                others[place] = seconds[place]
            else:
                hidden.add(place)
        return Pool(others, self._store.index(weights), hidden)

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        return self._store.blocks[number]

    def __iter__(self) -> Iterator[Block]:
        own = self._store.numbers(self._document)
        return (b for number, b in enumerate(self._store.blocks) if number not in own)

    def __len__(self) -> int:
        return len(self._store.blocks)

    def __bool__(self) -> bool:
        return len(self) > len(self._store.numbers(self._document))
