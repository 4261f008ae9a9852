"""JPEG: the segments that are needed to decode, and no other.

Source: ITU-T T.81, annex B; JFIF 1.02; ICC.1:2010, annex B.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.pictures._common import LOST_PROFILE, CleanPicture, Cursor, damaged
from dragoman.pictures._exif import HEAD, read_orientation, write_exif
from dragoman.pictures._jpeg_segments import FRAMES, SCAN, cut_segment
from dragoman.pictures._profile import standardise_profile

_END, _COMMENT = 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_PROFILE = b"ICC_PROFILE\x00"
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends the data of a scan: a marker that is not a restart."""


@dataclass(slots=True)
class _Segments:
    """What is found of the segments, in the order in which it is written."""

    jfif: bytes = b""
    adobe: bytes = b""
    orientation: int = 0
    profile: dict[int, bytes] = field(default_factory=dict)
    decoding: list[bytes] = field(default_factory=list)
    scans: int = 0


def clean_jpeg(data: bytes) -> CleanPicture:
    """Return a JPEG picture with nothing but what is needed to show it."""
    found = _Segments()
    cursor = Cursor(data, 2)
    while (marker := _read_marker(cursor)) != _END:
        size = cursor.take_number(2)
        if size < 2:
            raise damaged("a segment has no length")
        body = cursor.take(size - 2)
        needed = cut_segment(marker, body)
        if needed is not None:
            found.decoding.append(_write_needed(marker, needed))
            if marker == SCAN:
                found.scans += 1
                found.decoding.append(_read_scan(cursor))
        elif marker in _APPLICATIONS:
            _take_application(found, marker, body)
        elif marker != _COMMENT:
            raise damaged("it has a segment that is not known")
    if not found.scans:
        raise damaged("it has no pixels")
    return _write(found)


def _read_marker(cursor: Cursor) -> int:
    if cursor.take_number(1) != 0xFF:
        raise damaged("a segment has a wrong length")
    while (marker := cursor.take_number(1)) == 0xFF:
        pass  # a marker may have any number of these before it
    return marker


def _read_scan(cursor: Cursor) -> bytes:
    """Read the pixels that come after the head of a scan."""
    end = _AFTER_SCAN.search(cursor.data, cursor.position)
    if end is None:
        raise damaged("it ends too early")
    return cursor.take(end.start() - cursor.position)


def _write_needed(marker: int, needed: bytes) -> bytes:
    """Return a segment with what decoding needs of it. Without a frame or a scan there are no
    pixels; a table without anything in it is not needed."""
    if not needed and (marker == SCAN or marker in FRAMES):
        raise damaged("a segment has a wrong length")
    return _write_segment(marker, needed) if needed else b""


def _take_application(found: _Segments, marker: int, body: bytes) -> None:
    """Take what is needed from a segment of an application; its thumbnail is left out."""
    if marker == 0xE0 and body.startswith(b"JFIF\x00") and len(body) >= 12:
        found.jfif = body[:12] + b"\x00\x00"
    elif marker == 0xE1 and body.startswith(HEAD) and not found.orientation:
        found.orientation = read_orientation(body)
    elif marker == 0xE2 and body.startswith(_PROFILE) and len(body) > len(_PROFILE) + 2:
        found.profile.setdefault(body[len(_PROFILE)], body[len(_PROFILE) + 2 :])
    elif marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        found.adobe = b"Adobe\x00\x64\x00\x00\x00\x00" + body[11:12]


def _write(found: _Segments) -> CleanPicture:
    orientation = found.orientation or 1
    exif = write_exif(orientation)
    profile = b"".join(found.profile[number] for number in sorted(found.profile))
    standard = standardise_profile(profile)
    segments = (
        (0xE0, found.jfif),
        (0xE1, exif and HEAD + exif),
        (0xE2, standard and _PROFILE + b"\x01\x01" + standard),
        (0xEE, found.adobe),
    )
    head = b"".join(_write_segment(marker, body) for marker, body in segments if body)
    return CleanPicture(
        b"\xff\xd8" + head + b"".join(found.decoding) + b"\xff\xd9",
        "image/jpeg",
        orientation,
        (LOST_PROFILE,) if profile and not standard else (),
    )


def _write_segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
