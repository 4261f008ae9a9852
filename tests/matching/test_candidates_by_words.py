"""A short text is found by its words too, also among many that share its letters."""

from __future__ import annotations

from dragoman.matching.index import Index
from dragoman.matching.similarity import prepare_text
from dragoman.matching.weights import WEIGHTS


def test_a_text_that_is_too_long_for_its_letters_is_found_beside_shorter_ones() -> None:
    query = "Failed to check if shared field is supported."
    nearest = "Failed to check if description field is supported."
    assert len(query) <= WEIGHTS.characters_of_short < len(nearest)
    sources = [nearest, "This shared field is supported."]
    index = Index(sources, [prepare_text(query)], WEIGHTS)
    assert 0 in index.find_candidates(prepare_text(query))


def test_a_candidate_is_named_once() -> None:
    query = prepare_text("Delete the role")
    index = Index(["Delete the rule", "Delete a role"], [query], WEIGHTS)
    assert sorted(index.find_candidates(query)) == [0, 1]
