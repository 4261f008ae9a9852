"""Writing catalogues: parsed back, nothing lost, and merged again where somebody was quicker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman import files
from dragoman.catalogs.blocks import block
from dragoman.catalogs.catalog import Catalog, dump, parse
from dragoman.catalogs.conservation import conserved

Change = Callable[[Catalog | None], Catalog]

_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""What a catalogue without a header gets: msgfmt does without anything else."""


def change(path: Path, function: Change, *, root: Path, keep: bool = True) -> bool:
    """Read a catalogue, change it and write it, under the project's lock; tell whether it changed.

    ``function`` gets None where there is no file, and is called again where somebody changed the
    file meanwhile. With ``keep``, the law of conservation is held; only what edits or removes
    translations on request does without. Raises CatalogError before anything is written.
    """

    def edit(data: bytes | None) -> bytes:
        old = None if data is None else parse(data, str(path))
        new = function(old)
        if keep and old is not None:
            conserved(old, new)
        if data is not None and new == old:
            return data  # also a legacy charset and a missing header are left as they are
        return dump(new if new.head is not None else with_fields(new, _HEADER))

    return files.edit(path, edit, root=root, check=lambda data: parse(data, str(path)))


def with_fields(catalog: Catalog, changes: Mapping[str, str | None]) -> Catalog:
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
    return replace(catalog, head=block(entry, catalog.head))
