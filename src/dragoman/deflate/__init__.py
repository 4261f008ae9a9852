"""Compression (RFC 1951) that gives the same bytes on every machine.

The bytes that ``zlib`` compresses to depend on the library that a Python was built with: zlib has
given the same ones for many years, but zlib-ng and others find other repetitions. Here they are
always those of zlib, at its level 4. Where the library of this Python gives them for a sample, it
does the work, a hundred times as fast. Elsewhere this package does the same in Python, step by step
as zlib does (``deflate.c`` and ``trees.c`` of zlib 1.3.1): only integers decide.
"""

from __future__ import annotations

import zlib
from functools import cache
from hashlib import sha256

from dragoman.deflate._codes import write_blocks
from dragoman.deflate._repetitions import LEVEL, cut_into_blocks

SAMPLE_DIGEST = "6baa53662273166660c88cec349dd31dde924e4d1c5e4edcf52dd650b2d1e531"
"""The SHA-256 of the compressed sample."""


def compress(data: bytes) -> bytes:
    """Return the data compressed, without header or checksum, as a ZIP archive has it."""
    return _compress_with_library(data) if is_library_known() else compress_in_python(data)


def compress_in_python(data: bytes) -> bytes:
    """Return the same, whatever library this Python was built with."""
    return write_blocks(cut_into_blocks(data))


def make_sample() -> bytes:
    """Return data of which another library would find other repetitions: short ones and long ones,
    near ones and far ones, some that are only found by looking far, and places where a longer one
    begins at the next byte."""
    numbers = (f"{number * number % 10_007} {number:x}, " for number in range(6000))
    words = "".join(f"<w>{number**3 % 997}</w>و {number % 31}\n" for number in range(1500))
    noise = b"".join(sha256(b"%d" % number).digest() for number in range(200))
    return "".join(numbers).encode() + words.encode() + noise + words.encode()[::-1]


@cache
def is_library_known() -> bool:
    """Return whether the library of this Python gives the bytes of zlib."""
    return sha256(_compress_with_library(make_sample())).hexdigest() == SAMPLE_DIGEST


def _compress_with_library(data: bytes) -> bytes:
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()
