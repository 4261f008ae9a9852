"""Spans, halves, multiples and years that each language says in its own way."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair
from dragoman.checks.registry import map_text_rules
from dragoman.checks.text.catalog_texts import learn_catalog
from dragoman.checks.text.numbers.compare import compare_numbers
from dragoman.checks.text.spelled_years import SpelledYears
from helpers.cases import each_case

SPANS = """\
nl | 6 months | een half jaar | 5 months; 8 months; 6 weeks
pl | 6 months | pół roku | 5 months; 7 months; 60 months
uk | 6 months | пів року | 5 months; 9 months; 6 days
es | 6 months | cada semestre | 5 months; 3 months; 8 months
fr | 3 months | chaque trimestre | 4 months; 6 months; 30 months
es | 15 days | una quincena | 16 days; 5 days; 51 days
pt | 14 days | duas semanas | 15 days; 21 days; 41 days
el | 24 hours | ένα εικοσιτετράωρο | 25 hours; 42 hours; 12 hours
lt | 30 years, not 4 | trisdešimtmetis, ne 4 | 1983 years, not 4
fr | 15 minutes | tous les quarts d’heure | 16 minutes; 20 minutes; 51 minutes
sk | 15 minutes | každú štvrťhodinu | 16 minutes; 25 minutes; 51 minutes
it | 12 months | un piano annuale | 13 months; 11 months; 21 months
pl | 12 months | plan roczny | 13 months; 11 months; 24 months
nl | 12 months | een jaarabonnement | 13 months; 11 months; 21 months
zh | 12 months | 訂閱年約方案 | 13 months; 11 months; 21 months
he | 15 minutes | רבע שעה | 16 minutes; 25 minutes; 51 minutes
ru | 15 minutes | четверть часа | 14 minutes; 50 minutes; 51 minutes
fr | 45 minutes | trois quarts d’heure | 15 minutes; 54 minutes; 46 minutes
de | 45 minutes | eine Dreiviertelstunde | 15 minutes; 54 minutes; 46 minutes
pl | 45 minutes | trzy kwadranse | 15 minutes; 54 minutes; 46 minutes
ru | 45 minutes | три четверти часа | 15 minutes; 54 minutes; 46 minutes
sv | 45 minutes | trekvart | 15 minutes; 54 minutes; 46 minutes
hr | 45 minutes | tri četvrtine sata | 15 minutes; 54 minutes; 46 minutes
ckb | 15 minutes | چارەکە کاتژمێرێک | 16 minutes; 45 minutes; 51 minutes
ur | 15 minutes | پاؤ گھنٹہ | 16 minutes; 45 minutes; 51 minutes
ur | 45 minutes | پون گھنٹہ | 15 minutes; 54 minutes; 46 minutes
da | 1.5 years | halvandet år | 2.5 years; 15 years; 3.5 years
id | 1.5 years | satu setengah tahun | 3.5 years; 5.5 years; 4.5 years
hu | 1.5 years | másfél évig | 2.5 years; 3.5 years; 4.5 years
fi | 2.5 years | kaksi ja puoli vuotta | 3.5 years; 4.5 years; 7.5 years
sk | 2 hours, 1.5 years | 2 hodiny, poldruha roka | 2 hours, 198.5 years
vi | 2.5 years | hai năm rưỡi | 3.5 years; 4.5 years; 7.5 years
sv | 20 km away | två mil bort | 40 km away; 70 km away; 80 km away
sv | 30 km, 12 men | 3 mil, 12 män | 40 km, 12 men; 35 km, 12 men; 300 km, 12 men
da | 85 miles per hour | 38 m/s | 58 miles per hour; 150 miles per hour; 8 miles per hour
de | 4 times bigger | es vervierfacht sich | 3 times bigger; 5 times bigger; 7 times bigger
pl | a factor of 2 | podwaja siłę | a factor of 3; a factor of 4; a factor of 20
es | a factor of 2 | duplica la fuerza | a factor of 3; a factor of 5; a factor of 12
ru | 4 times bigger | вчетверо больше | 3 times bigger; 5 times bigger; 6 times bigger
it | a factor of 4 | quadruplicato | a factor of 3; a factor of 5; a factor of 14
de | by 50% | halbiert es | by 40%; by 25%; by 5%
ko | 2 times faster | 두 배 빠르게 | 3 times faster; 5 times faster; 6 times faster
fi | 85 mph winds | 38 metriä sekunnissa | 58 mph winds; 95 mph winds; 185 mph winds
hu | 380,000 people | 380 ezres város | 390,000 people; 38,000 people
gl | 4 hits | catro golpes | 5 hits; 3 hits; 14 hits
hu | level 3 | a hármas szint | level 4; level 5; level 13
fi | at 7 a.m. | aamuseitsemältä | at 8 a.m.; at 9 a.m.; at 4 a.m.
nl | 8-18,000 men | 8.000 tot 18.000 mannen | 9-18,000 men; 6-18,000 men; 8-16,000 men
en | 6 decades | 60 years | 7 decades; 5 decades; 3 decades
de | 6 decades | 60 Jahre | 7 decades; 5 decades; 3 decades
th | in 2018 | ปี พ.ศ. 2561 | in 2019; in 2008; in 2081
uk | the 20th, 12 | ХХ століття, 12 | the 20th, 21; the 20th, 13
am | in 1850 | በ1843 | in 1950; in 1853; in 1858
et | the 900s, 12 men | 10. sajand, 12 meest | the 800s, 12 men; the 700s, 12 men
"""
ROWS = [[part.strip() for part in row.split("|")] for row in SPANS.splitlines()]
OTHER_SOURCES = [
    ("ja", "en", "２２年冬の予定", "in the winter of 2022", "in the winter of 2023"),
    ("ja", "en", "（１８２７～９１年）", "(1827-1891)", "(1827-1892)"),
    ("ja", "en", "明治２３（１８９０）年の事故", "the accident of 1890", "the accident of 1891"),
    ("ja", "en", "約９割を占める", "about 90%", "about 80%"),
    ("zh", "en", "现在七五折", "now 25% off", "now 35% off"),
    ("zh", "en", "95后的弟弟", "born after 1995", "born after 1959"),
    ("de", "en", "nach 3,5 Jahren", "after 3 and a half years", "after 4 and a half years"),
    ("uk", "cs", "важкі 1990-ті", "těžká devadesátá léta", "těžká osmdesátá léta"),
    ("de", "fr", "im 13. Jahrhundert", "au XIIIe siècle", "au XIVe siècle"),
    ("de", "fr", "am 12.1.21", "le 12/01/2021", "le 12/01/2012"),
    ("he", "en", "לפני 13.6.22", "before June 13, 2022", "before June 13, 2002"),
    ("de", "fr", "von ‘49", "de 1849", "de 1894"),
    ("uk", "cs", "о 7 вечора", "v 19 hodin", "v 18 hodin"),
    ("ja", "en", "H11年式です", "from 1999", "from 1989"),
    ("he", "en", "בין 50 ל־150 אלף", "between 50,000 and 150,000", "between 5,000 and 150,000"),
    ("uk", "cs", "у 1990-ті", "v 90. letech", "v 80. letech"),
]
HINTS = [
    ("es", "Wars between 800 and 1100", "Guerras entre los siglos IX y XII"),
    ("de", "91+ days", "mehr als 90 Tage"),
    ("ja", "larger than size 4", "サイズが5に達する"),
    ("ja", "reduced to 25% of its normal value", "75%減少"),
    ("es", "players 145 vs. 236", "jugadores 1, 4 y 5 contra 2, 3 y 6"),
    ("fr", "a .38-calibre gun", "une arme de calibre 9 mm"),
    ("nl", "1 to 4 inches of rain", "2 tot 10 cm regen"),
]
SURE = [
    ("es", "Wars between 800 and 1100", "Guerras entre los siglos XIX y XX"),
    ("de", "91+ days", "mehr als 80 Tage"),
    ("de", "91 days", "mehr als 90 Tage"),
    ("ja", "larger than size 4", "サイズが3に達する"),
    ("ja", "raised by 25%", "75%減少"),
    ("ja", "up to 70% of it", "30%まで"),
    ("es", "players 145 vs. 236", "jugadores 146 contra 2, 3 y 6"),
    ("fr", "a 50 mm gun", "une arme de 60 mm"),
    ("fr", "more than 30,000 men", "plus de 30 001 hommes"),
]


@each_case(ROWS)
def test_a_span_may_be_said_with_its_own_word(
    language: str, source: str, target: str, wrong: str
) -> None:
    assert compare_numbers(source, target, "en", language) == ()
    for other in wrong.split("; "):
        assert compare_numbers(other, target, "en", language), other


@pytest.mark.parametrize(("known", "language", "source", "target", "wrong"), OTHER_SOURCES)
def test_what_is_said_so_may_also_be_in_the_source(
    known: str, language: str, source: str, target: str, wrong: str
) -> None:
    assert compare_numbers(source, target, known, language) == ()
    assert compare_numbers(source, wrong, known, language)


@pytest.mark.parametrize("span", ["20年前", "20年間", "20年後", "20年ぶり"])
def test_a_span_of_years_is_no_year(span: str) -> None:
    assert compare_numbers(f"{span}の話", "a story of 2020", "ja", "en")


@pytest.mark.parametrize(("language", "source", "target"), HINTS)
def test_what_may_be_meant_is_not_sure(language: str, source: str, target: str) -> None:
    found = compare_numbers(source, target, "en", language)
    assert found
    assert not any(one.is_sure for one in found)


@pytest.mark.parametrize(("language", "source", "target"), SURE)
def test_what_cannot_be_meant_is_sure(language: str, source: str, target: str) -> None:
    assert any(one.is_sure for one in compare_numbers(source, target, "en", language))


YEARS = [(f"It was in {year}.", "ƒe akpe eve me.") for year in range(2001, 2010)]
DIGITS = [(source, f"Le {source[-5:-1]} me.") for source, _ in YEARS]


@pytest.mark.parametrize(
    ("pairs", "are_usual"),
    [
        (YEARS, True),
        (YEARS[:7], False),  # too few to be a custom
        (DIGITS, False),
        ([*DIGITS, *YEARS[:1]], False),
        ([*DIGITS, *YEARS[:3]], True),
        ([(source, source) for source, _ in YEARS], False),
        ([("It was then.", "Le ema me.")], False),
        ([(f"In {year}.", f"Le {year - 8} me.") for year in range(1990, 2010)], False),
        ([*DIGITS, *YEARS[:2]], False),  # they may be mistakes
    ],
)
def test_years_are_in_words_where_most_of_them_are_not_in_digits(
    pairs: list[tuple[str, str]], are_usual: bool
) -> None:
    years = SpelledYears(pairs)
    assert years.are_usual() is are_usual
    assert years.are_usual() is are_usual  # it is counted once


def find(rule: str, source: str, target: str, catalog: list[tuple[str, str]]) -> list[str]:
    pair = Pair(source, target, "ee", catalog=learn_catalog(catalog))
    return [hit.message for hit in map_text_rules()[rule].check(pair)]


def test_a_missing_year_is_a_hint_where_years_are_in_words() -> None:
    lost = ("It was in 2013.", "ƒe akpe eve kple wuietɔ̃ me.")
    assert find("numbers", *lost, DIGITS) == ["The number 2013 of the source is missing."]
    assert not find("numbers", *lost, YEARS)
    assert find("number-words", *lost, YEARS) == ["The number 2013 of the source is missing."]


@pytest.mark.parametrize("target", ["ƒe 2031 me.", "ƒe 213 me."])
def test_another_year_is_an_error_in_each_catalogue(target: str) -> None:
    assert find("numbers", "It was in 2013.", target, YEARS)


def test_another_number_may_be_in_words_there_too() -> None:
    lost = ("They are 1,234 men.", "Ame geɖewo.")
    assert find("numbers", *lost, DIGITS)
    assert not find("numbers", *lost, YEARS)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("es", "View 5 files", "Ver ficheros"),
        ("vi", "10 cars were sold", "Xe đã bán"),
        ("lt", "Read 50 letters before breakfast", "Perskaitykite 3 laiškus prieš pusryčius"),
        ("lt", "25 letters on Thursday", "Ketvirtadienį 3 laiškai"),
        ("lt", "Write within 24 hours", "Parašykite per 3 valandas"),
        ("sv", "The terminal ran for 6 months", "Terminalen var igång"),
        ("ja", "The last 6 months", "過去の四半期"),
        ("ru", "It takes 14 days", "Это займёт 2 дня"),
        ("de", "8 letters were despised", "Briefe wurden verachtet"),
        ("uk", "901 letters", "Листи для СМІ"),
        ("de", "12345 letters", "123,45 Briefe"),
        ("de", "1234 letters", "12 34 Briefe"),
        ("sr", "The 2.5 files under it", "2 фајла и под њим"),
        ("de", "In the 1990s, 90 letters", "In den 1980ern, 90 Briefe"),
        ("id", "91+ days", "90+ hari"),
        ("da", "> 2 files", "> 3 filer"),
    ],
)
def test_a_word_that_looks_like_a_number_hides_no_mistake(
    language: str, source: str, target: str
) -> None:
    pair = Pair(source, target, language)
    rules = map_text_rules()
    assert any(list(rules[name].check(pair)) for name in ("numbers", "number-words"))


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", "the 20th century", "le XXe siècle"),
        ("fr", "the 5th century", "le Ve siècle"),
        ("fr", "Francis 1, 5 and 20", "François Ier, 5 et XXème"),
        ("it", "the 8 century", "VIIIº secolo"),
        ("uk", "the 19 century", "ХІХ століття"),
        ("ru", "at 14:30", "в 2:30 дня"),
        ("lt", "50% of the letters", "pusė laiškų"),
        ("lt", "24 hours", "parą"),
        ("sv", "6 months", "en termin"),
        ("sr", "2.5 years", "2 и по године"),
        ("de", "145 letters", "Briefe 1, 4 und 5"),
        ("de", "more than 9 letters", "10+ Briefe"),
    ],
)
def test_what_is_said_in_another_way_is_no_error(language: str, source: str, target: str) -> None:
    rule = map_text_rules()["numbers"]
    assert not list(rule.check(Pair(source, target, language)))
