"""Colour profiles: a standard one is written anew, and any other is left out.

A profile says who made it, when and with what; that of a screen that was measured is as good as a
serial number. So nothing of a profile is copied. Its colours are compared with those of the
standard spaces, and what is written depends only on the name of the space.

Source: ICC.1:2010 (profile version 4.3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.pictures._common import Cursor, PictureError

MOST_BYTES = 4_000_000
"""A larger profile is left out."""

_Colours = tuple[float, ...]
_SPACES: tuple[_Colours, ...] = (
    (0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141),  # sRGB
    (0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841),  # Display P3
    (0.6097, 0.3111, 0.0195, 0.2053, 0.6257, 0.0609, 0.1492, 0.0632, 0.7446),  # Adobe RGB
    (0.7977, 0.2880, 0.0000, 0.1352, 0.7119, 0.0000, 0.0313, 0.0001, 0.8249),  # ProPhoto RGB
    (0.6735, 0.2790, -0.0019, 0.1657, 0.6753, 0.0300, 0.1251, 0.0456, 0.7969),  # Rec. 2020
)
"""X, Y and Z of red, green and blue under the profile's white (D50)."""
_NEAR, _NEAR_CURVE = 0.003, 0.005
_CURVES: tuple[tuple[float, ...], ...] = (
    (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),  # sRGB
    (1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081),  # Rec. 709
    (1.0, 1.0, 0.0, 0.0, 0.0),
    (1.8, 1.0, 0.0, 0.0, 0.0),
    (2.2, 1.0, 0.0, 0.0, 0.0),
    (2.4, 1.0, 0.0, 0.0, 0.0),
)
"""The parameters g, a, b, c, d: (a x + b) ** g from d on, and c x below."""
_WHITE = (0.9642, 1.0, 0.8249)
_POINTS = tuple(number / 16 for number in range(17))


def standardise_profile(data: bytes) -> bytes:
    """Return the standard profile with the colours of this one; empty where there is none."""
    try:
        return _standardise(data)
    except (PictureError, ArithmeticError):
        return b""


def _standardise(data: bytes) -> bytes:
    space, connection = data[16:20], data[20:24]
    if space not in (b"RGB ", b"GRAY") or connection != b"XYZ " or len(data) > MOST_BYTES:
        return b""
    tags = _read_tags(data)
    names = (b"kTRC",) if space == b"GRAY" else (b"rTRC", b"gTRC", b"bTRC")
    curve, *others = (_find_curve(tags.get(name, b"")) for name in names)
    if curve is None or any(other != curve for other in others):
        return b""
    if space == b"GRAY":
        return _write_profile(space, {b"kTRC": _write_curve(curve)})
    colours = tuple(
        value for name in (b"rXYZ", b"gXYZ", b"bXYZ") for value in _read_xyz(tags.get(name, b""))
    )
    for known in _SPACES:
        if all(abs(one - other) < _NEAR for one, other in zip(colours, known, strict=True)):
            written = {name: _write_curve(curve) for name in names}
            for at, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ")):
                written[name] = _write_xyz(known[3 * at : 3 * at + 3])
            return _write_profile(space, written)
    return b""


def _read_tags(data: bytes) -> Mapping[bytes, bytes]:
    cursor = Cursor(data, 128)
    tags = {}
    for _ in range(min(cursor.take_number(4), 100)):
        name, start, size = cursor.take(4), cursor.take_number(4), cursor.take_number(4)
        tags[name] = data[start : start + size]
    return tags


def _read_xyz(tag: bytes) -> tuple[float, ...]:
    cursor = Cursor(tag, 8)
    return tuple(_read_fixed(cursor) for _ in range(3))


def _read_fixed(cursor: Cursor) -> float:
    return int.from_bytes(cursor.take(4), "big", signed=True) / 65536


def _find_curve(tag: bytes) -> tuple[float, ...] | None:
    """Return the parameters of the standard curve that is nearest to a curve, None if too far."""
    function = _read_curve(tag)
    values = [function(point) for point in _POINTS]

    def measure(parameters: tuple[float, ...]) -> float:
        pairs = zip(values, _POINTS, strict=True)
        return max(abs(value - _bend(point, parameters)) for value, point in pairs)

    nearest = min(_CURVES, key=measure)
    return nearest if measure(nearest) < _NEAR_CURVE else None


def _bend(value: float, parameters: tuple[float, ...]) -> float:
    """Return a parametric curve at a value from 0 to 1, never below 0."""
    gamma, a, b, c, d = parameters[:5]
    e, f = parameters[5:] or (0.0, 0.0)
    return float(max(a * value + b, 0.0) ** gamma + e if value >= d else c * value + f)


def _read_curve(tag: bytes) -> Callable[[float], float]:
    cursor = Cursor(tag, 8)
    if tag.startswith(b"curv"):
        count = cursor.take_number(4)
        if count > 1:
            table = cursor.take(2 * count)
            return lambda value: _look_up(table, value * (count - 1))
        gamma = cursor.take_number(2) / 256 if count else 1.0
        return lambda value: value**gamma
    if not tag.startswith(b"para"):
        raise PictureError("no curve")
    parameters = _read_parameters(cursor)
    return lambda value: _bend(value, parameters)


def _read_parameters(cursor: Cursor) -> tuple[float, ...]:
    """Return the parameters of a curve as ``_bend`` takes them, whichever of five kinds it is."""
    kind = cursor.take_number(2)
    cursor.take(2)
    given = tuple(_read_fixed(cursor) for _ in range((1, 3, 4, 5, 7)[min(kind, 4)]))
    if kind == 0:
        return (*given, 1.0, 0.0, 0.0, 0.0)
    if kind in (1, 2):
        return (*given[:3], 0.0, -given[2] / given[1], *(2 * given[3:]))
    return given


def _look_up(table: bytes, place: float) -> float:
    """Return the value of a table at a place, between two entries in proportion."""
    low = int(place)
    first = int.from_bytes(table[2 * low : 2 * low + 2], "big")
    second = int.from_bytes(table[2 * low + 2 : 2 * low + 4], "big")  # unused after the last
    return (first + (second - first) * (place - low)) / 65535


def _write_fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(round(value * 65536).to_bytes(4, "big", signed=True) for value in values)


def _write_xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \x00\x00\x00\x00" + _write_fixed(values)


def _write_curve(parameters: tuple[float, ...]) -> bytes:
    return b"para\x00\x00\x00\x00\x00\x03\x00\x00" + _write_fixed(parameters)


def _write_text(text: str) -> bytes:
    """Return a text in English, as version 4 of the format has it."""
    data = text.encode("utf-16-be")
    numbers = (0, 1, 12, int.from_bytes(b"enUS", "big"), len(data), 28)
    return b"mluc" + b"".join(number.to_bytes(4, "big") for number in numbers) + data


def _write_profile(space: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    """Return a profile of the tags and those that every profile needs."""
    texts = {b"desc": _write_text("standard"), b"cprt": _write_text("none")}
    everything = {**texts, b"wtpt": _write_xyz(_WHITE), **tags}
    start = 128 + 4 + 12 * len(everything)
    table, body = len(everything).to_bytes(4, "big"), b""
    for name, value in everything.items():
        table += name + (start + len(body)).to_bytes(4, "big") + len(value).to_bytes(4, "big")
        body += value + bytes(-len(value) % 4)
    head = (start + len(body)).to_bytes(4, "big") + bytes(4) + b"\x04\x20\x00\x00mntr" + space
    head += b"XYZ " + bytes.fromhex("07d000010001000000000000") + b"acsp" + bytes(28)
    head += _write_fixed(_WHITE)
    return head.ljust(128, b"\x00") + table + body
