"""Facts about languages: those of CLDR that Babel has, and those that it does not have."""

from __future__ import annotations

import gettext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import languages
from dragoman.errors import ProjectError

RTL = ["fa", "ar", "ur", "ckb", "ps", "he", "ug", "sd", "yi", "dv", "az_Arab"]


@pytest.mark.parametrize("code", RTL)
def test_right_to_left(code: str) -> None:
    assert languages.find_direction(code) == "rtl"


@pytest.mark.parametrize("code", ["en", "fr", "zh", "az", "ru"])
def test_left_to_right(code: str) -> None:
    assert languages.find_direction(code) == "ltr"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fa", "Arab"), ("en", "Latn"), ("he", "Hebr"), ("az_Arab", "Arab"), ("zh_TW", "Hant"),
     ("ru", "Cyrl"), ("ckb", "Arab")],
)  # fmt: skip
def test_script(code: str, expected: str) -> None:
    assert languages.find_script(code) == expected


@pytest.mark.parametrize(
    ("code", "english", "own"),
    [
        ("fa_DE", "Persian (Germany)", "فارسی (آلمان)"),
        ("ar_DE", "Arabic (Germany)", "العربية (ألمانيا)"),
        ("ckb_SE", "Central Kurdish (Sweden)", "کوردیی ناوەندی (سوید)"),
        ("tr_DE", "Turkish (Germany)", "Türkçe (Almanya)"),
    ],
)
def test_a_language_far_from_home_has_a_name(code: str, english: str, own: str) -> None:
    assert (languages.find_language_name(code), languages.find_autonym(code)) == (english, own)
    assert languages.find_language_name("fa_ZZZ9") == "fa-ZZZ9"


def test_names() -> None:
    assert languages.find_autonym("fa") == "فارسی"
    assert languages.find_autonym("ar") == "العربية"
    assert languages.find_language_name("fa") == "Persian"
    assert languages.make_tag("az_Arab") == "az-Arab"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fa", "fa"),
        ("pt-br", "pt_BR"),
        ("az_arab", "az_Arab"),
        ("zh-TW", "zh_TW"),  # gettext's own; the script goes without saying
        ("zh-cn", "zh_CN"),
        ("Chinese (Taiwan)", "zh_TW"),
        ("pa-PK", "pa_PK"),
        ("zh-Hant-TW", "zh_Hant_TW"),  # somebody said it
        ("zh-hant-tw", "zh_Hant_TW"),
        ("zh-Hant", "zh_Hant"),
        ("sr-Latn-RS", "sr_Latn_RS"),
        ("fa-AF", "fa_AF"),
    ],
)
def test_canonical(code: str, expected: str) -> None:
    assert languages.normalize_code(code) == expected


@pytest.mark.parametrize("code", ["xx", "persian!", "../x", "", "fa/../..", "zz_ZZ"])
def test_an_unknown_language_is_one_sentence(code: str) -> None:
    with pytest.raises(ProjectError, match=r"^unknown language"):
        languages.normalize_code(code)


def test_digits_are_those_of_the_language_or_of_the_settings() -> None:
    assert languages.write_digits(1500, languages.find_digit_set("fa")) == "۱۵۰۰"
    assert languages.write_digits("p7", languages.find_digit_set("fa")) == "p۷"
    assert languages.write_digits(15, languages.find_digit_set("ar")) == "15"
    assert languages.write_digits(15, languages.find_digit_set("ar", "arab")) == "١٥"
    assert languages.write_digits(15, languages.find_digit_set("ar_SY")) == "١٥"


def test_an_unknown_numbering_system_is_an_error() -> None:
    with pytest.raises(ProjectError, match="unknown numbering system 'arabic' for ar; use one of"):
        languages.find_digit_set("ar", "arabic")


def test_separators_are_of_the_digits_system() -> None:
    assert languages.format_number(1234567.5, "fa", languages.find_digit_set("fa")) == "۱٬۲۳۴٬۵۶۷٫۵"
    assert languages.format_number(1234567.5, "en", languages.find_digit_set("en")) == "1,234,567.5"
    assert languages.format_percent(0.5, "fa", languages.find_digit_set("fa")) == "۵۰٪"


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_percent_is_100_only_for_all_and_0_only_for_nothing(part: int, more: int) -> None:
    share = part / (part + more)
    percent = languages.round_percent(share)
    assert percent < 100
    assert (percent == 0) == (part == 0)
    assert languages.round_percent(1.0) == 100


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("fa", [0, 0, 1, 1, 1, 1]),
        ("ar", [0, 1, 2, 3, 4, 5]),
        ("en", [1, 0, 1, 1, 1, 1]),
    ],
)
def test_plural_forms_are_cldrs(code: str, forms: list[int]) -> None:
    """CLDR: Persian one = 0, 1; Arabic zero, one, two, few 3, many 11, other 100."""
    rule = languages.find_plural_forms(code).partition("plural=")[2].rstrip(";")
    function = gettext.c2py(rule)
    assert [function(n) for n in (0, 1, 2, 3, 11, 100)] == forms


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar_EG", ("ar_EG", "ar")),
        ("es_MX", ("es_MX", "es_419", "es")),
        ("pt_AO", ("pt_AO", "pt_PT", "pt")),
        ("nb", ("nb", "no")),
        ("zh_Hant_TW", ("zh_Hant_TW", "zh_Hant")),
        ("zh_Hans_CN", ("zh_Hans_CN", "zh_Hans", "zh")),
        ("zh_TW", ("zh_TW", "zh_Hant")),
        ("zh_MO", ("zh_MO", "zh_Hant_HK", "zh_Hant")),
        ("zh_CN", ("zh_CN", "zh")),
        ("az_IR", ("az_IR", "az_Arab")),
        ("uz_Arab", ("uz_Arab",)),
        ("ckb", ("ckb",)),
    ],
)
def test_a_language_inherits_as_in_cldr(code: str, expected: tuple[str, ...]) -> None:
    assert languages.list_ancestors(code) == expected
