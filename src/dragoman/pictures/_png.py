"""PNG: the chunks that are needed to show it, and no other.

Source: PNG, third edition (W3C), sections 5 and 11.
"""

from __future__ import annotations

import zlib

from dragoman.pictures._common import LOST_PROFILE, CleanPicture, Cursor, damaged
from dragoman.pictures._exif import read_orientation, write_exif
from dragoman.pictures._profile import MOST_BYTES, standardise_profile

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    b"IHDR PLTE IDAT tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)
"""Pixels, transparency, colours, resolution and animation."""


def clean_png(data: bytes) -> CleanPicture:
    """Return a PNG picture with nothing but what is needed to show it."""
    cursor = Cursor(data, len(SIGNATURE))
    kept: list[bytes] = []
    names: list[bytes] = []
    orientation = 1
    lost = False
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
        elif name not in _KEPT:
            if name[:1].isupper():
                raise damaged("it has a part that is not known")
            body = b""
        if body or name in _KEPT:
            kept.append(write_chunk(name, body))
    if b"IDAT" not in names or names.count(b"IHDR") != 1:
        raise damaged("it has no pixels")
    picture = SIGNATURE + b"".join(kept) + write_chunk(b"IEND", b"")
    return CleanPicture(picture, "image/png", orientation, (LOST_PROFILE,) if lost else ())


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
