"""Lists of words of the other direction, each in quotation marks or brackets."""

from __future__ import annotations

import pytest

from dragoman.bidi import isolate
from dragoman.model import Span, SpanKind
from dragoman.texts.quoted_lists import part_list
from helpers.durations import check_growth


def show(text: str, direction: str) -> list[str]:
    """Return the texts of the isolates in a text."""
    spans = isolate((Span(text=text),), direction)
    return [
        "".join(inner.text for inner in span.walk())
        for span in spans
        if span.kind is SpanKind.ISOLATE
    ]


@pytest.mark.parametrize(
    ("text", "direction", "found"),
    [
        ("The cities 'ירושלים', 'בית שמש'; 'חיפה'.", "ltr", ["ירושלים", "בית שמש", "חיפה"]),
        ("the words «زن», «زندگی» on", "ltr", ["زن", "زندگی"]),
        ('the titles "نامه" | "کتاب" and', "ltr", ["نامه", "کتاب"]),
        ("the titles “نامه”/“کتاب” and", "ltr", ["نامه", "کتاب"]),
        ("die Wörter „זן“, „אור“ und", "ltr", ["זן", "אור"]),
        ("he said (سلام), (درود)", "ltr", ["(سلام)", "(درود)"]),
        ('כמו "Anna", "Max" ועוד', "rtl", ["Anna", "Max"]),
        ("כמו ‘It’s me’, ‘Don’t go’ ועוד", "rtl", ["It’s me", "Don’t go"]),
        ('The books "נועה" (1937), "אור" (1969–70).', "ltr", ["נועה", "אור"]),
        ('the list ["زن", "مرد"] has', "ltr", ["زن", "مرد"]),
        ('در ("a", "b") است', "rtl", ["a", "b"]),
        # no lists
        ("of «زن», «زندگی» و «آزادی»", "ltr", ["«زن», «زندگی» و «آزادی»"]),
        ('در ["a", "b"] است', "rtl", ['a", "b']),
        ('در {"a": "b", "c": "d"} است', "rtl", ['a": "b", "c": "d']),
        ('در ("a", "b"), ("c", "d") است', "rtl", ['a", "b"), ("c", "d']),
        ('گفت "Emma", "Max" and "Anna"', "rtl", ['Emma", "Max" and "Anna']),
        ("گفت (as I think), (maybe) they come", "rtl", ["(as I think), (maybe) they come"]),
        ("he wrote «زن» و «زندگی» there", "ltr", ["«زن» و «زندگی»"]),
        ("he wrote «زن»، «زندگی» there", "ltr", ["«زن»، «زندگی»"]),
        ("words الف، ب؛ پ here", "ltr", ["الف، ب؛ پ"]),
        ("خارج (a + b)/(c + d) است", "rtl", ["(a + b)/(c + d)"]),
        ("یک f(a), (b) است", "rtl", ["f(a), (b)"]),
        ("پس «A, B» است", "rtl", ["A, B"]),
    ],
)
def test_each_word_of_a_list_is_isolated_alone(text: str, direction: str, found: list[str]) -> None:
    assert show(text, direction) == found


@pytest.mark.parametrize("piece", ["'a', ", "«a»", "(a),(", "a' (1), '", "a'b", '"'])
def test_the_time_grows_with_the_length(piece: str) -> None:
    check_growth(
        lambda count: piece * count,
        lambda text: [*part_list(text, 1, len(text))],
        10_000,
    )
