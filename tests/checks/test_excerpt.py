"""How much of a text a finding shows around its place."""

from __future__ import annotations

import pytest

from dragoman.checks.excerpt import make_excerpt

WORDS = "word " * 40


@pytest.mark.parametrize(("length", "shown"), [(71, 71), (72, 72), (73, 72), (300, 72)])
def test_without_a_place_it_is_the_beginning(length: int, shown: int) -> None:
    text = "x" * length
    assert make_excerpt(text, 0, 0) == "x" * shown + "…" * (length > shown)


@pytest.mark.parametrize(("length", "is_cut"), [(95, False), (96, False), (97, True), (500, True)])
def test_a_long_place_is_cut_in_its_middle(length: int, is_cut: bool) -> None:
    text = "a" * (length - 1) + "z"
    inside = f"{'a' * 48}…{'a' * 23}z" if is_cut else text
    assert make_excerpt(text, 0, length) == f"⟦{inside}⟧"


def test_around_a_place_are_whole_words_of_about_24_characters() -> None:
    text = f"{WORDS}PLACE {WORDS}"
    found = make_excerpt(text, 200, 205)
    assert found == f"… {'word ' * 4}⟦PLACE⟧{' word' * 4} …" or found.count("word") in (8, 9)
    before, _, rest = found.partition("⟦")
    after = rest.partition("⟧")[2]
    assert before.startswith("…") and after.endswith("…")
    for side in (before, after):
        assert 12 <= len(side.strip("…")) <= 26
        assert set(side.strip("… ").split()) == {"word"}, "no word is cut"


def test_a_text_that_is_short_is_shown_whole() -> None:
    assert make_excerpt("one two three", 4, 7) == "one ⟦two⟧ three"
    assert make_excerpt("one two", 7, 7) == "one two⟦⟧"
    assert make_excerpt("one two", 3, 2) == "one⟦⟧ two"
