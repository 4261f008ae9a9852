"""What single signs, words and units say as numbers: each of them has its value."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.numbers.measures.quantities import (
    compare_quantity,
    find_quantities,
    list_rounded,
)
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.scales import find_scales
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import find_sign_numbers, list_hebrew_numbers
from dragoman.checks.text.numbers.spelled.collectives import (
    list_collective_values,
    list_decade_values,
)
from dragoman.checks.text.numbers.times.noon import list_noon_values
from dragoman.checks.text.numbers.values import (
    find_numbers,
    use_plain_digits,
)
from helpers.cases import each_case

HAN = "〇一二三四五六七八九"
BANK = "壹貳叁肆伍陸柒捌玖"
HANGUL = "일이삼사오육칠팔구"


def read(text: str) -> list[int]:
    return [value for _, value in find_sign_numbers(text)]


def test_every_sign_of_a_number_has_its_value() -> None:
    assert [read(sign) for sign in HAN] == [[digit] for digit in range(10)]
    assert [read(sign) for sign in BANK] == [[digit] for digit in range(1, 10)]
    assert [read(sign) for sign in "零兩两双雙"] == [[0], [2], [2], [2], [2]]
    assert [read(f"{sign}십") for sign in HANGUL] == [[10 * digit] for digit in range(1, 10)]
    assert [read(f"십{sign}") for sign in HANGUL] == [[10 + digit] for digit in range(1, 10)]


@pytest.mark.parametrize(
    ("signs", "scale"),
    [
        ("十拾십", 10), ("廿", 20), ("百백", 100), ("千천", 1000), ("万萬만", 10**4),
        ("亿億억", 10**8), ("兆조", 10**12),
    ],
)  # fmt: skip
def test_every_scale_multiplies_what_is_before_it(signs: str, scale: int) -> None:
    for sign in signs:
        three = "삼" if sign >= "가" else "三"
        assert read(sign) == [scale]
        assert read(three + sign) == [3 * scale]
        assert read(f"5 {sign}") == [5 * scale]
    assert read(f"十{signs[0]}") == [10 * scale if scale >= 10**4 else 10 + scale]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二千零一十九", 2019), ("三千五百万", 35_000_000), ("一亿二千万", 120_000_000),
        ("1.5万", 15_000), ("12,345万", 123_450_000), ("二〇二六", 2026), ("十二", 12),
        ("550多万", 5_500_000), ("만", 10_000), ("2억 3천만", 230_000_000), ("一万亿", 10**12),
    ],
)  # fmt: skip
def test_sections_of_a_number_are_added(text: str, value: int) -> None:
    assert read(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("십오", 15), ("백이십", 120), ("천구백팔십", 1980), ("이십일", 21), ("만 명", 10_000),
        ("백 만", 1_000_000), ("만 이천", 12_000), ("이십만", 200_000), ("삼천 오백", 3500),
    ],
)  # fmt: skip
def test_a_korean_number_may_begin_with_a_scale(text: str, value: int) -> None:
    assert read(text) == [value]
    pair = Pair(f"There were {value} of them.", f"{text} 있었다.", "ko")
    assert [hit for hit in check_pair(pair) if hit.rule_id.startswith("number")] == []


def test_every_hebrew_letter_has_its_value() -> None:
    for value, letter in enumerate("אבגדהוזחט", 1):
        assert list(list_hebrew_numbers(f"{letter}'")) == [value]
    tens = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400)
    for value, letter in zip(tens, "יכלמנסעפצקרשת", strict=True):
        assert list(list_hebrew_numbers(f"{letter}״א")) == [value + 1]
    assert list(list_hebrew_numbers("ת״ר")) == [600]
    assert list(list_hebrew_numbers("תר״א")) == [601, 1841, 1840]  # a year of the creation too


ENGLISH = {
    "a decade": [10], "a dozen": [12], "a score of men": [20], "a century": [100],
    "in centuries": [100], "a fortnight": [14, 2], "a millennium": [1000], "tens of": [10, 100],
    "hundreds": [100], "doubled": [2], "twins": [2], "a duo": [2], "a trio": [3], "tripled": [3],
    "quadrupled": [4], "a quartet": [4], "a quintet": [5], "half of": [2, 50], "halves": [2, 50],
    "a third": [3, 33, 30], "a quarter": [4, 25], "a fifth": [5, 20], "a tenth": [10],
    "fully": [100], "a teenager": [13, 19], "both": [2],
}  # fmt: skip
PERSIAN = {
    "یک دهه": [10, 10], "دوجین": [12], "قرن": [100], "سده": [100], "نیمه": [2, 50], "نصف": [2, 50],
    "ثلث": [3, 33], "ربع": [4, 25], "دوبرابر": [2], "شبانه‌روزی": [24], "کاملا": [100],
    "هزاره": [1000],
}  # fmt: skip
ARABIC = {
    "عقد": [10], "العقد": [10], "عقود": [10], "قرن": [100], "القرن": [100], "دزينة": [12],
    "نصف": [2, 50], "النصف": [2, 50], "ثلث": [3, 33], "ربع": [4, 25], "ضعف": [2], "مضاعفة": [2],
    "المضاعفة": [2], "مزدوج": [2], "المزدوج": [2], "يضاعف": [2], "تضاعفت": [2], "ثنائية": [2],
    "الثنائي": [2], "ثانية": [2], "الثانية": [2], "تماما": [100],
    "بالكامل": [100], "عقدين": [10, 20], "قرنان": [100, 200],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "table"),
    [("en", ENGLISH), ("fa", PERSIAN), ("ar", ARABIC)],
    ids=["en", "fa", "ar"],
)
def test_a_word_for_several_says_how_many(language: str, table: dict[str, list[int]]) -> None:
    found = {text: list(list_collective_values(text, language)) for text in table}
    assert found == table


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two decades", {10, 20}), ("3 dozen", {12, 36}), ("five score", {20, 100}),
        ("4 centuries", {100, 400}), ("2 millennia", {1000, 2000}), ("3 quarters", {4, 25, 75}),
        ("two-thirds", {3, 33, 30, 66, 67}), ("three-fourths", {75}), ("1/2", {50, 5}),
        ("3/4", {75}), ("2/3", {66, 67}), ("7/10", {70, 7}), ("1/3", {33}), ("5/6", {83}),
        ("11/2", set()), ("1/11", set()), ("1/2/3", set()), ("10/10", set()),
    ],
)  # fmt: skip
def test_parts_and_multiples_are_reckoned(text: str, values: set[int]) -> None:
    assert set(list_collective_values(text, "en")) == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("the 1980s", "fa", [80, 1980, 20, 1360, 60]),
        ("the 80s", "fa", [80, 1980, 20, 1360, 60]),
        ("the 1980s", "de", [80, 1980, 20]),
        ("the 2010s", "de", [10, 2010, 21]),
        ("the 1890’s", "de", [90, 1890, 19]),
        ("die 1970er", "en", [70, 1970, 20]),
        ("1970-е", "en", [70, 1970, 20]),
        ("the 1985s", "de", []),
        ("11980s", "de", []),
    ],
)
def test_a_decade_is_said_in_several_ways(text: str, language: str, values: list[int]) -> None:
    assert list(list_decade_values(text, language)) == values


def test_every_decade_in_words_is_the_one_of_its_number() -> None:
    words = "twenties thirties forties fifties sixties seventies eighties nineties"
    for number, word in enumerate(words.split(), 2):
        found = list(list_decade_values(f"in the {word}", "fa"))
        solar = 1280 + 10 * number
        assert found == [10 * number, 1900 + 10 * number, 20, solar, solar % 100]
        assert list(list_decade_values(f"in the {word}", "de")) == found[:3]


def says(quantity: str, other: str) -> str:
    """Return how well a text says the quantity of another one."""
    texts = use_plain_digits(quantity), use_plain_digits(other)
    numbers = [list(find_numbers(text)) for text in texts]
    (one, *_), others = (find_quantities(*each, "en") for each in zip(numbers, texts, strict=True))
    units = {each.start: each.unit for each in others}
    return compare_quantity(one, numbers[1][0], units)


SAME = [
    ("100 miles", "161 km"), ("100 feet", "30.5 metres"), ("100 inches", "254 cm"),
    ("100 inches", "2540 mm"), ("100 yards", "91.4 metres"), ("100 metres", "10000 cm"),
    ("100 pounds", "45.4 kg"), ("100 ounces", "2835 grams"), ("100 stone", "635 kg"),
    ("100 kg", "100000 grams"), ("100 tonnes", "100000 kg"), ("100 gallons", "378 litres"),
    ("100 pints", "50 litres"), ("100 quarts", "94.6 litres"), ("100 litres", "100000 ml"),
    ("100 acres", "40.5 hectares"), ("100 hectares", "1000 dunams"), ("100 sqm", "1076 sq ft"),
    ("100 square miles", "259 square kilometres"), ("1000 hectares", "10 km²"),
    ("100 fahrenheit", "37.8 celsius"), ("212 fahrenheit", "100 celsius"),
]  # fmt: skip


@each_case(SAME)
def test_a_quantity_is_the_same_in_every_unit_of_its_kind(one: str, other: str) -> None:
    assert says(one, other) == says(other, one) == "near"
    number = float(other.split()[0])
    for factor in (1.3, 0.7):
        assert says(one, other.replace(other.split()[0], f"{number * factor:.0f}", 1)) == ""


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("48 hours", "2 days", "3 days"), ("28 days", "4 weeks", "5 weeks"),
        ("365 days", "12 months", "13 months"), ("48 months", "4 years", "5 years"),
        ("10 years", "120 months", "126 months"), ("61 days", "2 months", "3 months"),
    ],
)  # fmt: skip
def test_a_time_is_the_same_only_if_it_is_exact(one: str, other: str, wrong: str) -> None:
    assert says(one, other) == "near"
    assert says(one, wrong) == ""


@pytest.mark.parametrize(
    ("text", "values"), [("60 days", [2]), ("21 days", [3]), ("36 months", [3]), ("100 miles", [])]
)
def test_a_small_round_number_of_another_unit_may_be_in_words(text: str, values: list[int]) -> None:
    (quantity,) = find_quantities(list(find_numbers(text)), text, "en")
    assert sorted(set(list_rounded(quantity))) == values


def test_every_english_word_before_a_unit_has_its_value() -> None:
    words = (
        "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "eleven", "twelve",
    )  # fmt: skip
    for value, word in enumerate(words, start=1):
        (found,) = list_word_quantities(Side(f"{word}-mile", "en"))
        assert (found.value, found.unit) == (value, "mile")
    for text, size, unit in [
        ("a foot", 1, "foot"), ("an acre", 1, "acre"), ("Half a gallon", 0.5, "gallon"),
        ("two feet", 2, "foot"), ("three decades", 30, "year"),
    ]:  # fmt: skip
        assert [(one.value, one.unit) for one in list_word_quantities(Side(text, "en"))] == [
            (size, unit)
        ]


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("thousand", {10**3}), ("Tausend", {10**3}), ("هزار", {10**3}), ("หมื่น", {10**4}),
        ("lakh", {10**5}), ("million", {10**6}), ("crore", {10**7}), ("mrd", {10**9}),
        ("billion", {10**9, 10**12}), ("trillion", {10**12}), ("миллиардов", {10**9}),
        ("تریلیون", {10**12}), ("word", set()), ("bilioni", {10**9, 10**12}),
        ("билиона", {10**9, 10**12}), ("trilioni", {10**12}),
    ],
)  # fmt: skip
def test_a_scale_has_its_value_in_every_language(word: str, values: set[int]) -> None:
    assert find_scales(word) == values


COLLECTIVES: dict[str, dict[tuple[int, ...], str]] = {
    "en": {
        (2,): "doubled twins duo both", (3,): "trio triple", (4,): "quadruple quartet",
        (5,): "quintet", (10,): "decade tenth", (12,): "dozen", (20,): "score",
        (100,): "century centuries fully hundreds", (1000,): "millennium", (2, 14): "fortnight",
        (10, 100): "tens", (2, 50): "half halved", (3, 30, 33): "third",
        (4, 25): "quarter", (5, 20): "fifth", (13, 19): "teenager",
    },
    "fa": {
        (2,): "دوبرابر", (10,): "دهه", (12,): "دوجین", (24,): "شبانه‌روز",
        (100,): "قرن سده کامل", (1000,): "هزاره", (2, 50): "نیم نصف",
        (3, 33): "ثلث", (4, 25): "ربع",
    },
    "ar": {
        (2,): "ضعف مضاعف المضاعف مزدوج المزدوج يضاعف تضاعف ثنائي الثنائي ثان الثان",
        (10,): "عقد العقد عقود", (12,): "دزينة", (100,): "قرن القرن تماما بالكامل",
        (2, 50): "نصف النصف", (3, 33): "ثلث", (4, 25): "ربع",
    },
    "ru": {
        (2,): "удвоил", (3,): "втрое", (10,): "десятилетие", (12,): "дюжина",
        (24,): "сутки суток", (100,): "столетие", (2, 50): "половина пополам вдвое",
        (4, 25): "четверть четверти",
    },
    "uk": {
        (2,): "подвоїв", (3,): "втричі", (10,): "десятиліття", (12,): "дюжина",
        (24,): "доба добу доби діб", (100,): "століття", (2, 50): "половина навпіл вдвічі",
        (4, 25): "чверть",
    },
    "he": {
        (2,): "שנתיים שעתיים יומיים שבועיים חודשיים פעמיים כפליים שנתים שעתים",
        (12,): "תריסר", (200,): "מאתיים", (2000,): "אלפיים",
    },
    "lt": {
        (6,): "pusmetis", (10,): "dešimtmetis", (20,): "dvidešimtmetis",
        (30,): "trisdešimtmetis", (40,): "keturiasdešimtmetis", (50,): "penkiasdešimtmetis",
        (100,): "šimtmetis", (2, 50): "puse pusei pusę pusė pusėje pusės",
        (4, 25): "ketvirtadalis ketvirčio ketvirtį ketvirtis",
    },
    "ja": {
        (2,): "倍 二分 ふたつ ふたり", (3,): "みっつ", (4,): "よっつ", (5,): "いつつ",
        (6,): "むっつ", (7,): "ななつ", (8,): "やっつ", (9,): "ここのつ", (11,): "イレブン",
        (24,): "昼夜 丸一日", (100,): "世紀", (2, 50): "半分 半数 半減 半額",
    },
    "zh": {
        (2,): "对半 對半 加倍 翻倍", (24,): "昼夜 晝夜", (50,): "半价 半價 对折 對折",
        (100,): "世纪 世紀", (2, 50): "一半 半数 半數 减半 減半",
    },
    "ko": {(2,): "갑절", (24,): "주야", (2, 50): "절반 반으로"},
}  # fmt: skip


@pytest.mark.parametrize("language", COLLECTIVES)
def test_a_word_that_stands_for_a_number_says_it_and_no_other(language: str) -> None:
    for values, words in COLLECTIVES[language].items():
        for word in words.split():
            assert sorted(set(list_collective_values(word, language))) == [*values], word


@each_case([
        ("en", "two decades", {10, 20}), ("en", "three dozen", {12, 36}),
        ("en", "2 score", {20, 40}), ("en", "four centuries", {100, 400}),
        ("en", "5 millennia", {1000, 5000}), ("en", "two halves", {2, 50}),
        ("en", "two of so very many decades", {10}),  # the number is too far away
        ("fa", "سه دهه", {10, 30}), ("fa", "سه شبانه‌روز", {24, 72}), ("fa", "سه نصف", {2, 50}),
        ("ar", "عقدين", {10, 20}), ("ar", "قرنان", {100, 200}), ("ar", "ونصف", {2, 50}),
        ("ru", "2 суток", {24, 48}),
        ("en", "1/2", {5, 50}), ("en", "3/4", {75}), ("en", "1/3", {33}), ("en", "2/3", {66, 67}),
        ("en", "two thirds", {3, 30, 33, 66, 67}), ("en", "three quarters", {4, 25, 75}),
        ("en", "1/5", {2, 20}), ("en", "1/11", set()), ("en", "11/2", set()),
        ("en", "1/10", {1, 10}),
        ("de", "Dutzend", set()),
    ])  # fmt: skip
def test_a_number_before_such_a_word_multiplies_what_can_be_counted(
    language: str, text: str, values: set[int]
) -> None:
    assert set(list_collective_values(text, language)) == values


@pytest.mark.parametrize(
    ("language", "words", "others"),
    [
        ("en", "both twins tens scores", "bother tension twinkle scored duodenal"),
        ("uk", "доба добу доби діб", "добавка добути добирати діброва"),
        ("fa", "قرن قرن‌ها نیم نیمه نیمی", "قرنطینه نیمکت"),
    ],
)
def test_a_word_that_begins_with_one_says_no_number(language: str, words: str, others: str) -> None:
    assert all(list(list_collective_values(word, language)) for word in words.split())
    assert not any(list(list_collective_values(word, language)) for word in others.split())


@pytest.mark.parametrize(
    ("language", "words", "others"),
    [
        (
            "de",
            "Mittag|mittags|Mittagszeit|Mitternacht",
            "Mittagessen|Mittagspause|Mitternachtssonne|Nachmittag",
        ),
        ("fr", "à midi|minuit", "midinette|l'après-midi|après midi"),
        ("en", "noon|noontime|midnight", "afternoon|noonday"),
        ("fa", "ظهر|نیمه\u200cشب", "بعد از ظهر|پیش از ظهر|بعدازظهر"),
        ("ar", "ظهراً|والظهر|منتصف الليل", "بعد الظهر|ظهرت|ظهروا|ظهرك"),
        ("he", "בצהריים|חצות", "אחר הצהריים|לפני הצהריים"),
    ],
)
def test_noon_is_the_twelve_of_a_clock_and_no_afternoon(
    language: str, words: str, others: str
) -> None:
    for word in words.split("|"):
        assert list_noon_values("at 12:00", word, language) == {0, 12, 24}, word
        assert not list_noon_values("12 people", word, language), word
    for word in others.split("|"):
        assert not list_noon_values("at 12:00", word, language), word


def test_noon_is_not_known_in_every_language() -> None:
    assert not list_noon_values("at 12:00", "noon", "xx")
