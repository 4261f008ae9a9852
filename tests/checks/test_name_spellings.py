"""The spellings of names, as a catalogue teaches them."""

from __future__ import annotations

import pytest

from dragoman.checks.text.name_spellings import find_second_spellings, learn_names
from dragoman.checks.text.sounds import write_sounds
from dragoman.checks.text.word_forms import is_same_word


def find(name: str, spellings: list[str]) -> list[tuple[str, str]]:
    pairs = [(f"Yesterday {at} people saw {name}.", f"{text} {at}") for at, text in
             enumerate(spellings, 2)]  # fmt: skip
    known = learn_names(pairs)
    return [
        (usual.written, target[start:end])
        for source, target in pairs
        for _, usual, start, end in find_second_spellings(source, target, known)
    ]


@pytest.mark.parametrize(
    ("name", "spellings", "usual", "second"),
    [
        ("Aleppo", ["حلب", "به حلب", "هلپ"], "حلب", "هلپ"),
        ("Narges", ["نرگس", "نرجس", "نرگس"], "نرگس", "نرجس"),
        ("Livingston", ["ليفينغستون", "وليفينغستون", "ليفينجستون"], "ليفينغستون", "ليفينجستون"),
        ("Palin", ["Пэйлин", "Пэйлина", "Пейлину"], "Пэйлин", "Пейлину"),
        ("Graham", ["גרהם", "לגרהם", "גראהם"], "גרהם", "גראהם"),
        ("Washington", ["واشنگٹن", "واشنگٹن", "واشنگتن"], "واشنگٹن", "واشنگتن"),
        ("Hamilton", ["Hamilton", "Hamiltons", "Hamillton"], "Hamilton", "Hamillton"),
        ("Gerrard", ["गेरार्ड", "गेरार्ड", "जेरार्ड"], "गेरार्ड", "जेरार्ड"),
    ],
)
def test_a_second_spelling_is_found(
    name: str, spellings: list[str], usual: str, second: str
) -> None:
    assert find(name, spellings) == [(usual, second)]


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Aleppo", ["حلب", "به حلب", "آنجا"]),  # a pronoun
        ("Aleppo", ["حلب", "هلپ"]),  # too few to say which is usual
        ("London", ["بلندن", "ولندن", "لندن"]),
        ("London", ["Лондон", "Лондона", "лондонской"]),
        ("Scotland", ["اسكتلندا", "اسكتلندا", "الاسكتلندي"]),
        ("Berlin", ["Berlin", "Berlins", "Berliner"]),
        ("Berlin", ["برلین", "برلین", "برلینی‌ها"]),
        ("Russian", ["русский", "русский", "российский"]),
    ],
)
def test_forms_and_other_words_are_no_second_spelling(name: str, spellings: list[str]) -> None:
    assert find(name, spellings) == []


@pytest.mark.parametrize(
    ("other", "found"), [("", [("نرگس", "نرجس")]), (" with Narjes", []), (" with Maryam", 1)]
)
def test_a_word_that_may_be_another_name_of_the_source_is_none(
    other: str, found: list[tuple[str, str]] | int
) -> None:
    texts = ["نرگس 2", "نرگس 3", "نرجس 4"]
    sources = [f"Yesterday {at} people saw Narges." for at in (2, 3)]
    sources.append(f"Yesterday 4 people saw Narges{other}.")
    pairs = list(zip(sources, texts, strict=True))
    known = learn_names(pairs)
    hits = [
        (usual.written, target[start:end])
        for source, target in pairs
        for _, usual, start, end in find_second_spellings(source, target, known)
    ]
    assert hits == found or len(hits) == found


def test_a_word_that_is_written_small_too_is_no_name() -> None:
    pairs = [(f"They saw Relay {at} and a relay.", f"{text} {at}") for at, text in
             enumerate(["رله", "رله", "ریله", "رله"])]  # fmt: skip
    assert not learn_names(pairs).usual


def test_sounds_are_alike_in_all_scripts() -> None:
    words = ("Narges", "نرگس", "נרגס")
    assert {write_sounds(word)[:2] for word in words} == {"NR"}
    assert write_sounds("Aleppo") == write_sounds("حلب") == write_sounds("Алеппо") == "LB"


def test_a_letter_that_is_a_particle_too_is_not_taken_off_a_name() -> None:
    assert is_same_word("باتريك", "لباتريك")
    assert not is_same_word("باتريك", "فاتريك")
