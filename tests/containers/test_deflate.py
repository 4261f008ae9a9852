"""Compression: zlib reads it, it is small, and the bytes are the same, whoever makes them."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import shake_128
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers import deflate
from dragoman.containers.deflate import (
    SAMPLES_DIGEST,
    _codes,
    _repetitions,
    compress,
    compress_in_python,
    digest_samples,
)
from dragoman.containers.deflate._samples import make_samples

TEXT = Path(__file__).parents[2].joinpath("source", "letter.txt").read_bytes()
DIGEST = "cd9be24a06983213b820ca47658458f08974e542232ed3990b4750b7344e7387"
PERSIAN = "مادهٔ {}: هر کس حق دارد که شخصیت حقوقی او در همه‌جا به رسمیت شناخته شود. "


def inflate(data: bytes) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    result = stream.decompress(data)
    assert stream.eof and not stream.unused_data
    return result


def check(data: bytes) -> bytes:
    """Check that the data are read again, and that both ways to compress give the same bytes."""
    packed = compress_in_python(data)
    assert inflate(packed) == data
    assert compress(data) == packed
    return packed


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"abc",
        b"abcd",
        b"aaaaa",
        b"a" * 600,  # a repetition of the last byte, of every length
        b"abcdefgh" + bytes(range(100, 200)) + b"abcdefgh",
        bytes(range(256)),
        bytes(range(256)) * 300,
        b"start" + bytes(32_763) + b"start",  # as far back as a repetition can be
        b"start" + random.Random(1).randbytes(32_763) + b"start",
        b"start" + random.Random(1).randbytes(32_764) + b"start",  # one byte too far
        random.Random(1).randbytes(40_000),
        TEXT,
    ],
    ids=range(14),
)
def test_zlib_reads_it(data: bytes) -> None:
    check(data)


@given(st.binary(max_size=60), st.integers(1, 90), st.binary(max_size=60))
def test_what_is_compressed_is_what_is_read(start: bytes, count: int, end: bytes) -> None:
    data = start * count + end + start
    check(data)


@pytest.mark.parametrize("alphabet", [1, 2, 3, 40, 256])
def test_every_code_can_be_read(alphabet: int) -> None:
    """Codes of one symbol, of the deepest kind, and for bytes that occur very unequally."""
    chance = random.Random(alphabet)
    for size in (5, 300, 9000):
        weights = [2.0**-each for each in range(alphabet)]
        data = bytes(chance.choices(range(alphabet), weights, k=size))
        check(data)


def test_text_of_several_blocks_is_read() -> None:
    chance = random.Random(5)
    words = [chance.randbytes(5).hex().encode() for _ in range(3000)]
    data = b" ".join(chance.choices(words, k=60_000))
    assert len(check(data)) < len(data) / 2


@pytest.mark.parametrize("size", range(16_381, 16_386))
@pytest.mark.parametrize("end", [b"", b"xyxyxy", b"xyxyxyz"])
def test_what_just_fills_a_block_ends_with_it(size: int, end: bytes) -> None:
    """The last literal of all does not end a block, but a repetition does, and what goes on."""
    noise = shake_128(b"12").digest(size)  # has no repetition
    check(noise + end)
    check(noise[: size - len(end)] + end)
    check(noise + end + noise)


def test_what_is_far_back_is_found_as_zlib_finds_it() -> None:
    """Its window is 64 KiB and moves on by halves, and its first byte is never found."""
    start = random.Random(3).randbytes(40_000)
    for first in (0, 1, 7400, 20_000):
        check(start + start[first : first + 9000] + start[20_000:] + start[:30_000])


@pytest.fixture
def unknown_library() -> Iterator[None]:
    """Forget whether the library is known, before a test and after it."""
    deflate.is_library_known.cache_clear()
    yield
    deflate.is_library_known.cache_clear()


@pytest.mark.usefixtures("unknown_library")
@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        (deflate, "LEVEL", 6),  # which stands for a library that finds other repetitions
        (deflate, "_MEMORY", 9),  # and for one that has other blocks
        (zlib, "ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng"),
        (zlib, "ZLIB_RUNTIME_VERSION", "1.3.0-zlib-rs-0.5.2"),
        (zlib, "ZLIB_RUNTIME_VERSION", "1.3.0.1-motley"),
    ],
)
def test_another_library_changes_no_byte(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, value: object
) -> None:
    before = compress(TEXT)
    deflate.is_library_known.cache_clear()
    monkeypatch.setattr(owner, name, value)
    assert not deflate.is_library_known()
    assert compress(TEXT) == before


@pytest.mark.usefixtures("unknown_library")
@pytest.mark.parametrize("version", ["1.2.11", "1.2.13", "1.3.1", "1.3.1.1"])
def test_every_version_of_zlib_is_asked(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", version)
    monkeypatch.setattr(deflate, "digest_samples", lambda compress_sample: deflate.SAMPLES_DIGEST)
    assert deflate.is_library_known()


def test_the_samples_are_compressed_to_what_the_library_must_give() -> None:
    assert digest_samples(compress_in_python) == SAMPLES_DIGEST


@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        *((_repetitions, "_LAZY", value) for value in (3, 5)),
        *((_repetitions, "_NICE", value) for value in (15, 17, 32, 258)),
        *((_repetitions, "_TRIES", value) for value in (15, 17, 32)),
        *((_repetitions, "_LONGEST", value) for value in (128, 257)),
        (_repetitions, "_AHEAD", 263),
        *((_repetitions, "_FARTHEST", value) for value in (32_505, 32_507, 32_768)),
        *((_repetitions, "_FAR", value) for value in (4095, 4097, 32_768)),
        *((_repetitions, "_BLOCK", value) for value in (16_382, 16_384, 32_767)),
        *((_repetitions, "_KEYS", value) for value in (1 << 14, 1 << 16)),
        *((_codes, "_LONGEST_CODE_OF_SIZES", value) for value in (6, 8)),
    ],
)
def test_the_samples_notice_each_number_of_another_library(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, value: int
) -> None:
    """A library with another number might give the same bytes for the samples, and then others."""
    right = sample_results()
    monkeypatch.setattr(owner, name, value)
    assert any(compress_in_python(each) != packed for each, packed in right)


@cache
def sample_results() -> list[tuple[bytes, bytes]]:
    """Return the samples, shortest first, with what they must be compressed to."""
    samples = sorted(make_samples(), key=len)
    return [(each, compress(each)) for each in samples]


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % n**3 for n in range(3000)),
        "".join(PERSIAN.format(number**2) for number in range(500)).encode(),
    ],
    ids=["prose", "markup", "Persian"],
)
def test_it_is_nearly_as_small_as_that_of_zlib(data: bytes) -> None:
    assert len(compress(data)) < 1.15 * len(zlib.compress(data)) < len(data)


def test_the_bytes_are_these() -> None:
    """They change only with this module: not with Python, its zlib, or the machine."""
    text = "".join(PERSIAN.format(number) for number in range(200)).encode()
    assert hashlib.sha256(compress_in_python(text)).hexdigest() == DIGEST
