"""Pictures lose everything that says something about people, and nothing else."""

from __future__ import annotations

import base64
import struct
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.pictures import MOST_BYTES, CleanPicture, PictureError, clean_picture
from helpers import pictures
from helpers.cases import each_case
from helpers.pictures import MAKERS, PLACE, SECRET

FORMATS = sorted(MAKERS)


def soiled(kind: str, orientation: int = 1, profile: bytes = b"") -> bytes:
    make, soil = MAKERS[kind]
    return soil(make(), orientation, profile)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_is_left_of_who_and_where(kind: str) -> None:
    data = soiled(kind)
    assert SECRET in data
    picture = clean_picture(data)
    for word in (SECRET, PLACE, b"xmp", b"XMP", b"Exif", b"script", b"onload", b"inkscape"):
        assert word not in picture.data
    assert picture.media_type == f"image/{'svg+xml' if kind == 'svg' else kind}"
    assert picture.remarks == ()


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif"])
def test_what_is_left_is_the_picture_as_it_was(kind: str) -> None:
    clean = MAKERS[kind][0]()
    expected = {
        "jpeg": clean[:2]
        + pictures.write_segment(0xE0, b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00")
        + clean[2:],
        "png": clean[:33]
        + pictures.write_chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1))
        + clean[33:],
        "gif": clean,
    }
    assert clean_picture(soiled(kind)).data == expected[kind]
    assert clean_picture(clean).data == clean


@pytest.mark.parametrize("kind", FORMATS)
def test_a_clean_picture_stays_as_it_is(kind: str) -> None:
    for orientation in (1, 6):
        once = clean_picture(soiled(kind, orientation))
        assert clean_picture(once.data) == once
        assert clean_picture(soiled(kind, orientation)) == once


@each_case(product(["jpeg", "png", "webp"], range(1, 9)))
def test_the_orientation_is_all_that_is_left_of_exif(kind: str, orientation: int) -> None:
    picture = clean_picture(soiled(kind, orientation))
    assert picture.orientation == orientation
    assert SECRET not in picture.data and PLACE not in picture.data
    block = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    assert (block in picture.data) is (orientation > 1)
    assert picture.data.count(b"MM\x00*") == (orientation > 1)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not_is_none(orientation: int) -> None:
    for kind in ("jpeg", "png", "webp"):
        assert clean_picture(soiled(kind, orientation)).orientation == 1


@pytest.mark.parametrize("block", [b"", b"MM\x00*", b"II*\x00\xff\xff\xff\xff", b"MM\x00*\x00\x00"])
def test_an_exif_block_that_is_damaged_gives_no_orientation(block: bytes) -> None:
    data = pictures.make_png()
    data = data[:33] + pictures.write_chunk(b"eXIf", block) + data[33:]
    assert clean_picture(data) == clean_picture(pictures.make_png())


def test_the_colours_of_an_adobe_picture_are_known_by_its_segment() -> None:
    data = pictures.make_jpeg()
    adobe = pictures.write_segment(0xEE, b"Adobe\x00\x65\x80\x00\x40\x00\x02" + SECRET)
    clean = pictures.write_segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x02")
    assert clean_picture(data[:2] + adobe + data[2:]).data == data[:2] + clean + data[2:]


def test_the_scans_of_a_progressive_picture_stay_in_order() -> None:
    data = pictures.make_jpeg()
    scan = data[data.index(b"\xff\xda") : -2]
    restart = pictures.write_segment(0xDD, b"\x00\x01")
    whole = data[:-2] + b"\xff\xd0\x3f\xff\x00" + restart + scan + b"\xff\xd9"
    comment = pictures.write_segment(0xFE, SECRET)
    assert clean_picture(whole.replace(restart, comment + restart)).data == whole


def test_the_frames_of_a_webp_animation_are_cleaned_as_well() -> None:
    frame = bytes(16) + b"VP8L\x03\x00\x00\x00abc\x00"
    soil = b"XMP \x0b\x00\x00\x00" + SECRET + b"\x00"
    head = (b"VP8X", b"\x02" + bytes(9))
    animation = (b"ANIM", bytes(6))
    found = clean_picture(pictures.write_riff(head, animation, (b"ANMF", frame + soil)))
    assert found.data == pictures.write_riff(head, animation, (b"ANMF", frame))


def test_what_a_webp_picture_says_that_it_has_is_what_it_has() -> None:
    found = [clean_picture(soiled("webp", orientation)).data[20] for orientation in (1, 6)]
    assert found == [0x00, 0x08]


def test_a_picture_of_an_apng_animation_stays() -> None:
    data = pictures.make_png()
    chunks = (b"acTL", bytes(8)), (b"fcTL", bytes(26)), (b"fdAT", b"abc"), (b"gAMA", b"\x00" * 4)
    animated = data[:33] + b"".join(pictures.write_chunk(*each) for each in chunks) + data[33:]
    assert clean_picture(animated).data == animated


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"II*\x00" + SECRET, "TIFF"),
        (b"MM\x00*" + SECRET, "TIFF"),
        (b"BM" + SECRET, "BMP"),
        (b"\x00\x00\x00\x20ftypavif", "AVIF"),
        (b"\x00\x00\x00\x20ftypheic", "HEIC"),
        (b"\x1f\x8b\x08", "SVGZ"),
        (b"", "unknown"),
        (b"RIFF\x04\x00\x00\x00WAVE", "unknown"),
        (b"%PDF-1.7", "unknown"),
    ],
)
def test_another_format_is_refused_by_its_name(data: bytes, word: str) -> None:
    with pytest.raises(PictureError, match=word) as refused:
        clean_picture(data, "source/a.picture")
    assert str(refused.value).startswith("source/a.picture: the picture cannot be cleaned")


def test_a_picture_that_is_too_large_is_refused() -> None:
    with pytest.raises(PictureError, match="larger than 50 MB"):
        clean_picture(b"GIF89a" + bytes(MOST_BYTES))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_was_cut_off_is_refused(kind: str) -> None:
    whole = MAKERS[kind][0]()
    for end in range(len(whole)):
        with pytest.raises(PictureError):
            clean_picture(whole[:end])


def try_to_clean(data: bytes) -> CleanPicture | None:
    """Clean a picture, or see that it is refused in the one way that callers know."""
    try:
        return clean_picture(data)
    except PictureError as error:
        assert "\n" not in error.sentence
        return None


@given(st.sampled_from(FORMATS), st.integers(0, 400), st.binary(max_size=8), st.integers(0, 9))
@example("gif", 10, b"\xff", 1)
@example("webp", 4, b"\x00\x00\x00\x00", 4)
@example("webp", 4, b"\xff\xff\xff\xff", 4)
@example("png", 33, b"\xff\xff\xff\xff", 4)
def test_a_hostile_picture_never_ends_in_another_error(
    kind: str, at: int, patch: bytes, removed: int
) -> None:
    data = soiled(kind, 6, pictures.make_profile((0.4,) * 9, pictures.make_gamma(2.2)))
    cleaned = try_to_clean(data[:at] + patch + data[at + removed :])
    if cleaned is not None:
        assert clean_picture(cleaned.data).data == cleaned.data


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 8 + b"\xd9",
        b"\xff\xd8" + pictures.write_segment(0xFE, b"") + b"\xff\xd9",
        b"\xff\xd8\xff\xe1\x00\x01\xff\xd9",
        pictures.make_jpeg().replace(b"\xff\xc4", b"\xff\xf7", 1),
        pictures.make_png()[:33] + pictures.write_chunk(b"IEND", b""),
        pictures.make_png()[:8] + pictures.make_png()[33:],
        pictures.make_png().replace(b"IDAT", b"IDAZ"),
        pictures.make_png()[:33] + pictures.write_chunk(b"CgBI", b"") + pictures.make_png()[33:],
        pictures.make_gif()[:19] + b"\x3b",
        pictures.make_gif()[:19] + b"\x00" + pictures.make_gif()[19:],
        pictures.make_gif()[:19] + b"\x21\xf9\x01\x00\x00" + pictures.make_gif()[19:],
        b"RIFF\x00\x00\x00\x00WEBP",
        pictures.write_riff((b"XMP ", SECRET)),
        pictures.write_riff((b"VP8X", b"\x00"), (b"VP8L", b"abc")),
        pictures.write_riff((b"VP8X", bytes(10)), (b"ANMF", b"abc")),
    ],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError, match="damaged"):
        clean_picture(data)


def test_millions_of_bytes_that_lead_nowhere_take_no_time() -> None:
    head = pictures.make_jpeg()
    for data in (
        head[:2] + b"\xff" * 2_000_000,
        head[:-2] + b"\xff" * 2_000_000,
        pictures.make_gif()[:19] + b"\x21\xfe" + b"\xff" * 2_000_000,
        b"<svg xmlns='http://www.w3.org/2000/svg' style='url(" + b" " * 2_000_000,
        b"<svg xmlns='http://www.w3.org/2000/svg' style='url(" + b" " * 200_000 + b"x)'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg' style='" + b"-inkscape-" * 100_000 + b"'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 100_000,
    ):
        try_to_clean(data)


def test_a_picture_inside_a_drawing_is_cleaned_as_well() -> None:
    encoded = base64.b64encode(soiled("png", 6)).decode()
    drawing = pictures.make_svg().decode().replace("<title>", f"{image(encoded)}<title>")
    found = clean_picture(drawing.encode()).data.decode()
    inside = base64.b64encode(clean_picture(soiled("png", 6)).data).decode()
    assert image(inside) in found and encoded not in found


def image(encoded: str) -> str:
    return f'<image xlink:href="data:image/png;base64,{encoded}"></image>'
