"""Two paragraphs that are gone and share sentences: which of them a split is taken from."""

from __future__ import annotations

import pytest

from dragoman.matching.match import MatchKind, match
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "Snow lay on every roof of the town until the middle of April."
WHOLE = f"{FERRY} {SNOW}"
LESS = f"{FERRY} Snow lay on every roof of the town until April."
"""More like the first sentence alone, and less like both."""
TRANSLATION = "کشتی سپیده‌دم رفت. برف تا بهار ماند."


def find_wholes(old: list[Message], new: list[Message]) -> set[tuple[int, ...]]:
    found = match(old, new)
    assert all(each is not None and each.kind is MatchKind.SPLIT for each in found), found
    return {each.old for each in found if each is not None}


@pytest.mark.parametrize("first", [True, False])
def test_a_split_is_of_the_paragraph_that_it_is_more_like(first: bool) -> None:
    texts = [WHOLE, LESS] if first else [LESS, WHOLE]
    old = [Message(text, (TRANSLATION,)) for text in texts]
    assert find_wholes(old, [Message(FERRY), Message(SNOW)]) == {(texts.index(WHOLE),)}
