"""A blank line in a text ends a paragraph; a line end of plain text ends a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.inline import isolate, parse_spans, plain_text
from dragoman.model import SpanKind
from helpers.drawing import draw


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb", "a¶b"),
        ("a\nb", "a b"),
        ("a  \n \t\n\n\nb\n", "a¶b "),
        ("a\\\n\nb", "a¶b"),
        ("a\\\n\\\nb", "a¶b"),
        ("a<br><br>b", "a¶b"),
        ("\n\na\n\n", "a"),
        ("**a\n\nb** c", "{strong a}¶{strong b} c"),
        ("[a *b\n\nc*](https://x.org)", "{link a {emphasis b}}¶{link {emphasis c}}"),
        ("<sup>a\n\n</sup>b", "{superscript a}¶b"),
        ("<ruby>a\n\nb<rt>c</rt></ruby>", "a¶{ruby cb}"),
        ("`a\n\nb`", "{code a  b}"),
        ("a[^1]\n\n![b](https://x.org/c.png)", "a^1¶{image b}"),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert draw(parse_spans(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\n\nc", "a⏎b¶c"),
        ("*a*\n \n\n<b>", "*a*¶<b>"),
        ("\na\n", "a"),
        ("a\n\n ", "a"),
        ("a\r\nb\r\n\r\nc", "a⏎b¶c"),
        ("one line", "one line"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    assert draw(parse_spans(text, markup="plain")) == expected


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("markup", ["plain", "markdown", "html"])
@given(text=st.text(alphabet="a سHRW1\n*<>bp/[]^", max_size=60))
def test_the_end_of_a_paragraph_is_between_two_and_in_no_span(
    markup: str, direction: str, text: str
) -> None:
    spans = parse_spans(text, markup=markup)
    once = isolate(spans, direction)
    assert plain_text(once) == plain_text(spans)
    kinds = [span.kind for span in once]
    ends = [number for number, kind in enumerate(kinds) if kind is SpanKind.PARAGRAPH]
    assert not {0, len(kinds) - 1} & set(ends)
    assert all(kinds[number + 1] is not SpanKind.PARAGRAPH for number in ends)
    inside = [inner.kind for span in once for child in span.children for inner in child.walk()]
    assert SpanKind.PARAGRAPH not in inside
