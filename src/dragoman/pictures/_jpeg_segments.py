"""How long the segments of a JPEG file are by what is in them.

A segment says its own length, too, and may say more than its tables need. What is between belongs
to nobody's pixels, and no program reads it.

Source: ITU-T T.81, B.2.2 (frames), B.2.3 (scans), B.2.4 (tables) and B.3 (hierarchy).
"""

from __future__ import annotations

from collections.abc import Callable

FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""The markers of segments that say how large the picture is."""
SCAN = 0xDA
_HUFFMAN, _ARITHMETIC, _QUANTISATION = 0xC4, 0xCC, 0xDB
_LINES, _RESTARTS, _HIERARCHY, _EXPANSION = 0xDC, 0xDD, 0xDE, 0xDF
_HIGHEST_KIND, _HIGHEST_NUMBER = 1, 3
"""Of the tables in a segment."""


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


def _measure_tables(find_size: Callable[[bytes, int], int]) -> Callable[[bytes], int]:
    """Return what says where the last of several tables ends. Each begins with a byte, its kind and
    its number; ``find_size`` says how long the one is that begins at a place."""

    def find_end(body: bytes) -> int:
        end = 0
        while end < len(body):
            kind, number = divmod(body[end], 16)
            after = end + find_size(body, end)
            if kind > _HIGHEST_KIND or number > _HIGHEST_NUMBER or after > len(body):
                break
            end = after
        return end

    return find_end


_MEASURES: dict[int, Callable[[bytes], int]] = {
    **dict.fromkeys({*FRAMES, _HIERARCHY}, _measure_frame),
    SCAN: _measure_scan,
    _HUFFMAN: _measure_tables(lambda body, at: 17 + sum(body[at + 1 : at + 17])),
    _ARITHMETIC: _measure_tables(lambda _body, _at: 2),
    _QUANTISATION: _measure_tables(lambda body, at: 129 if body[at] >= 16 else 65),
    _LINES: _fix(2),
    _RESTARTS: _fix(2),
    _EXPANSION: _fix(1),
}
