"""Numbers of news and letters that are said as a sum of two units, as halves, or joined."""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.compare import compare_numbers
from dragoman.checks.text.numbers.signs import find_sign_numbers
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from helpers.cases import each_case

PRISON = "5 years and 6 months in prison"
MONTHS = "Held for 18 months"
CLOCK = "The march began at 9:30 a.m."
TENTHS = "40% of the income"
TWO_SPANS = "For 14 days and 48 hours"
MONEY = "2.5 million dollars"
CASES = [
    ("fa", PRISON, "پنج سال و نیم حبس", "شش سال و نیم حبس"),
    ("he", PRISON, "חמש שנים וחצי בכלא", "שבע שנים וחצי בכלא"),
    ("ru", PRISON, "к пяти с половиной годам тюрьмы", "к семи с половиной годам тюрьмы"),
    ("es", PRISON, "cinco años y medio de cárcel", "seis años y medio de cárcel"),
    ("ko", PRISON, "징역 5년 반과", "징역 7년 반과"),
    ("el", PRISON, "πεντέμισι χρόνια φυλάκιση", "επτάμισι χρόνια φυλάκιση"),
    ("es", MONTHS, "Detenida un año y seis meses", "Detenida un año y siete meses"),
    ("ja", MONTHS, "1年6か月拘束された", "1年7か月拘束された"),
    ("ko", MONTHS, "1년 6개월 동안 구금", "2년 6개월 동안 구금"),
    ("ckb", MONTHS, "ساڵ و نیوێک دەستبەسەر بوو", "دوو ساڵ و نیو دەستبەسەر بوو"),
    ("ps", MONTHS, "یو نیم کال بندي وه", "دوه نیم کاله بندي وه"),
    ("el", MONTHS, "Κρατήθηκε ενάμιση χρόνο", "Κρατήθηκε δυόμισι χρόνια"),
    ("de", CLOCK, "Der Marsch begann um halb zehn.", "Der Marsch begann um halb acht."),
    ("ru", CLOCK, "Марш начался в половине десятого.", "Марш начался в половине восьмого."),
    ("pl", CLOCK, "Marsz zaczął się o wpół do dziesiątej.", "Marsz zaczął się o wpół do ósmej."),
    ("uk", CLOCK, "Хода почалася о пів на десяту.", "Хода почалася о пів на восьму."),
    ("he", CLOCK, "הצעדה החלה בתשע וחצי בבוקר.", "הצעדה החלה בעשר וחצי בבוקר."),
    ("ur", CLOCK, "جلوس صبح ساڑھے نو بجے شروع ہوا۔", "جلوس صبح ساڑھے دس بجے شروع ہوا۔"),
    ("zh", CLOCK, "游行于上午九点半开始。", "游行于上午十点半开始。"),
    ("ja", CLOCK, "行進は午前9時半に始まった。", "行進は午前10時半に始まった。"),
    ("fr", CLOCK, "La marche a commencé à neuf heures et demie.", "à dix heures et demie."),
    ("es", "At 21:30", "A las nueve y media de la noche", "A las ocho y media de la noche"),
    ("zh", TENTHS, "收入的四成", "收入的五成"),
    ("ja", TENTHS, "収入の4割", "収入の6割"),
    ("ja", "45% of the income", "収入の4割半", "収入の4割"),
    ("fa", TWO_SPANS, "دو هفته و دو روز", "دو هفته و سه روز"),
    ("fr", TWO_SPANS, "Pendant deux semaines et deux jours", "trois semaines et deux jours"),
    ("ko", TWO_SPANS, "2주와 이틀 동안", "3주와 이틀 동안"),
    ("tr", "He spent 24 months there", "İki yılını orada geçirdi", "Dört yılını orada geçirdi"),
    ("el", MONEY, "δυόμισι εκατομμύρια δολάρια", "δυόμισι δισεκατομμύρια δολάρια"),
    ("de", "1.5 million dollars", "anderthalb Millionen Dollar", "anderthalb Milliarden Dollar"),
    ("ps", MONEY, "۲.۵ میلیونه ډالر", "۲.۵ میلیارده ډالر"),
    ("ckb", "1,200 people", "هەزار و دووسەد کەس", "هەزار و سێسەد کەس"),
]


def find_sure(language: str, source: str, target: str) -> bool:
    """Return whether a sure difference is found."""
    return any(one.is_sure for one in compare_numbers(source, target, "en", language))


def find_any(language: str, source: str, target: str) -> bool:
    """Return whether a difference is found, be it an error or a hint."""
    return bool(compare_numbers(source, target, "en", language))


@each_case(CASES)
def test_only_the_same_number_is_silent(language: str, source: str, right: str, wrong: str) -> None:
    assert not find_sure(language, source, right)
    assert find_any(language, source, wrong)


GREEK = (
    "ενάμιση", "δυόμισι", "τρεισήμισι", "τεσσεράμισι", "πεντέμισι", "εξήμισι", "επτάμισι",
    "οκτώμισι", "εννιάμισι", "δεκάμισι", "εντεκάμισι", "δωδεκάμισι",
)  # fmt: skip
"""One and a half, two and a half, and so on: each is one word."""


@pytest.mark.parametrize("number", range(1, len(GREEK) + 1))
def test_each_greek_number_and_a_half_is_one_word(number: int) -> None:
    right, wrong = GREEK[number - 1], GREEK[number % len(GREEK)]
    assert not find_sure("el", f"{number}.5 years", f"{right} χρόνια")
    assert find_any("el", f"{number}.5 years", f"{wrong} χρόνια")


@pytest.mark.parametrize("scale", [10**3, 10**6, 10**9, 10**12])
@pytest.mark.parametrize("language", ["my", "so", "eu"])
def test_a_word_that_nobody_knows_may_be_a_scale(language: str, scale: int) -> None:
    """Not of any number: it must be the same one times 1,000, a million and so on."""
    assert not find_sure(language, f"{3 * scale:,} people", "3 xyz")
    assert find_any(language, f"{4 * scale:,} people", "3 xyz")
    assert find_sure(language, f"{3 * scale // 10:,} people", "3 xyz")


@pytest.mark.parametrize("hundred", ["100%", "100 %", "100 percent", "100 per cent", "100 pct"])
def test_a_whole_of_a_hundred_per_cent_may_be_said_without_a_number(hundred: str) -> None:
    """It is "fully"; another share is not."""
    assert not find_sure("de", f"It is {hundred} true.", "Das ist ganz wahr.")
    assert find_sure("de", f"It is {hundred} true.".replace("100", "95"), "Das ist ganz wahr.")


@pytest.mark.parametrize(
    ("language", "value", "word"),
    [
        ("es", 26, "veintiséis"),
        ("es", 200, "doscientos"),
        ("es", 500, "quinientas"),
        ("es", 700, "setecientos"),
        ("pt", 200, "duzentos"),
        ("pt", 500, "quinhentas"),
        ("el", 200, "διακόσιοι"),
        ("el", 600, "εξακόσιες"),
        ("ckb", 300, "سێسەد"),
        ("ps", 200, "دوه سوه"),
        ("uk", 200, "двісті"),
        ("pl", 200, "dwieście"),
    ],
)
def test_a_joined_number_is_read(language: str, value: int, word: str) -> None:
    assert is_said_in_words(value, word, language)
    assert not is_said_in_words(value + 100, word, language)


def test_a_long_row_of_digits_is_one_number() -> None:
    assert [value for _, value in find_sign_numbers("1,234,500万")] == [12_345_000_000]
    assert [value for _, value in find_sign_numbers("1.5~3万")] == [30_000, 15_000]


@pytest.mark.parametrize("target", ["Um 10 begann es.", "Es begann in der 10. Minute."])
def test_a_time_of_day_is_no_minute_of_a_game(target: str) -> None:
    assert find_sure("de", "It began at 9:30.", target)
    assert find_sure("de", "It began 9:30 a.m.", target)
