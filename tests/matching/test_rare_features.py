"""The index finds what shares rare features: words, and in short texts also letters."""

from __future__ import annotations

import pytest

from dragoman.matching.index import Index
from dragoman.matching.similarity import prepare_text
from dragoman.matching.weights import Weights

WEIGHTS = Weights()
OTHERS = ["Weather", "Ships on the sea", "Tomorrow"]


def find(sources: list[str], text: str, weights: Weights = WEIGHTS) -> list[int]:
    query = prepare_text(text)
    return Index(sources, [query], weights).find_candidates(query)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Prisoners", "Prisoner"), ("Demonstration", "DEMONSTRATIONS"), ("گزارش", "گزارشی")],
)
@pytest.mark.parametrize("most_whole", [WEIGHTS.texts_indexed_whole, 1])
def test_a_heading_whose_every_word_has_changed_is_found_by_its_letters(
    old: str, new: str, most_whole: int
) -> None:
    weights = WEIGHTS._replace(texts_indexed_whole=most_whole, texts_in_sample=2)
    assert find([*OTHERS, old], new, weights)[:1] == [len(OTHERS)]


def test_a_longer_text_is_found_by_its_words_only() -> None:
    length = WEIGHTS.characters_of_short
    long = "x" * (length - 8) + " prisoner"
    assert len(long) == length + 1
    assert find([*OTHERS, long], "Prisoners") == []
    assert find([*OTHERS, long[1:]], "Prisoners") == [len(OTHERS)]
    assert len(OTHERS) in find([*OTHERS, long], "A prisoner")
