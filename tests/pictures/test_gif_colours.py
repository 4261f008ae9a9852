"""The tables of colours of a GIF picture, whose sizes its flags announce."""

from __future__ import annotations

import struct
from itertools import product

from dragoman.pictures import clean_picture
from helpers.cases import each_case

PIXELS = bytes((2, 2, 0x4C, 0x01, 0))
"""The code size and the data of one pixel."""
NOTE = b"\x21\xfe\x03abc\x00"


@each_case(product(range(8), [0, 0x08, 0x20], [False, True]))
def test_a_table_of_any_size_is_kept_and_what_follows_is_cleaned(
    bits: int, sorted_flag: int, is_own: bool
) -> None:
    flags = 0x80 | sorted_flag | bits
    colours = bytes(number % 251 for number in range(3 << (bits + 1)))
    all_colours, own = (0, flags) if is_own else (flags, 0)
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, all_colours, 0, 0)
    head += colours * (not is_own)
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, own) + colours * is_own + PIXELS
    assert clean_picture(head + NOTE + image + b";").data == head + image + b";"


@each_case(range(0x80))
def test_without_a_table_the_other_flags_announce_nothing(flags: int) -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 1, 1, flags, 0, 0)
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, flags) + PIXELS
    assert clean_picture(head + NOTE + image + b";").data == head + image + b";"
