"""Paragraphs that became one: also a neighbour that the search alone would not have found."""

from __future__ import annotations

import pytest

from dragoman.matching.match import MatchKind, MatchOptions, match
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SHORT = "Nobody waved to them from the shore."
SNOW = "Snow lay on every roof of the town until the middle of April."
ONE = MatchOptions(
    weights=WEIGHTS._replace(
        candidates_of_long=1, candidates_of_short=1, candidates_between_neighbours=0
    )
)
"""So the search finds one text for each new one, and nothing is a candidate for its place."""


def regroup(texts: list[str], merged: list[str]) -> tuple[tuple[int, ...], str]:
    old = [Message(text, (f"<{number}>",)) for number, text in enumerate(texts)]
    (found,) = match(old, [Message(" ".join(merged))], options=ONE)
    assert found is not None
    assert (found.kind is MatchKind.MERGED) is (len(found.old) > 1)
    return found.old, found.msgstr[0]


@pytest.mark.parametrize(
    ("texts", "merged", "expected"),
    [
        ([SHORT, FERRY], [SHORT, FERRY], (0, 1)),
        ([FERRY, SHORT], [FERRY, SHORT], (0, 1)),
        ([SNOW, SHORT, FERRY], [SHORT, FERRY], (1, 2)),
        ([FERRY, SHORT, SNOW], [FERRY, SHORT], (0, 1)),
        ([SHORT, FERRY, "They sang on."], [SHORT, FERRY, "They sang on."], (0, 1, 2)),
        ([FERRY, SNOW], [f"{FERRY} Two waved."], (0,)),
    ],
)
def test_neighbours_of_what_is_found_are_tried_too(
    texts: list[str], merged: list[str], expected: tuple[int, ...]
) -> None:
    numbers, msgstr = regroup(texts, merged)
    assert numbers == expected
    assert msgstr.removesuffix(" […]").split() == [f"<{number}>" for number in expected]
