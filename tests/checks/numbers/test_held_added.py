"""A number that only one text has: when it is surely a mistake, and when only perhaps."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.languages import base_language, is_in_arabic_script
from dragoman.checks.text.numbers.values import list_spelled_values


def find(source: str, target: str) -> list[str]:
    hits = check_pair(Pair(source, target, "fa"))
    return [hit.rule_id for hit in hits if hit.rule_id in ("numbers", "number-words")]


@pytest.mark.parametrize(
    ("source", "target", "is_sure"),
    [
        ("They left.", "۱۲۳۴۵ تن رفتند.", False),  # it may explain
        ("They left.", "۱۲۰۰۰ تن رفتند.", False),
        ("They left.", "شماره‌ها (۱۲۳۴۵) رفتند.", False),
        ("They left.", "در ۱۵۰۱ رفتند.", False),
        ("They left.", "در ۱۲ رفتند.", False),
        ("Three left.", "۵ تن رفتند.", True),  # in the place of the word
        ("Thirteen left.", "۱۵ تن رفتند.", True),
        ("Two left.", "۵ تن رفتند.", False),  # which is often no number
        ("Twelve left.", "۵ تن رفتند.", False),
        ("They came in March.", "در ماه ۵ آمدند.", False),
        ("They may come.", "در ماه ۴ می‌آیند.", False),
        ("They came on May 6.", "در ۶ ماه ۴ آمدند.", False),
        ("He left 5 times.", "او ۷ بار رفت.", True),
        ("He left once.", "او ۷ بار رفت.", False),
    ],
)
def test_an_added_number_is_a_mistake_where_it_stands_for_another_one(
    source: str, target: str, is_sure: bool
) -> None:
    assert find(source, target) == ["numbers" if is_sure else "number-words"]


@pytest.mark.parametrize(
    ("source", "is_sure"),
    [
        ("It is 100% certain.", False), ("It is 100 percent certain.", False),
        ("It is 105 of them.", True), ("They work 24/7.", False), ("24 letters", True),
        ("1. Letters", None), ("3) Letters", None), ("Letters 13)", True),
    ],
)  # fmt: skip
def test_a_missing_number_is_a_mistake_where_it_is_not_said_otherwise(
    source: str, is_sure: bool | None
) -> None:
    found = find(source, "نامه‌ها")
    assert set(found) <= {"numbers", "number-words"}
    assert ("numbers" in found) is bool(is_sure)


def test_before_a_half_the_hour_is_said_too() -> None:
    assert 5 in list_spelled_values("half past 5 and a half", "en")
    assert 24 in list_spelled_values("24 and a half", "en")
    assert 25 not in list_spelled_values("25 and a half", "en")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fa", True), ("ar_EG", True), ("ckb", True), ("ks", True), ("haz", True),
        ("uz_Arab", True),
        ("pa-Arab-PK", True), ("fa_Latn", False), ("ku_Latn", False), ("uz", False), ("de", False),
        ("xx", False), ("", False), ("fa_IR", True), ("FA", True),
    ],
)  # fmt: skip
def test_the_script_is_that_of_the_code_or_the_usual_one(language: str, expected: bool) -> None:
    assert is_in_arabic_script(language) is expected


def test_the_language_of_a_code_has_no_script_country_or_variant() -> None:
    codes = ("fa", "fa_AF", "FA-af", "fa@latin", "fa_Arab_IR")
    assert {base_language(code) for code in codes} == {"fa"}


@pytest.mark.parametrize(("length", "is_cut"), [(59, False), (60, False), (61, True), (90, True)])
def test_of_a_long_translation_of_another_document_the_beginning_is_shown(
    length: int, is_cut: bool
) -> None:
    other = "ب" * length
    pair = Pair(
        "Send us a letter", "به ما نامه", "fa", other_translations=(("Send us a letter", other),)
    )
    (hit,) = (hit for hit in check_pair(pair) if hit.rule_id == "inconsistent")
    shown = hit.message.partition(": ")[2]
    assert shown == ("ب" * 59 + "…" if is_cut else other)
