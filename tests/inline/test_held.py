"""Spaces at which no line may end."""

from __future__ import annotations

import pytest

from dragoman.inline import hold_spaces, plain_text
from dragoman.model import Span, SpanKind


def hold(text: str) -> str:
    return plain_text(hold_spaces((Span(text=text),)))


@pytest.mark.parametrize(
    "text",
    ["12~km", "1,250~kWh of", "۵۰~%", "−5~°C", "7~€.", "90~km/h", "3~m and 5~kg", "12~ms", "0.5~‰"],
)
def test_a_number_and_its_unit_are_on_one_line(text: str) -> None:
    assert hold(text.replace("~", " ")) == text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text", ["5 men", "in 2016 a", "km 12", "x m", "1 m/x", "3 A/B", "5 km²", "ๆ ต่าง"]
)
def test_other_spaces_stay(text: str) -> None:
    assert hold(text) == text


@pytest.mark.parametrize("text", ["ต่าง~ๆ กัน", "ຕ່າງ~ໆ", "ផ្សេង~ៗ", "Online~ๆ", "5~km ต่าง~ๆ 7~%"])
def test_a_sign_that_repeats_a_word_begins_no_line(text: str) -> None:
    assert hold(text.replace("~", " ")) == text.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "text",
    ["Il dit : «~oui~», puis «~non !~».", "«~Où ?~» (dit-elle)", "(«~a~»)", "— «~a~»…"],
)
def test_no_line_ends_with_an_opening_guillemet_or_begins_with_a_closing_one(text: str) -> None:
    assert hold(text.replace("~", " ")) == text.replace("~", "\u00a0")


@pytest.mark.parametrize("text", ["ist »gut« und »so!« ja", "«گفت» و «رفت»", "a»b «c"])
def test_guillemets_that_are_close_to_their_words_hold_nothing_else(
    text: str,
) -> None:
    assert hold(text) == text


def test_marks_keep_their_places_and_code_its_spaces() -> None:
    spans = (
        Span(SpanKind.STRONG, children=(Span(text="5 km"),)),
        Span(SpanKind.CODE, text="sleep 5 s"),
        Span(text="no number"),
    )
    strong, code, text = hold_spaces(spans)
    assert strong.kind is SpanKind.STRONG and strong.children == (Span(text="5\u00a0km"),)
    assert code is spans[1] and text is spans[2]
