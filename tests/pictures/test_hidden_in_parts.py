"""What a part of a picture holds beside what its standard gives it does not go out.

Each case is a picture that every program shows, with something more in a part that is kept.
"""

from __future__ import annotations

import struct

import pytest

from dragoman.pictures import PictureError, clean_picture
from helpers import pictures
from helpers.cases import each_case
from helpers.pictures import SECRET, write_chunk, write_riff, write_segment

JPEG, PNG = pictures.make_jpeg(), pictures.make_png()
_FRAME = b"\x08\x00\x07\x00\x09\x01\x01\x11\x00"
SEGMENTS = {
    **dict.fromkeys((*range(0xC0, 0xC4), *range(0xC5, 0xC8), 0xC9, 0xCA, 0xCB, 0xDE), _FRAME),
    0xC4: b"\x10" + bytes(15) + b"\x02ab" + b"\x03" + b"\x01" + bytes(15) + b"a",
    0xCC: b"\x00\x10\x11\x05",
    0xDB: b"\x00" + b"\x01" * 64 + b"\x13" + b"\x00\x01" * 64,
    0xDC: b"\x00\x07",
    0xDD: b"\x00\x01",
    0xDF: b"\x11",
}
"""Segments that are needed to decode, each as long as its tables are."""


def put_in_jpeg(marker: int, body: bytes) -> bytes:
    return JPEG[:2] + write_segment(marker, body) + JPEG[2:]


@each_case(sorted(SEGMENTS.items()))
def test_a_segment_of_a_jpeg_file_ends_with_its_tables(marker: int, body: bytes) -> None:
    data = put_in_jpeg(marker, body)
    assert clean_picture(data).data == data
    assert clean_picture(put_in_jpeg(marker, body + SECRET)).data == data


@each_case(sorted(SEGMENTS.items()))
def test_a_segment_of_a_jpeg_file_that_lacks_its_end_is_not_kept(marker: int, body: bytes) -> None:
    for size in {0, len(body) - 1} if len(body) < 15 else {0, 16}:
        data = put_in_jpeg(marker, body[:size])
        if 0xC0 <= marker < 0xD0 and body is _FRAME:
            with pytest.raises(PictureError, match="a segment has a wrong length"):
                clean_picture(data)
        elif marker == 0xCC and size:
            assert clean_picture(data).data == put_in_jpeg(marker, body[:2])
        else:
            assert clean_picture(data).data == JPEG


def test_the_head_of_a_scan_names_its_colours_and_nothing_else() -> None:
    at = JPEG.index(b"\xff\xda")
    size = int.from_bytes(JPEG[at + 2 : at + 4], "big")
    head, pixels = JPEG[at + 4 : at + 2 + size], JPEG[at + 2 + size :]
    longer = JPEG[:at] + write_segment(0xDA, head + SECRET) + pixels
    assert clean_picture(longer).data == JPEG
    for short in (b"", head[:-1]):
        with pytest.raises(PictureError, match="a segment has a wrong length"):
            clean_picture(JPEG[:at] + write_segment(0xDA, short) + pixels)


@each_case([(0xC4, b"\x20"), (0xC4, b"\x04"), (0xDB, b"\x20"), (0xDB, b"\x04"), (0xCC, b"\x20")])
def test_a_table_that_no_program_reads_is_left_out(marker: int, first: bytes) -> None:
    assert clean_picture(put_in_jpeg(marker, first + bytes(130))).data == JPEG


CHUNKS = {
    b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"cLLI": 8, b"sBIT": 3,
    b"bKGD": 6, b"pHYs": 9, b"tRNS": 6, b"acTL": 8,
}  # fmt: skip


def put_in_png(*chunks: tuple[bytes, bytes]) -> bytes:
    return PNG[:33] + b"".join(write_chunk(*each) for each in chunks) + PNG[33:]


@each_case(CHUNKS.items())
def test_a_chunk_of_a_png_file_has_one_length(name: bytes, size: int) -> None:
    assert PNG[25] == 2, "three colours, no palette"
    right = put_in_png((name, bytes(size)))
    assert clean_picture(right).data == right
    assert clean_picture(put_in_png((name, bytes(size) + SECRET))).data == PNG
    assert clean_picture(put_in_png((name, b""))).data == PNG


def test_a_palette_may_be_transparent_in_each_of_its_colours() -> None:
    head = write_chunk(b"IHDR", PNG[16:24] + b"\x08\x03\x00\x00\x00")
    palette = write_chunk(b"PLTE", bytes(768)) + write_chunk(b"tRNS", b"\x01" * 256)
    data = PNG[:8] + head + palette + PNG[33:]
    assert clean_picture(data).data == data


def test_frames_of_a_png_file_that_announces_none_are_left_out() -> None:
    frames = ((b"fcTL", bytes(26)), (b"fdAT", bytes(4) + SECRET))
    assert clean_picture(put_in_png(*frames)).data == PNG
    assert clean_picture(put_in_png((b"acTL", SECRET), *frames)).data == PNG
    moving = put_in_png((b"acTL", bytes(8)), *frames)
    assert clean_picture(moving).data == moving


PIXELS = (b"VP8L", b"\x2f\x00\x00\x00\x00\x88\x88")
HEAD = (b"VP8X", bytes(10))
FRAME = (b"ANMF", write_riff(PIXELS)[12:].rjust(16 + 16, b"\x00"))
ANIMATION = (HEAD, (b"ANIM", bytes(6)), FRAME)


@each_case([b"VP8 ", b"VP8L", b"ALPH", b"VP8X"])
def test_a_webp_picture_has_its_pixels_once(name: bytes) -> None:
    whole = write_riff(HEAD, PIXELS)
    more = (name, SECRET.ljust(10)[:10])
    assert clean_picture(write_riff(HEAD, PIXELS, more)).data == whole
    frame = (b"ANMF", FRAME[1] + write_riff(more)[12:])
    assert clean_picture(write_riff(*ANIMATION[:2], frame)).data == write_riff(*ANIMATION)


@each_case([b"ALPH", b"ANIM", b"ANMF", b"VP8X"])
def test_a_simple_webp_picture_is_its_pixels(name: bytes) -> None:
    assert clean_picture(write_riff(PIXELS, (name, SECRET))).data == write_riff(PIXELS)


def test_the_head_of_a_webp_animation_is_six_bytes() -> None:
    longer = write_riff(HEAD, (b"ANIM", bytes(6) + SECRET), FRAME, FRAME)
    assert clean_picture(longer).data == write_riff(*ANIMATION, FRAME)
    reserved = (b"VP8X", b"\x00abc" + bytes(6))
    assert clean_picture(write_riff(reserved, PIXELS)).data == write_riff(HEAD, PIXELS)


@each_case(struct.unpack("4s4s", b"XMP EXIF"))
def test_the_pixels_of_a_webp_picture_may_come_late(name: bytes) -> None:
    assert clean_picture(write_riff((name, SECRET), PIXELS)).data == write_riff(PIXELS)
