"""Compression (RFC 1951) that gives the same bytes on every machine.

The bytes that ``zlib`` compresses to depend on the library that a Python was built with: zlib has
given the same ones for many years, but zlib-ng and others find other repetitions. Here they are
always those of zlib, at its level 4. Where the library of this Python is zlib by its name, and
gives these bytes for samples that need every step, it does the work, a hundred times as fast.
Elsewhere this package does the same in Python, step by step as zlib does (``deflate.c`` and
``trees.c`` of zlib 1.3.1): only integers decide.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from hashlib import sha256

from dragoman.containers.deflate._samples import make_samples

SAMPLES_DIGEST = "9a64b4a41d17705b125dd9275d7c3fd51f226b7cb2408b39405683543813c8c2"
"""The SHA-256 of the compressed samples, one after the other."""
LEVEL = 4
"""That of zlib, to which ``_repetitions`` has the numbers. A higher one tries many more places."""
_MEMORY = 8
"""How much of it zlib uses; its table of places and its blocks are as large as that."""


def compress(data: bytes) -> bytes:
    """Return the data compressed, without header or checksum, as a ZIP archive has it."""
    return _compress_with_library(data) if is_library_known() else compress_in_python(data)


def compress_in_python(data: bytes) -> bytes:
    """Return the data as ``compress`` does, whatever library this Python was built with."""
    from dragoman.containers.deflate._codes import (
        write_blocks,  # as a rule, the library does the work
    )
    from dragoman.containers.deflate._repetitions import cut_into_blocks

    return write_blocks(cut_into_blocks(data))


@cache
def is_library_known() -> bool:
    """Return whether the library of this Python gives the bytes of zlib.

    One that adds its name to zlib's version ("1.3.1.zlib-ng", "1.3.0.1-motley") is never believed.
    """
    has_own_name = not zlib.ZLIB_RUNTIME_VERSION.replace(".", "").isdecimal()
    return not has_own_name and digest_samples(_compress_with_library) == SAMPLES_DIGEST


def digest_samples(compress_sample: Callable[[bytes], bytes]) -> str:
    """Return the digest of the samples as they are compressed in some way."""
    return sha256(b"".join(map(compress_sample, make_samples()))).hexdigest()


def _compress_with_library(data: bytes) -> bytes:
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, _MEMORY)
    return stream.compress(data) + stream.flush()
