"""Writing catalogues: what is written is read back, and nothing that people wrote is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from dragoman import files
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.reading_back import explain_unreadable
from dragoman.catalogs.template import ENCODING_FIELDS, write_header
from dragoman.collector import pause_collector
from dragoman.files.half_saved import read_whole
from dragoman.po.blocks import Block
from dragoman.po.catalog import Catalog, DumpedCatalog, dump, list_pieces, parse
from dragoman.po.decoding import declares_utf8, is_whole
from dragoman.po.edit import write_message
from dragoman.po.grammar import find_extent

_BATCH = 200
"""How many messages are read back at a time."""

ChangeFunction = Callable[[Catalog | None], Catalog]
"""What makes the new catalogue from the one in the file; it gets None where there is no file."""


def change_catalog(
    path: Path,
    function: ChangeFunction,
    *,
    root: Path,
    keep: bool = True,
    known: tuple[bytes, Catalog] | None = None,
) -> bool:
    """Read a catalogue, change it and write it, under the project's lock.

    Return whether it changed. ``function`` is called again if somebody changes the file in the
    meantime. With ``keep`` nothing may be lost: only a function that edits or removes translations
    on request may do without it. ``known`` has bytes and their catalogue: while the file has these
    bytes it is not parsed again.

    Raises CatalogError, before anything is written, where the file cannot be read or the new
    catalogue loses something or cannot be read back.
    """
    written: list[Catalog] = []

    def edit(data: bytes | None) -> files.Content:
        if data is not None:
            refuse_half_saved(path, data)
        if known is not None and data == known[0]:
            old: Catalog | None = known[1]
        else:
            old = None if data is None else parse(data, str(path))
        new = function(old)
        if data is not None and new == old and _list_gaps(new) == _list_gaps(old):
            return data  # so a legacy charset and a missing header stay as they are, too
        if keep and old is not None:
            check_nothing_lost(old, new)
        written.append(new if new.head is not None else replace(new, head=_make_header()))
        return DumpedCatalog(written[-1])

    def check(_: object) -> None:
        check_reads_back(written[-1])

    with pause_collector():
        return files.edit(path, edit, root=root, check=check, known=known[0] if known else None)


def refuse_half_saved(path: Path, data: bytes) -> None:
    """Raise FileChanged where ``data`` is what another program has saved of a catalogue so far: to
    replace the file now would lose the rest."""
    if not is_whole(data) and read_whole(path, is_whole) != data:
        raise files.FileChanged("another program is saving the file; run again", path)


def _list_gaps(catalog: Catalog) -> list[str | None]:
    """Return what separates the messages; two catalogues are equal whatever it is."""
    return [block.gap for block in catalog.blocks]


def check_reads_back(catalog: Catalog, data: bytes | None = None) -> None:
    """Check that a reader finds in a catalogue, as it is written, its blocks: no others, and none
    twice.

    ``data`` is what will be written, where that is not written in pieces. Raises CatalogError where
    it is anything else: it reports a bug of dragoman.
    """
    if data is not None and data != dump(catalog):
        raise explain_unreadable(catalog.name)
    keys = {(block.context, block.msgid) for block in catalog.blocks}
    if len(keys) != len(catalog.blocks) or not _is_read_back(catalog):
        _check_reads_back_slowly(catalog)


def _is_read_back(catalog: Catalog) -> bool:
    """Return whether the usual pattern finds the blocks, as it does nearly always."""
    if catalog.head is not None and not declares_utf8(catalog.head.text.encode()):
        return False
    pieces = list_pieces(catalog)
    batch = list(islice(pieces, _BATCH))
    while batch:
        following = list(islice(pieces, _BATCH))
        after = "".join(following[0]) if following else catalog.tail  # it shows where a block ends
        text, position = "".join(chain(*batch, [after])), 0
        for _, piece in batch:
            start, position = find_extent(text, position)
            if position - start != len(piece) or not text.startswith(piece, start):
                return False
        batch = following
    return True


def _check_reads_back_slowly(catalog: Catalog) -> None:
    """Check the same for a catalogue with messages of the rarer forms."""
    again = parse(dump(catalog), catalog.name)
    if list(list_pieces(again)) != list(list_pieces(catalog)):
        raise explain_unreadable(catalog.name)


def _make_header() -> Block:
    """Return the header for a catalogue without one: it has only what msgfmt needs."""
    return write_message(None, "", write_header(ENCODING_FIELDS))
