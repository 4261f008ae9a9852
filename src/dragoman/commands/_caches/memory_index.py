"""What is known of the catalogues in which suggestions are searched, without reading them.

An update of one document among ten thousand would read the catalogues of all others, only to find
a few texts in them. So it is remembered which features their sources have, and which messages are
the same (``matching.known_texts``): by the digest of the content of each catalogue, which
``file_signs`` finds. What is new is read, and what may be suggested. The search finds the same.

Words could be guessed from the features. So the file is encrypted, and only somebody who has one of
a few of those catalogues, as they were, can read it. When all of these have changed, it is made
anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._caches.file_signs import NONE, CatalogContents, FileSigns
from dragoman.commands._caches.outside_memory import OutsideMemory
from dragoman.errors import DragomanError
from dragoman.languages.wrong_language import check_language
from dragoman.matching.memory import StaleMemoryError, list_confirmed
from dragoman.po import Block, Catalog
from dragoman.po.compact import parse_compact
from dragoman.project import Project

# What searches is imported where something is searched: it needs rapidfuzz, which is slow.
if TYPE_CHECKING:
    from dragoman.commands._caches.memory_file import MemoryFile
    from dragoman.matching.kept_messages import KeptMessages
    from dragoman.matching.known_texts import KnownCatalog, KnownContent, MessageNumbers

LoadCatalog = Callable[[], Catalog | Sequence[Block] | None]
"""Returns a catalogue, or its confirmed messages; None where there is none. Raises
FileChanged where it is no longer what the caller has read."""
LEAST = 200
"""Fewer catalogues are read faster than what is known of them."""
LARGEST = 256 << 20
"""Of larger catalogues, in bytes, nothing is remembered: it would fill the cache."""
_SHARE = 50
"""If more than one catalogue in so many is not known, it is remembered from now on."""
_ANCHORS = 16
"""For so many catalogues the file is sealed."""


class MemoryIndex:
    """What is known of all catalogues of a project; call ``save`` at the end."""

    def __init__(self, outside: OutsideMemory) -> None:
        self.outside = outside
        self.project = outside.project
        self.signs = FileSigns(outside.project)
        self._contents: dict[str, CatalogContents] = {}
        """By language, what its catalogues hold."""
        self._names: dict[str, dict[bytes, str]] = {}
        """By language and digest, the document of a catalogue."""
        self._file: MemoryFile | None = None
        """What is remembered; None until it is needed."""
        self._has_learned = False
        self._known: set[str] = set()
        """The languages in which what is known was searched."""

    def digest_all(self, code: str, given: Mapping[str, bytes] = NONE) -> CatalogContents:
        """Return what the catalogues of a language hold, each looked at once; ``given`` is as in
        ``FileSigns.digest_all``."""
        if code not in self._contents:
            self._contents[code] = self.signs.digest_all(code, given)
        return self._contents[code]

    def digest_again(self, code: str, given: Mapping[str, bytes] = NONE) -> CatalogContents:
        """Return what the catalogues hold that were searched.

        If all were read, they are looked at again. What was remembered of them was true of those
        that ``digest_all`` has looked at.
        """
        look = self.digest_all if code in self._known else self.signs.digest_all
        return look(code, given)

    def find_known(self, code: str, given: Mapping[str, LoadCatalog]) -> KnownContent | None:
        """Return what is known of the catalogues of a language; None where reading them is better.

        ``given`` loads those that need not be known.
        """
        if self._are_few(code, given):
            return None
        contents = self.digest_all(code)
        digests = dict(contents.digests)
        others = [name for name, digest in digests.items() if digest and name not in given]
        if len(others) < LEAST or contents.size > LARGEST:
            return None
        known = self._open().languages.setdefault(code, {})
        fresh = [name for name in others if digests[name] not in known]
        if len(fresh) * _SHARE > len(others):
            self._learn(code, fresh, digests)
        from dragoman.matching.kept_messages import KeptMessages
        from dragoman.matching.known_texts import KnownBlocks, KnownContent

        skipped: list[DragomanError] = []
        catalogs, kept = [], KeptMessages()
        for name, catalog in self._find_catalogs(code, digests, given):
            if isinstance(catalog, DragomanError):
                skipped.append(catalog)
            else:
                catalogs.append(_describe_catalog(name, catalog, kept))

        self._known.add(code)
        self._contents[code] = contents._replace(digests=digests)
        blocks = KnownBlocks(catalogs, partial(self._read_expected, code, digests))
        return KnownContent(self._open().table, catalogs, blocks, tuple(skipped))

    def are_many(self, given: Collection[str]) -> bool:
        """Return whether there are so many documents besides some that their catalogues need be
        known."""
        return sum(name not in given for name in self.project.documents) >= LEAST

    def _are_few(self, code: str, given: Collection[str]) -> bool:
        """Return whether so few catalogues are to be searched that nobody need look at them."""
        if len(self.project.documents) >= LEAST:
            return False
        return sum(name not in given for name in self.project.list_catalogs(code)) < LEAST

    def _find_catalogs(
        self, code: str, digests: dict[str, bytes], given: Mapping[str, LoadCatalog]
    ) -> Iterator[tuple[str, Catalog | Sequence[Block] | MessageNumbers | DragomanError]]:
        """Yield what is there of each document, and then what comes from outside. ``digests``
        become those of the contents that were read."""
        known = self._open().languages[code]
        for name, digest in tuple(digests.items()):
            found: Catalog | Sequence[Block] | MessageNumbers | DragomanError | None
            if name in given:
                found = given[name]()
            else:
                found = known.get(digest) or (self._read(code, name, digests) if digest else None)
            if found is not None:
                yield name, found
        yield from self.outside.read_catalogs(code)

    def _read(
        self, code: str, name: str, digests: dict[str, bytes]
    ) -> Catalog | DragomanError | None:
        """Read a catalogue of which nothing is known; None where it is gone."""
        try:
            data = self.project.read_catalog_bytes(name, code)
            digests[name] = b"" if data is None else digest_bytes(data)
            if data is None:
                return None
            shown = self.project.show(self.project.catalog(name, code))
            check_language(data, code, shown)
            return parse_compact(data, shown)
        except DragomanError as error:
            return error

    def _read_expected(self, code: str, digests: Mapping[str, bytes], name: str) -> list[Block]:
        """Read the messages of a catalogue that are known already. Raises StaleMemoryError."""
        try:
            data = self.project.read_catalog_bytes(name, code)
        except DragomanError:
            data = None
        if data is None or digest_bytes(data) != digests[name]:
            raise StaleMemoryError
        return list_confirmed(parse_compact(data, name))

    def _learn(self, code: str, names: Sequence[str], digests: dict[str, bytes]) -> None:
        """Read catalogues and remember what must be known of them. ``digests`` become those of the
        contents that were read. One with a mistake is read again by who says what it is."""
        from dragoman.commands._caches.memory_file import MemoryFile
        from dragoman.matching.known_texts import MessageNumbers, digest_context, digest_message
        from dragoman.matching.source_table import TableBuilder

        file = self._open()
        builder, known = TableBuilder(file.table), file.languages[code]
        for name in names:
            with suppress(DragomanError):
                data = self.project.read_catalog_bytes(name, code)
                digests[name] = digest = b"" if data is None else digest_bytes(data)
                if data is not None and digest not in known:
                    check_language(data, code, name)
                    blocks = list_confirmed(parse_compact(data, name))
                    numbers = array("I", [builder.add(each.msgid) for each in blocks])
                    pairs = array("Q", map(digest_message, blocks))
                    contexts = array("Q", [digest_context(each.context) for each in blocks])
                    known[digest] = MessageNumbers(numbers, pairs, contexts)
        current = set(digests.values())
        file.languages[code] = {key: each for key, each in known.items() if key in current}
        self._file = MemoryFile(builder.build(), file.languages)
        self._has_learned = True

    def _open(self) -> MemoryFile:
        """Return what is remembered; nothing where it is damaged, or of nobody here."""
        if self._file is None:
            from dragoman.commands._caches.memory_file import read_memory

            self._file = read_memory(self.project.root, self._find_content)
        return self._file

    def _find_content(self, digest: bytes) -> bytes | None:
        """Return the content of a catalogue that has a digest; None where there is none."""
        for code in dict.fromkeys((*self._contents, *self.project.languages)):
            with suppress(DragomanError):  # also of a language that is not asked for
                name = self._find_name(code, digest)
                data = None if name is None else self.project.read_catalog_bytes(name, code)
                if data is not None and digest_bytes(data) == digest:
                    return data
        return None

    def _find_name(self, code: str, digest: bytes) -> str | None:
        """Return a document whose catalogue in a language has a digest."""
        if code not in self._names:
            digests = self.digest_all(code).digests
            self._names[code] = {each: name for name, each in digests.items()}
        return self._names[code].get(digest)

    def save(self) -> None:
        """Keep what was learned."""
        self.signs.save()
        if self._file is not None and self._has_learned:
            from dragoman.commands._caches.memory_file import write_memory

            write_memory(self.project.root, self._file, list(self._list_anchors()))
            self._has_learned = False

    def _list_anchors(self) -> Iterator[bytes]:
        """Yield the contents of some catalogues of each language that was looked at.

        They are among the longer half, by their translations: what a short one holds could be
        guessed.
        """
        for code, contents in self._contents.items():
            known = self._open().languages.get(code, {})
            sizes = {
                name: len(known[digest].pairs)
                for name, digest in contents.digests.items()
                if digest in known
            }
            usual = sorted(sizes.values())[len(sizes) // 2] if sizes else 0
            names = [name for name, size in sizes.items() if size >= max(1, usual)]
            for name in names[:: max(1, len(names) // _ANCHORS)]:
                with suppress(DragomanError):
                    data = self.project.read_catalog_bytes(name, code)
                    if data and digest_bytes(data) == contents.digests[name]:
                        yield data


def open_index(project: Project) -> MemoryIndex:
    """Return what is known of the catalogues of a project. Nothing is read before it is needed."""
    return MemoryIndex(OutsideMemory(project))


def _describe_catalog(
    name: str, catalog: Catalog | Sequence[Block] | MessageNumbers, kept: KeptMessages
) -> KnownCatalog:
    """Return what is known of a catalogue; the messages of one that was read are kept."""
    from dragoman.matching.kept_messages import MadeWhenAsked
    from dragoman.matching.known_texts import KnownCatalog, MessageNumbers, describe_given

    if isinstance(catalog, MessageNumbers):
        return KnownCatalog(name, catalog)
    blocks = list_confirmed(catalog) if isinstance(catalog, Catalog) else catalog
    numbers = describe_given(blocks)
    return KnownCatalog(name, numbers, MadeWhenAsked(kept.__getitem__, kept.add(blocks)))
