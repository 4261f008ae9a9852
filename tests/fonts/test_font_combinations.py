"""What is read of many small fonts that are put together from tables, and what is changed in them.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/fonts/combinations, and are read as a diff.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from dragoman.fonts.joiners import keep_non_joiner
from dragoman.fonts.tables import (
    changes_arabic_by_default,
    describe_face,
    list_starts,
    read_characters,
    rewrite_face,
)
from helpers.combined_fonts import combine_font
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

KEPT = Path(__file__).parent / "combinations" / "fonts.txt"
COUNT = 90


def test_what_is_read_and_changed_is_as_it_was() -> None:
    shown = "".join("\n".join((*show_font(f"font {number}"), "", "")) for number in range(COUNT))
    compare_with_kept(shorten_repeated(show_invisible(shown)), KEPT)


def show_font(name: str) -> Iterator[str]:
    """Yield what a font is made of, what it says of itself, and what is other in its copies."""
    data, said = combine_font(name)
    yield "; ".join(said)
    yield from show_face(data)
    if describe_face(BytesIO(data), 0):
        copy = rewrite_face(data, 0, "Copy", "Bold", 650)
        yield "  copy"
        yield from (f"  {line}" for line in show_face(copy))
        yield from show_changes(data, copy)
    kept = keep_non_joiner(data)
    yield "  with joiners: the same" if kept == data else "  with joiners"
    yield from show_changes(data, kept)


def show_face(data: bytes) -> Iterator[str]:
    stream = BytesIO(data)
    (start,) = list_starts(stream)  # it is 0: several are in a collection
    described = describe_face(stream, start)
    if described:
        names = ", ".join(sorted(described.names))
        marks = ("italic", "variable", "is_plain")
        more = [mark for mark in marks if getattr(described, mark)]
        weight = f"weight {described.weight}, width {described.width}"
        yield f"  {described.family} ({names}): {weight} {' '.join(more)}".rstrip()
    firsts, lasts = read_characters(stream, start)
    ranges = ", ".join(f"{a:x}-{b:x}" for a, b in zip(firsts, lasts, strict=True))
    yield f"  characters {ranges or 'none'}"
    if changes_arabic_by_default(stream, start):
        yield "  changes Arabic"


def show_changes(before: bytes, after: bytes) -> Iterator[str]:
    """Yield the tables that are other ones in a copy, in hexadecimal numbers."""
    old, new = read_tables(before), read_tables(after)
    for tag, (checksum, table) in new.items():
        if old[tag] != (checksum, table):
            shown = re.sub("(?:00){8,}", lambda found: f" 0×{len(found[0]) // 2} ", table.hex())
            yield f"    {tag} {checksum:x} {shown}"


def read_tables(data: bytes) -> dict[str, tuple[int, bytes]]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for record in range(12, 12 + 16 * count, 16):
        tag, checksum, start, size = struct.unpack_from(">4sIII", data, record)
        found[tag.decode()] = checksum, data[start : start + size]
    return found
