"""How large a picture is: in pixels, and in points when it is shown in its own size.

Sources: PNG, third edition (W3C), 11.2.1 and 11.3.4.3; ITU-T T.81, B.2.2; JFIF 1.02; GIF89a, 18;
RFC 9649, for WebP; SVG 2, 8.2, for drawings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.pictures._common import CleanPicture, PictureError, damaged
from dragoman.pictures._drawn import check_drawn
from dragoman.pictures._jpeg_segments import FRAMES

MOST_PIXELS = 64_000_000
"""A picture with more is refused: who shows it needs four bytes of memory for each."""
LARGEST_FILE = 20_000_000
"""In bytes. A larger file is refused: each edition would hold it."""
TOO_LARGE = f"the file is larger than {LARGEST_FILE // 1_000_000} MB; make it smaller"
_SCREEN = 96.0
"""Pixels per inch of a picture that does not say how many it has: those of CSS."""
_FEWEST, _MOST = 30.0, 3000.0
"""Pixels per inch that can be meant."""
_POINTS = 72.0
_TURNED = range(5, 9)
"""The orientations that make width of height."""
_INCH, _CENTIMETRE, _METRE = 1.0, 2.54, 0.0254
_UNITS = {"": 96.0, "px": 96.0, "pt": 72.0, "pc": 6.0, "in": 1.0, "cm": 2.54, "mm": 25.4}
"""By the unit of a length in a drawing, how many of it are an inch."""
_LENGTH = compile_later(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|in|cm|mm|)\s*\Z", re.I)
_ATTRIBUTE = compile_later(r' (width|height|viewBox)="([^"]*)"')
_USUAL_DRAWING = (300.0, 150.0)
"""What CSS takes for a drawing without a size, in pixels."""
_LONGEST_SIDE = 14_400.0
"""In points: the longest side of a page of PDF."""


class PictureSize(NamedTuple):
    """How large a picture is when it is seen upright."""

    width: float
    """In points, in its own size."""
    height: float
    is_cmyk: bool = False
    """Whether its colours are those of printing: cyan, magenta, yellow and black."""
    is_animated: bool = False


class _Found(NamedTuple):
    width: float
    height: float
    dots: tuple[float, float] = (0.0, 0.0)
    """Pixels per inch in both directions; 0 where it does not say."""
    is_cmyk: bool = False
    is_animated: bool = False


def measure_picture(picture: CleanPicture) -> PictureSize:
    """Return the size of a picture that was cleaned.

    Raises PictureError where it has none, has too many pixels, or draws too much.
    """
    found = _MEASURES[picture.media_type](picture.data)
    if not (0 < found.width < math.inf and 0 < found.height < math.inf):
        raise damaged("it has no size")
    if picture.media_type != "image/svg+xml" and found.width * found.height > MOST_PIXELS:
        raise PictureError(
            f"the picture has {found.width:,.0f} × {found.height:,.0f} pixels, and no edition "
            f"shows more than {MOST_PIXELS // 1_000_000} million; make it smaller"
        )
    across, down = (dots if _FEWEST <= dots <= _MOST else _SCREEN for dots in found.dots)
    width, height = found.width / across * _POINTS, found.height / down * _POINTS
    scale = min(1.0, _LONGEST_SIDE / max(width, height))
    width, height = width * scale, height * scale
    if picture.orientation in _TURNED:
        width, height = height, width
    return PictureSize(width, height, found.is_cmyk, found.is_animated)


def _measure_png(data: bytes) -> _Found:
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    dots = (0.0, 0.0)
    position, is_animated = 8, False
    while position < len(data):
        size, name = int.from_bytes(data[position : position + 4], "big"), data[position + 4 :][:4]
        body = data[position + 8 : position + 8 + size]
        if name == b"IDAT":
            break
        if name == b"pHYs" and size == 9 and body[8] == 1:
            across, down = (int.from_bytes(body[at : at + 4], "big") * _METRE for at in (0, 4))
            dots = (across, down)
        is_animated = is_animated or name == b"acTL"
        position += size + 12
    return _Found(width, height, dots, is_animated=is_animated)


def _measure_jpeg(data: bytes) -> _Found:
    position, dots = 2, (0.0, 0.0)
    while position + 4 <= len(data):
        marker, size = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        body = data[position + 4 : position + 2 + size]
        if marker == 0xE0 and body.startswith(b"JFIF\x00") and body[7] in (1, 2):
            unit = _INCH if body[7] == 1 else _CENTIMETRE
            across, down = (int.from_bytes(body[at : at + 2], "big") * unit for at in (8, 10))
            dots = (across, down)
        if marker in FRAMES and len(body) >= 6:
            height, width = (int.from_bytes(body[at : at + 2], "big") for at in (1, 3))
            return _Found(width, height, dots, is_cmyk=body[5] == 4)
        position += 2 + size
    raise damaged("it has no size")


def _measure_gif(data: bytes) -> _Found:
    width, height = (int.from_bytes(data[at : at + 2], "little") for at in (6, 8))
    return _Found(width, height, is_animated=data.count(b"\x21\xf9\x04") > 1)


def _measure_webp(data: bytes) -> _Found:
    name, body = data[12:16], data[20:]
    if name == b"VP8X":
        width, height = (int.from_bytes(body[at : at + 3], "little") + 1 for at in (4, 7))
        return _Found(width, height, is_animated=bool(body[0] & 0x02))
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return _Found((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return _Found(width, height)


def _measure_svg(data: bytes) -> _Found:
    """Return the size of a drawing in pixels of CSS; where it says only its shape, it is as high as
    the usual one, or as wide."""
    check_drawn(data)
    head = data[: data.index(b">")].decode()
    values = dict(reversed(_ATTRIBUTE.findall(head)))
    width, height = (_read_length(values.get(side, "")) for side in ("width", "height"))
    box = [_read_length(each) for each in re.split(r"[\s,]+", values.get("viewBox", "").strip())]
    across, down = box[2:] if len(box) == 4 else (0.0, 0.0)
    ratio = across / down if across and down else 0.0
    if not width and not height and ratio:
        return _Found(across, down)
    width = width or (height * ratio if ratio and height else _USUAL_DRAWING[0])
    height = height or (width / ratio if ratio else _USUAL_DRAWING[1])
    return _Found(width, height)


def _read_length(text: str) -> float:
    """Return a length in pixels of CSS; 0 for none, and for a share of what is around it."""
    found = _LENGTH.match(text)
    return float(found[1]) / _UNITS[found[2].lower()] * _SCREEN if found else 0.0


_MEASURES: dict[str, Callable[[bytes], _Found]] = {
    "image/png": _measure_png,
    "image/jpeg": _measure_jpeg,
    "image/gif": _measure_gif,
    "image/webp": _measure_webp,
    "image/svg+xml": _measure_svg,
}
