"""The colour spaces that pictures keep are those of their standards."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from dragoman.pictures import _profile
from helpers.pictures import make_profile

D65, D50 = (0.3127, 0.3290), (0.3457, 0.3585)
PRIMARIES = (
    ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65),  # IEC 61966-2-1
    ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65),  # SMPTE EG 432-1
    ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65),  # Adobe RGB (1998)
    ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), D50),  # ISO 22028-2
    ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65),  # ITU-R BT.2020
)
"""By space, the places of red, green, blue and white in the diagram of CIE 1931."""
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
Vector = tuple[float, ...]


def multiply(rows: Sequence[Vector], vector: Vector) -> Vector:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in rows)


def solve(rows: Sequence[Vector], right: Vector) -> Vector:
    """Solve three equations by Cramer's rule."""

    def determine(columns: Sequence[Vector]) -> float:
        a, b, c = columns
        return (a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0])
                + a[2] * (b[0] * c[1] - b[1] * c[0]))  # fmt: skip

    columns = list(zip(*rows, strict=True))
    whole = determine(columns)
    return tuple(determine([*columns[:at], right, *columns[at + 1 :]]) / whole for at in range(3))


def lift(x: float, y: float) -> Vector:
    return x / y, 1.0, (1 - x - y) / y


def adapt(colour: Vector, white: tuple[float, float]) -> Vector:
    """Return a colour as it is under D50 (Bradford, as ICC.1:2022 in annex E)."""
    old, new = multiply(BRADFORD, lift(*white)), multiply(BRADFORD, lift(*D50))
    cones = multiply(BRADFORD, colour)
    adapted = (cone * b / a for cone, a, b in zip(cones, old, new, strict=True))
    return solve(BRADFORD, tuple(adapted))


@pytest.mark.parametrize("number", range(len(_profile._SPACES)))
def test_the_colours_of_a_space_are_those_of_its_standard(number: int) -> None:
    *primaries, white = PRIMARIES[number]
    colours = [lift(*place) for place in primaries]
    shares = solve(tuple(zip(*colours, strict=True)), lift(*white))
    expected = [
        value
        for colour, share in zip(colours, shares, strict=True)
        for value in adapt(tuple(share * one for one in colour), white)
    ]
    assert _profile._SPACES[number] == pytest.approx(expected, abs=0.001)


CURVES = {
    "sRGB (IEC 61966-2-1)": (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
    "Rec. 709 and 2020 (ITU-R BT.709-6)": (1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081),
    "linear": (1.0,),
    "old Macintosh": (1.8,),
    "Adobe RGB": (2.2,),
    "Rec. 1886": (2.4,),
}


@pytest.mark.parametrize("curve", CURVES.values(), ids=list(CURVES))
def test_each_standard_curve_is_kept_as_it_is(curve: tuple[float, ...]) -> None:
    def write(*numbers: float) -> bytes:
        kind = 3 if len(numbers) > 1 else 0
        values = b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)
        return b"para" + bytes(4) + struct.pack(">HH", kind, 0) + values

    srgb = _profile._SPACES[0]
    found = _profile.standardise_profile(make_profile(srgb, write(*curve)))
    whole = curve if len(curve) > 1 else (*curve, 1.0, 0.0, 0.0, 0.0)
    assert found.count(b"para" + bytes(4) + struct.pack(">HH", 3, 0)) == 3
    assert found.count(b"".join(struct.pack(">i", round(one * 65536)) for one in whole)) == 3
