"""Which hits are at one place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.checks.guards import HitPlaces
from dragoman.checks.rules.spaces import find_edges
from dragoman.checks.text_rule import Hit

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=8)


@given(PLACES, st.integers(0, 30), st.integers(1, 12))
def test_an_overlap_is_found_wherever_it_is(
    places: list[tuple[int, int]], start: int, length: int
) -> None:
    hits = [Hit(at, at + size, "", rule_id="one") for at, size in sorted(places)]
    end = start + length
    expected = any(hit.start < end and hit.end > start for hit in hits)
    assert HitPlaces(hits, "another").overlap(start, end) == expected
    assert not HitPlaces(hits, "one").overlap(start, end)


def test_white_space_beside_a_direction_mark_is_at_the_edge() -> None:
    assert find_edges("a \u200f") == ((0, 0), (1, 2))
    assert find_edges("\u200f a") == ((1, 2), (3, 3))
    assert find_edges("a\u200f ") == ((0, 0), (2, 3))
