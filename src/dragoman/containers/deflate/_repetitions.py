"""A text as literals and repetitions of what came before, chosen as zlib chooses them.

This follows ``deflate_slow`` of zlib: which places are remembered, how many of them are tried, when
a repetition that begins one byte later is preferred, and where a block ends.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LAZY, _NICE, _TRIES = 4, 16, 16
"""The numbers that zlib has for ``LEVEL``. From ``_LAZY`` bytes on, no better repetition is looked
for at the next byte; ``_NICE`` bytes are enough. ``_TRIES`` is how many places are tried."""
_SHORTEST, _LONGEST = 3, 258
_NONE = _SHORTEST - 1
"""The length of no repetition."""
_WINDOW = 32_768
_AHEAD = _LONGEST + _SHORTEST + 1
"""In bytes: zlib moves its window where it sees fewer ahead."""
_FARTHEST = _WINDOW - _AHEAD
_FAR = 4096
"""A repetition of three bytes that is farther back costs more than the bytes."""
_BLOCK = (1 << 14) - 1
"""How many literals and repetitions a block holds."""
_KEYS = 1 << 15
_GLANCE = 24
"""In bytes: what is compared at first, because few repetitions are longer."""
_NEVER = -1


class CompressedBlock(NamedTuple):
    """Literals, each run followed by a repetition; the last repetition may have the length 0."""

    data: bytes
    """What the block says."""
    literals: list[bytes]
    lengths: list[int]
    distances: list[int]


def cut_into_blocks(data: bytes) -> Iterator[CompressedBlock]:
    """Yield the data as blocks, at least one.

    All but the last are full. It is so only if it ends with a literal: zlib looks whether a block
    is full when it knows what follows, and after a repetition.
    """
    first = start = 0
    block, room = CompressedBlock(b"", [], [], []), _BLOCK
    for place, length, distance in (*_choose_repetitions(data), (len(data), 0, 0)):
        while place - start + (place < len(data)) > room:
            start += room
            _add(block, data[start - room : start], 0, 0)
            yield block._replace(data=data[first:start])
            first, block, room = start, CompressedBlock(b"", [], [], []), _BLOCK
        _add(block, data[start:place], length, distance)
        room -= place - start + 1
        start = place + length
        if not room and length:
            yield block._replace(data=data[first:start])
            first, block, room = start, CompressedBlock(b"", [], [], []), _BLOCK
    yield block._replace(data=data[first:])


def _add(block: CompressedBlock, literals: bytes, length: int, distance: int) -> None:
    block.literals.append(literals)
    block.lengths.append(length)
    block.distances.append(distance)


def _choose_repetitions(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the place, the length and the distance of each repetition, in order."""
    previous, size = _link_places(data), len(data)
    begin, end = 0, min(size, 2 * _WINDOW)  # the window of zlib, which moves by halves
    place, before, distance = 0, _NONE, 0
    while place < size:
        if end - place < _AHEAD and place - begin >= _WINDOW + _FARTHEST:
            begin += _WINDOW
            end = min(size, begin + 2 * _WINDOW)
        length, other, nearest = _NONE, 0, previous[place]
        if before < _LAZY and nearest > begin and place - nearest <= _FARTHEST:
            lowest = max(begin, place - _FARTHEST) + 1
            length, other = _find_repetition(data, previous, place, (lowest, before))
        if before > _NONE and length <= before:
            yield place - 1, before, distance
            place += before - 1
            before = _NONE
        else:
            before, distance = length, other
            place += 1


def _link_places(data: bytes) -> array[int]:
    """Return for each place the last one before it where zlib remembers the same three bytes.

    It remembers them by 15 bits, so that some of these places have other bytes.
    """
    last, place = [_NEVER] * _KEYS, 0
    previous = array("i")
    append = previous.append
    for one, two, three in zip(data, data[1:], data[2:], strict=False):
        key = (one << 10 ^ two << 5 ^ three) & _KEYS - 1
        append(last[key])
        last[key] = place
        place += 1
    previous.extend([_NEVER] * (len(data) - place))
    return previous


def _find_repetition(
    data: bytes, previous: Sequence[int], place: int, bounds: tuple[int, int]
) -> tuple[int, int]:
    """Return the length and the distance of the longest repetition of those that are tried.

    ``bounds`` are the lowest place of all but the first, and the length that must be beaten; if
    none beats it, it is returned with the distance 0.
    """
    (lowest, best), distance, before = bounds, 0, previous[place]
    tries, enough = _TRIES, min(_NICE, len(data) - place)
    own = int.from_bytes(data[place : place + _GLANCE], "little")
    last = data[place + best - 2 : place + best + 1]
    while tries and (before >= lowest or tries == _TRIES):
        if data[before + best - 2 : before + best + 1] == last:
            length = _count_equal(data, place, before, own)
            if length > best:
                best, distance = length, place - before
                if length >= enough:
                    break
                last = data[place + best - 2 : place + best + 1]
        tries -= 1
        before = previous[before]
    if best == _SHORTEST and distance > _FAR:
        return _NONE, 0
    return best, distance


def _count_equal(data: bytes, place: int, before: int, own: int) -> int:
    """Return how many bytes are the same at two places; ``own`` are the first ones at ``place``."""
    room = min(_LONGEST, len(data) - place)
    other = own ^ int.from_bytes(data[before : before + _GLANCE], "little")
    if not other:
        text = data[place : place + room]
        other = int.from_bytes(text, "little")
        other ^= int.from_bytes(data[before : before + room], "little")
    return min(((other & -other).bit_length() - 1) >> 3, room) if other else room
