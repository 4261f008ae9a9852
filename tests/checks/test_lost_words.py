"""A part of a text whose words are not in the translation, as the catalogue teaches them."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair, learn_catalog
from dragoman.checks.text.missing.lost_words import find_lost_words
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs

NAMES = [f"{first}{second}rk" for first in "bdfglmnp" for second in "aeiou"]
TAUGHT = [(f"The {name} {at} is.", f"{name}um {at}.") for name in NAMES for at in range(5)]
WORDS = WordPairs(TAUGHT)
SOURCE = "Now " + " ".join(NAMES) + "."


def translate(names: list[str]) -> str:
    return " ".join(f"{name}um" for name in names)


@pytest.mark.parametrize(("start", "end"), [(0, 10), (15, 25), (30, 40)])
def test_the_run_of_words_that_are_not_there_is_found(start: int, end: int) -> None:
    lost = find_lost_words(SOURCE, translate(NAMES[:start] + NAMES[end:]), WORDS)
    assert SOURCE[lost.start : lost.end] == " ".join(NAMES[start:end])
    assert lost.evidence > 0


@pytest.mark.parametrize(
    ("target", "words"), [(translate(NAMES), WORDS), (translate(NAMES[:9]), NO_PAIRS)]
)
def test_what_is_there_or_was_never_taught_is_not_lost(target: str, words: WordPairs) -> None:
    lost = find_lost_words(SOURCE, target, words)
    assert (lost.start, lost.end, lost.evidence) == (0, 0, 0.0)


@pytest.mark.parametrize(("start", "end", "is_found"), [(12, 28, True), (13, 27, False)])
def test_a_part_of_a_long_sentence_is_a_hint(start: int, end: int, *, is_found: bool) -> None:
    """A text that is only a little shorter is silent."""
    longer = [(f"{'so ' * 20}{at}.", f"{'nan ' * 20}{at}.") for at in range(100)]
    catalog = learn_catalog([*TAUGHT, *longer])
    target = translate(NAMES[:start] + NAMES[end:])
    found = [
        hit
        for hit in check_pair(Pair(SOURCE, target, "de", catalog=catalog))
        if hit.rule_id.startswith("sentence-")
    ]
    assert [hit.rule_id for hit in found] == ["sentence-unsure"] * is_found
    assert all(f"“{NAMES[start]} " in hit.message for hit in found)
