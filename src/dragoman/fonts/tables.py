"""Reading and writing the tables of font files that say what a font is and what letters it has.

Source of all numbers: the OpenType specification.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import BinaryIO, NamedTuple

_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_STYLE = 16, 17
"""Numbers of names in the table ``name``."""
_WINDOWS, _UNICODE, _MACINTOSH, _ENGLISH = 3, 0, 1, 0x409
_ITALIC, _BOLD, _OBLIQUE = 1, 1 << 5, 1 << 9
"""Bits of the field fsSelection in the table ``OS/2``."""
_PLAIN_NAMES = frozenset({_FAMILY, _FULL, _POSTSCRIPT})
"""Names that Typst needs."""
_STYLE_WEIGHTS = {
    "thin": 100, "hairline": 100, "extralight": 200, "ultralight": 200, "light": 300,
    "regular": 400, "normal": 400, "book": 400, "roman": 400, "medium": 500,
    "semibold": 600, "demibold": 600, "demi": 600, "bold": 700, "extrabold": 800,
    "ultrabold": 800, "heavy": 900, "black": 900,
}  # fmt: skip
"""By a word in the name of a style, its weight as in CSS."""
_MOST_FACES = 64
"""Faces of a collection after this number are not read."""
_LARGEST_TABLE = 1 << 20
"""Bytes of a table after this number are not read."""

Ranges = tuple[tuple[int, ...], tuple[int, ...]]
"""The first and the last characters of ranges, sorted: what a font has glyphs for."""


class Description(NamedTuple):
    """What the tables of a face say of it."""

    family: str
    """In English where the font says it in English; the name of all weights together."""
    names: frozenset[str]
    """All names of the family in all languages, casefolded."""
    weight: int
    """From 1 to 1000, as in CSS: 400 is regular, 700 is bold."""
    width: int
    """From 1, very narrow, to 9; 5 is normal."""
    italic: bool
    variable: bool
    """Whether one file holds all weights (a variable font)."""
    is_plain: bool
    """Whether the weight and the name of the family are where every program reads them."""


def list_starts(stream: BinaryIO) -> tuple[int, ...]:
    """Return where the faces of a file begin: one, or several where the file is a collection."""
    stream.seek(0)
    head = stream.read(12)
    if head[:4] != b"ttcf":
        return (0,)
    count = min(int.from_bytes(head[8:12]), _MOST_FACES)
    return struct.unpack(f">{count}I", stream.read(4 * count))


def describe_face(stream: BinaryIO, start: int) -> Description | None:
    """Return what a face says of itself; None for what has no name.

    Raises struct.error, ValueError or OSError for what is not a font.
    """
    tables = _read_tables(stream, start, (b"name", b"OS/2", b"head"))
    said_names, every, plain = _read_names(tables.get(b"name", b""))
    family = said_names.get(_TYPOGRAPHIC_FAMILY) or said_names.get(_FAMILY, "")
    if not family:
        return None
    metrics, head = tables.get(b"OS/2", b""), tables.get(b"head", b"")
    said, width, selection = 400, 5, 0
    if len(metrics) >= 64:
        said, width = struct.unpack_from(">HH", metrics, 4)
        (selection,) = struct.unpack_from(">H", metrics, 62)
    mac_style = struct.unpack_from(">H", head, 44)[0] if len(head) >= 46 else 0
    style = said_names.get(_TYPOGRAPHIC_STYLE) or said_names.get(_STYLE, "")
    weight = _find_weight(said, style, bool(selection & _BOLD or mac_style & 1))
    return Description(
        family,
        every,
        weight,
        width if 1 <= width <= 9 else 5,
        bool(selection & (_ITALIC | _OBLIQUE) or mac_style & 2),
        b"fvar" in tables,
        weight == said and said_names.get(_FAMILY) == family and plain >= _PLAIN_NAMES,
    )


def _find_weight(said: int, style: str, is_bold: bool) -> int:
    """Return the weight of a face. In some fonts the number is wrong, and the style's name, or the
    bit for bold, is right: the bold of Noto Nastaliq Urdu 2.000 says 400."""
    words = style.casefold().replace("-", " ").split()
    pairs = [first + second for first, second in pairwise(words)]
    named = next((_STYLE_WEIGHTS[word] for word in (*pairs, *words) if word in _STYLE_WEIGHTS), 0)
    if is_bold and named in (0, 400):
        named = 700
    if 1 <= said <= 9:  # from the time when weights were counted from 1 to 9
        said *= 100
    if not 1 <= said <= 1000:
        return named or 400
    if named == 700 and said < 550:
        return 700
    return 400 if named == 400 and said > 550 else said


def read_characters(stream: BinaryIO, start: int) -> Ranges:
    """Return the characters that a face has glyphs for, as sorted ranges."""
    table = _read_tables(stream, start, (b"cmap",)).get(b"cmap", b"")
    if len(table) < 4:
        return (), ()
    (count,) = struct.unpack_from(">H", table, 2)
    offsets = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * index)
        offsets[(platform, encoding)] = offset
    order = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
    chosen = next((offsets[key] for key in order if key in offsets), None)
    if chosen is None:
        return (), ()
    (form,) = struct.unpack_from(">H", table, chosen)
    read = {4: _read_segments, 12: _read_groups}.get(form)
    return _join(read(table, chosen)) if read else ((), ())


def changes_arabic_by_default(stream: BinaryIO, start: int) -> bool:
    """Return whether a face has "local forms" for the Arabic script in every language that it does
    not know: those of another language then, as the Urdu digits of Noto Naskh Arabic 2.004."""
    table = _read_tables(stream, start, (b"GSUB",)).get(b"GSUB", b"")
    if len(table) < 10:
        return False
    scripts, features = struct.unpack_from(">HH", table, 4)
    (count,) = struct.unpack_from(">H", table, scripts)
    for index in range(count):
        tag, place = struct.unpack_from(">4sH", table, scripts + 2 + 6 * index)
        (default,) = struct.unpack_from(">H", table, scripts + place)
        if tag == b"arab" and default:
            used = scripts + place + default + 4
            (number,) = struct.unpack_from(">H", table, used)
            indices = struct.unpack_from(f">{number}H", table, used + 2)
            return any(table[features + 2 + 6 * each :][:4] == b"locl" for each in indices)
    return False


def has_character(ranges: Ranges, character: str) -> bool:
    """Return whether a character is in the ranges of a font."""
    code, (firsts, lasts) = ord(character), ranges
    index = bisect_right(firsts, code) - 1
    return index >= 0 and code <= lasts[index]


def _read_segments(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of characters from a subtable of format 4.

    Its segments are in order, so no character is looked at twice, whatever a file says.
    """
    count = struct.unpack_from(">H", table, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    begins = struct.unpack_from(f">{count}H", table, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, start + 16 + 4 * count)
    places = start + 16 + 6 * count
    shifts = struct.unpack_from(f">{count}H", table, places)
    following = 0
    for index, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        if not shifts[index]:
            missing = -deltas[index] & 0xFFFF  # the character whose glyph is 0: it has none
            yield from ((begin, min(end, missing - 1)), (max(begin, missing + 1), min(end, 0xFFFE)))
            continue
        first, following = max(begin, following), max(end + 1, following)
        for code in range(first, min(end, 0xFFFE) + 1):
            place = places + 2 * index + shifts[index] + 2 * (code - begin)
            if place + 2 <= len(table) and struct.unpack_from(">H", table, place)[0]:
                yield code, code


def _read_groups(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield ranges of characters from a subtable of format 12."""
    (count,) = struct.unpack_from(">I", table, start + 12)
    for index in range(count):
        begin, end, glyph = struct.unpack_from(">III", table, start + 16 + 12 * index)
        yield begin if glyph else begin + 1, end


def _join(ranges: Iterator[tuple[int, int]]) -> Ranges:
    firsts: list[int] = []
    lasts: list[int] = []
    for first, last in sorted(pair for pair in ranges if pair[0] <= pair[1]):
        if lasts and first <= lasts[-1] + 1:
            lasts[-1] = max(lasts[-1], last)
        else:
            firsts.append(first)
            lasts.append(last)
    return tuple(firsts), tuple(lasts)


def _read_tables(stream: BinaryIO, start: int, wanted: tuple[bytes, ...]) -> dict[bytes, bytes]:
    """Return the tables of a face by tag. The content of those that are not wanted is empty."""
    tables = {}
    for tag, offset, length in _read_records(stream, start):
        tables[tag] = b""
        if tag in wanted:
            stream.seek(offset)
            tables[tag] = stream.read(min(length, _LARGEST_TABLE))
    return tables


def _read_records(stream: BinaryIO, start: int) -> list[tuple[bytes, int, int]]:
    """Return the tag, the place and the length of each table."""
    stream.seek(start + 4)
    (count,) = struct.unpack(">H6x", stream.read(8))
    return [struct.unpack(">4s4xII", stream.read(16)) for _ in range(count)]


def _read_names(table: bytes) -> tuple[dict[int, str], frozenset[str], frozenset[int]]:
    """Return the names by their numbers, in English where the font has them in English; all names
    of the family in all languages; and the numbers of those that are in English on Windows."""
    found: dict[int, tuple[int, str]] = {}
    every = set()
    (count, storage) = struct.unpack_from(">2xHH", table) if len(table) >= 6 else (0, 0)
    for index in range(count):
        platform, encoding, language, name, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        rank = _rank_name(platform, encoding, language)
        if rank is None:
            continue
        raw = table[storage + offset : storage + offset + length]
        text = raw.decode("mac-roman" if platform == _MACINTOSH else "utf-16-be", "replace")
        if name in (_FAMILY, _TYPOGRAPHIC_FAMILY):
            every.add(text.casefold())
        if text and (name not in found or rank < found[name][0]):
            found[name] = (rank, text)
    texts = {name: text for name, (_, text) in found.items()}
    plain = frozenset(name for name, (rank, _) in found.items() if rank == 0)
    return texts, frozenset(every), plain


def _rank_name(platform: int, encoding: int, language: int) -> int | None:
    """Return how good an entry is as the English name, 0 for the best; None for one that cannot
    be read."""
    if platform == _WINDOWS and encoding in (0, 1, 10):
        return 0 if language == _ENGLISH else 3
    if platform == _UNICODE:
        return 1
    return 2 if (platform, encoding, language) == (_MACINTOSH, 0, 0) else None


def rewrite_face(data: bytes, start: int, family: str, style: str, weight: int) -> bytes:
    """Return a font file in which a face says its family and its weight where every program reads
    them. New tables are put at the end; the rest keeps its bytes."""
    from io import BytesIO

    tables = _read_tables(BytesIO(data), start, (b"OS/2", b"name"))
    changed: Mapping[bytes, bytes] = {b"name": _write_names(family, style, tables[b"name"])}
    if len(tables.get(b"OS/2", b"")) >= 8:
        metrics = tables[b"OS/2"]
        changed = {**changed, b"OS/2": metrics[:4] + struct.pack(">H", weight) + metrics[6:]}
    whole = bytearray(data)
    for index, (tag, _, _) in enumerate(_read_records(BytesIO(data), start)):
        if tag in changed:
            whole.extend(b"\0" * (-len(whole) % 4))
            record = (_sum(changed[tag]), len(whole), len(changed[tag]))
            struct.pack_into(">III", whole, start + 12 + 16 * index + 4, *record)
            whole.extend(changed[tag])
    return bytes(whole)


def _write_names(family: str, style: str, old: bytes) -> bytes:
    """Return a table of names that has the family, the style, and the licence and the makers that
    the old one names."""
    names, _, _ = _read_names(old)
    for gone in (_TYPOGRAPHIC_FAMILY, _TYPOGRAPHIC_STYLE):
        names.pop(gone, None)
    names |= {_FAMILY: family, _STYLE: style}
    names.setdefault(_FULL, f"{family} {style}")
    names.setdefault(_POSTSCRIPT, f"{''.join(filter(str.isalnum, family))}-{style}"[:63])
    records, texts = b"", b""
    for name, text in sorted(names.items()):
        raw = text.encode("utf-16-be", "replace")
        records += struct.pack(">6H", _WINDOWS, 1, _ENGLISH, name, len(raw), len(texts))
        texts += raw
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + texts


def _sum(table: bytes) -> int:
    """Return the checksum of a table."""
    padded = table + b"\0" * (-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
