"""Colour profiles: the standard ones are written anew, and the others are left out."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise, product

import pytest

from dragoman.pictures import _profile, clean_picture
from helpers import pictures
from helpers.cases import each_case
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
        (b"curv" + bytes(4) + struct.pack(">I2H", 2, 0, 65535), 1.0),
        (b"curv" + bytes(4) + struct.pack(">I3H", 3, 0, 32768, 65535), 1.0),
    ],
)
def test_a_power_is_known_however_it_is_written(curve: bytes, gamma: float) -> None:
    found = _profile.standardise_profile(make_profile(ADOBE, curve))
    assert found == _profile.standardise_profile(make_profile(ADOBE, make_parametric(0, gamma)))
    assert struct.pack(">i", round(gamma * 65536)) in found


def test_a_grey_picture_has_a_grey_profile() -> None:
    found = _profile.standardise_profile(make_profile(SRGB, make_gamma(2.2), space=b"GRAY"))
    assert found[16:20] == b"GRAY" and b"kTRC" in found and b"rXYZ" not in found


@each_case(
    product(
        ["jpeg", "png", "webp"],
        [
            make_profile(tuple(value + 0.01 for value in SRGB), SRGB_CURVE),  # a measured screen
            make_profile(SRGB, make_gamma(2.05)),
            make_profile(SRGB, SRGB_CURVE, space=b"CMYK"),
            make_profile(SRGB, b"curv" + bytes(4) + b"\xff\xff\xff\xff"),
            make_profile(SRGB, make_parametric(1, 2.2, 0, 0)),
            make_profile(SRGB, make_parametric(0, -5)),
            make_profile(SRGB, make_parametric(0, 30000)),
            make_profile(SRGB, make_parametric(9, 2.2)),
            make_profile(SRGB, make_parametric(4, 2.2, 1, 0, 0, 0, 0.1, 0)),  # black is grey
            make_profile(SRGB, make_parametric(4, 2.2, 1, 0, 1, 0.5, 0, 0.3)),
            make_profile(SRGB, make_parametric(2, 2.2, 1, 0, 0.1)),
            make_profile(SRGB, make_parametric(1, 2.2, 2, -1)),
            make_profile(SRGB, b"curv" + bytes(4) + struct.pack(">I3H", 3, 0, 9000, 65535)),
            make_profile(SRGB, b"wave" + SRGB_CURVE[4:]),
            make_profile(SRGB, SRGB_CURVE).replace(b"RGB XYZ ", b"RGB Lab "),
            make_profile(SRGB, b""),
            make_profile(SRGB, SRGB_CURVE)[:140],
            SECRET * 20,
        ],
    )
)
def test_any_other_profile_is_left_out_and_that_is_said(kind: str, profile: bytes) -> None:
    data, remarks = clean(kind, profile)
    assert b"acsp" not in data
    assert [remark[:38] for remark in remarks] == ["the picture's own colour profile is le"]


def read_profile(kind: str, data: bytes) -> bytes:
    """Return the profile that a clean picture has, as its format has it."""
    if kind == "png":
        at = data.index(b"iCCP")
        chunk = data[at + 4 : at + 4 + int.from_bytes(data[at - 4 : at], "big")]
        name, _, packed = chunk.partition(b"\x00")
        assert name == b"profile" and packed[:1] == b"\x00"
        return zlib.decompress(packed[1:])
    if kind == "jpeg":
        at = data.index(b"ICC_PROFILE\x00\x01\x01") + 14
        return data[at : at - 16 + int.from_bytes(data[at - 16 : at - 14], "big")]
    at = data.index(b"ICCP")
    assert data[12:16] == b"VP8X" and data[20] == 0x20 and at == 30
    return data[at + 8 : at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_each_format_holds_the_standard_profile_whole(kind: str) -> None:
    data, _ = clean(kind, make_profile(P3, SRGB_CURVE))
    assert read_profile(kind, data) == _profile.standardise_profile(make_profile(P3, SRGB_CURVE))


@pytest.mark.parametrize("space", [b"RGB ", b"GRAY"])
def test_what_is_written_is_a_profile_as_its_standard_asks(space: bytes) -> None:
    """ICC.1:2010, section 7: the head, the table of tags, and the tags that each profile has."""
    data = _profile.standardise_profile(make_profile(P3, SRGB_CURVE, space=space))
    assert struct.unpack(">I", data[:4])[0] == len(data)
    assert data[8] == 4 and data[12:24] == b"mntr" + space + b"XYZ " and data[36:40] == b"acsp"
    month, day = struct.unpack(">2H", data[26:30])
    assert 1 <= month <= 12 and 1 <= day <= 31 and data[30:36] == bytes(6)
    assert data[64:80] == struct.pack(">4I", 0, 0xF6D6, 0x10000, 0xD32D)  # how to map, and D50
    assert data[4:8] == bytes(4) and data[40:64] == bytes(24) and data[80:128] == bytes(48)
    (count,) = struct.unpack(">I", data[128:132])
    tags = {}
    for at in range(132, 132 + 12 * count, 12):
        start, size = struct.unpack(">II", data[at + 4 : at + 12])
        assert start % 4 == 0 and 132 + 12 * count <= start and start + size <= len(data)
        tags[data[at : at + 4]] = data[start : start + size]
    curves = {b"kTRC"} if space == b"GRAY" else {b"rTRC", b"gTRC", b"bTRC"}
    colours = set() if space == b"GRAY" else {b"rXYZ", b"gXYZ", b"bXYZ"}
    assert tags.keys() == {b"desc", b"cprt", b"wtpt"} | curves | colours
    assert {tags[name] for name in curves} == {SRGB_CURVE}
    for name in (b"desc", b"cprt"):
        kind, one, twelve, language, size, start = struct.unpack(">8s2I4sII", tags[name][:28])
        assert (kind, one, twelve, language) == (b"mluc" + bytes(4), 1, 12, b"enUS")
        assert tags[name][start : start + size].decode("utf-16-be").isalpha()
        assert start + size == len(tags[name])
    assert tags[b"wtpt"][:8] == b"XYZ " + bytes(4)
    assert tags[b"wtpt"][8:] == data[68:80]


def test_three_colours_with_different_curves_are_no_standard() -> None:
    profile = make_profile(SRGB, make_gamma(2.2))
    at = profile.index(b"gTRC")
    start = int.from_bytes(profile[at + 4 : at + 8], "big")
    other = profile[:start] + make_gamma(1.8) + profile[start + len(make_gamma(1.8)) :]
    assert _profile.standardise_profile(profile)
    assert _profile.standardise_profile(other) == b""


@pytest.mark.parametrize("ends", [(1,), (1, 2, 3), (200, 201)])
def test_a_profile_of_a_photograph_is_joined_from_parts_of_any_size(ends: tuple[int, ...]) -> None:
    profile = make_profile(P3, SRGB_CURVE)
    parts = [profile[start:end] for start, end in pairwise((0, *ends, len(profile)))]
    head = b"ICC_PROFILE\x00"
    segments = [pictures.write_segment(0xE2, head + bytes((number, len(parts))) + part)
                for number, part in enumerate(parts, 1)]  # fmt: skip
    jpeg = pictures.make_jpeg()
    found = clean_picture(jpeg[:2] + b"".join(reversed(segments)) + jpeg[2:])
    assert read_profile("jpeg", found.data) == _profile.standardise_profile(profile)


def test_a_profile_of_four_million_bytes_is_the_largest() -> None:
    profile = make_profile(P3, SRGB_CURVE)
    most = profile.ljust(4_000_000, b"\x00")
    assert _profile.standardise_profile(most) == _profile.standardise_profile(profile)
    assert _profile.standardise_profile(most + b"\x00") == b""


@pytest.mark.parametrize("space", _profile._SPACES)
def test_the_three_colours_of_a_space_add_up_to_its_white(space: tuple[float, ...]) -> None:
    for axis, white in enumerate(_profile._WHITE):
        assert sum(space[axis::3]) == pytest.approx(white, abs=0.0005)


@pytest.mark.parametrize("curve", _profile._CURVES)
def test_a_curve_has_no_step_and_ends_at_one(curve: tuple[float, ...]) -> None:
    g, a, b, c, d = curve
    assert (a * d + b) ** g == pytest.approx(c * d, abs=0.0005)
    assert (a + b) ** g == pytest.approx(1)
