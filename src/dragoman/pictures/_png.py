"""PNG: the chunks that are needed to show it, and no other.

Source: PNG, third edition (W3C), sections 5 and 11.
"""

from __future__ import annotations

import zlib

from dragoman.pictures._common import LOST_PROFILE, CleanPicture, Cursor, damaged
from dragoman.pictures._exif import read_orientation, write_exif
from dragoman.pictures._profile import MOST_BYTES, standardise_profile

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IDAT", b"fdAT"})
_ANIMATED = frozenset({b"fcTL", b"fdAT"})
"""The frames of an animation: never shown if nothing before them announces one (``acTL``)."""
_LENGTHS: dict[bytes, frozenset[int]] = {
    b"IHDR": frozenset({13}),
    b"PLTE": frozenset(range(3, 769, 3)),
    b"tRNS": frozenset(range(1, 257)),
    b"gAMA": frozenset({4}),
    b"cHRM": frozenset({32}),
    b"sRGB": frozenset({1}),
    b"cICP": frozenset({4}),
    b"mDCV": frozenset({24}),
    b"cLLI": frozenset({8}),
    b"sBIT": frozenset({1, 2, 3, 4}),
    b"bKGD": frozenset({1, 2, 6}),
    b"pHYs": frozenset({9}),
    b"acTL": frozenset({8}),
    b"fcTL": frozenset({26}),
}
"""What is kept beside the pixels, and how long it may be: size, transparency, colours, resolution
and animation. One that is longer holds something else, and no program reads it."""

_TRANSPARENT = {0: 2, 2: 6}
"""By the kind of colours, how long ``tRNS`` may be: grey, and colours without a palette."""


def clean_png(data: bytes) -> CleanPicture:
    """Return a PNG picture with nothing but what is needed to show it."""
    cursor = Cursor(data, len(SIGNATURE))
    kept: list[bytes] = []
    names: list[bytes] = []
    orientation = 1
    lost = is_animated = False
    while (chunk := _read_chunk(cursor))[0] != b"IEND":
        name, body = chunk
        if not names and (name != b"IHDR" or len(body) != 13):
            raise damaged("it does not begin with its size")
        names.append(name)
        if name == b"eXIf":
            orientation = read_orientation(body)
            body = write_exif(orientation)
        elif name == b"iCCP":
            body = _clean_profile(body)
            lost = lost or not body
        elif name not in _PIXELS and len(body) not in _LENGTHS.get(name, ()):
            if name[:1].isupper():
                raise damaged("it has a part that is not known")
            body = b""
        elif (name in _ANIMATED and not is_animated) or _is_too_long(name, body, kept):
            body = b""
        is_animated = is_animated or (name == b"acTL" and bool(body))
        if body or name == b"IDAT":
            kept.append(write_chunk(name, body))
    if b"IDAT" not in names or names.count(b"IHDR") != 1:
        raise damaged("it has no pixels")
    picture = SIGNATURE + b"".join(kept) + write_chunk(b"IEND", b"")
    return CleanPicture(picture, "image/png", orientation, (LOST_PROFILE,) if lost else ())


def _is_too_long(name: bytes, body: bytes, kept: list[bytes]) -> bool:
    """Return whether a chunk says more of transparency than its kind of colours has: one shade of
    grey, or one colour of three. ``kept`` begins with the size and the kind of colours."""
    most = _TRANSPARENT.get(kept[0][17]) if name == b"tRNS" else None
    return most is not None and len(body) > most


def _read_chunk(cursor: Cursor) -> tuple[bytes, bytes]:
    size = cursor.take_number(4)
    name = cursor.take(4)
    body = cursor.take(size)
    if cursor.take_number(4) != zlib.crc32(name + body) or not name.isalpha():
        raise damaged("a part has a wrong checksum")
    return name, body


def write_chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk with its length and its checksum."""
    checksum = zlib.crc32(name + body).to_bytes(4, "big")
    return len(body).to_bytes(4, "big") + name + body + checksum


def _clean_profile(body: bytes) -> bytes:
    """Return a colour profile as a chunk has it, without its name; empty if it is not standard."""
    _, _, rest = body.partition(b"\x00")
    try:
        unpacked = zlib.decompressobj().decompress(rest[1:], MOST_BYTES)
    except zlib.error:
        return b""
    standard = standardise_profile(unpacked)
    return standard and b"profile\x00\x00" + _store(standard)


def _store(data: bytes) -> bytes:
    """Return data of less than 64 KB as zlib has it, but not compressed: the bytes that compress
    depend on the machine's library."""
    size = len(data).to_bytes(2, "little")
    opposite = (0xFFFF - len(data)).to_bytes(2, "little")
    return b"\x78\x01\x01" + size + opposite + data + zlib.adler32(data).to_bytes(4, "big")
