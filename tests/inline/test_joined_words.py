"""Emphasis in scripts without spaces between words, or with prepositions that have none."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text, read_marks, write_marks
from dragoman.model import SpanKind


def list_marked(text: str) -> list[str]:
    """Return what is emphasised in a text."""
    kinds = (SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.DELETED)
    return [plain_text(span.children) for span in parse_spans(text) if span.kind in kinds]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("**注意：**正文，含**「重点」**内容", ["注意：", "「重点」"]),
        ("前文**测试**后文", ["测试"]),
        ("*（强调）*后文", ["（强调）"]),
        ("~~删除（带括号）。~~这个句子", ["删除（带括号）。"]),
        ("**日本語の文章（括弧付き）。**この文", ["日本語の文章（括弧付き）。"]),
        ('**"중요"**는', ['"중요"']),
        ('ב**"הארץ"** נכתב', ['"הארץ"']),
        ("و**«كتاب»** قرأ", ["«كتاب»"]),
        ("**مهم:**متن", ["مهم:"]),
    ],
)
def test_a_mark_beside_punctuation_begins_and_ends_an_emphasis(
    text: str, marked: list[str]
) -> None:
    assert list_marked(text) == marked
    spans = read_marks(text)
    written = write_marks(spans)
    assert read_marks(written) == read_marks(written, joins=False) == spans


@pytest.mark.parametrize(
    "text",
    [
        "**a.**b",  # as CommonMark says
        "文字 ** 星 ** 文字",
        "چهار * پنج * شش",
        "5*（3+2）*4",
        "٥*(٣+٢)*٤",
        "۵*(۳+۲)*۴",
        "文__「字」__文",
        "단어*, 다른 말*.",
        "מילה*, מילה אחרת*.",
        "كلمة*، كلمة*.",
    ],
)
def test_other_signs_are_signs(text: str) -> None:
    assert list_marked(text) == []
    assert plain_text(parse_spans(text)) == text
