"""Text of two directions: no control of a text may change what is around it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import bidi
from dragoman.bidi import clean, isolate
from dragoman.model import Span, SpanKind
from dragoman.texts.scripts import is_ordinary
from helpers.drawing import draw


@given(st.text())
def test_clean_text_is_clean_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not {"\u202d", "\u202e", "\x1b"} & set(cleaned)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"])))
def test_letters_numbers_and_punctuation_are_kept(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("control", [*"\x00\x07\x1b\x7f\u202d\u202e"])
def test_what_could_drive_a_terminal_or_reverse_a_text_goes(control: str) -> None:
    assert clean(f"a{control}b") == "ab"


@pytest.mark.parametrize("separator", [*"\t\v\f\x85\u2028\u2029"])
def test_what_separates_two_words_still_does(separator: str) -> None:
    assert clean(f"a{separator}b") == "a b"


def flatten(spans: tuple[Span, ...]) -> str:
    return "".join(span.text + flatten(span.children) for span in spans)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(text=st.text(alphabet="abc ۱۲۳ فارسی 12.,"))
def test_isolating_changes_no_character(direction: str, text: str) -> None:
    assert flatten(isolate((Span(text=text),), direction)) == text


def test_a_run_against_the_direction_is_isolated() -> None:
    spans = isolate((Span(text="متن English متن"),), "rtl")
    isolates = [span for span in spans if span.kind is SpanKind.ISOLATE]
    assert [(flatten(span.children), span.direction) for span in isolates] == [("English", "ltr")]
    assert all(unicodedata.bidirectional(c) != "AL" for c in flatten(isolates[0].children))


@pytest.mark.parametrize(
    ("before", "raised", "expected"),
    [
        ("عدد ۳×۱۰", "-۶", "عدد ⟦۳×۱۰{superscript -۶}⟧"),
        ("عدد ۱۰", "−۶", "عدد ⟦۱۰{superscript −۶}⟧"),
        ("عدد ٢ × ١٠", "٦", "عدد ⟦٢ × ١٠{superscript ٦}⟧"),
        ("عدد 10", "-6", "عدد ⟦10{superscript -6}⟧"),
        ("عدد ۱٬۰۰۰", "2+", "عدد ⟦۱٬۰۰۰{superscript 2+}⟧"),
        ("یون Cl", "-", "یون ⟦Cl{superscript -}⟧"),
        ("pH 10", "-2", "⟦pH 10{superscript -2}⟧"),
        ("عدد ۱۰", "۶", "عدد ۱۰{superscript ۶}"),
        ("سال ۲۰۱۹-۲۰۲۰", "۱", "سال ۲۰۱۹-۲۰۲۰{superscript ۱}"),
        ("سال ۳×۱۰", "الف", "سال ⟦۳×۱۰⟧{superscript الف}"),
        ("آب", "۲", "آب{superscript ۲}"),
        ("در ", "-۲", "در ⟦{superscript -۲}⟧"),
    ],
)
def test_a_calculation_with_a_power_keeps_its_order(
    before: str, raised: str, expected: str
) -> None:
    power = Span(SpanKind.SUPERSCRIPT, children=(Span(text=raised),))
    once = isolate((Span(text=before), power), "rtl")
    assert draw(once) == expected
    assert isolate(once, "rtl") == once


def test_a_power_needs_no_isolation_from_left_to_right() -> None:
    spans = (Span(text="3×10"), Span(SpanKind.SUPERSCRIPT, children=(Span(text="-6"),)))
    assert isolate(spans, "ltr") == spans


def test_an_ordinary_text_has_nothing_that_cleaning_removes() -> None:
    dropped = re.compile(bidi._DROPPED)
    for character in map(chr, range(0x110000)):
        if is_ordinary(character):
            assert not dropped.match(character)
            assert clean(character) == character
