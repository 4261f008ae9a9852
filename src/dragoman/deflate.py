"""Compression (RFC 1951) that gives the same bytes on every machine.

The bytes that ``zlib`` compresses to depend on the library that a Python was built with: zlib,
zlib-ng and others find other repetitions, and so do two versions of one library. Here only integers
decide, in Python, so that they are always the same. What comes out is as large as what
zlib makes of text at its usual level, within a few parts in a hundred.

A text is cut into literals and repetitions of what came before, at most 32 KiB back. Each block of
some ten thousands of these has a Huffman code of its own.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_SHORTEST, _LONGEST = 4, 258
"""In bytes, of a repetition. DEFLATE has shorter ones too, which hardly gain anything."""
_WINDOW = 32_768
_GLANCE = 24
"""In bytes: what is compared at first, because few repetitions are longer."""
_MOST_TRIES = 8
_GOOD, _VERY_GOOD = 8, 32
"""In bytes: from these lengths on, no better repetition is looked for at the next place, or none at
the same place."""
_BLOCK, _BLOCK_BYTES = 24_000, 1 << 20
"""How many repetitions, or else bytes of the data, a block holds before the next one begins."""
_NEVER = -2 * _WINDOW
_MOST_KNOWN = 8 * _WINDOW
"""Places that are remembered, before those are forgotten that are too far back."""
_END_OF_BLOCK, _FIRST_LENGTH = 256, 257
_LONGEST_CODE, _LONGEST_CODE_OF_LENGTHS = 15, 7
_ORDER_OF_LENGTHS = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)


class _Block(NamedTuple):
    """Literals, each run followed by a repetition; the last one of a text has the length 0."""

    literals: list[bytes]
    lengths: list[int]
    distances: list[int]


def compress(data: bytes) -> bytes:
    """Return the data compressed, without header or checksum, as a ZIP archive has it."""
    written, waiting = bytearray(), ""
    for block in _cut_into_blocks(data):
        waiting += _write_block(block)
        whole = len(waiting) & -8
        written += _pack_bits(waiting[:whole])
        waiting = waiting[whole:]
    waiting += "1" + "10" + "0000000"  # a last block of the fixed code with nothing in it
    return bytes(written + _pack_bits(waiting + "0" * (-len(waiting) % 8)))


def _pack_bits(bits: str) -> bytes:
    """Return a string of 0 and 1 as bytes; the first bit is the lowest of the first byte."""
    return int(bits[::-1], 2).to_bytes(len(bits) // 8, "little") if bits else b""


def _cut_into_blocks(data: bytes) -> Iterator[_Block]:
    """Yield the data as literals and repetitions."""
    previous = _link_places(data)
    block, first, start, place, end = _Block([], [], []), 0, 0, 0, len(previous)
    while place < end:
        if previous[place] < place - _WINDOW:
            place += 1
            continue
        length, distance = _find_repetition(data, previous, place, _SHORTEST - 1)
        if not distance:
            place += 1
            continue
        while length < _GOOD and place + 1 < end:
            longer, other = _find_repetition(data, previous, place + 1, length)
            if not other:
                break
            place, length, distance = place + 1, longer, other
        block.literals.append(data[start:place])
        block.lengths.append(length)
        block.distances.append(distance)
        start = place = place + length
        if len(block.lengths) == _BLOCK or place - first >= _BLOCK_BYTES:
            yield block
            block, first = _Block([], [], []), place
    if start < len(data) or block.lengths:
        block.literals.append(data[start:])
        block.lengths.append(0)
        block.distances.append(0)
        yield block


def _link_places(data: bytes) -> array[int]:
    """Return for each place the last one before it with the same four bytes, or ``_NEVER``."""
    count = max(len(data) - _SHORTEST + 1, 0)
    whole = memoryview(data + bytes(2 * _SHORTEST))
    size = (count + 3) // 4 * 4
    columns = [whole[first : first + size].cast("I") for first in range(_SHORTEST)]
    last: dict[int, int] = {}
    find, previous, place = last.get, array("q"), 0
    for keys in zip(*columns, strict=True):
        for key in keys:
            previous.append(find(key, _NEVER))
            last[key] = place
            place += 1
        if len(last) > _MOST_KNOWN:
            last = {key: at for key, at in last.items() if at >= place - _WINDOW}
            find = last.get
    return previous[:count]


def _find_repetition(
    data: bytes, previous: Sequence[int], place: int, beaten: int
) -> tuple[int, int]:
    """Return the length and the distance of the longest repetition at a place, of a few that are
    tried; the distance is 0 if none is longer than ``beaten``."""
    before, lowest, tries, distance = previous[place], max(place - _WINDOW, 0), _MOST_TRIES, 0
    own = int.from_bytes(data[place : place + _GLANCE], "little")
    last = data[place + beaten - 3 : place + beaten + 1]
    while before >= lowest and tries:
        if data[before + beaten - 3 : before + beaten + 1] == last:
            length = _count_equal(data, place, before, own)
            if length > beaten:
                beaten, distance = length, place - before
                if length >= _VERY_GOOD:
                    break
                last = data[place + beaten - 3 : place + beaten + 1]
        tries -= 1
        before = previous[before]
    return beaten, distance


def _count_equal(data: bytes, place: int, before: int, own: int) -> int:
    """Return how many bytes are the same at two places; ``own`` are the first ones at ``place``."""
    room = min(_LONGEST, len(data) - place)
    other = own ^ int.from_bytes(data[before : before + _GLANCE], "little")
    if not other:
        text = data[place : place + room]
        other = int.from_bytes(text, "little")
        other ^= int.from_bytes(data[before : before + room], "little")
    return min(((other & -other).bit_length() - 1) >> 3, room) if other else room


def _write_block(block: _Block) -> str:
    """Return a block in bits: its codes, then its contents."""
    lengths = {length: _split_length(length) for length in set(block.lengths) if length}
    distances = {each: _split_distance(each) for each in set(block.distances) if each}
    counts = Counter(b"".join(block.literals))
    counts[_END_OF_BLOCK] = 1
    places = Counter[int]()
    for length, count in Counter(block.lengths).items():
        if length:
            counts[lengths[length][0]] += count
    for distance, count in Counter(block.distances).items():
        if distance:
            places[distances[distance][0]] += count
    sizes, place_sizes = _measure_codes(counts), _measure_codes(places)
    codes, place_codes = _make_codes(sizes), _make_codes(place_sizes)
    length_bits = {each: codes[symbol] + rest for each, (symbol, rest) in lengths.items()}
    place_bits = {each: place_codes[symbol] + rest for each, (symbol, rest) in distances.items()}
    length_bits[0] = place_bits[0] = ""
    find, written = codes.__getitem__, ["0", "01", _write_codes(sizes, place_sizes)]
    for literals, length, distance in zip(*block, strict=True):
        written += map(find, literals)
        written += length_bits[length], place_bits[distance]
    return "".join(written) + codes[_END_OF_BLOCK]


def _split_length(length: int) -> tuple[int, str]:
    """Return the symbol of a length, and the bits that follow it (RFC 1951, 3.2.5)."""
    if length == _LONGEST:
        return 285, ""
    rest = length - 3
    extra = max(rest.bit_length() - 3, 0)
    return _FIRST_LENGTH + 4 * extra + (rest >> extra), _write_number(rest, extra)


def _split_distance(distance: int) -> tuple[int, str]:
    """Return the symbol of a distance, and the bits that follow it."""
    rest = distance - 1
    extra = max(rest.bit_length() - 2, 0)
    return 2 * extra + (rest >> extra), _write_number(rest, extra)


def _write_number(number: int, size: int) -> str:
    """Return the lowest bits of a number, the lowest of all first."""
    return format(number & (1 << size) - 1, f"0{size}b")[::-1] if size else ""


def _measure_codes(counts: Mapping[int, int], longest: int = _LONGEST_CODE) -> dict[int, int]:
    """Return how many bits the code of each symbol has: the best code of at most ``longest`` bits.

    This is the package-merge algorithm (Larmore and Hirschberg 1990). Where there are fewer than
    two symbols, others are added, because not all programs read a code of one.
    """
    used = dict(counts)
    for symbol in (0, 1):
        if len(used) < 2:
            used.setdefault(symbol, 1)
    symbols = sorted((count, (symbol,)) for symbol, count in used.items())
    packages: list[tuple[int, tuple[int, ...]]] = []
    for _ in range(longest):
        merged = sorted([*symbols, *packages])
        packages = [
            (first + second, some + others)
            for (first, some), (second, others) in zip(merged[::2], merged[1::2], strict=False)
        ]
    return Counter(symbol for _, package in packages[: len(symbols) - 1] for symbol in package)


def _make_codes(sizes: Mapping[int, int]) -> dict[int, str]:
    """Return the code of each symbol in bits; their sizes decide them (RFC 1951, 3.2.2)."""
    codes, code, last = {}, 0, 0
    for size, symbol in sorted((size, symbol) for symbol, size in sizes.items()):
        code <<= size - last
        codes[symbol], last = format(code, f"0{size}b"), size
        code += 1
    return codes


def _write_codes(sizes: Mapping[int, int], place_sizes: Mapping[int, int]) -> str:
    """Return the head of a block: the sizes of its two codes, in a third code (RFC 1951, 3.2.7)."""
    count, place_count = max(*sizes, _END_OF_BLOCK) + 1, max(place_sizes) + 1
    every = [sizes.get(symbol, 0) for symbol in range(count)]
    every += [place_sizes.get(symbol, 0) for symbol in range(place_count)]
    items = list(_shorten_sizes(every))
    own = _measure_codes(Counter(symbol for symbol, _ in items), _LONGEST_CODE_OF_LENGTHS)
    codes = _make_codes(own)
    order = [own.get(symbol, 0) for symbol in _ORDER_OF_LENGTHS]
    while not order[-1]:
        order.pop()
    return "".join(
        (
            _write_number(count - 257, 5),
            _write_number(place_count - 1, 5),
            _write_number(len(order) - 4, 4),
            *(_write_number(size, 3) for size in order),
            *(codes[symbol] + rest for symbol, rest in items),
        )
    )


def _shorten_sizes(sizes: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield symbols for sizes, with the bits that follow: 16 repeats the last size, 17 and 18 are
    many zeros."""
    place = 0
    while place < len(sizes):
        size, end = sizes[place], place + 1
        while end < len(sizes) and sizes[end] == size:
            end += 1
        if size:
            yield size, ""
            place += 1
        while end - place >= 3:
            symbol, fewest, most, extra = _choose_repetition(size, end - place)
            taken = min(end - place, most)
            yield symbol, _write_number(taken - fewest, extra)
            place += taken
        yield from ((size, ""),) * (end - place)
        place = end


def _choose_repetition(size: int, count: int) -> tuple[int, int, int, int]:
    """Return the symbol that repeats a size, its lowest and highest count, and its extra bits."""
    if size:
        return 16, 3, 6, 2
    return (17, 3, 10, 3) if count <= 10 else (18, 11, 138, 7)
