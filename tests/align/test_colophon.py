"""The colophon: what an edition says about itself, in every language, with no name in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dragoman.align import EditionRequest
from dragoman.align.colophon import Progress, write_byline, write_colophons
from dragoman.credits import Credits
from dragoman.languages import find_digit_set
from dragoman.model import Phrase, State, Tally

Request = partial(EditionRequest, (), "en")


def tally(**counts: int) -> Tally:
    messages = {state: counts.get(state.value, 0) for state in State}
    return Tally(messages, {state: 10 * count for state, count in messages.items()})


def write(language: str, counts: Tally | None, request: EditionRequest | None = None) -> list[str]:
    return [str(sentence) for sentence in write_phrases(language, counts, request)]


def write_phrases(
    language: str, counts: Tally | None, request: EditionRequest | None = None
) -> tuple[Phrase, ...]:
    columns = [Progress(language, find_digit_set(language), counts)]
    (said,) = write_colophons(columns, "abc123", request or Request())
    return said


def test_each_translation_says_how_far_it_has_got_and_by_whom_it_is() -> None:
    columns = [
        Progress(code, find_digit_set(code), tally(translated=3)) for code in ("ps", "sd", "fr")
    ]
    named = Request(credits=Credits(translators="A group", publisher="A paper"))
    first, second, french = write_colophons(columns, "abc123", named)
    own = [
        "Translation: A group",
        "Translated: 3 of 3 paragraphs (100% of the words).",
        "This translation has not been reviewed.",
    ]
    assert [str(phrase) for phrase in second] == ["سنڌي", *own]
    shared = {str(phrase) for phrase in first[1:]} - {*own}
    assert {each.partition(" ")[0] for each in shared} == {"Publisher:", "Digest", "Made"}
    assert [*map(str, french)] == ["français", *own]


def test_translations_that_say_it_in_one_language_are_named() -> None:
    words = {"This translation has not been reviewed.": "این ترجمه بازبینی نشده است."}
    request = Request(words={"fa": words, "fa_AF": words, "de": {"a": "b"}})
    codes = ("en", "fa", "fa_AF", "de", "ps")
    columns = [
        Progress(code, find_digit_set(code), None if code == "en" else tally(fuzzy=1))
        for code in codes
    ]
    first = [said[0] for said in write_colophons(columns, "abc123", request)]
    assert [(phrase.text, phrase.language) for phrase in first[1:3]] == [
        ("فارسی", "fa"),
        ("دری", "fa_AF"),
    ]
    assert {str(phrase).partition(":")[0] for phrase in (first[0], *first[3:])} == {
        "This is the original text.",
        "Translated",
    }


def test_of_a_document_without_words_nothing_is_said_about_its_translation() -> None:
    columns = [Progress(code, find_digit_set(code), tally()) for code in ("ps", "sd")]
    shared, nothing = write_colophons(columns, "abc123", Request())
    assert [str(phrase).partition(" ")[0] for phrase in shared] == ["Digest", "Made"]
    assert nothing == ()


def test_the_source_says_that_it_is_the_original() -> None:
    sentences = write("en", None)
    assert sentences[:2] == [
        "This is the original text.", "Digest of the source (SHA-256): abc123"
    ]  # fmt: skip
    assert sentences[-1].startswith("Made with dragoman ")


def test_there_is_a_date_only_where_one_is_given() -> None:
    assert not any("Date" in sentence for sentence in write("en", None))
    sentences = write("en", None, Request(date="2016-12-23"))
    assert "Date: December 23, 2016" in sentences


@pytest.mark.parametrize(
    ("counts", "sentences"),
    [
        ({"translated": 3, "untranslated": 1}, [
            "Translated: 3 of 4 paragraphs (75% of the words).",
            "This translation has not been reviewed.",
            "Not translated yet: 1 of 4 paragraphs.",
        ]),
        ({"reviewed": 1, "translated": 1, "fuzzy": 2}, [
            "Translated: 2 of 4 paragraphs (50% of the words).",
            "Reviewed: 1 of 4 paragraphs (25% of the words).",
            "Outdated or draft: 2 of 4 paragraphs.",
        ]),
    ],
)  # fmt: skip
def test_a_translation_says_how_far_it_is(counts: dict[str, int], sentences: list[str]) -> None:
    assert write("en", tally(**counts))[: len(sentences)] == sentences


def test_a_document_without_words_is_measured_by_its_paragraphs() -> None:
    counts = tally(translated=1, untranslated=1)
    without = replace(counts, words=dict.fromkeys(State, 0))
    assert write("en", without)[0] == "Translated: 1 of 2 paragraphs (50% of the words)."
    done = replace(tally(reviewed=2), words=dict.fromkeys(State, 0))
    assert write("en", done)[1] == "Reviewed: 2 of 2 paragraphs (100% of the words)."


def test_numbers_and_words_are_the_language_s_own() -> None:
    own = {"Translated: {count} of {total} paragraphs ({percent} of the words).": "{count}/{total}"}
    sentences = write("fa", tally(translated=12), Request(words={"fa": own}))
    assert sentences[0] == "۱۲/۱۲"


@pytest.mark.parametrize("language", ["ps", "ja", "ar_EG"])
def test_what_has_no_translation_is_english_and_says_so(language: str) -> None:
    date = "Date: {date}"
    words = {language: {date: "= {date}"}}
    request = Request(words=words, date="2016-12-23")
    sentences = write_phrases(language, tally(translated=12), request)
    first = "Translated: 12 of 12 paragraphs (100% of the words)."
    assert sentences[0] == Phrase(first, "en", "ltr")
    assert [sentence.text[:2] for sentence in sentences if sentence.language != "en"] == ["= "]


def test_english_of_a_territory_is_not_english_in_another_language() -> None:
    assert {sentence.language for sentence in write_phrases("en_GB", None)} == {"en_GB"}


@pytest.mark.parametrize(
    ("said", "language", "sentences"),
    [
        ("We", "fa", ["Translation: We"]),
        ("We", "de", ["Translation: We"]),
        ("We", "en", []),  # the text is the original
        ({"en": "Us"}, "en", ["Translation: Us"]),  # somebody has said so
        ({"fa": "We"}, "de", []),
    ],
)
def test_translators_for_all_languages_are_named_in_each_but_the_source(
    said: str | dict[str, str], language: str, sentences: list[str]
) -> None:
    request = Request(credits=Credits(translators=said))
    found = [each for each in write(language, None, request) if each.startswith("Translation: ")]
    assert found == sentences
    assert [str(each) for each in write_byline(language, request)] == sentences


def test_what_a_machine_wrote_is_said_beside_how_far_the_translation_is() -> None:
    counts = replace(tally(fuzzy=1, translated=3), machine=(2, 20, 10))
    assert "25% of the translated words are still as a machine wrote them." in write("en", counts)


@pytest.mark.parametrize(
    ("language", "calendar", "date"),
    [
        ("fa", "solar-hijri", "= ۳ دی ۱۳۹۵ (۲۳ دسامبر ۲۰۱۶)"),
        ("fa", "gregorian", "= ۲۳ دسامبر ۲۰۱۶"),
        ("en", "solar-hijri", "= December 23, 2016"),
    ],
)
def test_the_solar_date_is_only_in_persian(language: str, calendar: str, date: str) -> None:
    words = {language: {"Date: {date}": "= {date}"}}
    assert date in write(language, None, Request(words=words, date="2016-12-23", calendar=calendar))


def test_who_is_named_in_no_language_of_the_page_is_named_in_that_of_the_source() -> None:
    request = Request(credits=Credits(author={"en": "A circle", "de": "Ein Kreis"}))
    assert [str(each) for each in write_byline("fa", request)] == ["A circle"]
    assert [str(each) for each in write_byline("de", request)] == ["Ein Kreis"]
    without = Request(credits=Credits(author={"de": "Ein Kreis"}))
    assert write_byline("fa", without) == ()
