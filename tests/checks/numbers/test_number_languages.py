"""Numbers in sources and translations of many languages: words, decades, ranges and measures."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair
from dragoman.checks.registry import map_text_rules
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words, list_word_spans
from dragoman.checks.text.numbers.times.decades import list_decade_numbers
from helpers.cases import each_case

Case = tuple[str, str, str, str]


def is_wrong(rule: str, source: str, target: str, languages: tuple[str, str]) -> bool:
    pair = Pair(source, target, languages[1], source_language=languages[0])
    return any(True for _ in map_text_rules()[rule].check(pair))


def is_told(source: str, target: str, languages: tuple[str, str]) -> bool:
    """Return whether a number is found, as an error or as a hint."""
    return any(is_wrong(rule, source, target, languages) for rule in ("numbers", "number-words"))


@each_case([
        ("lt", "dvidešimt penki", 25), ("lt", "trejus", 3), ("lv", "trīsdesmit septiņi", 37),
        ("et", "kakskümmend kolm", 23), ("et", "kolmeteistkümne", 13), ("sk", "dvadsaťpäť", 25),
        ("sl", "petindvajset", 25), ("ca", "vint-i-un", 21), ("is", "tuttugu og tveir", 22),
        ("sq", "tridhjetë e pesë", 35), ("mk", "четириесет и два", 42),
        ("be", "дваццаць пяць", 25), ("ka", "ოცდათხუთმეტი", 35), ("hy", "քսանհինգ", 25),
        ("kk", "он бес", 15), ("ky", "отуз жети", 37), ("az", "on beş", 15), ("tr", "on beş", 15),
        ("af", "vyf-en-twintig", 25), ("id", "kesembilan", 9), ("id", "dua belas", 12),
        ("fr", "soixante-quinze", 75), ("fr", "quatre-vingt-dix-sept", 97), ("pt", "catorze", 14),
        ("de", "einhundert", 100), ("sv", "tjugoett", 21), ("fi", "yhdellätoista", 11),
        ("it", "trentatré", 33), ("hu", "harminchárom", 33), ("es", "trigésimo primero", 31),
        ("th", "ห้าสิบสาม", 53), ("th", "สิบสาม", 13), ("th", "สอง\u200bร้อย\u200bห้า\u200bสิบ", 250),
        ("sr", "trista", 300), ("sr", "dvjesta", 200), ("de", "ein\u00adund\u00adzwanzig", 21),
    ])  # fmt: skip
def test_number_words_of_many_languages_are_read(language: str, text: str, value: int) -> None:
    assert is_said_in_words(value, text, language)


WORDS = """
ru 100 стометровый сторублёвый стотысячный столетие сотня | uk 100 стометровий стодоларовий
uk 3 троїсто троє | bg 100 столетие стометров стохилядна | mk 100 стометарски | be 100 стагоддзе
be 3 тром трыма траціна | be 2 абодвух абедзвюх | cs 100 stokorunová stometrový staletí stovka
sk 100 stometrový stoeurový storočie | pl 2 obiema obu | pl 100 stoma stumetrowy stuosobowy
pl 200 dwustoma dwieście | sr 100 stoleće столеће стољеће stometarski стотка stotina
sr 3 trogodišnji tromjesečni тродневни троје | sl 100 stoti stotega stometrski | sl 200 dvestoti
da 2 tosproget tomåneders totimers toårig todelt | nb 2 tospråklig tosifret toroms tomanns
da 10 titusind timinutters tidobbelt tikamp | nb 10 titusen tidoblet tiårig
hu 6 hatórás hatéves | hu 7 heten hétfős hétéves | fi 2 toista toisen parilla | tr 10 onlarca
ps 2 دواړه | ckb 10 دەهەزار دەساڵ دەیان | ckb 3 سێسەد | ckb 30 سیساڵ | he 6 ששית שישית
he 2 דולשוני | ko 2 두마리 두자릿수 | ko 3 세시간 세마리 | ko 4 네시간 | ko 5 오인조
ps 11 یولس یوولس | ka 3 სამ სამმხრივი სამეული | ka 10 ათ ათეული | is 3 þrisvar þríþætt þrenna
"""
"""Forms in compounds and rarer cases, by language and value."""


@each_case([
        (language, word, int(value))
        for row in WORDS.replace("\n", "|").split("|") if row.strip()
        for language, value, *words in [row.split()] for word in words
    ])  # fmt: skip
def test_forms_of_number_words_are_read(language: str, text: str, value: int) -> None:
    assert is_said_in_words(value, f"A {text} b.", language)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "dreizehn", 3), ("fr", "dix-sept", 7), ("fr", "soixante-dix", 60),
        ("ru", "двенадцать", 2), ("bg", "единадесет", 10), ("id", "dua belas", 20),
        ("fi", "kolmetoista", 30), ("lv", "divdesmit", 2), ("sr", "двадесет", 10),
        ("de", "zwanzig Briefe an die fünf", 25), ("sv", "trettio", 3), ("th", "ห้าสิบสาม", 13),
        ("sr", "stari", 100), ("fi", "kolmetoista", 2), ("hu", "héten", 7), ("hu", "hatóság", 6),
        ("he", "שישים", 6), ("da", "tog", 2), ("da", "time", 10), ("ckb", "دەکات", 10),
    ],
)  # fmt: skip
def test_a_word_inside_of_another_number_says_nothing(language: str, text: str, value: int) -> None:
    assert not is_said_in_words(value, text, language)


RIGHT: list[Case] = [
    ("fr", "es", "À 14 h, deux lettres", "A las 2 p. m., dos cartas"),
    ("ar", "fr", "الساعة 2 مساءً", "À 14 h"),
    ("es", "it", "Una carta de 6 pies, 6 pulgadas", "Una lettera di 198 cm"),
    ("pl", "cs", "od 2,5 do 10 cm", "25 až 100 mm"),
    ("sq", "el", "2 deri në 4 inç", "5 έως 10 εκατοστά"),
    ("tr", "el", "1'den 4 inçe", "2,5 έως 10 εκατοστά"),
    ("fa", "ar", "بیش از ۱۲ میلیمتر", "أكثر من نصف بوصة"),
    ("lv", "de", "20 grādiem", "12 ºC"),
    ("cs", "hu", "za 125 mil. liber", "125 millió fontért"),
    ("sk", "hu", "V 80. rokoch 20. storočia", "Az 1980-as években"),
    ("et", "fi", "tõend 19. sajandi kirjadest", "1800-luvun kirjeistä"),
    ("fa", "ar", "در دهه ۱۹۸۰", "في الثمانينيات"),
    ("is", "nb", "á 9. áratugnum", "på 1980-tallet"),
    ("lv", "lt", "1950.-53. gada", "1950–1953 metų"),
    ("fa", "ar", "جنگ 53-1950", "حرب 1950 حتى 1953"),
    ("sw", "en", "saa 12 asubuhi", "at 6 a.m."),
    ("et", "fi", "kell 6.00", "kello kuusi"),
    ("et", "lv", "350 000 dollarit (308 600 eurot)", "350 000 dolāru"),
    ("lt", "en", "apsisuksiu 180 laipsnių kampu", "I will make a U-turn"),
    ("ko", "en", "10대들", "the young"),
    ("zh", "ru", "2017 年 7 月", "В июле 2017 года"),
    ("az", "ru", "son 20 ildə", "за последние два десятилетия"),
    ("th", "vi", "11,000 ล้านดอลลาร์", "11 tỷ đô la"),
    ("fi", "et", "20.7. kirje", "20. juuli kiri"),
    ("da", "sv", "100 procent sikker", "helt säker"),
    ("et", "ru", "249,47 kilogrammi", "250 килограмм"),
    ("ru", "uk", "50 % писем", "половина листів"),
]


@each_case(RIGHT)
def test_what_other_languages_say_otherwise_is_no_error(
    source_language: str, language: str, source: str, target: str
) -> None:
    assert not is_wrong("numbers", source, target, (source_language, language))


WRONG: list[Case] = [
    ("pl", "cs", "od 2,5 do 10 cm", "35 až 100 mm"),
    ("fa", "ar", "در دهه ۱۹۸۰", "في السبعينيات"),
    ("et", "fi", "tõend 19. sajandi kirjadest", "1700-luvun kirjeistä"),
    ("cs", "hu", "za 125 mil. liber", "125 milliárd fontért"),
    ("en", "ru", "50 letters", "вдвое больше писем"),
    ("en", "sr", "The 2.5 hours per day", "2 сата и по дану"),
    ("lt", "en", "dvidešimt 345 laiškai", "twenty 354 letters"),
    ("th", "vi", "11,000 ล้านดอลลาร์", "12 tỷ đô la"),
    ("sw", "en", "saa 12 asubuhi", "at 7 a.m."),
]


@pytest.mark.parametrize(("source_language", "language", "source", "target"), WRONG)
def test_another_number_is_told_in_them_too(
    source_language: str, language: str, source: str, target: str
) -> None:
    assert is_told(source, target, (source_language, language))


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "six feet", 6, "foot"), ("en", "twenty-five miles", 25, "mile"),
        ("en", "a hundred and fifty miles", 150, "mile"), ("en", "half an inch", 0.5, "inch"),
        ("ru", "шесть футов", 6, "foot"), ("de", "zwei Meilen", 2, "mile"),
        ("ar", "نصف بوصة", 0.5, "inch"), ("fa", "شش متر", 6, "metre"),
        ("zh", "六英尺", 6, "foot"), ("pl", "dwadzieścia kilometrów", 20, "km"),
    ],
)  # fmt: skip
def test_a_measure_in_words_is_read(language: str, text: str, value: float, unit: str) -> None:
    found = [(one.value, one.unit) for one in list_word_quantities(Side(text, language))]
    assert found == [(value, unit)]


def test_the_ones_behind_a_ten_are_no_measure_of_their_own() -> None:
    assert list(list_word_quantities(Side("двадцать шесть футов", "ru"))) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("It is six feet deep.", "Es ist sechs Meter tief.", "de", True),
        ("It is six feet deep.", "Es ist sechs Fuß tief.", "de", False),
        ("It is six feet deep.", "Es ist fast zwei Meter tief.", "de", False),
        ("Two miles away", "В двух километрах", "ru", True),
        ("Two miles away", "على بعد ميلين", "ar", False),
        ("A hundred pounds of letters", "cent kilos de lettres", "fr", True),
        ("One step and two letters", "Un pas et deux lettres", "fr", False),
    ],
)
def test_a_measure_in_words_keeps_its_unit(
    source: str, target: str, language: str, expected: bool
) -> None:
    assert is_wrong("units", source, target, ("en", language)) is expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("sv", "på 1880-talet", {80, 1880, 19}),
        ("fr", "les années 1920", {20, 1920}),
        ("ru", "в 80-е годы", {80, 1980, 20}),
        ("ja", "19世紀", {19, 1800}),
        ("es", "el siglo 19", {19, 1800}),
        ("de", "im Jahr 1980", set()),
    ],
)
def test_decades_and_centuries_have_their_numbers(
    language: str, text: str, values: set[int]
) -> None:
    assert set(list_decade_numbers(text, language, "en")) == values


@pytest.mark.parametrize(
    ("source", "target", "language", "is_right"),
    [
        ("2 to 3 gigawatts", "200 至 300 万千瓦", "zh", True),
        ("2-3 GW", "200-300万千瓦", "zh", True),
        ("2 to 3 gigawatts", "200〜300万キロワット", "ja", True),
        ("2 to 3 gigawatts", "200~300만 킬로와트", "ko", True),
        ("2 to 3 gigawatts", "200 至 400 万千瓦", "zh", False),
        ("2 to 3 gigawatts", "20 至 30 万千瓦", "zh", False),
    ],
)
def test_ranges_have_the_scale_before_a_unit_with_a_prefix(
    source: str, target: str, language: str, is_right: bool
) -> None:
    if is_right:
        assert not is_wrong("numbers", source, target, ("en", language))
    else:
        assert is_told(source, target, ("en", language))


@pytest.mark.parametrize(
    ("source", "target", "languages", "is_right"),
    [
        ("At 16:00 he left.", "A las 4 de la tarde se fue.", ("en", "es"), True),
        ("At 1600 hours he left.", "Um 4 Uhr nachmittags ging er.", ("en", "de"), True),
        ("At 4 he left.", "Um 16:00 ging er.", ("en", "de"), True),
        ("Um 16 Uhr ging er.", "He left at 4 p.m.", ("de", "en"), True),
        ("We had 16 cats.", "Eran gatos a las 4 de la tarde.", ("en", "es"), False),
        ("At 3 p.m. he, 16, left.", "A las 4 de la tarde se fue, con 16.", ("en", "es"), False),
    ],
)
def test_an_hour_of_the_afternoon_is_written_as_one_in_english(
    source: str, target: str, languages: tuple[str, str], is_right: bool
) -> None:
    """Another 16 of the text does not say that it is four o'clock."""
    if is_right:
        assert not is_wrong("numbers", source, target, languages)
    else:
        assert is_told(source, target, languages)


@pytest.mark.parametrize(
    ("source", "target", "language", "is_right"),
    [
        ("It was 60° yesterday.", "Вчера было 16°.", "ru", True),
        ("Rotate clockwise by 60°.", "Повернуть по часовой стрелке на 60°.", "ru", True),
        ("Rotate clockwise by 60°.", "Повернуть по часовой стрелке на 16°.", "ru", False),
        ("90° counter-clockwise", "30° tegen de klok in", "nl", False),
        ("4th Fri", "4° Ven", "it", True),
        ("4th Fri", "40° Ven", "it", False),
    ],
)
def test_degrees_of_a_turn_and_ordinals_are_no_temperature(
    source: str, target: str, language: str, is_right: bool
) -> None:
    if is_right:
        assert not is_wrong("numbers", source, target, ("en", language))
    else:
        assert is_told(source, target, ("en", language))


@pytest.mark.parametrize(
    ("source", "target", "language", "is_right"),
    [
        ("in the thirties", "na década de 1930", "pt", True),
        ("in the 1930s", "na década de 1230", "pt", False),
        ("around 1500", "16世紀", "ja", True),
        ("around 1500", "15世紀", "ja", False),
        ("The 16th century", "Um 1500", "de", True),
    ],
)
def test_a_decade_keeps_its_century_and_a_first_year_is_one(
    source: str, target: str, language: str, is_right: bool
) -> None:
    if is_right:
        assert not is_wrong("numbers", source, target, ("en", language))
    else:
        assert is_told(source, target, ("en", language))


def test_a_long_text_of_number_words_is_read_near_each_word_only() -> None:
    """Each place is one of two words beside each other, and not of each two in the text."""
    text = "zwanzig fünf " * 1000
    assert len(list_word_spans(25, text, "de")) < 3 * 1000
    assert is_said_in_words(300, "hundert " * 1000 + "dreihundert", "de")
    assert not is_said_in_words(300, "hundert " * 1000, "de")
