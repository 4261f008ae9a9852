"""From what people call a language to its code."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.core import get_global

from dragoman import languages
from dragoman.errors import ProjectError
from dragoman.languages import written_dates
from dragoman.languages.naming import find_data_code, find_language, has_own_data, is_plain_code
from helpers.cases import each_case


@each_case([
        ("fa", "fa"), ("FA", "fa"), ("pt-br", "pt_BR"), ("az_arab", "az_Arab"), ("lao", "lo"),
        ("iw", "he"), ("in", "id"), ("mo", "ro"), ("sh_RS", "sr_Latn_RS"), ("tl", "fil"),
        ("pes", "fa"), ("fas", "fa"), ("per", "fa"), ("prs", "fa_AF"), ("prs-AF", "fa_AF"),
        ("pes_IR", "fa_IR"), ("arb", "ar"), ("cmn", "zh"), ("kmr", "ku"), ("pbu", "ps"),
        ("azb", "azb"), ("haz", "haz"), ("haz-af", "haz_AF"), ("glk", "glk"), ("pnb", "pnb"),
    ])  # fmt: skip
def test_a_code_of_any_part_of_iso_639(text: str, code: str) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Persian", "fa"), ("persian", "fa"), ("Farsi", "fa"), (" Iranian  Persian ", "fa"),
        ("Dari", "fa_AF"), ("Persian (Afghanistan)", "fa_AF"), ("Hazaragi", "haz"),
        ("South Azerbaijani", "azb"), ("Central Kurdish", "ckb"), ("Sorani", "ckb"),
        ("Azerbaijani (Arabic)", "az_Arab"), ("Brazilian Portuguese", "pt_BR"),
        ("Simplified Chinese", "zh_Hans"), ("Tagalog", "fil"), ("English", "en"),
        ("Kurdish (Sorani)", "ckb"), ("Kurdish (Central)", "ckb"), ("Sorani Kurdish", "ckb"),
        ("Kurdish (Kurmanji)", "ku"), ("Persian (Farsi)", "fa"), ("Persian (Dari)", "fa_AF"),
        ("Arabic (Egyptian)", "arz"), ("Levantine Arabic", "apc"), ("Chinese (Mandarin)", "zh"),
        ("Portuguese (Brazilian)", "pt_BR"), ("Balochi", "bal"), ("Darija", "ary"),
        ("Luri", "lrc"), ("Myanmar", "my"), ("Arabic (Levantine)", "apc"),
        ("Norwegian (Bokmål)", "nb"), ("Norwegian (Nynorsk)", "nn"), ("Kurdish (Northern)", "ku"),
        ("Serbian (Latin)", "sr_Latn"), ("Gaelic (Irish)", "ga"),
        ("Catalan (Valencian)", "ca_VALENCIA"),
        ("Swiss German", "gsw"), ("Swiss High German", "de_CH"),
    ],
)  # fmt: skip
def test_a_name_in_english(text: str, code: str) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("فارسی", "fa"), ("فارسي", "fa"), ("دری", "fa_AF"), ("العربية", "ar"), ("اردو", "ur"),
        ("עברית", "he"), ("Türkçe", "tr"), ("deutsch", "de"), ("Français", "fr"), ("پښتو", "ps"),
    ],
)  # fmt: skip
def test_a_name_in_the_language_itself(text: str, code: str) -> None:
    assert find_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "xx",
        "zz_ZZ",
        "en_ZZ",
        "und",
        "mul",
        "root",
        "../x",
        "Persian (Mars)",
        "fa!",
        "Persian (English)",
        "Persian Arabic",
        "fa ar",
        "fa_AF fa",
        "so many " * 5000,
        "Kurdish (Persian)",
        "Chinese (Cantonese)",
        "German (Swiss)",
        "German (Old)",
        "Serbian (Croatian)",
        "Croatian Serbian",
    ],
)
def test_what_is_not_a_language(text: str) -> None:
    assert find_language(text) is None
    with pytest.raises(ProjectError, match=r"^unknown language"):
        languages.normalize_code(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [("Persain", "Persian"), ("arabik", "Arabic"), ("Sorany", "Sorani"), ("fa_IRR", "fa_IR")],
)
def test_a_wrong_name_gets_the_nearest(text: str, near: str) -> None:
    with pytest.raises(ProjectError, match=rf"; did you mean '{near}'\?$"):
        languages.normalize_code(text)


@pytest.mark.parametrize(
    ("text", "code", "english"),
    [
        ("ca-valencia", "ca_VALENCIA", "Catalan (Valencian)"),
        ("de-CH-1901", "de_CH_1901", "German (Switzerland, Traditional German orthography)"),
        ("be-tarask", "be_TARASK", "Belarusian (Taraskievica orthography)"),
    ],
)
def test_a_variant_of_bcp_47(text: str, code: str, english: str) -> None:
    assert find_language(text) == code
    assert languages.find_language_name(code) == english
    assert languages.find_plural_forms(code) == languages.find_plural_forms(code.partition("_")[0])


def test_to_look_for_an_autonym_leaves_the_data_of_languages_whole() -> None:
    find_language("تۆرکجه")
    assert languages.format_number(1.5, "fr", languages.find_digit_set("fr")) == "1,5"


@pytest.mark.parametrize("code", ["fa", "pt_BR", "az_Arab"])
def test_a_plain_code_stays(code: str) -> None:
    assert is_plain_code(code)
    assert find_language(code) == code


@pytest.mark.parametrize("text", ["iw", "pes", "Persian", "pt-BR", "FA", "ckb", "iw_IL"])
def test_what_is_not_plain_is_looked_up(text: str) -> None:
    assert not is_plain_code(text)


@pytest.mark.parametrize(
    ("code", "name", "autonym", "digits"),
    [
        ("haz", "Hazaragi", "هزارگی", "۱۵"),
        ("azb", "South Azerbaijani", "تۆرکجه", "۱۵"),
        ("glk", "Gilaki", "گیلکی", "۱۵"),
        ("fa_AF", "Dari", "دری", "۱۵"),
        ("arz", "Egyptian Arabic", "مصرى", "١٥"),
    ],
)
def test_a_language_without_data_of_its_own_follows_its_neighbour(
    code: str, name: str, autonym: str, digits: str
) -> None:
    assert languages.find_direction(code) == "rtl"
    assert languages.find_script(code) == "Arab"
    assert (languages.find_language_name(code), languages.find_autonym(code)) == (name, autonym)
    assert languages.write_digits(15, languages.find_digit_set(code)) == digits
    assert languages.find_plural_forms(code).startswith("nplurals=")


@pytest.mark.parametrize(
    ("code", "neighbour"),
    [("zag", "en_SD"), ("zim", "fr_TD"), ("zrg", "or_IN"), ("yih", "he"), ("zrp", "he")],
)
def test_the_neighbour_is_written_in_the_same_script(code: str, neighbour: str) -> None:
    """The first official language of each country is written in another one."""
    assert find_data_code(code) == neighbour
    assert languages.find_digit_set(code) == languages.find_digit_set(neighbour)


def test_a_date_is_never_in_the_words_of_another_language() -> None:
    assert written_dates.write_long_date("2016-12-23", "glk", "0123456789") == "2016-12-23"
    assert written_dates.write_long_date("2016-12-23", "ku_Arab", "0123456789") == "2016-12-23"
    assert written_dates.write_long_date("2016-12-23", "ur_Latn", "0123456789") == "2016-12-23"


@pytest.mark.parametrize(
    ("code", "direction"), [("sam", "rtl"), ("ur_Latn", "ltr"), ("xmm", "ltr")]
)
def test_the_script_decides_the_direction(code: str, direction: str) -> None:
    assert languages.find_direction(code) == direction


def test_there_are_facts_about_every_language_that_is_known() -> None:
    codes = [code for code in get_global("likely_subtags") if "_" not in code][::40]
    known = [code for code in map(find_language, codes) if code]
    assert len(known) > 150
    for code in known:
        digits = languages.find_digit_set(code)
        assert languages.find_direction(code) in {"ltr", "rtl"}
        assert languages.find_language_name(code) and languages.find_autonym(code)
        assert languages.find_plural_forms(code).startswith("nplurals=")
        assert written_dates.write_long_date("2016-12-23", code, digits)
        assert languages.format_percent(0.5, code, digits)


def test_every_english_name_of_cldr_is_found() -> None:
    names = Locale("en").languages
    lost = {name for code, name in names.items() if find_language(code) and not find_language(name)}
    assert lost <= {"Jju"}  # three letters are a code


@pytest.mark.parametrize(
    ("code", "has_data"),
    [
        ("fa", True), ("fa_AF", True), ("zh_Hant", True), ("sr_Latn", True),
        ("sr_Cyrl_BA", True), ("uz_Arab", True), ("de_XX", True), ("de_Cyrl", False),
        ("azb", True), ("haz", True), ("prs", False), ("xx", False),
    ],
)  # fmt: skip
def test_a_language_has_words_of_its_own_in_the_scripts_that_cldr_knows(
    code: str, has_data: bool
) -> None:
    assert has_own_data(code) is has_data
