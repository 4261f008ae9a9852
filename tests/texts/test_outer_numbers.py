"""Numbers that a text of the other direction begins or ends with, and dates."""

from __future__ import annotations

from dragoman.bidi import isolate
from dragoman.inline import parse_spans, plain_text
from helpers.cases import each_case
from helpers.drawing import draw


def show(text: str, direction: str = "rtl") -> str:
    once = isolate(parse_spans(text), direction)
    assert isolate(once, direction) == once
    assert plain_text(once) == plain_text(parse_spans(text))
    return draw(once)


@each_case(
    [
        ("روز ۳ دی ۱۳۹۵ (23 December 2016) بود", "روز ۳ دی ۱۳۹۵ ⟦(23 December 2016)⟧ بود"),
        ("24 December 2016", "⟦24 December 2016⟧"),
        ("12 Angry Men.", "⟦12 Angry Men.⟧"),
        ("© 2023 Name", "⟦© 2023 Name⟧"),
        ("فیلم «12 Angry Men» را", "فیلم «⟦12 Angry Men⟧» را"),
        ("فیلم «12 Angry Men!» را", "فیلم «⟦12 Angry Men!⟧» را"),
        ("فیلم „5 Broken Cameras“ را", "فیلم „⟦5 Broken Cameras⟧“ را"),
        ('سفر "80 Days" و', 'سفر "⟦80 Days⟧" و'),
        ("فیلم *12 Angry Men* را", "فیلم {emphasis ⟦12 Angry Men⟧} را"),
        ("سهم (100% Cotton) و", "سهم ⟦(100% Cotton)⟧ و"),
        ("سال (1,200 Dollars) و", "سال ⟦(1,200 Dollars)⟧ و"),
        ("روز (10/12 May) و", "روز ⟦(10/12 May)⟧ و"),
        ("بخش [2, 3 Kings] و", "بخش ⟦[2, 3 Kings]⟧ و"),
    ]
)
def test_numbers_begin_what_is_left_to_right_as_a_whole(text: str, expected: str) -> None:
    assert show(text) == expected


@each_case(
    [
        "نسخهٔ 5 ⟦Windows⟧ را",  # "the fifth version of Windows"
        "(ر.ک. 12 ⟦Angry Men⟧)",
        "(12 ⟦Angry Men⟧، فیلم)",
        "«12 ⟦Angry Men⟧) را",
        "100 ⟦Years of Solitude⟧: رمان",
        "۱۲ ⟦Angry Men⟧",  # in digits that are read from the right
        "1. ⟦Apple⟧",  # the number of a list, which stands on the right
        "(1) ⟦Apple⟧",
        "⟦We are here⟧",
    ]
)
def test_other_numbers_stay_where_they_were(drawn: str) -> None:
    assert show(drawn.replace("⟦", "").replace("⟧", "")) == drawn


@each_case(
    [
        ("در 23 December 2016 بود", "در ⟦23 December 2016⟧ بود"),
        ("در 23. Dezember 2016 بود", "در ⟦23. Dezember 2016⟧ بود"),
        ("في 23 décembre 2016، ثم", "في ⟦23 décembre 2016⟧، ثم"),
        ("از 10–12 May 2017 و", "از ⟦10–12 May 2017⟧ و"),
        ("بین 12 و 24 Dec. 2016 بود", "بین 12 و ⟦24 Dec. 2016⟧ بود"),
        ("ב-3 de mayo de 2016 היה", "ב-⟦3 de mayo de 2016⟧ היה"),
        ("بین 12 May–15 June 2016 بود", "بین ⟦12 May–15 June 2016⟧ بود"),
        ("بین 30. Mai 2016 bis 2. Juni 2017 بود", "بین ⟦30. Mai 2016 bis 2. Juni 2017⟧ بود"),
        ("من 12 au 15 juin 2016", "من 12 ⟦au 15 juin 2016⟧"),
        ("من 3 mai au 5 juin، ثم", "من ⟦3 mai au 5 juin⟧، ثم"),
        ("نسخهٔ 5 Windows 10 را", "نسخهٔ 5 ⟦Windows 10⟧ را"),
        ("سال 2016 December 2017", "سال 2016 ⟦December 2017⟧"),
    ]
)
def test_a_date_is_read_from_its_day_to_its_year(text: str, expected: str) -> None:
    assert show(text) == expected


@each_case(
    [
        ("since (23 دسامبر 2016) in", "since ⟦(23 دسامبر 2016)⟧ in"),
        ("the “25 يناير” movement", "the “⟦25 يناير⟧” movement"),
        ("in «فصل 3» and", "in «⟦فصل 3⟧» and"),
        ("(ג 2, 14)", "⟦(ג 2, 14)⟧"),
        ("فصل 3", "⟦فصل 3⟧"),
        ("on ۳ دی ۱۳۹۵ (23 December 2016)", "on ⟦۳ دی ۱۳۹۵⟧ (23 December 2016)"),
        ("in ۱۰–۱۵ دی ۱۳۹۵, then", "in ⟦۱۰–۱۵ دی ۱۳۹۵⟧, then"),
        ("at ١٠:٣٠ صباحا, or ۵٬۰۰۰ تومان", "at ⟦١٠:٣٠ صباحا⟧, or ⟦۵٬۰۰۰ تومان⟧"),
        ("only ۱۲٪ مردم but ۱۲٪ of all", "only ⟦۱۲٪ مردم⟧ but ۱۲٪ of all"),
        ("in ۱۳۶۰–۱۳۶۵ and -۱۲ دی", "in ۱۳۶۰–۱۳۶۵ and -۱۲ ⟦دی⟧"),
        ("version 5 ویندوز 10 is", "version 5 ⟦ویندوز⟧ 10 is"),
        ("(see فصل 3)", "(see ⟦فصل⟧ 3)"),
        ("1. سلام", "1. ⟦سلام⟧"),
    ]
)
def test_numbers_belong_to_right_to_left_words(text: str, expected: str) -> None:
    assert show(text, "ltr") == expected


def test_many_numbers_are_looked_at_once() -> None:
    text = "(" + "1 " * 20_000 + "Kings) و"
    assert show(text).endswith("1 ⟦Kings⟧) و")
