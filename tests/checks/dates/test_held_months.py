"""The names of months: each is found with what stands around it, and what is no name is not."""

from __future__ import annotations

import pytest

from dragoman.checks.text.dates.calendars import Calendar
from dragoman.checks.text.dates.month_names import GREGORIAN, LUNAR, SOLAR, UNSURE
from dragoman.checks.text.dates.month_tables import make_month_table, read_number
from dragoman.checks.text.folded_places import fold_places
from helpers.cases import each_case

_EVERY = "january february march april may june july august september october november december"


def find(language: str, text: str) -> list[tuple[str, set[tuple[str, int | None]], bool]]:
    """Return the months in a text: what was found, what it can mean, and whether that is sure."""
    table = make_month_table(language)
    return [
        (
            match[0],
            {(moment.calendar.value, moment.month) for moment in table.find_meanings(match)},
            table.is_sure(match),
        )
        for match in table.pattern.finditer(fold_places(text).text)
    ]


def list_rows(table: str) -> list[tuple[int, str]]:
    return [
        (int(row.split()[0]), name.replace("_", " "))
        for row in table.splitlines()
        for name in row.split()[1:]
    ]


OWN = [
    (calendar, language, month, name)
    for calendar, tables in (
        (Calendar.GREGORIAN, GREGORIAN), (Calendar.SOLAR, SOLAR), (Calendar.LUNAR, LUNAR),
    )
    for language, table in tables.items()
    for month, name in list_rows(table)
]  # fmt: skip


@pytest.mark.parametrize("language", sorted({row[1] for row in OWN}))
def test_every_name_of_the_tables_is_found_whole_with_its_month(language: str) -> None:
    for calendar, code, month, name in OWN:
        if code == language:
            found = find(language, f"5 {name} 1988")
            assert len(found) == 1, name
            assert (calendar.value, month) in found[0][1], name


@each_case(UNSURE)
def test_a_name_that_is_also_another_word_is_not_sure_alone(language: str) -> None:
    for name in UNSURE[language].split():
        for text, _, is_sure in find(language, f"x {name} x"):
            assert not is_sure, text


@pytest.mark.parametrize(
    ("language", "sure", "unsure"),
    [
        ("en", "January February July September October November December",
         "May March August April June Jan Feb Sep Oct Nov Dec"),
        ("de", "Januar Februar Juni Juli September Oktober November Dezember",
         "Mai August März April"),
        ("fr", "janvier février juillet septembre octobre novembre décembre",
         "mars mai août avril juin"),
        ("es", "enero febrero junio julio septiembre octubre noviembre diciembre",
         "mayo marzo abril agosto"),
        ("fa", "ژانویه فوریه ژوئن ژوئیه سپتامبر اکتبر نوامبر دسامبر", "مه می مارس اوت مای جون"),
        ("ar", "يناير فبراير كانون_الثاني حزيران أغسطس سبتمبر", "مارس آب أوت ماي نيسان تموز"),
        ("tr", "Şubat Nisan Haziran Temmuz Ağustos Eylül", "Ocak Mart Mayıs Ekim Kasım Aralık"),
        ("he", "ינואר פברואר אוגוסט ספטמבר אוקטובר נובמבר דצמבר", "מאי מרץ יוני יולי"),
    ],
)  # fmt: skip
def test_which_names_are_months_wherever_they_stand(language: str, sure: str, unsure: str) -> None:
    for names, expected in ((sure, True), (unsure, False)):
        for name in names.split():
            (found,) = find(language, f"x {name.replace('_', ' ')} x")
            assert found[2] is expected, name


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("ar", "يناير ويناير بيناير ليناير كيناير اليناير والينـاير باليناير لليناير وفي فبيناير"),
        ("he", "ינואר בינואר לינואר מינואר הינואר שבינואר וינואר ב-ינואר"),
        ("am", "ሜይ በሜይ የሜይ ከሜይ ለሜይ እስከሜይ እናሜይ"),
    ],
)
def test_what_is_written_in_front_of_a_month_belongs_to_it(language: str, texts: str) -> None:
    for text in texts.split():
        if text == "وفي":
            assert find(language, text) == []
            continue
        (found,) = find(language, f"5 {text}")
        assert found[0] == fold_places(text).text
        assert found[1] == {("gregorian", 5 if language == "am" else 1)}


@pytest.mark.parametrize(
    ("language", "text", "is_found"),
    [
        ("de", "Januars", True),
        ("de", "Januaren", False),
        ("de", "xJanuar", False),
        ("fa", "ژانویه‌ها", True),
        ("fa", "ژانویه‌ماه", True),
        ("fa", "ژانویهگان", False),
        ("en", "January's", True),
        ("en", "Januarys", False),
        ("fi", "tammikuussa", True),  # a beginning, and up to six letters
        ("fi", "tammikuuabcdef", True),
        ("fi", "tammikuuabcdefgh", False),
        ("ru", "январе", True),
        ("pl", "styczniu", True),
    ],
)
def test_an_ending_belongs_to_a_month_where_the_language_has_such(
    language: str, text: str, is_found: bool
) -> None:
    assert bool(find(language, f"5 {text}")) is is_found


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("zh", "12月", 12), ("zh", "1 月", 1), ("zh", "十二月", 12), ("zh", "十月", 10),
        ("zh", "三月", 3), ("ja", "9月", 9), ("ko", "12월", 12), ("vi", "tháng 7", 7),
    ],
)  # fmt: skip
def test_a_month_may_be_a_number_with_a_word(language: str, text: str, month: int) -> None:
    (found,) = find(language, text)
    assert found[:2] == (text, {("gregorian", month)})
    assert found[2] is any(map(str.isdigit, text)) or text == "十二月"


def test_a_number_alone_is_no_month() -> None:
    for language, text in (("zh", "12"), ("zh", "日"), ("ko", "12"), ("vi", "7"), ("en", "7")):
        assert find(language, text) == []


def test_chinese_numerals_have_their_values() -> None:
    ones = ["", *"一二三四五六七八九"]
    for value in range(1, 100):
        tens, one = divmod(value, 10)
        ten = "" if not tens else "十" if tens == 1 else f"{ones[tens]}十"
        assert read_number(f"{ten}{ones[one]}") == value
    assert read_number("12") == 12
    assert read_number("一二") == 0


def test_an_english_name_stays_a_month_in_a_translation() -> None:
    """But one that may be a word of a language in Latin letters does not."""
    for language in ("fa", "ar", "ru", "zh"):
        assert find(language, "x december x")[0][1] == {("gregorian", 12)}
        assert find(language, "x july x")[0][1] == {("gregorian", 7)}
        assert not find(language, "x december x")[0][2]
    assert find("sw", "x may x") == []


@pytest.mark.parametrize(
    ("language", "is_first"),
    [("en", None), ("de", True), ("fa", True), ("ar", True), ("zh", False), ("ja", False),
     ("hu", False), ("fr", True), ("ko", False), ("xx", True)],
)  # fmt: skip
def test_whether_a_day_is_before_its_month(language: str, is_first: bool | None) -> None:
    assert make_month_table(language).day_is_first is is_first


@pytest.mark.parametrize("language", ["ti", "om", "nus", "ln", "tl", "xx"])
def test_a_language_without_names_has_the_english_ones_of_some_length(language: str) -> None:
    found = {text for text, _, _ in find(language, _EVERY)}
    assert found == {name for name in _EVERY.split() if len(name) >= 6}
    assert find(language, "jan amajjii yanuali") == []
