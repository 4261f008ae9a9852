"""What a message says, read from its place in the bytes of a file each time it is asked for."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.po.grammar import read_common_message

_MSGSTR = b'\nmsgstr "'


class PlaceInFile(NamedTuple):
    """Where the lines of a message are in the bytes of its file, which are UTF-8."""

    data: bytes
    start: int
    end: int


def decode_text(place: PlaceInFile) -> str:
    """Return the lines of a message."""
    return place.data[place.start : place.end].decode()


def decode_msgstr(place: PlaceInFile) -> tuple[str, ...]:
    """Return the translation of a message that ``read_common_message`` reads; () for others."""
    data, start, end = place
    found = data.rfind(_MSGSTR, start, end)
    if found >= 0:
        line = data[found + len(_MSGSTR) : end - 2]
        if b"\\" not in line and b"\n" not in line:
            return (line.decode(),)
    parts = read_common_message(decode_text(place), 0)
    return () if parts is None else parts.msgstr
