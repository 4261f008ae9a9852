"""Fonts whose zero-width non-joiner can be found in a PDF.

Persian words such as "می‌رود" have a zero-width non-joiner (U+200C, the half-space) in them. When
text is set, this character has done its work as soon as the letters have their shapes, so it is
thrown away. In the PDF it is then a part of the letter beside it, and most programs read the two in
the wrong order, or only the letter: they do not find the word.

A character that the font itself has substituted is kept (HarfBuzz, and what is made after it, see
the substituted glyph as one that the font wants). So a copy of the font gets one more rule: the
non-joiner is substituted by itself, at the end of the substitutions in Arabic script. Then it is a
glyph of its own, which is empty and has no width, and the PDF says which character it is.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from dragoman.fonts.substitutions import substitute_by_itself

_NON_JOINER = 0x200C
_TRUETYPE = (b"\0\1\0\0", b"true")
_NEEDED = (b"GSUB", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca")
_LARGEST = 0xFFFF
"""Numbers of glyphs are counted modulo this plus one."""


@dataclass(frozen=True, slots=True)
class _Table:
    start: int
    size: int
    record: int
    """Where the table is listed in the file."""


def keep_non_joiner(font: bytes) -> bytes:
    """Return a copy of a font in which the zero-width non-joiner is kept when text is set.

    It looks the same. A font is returned as it is if it has no such character or no substitutions
    in Arabic script, and if its outlines are not those of TrueType.
    """
    data = bytearray(font)
    try:
        tables = _list_tables(font)
        if font[:4] not in _TRUETYPE or not all(tag in tables for tag in _NEEDED):
            return font
        glyph = _find_glyph(font, tables[b"cmap"].start, _NON_JOINER)
        rules = tables[b"GSUB"]
        new_rules = substitute_by_itself(font[rules.start : rules.start + rules.size], glyph)
        if not glyph or not new_rules or not _remove_width(data, tables, glyph):
            return font
        _remove_outline(data, tables, glyph)
    except (struct.error, IndexError):
        return font
    data += bytes(-len(data) % 4)
    struct.pack_into(">II", data, rules.record + 8, len(data), len(new_rules))
    return bytes(data + new_rules)


def _list_tables(font: bytes) -> dict[bytes, _Table]:
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for record in range(12, 12 + 16 * count, 16):
        tag, start, size = struct.unpack_from(">4s4xII", font, record)
        tables[tag] = _Table(start, size, record)
    return tables


def _find_glyph(font: bytes, start: int, code: int) -> int:
    """Return the glyph of a character, which is below U+10000; 0 if the font has none."""
    (count,) = struct.unpack_from(">2xH", font, start)
    for index in range(count):
        platform, offset = struct.unpack_from(">H2xI", font, start + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form in (4, 12):
            find = _find_in_segments if form == 4 else _find_in_groups
            glyph = find(font, start + offset, code)
            if glyph:
                return glyph
    return 0


def _find_in_segments(font: bytes, start: int, code: int) -> int:
    """Look a character up in a subtable of ``cmap`` in format 4."""
    (double,) = struct.unpack_from(">H", font, start + 6)
    ends = start + 14
    for end in range(ends, ends + double, 2):
        (last,) = struct.unpack_from(">H", font, end)
        if last < code:
            continue
        place = end + 2 + double
        (first,) = struct.unpack_from(">H", font, place)
        (delta,) = struct.unpack_from(">H", font, place + double)
        (offset,) = struct.unpack_from(">H", font, place + 2 * double)
        if first > code:
            return 0
        if not offset:
            return int((code + delta) & _LARGEST)
        (glyph,) = struct.unpack_from(">H", font, place + 2 * double + offset + 2 * (code - first))
        return int((glyph + delta) & _LARGEST) if glyph else 0
    return 0


def _find_in_groups(font: bytes, start: int, code: int) -> int:
    """Look a character up in a subtable of ``cmap`` in format 12."""
    (count,) = struct.unpack_from(">I", font, start + 12)
    for place in range(start + 16, start + 16 + 12 * count, 12):
        first, last, glyph = struct.unpack_from(">III", font, place)
        if first <= code <= last:
            return int(glyph + code - first)
    return 0


def _remove_width(data: bytearray, tables: dict[bytes, _Table], glyph: int) -> bool:
    """Set the width of a glyph to zero. Return False if it shares its width with other glyphs."""
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"].start + 34)
    place = tables[b"hmtx"].start + 4 * min(glyph, count - 1)
    (width,) = struct.unpack_from(">H", data, place)
    if glyph < count:
        struct.pack_into(">Hh", data, place, 0, 0)
    return glyph < count or bool(width == 0)


def _remove_outline(data: bytearray, tables: dict[bytes, _Table], glyph: int) -> None:
    """Make a glyph empty: it begins where the next one begins. So do the empty ones before it."""
    (is_long,) = struct.unpack_from(">H", data, tables[b"head"].start + 50)
    form, size = (">I", 4) if is_long else (">H", 2)
    first = tables[b"loca"].start
    (old,) = struct.unpack_from(form, data, first + size * glyph)
    (end,) = struct.unpack_from(form, data, first + size * (glyph + 1))
    while glyph >= 0 and struct.unpack_from(form, data, first + size * glyph) == (old,):
        struct.pack_into(form, data, first + size * glyph, end)
        glyph -= 1
