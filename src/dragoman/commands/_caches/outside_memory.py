"""Memories from outside: what the files that ``memory.files`` names have in one language."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import files
from dragoman.errors import DragomanError, MemoryFileError, SourceError, word_refusal
from dragoman.languages.naming import find_language
from dragoman.languages.near_languages import are_near
from dragoman.languages.wrong_language import rank_language
from dragoman.patterns import compile_later
from dragoman.po import Block, Catalog, parse
from dragoman.project import Project, find_memory_files

if TYPE_CHECKING:
    from dragoman.exchanges.tmx import MemoryUnit

LARGEST_FILE = 256 << 20
"""In bytes: a memory of a million sentences."""
_CODE = compile_later(r"[A-Za-z]{2,3}(?:[-_@][A-Za-z0-9]+)*")


class OutsideMemory:
    """The files that ``memory.files`` names, each read once for all languages.

    Nothing is read before it is needed.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._contents: list[tuple[str, bytes | DragomanError]] | None = None
        self._digests: list[tuple[str, bytes]] | None = None
        self._units: dict[str, list[MemoryUnit]] = {}

    def read_contents(self) -> Sequence[tuple[str, bytes | DragomanError]]:
        """Return the absolute path of each file, with its bytes or what is wrong with it."""
        if self._contents is None:
            self._contents = list(self._read_files())
        return self._contents

    def count_bytes(self) -> int:
        """Return how many bytes are searched for suggestions."""
        if not self.project.settings.update.memory:
            return 0
        return sum(len(data) for _, data in self.read_contents() if isinstance(data, bytes))

    def digest_contents(self) -> Sequence[tuple[str, bytes]]:
        """Return the absolute path of each file with the digest of what is in it."""
        if self._digests is None:
            contents = self.read_contents()
            whole = ((name, data if isinstance(data, bytes) else b"") for name, data in contents)
            self._digests = [(name, blake2b(data).digest()) for name, data in whole]
        return self._digests

    def read_catalogs(self, language: str) -> Iterator[tuple[str, Catalog | DragomanError]]:
        """Yield what each file has in a language, under its absolute path; nothing for none."""
        for name, data in self.read_contents():
            if isinstance(data, DragomanError):
                yield name, data
                continue
            try:
                catalog = self._read_memory(data, name, language)
            except DragomanError as error:
                yield name, MemoryFileError(error.sentence, show_document(name), error.line)
            else:
                blocks = tuple(self._list_translated(catalog, language))
                if blocks:
                    yield name, replace(catalog, blocks=blocks)

    def _list_translated(self, catalog: Catalog, language: str) -> Iterator[Block]:
        """Yield the messages without those whose translation is their source: many programs write
        it where a translation is missing."""
        may_be_same = are_near(self.project.settings.source_language, language)
        for block in catalog.blocks:
            if not may_be_same and block.msgstr[0] == block.msgid:
                from dragoman.commands._returned.copies import is_copied  # few memories have any

                if is_copied(block.msgid, block.msgstr[0]):
                    continue
            yield block

    def _read_memory(self, data: bytes, name: str, language: str) -> Catalog:
        from dragoman.exchanges.tmx import number_newest, read_memory

        if name.lower().endswith(".po"):
            return _read_catalog(data, name, language)
        if name not in self._units:
            self._units[name] = [unit for _, unit in number_newest(read_memory(data, name))]
        wanted = self.project.settings.source_language, language
        return Catalog(name, None, tuple(_find_pairs(self._units[name], wanted)))

    def _read_files(self) -> Iterator[tuple[str, bytes | DragomanError]]:
        project = self.project
        own = project.locale_folder
        patterns = project.settings.memory.files
        for found in find_memory_files(project.root, patterns) if patterns else ():
            if isinstance(found, DragomanError):
                yield (
                    str(found.path),
                    MemoryFileError(found.sentence, show_document(str(found.path))),
                )
                continue
            path = found.resolve()
            if not path.is_relative_to(own):
                yield str(path), _read_bytes(path)


def _read_bytes(path: Path) -> bytes | DragomanError:
    try:
        if path.stat().st_size > LARGEST_FILE:
            sentence = f"it is larger than {LARGEST_FILE >> 20} MiB; divide it"
            return MemoryFileError(sentence, show_document(str(path)))
        return files.read(path) or b""
    except OSError as error:
        sentence = f"it {word_refusal(error, path, 'read')}"
        return MemoryFileError(sentence, show_document(str(path)))
    except DragomanError as error:
        return MemoryFileError(error.sentence, show_document(str(path)))


def show_document(name: str) -> str:
    """Return how a document, or a file of a memory by its absolute path, is shown."""
    if not is_outside(name):
        return name
    try:
        return os.path.relpath(name)
    except ValueError:  # on another drive of Windows
        return name


def is_outside(name: str) -> bool:
    """Return whether a name is the path of a memory, and not a document's."""
    return Path(name).is_absolute()


def _read_catalog(data: bytes, name: str, language: str) -> Catalog:
    catalog = parse(data, name)
    said = catalog.header.get("Language", "").strip() or _guess_language(Path(name))
    if not said:
        raise SourceError("it does not say its language; write it into the field Language", name)
    is_wanted = rank_language(said, language) is not None
    return catalog if is_wanted else Catalog(name, None, ())


def _guess_language(path: Path) -> str:
    """Return the language that a path names, as ``fa/LC_MESSAGES/x.po`` and ``fa.po`` do."""
    parts = (path.stem, *reversed(path.parent.parts[-3:]))
    return next((part for part in parts if _CODE.fullmatch(part) and find_language(part)), "")


def _find_pairs(units: Iterable[MemoryUnit], wanted: tuple[str, str]) -> Iterator[Block]:
    """Yield the texts that a memory has in two languages, as messages.

    Most of a memory is never suggested: of the lines of a catalogue, a message has only those that
    say which words a machine wrote.
    """
    for unit in units:
        source, target = (_find_best(unit.languages, code) for code in wanted)
        if source is not None and target is not None and source != target:
            key, text = (unit.context, unit.texts[source]), unit.texts[target]
            lines = "".join(f"# {line}\n" for line in unit.machine)
            yield Block(lines, len(lines), *key, None, (text,), obsolete=False, fuzzy=False)


@cache
def _find_best(said: tuple[str, ...], wanted: str) -> int | None:
    """Return which of some languages is the wanted one, or the nearest to it."""
    ranks = [(rank_language(code, wanted), place) for place, code in enumerate(said)]
    known = [(rank, place) for rank, place in ranks if rank is not None]
    return min(known)[1] if known else None
