"""Every character keeps its place when letters are folded, and every vowel sign its word."""

from __future__ import annotations

import re
import unicodedata

import pytest

from dragoman.checks.text.dates.mentions import find_dates
from dragoman.checks.text.dates.month_tables import BEFORE, LETTER
from dragoman.checks.text.dates.weekdays import find_weekdays
from dragoman.checks.text.folded_places import fold_places

EVERY = [chr(code) for code in range(0x20, 0x11000) if not 0xD800 <= code < 0xE000]
MARKS = [char for char in EVERY if "ऀ" <= char < "฀" and unicodedata.category(char)[0] == "M"]


def test_every_character_is_found_at_its_place_again() -> None:
    kept = [char for char in EVERY if fold_places(f"a{char}b").text != "ab"]
    text = "|".join(kept)
    folded = fold_places(text)
    assert folded.places is None
    assert len(folded.text) == len(text)
    assert [len(part) for part in folded.text.split("|") if part] == [1] * (len(kept) - 1)


def test_what_is_dropped_is_a_mark_that_is_not_read_alone() -> None:
    dropped = [char for char in EVERY if fold_places(f"a{char}b").text == "ab"]
    assert {unicodedata.category(char) for char in dropped} == {"Mn", "Cf", "Lm"}
    for char in dropped:
        folded = fold_places(f"ab{char * 3}cd")
        assert folded.text == "abcd"
        assert folded.find_span(1, 3) == (1, 6)
        assert folded.find_span(2, 4) == (5, 7)


def test_what_nobody_sees_is_dropped_and_a_half_space_is_not() -> None:
    unseen = "\u061c\u00ad\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    unseen += "\u2066\u2067\u2068\u2069"
    marks = "\u0300\u036f\u0610\u061a\u0640\u064b\u0650\u065f\u0670"
    assert fold_places(f"a{unseen}{marks}b").text == "ab"
    for char in "\u200c\u2010\u2065\u206a\u060f\u061b\u061f\u0660\u066a\u0671\u02ff\u0374":
        assert fold_places(f"a{char}b").text != "ab"
    for space in "\u00a0\u202f\u2009\u0f0c":
        assert fold_places(f"a{space}b").text == "a b"
    assert fold_places("O\u2019\u02bc \u0130").text == "o'' i"


def test_greek_letters_lose_their_accents_and_no_others_do() -> None:
    assert fold_places("Ἰανουάριος ΐ ᾧ Ω ς").text == "ιανουαριος ι ω ω ς"
    assert fold_places("é ё й ö").text == "é ё й ö"
    for code in (*range(0x370, 0x400), *range(0x1F00, 0x2000)):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        if unicodedata.category(char) != "Cn" and base.isalpha():
            assert fold_places(char).text == base.lower()


def test_digits_of_every_script_are_the_same_and_nothing_else_becomes_one() -> None:
    for char in EVERY:
        folded = fold_places(char).text
        if folded.isascii() and folded.isdigit():
            assert unicodedata.digit(char) == int(folded)
    for zero in "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０":
        digits = "".join(chr(ord(zero) + digit) for digit in range(10))
        assert fold_places(digits).text == "0123456789"


def test_every_vowel_sign_of_india_is_a_part_of_its_word() -> None:
    letter, beginning = re.compile(LETTER), re.compile(f"{BEFORE}x")
    assert len(MARKS) > 200
    assert [mark for mark in MARKS if not letter.fullmatch(mark)] == []
    assert [mark for mark in MARKS if beginning.search(f"{mark}x")] == []
    for other in " 5.,_-।":
        assert not letter.fullmatch(other)
        assert beginning.search(f"{other}x")


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("si", "සිකුරාදින්", 4),  # the vowel signs of Sinhala have another order
        ("si", "සඳුදා", 0),
        ("pa", "ਮੰਗਲਵੰਦਾ", 1),
        ("pa", "ਸ਼ੁੱਕਰਵਾਰ", 4),
    ],
)
def test_a_day_is_found_with_the_whole_of_its_ending(language: str, text: str, day: int) -> None:
    assert list(find_weekdays(f"12 {text}, 13", language)) == [(3, 3 + len(text), day)]


def test_a_day_is_not_found_inside_a_word() -> None:
    assert list(find_weekdays("ਐਂੱਐਤਵਾਰ", "pa")) == []
    assert list(find_weekdays("ਐਤਵਾਰ", "pa")) == [(0, 5, 6)]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fa", "آنان ۱۲ تن بودند؛ دسامبر ۲۰۱۶ سرد بود.", ["دسامبر ۲۰۱۶"]),
        ("fa", "از ۲۰۱۶؛۳ مه ۲۰۱۷", ["۳ مه ۲۰۱۷"]),
        ("ar", "اعتقل في أيار؛ 12 ماتوا", ["أيار"]),
        ("ar", "الغرفة 12؛ 3 أيار 2016", ["3 أيار 2016"]),
        ("ur", "کمرہ 12؛3 مئی 2016", ["3 مئی 2016"]),
    ],
)
def test_the_arabic_semicolon_ends_a_date(language: str, text: str, dates: list[str]) -> None:
    """It lies among the vowel signs in Unicode and is none."""
    assert [text[one.start : one.end] for one in find_dates(text, language)] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("ساعت ۱۲ می آید", []), ("۱۲ می رود", []), ("۱۲ می ۲۰۱۶", ["۱۲ می ۲۰۱۶"]),
        ("۱۲ می سال ۲۰۱۶", ["۱۲ می سال ۲۰۱۶"]), ("در ماه می آمد", ["می"]), ("ماه می آمد", ["می"]),
    ],
)  # fmt: skip
def test_a_persian_verb_is_not_the_month_of_may(text: str, dates: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_dates(text, "fa")] == dates


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1420 January 1500", 1500),
        ("1500 January 1499", 1500),
        ("1499 January 1420", None),
        ("January 1499", 1499),
        ("1420 فروردین 1500", 1420),
        ("1499 فروردین 1500", 1499),
        ("فروردین 1500", 1500),
    ],
)
def test_of_two_years_beside_a_month_the_one_of_its_calendar_counts(
    text: str, year: int | None
) -> None:
    """From 1500 on a year is Gregorian, and one before that is of the solar calendar of Iran."""
    (date,) = find_dates(text, "en" if text.isascii() else "fa")
    years = {moment.year for moment in date.moments}
    assert years == ({1420, 1499} if year is None else {year})
