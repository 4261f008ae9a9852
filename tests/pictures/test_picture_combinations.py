"""What is kept of many small pictures that are put together from parts, and how large they are.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/pictures/combinations, and are read as a diff.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from dragoman.pictures import (
    PictureError,
    clean_drawing_in_place,
    clean_picture,
    drop_orientation,
    measure_picture,
)
from dragoman.pictures._profile import standardise_profile
from helpers.combined_pictures import MAKERS
from helpers.combined_profiles import combine_profile
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, shorten_repeated, show_invisible

FOLDER = Path(__file__).parent / "combinations"
COUNTS = {"jpeg": 60, "png": 60, "gif": 40, "webp": 50, "svg": 60}
PROFILES = 120
LONGEST = 28
"""Bytes that are shown; of more, how many they are and a digest."""


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_kept_of_a_picture_is_as_it_was(name: str) -> None:
    shown = "".join(
        "\n".join((*show_picture(f"{name} {number}", name), "", ""))
        for number in range(COUNTS[name])
    )
    compare_with_kept(shorten_repeated(show_invisible(shown)), FOLDER / f"{name}.txt")


def show_picture(name: str, kind: str) -> Iterator[str]:
    """Yield what a picture is made of, its parts when it is clean, and how large it is.

    A drawing is shown itself, and what is made of it in its place.
    """
    data, parts = MAKERS[kind](Choices(name))
    if parts:
        yield " + ".join(filter(None, parts))
    else:
        cleaned = clean_drawing_in_place(data)
        yield from show_drawing("", data)
        yield from show_drawing("  in place: ", cleaned if cleaned != data else b"the same")
    try:
        picture = clean_picture(data)
        yield from LISTS[kind](picture.data)
        yield from (f"  {remark}" for remark in picture.remarks)
        if picture.orientation != 1:
            dropped = len(picture.data) - len(drop_orientation(picture.data, picture.orientation))
            yield f"  orientation {picture.orientation}, in {dropped} bytes"
        size = measure_picture(picture)
    except PictureError as error:
        yield f"  {error}"
        return
    marks = ((" four inks", size.is_cmyk), (" animated", size.is_animated))
    yield f"  {size.width:.2f} × {size.height:.2f}" + "".join(
        name for name, is_so in marks if is_so
    )


def shorten_data(text: str) -> str:
    """Return a text with the pictures in it as what they begin with and a digest."""
    return re.sub(r"(?<=base64,)[\w+/=]{9,}", lambda found: show_bytes(found[0].encode()), text)


def show_bytes(data: bytes) -> str:
    """Return bytes as they are written in Python, or how many there are and a digest."""
    if len(data) <= LONGEST:
        return repr(data)[1:]
    return f"{len(data)} bytes {hashlib.sha256(data).hexdigest()[:8]}"


def list_segments(data: bytes) -> Iterator[str]:
    """Yield the segments of a JPEG picture, each by its marker, with what follows a scan."""
    position = 2
    while data[position + 1] != 0xD9:
        size = struct.unpack(">H", data[position + 2 : position + 4])[0]
        marker, body = data[position + 1], data[position + 4 : position + 2 + size]
        position += 2 + size
        yield f"  {marker:02x} {show_bytes(body)}"
        if marker == 0xDA:
            end = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]").search(data, position)
            assert end is not None
            yield f"     {show_bytes(data[position : end.start()])}"
            position = end.start()
    yield f"  d9 {show_bytes(data[position + 2 :])}"


def list_chunks(data: bytes) -> Iterator[str]:
    """Yield the chunks of a PNG picture."""
    position = 8
    while position < len(data):
        size = struct.unpack(">I", data[position : position + 4])[0]
        name, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + size]
        yield f"  {name.decode()} {show_bytes(body)}"
        position += size + 12


def list_riff(data: bytes) -> Iterator[str]:
    """Yield the size that a WebP picture says it has, and its chunks."""
    yield f"  {struct.unpack('<I', data[4:8])[0]} of {len(data)}"
    position = 12
    while position < len(data):
        size = struct.unpack("<I", data[position + 4 : position + 8])[0]
        name, body = data[position : position + 4], data[position + 8 : position + 8 + size]
        yield f"  {name.decode()} {show_bytes(body)}"
        position += 8 + size + size % 2


def list_blocks(data: bytes) -> Iterator[str]:
    """Yield a GIF picture, in hexadecimal numbers, with lines before what begins a block."""
    yield from re.sub(r"(2c00000000|21f9|21ff)", r"\n  \1", f"  {data.hex()}").split("\n")


def show_drawing(before: str, data: bytes) -> Iterator[str]:
    """Yield a drawing, without what all of them begin with."""
    yield before + re.sub(
        r'(<svg)(?: xmlns:\w+="[^"]*"| xmlns="[^"]*svg")+', r"\1", shorten_data(data.decode())
    )


LISTS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "jpeg": list_segments,
    "png": list_chunks,
    "gif": list_blocks,
    "webp": list_riff,
    "svg": lambda data: show_drawing("  ", data),
}
"""By format, what shows a clean picture."""


def test_which_profile_is_written_anew_is_as_it_was() -> None:
    shown = "".join(f"{show_profile(f'profile {number}')}\n" for number in range(PROFILES))
    compare_with_kept(shown, FOLDER / "profiles.txt")


def show_profile(name: str) -> str:
    """Return what a colour profile is made of, and the numbers of the one that is written."""
    data, said = combine_profile(name)
    written = standardise_profile(data)
    if not written:
        return f"{said}: left out"
    numbers = ""
    for name_of, start, count in ((b"rXYZ", 8, 3), (b"TRC", 12, 5)):
        at = written.find(name_of)
        if at < 0:
            continue
        place = struct.unpack(">I", written[at + len(name_of) : at + len(name_of) + 4])[0] + start
        values = struct.unpack(f">{count}i", written[place : place + 4 * count])
        numbers += " " + " ".join(f"{value / 65536:.4f}" for value in values)
    return f"{said}:{numbers}, {show_bytes(written)}"
