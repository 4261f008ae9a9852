"""Where the aligner looks: the band along the middle, and the corridor around good ways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from dragoman.bitext.align import measure_texts
from dragoman.bitext.band import add_margin, find_corridor, find_near, make_band, widen_band
from dragoman.bitext.evidence import weigh_keys
from dragoman.bitext.lattice import NEVER
from dragoman.bitext.lengths import guess_lengths
from dragoman.bitext.model import TextBlock
from dragoman.bitext.pairs import Model, StepScorer
from dragoman.bitext.steps import guess_costs
from dragoman.bitext.weights import WEIGHTS


def test_the_band_of_short_texts_is_everything() -> None:
    assert make_band((399, 399)) == [(0, 399)] * 400
    assert make_band((0, 5)) == [(0, 5)]
    assert make_band((5, 0)) == [(0, 0)] * 6


@pytest.mark.parametrize("size", [(400, 399), (1000, 1000), (1000, 200), (200, 1000), (9, 90_000)])
def test_the_band_of_long_texts_is_along_the_middle_from_edge_to_edge(
    size: tuple[int, int],
) -> None:
    rows, columns = size
    band = make_band(size)
    assert len(band) == rows + 1
    assert (band[0][0], band[-1][1]) == (0, columns)
    for at, (low, high) in enumerate(band):
        middle = at * columns // rows
        assert 0 <= low <= middle <= high <= columns
        assert min(middle, 60) <= middle - low or at == rows
        assert min(columns - middle, 60) <= high - middle
        assert high - low <= max(2 * 60, 2 * (2 * columns // rows + 2))
    for (_, high), (low, _) in pairwise(band):
        assert low <= high, "a way leads from each row to the next"


def test_what_is_good_enough_is_from_the_first_to_the_last() -> None:
    row = [NEVER, 1.0, 5.0, 3.0, 2.0, NEVER]
    assert find_near(row, (10, 15), 3.0) == (12, 13)
    assert find_near(row, (10, 15), 2.0) == (12, 14)
    assert find_near(row, (10, 15), 9.0) == (10, 15), "where nothing is, all stays"
    assert find_near([NEVER] * 3, (4, 6), NEVER) == (4, 6)


@pytest.mark.parametrize(
    ("near", "columns", "corridor"),
    [
        ([(5, 6), (5, 6), (7, 8)], 20, [(0, 8), (3, 8), (5, 20)]),
        ([(1, 1), (9, 9), (4, 5)], 9, [(0, 3), (2, 9), (2, 9)]),
        ([(4, 5)], 9, [(0, 9)]),
        ([(0, 9), (0, 9)], 9, [(0, 9), (0, 9)]),
        ([(6, 7), (6, 7), (6, 7), (8, 8)], 9, [(0, 9), (4, 9), (4, 9), (6, 9)]),
    ],
)
def test_a_corridor_is_wider_by_two_never_goes_back_and_goes_from_end_to_end(
    near: list[tuple[int, int]], columns: int, corridor: list[tuple[int, int]]
) -> None:
    assert add_margin(near, (len(near) - 1, columns)) == corridor


def test_the_band_is_wider_only_where_a_good_way_comes_near_its_edge() -> None:
    band = [(100, 140)] * 200
    inside = [(110, 130)] * 200
    assert widen_band(band, inside, (199, 300)) == band
    for near, widened in (((109, 130), (60, 140)), ((110, 131), (100, 180))):
        found = widen_band(band, [*inside[:100], near, *inside[101:]], (199, 300))
        assert found == [*band[:60], *[widened] * 81, *band[141:]]
    edges = [(0, 140)] * 200
    assert widen_band(edges, [(0, 100)] * 200, (199, 140)) == edges, "there is no more than all"


def count_nodes(corridor: Sequence[tuple[int, int]]) -> int:
    return sum(high - low + 1 for low, high in corridor)


@pytest.mark.parametrize("size", [(60, 3000), (100, 1700)])
def test_of_texts_that_do_not_belong_together_not_all_is_looked_at(size: tuple[int, int]) -> None:
    sides = [[TextBlock("a word, and some more")] * count for count in size]
    texts = measure_texts(sides[0], sides[1], ("en", "de"))
    costs = guess_costs(WEIGHTS)
    lengths = guess_lengths(*texts.lengths, WEIGHTS)
    scorer = StepScorer(*texts.spans, Model(lengths, weigh_keys(texts.keys, (), WEIGHTS), costs))
    most = 2 * count_nodes(make_band(size))
    assert count_nodes(find_corridor(scorer, size, costs, WEIGHTS.nearest)) > most
    corridor = find_corridor(scorer, size, costs, WEIGHTS.nearest, most=1)
    assert count_nodes(corridor) <= most
    assert (corridor[0][0], corridor[-1][1]) == (0, size[1])
    assert all(low <= high for (_, high), (low, _) in pairwise(corridor))
