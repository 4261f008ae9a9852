"""What numbers a text says: in digits, in words, as months, as hours, and what fits together."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair
from dragoman.checks.text.numbers import values
from dragoman.checks.text.numbers.powers import find_powers
from dragoman.checks.text.numbers.scale_changes import find_changed_scales
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.times.conversions import convert_hours, convert_years
from dragoman.checks.text.numbers.times.hours import list_hours
from dragoman.checks.text.numbers.values import (
    find_numbers,
    find_ordinals,
    list_scaled_values,
    list_values,
    list_values_in_words,
    use_plain_digits,
)
from helpers.cases import each_case
from helpers.durations import check_growth

ONES = {
    "en": """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""",
    "fa": """صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده
        هجده نوزده""",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fa": "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    "ar": "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
}
HUNDREDS = {
    "fa": "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد",
    "ar": "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة",
}


def pick(table: dict[str, str], language: str, place: int) -> str:
    return table[language].split()[place]


def english(number: int) -> str:
    if number < 20:
        return pick(ONES, "en", number)
    if number < 100:
        ones = f"-{pick(ONES, 'en', number % 10)}" if number % 10 else ""
        return pick(TENS, "en", number // 10 - 2) + ones
    rest = f" and {english(number % 100)}" if number % 100 else ""
    return f"{pick(ONES, 'en', number // 100)} hundred{rest}"


def persian(number: int) -> str:
    if number < 20:
        return pick(ONES, "fa", number)
    if number < 100:
        first, rest = pick(TENS, "fa", number // 10 - 2), number % 10
    else:
        first, rest = pick(HUNDREDS, "fa", number // 100 - 1), number % 100
    return f"{first} و {persian(rest)}" if rest else first


def arabic(number: int) -> str:
    if number < 11:
        return pick(ONES, "ar", number)
    if number < 20:
        return f"{pick(ONES, 'ar', number - 10)} عشر"
    if number < 100:
        tens = pick(TENS, "ar", number // 10 - 2)
        return f"{pick(ONES, 'ar', number % 10)} و{tens}" if number % 10 else tens
    hundreds = pick(HUNDREDS, "ar", number // 100 - 1)
    return f"{hundreds} و{arabic(number % 100)}" if number % 100 else hundreds


SPELL = {"en": english, "fa": persian, "ar": arabic}


@pytest.mark.parametrize("language", SPELL)
def test_every_number_in_words_says_its_value(language: str) -> None:
    for number in range(1, 1000):
        words = SPELL[language](number)
        assert number in list_values_in_words(words, language), words


@pytest.mark.parametrize("language", SPELL)
def test_a_number_in_words_says_no_other_number_that_ends_like_it(language: str) -> None:
    """Parts such as the hour in "half past five" are said, but not other hundreds and tens."""
    for number in range(100, 1000):
        found = list_values_in_words(SPELL[language](number), language)
        assert {value for value in found if value > 99} == {number}


@each_case(
    [
        ("en", "a thousand", {1000}),
        ("en", "two thousand", {2000}),
        ("en", "two thousand and fifteen", {2015}),
        ("en", "three hundred thousand", {300_000}),
        ("en", "2 million", {2_000_000}),
        ("en", "3.5 million", {3_500_000}),
        ("en", "1,200 million", {1_200_000_000}),
        ("en", "1,200 thousands", {1_200_000}),
        ("en", "12,500 thousand", {12_500_000}),
        ("en", "1,200,000 million", {1_200_000_000_000}),
        ("en", "1,200.5 million", {1_200_500_000}),
        ("en", "twelve hundred million", {1_200_000_000}),
        ("en", "two million and a half", {2_500_000, 30}),
        ("en", "a million and a quarter", {1_250_000, 15, 45}),
        ("en", "two million three hundred thousand and five", {2_300_005}),
        ("en", "a thousand million", {1_000_000_000}),
        ("en", "one and a half million", {1_500_000, 1, 30}),
        ("en", "one, two, three", {1, 2, 3}),
        ("en", "twenty thirty", {20, 30}),
        ("en", "five five", {5}),
        ("en", "ten five", {10, 5}),
        ("en", "twenty ten", {20, 10}),
        ("en", "the 1990s", {90}),
        ("en", "the '80s", {80}),
        ("en", "in May", {5}),
        ("en", "Part IV and XIX", {4, 19}),
        ("en", "half past five", {30, 5, 2}),
        ("en", "a quarter to six", {15, 45, 4, 6}),
        ("en", "no number", set()),
        ("fa", "دو هزار و پانزده", {2015}),
        ("fa", "یک میلیون و دویست هزار", {1_200_000}),
        ("fa", "یک‌ونیم میلیون", {1_500_000, 30, 1}),
        ("fa", "۱٬۲۰۰ میلیون", {1_200_000_000}),
        ("fa", "هزار و دویست میلیون", {1_200_000_000}),
        ("fa", "یک میلیون و نیم", {1_500_000, 30}),
        ("fa", "صد هزار میلیارد", {100_000_000_000_000}),
        ("fa", "سی‌ام", {30}),
        ("fa", "سومین", {3}),
        ("fa", "هزاران", {1000}),
        ("fa", "آذر", set()),
        ("ar", "ألفان وخمسة عشر", {2015}),
        ("ar", "ثلاثة آلاف", {3000}),
        ("ar", "مليونان", {2_000_000}),
        ("ar", "ألفا منزل", {1000, 2000}),
        ("ar", "مليون ونصف المليون", {1_500_000, 30}),
        ("ar", "مليون ونصف", {1_500_000, 30}),
        ("ar", "مليونان ونصف", {2_500_000, 30}),
        ("ar", "ثلاثة ملايين ونصف", {3_500_000, 30}),
        ("ar", "مليار ونصف", {1_500_000_000, 30}),
        ("ar", "ألف ونصف", {1500, 30}),
        ("ar", "مليون وربع", {1_250_000}),
        ("ar", "مليون وربع المليون", {1_250_000}),
        ("ar", "نصف مليون", {500_000, 30}),
        ("ar", "ألف ومئتا مليون", {1_200_000_000}),
        ("ar", "ألفان ومئة مليون", {2_100_000_000}),
        ("ar", "الخامسة والنصف", {5, 30}),
        ("ar", "كتابان", {2}),
        ("ar", "في تشرين", {10, 11, 2}),
        ("ar", "في كانون", {12, 1}),
        ("ar", "وللخمسة", {5}),
        ("xx", "two", set()),
    ]
)
def test_what_a_text_says_in_words(language: str, text: str, values: set[int]) -> None:
    assert list_values_in_words(use_plain_digits(text), language) == values


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1500", ((1500,),)),
        ("1,500", ((1500,),)),
        ("1,500.25", ((1500, 25),)),
        ("1.500", ((1, 500), (1500,))),
        ("1 500", ((1, 500), (1500,))),
        ("1.5", ((1, 5),)),
        ("1,50", ((1, 5), (1, 50))),
        ("1234,567", ((1234, 567),)),
        ("2014.09.03", ((2014, 9, 3),)),
        ("12,345,678", ((12_345_678,),)),
        ("9" * 20, ((int("9" * 18),),)),
    ],
)
def test_digits_with_separators_are_read_in_each_way(
    text: str, readings: tuple[tuple[int, ...], ...]
) -> None:
    (number,) = find_numbers(text)
    assert (number.text, number.readings) == (text, readings)
    assert list_values(text) == {value for reading in readings for value in reading}


@pytest.mark.parametrize("text", ["10¹⁰⁰", "2 × 10¹⁰⁰", "10^100"])
def test_a_power_is_read_with_its_whole_exponent(text: str) -> None:
    assert not list(find_powers(text))


@pytest.mark.parametrize(
    ("text", "is_free"),
    [
        ("3", True), ("(3)", True), ("-3", True), ("a -3", True), ("و3", True), ("3ها", True),
        ("UTF-8", False), ("MP3", False), ("3G", False), ("x_3", False), ("3_x", False),
        ("ب-3", True), ("1-3", True),
    ],
)  # fmt: skip
def test_digits_of_a_name_are_not_free(text: str, is_free: bool) -> None:
    assert list(find_numbers(text))[-1].is_free is is_free


def test_digits_and_separators_of_every_script_are_plain() -> None:
    assert use_plain_digits("\u200f۱٬۲۳۴٫۵٪ \u2067٣،٠\u2069") == "1,234.5% 3,0"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("at 16:30", {16}), ("at 4 p.m.", {4}), ("at 4pm", {4}), ("12 o'clock", {12}),
        ("at 24:00", {24}), ("at 25:00", set()), ("at 4:61", set()), ("4.30", {4}),
        ("10:20:30", set()), ("13 pm", set()), ("4", set()), ("09:15", {9}),
    ],
)  # fmt: skip
def test_hours_of_times_of_day(text: str, hours: set[int]) -> None:
    assert list_hours(text) == hours


def test_hours_of_the_other_half_of_the_day_are_the_same() -> None:
    nothing: tuple[set[int], set[int]] = (set(), set())
    assert convert_hours("at 4 p.m.", "at 16:00", nothing) == ({-8, 4, 16, 28}, {-8, 4, 16, 28})
    assert convert_hours("at 4 p.m.", "x", nothing) == ({-8, 4, 16}, set())
    assert convert_hours("at 4 p.m.", "x", (set(), {16})) == ({-8, 4, 16}, {-8, 4, 16})
    assert convert_hours("4 rooms", "16 rooms", nothing) == nothing


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("in 2011", "1390", "fa", ({1390, 1389}, {2011, 2012})),
        ("in 2011", "1390", "ar", ({1390, 1389}, {2011, 2012})),
        ("in 1900", "1278", "fa", (set(), set())),
        ("in 2120", "1500", "fa", (set(), set())),
        ("in 1901", "1279", "fa", ({1280, 1279}, {1900, 1901})),
        ("in 2119", "1499", "fa", ({1498, 1497}, {2120, 2121})),
        ("of 2009", "سال 88", "fa", ({1388, 1387, 88}, {2009})),
        ("of 2009", "سال 88", "ar", ({1388, 1387}, set())),
        ("of 2009", "سال 98", "fa", ({1388, 1387}, set())),
        (
            "20 June 2009",
            "30 خرداد 1388",
            "fa",
            ({1388, 1387, 3, 30, 88}, {2009, 2010, 2552, 6, 9, 20}),
        ),
        (
            "June 20, 2009",
            "30 خرداد 1388",
            "fa",
            ({1388, 1387, 3, 30, 88}, {2009, 2010, 2552, 6, 9, 20}),
        ),
        (
            "20 June 2009",
            "30 خرداد 1380",
            "fa",
            ({1380, 1387, 1388, 3, 30, 80}, {2001, 2002, 2009, 2552, 6, 9, 20}),
        ),  # the rule "dates" reports it
    ],
)
def test_years_and_days_of_the_other_calendar(
    source: str, target: str, language: str, expected: tuple[set[int], set[int]]
) -> None:
    assert convert_years(source, target, language) == expected


def test_a_number_and_the_scale_after_it_are_one_value() -> None:
    text = "with 3.5 million people"
    (number,) = find_numbers(text)
    assert list_scaled_values(number, text, "en") == {3_500_000}
    text = "with 3 people and a million others"
    (number,) = find_numbers(text)
    assert list_scaled_values(number, text, "en") == {1_000_000}  # within 25 characters
    text = "with 3 people, and with them a million others"
    (number,) = find_numbers(text)
    assert list_scaled_values(number, text, "en") == set()
    text = "3 hundred, 20 five"
    first, second = find_numbers(text)
    assert list_scaled_values(first, text, "en") == {300}
    assert list_scaled_values(second, text, "en") == set()  # only scales: from 100 on


def test_ordinals_and_the_like_are_found_where_they_begin() -> None:
    assert find_ordinals("the 20th, 1990s and 3x, not 4 or 5y") == {4, 10, 20}


def number_messages(source: str, target: str) -> list[str]:
    from dragoman import checks

    hits = checks.check_pair(checks.Pair(source, target, "fa"))
    return [hit.message for hit in hits if hit.rule_id == "numbers"]


def find_rules(source: str, target: str) -> list[str]:
    hits = checks.check_pair(Pair(source, target, "fa"))
    return [hit.rule_id for hit in hits if hit.rule_id in ("numbers", "number-words")]


def test_zero_and_one_are_the_numbers_that_a_translation_may_leave_out() -> None:
    for number in range(2):
        assert find_rules(f"{number} of the 40 letters", "چهل نامه") == []
    for number in (2, 3, 10, 12):
        assert find_rules(f"{number} of the 40 letters", "چهل نامه") == ["number-words"]
    for number in (13, 21, 1001, 1999):
        assert find_rules(f"{number} of the 40 letters", "چهل نامه") == ["numbers"]
    for number in (20, 300, 4000):
        assert find_rules(f"{number} of the 40 letters", "چهل نامه") == ["number-words"]


@pytest.mark.parametrize(
    ("language", "source", "target", "is_wrong"),
    [
        ("ar", "1,200 million people", "مليار ومئتا مليون شخص", False),
        ("ar", "1.2 billion people", "١٬٢٠٠ مليون شخص", False),
        ("fa", "1,200 million people", "۱٫۲ میلیارد نفر", False),
        ("ar", "1.5 million people", "مليون ونصف", False),
        ("ar", "1,500,000 people", "مليون ونصف", False),
        ("fa", "2.5 billion people", "دو میلیارد و نیم نفر", False),
        ("fa", "1,200 million people", "۱٬۳۰۰ میلیون نفر", True),
        ("ar", "1,200 million people", "١٢٠ مليون شخص", True),
        ("ar", "2.5 million people", "مليون ونصف", True),
        ("ar", "1,000,000 people", "مليون ونصف", True),
    ],
)
def test_large_numbers_are_compared_by_their_values(
    language: str, source: str, target: str, is_wrong: bool
) -> None:
    found = {hit.rule_id for hit in checks.check_pair(Pair(source, target, language))}
    assert bool(found & {"numbers", "number-words"}) is is_wrong


def test_a_name_that_two_months_share_is_both() -> None:
    """Levantine: October and November, December and January (CLDR, ar_SY)."""
    assert set(values.list_months("تشرين الأول", "ar")) == {10, 11}
    assert set(values.list_months("كانون الثاني", "ar")) == {12, 1}


@pytest.mark.parametrize(
    ("language", "source", "target", "is_wrong"),
    [
        ("ar", "Wait 20 seconds.", "انتظروا عشرين ثانية.", False),
        ("ar", "Wait thirty seconds.", "انتظروا 30 ثانية.", False),
        ("ar", "Wait 22 seconds.", "انتظروا اثنتين وعشرين ثانية.", False),
        ("ar", "the 22nd letter", "الرسالة الثانية والعشرون", False),
        ("fa", "Wait twenty seconds.", "۲۰ ثانیه صبر کنید.", False),
        ("de", "Wait a hundred seconds.", "Wartet 100 Sekunden.", False),
        ("de", "the twenty-second letter", "der 22. Brief", False),
        ("ar", "Wait 22 seconds.", "انتظروا عشرين ثانية.", True),
        ("ar", "Wait thirty seconds.", "انتظروا 32 ثانية.", True),
        ("fa", "Wait twenty seconds.", "۲۲ ثانیه صبر کنید.", True),
    ],
)
def test_seconds_are_what_the_number_before_them_counts(
    language: str, source: str, target: str, is_wrong: bool
) -> None:
    found = {hit.rule_id for hit in checks.check_pair(Pair(source, target, language))}
    assert bool(found & {"numbers", "number-words"}) is is_wrong


def test_many_numbers_are_asked_for_their_scales_in_linear_time() -> None:
    def make(length: int) -> Side:
        side = Side("6 letters " * (length // 10), "en")
        assert side.numbers
        return side

    check_growth(make, lambda side: list(find_changed_scales(side, Side("5", "pl"))), 200_000)
