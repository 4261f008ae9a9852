"""The file in which it is remembered what is in the catalogues where suggestions are searched.

It holds numbers and digests only, and is sealed (``sealed.seal_for_any``). One that is damaged, of
another version or for other catalogues counts as empty.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from dragoman.commands._caches.digests import DIGEST_SIZE
from dragoman.commands._caches.sealed import seal_for_any, unseal_for_any
from dragoman.commands._caches.user_cache import read_data, write_data
from dragoman.commands._caches.versions import digest_versions
from dragoman.matching.known_texts import MessageNumbers
from dragoman.matching.source_table import EMPTY, SourceTable

KIND = "memory"
VERSION = "1"
"""Raise it whenever the file has another form."""
_TYPES = "QIQII"
"""Of what the numbers of a table are, in its order."""

LanguageMessages = dict[bytes, MessageNumbers]
"""By the digest of a catalogue, its messages."""


class MemoryFile(NamedTuple):
    """What is remembered of a project."""

    table: SourceTable
    """The features of all sources."""
    languages: dict[str, LanguageMessages]
    """By language."""


def read_memory(root: Path, find: Callable[[bytes], bytes | None]) -> MemoryFile:
    """Return what is remembered; ``find`` returns the content of a catalogue that has a digest."""
    try:
        data = unseal_for_any(find, read_data(root, KIND))
    except ValueError:
        return MemoryFile(EMPTY, {})
    first = data[: data.index(b"\n")]
    head = json.loads(first)
    if head["version"] != _describe_version():
        return MemoryFile(EMPTY, {})
    reader = _NumberReader(memoryview(data)[len(first) + 1 :])
    table = SourceTable(*map(reader.read_numbers, _TYPES, head["table"]))
    languages = {code: _read_language(reader, *sizes) for code, sizes in head["languages"].items()}
    return MemoryFile(table, languages)


def write_memory(root: Path, file: MemoryFile, anchors: Sequence[bytes]) -> None:
    """Remember it, if that is possible; only one of the contents ``anchors`` opens it again."""
    table, languages = _drop_unused(file)
    head = {
        "version": _describe_version(),
        "table": [len(numbers) for numbers in table],
        "languages": {
            code: [len(known), sum(len(each.pairs) for each in known.values())]
            for code, known in languages.items()
        },
    }
    parts = [json.dumps(head).encode(), b"\n", *(numbers.tobytes() for numbers in table)]
    for known in languages.values():
        parts += known
        parts.append(array("I", accumulate(len(each.pairs) for each in known.values())).tobytes())
        for place, kind in enumerate("IQQ"):
            parts += [array(kind, each[place]).tobytes() for each in known.values()]
    write_data(root, KIND, seal_for_any(anchors, b"".join(parts)))


def _describe_version() -> str:
    return f"{VERSION} {sys.byteorder} {digest_versions()}"


class _NumberReader:
    """Reads one thing after the other."""

    def __init__(self, data: memoryview) -> None:
        self._data, self._place = data, 0

    def read(self, size: int) -> memoryview:
        """Return so many bytes."""
        self._place += size
        return self._data[self._place - size : self._place]

    def read_numbers(self, kind: str, count: int) -> array[int]:
        """Return so many numbers."""
        numbers = array(kind)
        numbers.frombytes(self.read(count * numbers.itemsize))
        return numbers


def _read_language(reader: _NumberReader, catalogs: int, messages: int) -> LanguageMessages:
    names = bytes(reader.read(catalogs * DIGEST_SIZE))
    ends = reader.read_numbers("I", catalogs)
    sources, pairs, contexts = (reader.read_numbers(kind, messages) for kind in "IQQ")
    known, start = {}, 0
    for number, end in enumerate(ends):
        digest = names[number * DIGEST_SIZE : (number + 1) * DIGEST_SIZE]
        own = slice(start, end)
        known[digest] = MessageNumbers(sources[own], pairs[own], contexts[own])
        start = end
    return known


def _drop_unused(file: MemoryFile) -> MemoryFile:
    """Return the same without sources that no catalogue has, where they are many."""
    every = [each for known in file.languages.values() for each in known.values()]
    used = {number for each in every for number in each.sources}
    if len(used) * 2 > len(file.table.digests):
        return file
    table, renumbered = file.table.select(used)

    def renumber(known: LanguageMessages) -> LanguageMessages:
        return {
            digest: each._replace(sources=[renumbered[number] for number in each.sources])
            for digest, each in known.items()
        }

    return MemoryFile(table, {code: renumber(known) for code, known in file.languages.items()})
