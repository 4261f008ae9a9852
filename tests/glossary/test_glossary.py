"""Read a glossary, find its terms, and recognise them in their grammatical forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import glossary
from dragoman.errors import ProjectError
from helpers.tools import ROOT

HEAD = "term,language,translation,alternatives,note,case\n"


def _missing(rows: str, source: str, target: str, language: str) -> list[str]:
    found = glossary.find_missing(glossary.parse(HEAD + rows), source, target, language)
    return [term.term for term in found]


def test_a_row_is_a_term_with_its_alternatives() -> None:
    (term,) = glossary.parse(HEAD + "package,ar,حزمة,حزم|رزمة,of software,\n").terms
    assert term.translations == ("حزمة", "حزم", "رزمة")
    assert (term.note, term.is_case_sensitive, term.line) == ("of software", False, 2)


def test_columns_may_be_in_any_order_and_fewer() -> None:
    (term,) = glossary.parse("language,translation,term\nfa,نامه,letter\n").terms
    assert (term.term, term.language, term.translations) == ("letter", "fa", ("نامه",))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "must name the columns"),
        ("term,language\n", 1, "translation too"),
        (HEAD.replace("note", "notes"), 1, "no column 'notes'"),
        (HEAD + "letter,fa,نامه,,,\n\nbook,,کتاب,,,\n", 4, "language: it is empty"),
        (HEAD + "letter,fa,,,,\n", 2, "translation: it is empty"),
        (HEAD + "letter,fa,نامه,,,perhaps\n", 2, "yes or no"),
        (HEAD + 'letter,"fa"x,نامه,,,\n', 2, "comma-separated"),
        ("term;language;translation\n", 1, "separated by semicolons; separate them by commas"),
        ("term\tlanguage\ttranslation\n", 1, "separated by tabs"),
        ("term؛language؛translation\n", 1, "separated by Arabic semicolons"),
        ("term،language،translation\n", 1, "separated by Arabic commas"),
        ("term,fa,ar\n", 1, "the column 'fa' is a language; write one row for each translation"),
        ("English,Persian\n", 1, "with en under language and the term under translation"),
        ("term,فارسی\n", 1, "is a language; .* with fa under language"),
        (HEAD.replace("note", "id"), 1, "no column 'id'"),
        (HEAD.replace("note", "source"), 1, "no column 'source'"),
        (HEAD.replace("note", "Kurdish"), 1, "with ku under language"),
        (HEAD + "letter,Persain,نامه,,,\n", 2, "unknown language 'Persain'; did you mean"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ProjectError, match=message) as raised:
        glossary.parse(text, "glossary.csv")
    assert (raised.value.path, raised.value.line) == ("glossary.csv", line)


@pytest.mark.parametrize("language", ["fa", "Persian", "farsi", "pes", "فارسی"])
def test_a_language_may_be_named_in_any_way(language: str) -> None:
    found = glossary.parse(HEAD + f"letter,{language},نامه,,,\n").select_terms("fa_AF")
    assert [term.language for term in found] == ["fa"]


def test_terms_of_a_language_are_found_by_an_older_code_of_it() -> None:
    assert glossary.parse(HEAD + "letter,he,מכתב,,,\n").select_terms("iw")


def test_a_file_in_another_encoding_or_missing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_bytes(b"term,language,translation\nletter,fa,\xe4\n")
    with pytest.raises(ProjectError, match="UTF-8"):
        glossary.read(tmp_path / "g.csv")
    with pytest.raises(ProjectError, match="cannot be read"):
        glossary.read(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "target",
    ["الحزمة", "وبالحزمة", "للحزمة", "حزمتها", "حزمات", "الحُزْمَةُ", "حزمه", "كحزمتين"],
)
def test_arabic_particles_and_endings_are_known(target: str) -> None:
    assert _missing("package,ar,حزمة,,,\n", "the package", f"في {target} هنا", "ar") == []


@pytest.mark.parametrize("target", ["حزم", "رزمة", "حزام", "تحزمة"])
def test_another_arabic_word_is_not_the_term(target: str) -> None:
    assert _missing("package,ar,حزمة,,,\n", "the package", f"في {target} هنا", "ar")


@pytest.mark.parametrize(
    "target",
    ["للسجناء السياسيين", "السجناء السياسيون", "سجناء سياسيين", "والسجناء السياسيون"],
)
def test_each_word_of_an_arabic_term_takes_its_own_form(target: str) -> None:
    rows = "political prisoner,ar,سجناء سياسيون,,,\n"
    assert _missing(rows, "political prisoners", target, "ar") == []
    first, second = target.split()
    for other in (f"{first} الجدد", f"الأصدقاء {second}", f"{second} {first}"):
        assert _missing(rows, "political prisoners", other, "ar") == ["political prisoner"], other


@pytest.mark.parametrize(
    "target",
    ["آتش‌بس", "آتش بس", "آتش‌بس‌های", "آتش‌بسی", "آتش‌بسشان", "اتش‌بس"],
)
def test_persian_endings_and_half_spaces_are_known(target: str) -> None:
    assert _missing("ceasefire,fa,آتش‌بس,,,\n", "a ceasefire", f"یک {target} را", "fa") == []


@pytest.mark.parametrize("target", ["آتش", "بس", "آتشین‌بس", "آتش‌بستن"])
def test_another_persian_word_is_not_the_term(target: str) -> None:
    found = _missing("ceasefire,fa,آتش‌بس,,,\n", "a ceasefire", f"یک {target} را", "fa")
    assert found == ["ceasefire"]


def test_arabic_letters_in_persian_are_the_same_letters() -> None:
    assert _missing("book,fa,کتاب,,,\n", "the book", "كتابي", "fa") == []
    assert _missing("book,fa,کتاب,,,\n", "the book", "كباب", "fa") == ["book"]


def test_alternatives_and_further_rows_hold_as_well() -> None:
    rows = "package,ar,حزمة,حزم,,\npackage,ar,رزمة,,,\n"
    assert _missing(rows, "packages", "الحزم", "ar") == []
    assert _missing(rows, "packages", "رزمتان", "ar") == []
    assert _missing(rows, "packages", "صناديق", "ar") == ["package"]


def test_capitals_matter_where_the_glossary_says_so() -> None:
    assert _missing("May,fa,می,,,yes\n", "you may", "شاید", "fa") == []
    assert _missing("May,fa,می,,,yes\n", "in May", "شاید", "fa") == ["May"]
    assert _missing("may,fa,می,,,\n", "In MAY", "شاید", "fa") == ["may"]


def test_the_longest_term_is_meant() -> None:
    rows = "prisoner,fa,زندانی,,,\nprisoner of war,fa,اسیر,,,\n"
    assert _missing(rows, "a prisoner of war", "یک اسیر", "fa") == []
    assert _missing(rows, "a prisoner", "یک اسیر", "fa") == ["prisoner"]


def test_a_term_is_a_word_of_its_own() -> None:
    assert _missing("Iran,fa,ایران,,,\n", "an Iranian", "یک نفر", "fa") == []
    assert _missing("Iran,fa,ایران,,,\n", "in Iran", "یک نفر", "fa") == ["Iran"]


def test_a_language_has_the_terms_of_its_countries() -> None:
    assert _missing("letter,fa,نامه,,,\n", "a letter", "کتاب", "fa_AF") == ["letter"]
    assert _missing("letter,fa,نامه,,,\n", "a letter", "کتاب", "ar") == []
    assert _missing("letter,fa_AF,نامه,,,\n", "a letter", "کتاب", "fa") == []
    assert _missing("letter,fa_AF,نامه,,,\n", "a letter", "کتاب", "fa_AF") == ["letter"]


def test_other_languages_match_with_short_endings() -> None:
    assert _missing("letter,de,Brief,,,\n", "letters", "Die Briefe", "de") == []
    assert _missing("letter,de,Brief,,,\n", "letters", "Die Post", "de") == ["letter"]


def test_terms_become_comments_for_translators() -> None:
    terms = glossary.parse(HEAD + "siege,ar,حصار,محاصرة,not ضغط,\n")
    found = glossary.find_terms(terms, "A siege, a Siege", "ar")
    assert glossary.write_comments(found) == ("glossary: siege = حصار, محاصرة (not ضغط)",)


def test_the_letter_has_every_term_in_both_languages() -> None:
    terms = glossary.read(ROOT / "glossary.csv")
    by_language = [
        {term.term for term in terms.select_terms(language)} for language in ("fa", "ar")
    ]
    assert by_language[0] == by_language[1]
    assert len(by_language[0]) > 30


def test_terms_and_translations_are_found_where_they_are() -> None:
    terms = glossary.parse(
        "term,language,translation,alternatives\ncease-fire,fa,آتش‌بس,صلح\nfire,fa,آتش,\n"
    )
    text = "Two cease-fires, one fire."
    found = [
        (term.term, text[slice(*place)]) for term, place in glossary.locate_terms(terms, text, "fa")
    ]
    assert found == [("cease-fire", "cease-fires"), ("fire", "fire")]
    term = terms.terms[0]
    for target, expected in [("با آتِش بسِ ما", "آتِش بسِ"), ("صلح", "صلح"), ("جنگ", None), ("", None)]:
        place = glossary.locate_translation(term, target, "fa")
        assert (target[slice(*place)] if place else None) == expected
