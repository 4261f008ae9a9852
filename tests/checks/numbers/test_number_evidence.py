"""Which differences between numbers are errors: what stands in the place of another number, or what
hardly anybody writes in words. All others are hints.
"""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.numbers.evidence import have_mistaken_digits
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.times.years_in_words import tells_which_year
from dragoman.checks.text.numbers.values import find_numbers

ERROR, HINT = ["numbers"], ["number-words"]


def find(source: str, target: str, language: str, known: str = "en") -> list[str]:
    found = check_pair(Pair(source, target, language, source_language=known))
    return [hit.rule_id for hit in found if hit.rule_id in (*ERROR, *HINT)]


@pytest.mark.parametrize(
    ("number", "other", "expected"),
    [
        ("1998", "1989", True), ("1998", "1898", True), ("50", "500", True), ("500", "5", True),
        ("52", "252", True), ("252", "52", True), ("9", "10", True), ("100", "99", True),
        ("4", "7", True), ("12,500", "1,250", True), ("50", "7", False), ("2015", "15", False),
        ("1993.03", "19.93", False), ("16", "2004", False), ("009", "10", True),
        ("9" * 5000, "7", False), ("9" * 5000, "9" * 4999, True), ("0" * 5000, "1", True),
    ],
)  # fmt: skip
def test_digits_are_mistaken_lost_doubled_or_swapped(
    number: str, other: str, expected: bool
) -> None:
    first, second = (next(find_numbers(text)) for text in (number, other))
    assert have_mistaken_digits(first, second) is expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("50 people were killed", "30 Menschen wurden getötet", ERROR),
        ("500 people were killed", "30 Menschen wurden getötet", ERROR),  # quite another number
        ("5 people were killed", "6 Menschen wurden getötet", ERROR),
        ("He got 15 years", "Er bekam 12 Jahre", ERROR),
        ("It was in 2016", "Es war 2017", ERROR),
        ("They had 50 of them", "Sie hatten 7 davon", ERROR),
        ("In the round of 16", "Im 1/8-Finale", HINT),
        ("The 550 pound hog", "Das 220 kg schwere Schwein", HINT),  # rounded
        ("The 550 pound hog", "Das 300 kg schwere Schwein", ERROR),
        ("The 23-year-old", "Der 260-Jährige", ERROR),
        ("The walk of 8 km", "Die Wanderung von 13 km", ERROR),
        ("It rose by 34%", "Es stieg um 5 %", ERROR),
        ("They came in the 1980s", "Sie kamen in den 50er-Jahren", ERROR),
        ("They came at 7 p.m.", "Sie kamen um 19 Uhr", []),
        ("They came at 7 p.m.", "Sie kamen am 30. Mai", HINT),
        ("They came at 9:30", "Sie kamen um 21:15", ERROR),
        ("30 km (19 miles) away", "30 km (730 Meilen) entfernt", ERROR),
        ("It lasted 18 days", "Es dauerte neunzehn Tage", ERROR),
        ("It lasted 60 days", "Es dauerte sechsmal zehn Tage", HINT),
        ("18 people came", "Neunzehn Menschen kamen", ERROR),
        ("25 people came", "Fünfundzwanzig Menschen kamen", []),
        ("It lasted 18 months", "Es dauerte anderthalb Jahre", []),
        ("It has 2,000,000 readers", "Es hat 3 Millionen Leser", ERROR),
        ("It has 49,000 people", "Es hat 49 Xyz davon", ERROR),
    ],
)
def test_another_number_is_an_error_if_it_stands_in_its_place(
    source: str, target: str, expected: list[str]
) -> None:
    assert find(source, target, "de") == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("It was founded in 1998 here", "Es wurde hier gegründet", ERROR),
        ("It was founded in 1998 here", "Es wurde letztes Jahr hier gegründet", HINT),
        ("Lamb, 45, said so", "Lamb sagte es", ERROR),
        ("All 281 shops were sold", "Alle Läden wurden verkauft", ERROR),
        ("It rose by 2.94 of them", "Es stieg", ERROR),
        ("He got 15 years", "Er bekam Jahre", ERROR),
        ("No 10 said so", "Der Regierungschef sagte es", HINT),
        ("He was 12 then", "Damals sagte er es", HINT),
        ("More than 40 of them left", "Viele von ihnen gingen", HINT),
        ("A rain of 13 inches fell", "Viel Regen fiel", HINT),
        ("They came at 10:15 there", "Sie kamen da am Morgen", ["number-words", "number-words"]),
        ("They won 12-10 there", "Sie gewannen da", ["numbers", "numbers"]),  # two of them lack
    ],
)
def test_a_number_that_lacks_is_an_error_if_it_is_seldom_said_otherwise(
    source: str, target: str, expected: list[str]
) -> None:
    assert find(source, target, "de") == expected


def test_a_number_that_the_translation_has_once_more_stands_in_the_place_of_one_that_lacks() -> (
    None
):
    assert find("It has 4 rooms and 7 doors", "Es hat 7 Zimmer und 7 Türen", "de") == ERROR
    assert find("It has 4 rooms and 7 doors", "Es hat Zimmer und 7 Türen", "de") == HINT


@pytest.mark.parametrize(
    ("known", "language", "source", "right", "wrong"),
    [
        ("en", "de", "603 right now", "Jetzt ist es 6:03", "Jetzt ist es 6:04"),
        ("en", "zh", "at about 1200 GMT", "约12时 (GMT)", "约13时 (GMT)"),
        ("ru", "en", "примерно в 12:00", "at about 1200 GMT", "at about 1300 GMT"),
        ("en", "ja", "603 right now", "今は6時3分です", "今は6時4分です"),
        ("en", "ru", "49,000 residents", "49-ти тысячам жителей", "48-ти тысячам жителей"),
        ("fa", "en", "در سال ۱۳۸۸ رفت", "He left in 2009", "He left in 2008"),
    ],
)
def test_times_without_a_mark_endings_and_years_are_compared(
    known: str, language: str, source: str, right: str, wrong: str
) -> None:
    assert not find(source, right, language, known)
    assert find(source, wrong, language, known)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "去年成立", True), ("zh", "2016年成立", False), ("en", "the end of the year", True),
        ("en", "in the years after", False), ("fa", "سال گذشته", True), ("fa", "سال ۱۳۹۵", False),
        ("ar", "العام الماضي", True), ("cs", "v roce", False), ("xx", "last year", False),
    ],
)  # fmt: skip
def test_words_tell_which_year(language: str, text: str, expected: bool) -> None:
    assert tells_which_year(text, language) is expected


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [("ru", 100, "просто"), ("uk", 100, "просто"), ("bg", 100, "просто")],
)
def test_a_number_word_inside_of_another_word_says_nothing(
    language: str, value: int, text: str
) -> None:
    assert not is_said_in_words(value, text, language)
