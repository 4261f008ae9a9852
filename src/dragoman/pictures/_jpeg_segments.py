"""How long the segments of a JPEG file are by what is in them.

A segment says its own length, too, and may say more than its tables need. What is between belongs
to nobody's pixels, and no program reads it.

Source: ITU-T T.81, B.2.2 (frames), B.2.3 (scans), B.2.4 (tables) and B.3 (hierarchy).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The markers of segments that say how large the picture is."""
SCAN = 0xDA
_HUFFMAN, _ARITHMETIC, _QUANTISATION = 0xC4, 0xCC, 0xDB
_LINES, _RESTARTS, _HIERARCHY, _EXPANSION = 0xDC, 0xDD, 0xDE, 0xDF
_MOST_TABLES = 3
"""The highest number that a table may have."""


def cut_segment(marker: int, body: bytes) -> bytes | None:
    """Return what of a segment is needed to decode; empty if nothing is, and None if the segment is
    not one of those that are needed."""
    measure = _MEASURES.get(marker)
    return None if measure is None else body[: measure(body)]


def _measure_frame(body: bytes) -> int:
    return _measure_whole(body, 6 + 3 * body[5]) if len(body) > 5 else 0


def _measure_scan(body: bytes) -> int:
    return _measure_whole(body, 4 + 2 * body[0]) if body else 0


def _measure_whole(body: bytes, size: int) -> int:
    return size if size <= len(body) else 0


def _fix(size: int) -> Callable[[bytes], int]:
    return lambda body: _measure_whole(body, size)


def _measure_tables(body: bytes, highest_kind: int, find_size: Callable[[bytes, int], int]) -> int:
    """Return where the last table ends. Each begins with a byte: its kind, and its number."""

    def find_ends() -> Iterator[int]:
        end = 0
        while end < len(body):
            kind, number = divmod(body[end], 16)
            size = find_size(body, end)
            if kind > highest_kind or number > _MOST_TABLES or end + size > len(body):
                return
            end += size
            yield end

    return max(find_ends(), default=0)


def _measure_huffman(body: bytes) -> int:
    return _measure_tables(body, 1, lambda body, at: 17 + sum(body[at + 1 : at + 17]))


def _measure_quantisation(body: bytes) -> int:
    return _measure_tables(body, 1, lambda body, at: 129 if body[at] >= 16 else 65)


def _measure_arithmetic(body: bytes) -> int:
    return _measure_tables(body, 1, lambda _body, _at: 2)


_MEASURES: dict[int, Callable[[bytes], int]] = {
    **dict.fromkeys({*FRAMES, _HIERARCHY}, _measure_frame),
    SCAN: _measure_scan,
    _HUFFMAN: _measure_huffman,
    _ARITHMETIC: _measure_arithmetic,
    _QUANTISATION: _measure_quantisation,
    _LINES: _fix(2),
    _RESTARTS: _fix(2),
    _EXPANSION: _fix(1),
}
