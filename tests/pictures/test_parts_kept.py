"""Which part of a file is kept, which is left out, and which makes it unfit: by part, not by luck.

The names and numbers are those of the standards: T.81 (table B.1) for JPEG, PNG 3 (section 11),
GIF89a, RFC 9649 for WebP.
"""

from __future__ import annotations

import struct
from itertools import product

import pytest

from dragoman.pictures import CleanPicture, PictureError, clean_picture
from helpers import pictures
from helpers.cases import each_case
from helpers.pictures import SECRET, make_exif, write_chunk, write_riff, write_segment

JPEG, PNG, GIF = pictures.make_jpeg(), pictures.make_png(), pictures.make_gif()
NEEDED = {*range(0xC0, 0xE0)} - {0xC8, *range(0xD0, 0xDA)}
"""Frames, tables and what a hierarchy needs: test_hidden_in_parts.py says what of each is kept."""
LEFT_OUT = {*range(0xE0, 0xF0), 0xFE}  # what applications put there, and comments
ALONE = {0xD9, 0xFF}  # the end, and a byte that fills: neither begins a segment


@each_case(product(sorted({*range(0x100)} - ALONE - NEEDED), [b"", SECRET]))
def test_each_segment_of_a_jpeg_file_that_no_pixel_needs(marker: int, body: bytes) -> None:
    data = JPEG[:2] + write_segment(marker, body) + JPEG[2:]
    if marker in LEFT_OUT:
        assert clean_picture(data).data == JPEG
    else:
        with pytest.raises(PictureError, match="a segment that is not known"):
            clean_picture(data)


@pytest.mark.parametrize(
    ("marker", "body", "kept"),
    [
        (0xE0, b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48", 12),
        (0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x02", 12),
    ],
)
def test_a_segment_is_kept_if_all_that_is_needed_of_it_is_there(
    marker: int, body: bytes, kept: int
) -> None:
    def clean(length: int) -> bytes:
        return clean_picture(JPEG[:2] + write_segment(marker, body[:length]) + JPEG[2:]).data

    assert body in clean(kept)
    assert clean(kept - 1) == JPEG


@pytest.mark.parametrize("size", [0, 1])
def test_a_segment_that_has_no_room_for_its_own_length_is_refused(size: int) -> None:
    with pytest.raises(PictureError, match="a segment has no length"):
        clean_picture(JPEG[:2] + b"\xff\xfe" + struct.pack(">H", size) + JPEG[2:])


@pytest.mark.parametrize("stray", [b"\x00", b"\xfe", b"\xda"])
def test_a_byte_between_segments_is_refused(stray: bytes) -> None:
    with pytest.raises(PictureError, match="a segment has a wrong length"):
        clean_picture(JPEG.replace(b"\xff\xc0", stray + b"\xff\xc0"))


def put_exif(*blocks: bytes) -> dict[str, bytes]:
    """Return a picture of each format that can have EXIF, with some blocks of it."""
    head = (b"VP8X", bytes(10))
    segments = b"".join(write_segment(0xE1, b"Exif\x00\x00" + block) for block in blocks)
    chunks = b"".join(write_chunk(b"eXIf", block) for block in blocks)
    pixels = (b"VP8L", b"\x2f\x00\x00\x00\x00\x88\x88")
    return {
        "jpeg": JPEG[:2] + segments + JPEG[2:],
        "png": PNG[:33] + chunks + PNG[33:],
        "webp": write_riff(head, pixels, *((b"EXIF", block) for block in blocks)),
    }


def write_entry(tag: int, kind: int, count: int, value: int, order: str = ">") -> bytes:
    """Return an EXIF block with one entry."""
    mark = b"MM\x00*" if order == ">" else b"II*\x00"
    entry = struct.pack(f"{order}HHIHH", tag, kind, count, value, 0)
    return mark + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4)


@pytest.mark.parametrize(
    ("block", "orientation"),
    [
        (write_entry(0x0112, 3, 1, 6), 6),
        (write_entry(0x0112, 3, 1, 6, "<"), 6),
        (write_entry(0x0112, 3, 1, 8), 8),
        (write_entry(0x0112, 3, 1, 1), 1),
        (write_entry(0x0111, 3, 1, 6), 1),  # another tag
        (write_entry(0x0112, 4, 1, 6), 1),  # a number of another size
        (write_entry(0x0112, 3, 2, 6), 1),  # two numbers
        (b"NO\x00*" + write_entry(0x0112, 3, 1, 6)[4:], 1),
        (write_entry(0x0112, 3, 1, 6)[:-5], 1),  # cut off in the entry
    ],
)
def test_the_orientation_is_read_where_exif_says_it_as_its_standard_asks(
    block: bytes, orientation: int
) -> None:
    for data in put_exif(block).values():
        assert clean_picture(data).orientation == orientation


def test_a_webp_picture_may_have_what_is_before_the_block_in_a_jpeg_file() -> None:
    data = put_exif(b"Exif\x00\x00" + write_entry(0x0112, 3, 1, 6))["webp"]
    assert clean_picture(data).orientation == 6


def test_the_block_that_is_left_is_just_as_long_as_it_says() -> None:
    left = write_entry(0x0112, 3, 1, 6)
    expected = put_exif(left)
    head = (b"VP8X", b"\x08" + bytes(9))
    expected["webp"] = write_riff(head, (b"VP8L", b"\x2f\x00\x00\x00\x00\x88\x88"), (b"EXIF", left))
    for kind, data in put_exif(make_exif(6)).items():
        assert clean_picture(data).data == expected[kind]


def test_the_first_block_of_a_photograph_says_how_it_is_turned() -> None:
    both = put_exif(make_exif(6), make_exif(3))
    assert [clean_picture(both[kind]).orientation for kind in ("jpeg", "webp")] == [6, 6]


def test_a_format_without_exif_is_upright() -> None:
    for kind in ("gif", "svg"):
        make, soil = pictures.MAKERS[kind]
        assert clean_picture(soil(make(), 6)).orientation == 1


def test_a_simple_webp_picture_has_no_place_for_an_orientation() -> None:
    simple = pictures.make_webp()
    pixels = (b"VP8L", simple[20:27])
    assert clean_picture(write_riff(pixels, (b"EXIF", make_exif(6)))) == clean_picture(simple)


@pytest.mark.parametrize(
    "chunk",
    [write_chunk(b"IHDR", bytes(13)), write_chunk(b"IDA1", b"a"), write_chunk(b"ABCD", b"a"),
     write_chunk(b"tEXt", SECRET)[:-1] + b"\x00"],
)  # fmt: skip
def test_a_png_file_with_a_part_that_it_must_not_have_is_refused(chunk: bytes) -> None:
    with pytest.raises(PictureError, match="damaged"):
        clean_picture(PNG[:33] + chunk + PNG[33:])


@pytest.mark.parametrize("size", [0, 12, 14])
def test_the_head_of_a_png_file_has_one_size(size: int) -> None:
    head = write_chunk(b"IHDR", (PNG[16:29] + b"\x00")[:size])
    with pytest.raises(PictureError, match="does not begin with its size"):
        clean_picture(PNG[:8] + head + PNG[33:])


def clean_gif_with(extension: bytes) -> CleanPicture:
    return clean_picture(GIF[:19] + extension + GIF[19:])


@pytest.mark.parametrize(
    "blocks",
    [
        [b"NETSCAPE2.0"],
        [b"NETSCAPE2.0", b"\x02\x00\x00"],  # how much to read ahead
        [b"NETSCAPE2.0", b"\x01\x00"],
        [b"NETSCAPE2.0", b"\x01\x00\x00\x00"],
        [b"SOMEBODY1.0", b"\x01\x00\x00"],
        [b"SOMEBODY1.0"],
        [],
    ],
)
def test_a_block_of_a_program_that_repeats_nothing_is_left_out(blocks: list[bytes]) -> None:
    written = b"".join(bytes((len(block),)) + block for block in blocks)
    assert clean_gif_with(b"\x21\xff" + written + b"\x00").data == GIF


def test_what_follows_in_a_block_that_is_kept_is_left_out() -> None:
    secret = bytes((len(SECRET),)) + SECRET
    loop = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x05\x00"
    assert clean_gif_with(loop + secret + b"\x00").data == clean_gif_with(loop + b"\x00").data
    other = loop.replace(b"NETSCAPE2.0", b"ANIMEXTS1.0")
    assert clean_gif_with(other + b"\x00").data == clean_gif_with(loop + b"\x00").data
    timing = b"\x21\xf9\x04\x04\x0a\x00\x00\x00"
    long = GIF.replace(timing, timing[:-1] + secret + b"\x00")
    assert clean_picture(long).data == GIF


@pytest.mark.parametrize("length", [0, 3, 5])
def test_a_timing_of_another_length_is_refused(length: int) -> None:
    block = bytes((length,)) * (length > 0) + bytes(length)
    with pytest.raises(PictureError, match="timing"):
        clean_gif_with(b"\x21\xf9" + block + b"\x00")


def test_the_timing_of_a_text_is_not_that_of_the_next_picture() -> None:
    timing, text = b"\x21\xf9\x04\x00\x63\x00\x00\x00", b"\x21\x01\x0c" + bytes(12) + b"\x00"
    bare = GIF[:19] + GIF[19 + 19 + 8 :]  # without loop, and the timing of the first picture
    assert clean_picture(bare[:19] + timing + text + bare[19:]).data == bare


@pytest.mark.parametrize("name", [b"ICCP", b"ANIM", b"EXIF", b"XMP ", b"VP8X", b"NAME"])
def test_a_frame_of_a_webp_animation_has_pixels_and_transparency(name: bytes) -> None:
    def animate(*chunks: tuple[bytes, bytes]) -> bytes:
        inside = write_riff(*chunks)[12:]
        return write_riff((b"VP8X", b"\x12" + bytes(9)), (b"ANIM", bytes(6)),
                          (b"ANMF", bytes(16) + inside))  # fmt: skip

    kept = ((b"ALPH", b"ab"), (b"VP8 ", b"abc"))
    assert clean_picture(animate(*kept)).data == animate(*kept)
    assert clean_picture(animate((name, bytes(10)), *kept)).data == animate(*kept)


@pytest.mark.parametrize("flags", [0x02, 0x10, 0x12])
def test_a_webp_picture_keeps_what_it_says_of_transparency_and_animation(flags: int) -> None:
    data = write_riff((b"VP8X", bytes((flags | 0x2C,)) + bytes(9)), (b"VP8L", b"abc"))
    assert clean_picture(data).data[20] == flags


@pytest.mark.parametrize("size", [9, 11])
def test_the_head_of_a_webp_file_has_one_size(size: int) -> None:
    with pytest.raises(PictureError, match="its head has a wrong length"):
        clean_picture(write_riff((b"VP8X", bytes(size)), (b"VP8L", b"abc")))


def test_the_last_chunk_of_a_webp_file_may_lack_the_byte_that_fills_it() -> None:
    whole = write_riff((b"VP8L", b"abc"))
    short = whole[:4] + struct.pack("<I", len(whole) - 9) + whole[8:-1]
    assert clean_picture(short).data == whole


def test_a_picture_of_fifty_million_bytes_is_the_largest() -> None:
    most = GIF.ljust(50_000_000, b"\x00")
    assert clean_picture(most).data == GIF
    with pytest.raises(PictureError, match="larger than 50 MB"):
        clean_picture(most + b"\x00")
