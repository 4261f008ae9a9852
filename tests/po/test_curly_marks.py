"""Quotation marks of word processors around the strings of a catalogue."""

from __future__ import annotations

import pytest

from dragoman.errors import CatalogError
from dragoman.po import parse

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
NOT_CLOSED = "a string is not closed on its line"


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        ("msgid “A letter”\nmsgstr “نامه”\n", 4, "“"),
        ('msgid "A letter"\nmsgstr “نامه”\n', 5, "“"),
        ('msgid "A letter"\nmsgstr «نامه»\n', 5, "«"),
        ("msgid 'A letter'\nmsgstr 'نامه'\n", 4, "'"),
        ('msgid „Brief“\nmsgstr ""\n', 4, "„"),
        ('msgid "A letter”\nmsgstr ""\n', 4, "”"),
        ('msgid ""\n“A letter”\nmsgstr ""\n', 5, "“"),
        ('msgid "a"\nmsgid_plural “b”\nmsgstr[0] ""\n', 5, "“"),
    ],
)
def test_the_sentence_names_the_mark_and_the_right_one(text: str, line: int, mark: str) -> None:
    with pytest.raises(CatalogError) as raised:
        parse((HEAD + text).encode(), "fa.po")
    assert str(raised.value) == (
        f'fa.po:{line}: {mark} is not the quotation mark of a catalogue; write " around each string'
    )


def test_curly_marks_inside_a_string_are_text() -> None:
    text = 'msgid "A “letter”"\nmsgstr "«نامه»"\n'
    assert parse((HEAD + text).encode(), "fa.po").blocks[0].msgid == "A “letter”"


def test_a_string_that_is_not_closed_and_has_curly_marks_is_not_closed() -> None:
    with pytest.raises(CatalogError, match=NOT_CLOSED):
        parse((HEAD + 'msgid "A “letter”\nmsgstr ""\n').encode(), "fa.po")


def test_what_is_wrong_is_shown_in_its_own_letters() -> None:
    with pytest.raises(CatalogError) as raised:
        parse((HEAD + "می‌خواهم\n").encode(), "fa.po")
    assert "('\u2068می‌خواهم\u2069')" in raised.value.sentence
