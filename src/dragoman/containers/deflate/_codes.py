"""Blocks in bits: the codes of Huffman that zlib makes, and what is written with them.

This follows ``trees.c`` of zlib. Of several codes that are equally short, it chooses by the order
of a heap and by the depth of the tree; so does this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dragoman.containers.deflate._repetitions import CompressedBlock

_LONGEST, _FIRST_LENGTH, _LAST_LENGTH = 258, 257, 285
_END_OF_BLOCK = 256
_SYMBOLS, _PLACES, _SIZES = 286, 30, 19
"""How many symbols the three codes have: of literals and lengths, of distances, of sizes."""
_LONGEST_CODE, _LONGEST_CODE_OF_SIZES = 15, 7
_ORDER_OF_SIZES = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
_FIXED = {
    symbol: 8 if symbol < 144 else 9 if symbol < 256 else 7 if symbol < 280 else 8
    for symbol in range(288)
}
"""The sizes of the code that needs no description (RFC 1951, 3.2.6)."""
_FIXED_PLACES = dict.fromkeys(range(32), 5)


class _Codes(NamedTuple):
    """The codes of a block: how many bits each symbol has, without those that follow some."""

    sizes: Mapping[int, int]
    places: Mapping[int, int]


class _Symbols(NamedTuple):
    """What a block holds, as symbols with the bits that follow them."""

    lengths: Mapping[int, tuple[int, str]]
    distances: Mapping[int, tuple[int, str]]
    counts: Counter[int]
    place_counts: Counter[int]


def write_blocks(blocks: Iterable[CompressedBlock]) -> bytes:
    """Return all blocks as bytes."""
    written, waiting, last = bytearray(), "", None
    for block in chain(blocks, (None,)):
        if last is not None:
            waiting += _write_block(last, len(waiting) % 8, is_last=block is None)
            whole = len(waiting) & -8
            written += _pack_bits(waiting[:whole])
            waiting = waiting[whole:]
        last = block
    return bytes(written + _pack_bits(waiting + "0" * (-len(waiting) % 8)))


def _pack_bits(bits: str) -> bytes:
    """Return a string of 0 and 1 as bytes; the first bit is the lowest of the first byte."""
    return int(bits[::-1], 2).to_bytes(len(bits) // 8, "little") if bits else b""


def _write_block(block: CompressedBlock, position: int, *, is_last: bool) -> str:
    """Return a block in bits, in the shortest of three ways; ``position`` is the bits before it."""
    symbols = _count_symbols(block)
    codes = _Codes(
        _measure_code(symbols.counts, _SYMBOLS), _measure_code(symbols.place_counts, _PLACES)
    )
    fixed = _Codes(_FIXED, _FIXED_PLACES)
    head = _write_codes(codes)
    own, usual = len(head) + _count_bits(symbols, codes), _count_bits(symbols, fixed)
    smallest = min(own + 10 >> 3, usual + 10 >> 3)
    if len(block.data) + 4 <= smallest:
        return f"{is_last:d}00" + _write_as_it_is(block.data, position + 3)
    if usual + 10 >> 3 == smallest:
        return f"{is_last:d}10" + _write_symbols(block, symbols, fixed)
    return f"{is_last:d}01{head}" + _write_symbols(block, symbols, codes)


def _write_as_it_is(data: bytes, position: int) -> str:
    size = len(data)
    parts = size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + data
    return "0" * (-position % 8) + "".join(_write_number(byte, 8) for byte in parts)


def _count_symbols(block: CompressedBlock) -> _Symbols:
    lengths = {length: _split_length(length) for length in set(block.lengths) if length}
    distances = {each: _split_distance(each) for each in set(block.distances) if each}
    counts, places = Counter(b"".join(block.literals)), Counter[int]()
    counts[_END_OF_BLOCK] = 1
    for length, count in Counter(block.lengths).items():
        if length:
            counts[lengths[length][0]] += count
    for distance, count in Counter(block.distances).items():
        if distance:
            places[distances[distance][0]] += count
    return _Symbols(lengths, distances, counts, places)


def _count_bits(symbols: _Symbols, codes: _Codes) -> int:
    """Return how many bits a block has with these codes, without its head.

    What follows the symbols of lengths and distances is equally long with all codes, but a block
    that is written as it is does not have it.
    """
    bits = sum(count * codes.sizes[each] for each, count in symbols.counts.items())
    bits += sum(count * codes.places[each] for each, count in symbols.place_counts.items())
    extra = {symbol: len(rest) for symbol, rest in symbols.lengths.values()}
    bits += sum(size * symbols.counts[symbol] for symbol, size in extra.items())
    extra = {symbol: len(rest) for symbol, rest in symbols.distances.values()}
    return bits + sum(size * symbols.place_counts[symbol] for symbol, size in extra.items())


def _write_symbols(block: CompressedBlock, symbols: _Symbols, codes: _Codes) -> str:
    find, places = _make_codes(codes.sizes).__getitem__, _make_codes(codes.places)
    lengths = {each: find(symbol) + rest for each, (symbol, rest) in symbols.lengths.items()}
    distances = {each: places[symbol] + rest for each, (symbol, rest) in symbols.distances.items()}
    lengths[0] = distances[0] = ""
    written: list[str] = []
    for literals, length, distance in zip(*block[1:], strict=True):
        written += map(find, literals)
        written += lengths[length], distances[distance]
    return "".join(written) + find(_END_OF_BLOCK)


def _split_length(length: int) -> tuple[int, str]:
    """Return the symbol of a length, and the bits that follow it (RFC 1951, 3.2.5)."""
    if length == _LONGEST:
        return _LAST_LENGTH, ""
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


def _measure_code(
    counts: Mapping[int, int], symbols: int, longest: int = _LONGEST_CODE
) -> dict[int, int]:
    """Return how many bits the code of each symbol that is used has, at most ``longest``.

    ``symbols`` is how many there are. Where fewer than two are used, others are added, because not
    all programs read a code of one.
    """
    used = {symbol: counts[symbol] for symbol in sorted(counts) if counts[symbol]}
    highest = max(used, default=-1)
    while len(used) < 2:
        highest, added = (highest + 1, highest + 1) if highest < 2 else (highest, 0)
        used[added] = 1
    parents = _grow_tree(used, symbols)
    order = list(parents)
    sizes, too_deep = {parents[order[-1]]: 0}, 0
    for node in reversed(order):
        size = sizes[parents[node]] + 1
        too_deep += size > longest
        sizes[node] = min(size, longest)
    found = Counter(sizes[symbol] for symbol in used)
    _make_room(found, too_deep, longest)
    leaves = (node for node in order if node in used)
    longest_first = (size for size in range(longest, 0, -1) for _ in range(found[size]))
    return (
        dict(zip(leaves, longest_first, strict=True))
        if too_deep
        else {each: sizes[each] for each in used}
    )


def _grow_tree(used: Mapping[int, int], symbols: int) -> dict[int, int]:
    """Return the parent of each node of a tree of Huffman, in the order in which they were joined;
    the inner nodes are numbered from ``symbols`` on."""
    weights = {symbol: (count, 0) for symbol, count in used.items()}
    heap, parents = [-1, *used], dict[int, int]()  # the heap begins at 1
    for place in range(len(used) // 2, 0, -1):
        _sift_down(heap, place, weights)
    for node in range(symbols, symbols + len(used) - 1):
        one, heap[1] = heap[1], heap[-1]
        heap.pop()
        _sift_down(heap, 1, weights)
        other = heap[1]
        parents[one] = parents[other] = node
        (count, depth), (more, deeper) = weights[one], weights[other]
        weights[node] = count + more, max(depth, deeper) + 1
        heap[1] = node
        _sift_down(heap, 1, weights)
    return parents


def _sift_down(heap: list[int], place: int, weights: Mapping[int, tuple[int, int]]) -> None:
    """Move a node of a heap down to where no node below it is lighter."""
    node, end = heap[place], len(heap)
    while (below := 2 * place) < end:
        if below + 1 < end and weights[heap[below + 1]] <= weights[heap[below]]:
            below += 1
        if weights[node] <= weights[heap[below]]:
            break
        heap[place], place = heap[below], below
    heap[place] = node


def _make_room(found: Counter[int], too_deep: int, longest: int) -> None:
    """Change how many codes of each size there are until none is longer than ``longest``."""
    while too_deep > 0:
        size = next(size for size in range(longest - 1, 0, -1) if found[size])
        found[size] -= 1
        found[size + 1] += 2
        found[longest] -= 1
        too_deep -= 2


def _make_codes(sizes: Mapping[int, int]) -> dict[int, str]:
    """Return the code of each symbol in bits; their sizes decide them (RFC 1951, 3.2.2)."""
    codes, code, last = {}, 0, 0
    for size, symbol in sorted((size, symbol) for symbol, size in sizes.items()):
        code <<= size - last
        codes[symbol], last = format(code, f"0{size}b"), size
        code += 1
    return codes


def _write_codes(codes: _Codes) -> str:
    """Return the head of a block: the sizes of its two codes, in a third code (RFC 1951, 3.2.7)."""
    every = [[sizes.get(each, 0) for each in range(max(sizes) + 1)] for sizes in codes]
    items = [item for sizes in every for item in _shorten_sizes(sizes)]
    own = _measure_code(Counter(symbol for symbol, _ in items), _SIZES, _LONGEST_CODE_OF_SIZES)
    names = _make_codes(own)
    order = [own.get(symbol, 0) for symbol in _ORDER_OF_SIZES]
    while not order[-1]:
        order.pop()
    return "".join(
        (
            _write_number(len(every[0]) - 257, 5),
            _write_number(len(every[1]) - 1, 5),
            _write_number(len(order) - 4, 4),
            *(_write_number(size, 3) for size in order),
            *(names[symbol] + rest for symbol, rest in items),
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
