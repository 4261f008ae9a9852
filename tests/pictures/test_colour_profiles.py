"""Colour profiles: the standard ones are written anew, and the others are left out."""

from __future__ import annotations

import struct

import pytest

from dragoman.pictures import _profile, clean_picture
from helpers import pictures
from helpers.pictures import SECRET, make_gamma, make_profile

SRGB, P3, ADOBE = (_profile._SPACES[number] for number in range(3))


def make_parametric(kind: int, *numbers: float) -> bytes:
    values = b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)
    return b"para" + bytes(4) + struct.pack(">HH", kind, 0) + values


def make_table(size: int) -> bytes:
    def bend(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    values = [round(65535 * bend(number / (size - 1))) for number in range(size)]
    return b"curv" + bytes(4) + struct.pack(f">I{size}H", size, *values)


SRGB_CURVE = make_parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def clean(kind: str, profile: bytes) -> tuple[bytes, tuple[str, ...]]:
    make, soil = pictures.MAKERS[kind]
    found = clean_picture(soil(make(), 1, profile))
    assert SECRET not in found.data
    assert clean_picture(found.data).data == found.data
    return found.data, found.remarks


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_standard_profile_is_there_and_says_nothing(kind: str) -> None:
    data, remarks = clean(kind, make_profile(P3, SRGB_CURVE))
    assert b"acsp" in data and remarks == ()
    other, _ = clean(kind, make_profile(P3, SRGB_CURVE, text=b"another screen"))
    assert other == data


@pytest.mark.parametrize(
    "curve",
    [
        make_table(1024),
        make_table(4096),
        SRGB_CURVE,
        make_parametric(4, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0),
    ],
)
def test_a_curve_is_known_however_it_is_written(curve: bytes) -> None:
    expected = _profile.standardise_profile(make_profile(SRGB, SRGB_CURVE))
    assert expected
    assert _profile.standardise_profile(make_profile(SRGB, curve)) == expected


@pytest.mark.parametrize(
    ("curve", "gamma"),
    [
        (make_gamma(563 / 256), 2.2),
        (make_parametric(0, 2.2), 2.2),
        (make_parametric(1, 2.2, 1, 0), 2.2),
        (make_parametric(2, 2.2, 1, 0, 0), 2.2),
        (make_gamma(1.8), 1.8),
        (b"curv" + bytes(8), 1.0),
    ],
)
def test_a_power_is_known_however_it_is_written(curve: bytes, gamma: float) -> None:
    found = _profile.standardise_profile(make_profile(ADOBE, curve))
    assert found == _profile.standardise_profile(make_profile(ADOBE, make_parametric(0, gamma)))
    assert struct.pack(">i", round(gamma * 65536)) in found


def test_a_grey_picture_has_a_grey_profile() -> None:
    found = _profile.standardise_profile(make_profile(SRGB, make_gamma(2.2), space=b"GRAY"))
    assert found[16:20] == b"GRAY" and b"kTRC" in found and b"rXYZ" not in found


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize(
    "profile",
    [
        make_profile(tuple(value + 0.01 for value in SRGB), SRGB_CURVE),  # a measured screen
        make_profile(SRGB, make_gamma(2.05)),
        make_profile(SRGB, SRGB_CURVE, space=b"CMYK"),
        make_profile(SRGB, b"curv" + bytes(4) + b"\xff\xff\xff\xff"),
        make_profile(SRGB, make_parametric(1, 2.2, 0, 0)),
        make_profile(SRGB, make_parametric(0, -5)),
        make_profile(SRGB, make_parametric(0, 30000)),
        make_profile(SRGB, make_parametric(9, 2.2)),
        make_profile(SRGB, b""),
        make_profile(SRGB, SRGB_CURVE)[:140],
        SECRET * 20,
    ],
)
def test_any_other_profile_is_left_out_and_that_is_said(kind: str, profile: bytes) -> None:
    data, remarks = clean(kind, profile)
    assert b"acsp" not in data
    assert [remark[:38] for remark in remarks] == ["the picture's own colour profile is le"]


@pytest.mark.parametrize("space", _profile._SPACES)
def test_the_three_colours_of_a_space_add_up_to_its_white(space: tuple[float, ...]) -> None:
    for axis, white in enumerate(_profile._WHITE):
        assert sum(space[axis::3]) == pytest.approx(white, abs=0.0005)


@pytest.mark.parametrize("curve", _profile._CURVES)
def test_a_curve_has_no_step_and_ends_at_one(curve: tuple[float, ...]) -> None:
    g, a, b, c, d = curve
    assert (a * d + b) ** g == pytest.approx(c * d, abs=0.0005)
    assert (a + b) ** g == pytest.approx(1)
