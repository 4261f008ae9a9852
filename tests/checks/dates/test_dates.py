"""Dates of a text and of its translation: what is found, in which language, and what is silent."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.dates.mentions import find_dates
from dragoman.checks.text.dates.pairs import pair_dates
from helpers.durations import check_growth

SOURCE = "He was executed on 23 December 2016."


def find(language: str, target: str, source: str = SOURCE) -> list[str]:
    """Return the ids of the rules about dates and numbers that find something."""
    hits = check_pair(Pair(source, target, language))
    return [hit.rule_id for hit in hits if hit.rule_id in ("dates", "numbers")]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fa", "او ۲۳ دسامبر ۲۰۱۶ اعدام شد.", "او ۲۳ نوامبر ۲۰۱۶ اعدام شد."),
        ("fa", "او ۳ دی ۱۳۹۵ اعدام شد.", "او ۲ دی ۱۳۹۵ اعدام شد."),
        ("fa", "او ۳ دی‌ماه ۹۵ اعدام شد.", "او ۳ آذرماه ۹۵ اعدام شد."),
        ("fa", "او در ۱۳۹۵/۱۰/۳ اعدام شد.", "او در ۱۳۹۵/۱۱/۳ اعدام شد."),
        ("fa_AF", "او ۳ جدی ۱۳۹۵ اعدام شد.", "او ۳ قوس ۱۳۹۵ اعدام شد."),
        ("ar", "أُعدم في 23 كانون الأول 2016.", "أُعدم في 23 كانون الثاني 2016."),
        ("ar", "أُعدم في 23 دجنبر 2016.", "أُعدم في 23 شتنبر 2016."),
        ("ar", "أُعدم في 23 ربيع الأول 1438.", "أُعدم في 23 صفر 1438."),
        ("ckb", "لە ٢٣ی کانوونی یەکەمی ٢٠١٦ لە سێدارە درا.", "لە ٢٣ی تەمموزی ٢٠١٦ درا."),
        ("he", "הוא הוצא להורג ב-23 בדצמבר 2016.", "הוא הוצא להורג ב-23 בנובמבר 2016."),
        ("ur", "اسے 23 دسمبر 2016 کو پھانسی دی گئی۔", "اسے 23 ستمبر 2016 کو پھانسی دی گئی۔"),
        ("de", "Er wurde am 23.12.2016 hingerichtet.", "Er wurde am 23.11.2016 hingerichtet."),
        ("pl", "Stracono go 23 grudnia 2016 r.", "Stracono go 23 stycznia 2016 r."),
        ("el", "Εκτελέστηκε στις 23 Δεκεμβρίου 2016.", "Εκτελέστηκε στις 23 Νοεμβρίου 2016."),
        ("hu", "2016. december 23-án kivégezték.", "2016. november 23-án kivégezték."),
        ("th", "ถูกประหารเมื่อ 23 ธันวาคม 2559", "ถูกประหารเมื่อ 23 มกราคม 2559"),
        ("ko", "2016년 12월 23일 처형되었다.", "2016년 11월 23일 처형되었다."),
        ("vi", "Ông bị xử tử ngày 23 tháng 12 năm 2016.", "Ông bị xử tử ngày 23 tháng 1 năm 2016."),
    ],
)
def test_a_wrong_date_is_found_once_and_the_right_one_is_silent(
    language: str, right: str, wrong: str
) -> None:
    assert find(language, right) == []
    assert find(language, wrong) == ["dates"]


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fa", "They may march; Theresa May said so.", "شاید راه بپیمایند؛ او در ژوئن گفت."),
        ("fa", "He was arrested on Thursday night.", "او شب جمعه بازداشت شد."),
        ("fa", "Arrested in December 2016.", "در سال ۲۰۱۶ بازداشت شد."),
        ("ar", "From 12 to 15 June 2016", "من 12 إلى 15 حزيران/يونيو 2016"),
        ("de", "From June 12 to July 15", "Vom 12. Juni bis zum 15. Juli"),
        ("ru", "In March and in May", "В марте и в мае"),
        ("en_GB", "On 3/4/2016", "On 3 April 2016"),
    ],
)
def test_what_is_no_other_date_is_silent(language: str, source: str, target: str) -> None:
    assert "dates" not in find(language, target, source)


def test_a_month_or_a_weekday_alone_is_compared() -> None:
    assert find("ar", "اعتقل في تموز.", "He was arrested in June.") == ["dates"]
    assert find("fa", "او سه‌شنبه بازداشت شد.", "He was arrested on Friday.") == ["dates"]


def test_a_date_in_two_calendars_is_right_only_if_both_are() -> None:
    assert find("fa", "او ۳ دی ۱۳۹۵ (۲۳ دسامبر ۲۰۱۶) اعدام شد.") == []
    for wrong in ("۳ دی ۱۳۹۵ (۲۴ دسامبر ۲۰۱۶)", "۴ دی ۱۳۹۵ (۲۳ دسامبر ۲۰۱۶)"):
        assert find("fa", f"او {wrong} اعدام شد.") == ["dates"]


def test_the_message_says_the_right_day() -> None:
    hits = check_pair(Pair(SOURCE[:-1], "او ۴ دی ۱۳۹۵ اعدام شد", "fa"))
    (hit,) = (hit for hit in hits if hit.rule_id == "dates")
    assert "which is 1395/10/3" in hit.message
    assert "او ۴ دی ۱۳۹۵ اعدام شد"[hit.start : hit.end] == "۴ دی ۱۳۹۵"


@pytest.mark.parametrize("particle", ["", "에", "까지", "에는"])
def test_a_korean_day_may_have_a_particle(particle: str) -> None:
    source = "They came on Wednesday in the morning."
    assert find("ko", f"그들은 수요일{particle} 왔다.", source) == []
    assert find("ko", f"그들은 일요일{particle} 왔다.", source) == ["dates"]


@pytest.mark.parametrize("year", [1944, 1945])
def test_many_dates_take_linear_time(year: int) -> None:
    def make(length: int) -> tuple[str, str]:
        return "on 6 November 1944, " * (length // 20), f"am 6. November {year}, " * (length // 20)

    check_growth(make, lambda texts: pair_dates.__wrapped__(*texts, "en", "de"), 100_000)


def test_a_date_is_found_far_from_its_own() -> None:
    days = [f"on {day} {month} 2016" for month in ("May", "June") for day in range(1, 25)]
    written = ", ".join(days)
    assert find("en_GB", ", ".join([*days[40:], *days[:40]]), written) == []
    assert find("en_GB", ", ".join([*days[:-1], "on 29 June 2016"]), written) != []


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Am 12 Mai 5 Leute", {12}),
        ("ar", "في 5 مايو 12 رجلا", {5}),
        ("es", "El 5 mayo 12 hombres", {5}),
        ("hu", "5 május 12", {12}),
        ("en", "On 5 May 12 people came", {5, 12}),
        ("de", "12 am Mai 5", {5}),
        ("hu", "5 május az 12", {5}),
        ("en", "room 5 or May 12", {12}),
        ("en", "On 5 May came 12", {5}),
    ],
)
def test_the_day_is_the_nearer_number_or_that_on_the_side_where_the_language_writes_it(
    language: str, text: str, days: set[int]
) -> None:
    """English writes it on either side."""
    (found,) = find_dates(text, language)
    assert {moment.day for moment in found.moments} == days
