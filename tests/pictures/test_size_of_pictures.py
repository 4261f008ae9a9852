"""How large a picture is: its own resolution, its orientation, and what no edition shows."""

from __future__ import annotations

import struct

import pytest

from dragoman.model import Picture
from dragoman.pictures import (
    MOST_PIXELS,
    CleanPicture,
    PictureError,
    clean_picture,
    drop_orientation,
    measure_picture,
)
from helpers import pictures


def measure(data: bytes) -> tuple[float, float]:
    size = measure_picture(clean_picture(data))
    return round(size.width, 2), round(size.height, 2)


def add_dots(png: bytes, dots: int, unit: int = 1) -> bytes:
    """Return a PNG picture that says how many pixels it has in a metre."""
    return (
        png[:33] + pictures.write_chunk(b"pHYs", struct.pack(">IIB", dots, dots, unit)) + png[33:]
    )


def claim_size(png: bytes, width: int, height: int) -> bytes:
    head = struct.pack(">II", width, height) + png[24:29]
    return png[:8] + pictures.write_chunk(b"IHDR", head) + png[33:]


def with_dots(jpeg: bytes, unit: int, across: int, down: int) -> bytes:
    body = b"JFIF\x00\x01\x02" + struct.pack(">BHHBB", unit, across, down, 0, 0)
    return jpeg[:2] + pictures.write_segment(0xE0, body) + jpeg[2:]


def draw(attributes: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0"/></svg>'.encode()


def test_a_picture_that_says_nothing_has_the_pixels_of_a_screen() -> None:
    assert measure(pictures.make_png(96, 48)) == (72, 36)
    assert measure(pictures.make_jpeg()) == (6, 6)
    assert measure(pictures.make_gif()) == (0.75, 0.75)
    assert measure(pictures.make_webp()) == (0.75, 0.75)


@pytest.mark.parametrize(
    ("dots", "unit", "expected"),
    [
        (11811, 1, (72, 36)),  # 300 in an inch
        (2835, 1, (300, 150)),  # 72 in an inch
        (11811, 0, (225, 112.5)),  # only the shape of a pixel
        (4, 1, (225, 112.5)),  # nobody means this
        (4_000_000, 1, (225, 112.5)),
    ],
)
def test_the_resolution_of_a_picture_counts_if_it_can_be_meant(
    dots: int, unit: int, expected: tuple[float, float]
) -> None:
    assert measure(add_dots(pictures.make_png(300, 150), dots, unit)) == pytest.approx(
        expected, rel=0.001
    )


@pytest.mark.parametrize(
    ("unit", "across", "down", "expected"),
    [(1, 144, 288, (4, 2)), (2, 100, 100, (2.27, 2.27)), (0, 144, 144, (6, 6))],
)
def test_a_jpeg_has_its_resolution_in_inches_or_centimetres(
    unit: int, across: int, down: int, expected: tuple[float, float]
) -> None:
    assert measure(with_dots(pictures.make_jpeg(), unit, across, down)) == expected


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_when_it_is_upright(orientation: int) -> None:
    data = pictures.soil_png(pictures.make_png(30, 20), orientation)
    width, height = measure(data)
    assert (width > height) == (orientation < 5)


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("name", ["jpeg", "png"])
def test_a_picture_can_be_had_without_its_orientation(name: str, orientation: int) -> None:
    make, soil = pictures.MAKERS[name]
    turned, upright = clean_picture(soil(make(), orientation)), clean_picture(soil(make()))
    assert turned.data != upright.data
    assert drop_orientation(turned.data, orientation) == upright.data
    assert drop_orientation(upright.data, 1) == upright.data


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('width="96" height="48"', (72, 36)),
        ('width="2in" height="25.4mm"', (144, 72)),
        ('width="1cm" height="3pc"', (28.35, 36)),
        ('width="100%" height="100%" viewBox="0 0 40 20"', (30, 15)),
        ('viewBox="0,0,40,20"', (30, 15)),
        ('width="80" viewBox="0 0 40 20"', (60, 30)),
        ('height="80px" viewBox="0 0 40 20"', (120, 60)),
        ("", (225, 112.5)),
        ('width="1e9" height="1e9"', (14400, 14400)),
        ('viewBox="nonsense"', (225, 112.5)),
    ],
)
def test_a_drawing_is_as_large_as_it_says_or_as_its_shape(
    attributes: str, expected: tuple[float, float]
) -> None:
    assert measure(draw(attributes)) == expected


def test_the_size_of_webp_is_in_any_of_its_three_forms() -> None:
    lossy = b"\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 64, 32)
    assert measure(pictures.write_riff((b"VP8 ", lossy))) == (48, 24)
    lossless = b"\x2f" + struct.pack("<I", 63 | 31 << 14)
    assert measure(pictures.write_riff((b"VP8L", lossless))) == (48, 24)
    extended = pictures.soil_webp(pictures.make_webp(), size=(64, 32))
    assert measure(extended) == (48, 24)


def test_animations_and_colours_of_printing_are_known() -> None:
    def read(data: bytes) -> tuple[bool, bool]:
        size = measure_picture(clean_picture(data))
        return size.is_animated, size.is_cmyk

    assert read(pictures.make_gif()) == (True, False)
    assert read(pictures.make_png()) == (False, False)
    moving = pictures.make_png()
    moving = moving[:33] + pictures.write_chunk(b"acTL", bytes(8)) + moving[33:]
    assert read(moving) == (True, False)
    four = struct.pack(">BHHB", 8, 8, 8, 4) + b"\x01\x11\x00" * 4
    frame = pictures.make_jpeg().index(b"\xff\xc0")
    jpeg = pictures.make_jpeg()
    cmyk = jpeg[:frame] + pictures.write_segment(0xC0, four) + jpeg[frame + 13 :]
    assert read(cmyk) == (False, True)


def test_a_picture_of_too_many_pixels_is_refused_with_its_size() -> None:
    most = claim_size(pictures.make_png(), MOST_PIXELS // 1000, 1000)
    assert measure(most)[0] == 14400
    with pytest.raises(PictureError, match="100,000 × 100,000 pixels, and"):
        measure(claim_size(pictures.make_png(), 100_000, 100_000))


@pytest.mark.parametrize("size", [(0, 5), (5, 0)])
def test_a_picture_without_a_size_is_damaged(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="damaged"):
        measure(claim_size(pictures.make_png(), *size))


@pytest.mark.parametrize(
    "attributes", ['width="1e999"', 'height="1e999"', 'width="5" viewBox="0 0 1e300 1e-300"']
)
def test_a_drawing_whose_sides_are_no_numbers_is_damaged(attributes: str) -> None:
    with pytest.raises(PictureError, match="it has no size"):
        measure(draw(attributes))


def test_a_jpeg_without_a_frame_is_damaged() -> None:
    jpeg = pictures.make_jpeg()
    frame = jpeg.index(b"\xff\xc0")
    with pytest.raises(PictureError, match="damaged"):
        measure_picture(CleanPicture(jpeg[:frame] + jpeg[frame + 13 :], "image/jpeg"))


def repeat(levels: int, times: int) -> bytes:
    """Return a drawing in which each level shows the one below several times."""
    parts = ['<path id="a0" d="M0 0"/>']
    for level in range(1, levels):
        parts.append(f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * times + "</g>")
    inside = "".join(parts)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs>'
        f'{inside}</defs><use href="#a{levels - 1}"/></svg>'
    ).encode()


def test_a_drawing_that_repeats_itself_without_end_is_refused() -> None:
    assert measure(repeat(4, 10)) == (6.75, 6.75)
    for levels, times in ((9, 10), (30, 2), (2000, 1)):
        with pytest.raises(PictureError, match="draws more than 300,000 elements"):
            measure(repeat(levels, times))


def test_a_drawing_may_refer_to_what_is_not_there_or_to_itself() -> None:
    inside = b'<g id="a"><use href="#a"/><rect fill="url(#none)"/></g></svg>'
    head = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    assert measure(head + inside) == (6, 6)


def test_patterns_and_masks_count_as_what_is_shown_again() -> None:
    patterns = "".join(
        f'<pattern id="p{n}">' + f'<rect fill="url(#p{n - 1})"/>' * 10 + "</pattern>"
        for n in range(1, 9)
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{patterns}<rect fill="url(#p8)"/></svg>'
    with pytest.raises(PictureError, match="make it simpler"):
        measure(drawing.encode())


@pytest.mark.parametrize(
    ("width", "height", "is_small"),
    [(144, 36, True), (12, 12, True), (144.5, 12, False), (12, 36.5, False)],
)
def test_a_picture_of_two_inches_by_half_an_inch_may_stand_in_a_line(
    width: float, height: float, is_small: bool
) -> None:
    assert Picture(b"", "png", width, height).is_small == is_small
