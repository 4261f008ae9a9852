"""Text of two directions: no control of a text may change what is around it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bidi import clean, isolate
from dragoman.model import Span, SpanKind


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
