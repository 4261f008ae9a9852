"""Data that show whether a library compresses as zlib does.

Each of them needs something that the others do not: another number of zlib's level, another edge of
its window, another kind of block. A library that does one of these in another way gives other bytes
for one of the samples; ``tests/containers/test_deflate.py`` changes the numbers, and looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256, shake_128

_WORD, _OTHER = b"abcdefgh", b"abcdXfgh"
_FARTHEST = 32_506
"""In bytes: as far back as zlib finds a repetition."""
_LENGTHS = (3, 4, 5, 6, 8, 11, 15, 16, 17, 18, 33, 64, 130, 257, 258, 259)


def make_samples() -> Iterator[bytes]:
    """Yield data on which two libraries that compress in two ways give two results."""
    yield from (b"", b"a", b"aa", b"abcabc", b"short, short, short", bytes(300), bytes(range(256)))
    yield _write_text()
    for seed in (b"one", b"two"):
        yield _repeat_often(seed)
    yield from _put_words_far_apart()
    yield from _fill_block()
    yield from _choose_codes()


def _write_text() -> bytes:
    """Return repetitions that are short, near and far, some that are only found by looking far, and
    places where a longer one begins at the next byte."""
    numbers = (f"{number * number % 10_007} {number:x}, " for number in range(6000))
    words = "".join(f"<w>{number**3 % 997}</w>و {number % 31}\n" for number in range(1500))
    noise = b"".join(sha256(b"%d" % number).digest() for number in range(200))
    return "".join(numbers).encode() + words.encode() + noise + words.encode()[::-1]


def _repeat_often(seed: bytes) -> bytes:
    """Return a text in which the same few beginnings go on in many ways, for short and for long."""
    noise = shake_128(seed).digest(9000)
    text = bytearray(noise[:600])
    for one, two, three in zip(noise[::3], noise[1::3], noise[2::3], strict=True):
        start = 8 * (one & 31) if two & 16 else len(text) - 1 - (one | (two & 96) << 3) % len(text)
        text += text[start : start + _LENGTHS[two & 15]]
        text += noise[one : one + (three & 3)]
    return bytes(text)


def _put_words_far_apart() -> Iterator[bytes]:
    """Yield texts in which a word is once more where zlib just finds it, or just does not."""
    for size in (65_400, 66_000):  # the window moves before the second word of the last pair or not
        yield _put_words(size, (0, _WORD), (32_768, _WORD[::-1]), (65_274, _WORD[::-1]))
    for far in range(_FARTHEST - 1, _FARTHEST + 2):
        yield _put_words(33_000, (9, _WORD), (9 + far, _WORD))
        yield _put_words(33_000, (9, _WORD), (99, _OTHER), (9 + far, _WORD))
    yield _put_words(300, (0, _WORD), (99, _OTHER), (200, _WORD))
    for far in range(4095, 4098):  # a word of three letters is worth it up to 4096
        yield _put_words(5000, (8, b"1abc2"), (8 + far, b"3abc4"))


def _put_words(size: int, *words: tuple[int, bytes]) -> bytes:
    text = bytearray(size)
    for place, word in words:
        text[place : place + len(word)] = word
    return bytes(text)


def _fill_block() -> Iterator[bytes]:
    """Yield what has no repetition and nearly fills a block, fills it, and needs another one."""
    noise = shake_128(b"12").digest(16_384)
    yield from (noise[:size] for size in range(16_381, 16_385))


def _choose_codes() -> Iterator[bytes]:
    """Yield texts for which it is close which code is the shortest, or whose codes are unusual."""
    noise = shake_128(b"12").digest(3000)
    letters = bytes(byte & 63 for byte in noise)
    yield noise[:48]  # as short as it is and in the usual code
    yield letters[:86]  # as short in a code of its own and in the usual one
    yield letters[:200] * 2  # all repetitions are from one distance
    rare = (one * two >> 9 for one, two in zip(noise[:1000], noise[1000:], strict=False))
    yield bytes(rare) + noise[:100]  # the code of the sizes is too deep at first
