"""Colour profiles put together from colours and curves, good ones and bad ones."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from helpers.combining import Choices
from helpers.pictures import make_gamma, make_profile

COLOURS: Mapping[str, tuple[float, ...]] = {
    "sRGB": (0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141),
    "P3": (0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841),
    "Adobe": (0.6097, 0.3111, 0.0195, 0.2053, 0.6257, 0.0609, 0.1492, 0.0632, 0.7446),
    "ProPhoto": (0.7977, 0.2880, 0.0000, 0.1352, 0.7119, 0.0000, 0.0313, 0.0001, 0.8249),
    "2020": (0.6735, 0.2790, -0.0019, 0.1657, 0.6753, 0.0300, 0.1251, 0.0456, 0.7969),
    "none": (0.5, 0.25, 0.01, 0.3, 0.7, 0.05, 0.1571, 0.0666, 0.8),
}
"""The colours of spaces that are known, and of one that is not."""


def make_parametric(kind: int, *numbers: float) -> bytes:
    """Return a curve of a profile that a formula gives."""
    values = b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)
    return b"para" + bytes(4) + struct.pack(">HH", kind, 0) + values


def make_table(*values: float) -> bytes:
    """Return a curve of a profile that lists its values."""
    numbers = [round(65535 * value) for value in values]
    return b"curv" + bytes(4) + struct.pack(f">I{len(numbers)}H", len(numbers), *numbers)


def _bend(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


_BEND = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
CURVES: Mapping[str, bytes] = {
    "no value": make_table(),
    "gamma 1.8": make_gamma(1.8),
    "gamma 2.2": make_gamma(2.2),
    "gamma 2.4": make_gamma(2.4),
    "gamma 2": make_gamma(2),
    "straight of 2": make_table(0, 1),
    "straight of 3": make_table(0, 0.5, 1),
    "bent of 3": make_table(0, 0.2, 1),
    "sRGB of 256": make_table(*(_bend(number / 255) for number in range(256))),
    "sRGB": make_parametric(3, *_BEND),
    "sRGB raised a little": make_parametric(4, *_BEND, 0.002, 0.002),
    "sRGB raised": make_parametric(4, *_BEND, 0.03, 0),
    "sRGB raised below": make_parametric(4, *_BEND, 0, 0.03),
    "709": make_parametric(3, 1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081),
    "kind 0": make_parametric(0, 2.2),
    "kind 1": make_parametric(1, 2.2, 1, 0),
    "kind 1 moved": make_parametric(1, 2.2, 1.1, -0.1),
    "kind 2": make_parametric(2, 1.8, 1, 0, 0),
    "kind 2 raised": make_parametric(2, 1.8, 1, 0, 0.02),
    "kind 2 of nothing": make_parametric(2, 1.8, 0, 0, 0),
    "kind 9": make_parametric(9, *_BEND, 0, 0),
    "too short": make_parametric(3, 2.4),
    "another": b"text" + bytes(12),
}


def combine_profile(name: str) -> tuple[bytes, str]:
    """Return a colour profile, and what it is made of."""
    choices = Choices(name)
    space = choices.pick((b"RGB ",) * 4 + (b"GRAY", b"CMYK"))
    colours, curve = choices.pick(tuple(COLOURS)), choices.pick(tuple(CURVES))
    moved = choices.pick((0.0, 0.0, 0.002, -0.002, 0.004))
    at = choices.pick(range(9))
    values = tuple(value + moved * (each == at) for each, value in enumerate(COLOURS[colours]))
    data = make_profile(values, CURVES[curve], space=space)
    change = choices.pick(("",) * 5 + ("Lab", "green", "cut", "no tags"))
    if change == "Lab":
        data = data[:20] + b"Lab " + data[24:]
    elif change == "green":
        data = data.replace(b"gTRC", b"xTRC")
    elif change == "cut":
        data = data[:300]
    elif change == "no tags":
        data = data[:128] + bytes(4)
    moving = f"{moved:+} at {at}" if moved else ""
    said = (space.decode().strip(), colours, moving, curve, change)
    return data, ", ".join(filter(None, said))
