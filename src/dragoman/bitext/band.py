"""Where the lattice is looked at: a band along the middle, wider where the best way touches it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.bitext.lattice import NEVER, Corridor, Lattice, combine_best, walk
from dragoman.bitext.pairs import QUICK, StepScorer
from dragoman.bitext.steps import Costs

_WHOLE = 160_000
"""How many nodes are looked at without a band."""
MOST = 800_000
"""How many nodes are looked at in the end, a kilobyte each: or twice those of the first band, where
these are more. Of texts that do not belong together, all ways are nearly as good as the best."""
_SHARES = (1, 2, 4, 8, 16)
_HALF = 60
"""Half the width of the first band, in blocks."""
_NEAR_EDGE = 10
_MARGIN = 2


def find_corridor(
    scorer: StepScorer, size: tuple[int, int], costs: Costs, nearest: float, most: int = MOST
) -> Corridor:
    """Return the corridor around all alignments that are nearly as good as the best one.

    ``nearest`` is how much worse they may be; less where so many more nodes would be in it.
    """
    band = first = make_band(size)
    most = max(most, 2 * _count_nodes(first))
    while True:
        scores = list(scorer.score_rows(band, QUICK))
        lattice = walk(band, scores, costs, combine_best)
        wider = widen_band(band, _find_nearest(lattice, nearest), size)
        if wider == band or _count_nodes(wider) > most:
            break
        band = wider
    for share in _SHARES:
        corridor = add_margin(_find_nearest(lattice, nearest / share), size)
        if _count_nodes(corridor) <= most:
            return corridor
    return first


def _find_nearest(lattice: Lattice, nearest: float) -> list[tuple[int, int]]:
    """Return for each row the columns with ways that are nearly as good as the best one."""
    return [
        find_near(row, bounds, lattice.total - nearest)
        for row, bounds in zip(lattice.through, lattice.corridor, strict=True)
    ]


def _count_nodes(corridor: Corridor) -> int:
    return sum(high - low + 1 for low, high in corridor)


def narrow(lattice: Lattice, nearest: float) -> Corridor:
    """Return the part of a lattice's corridor that holds what is not far worse than the best."""
    near = [
        find_near(row, bounds, max(row) - nearest)
        for row, bounds in zip(lattice.through, lattice.corridor, strict=True)
    ]
    return add_margin(near, (len(near) - 1, lattice.corridor[-1][1]))


def make_band(size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return for each row the first and the last column that are looked at: all, or the middle."""
    rows, columns = size
    if (rows + 1) * (columns + 1) <= _WHOLE:
        return [(0, columns)] * (rows + 1)
    half = max(_HALF, 2 * columns // max(rows, 1) + 2)
    middles = [at * columns // rows for at in range(rows + 1)] if rows else [0]
    band = [(max(0, at - half), min(columns, at + half)) for at in middles]
    band[0], band[-1] = (0, band[0][1]), (band[-1][0], columns)
    return band


def find_near(row: Sequence[float], bounds: tuple[int, int], least: float) -> tuple[int, int]:
    """Return the first and the last column with a way that is good enough."""
    good = [at for at, value in enumerate(row) if value >= least and value > NEVER]
    if not good:
        return bounds
    return bounds[0] + good[0], bounds[0] + good[-1]


def widen_band(
    band: Sequence[tuple[int, int]], near: Sequence[tuple[int, int]], size: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the band, twice as wide around the rows where a good way comes near its edge."""
    rows, columns = size
    wanted = list(band)
    for at, ((low, high), (first, last)) in enumerate(zip(band, near, strict=True)):
        width = high - low
        below = low > 0 and first - low < _NEAR_EDGE
        above = high < columns and high - last < _NEAR_EDGE
        if below or above:
            for row in range(max(0, at - width), min(rows, at + width) + 1):
                old = wanted[row]
                wanted[row] = (
                    max(0, min(old[0], band[row][0] - width)) if below else old[0],
                    min(columns, max(old[1], band[row][1] + width)) if above else old[1],
                )
    return wanted


def add_margin(near: Sequence[tuple[int, int]], size: tuple[int, int]) -> list[tuple[int, int]]:
    """Return a corridor that is a little wider, and whose edges never go back."""
    columns = size[1]
    lows = [max(0, low - _MARGIN) for low, _ in near]
    highs = [min(columns, high + _MARGIN) for _, high in near]
    for at in range(len(near) - 2, -1, -1):
        lows[at] = min(lows[at], lows[at + 1])
    for at in range(1, len(near)):
        highs[at] = max(highs[at], highs[at - 1])
    lows[0], highs[-1] = 0, columns
    return list(zip(lows, highs, strict=True))
