"""The mark of a note is shown behind its number in a right-to-left text, not before it."""

from __future__ import annotations

import pytest

from dragoman.bidi import isolate
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Span, SpanKind
from dragoman.texts.parted_notes import part_notes


def list_parted(text: str) -> list[str]:
    """Return the labels of the notes that are isolated in a right-to-left text."""
    spans = isolate(parse_spans(text, notes=("1", "2")), "rtl")
    return [
        inner.text
        for span in spans
        for each in span.walk()
        if each.kind is SpanKind.ISOLATE and each.direction == "rtl"
        for inner in each.children
    ]


@pytest.mark.parametrize(
    "text",
    [
        "در سال ۱۴۰۱[^1] بود.",
        "كما في سنة ٢٠٢٣.[^1]",
        "כמו בשנת 2023.[^1]",
        "בשנת **2023**[^1]",
        "در ساعت ۱۰:۳۰:[^1] آمد",
        "نزدیک ۵۰٪[^1] از آنان",
        "روز ۳/[^1]",
        "۱۰<sup>۶</sup>[^1]",
    ],
)
def test_a_note_behind_a_number_is_kept_apart_from_it(text: str) -> None:
    assert list_parted(text) == ["1"]


@pytest.mark.parametrize(
    "text",
    [
        "یک جمله.[^1]",
        "یک واژه[^1] و ۱۴۰۱",
        "سال ۱۴۰۱ بود[^1]",
        "(۱۴۰۱)[^1]",
        "با C++[^1] نوشت",
        "در 2016-12-23[^1] بود",
        "۱۴۰۱ [^1]",
    ],
)
def test_a_note_behind_anything_else_needs_no_help(text: str) -> None:
    assert list_parted(text) == []


def test_of_two_notes_side_by_side_the_second_is_kept_apart() -> None:
    assert list_parted("یک جمله.[^1][^2]") == ["2"]
    assert list_parted("یک جمله.[^1] [^2]") == []


def test_the_text_stays_the_same_and_a_second_time_changes_nothing() -> None:
    spans = parse_spans("در **سال ۱۴۰۱[^1]** و ۵۰٪[^2].", notes=("1", "2"))
    parted = part_notes(spans)
    assert plain_text(parted) == plain_text(spans)
    assert part_notes(parted) == parted


def test_in_a_left_to_right_text_nothing_is_kept_apart() -> None:
    spans = (Span(text="In 2023."), Span(SpanKind.NOTE, "1"))
    assert isolate(spans, "ltr") == spans
