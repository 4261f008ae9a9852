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


@pytest.mark.parametrize("most_whole", [WEIGHTS.texts_indexed_whole, 1])
def test_a_line_of_a_list_is_found_by_its_marks(most_whole: int) -> None:
    """Its only rare word is in other texts, and what it shares with its list is in all of them."""
    weights = WEIGHTS._replace(texts_indexed_whole=most_whole, texts_in_sample=20)
    prose = [f"See https://example.org/app/ for number {n}." for n in range(600)]
    kites = [f"Kite number {n} flew over the hill." for n in range(30)]
    longer = [f"**[App {n}](https://example.org/app/{n})**: A game." for n in range(30)]
    line = "**[Boat](https://example.org/app/org.example.boat)**"
    new = "**[Kite](https://example.org/app/net.kite)**"
    sources = [*prose, *kites, *longer, line]
    assert len(sources) - 1 in find(sources, new, weights)
    for other in (
        weights._replace(characters_of_shape=len(new) - 1),
        weights._replace(marks_of_shape=9),
    ):
        assert len(sources) - 1 not in find(sources, new, other)
    assert len(sources) - 1 not in find(sources, new.replace("**", ""), weights)
