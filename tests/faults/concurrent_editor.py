"""Translates messages of a catalogue, one edit after the other, as the tool of a person would.

Usage: python concurrent_editor.py CATALOGUE FIRST NUMBER [foreign]. With ``foreign``, a program
that does not use the lock translates the message "foreign" in the middle of one edit.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from dragoman.catalogs.saving import change_catalog
from dragoman.po import Catalog, dump, parse, write_block


def translate(catalog: Catalog, msgid: str) -> Catalog:
    blocks = []
    for message in catalog.blocks:
        if message.msgid == msgid:
            entry = message.entry()
            entry.msgstr = f"translated {msgid}"
            message = write_block(entry, message)
        blocks.append(message)
    return replace(catalog, blocks=tuple(blocks))


def main(path: Path, first: int, number: int, foreign: bool) -> None:
    def edit(old: Catalog | None, msgid: str) -> Catalog:
        nonlocal foreign
        assert old is not None
        if foreign and msgid == str(first + number // 2):
            foreign = False
            path.write_bytes(dump(translate(parse(path.read_bytes(), "x"), "foreign")))
        return translate(old, msgid)

    for message in range(first, first + number):
        change_catalog(path, lambda old, msgid=str(message): edit(old, msgid), root=path.parent)  # type: ignore[misc]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), len(sys.argv) > 4)
