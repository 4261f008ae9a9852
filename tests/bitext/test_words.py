"""Words, stems and sounds."""

from __future__ import annotations

import pytest

from dragoman.bitext.names import find_arabic_sounds, find_latin_sounds
from dragoman.bitext.words import find_stem, list_words, remove_accents


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Ferry's late—really!", ["the", "ferry's", "late", "really"]),
        ("می‌روم خانه", ["مي\u200cروم", "خانه"]),
        ("雨が降", ["雨が", "が降"]),
        ("雨", ["雨"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("12 + 3", []),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert list_words(text) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [("translate", "translation"), ("والكتاب", "كتاب"), ("كتابها", "الكتاب"), ("کتاب‌ها", "کتاب")],
)
def test_forms_of_a_word_have_one_stem(first: str, second: str) -> None:
    stems = [find_stem(word) for text in (first, second) for word in list_words(text)]
    assert stems[0] == stems[1]


def test_accents_are_removed() -> None:
    assert remove_accents("téléphone") == "telephone"
    assert remove_accents("plain") == "plain"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Python", "پایتون"),
        ("Microsoft", "مايكروسوفت"),
        ("Mandela", "ماندلا"),
        ("Washington", "واشنگتن"),
        ("Shakespeare", "شکسپیر"),
        ("Vatican", "الفاتيكان"),
    ],
)
def test_a_name_sounds_alike_in_both_scripts(latin: str, arabic: str) -> None:
    assert set(find_latin_sounds(latin)) & set(find_arabic_sounds(arabic))


def test_a_small_letter_is_no_name_and_few_sounds_say_nothing() -> None:
    assert list(find_latin_sounds("python Anna")) == []
