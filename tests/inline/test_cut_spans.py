"""Spans are cut at places of their text: nothing is lost, and looks and links stay in each part."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.inline import cut_spans, parse_spans, plain_text
from dragoman.model import Span, SpanKind
from helpers.editions import code, em, image, link, ltr, note, ruby, strong, sup

TEXT = Span(text="One. Two.")


def cut(spans: tuple[Span, ...], *places: int) -> list[str]:
    return [plain_text(part) for part in cut_spans(spans, places)]


def test_text_is_cut_and_loses_only_the_spaces_at_the_cut() -> None:
    assert cut((TEXT,), 4) == ["One.", "Two."]
    assert cut((TEXT,)) == ["One. Two."]


def test_what_looks_different_does_so_in_both_parts() -> None:
    first, second = cut_spans((em("One. ", strong("Two."), " Three."),), [4])
    assert first == (em("One."),) or plain_text(first) == "One."
    assert first[0].kind is second[0].kind is SpanKind.EMPHASIS
    assert second[0].children[-2].kind is SpanKind.STRONG


def test_a_link_leads_to_the_same_place_from_both_parts() -> None:
    parts = cut_spans((link("https://x.example", "One. Two."),), [4])
    assert [part[0].target for part in parts] == ["https://x.example"] * 2


def test_the_number_of_a_note_belongs_to_the_sentence_before() -> None:
    first, second = cut_spans((Span(text="One."), note("a"), Span(text=" Two."), note("b")), [4])
    assert [span.text for span in first] == ["One.", "a"]
    assert [span.text for span in second] == ["Two.", "b"]


@pytest.mark.parametrize(
    "whole", [code("a. b"), image("p.png", "a. b"), sup("1. 2"), ruby("a. b", "c")]
)
def test_what_cannot_be_cut_is_in_the_part_that_it_begins_in(whole: Span) -> None:
    first, second = cut_spans((Span(text="x "), whole, Span(text=" y")), [4])
    assert first[-1] == whole
    assert plain_text(second) == "y"


def test_a_line_end_at_the_cut_is_in_no_part() -> None:
    spans = (Span(text="One."), Span(SpanKind.BREAK), Span(text="Two."))
    assert cut_spans(spans, [4]) == ((Span(text="One."),), (Span(text="Two."),))


def test_an_isolate_is_one_in_both_parts() -> None:
    parts = cut_spans((Span(text="سلام. "), ltr("One. Two.")), [5, 10])
    assert [part[0].kind for part in parts] == [SpanKind.TEXT, SpanKind.ISOLATE, SpanKind.ISOLATE]


MARKS = st.sampled_from(
    ["**", "*", "`", "[a](b)", "[^1]", " ", "\\\n", "x.", "سه. ", "<sup>2</sup>"]
)


@given(st.lists(MARKS, max_size=12).map("".join), st.lists(st.integers(0, 30), max_size=4))
def test_nothing_but_spaces_is_lost_and_every_note_stays(text: str, numbers: list[int]) -> None:
    spans = parse_spans(text, {}, "markdown", frozenset("1"))
    parts = cut_spans(spans, sorted(set(numbers)))
    assert len(parts) == len(set(numbers)) + 1
    whole = re.sub(r"\s", "", plain_text(spans))
    assert re.sub(r"\s", "", "".join(map(plain_text, parts))) == whole

    def count(spans: tuple[Span, ...]) -> int:
        return sum(inner.kind is SpanKind.NOTE for span in spans for inner in span.walk())

    assert sum(map(count, parts)) == count(spans)
