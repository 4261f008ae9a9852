"""WebP: the chunks that are needed to show it, and no other.

Source: the WebP container specification (RFC 9649).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.pictures._common import LOST_PROFILE, CleanPicture, Cursor, damaged
from dragoman.pictures._exif import read_orientation, write_exif
from dragoman.pictures._profile import standardise_profile

_PIXELS = frozenset({b"VP8 ", b"VP8L"})
_SHOWN = _PIXELS | {b"ALPH"}
"""What a picture, or a frame of an animation, consists of."""
_EXTENDED = frozenset({b"VP8X", b"ANIM", b"ANMF"})
_RESERVED = bytes(3)
_ANIMATION = 6
"""The bytes that say how an animation runs."""
_HAS_PROFILE, _HAS_EXIF, _HAS_XMP = 0x20, 0x08, 0x04
_FRAME_HEAD = 16
"""The bytes of a frame of an animation that come before its chunks."""


def clean_webp(data: bytes) -> CleanPicture:
    """Return a WebP picture with nothing but what is needed to show it."""
    size = Cursor(data, 4).take_number(4, little=True)
    if size < 4:
        raise damaged("it has no pixels")
    chunks = list(_read_chunks(Cursor(data, 12).take(size - 4)))
    orientation = _find_orientation(chunks)
    found = next((body for name, body in chunks if name == b"ICCP"), b"")
    profile = standardise_profile(found)
    flags = (_HAS_PROFILE if profile else 0) | (_HAS_EXIF if orientation != 1 else 0)
    extended = chunks[0][0] == b"VP8X" if chunks else False
    shown = [
        _clean_chunk(name, body, flags)
        for name, body in _choose_chunks(chunks, _EXTENDED | _SHOWN if extended else _PIXELS)
    ]
    shown.insert(1, _write_chunk(b"ICCP", profile) if profile else b"")
    kept = b"".join(shown)
    kept += _write_chunk(b"EXIF", write_exif(orientation)) if orientation != 1 else b""
    if not any(name in _PIXELS | {b"ANMF"} for name, _ in chunks):
        raise damaged("it has no pixels")
    return CleanPicture(
        b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept,
        "image/webp",
        orientation,
        (LOST_PROFILE,) if found and not profile else (),
    )


def _read_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    cursor = Cursor(data)
    while cursor.left:
        name = cursor.take(4)
        size = cursor.take_number(4, little=True)
        yield name, cursor.take(size)
        cursor.take(min(size % 2, cursor.left))


def _write_chunk(name: bytes, body: bytes) -> bytes:
    return name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)


def _find_orientation(chunks: list[tuple[bytes, bytes]]) -> int:
    """Return the orientation; a simple picture, which has no place for one, is upright."""
    if not chunks or chunks[0][0] != b"VP8X":
        return 1
    return next((read_orientation(body) for name, body in chunks if name == b"EXIF"), 1)


def _clean_chunk(name: bytes, body: bytes, flags: int) -> bytes:
    """Return a chunk that is kept, as it is kept. ``flags`` are set in the head."""
    if name == b"VP8X":
        if len(body) != 10:
            raise damaged("its head has a wrong length")
        others = body[0] & ~(_HAS_PROFILE | _HAS_EXIF | _HAS_XMP)
        body = bytes((others | flags, *_RESERVED)) + body[4:]
    elif name == b"ANIM":
        body = body[:_ANIMATION]
    elif name == b"ANMF":
        if len(body) < _FRAME_HEAD:
            raise damaged("a frame has a wrong length")
        inside = _choose_chunks(_read_chunks(body[_FRAME_HEAD:]), _SHOWN)
        body = body[:_FRAME_HEAD] + b"".join(_write_chunk(*chunk) for chunk in inside)
    return _write_chunk(name, body)


def _choose_chunks(
    chunks: Iterable[tuple[bytes, bytes]], kept: frozenset[bytes]
) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks that are shown. Only frames come again; a second chunk of pixels, or what
    comes after the pixels that it would be for, no program reads."""
    seen: set[bytes] = set()
    for name, body in chunks:
        if name in kept and name not in seen:
            yield name, body
            seen |= _SHOWN if name in _PIXELS else {name} - {b"ANMF"}
