"""Translates some messages of a catalogue, one edit after the other, as a person's tool would.

Usage: python concurrent_editor.py CATALOGUE FIRST NUMBER [foreign]. With ``foreign``, somebody who
does not know the lock translates the message "foreign" in the middle of one edit.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from dragoman.catalogs.saving import change_catalog
from dragoman.po import Catalog, dump, parse, write_block


def translated(catalog: Catalog, msgid: str) -> Catalog:
    found = []
    for message in catalog.blocks:
        if message.msgid == msgid:
            entry = message.entry()
            entry.msgstr = f"translated {msgid}"
            message = write_block(entry, message)
        found.append(message)
    return replace(catalog, blocks=tuple(found))


def main(path: Path, first: int, number: int, foreign: bool) -> None:
    def edit(old: Catalog | None, msgid: str) -> Catalog:
        nonlocal foreign
        assert old is not None
        if foreign and msgid == str(first + number // 2):
            foreign = False
            path.write_bytes(dump(translated(parse(path.read_bytes(), "x"), "foreign")))
        return translated(old, msgid)

    for message in range(first, first + number):
        change_catalog(path, lambda old, msgid=str(message): edit(old, msgid), root=path.parent)  # type: ignore[misc]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), len(sys.argv) > 4)
