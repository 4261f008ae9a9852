"""Pictures without what they say about people: no place, no camera, no name, no program.

A photograph holds where and when it was taken, with which device, and often who took it; a drawing
holds the path of its file. ``clean_picture`` keeps only what is needed to show the picture: it goes
through the parts of the file, and copies those that it knows. No pixel is decoded or changed.

What is kept beside the pixels: transparency, animation, resolution, a standard colour profile
(written anew, so that nothing in it names a screen), and the orientation, as the only entry of an
otherwise empty EXIF block; so a program that turned the picture before still does. What follows the
end of a picture in its file, such as the film of a moving photograph, is left out.

A picture that is damaged, of another format, or that fetches other files raises PictureError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from dragoman.pictures._common import CleanPicture, PictureError, UnreadPictureError
from dragoman.pictures._exif import drop_orientation
from dragoman.pictures._gif import clean_gif
from dragoman.pictures._in_place import Edit, clean_drawing, find_drawing_edits, find_embedded
from dragoman.pictures._jpeg import clean_jpeg
from dragoman.pictures._png import clean_png
from dragoman.pictures._size import (
    LARGEST_FILE,
    MOST_PIXELS,
    TOO_LARGE,
    measure_picture,
)
from dragoman.pictures._svg import clean_svg, is_svg
from dragoman.pictures._webp import clean_webp

__all__ = [
    "LARGEST_FILE",
    "MOST_PIXELS",
    "TOO_LARGE",
    "CleanPicture",
    "PictureError",
    "UnreadPictureError",
    "clean_drawing_in_place",
    "clean_picture",
    "drop_orientation",
    "find_drawing_edits",
    "find_embedded_edits",
    "measure_picture",
]

MOST_BYTES = 50_000_000
"""A larger file is refused."""

_KNOWN: tuple[tuple[bytes, bytes, Callable[[bytes], CleanPicture]], ...] = (
    (b"\xff\xd8\xff", b"", clean_jpeg),
    (b"\x89PNG\r\n\x1a\n", b"", clean_png),
    (b"GIF87a", b"", clean_gif),
    (b"GIF89a", b"", clean_gif),
    (b"RIFF", b"WEBP", clean_webp),
)
"""How a file begins, what it has from its ninth byte on, and what cleans it."""

_OTHER: tuple[tuple[int, bytes, str], ...] = (
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"BM", "BMP"),
    (4, b"ftyp", "HEIC or AVIF"),
    (0, b"\x1f\x8b", "compressed (such as SVGZ)"),
)
"""Where a file of another format has which bytes, and the format's name."""


def clean_picture(data: bytes, path: PurePath | str | None = None) -> CleanPicture:
    """Return a picture with nothing but what is needed to show it.

    The format is recognised by content. The same bytes give the same bytes, and a clean picture is
    returned as it is. Raises PictureError, with ``path``, for what cannot be cleaned.
    """
    try:
        return _choose_cleaner(data)(data)
    except PictureError as error:
        raise PictureError(error.sentence, path) from None


def _choose_cleaner(data: bytes) -> Callable[[bytes], CleanPicture]:
    if len(data) > MOST_BYTES:
        raise PictureError(
            f"the picture is larger than {MOST_BYTES // 1_000_000} MB; make it smaller"
        )
    for start, ninth, cleaner in _KNOWN:
        if data.startswith(start) and data.startswith(ninth, 8):
            return cleaner
    if is_svg(data):
        return clean_svg
    names = [name for at, mark, name in _OTHER if data.startswith(mark, at)]
    kind = f"it is {names[0]}" if names else "its format is unknown"
    raise PictureError(
        f"the picture cannot be cleaned of what it says about people ({kind}); "
        "save it as PNG, JPEG, GIF, WebP or SVG"
    )


def clean_drawing_in_place(data: bytes) -> bytes:
    """Return a drawing without what it says about people; every other byte of it stays.

    Scripts and links stay too, so this is for a drawing that stays where it was. The same bytes
    are returned where it says nothing.
    """
    return clean_drawing(data, clean_picture)


def find_embedded_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that clean the pictures written as ``data:`` in a part of a page."""
    return find_embedded(text, clean_picture, start=start, end=end)
