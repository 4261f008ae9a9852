"""Writing catalogues: parsed back, nothing lost, and merged again where somebody was quicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman import files
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.errors import CatalogError
from dragoman.po.blocks import write_block
from dragoman.po.catalog import Catalog, dump, list_pieces, parse, pause_collector
from dragoman.po.decoding import decode
from dragoman.po.grammar import find_extent

ChangeFunction = Callable[[Catalog | None], Catalog]

_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""What a catalogue without a header gets: msgfmt does without anything else."""


def change_catalog(
    path: Path,
    function: ChangeFunction,
    *,
    root: Path,
    keep: bool = True,
    known: tuple[bytes, Catalog] | None = None,
) -> bool:
    """Read a catalogue, change it and write it, under the project's lock; tell whether it changed.

    ``function`` gets None where there is no file, and is called again where somebody changed the
    file meanwhile. With ``keep``, the law of conservation is held; only what edits or removes
    translations on request does without. A file whose bytes are still those that are ``known`` is
    not parsed again: ``function`` gets their catalogue. Raises CatalogError before anything is
    written.
    """

    made: list[Catalog] = []

    def edit(data: bytes | None) -> bytes:
        if known is not None and data == known[0]:
            old: Catalog | None = known[1]
        else:
            old = None if data is None else parse(data, str(path))
        new = function(old)
        if data is not None and new == old:
            return data  # also a legacy charset and a missing header are left as they are
        if keep and old is not None:
            check_nothing_lost(old, new)
        made.append(new if new.head is not None else set_header_fields(new, _HEADER))
        return dump(made[-1])

    def check(data: bytes) -> None:
        check_reads_back(data, made[-1])

    with pause_collector():
        return files.edit(path, edit, root=root, check=check, known=known[0] if known else None)


def check_reads_back(data: bytes, catalog: Catalog) -> None:
    """Hold that a reader finds in ``data`` the blocks of the catalogue, none else and none twice.

    Raises CatalogError, which is a report of a bug of dragoman.
    """
    text = decode(data, catalog.name).text
    position = 0
    for _, written in list_pieces(catalog):
        start, end = find_extent(text, position)
        if end - start != len(written) or not text.startswith(written, start):
            return _check_reads_back_slowly(data, catalog)
        position = end
    keys = {block.key for block in catalog.blocks}
    if len(keys) != len(catalog.blocks) or text[position:] != catalog.tail:
        _check_reads_back_slowly(data, catalog)


def _check_reads_back_slowly(data: bytes, catalog: Catalog) -> None:
    """Hold the same for a catalogue with messages of the rarer forms."""
    again = parse(data, catalog.name)
    if list(list_pieces(again)) != list(list_pieces(catalog)):
        raise CatalogError(
            "what was about to be written would not read back, so nothing was written; "
            "this is a bug of dragoman: please report it with the catalogue",
            catalog.name,
        )


def set_header_fields(catalog: Catalog, changes: Mapping[str, str | None]) -> Catalog:
    """Set fields of the header, or take them away (None); a catalogue without a header gets one.

    The catalogue itself is given back where nothing changes.
    """
    import polib

    fields = {**catalog.header, **changes}
    kept = {key: value for key, value in fields.items() if value is not None}
    if catalog.head is not None and kept == dict(catalog.header):
        return catalog
    entry = catalog.head.entry() if catalog.head is not None else polib.POEntry(msgid="")
    entry.msgstr = "".join(f"{key}: {value}\n" for key, value in kept.items())
    return replace(catalog, head=write_block(entry, catalog.head))
