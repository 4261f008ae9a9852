"""Which characters an embedded font must have: all that a reader sees in its language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.editions._characters import collect_all
from dragoman.model import Edition
from helpers.editions import direction, letter, phrase, segment, with_rows


@pytest.fixture
def edition() -> Edition:
    return letter("en", "fa")


def add(edition: Edition, language: str, place: str, text: str) -> Edition:
    """Put a text into one place of an edition."""
    first, *rows = edition.all_rows
    if place in ("text", "remark", "original"):
        shown = segment(language, text)
        if place == "remark":
            shown = segment("de", "x")._replace(remark=phrase(language, text))
        row = (
            first._replace(original=shown)
            if place == "original"
            else first._replace(segments=(shown, *first.segments[1:]))
        )
        return with_rows(edition, (row, *rows))
    column = next(column for column in edition.columns if column.language == language)
    said = phrase(language, text)
    new = {
        "title": replace(column, title=said),
        "colophon": replace(column, colophon=(said,)),
        "autonym": replace(column, autonym=text),
        "digits": replace(column, digits=text),
        "words": replace(column, words={"note": text}),
    }[place]
    columns = tuple(new if each is column else each for each in edition.columns)
    return replace(edition, columns=columns)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    "place",
    ["text", "remark", "original", "title", "colophon", "autonym", "digits", "words"],
)
def test_what_is_shown_in_a_language_is_in_its_font_and_in_no_other(
    edition: Edition, place: str, language: str
) -> None:
    other = "fa" if language == "en" else "en"
    assert direction(language) != direction(other)
    assert "☃" not in collect_all(edition)[language]
    shown = add(edition, language, place, "a☃\n\t")
    assert "☃" in collect_all(shown)[language]
    assert "☃" not in collect_all(shown)[other]
    assert not {"\n", "\t"} & collect_all(shown)[language]


def test_what_dragoman_itself_adds_is_always_there(edition: Edition) -> None:
    for characters in collect_all(edition).values():
        assert set("0123456789 .,:()[]–•↑") <= characters


@pytest.mark.parametrize("words", [("plain", "text"), ("آب", "باد"), ("naïve", "plain", "آب")])
def test_a_character_is_found_after_many_texts_without_it(
    edition: Edition, words: tuple[str, ...]
) -> None:
    texts = [*words * 300, "late Z", *words, "دیر ژ é", "Q", *words]
    row = edition.all_rows[0]
    rows = tuple(
        row._replace(number=number, segments=(segment("en", text), row.segments[1]))
        for number, text in enumerate(texts, start=1)
    )
    found = collect_all(with_rows(edition, rows))["en"]
    without = collect_all(with_rows(edition, (rows[0],)))["en"]
    assert found == without | set("".join(texts))
