"""Years of the moon, measures, mixed numbers and links, as reports about human rights have them."""

from __future__ import annotations

from dragoman import checks
from dragoman.checks import Pair
from helpers.cases import each_case

RULES = ("numbers", "number-words", "units", "dates")


def find_hits(language: str, source: str, target: str) -> list[str]:
    hits = checks.check_pair(Pair(source, target, language))
    return [hit.rule_id for hit in hits if hit.rule_id in RULES]


@each_case(
    [
        ("ar", "He died in 1976.", "توفي عام 1396هـ."),
        ("ar", "He was born in 1956.", "ولد عام 1376ه."),
        ("ar", "She left in 1990.", "غادرت سنة ١٤١١ للهجرة."),
        ("ar", "The war of 1945 ended.", "انتهت حرب 1364 هجرية."),
        ("ar", "He reigned 1923-1930.", "حكم من 1342هـ إلى 1349هـ (1923-1930)."),
        ("ar", "They ruled 1368–1644.", "حكموا 769-1053هـ."),
        ("fa", "He died in 1258.", "او در سال ۶۵۶ هجری قمری درگذشت."),
        ("fa", "He died in 1906.", "او در سال ۱۳۲۴ ه.ق درگذشت."),
        ("fa", "He died in 1907.", "او در سال ۱۳۲۵ قمری درگذشت."),
        ("ur", "He died in 1258.", "وہ 656 ہجری میں فوت ہوا۔"),
        ("fa", "A 35mm film", "یک فیلم ۳۵ میلی‌متری"),
        ("fa", "It is 36 mm wide.", "۳۶ میلی متر عرض دارد."),
        ("fa", "It is 14 km away.", "۱۴ کیلو متر فاصله دارد."),
        ("fa", "It holds 500 ml.", "۵۰۰ میلی لیتر جا دارد."),
        ("ar", "It is 37 mm wide.", "عرضه 37 ملي متر."),
        ("fa", "It is 29¾ inches by 24½ inches.", "۲۹٫۷۵ در ۲۴٫۵ اینچ است."),
        ("fa", "It is 6.75 km.", "۶¾ کیلومتر است."),
        ("de", "It is 4⅔ km and 4 ½ m.", "Es sind 4,67 km und 4,50 m."),
        ("ckb", "He was freed in 2019.", "ساڵی 98 ئازاد کرا."),
        ("ckb", "He was freed in August 1397.", "مانگی گەلاوێژی ساڵی 97 ئازاد کرا."),
        ("ckb", "Freed on November 2nd, 2019", "11ی خەزەڵوەری ساڵی 98 ئازاد کرا"),
        ("ckb", "Freed on July 16th, 2019", "25ی پووشپەری 98 ئازاد کرا"),
        ("uk", "He lost 3000 hryvnias.", "Він втратив 3 тис. гривень."),
        ("ja", "They came at five-thirty.", "彼らは5時30分に来た。"),
        ("fa", "They came at five-thirty.", "ساعت ۱۷:۳۰ آمدند."),
        ("fr", "They came at eight forty-five.", "Ils sont venus à 8 h 45."),
        ("he", "She was freed in 2003.", "היא שוחררה בשנת אלפיים ושלוש."),
        ("fa", "The hearing took 115 minutes.", "دادگاه یک ساعت و ۵۵ دقیقه بود."),
        ("ar", "It took 135 minutes.", "استغرق ساعتين و15 دقيقة."),
        ("fa", "In the eighties they were killed.", "در دههٔ ۶۰ کشته شدند."),
        ("ar", "From December 8th through the 12th", "من 8 إلى 12 ديسمبر"),
        ("de", "From the 8th through the 12th of May", "Vom 8. bis 12. Mai"),
        ("ru", "In May they saw Saint Augustine.", "В мае они видели святого Августина."),
        ("ar", "From 29 ([Network][3]) up", "من 29 ([الشبكة](https://a.example/x)) فصاعدا"),
    ]
)
def test_what_is_the_same_is_silent(language: str, source: str, target: str) -> None:
    assert not find_hits(language, source, target)


@each_case(
    [
        ("numbers", "ar", "She came in 1990.", "جاءت سنة 1421 للهجرة."),
        ("numbers", "ar", "He ruled until 1605.", "حكم حتى 1023هـ."),
        ("numbers", "fa", "He died in 1980.", "او در سال ۱۴۰۰ هجری خورشیدی درگذشت."),
        ("numbers", "fa", "He died in 1938.", "او در ۱۳۵۷ ه.ش درگذشت."),
        ("numbers", "fa", "He died in 1980.", "او در سال ۹۹۹۹ هجری قمری درگذشت."),
        ("units", "fa", "It is 14 km away.", "۱۴ میلی‌متر فاصله دارد."),
        ("units", "fa", "It is 14 miles away.", "۱۴ کیلومتر فاصله دارد."),
        ("number-words", "fa", "It is 5¾ km.", "۵٫۲۵ کیلومتر است."),
        ("numbers", "ar", "From 29 ([Network][3])", "من 28 ([الشبكة][3])"),
        ("numbers", "ckb", "He was freed in 2015.", "ساڵی 98 ئازاد کرا."),
        ("dates", "ckb", "Freed on November 2nd, 2019", "11ی خەزەڵوەری ساڵی 96 ئازاد کرا"),
        ("numbers", "uk", "He lost 3000 hryvnias.", "Він втратив 4 тис. гривень."),
        ("number-words", "fa", "They came at five-thirty.", "ساعت ۵:۴۰ آمدند."),
        ("numbers", "he", "She was freed in 2003.", "היא שוחררה בשנת אלפיים וארבע."),
        ("numbers", "fa", "The hearing took 115 minutes.", "دادگاه یک ساعت و ۵۰ دقیقه بود."),
        ("dates", "ar", "From December 8th through the 12th", "من 8 إلى 13 ديسمبر"),
    ]
)
def test_what_is_another_is_told(rule: str, language: str, source: str, target: str) -> None:
    assert rule in find_hits(language, source, target)


def test_a_date_that_an_editor_adds_is_a_hint() -> None:
    hits = find_hits("ar", "adopted three years ago", "الذي اعتمد في 27/09/2013")
    assert hits
    assert set(hits) == {"number-words"}
