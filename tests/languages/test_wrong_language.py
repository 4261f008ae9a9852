"""A catalogue of another language does not pass for one of its folder's language."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import CatalogError
from dragoman.languages import wrong_language
from dragoman.languages.letters import letter_scripts
from dragoman.languages.wrong_language import (
    check_language,
    digest_question,
    find_wrong_language,
    may_be_in,
    rank_language,
    remember_right,
)
from dragoman.po import read
from dragoman.proofread import CatalogPlace, fix_catalog
from helpers.durations import check_growth
from helpers.tools import ROOT

LETTER = {
    code: (ROOT / "locale" / code / "LC_MESSAGES" / "letter.po").read_bytes()
    for code in ("fa", "ar")
}
OWN = ROOT / "src" / "dragoman" / "locale"
TEXTS = {
    code: " ".join(b.msgstr[0] for b in read(OWN / code / "LC_MESSAGES" / "dragoman.po").blocks)
    for code in ("fr", "de", "he", "ur", "ckb")
} | {code: " ".join(Locale(code).territories.values()) for code in ("ru", "ja", "sr")}
"""Texts of some length: what dragoman itself says, and the names of countries."""


def write(code: str, text: str, *, in_header: str | None = None) -> bytes:
    """Write a catalogue with a text; without a language in its header where that is ""."""
    language = code if in_header is None else in_header
    field = f'"Language: {language}\\n"\n' if language else ""
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{field}'
    plain = text.replace('"', "").replace("\\", "").replace("\n", " ")
    return f'{head}\nmsgid "source"\nmsgstr "{plain}"\n'.encode()


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("in_header", [None, ""])
def test_each_is_in_its_own_folder(code: str, in_header: str | None) -> None:
    check_language(write(code, TEXTS[code], in_header=in_header), code, "x.po")


@pytest.mark.parametrize(
    ("code", "folder"),
    [("ar", "fa"), ("fa", "ar"), ("fr", "de"), ("ur", "fa"), ("fa", "ur"), ("fa", "ckb"),
     ("ckb", "fa"), ("ru", "fa"), ("he", "ar"), ("ja", "zh"), ("fa", "pt_BR")],
)  # fmt: skip
def test_the_header_shows_another_language_with_its_line(code: str, folder: str) -> None:
    data = LETTER.get(code) or write(code, TEXTS[code])
    line = data[: data.index(b'"Language:')].count(b"\n") + 1
    with pytest.raises(CatalogError, match=rf"^x.po:{line}: the header says .* \({code}\), and"):
        check_language(data, folder, "x.po")


@pytest.mark.parametrize(
    ("code", "folder"),
    [("ar", "fa"), ("fa", "ar"), ("ur", "fa"), ("fa", "ur"), ("fa", "ckb"), ("ckb", "fa"),
     ("ur", "ar"), ("ru", "fa"), ("he", "ar"), ("ja", "ko"), ("fa", "fr"), ("ru", "sr_Latn")],
)  # fmt: skip
@pytest.mark.parametrize("in_header", ["", "folder", "xx", "Persian-Farsi"])
def test_the_letters_show_it_whatever_the_header_says(
    code: str, folder: str, in_header: str
) -> None:
    value = folder if in_header == "folder" else in_header
    data = write(code, TEXTS[code], in_header=value) if code in TEXTS else LETTER[code]
    data = data.replace(f"Language: {code}".encode(), f"Language: {value}".encode())
    with pytest.raises(CatalogError, match=r"^x.po: the translations are not written in"):
        check_language(data, folder, "x.po")


@pytest.mark.parametrize(
    ("in_header", "code", "text"),
    [
        ("fa_IR", "fa", ""),
        ("ar", "ar_EG", ""),
        ("pt", "pt_BR", ""),
        ("zh_CN", "zh_Hans", ""),
        ("sr@latin", "sr", TEXTS["sr"]),
        ("ku", "ckb", TEXTS["ckb"]),
        ("ckb", "ku", TEXTS["ckb"]),
        ("", "kmr", TEXTS["ckb"]),
        ("nb", "no", ""),
        ("en", "ru", TEXTS["ru"]),  # only the header is wrong
        ("xyzzy", "fa", ""),
        ("", "ber", TEXTS["ru"]),  # many languages, in several scripts
        ("fa", "fa", "BBC, CNN, Amnesty International, Human Rights Watch, Reuters"),
        ("fa", "fa", f"https://example.org/{'a' * 400} `{'code' * 100}` <b>"),
    ],
)
def test_what_is_right_or_not_certain_passes(in_header: str, code: str, text: str) -> None:
    check_language(write(code, text, in_header=in_header), code, "x.po")


@pytest.mark.parametrize("text", [TEXTS["de"], "[fa] source text in brackets " * 99])
def test_what_is_in_the_script_of_the_source_says_nothing(text: str) -> None:
    """It may be untranslated, or names; the rule wrong-script reports each message."""
    check_language(write("fa", text), "fa", "x.po")


def test_the_header_is_no_translation() -> None:
    """The names of its fields are in Latin letters, also where the source is in others."""
    fields = "".join(f'"X-Generator-{name}: somewhere\\n"\n' for name in "abcdefghijklmnop")
    data = write("ar", "ترجمة قصيرة").decode().replace('msgid "source"', 'msgid "متن"')
    check_language(data.replace('"Content-Type', f'{fields}"Content-Type').encode(), "ar", "x.po")


def test_few_words_show_another_script() -> None:
    with pytest.raises(CatalogError, match="not written in"):
        check_language(write("fa", TEXTS["ru"][:200]), "fa", "x.po")


def test_a_refrain_says_no_more_than_its_words() -> None:
    check_language(write("fa", "ترجمه " * 999), "fa", "x.po")


def test_a_file_in_no_folder_of_a_language_may_be_in_any() -> None:
    place = CatalogPlace("letter", "", "letter.po")
    assert fix_catalog(LETTER["ar"], place)[0] == LETTER["ar"]
    with pytest.raises(CatalogError, match="the header says Arabic"):
        fix_catalog(LETTER["ar"], CatalogPlace("letter", "fa", "letter.po"))


@given(st.binary(max_size=300))
def test_no_bytes_are_an_error_of_our_own(data: bytes) -> None:
    check_language(data, "fa", "x.po")


PERSIAN = "دیوارها بلند بودند و ما در حیاط زندان راه می‌رفتیم و با هم حرف می‌زدیم."
ENGLISH = (
    "The walls were high, and we walked in the yard of the prison every day and talked a lot. "
    "Nobody could hear what people said beyond that gate, but sometimes a bird came over it."
)
ARABIC = (
    "كانت الجدران عالية وكنا نمشي في ساحة السجن الكبيرة ونتحدث إلى بعضنا كل مساء قبل الإغلاق. "
    "ولم يكن أحد يسمع ما يقوله الناس وراء تلك البوابة القديمة، وأحيانا يأتي طائر من فوقها إلينا."
)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (PERSIAN, "fa", True),
        (ENGLISH, "fa", False),
        (ENGLISH, "de", True),
        (ARABIC, "fa", False),
        (ARABIC, "ar", True),
        (f"{ENGLISH} {PERSIAN}", "fa", True),
        ("Hi", "fa", True),
    ],
)
def test_a_text_may_be_in_a_language_as_far_as_its_letters_show(
    text: str, code: str, expected: bool
) -> None:
    assert may_be_in([text], code, ["The walls of the prison were high."]) == expected


@pytest.mark.parametrize(
    ("said", "wanted", "rank"),
    [
        ("fa", "fa", 0),
        ("pes", "fa", 0),
        ("fa-IR", "fa", 1),
        ("pt", "pt_BR", 1),
        ("pt-PT", "pt_BR", 2),
        ("zh-TW", "zh_CN", None),
        ("zh-Hant", "zh_TW", 1),
        ("zh-TW", "zh_Hant", 1),
        ("zh-Hans-CN", "zh_CN", 1),
        ("zh-Hant-HK", "zh_TW", 2),
        ("zh-Hant", "zh_CN", None),
        ("zh", "zh_TW", None),
        ("az-Latn", "az_AZ", 1),
        ("sr-Latn", "sr_RS", None),
        ("ar", "fa", None),
        ("", "fa", None),
        ("no language", "fa", None),
    ],
)
def test_languages_are_compared_by_code_with_the_region_last(
    said: str, wanted: str, rank: int | None
) -> None:
    assert rank_language(said, wanted) == rank


def test_the_same_content_is_looked_at_once_for_each_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of the content, only the beginning counts; and the answer is the same each time."""
    looked: list[str] = []
    look = wrong_language._compare_languages
    monkeypatch.setattr(wrong_language, "_REMEMBERED", {})
    monkeypatch.setattr(wrong_language, "_MOST_REMEMBERED", 2)

    def count(sample: str, code: str) -> tuple[str, int | None] | None:
        looked.append(code)
        return look(sample, code)

    monkeypatch.setattr(wrong_language, "_compare_languages", count)
    for _ in range(3):
        check_language(LETTER["fa"], "fa", "a.po")
        with pytest.raises(CatalogError, match="Arabic"):
            check_language(LETTER["fa"], "ar", "a.po")
    assert looked == ["fa", "ar"]
    check_language(LETTER["ar"], "ar", "a.po")  # it is found, though no more is remembered
    assert looked == ["fa", "ar", "ar"]


def test_what_another_process_found_right_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data, other = write("fr", TEXTS["fr"]), write("fr", TEXTS["ur"])
    monkeypatch.setattr(wrong_language, "_REMEMBERED", {})
    remember_right(digest_question(data, "de"))
    assert find_wrong_language(data, "de") is None
    assert find_wrong_language(data, "ru") and find_wrong_language(other, "de")


@pytest.mark.parametrize("code", sorted(wrong_language._SURELY_LATIN))
def test_what_is_known_without_babel_is_what_babel_knows(code: str) -> None:
    assert "LATIN" in letter_scripts(code)


def test_signs_that_begin_no_tag_are_looked_at_once() -> None:
    def judge(text: str) -> None:
        assert may_be_in([text], "de", ["A source text."])

    check_growth(lambda size: "ein < zwei " * size, judge, 40_000)
