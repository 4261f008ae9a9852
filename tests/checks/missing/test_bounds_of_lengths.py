"""From which length on a rule trusts what lengths and words say."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair
from dragoman.checks.text.catalog_texts import CatalogTexts
from dragoman.checks.text.missing.missing_sentences import TextPair, find_missing


def has_hit(rule: str, source: str, target: str, language: str = "fa") -> bool:
    return any(hit.rule_id == rule for hit in checks.check_pair(Pair(source, target, language)))


def make(length: int, words: int) -> str:
    """Return a text of so many characters and words."""
    text = " ".join(["word"] * (words - 1))
    return f"{text} ".ljust(length, "x")


@pytest.mark.parametrize(
    ("length", "words", "is_told"),
    [
        (80, 8, True), (79, 8, False), (90, 8, True), (90, 7, False), (80, 7, False),
        (120, 12, True), (120, 1, False),
    ],
)  # fmt: skip
def test_only_a_source_of_80_characters_and_8_words_says_that_something_is_missing(
    length: int, words: int, is_told: bool
) -> None:
    source = make(length, words)
    assert (len(source), len(source.split())) == (length, words)
    assert has_hit("too-short", source, "کوتاه") is is_told


@pytest.mark.parametrize(
    ("source", "length", "is_told"),
    [
        (120, 59, True), (120, 60, False), (120, 61, False), (120, 1, True),
        (110, 54, True), (110, 55, False), (109, 46, True), (109, 47, False),
        (100, 42, True), (100, 43, False), (80, 34, True), (80, 35, False),
    ],
)  # fmt: skip
def test_half_of_the_length_is_enough_and_less_of_a_short_text(
    source: int, length: int, is_told: bool
) -> None:
    assert has_hit("too-short", make(source, 10), "آ" * length) is is_told


@pytest.mark.parametrize(("length", "is_told"), [(160, True), (159, False)])
def test_one_sentence_of_160_letters_says_enough_by_its_length(length: int, is_told: bool) -> None:
    texts = TextPair("A".ljust(length - 1, "a") + ".", "کوتاه.", "en", "fa")
    assert (find_missing(texts, CatalogTexts()) is not None) is is_told


def test_neither_vowel_signs_nor_white_space_make_a_text_longer() -> None:
    assert has_hit("too-short", make(100, 10), "آ\u064e" * 42)
    assert has_hit("too-short", make(100, 10), "آـ" * 42)
    assert has_hit("too-short", make(100, 10), "آ" + "  " * 60 + "ب")
    assert not has_hit("too-short", " " * 60 + make(79, 8), "کوتاه")
    assert not has_hit("too-short", make(100, 10), "")  # which is not translated


@pytest.mark.parametrize(
    ("target", "is_told"),
    [
        ("Briefe aus Haft", True),
        ("Briefe aus", False),  # two words may be a name
        ("Letters from Haft und Not", True),  # less than half are the source's
        ("Letters from Haft Not", False),
        ("Briefe aus Haft ن", False),
        ("run --all x.y(z) now", False),
    ],
)
def test_three_words_of_which_most_are_new_are_another_language(target: str, is_told: bool) -> None:
    assert has_hit("wrong-script", "Letters from prison", target) is is_told
