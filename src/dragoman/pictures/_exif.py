"""The orientation of a picture, which is the only thing that is kept of its EXIF block.

Source: TIFF 6.0, section 2, and EXIF 2.32, tag 0x0112.
"""

from __future__ import annotations

import zlib

from dragoman.pictures._common import Cursor, PictureError

HEAD = b"Exif\x00\x00"
"""What is before the block in JPEG, and by mistake often in WebP."""
_ORIENTATION, _SHORT = 0x0112, 3


def read_orientation(block: bytes) -> int:
    """Return the orientation that an EXIF block gives; 1 where it gives none that is valid."""
    try:
        return _find_orientation(block.removeprefix(HEAD))
    except PictureError:
        return 1


def _find_orientation(block: bytes) -> int:
    little = block.startswith(b"II*\x00")
    if not little and not block.startswith(b"MM\x00*"):
        return 1
    start = Cursor(block, 4).take_number(4, little=little)
    directory = Cursor(block, min(start, len(block)))
    for _ in range(directory.take_number(2, little=little)):
        tag = directory.take_number(2, little=little)
        kind = directory.take_number(2, little=little)
        count = directory.take_number(4, little=little)
        value = Cursor(directory.take(4)).take_number(2, little=little)
        if tag == _ORIENTATION:
            return value if kind == _SHORT and count == 1 and 1 <= value <= 8 else 1
    return 1


def write_exif(orientation: int) -> bytes:
    """Return an EXIF block with nothing but the orientation; empty where the picture is upright."""
    if orientation == 1:
        return b""
    numbers = ((8, 4), (1, 2), (_ORIENTATION, 2), (_SHORT, 2), (1, 4), (orientation, 2), (0, 6))
    return b"MM\x00*" + b"".join(number.to_bytes(size, "big") for number, size in numbers)


def drop_orientation(data: bytes, orientation: int) -> bytes:
    """Return a clean JPEG or PNG picture without its orientation, for who turns it himself.

    In a clean picture the block is the only one, and its bytes are known. It is at the beginning,
    before the pixels.
    """
    block = write_exif(orientation)
    for around in (_wrap_for_jpeg(block), _wrap_for_png(block)):
        before, found, after = data.partition(around)
        if block and found and len(before) < _HEADS:
            return before + after
    return data


_HEADS = 100_000
"""In bytes: what may be before the block of a clean picture, such as its colours."""


def _wrap_for_jpeg(block: bytes) -> bytes:
    body = HEAD + block
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _wrap_for_png(block: bytes) -> bytes:
    chunk = b"eXIf" + block
    return len(block).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
