"""The marks of a text as tags for a machine: they come back, each once, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.inline import mask_marks, unmask_marks

MASKED = [
    ("plain words", "plain words"),
    ("a *b* c", "a <g1>b</g1> c"),
    ("a **b *c* d**", "a <g1>b <g2>c</g2> d</g1>"),
    ("[a *b*](http://x.example/y 'T')", "<g1>a <g2>b</g2></g1>"),
    ("see `code *x*` here", "see <x1/> here"),
    ("<g7>old</g7> and <x9/>", "<g1>old</g1> and <x2/>"),
    ("note[^1] and <http://x.example>", "note<x1/> and <x2/>"),
    ("line\\\nline", "line<x1/>line"),
    ("![a picture](p.png)", "<g1>a picture</g1>"),
    ("a <sup>2</sup> b", "a <g1>2</g1> b"),
    ("a < b and 3 * 4 * 5", "a < b and 3 * 4 * 5"),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_marks_become_tags_and_come_back(text: str, masked: str) -> None:
    found = mask_marks(text, "markdown")
    assert found.text == masked
    assert unmask_marks(found.text, found, "markdown") == text


@pytest.mark.parametrize("markup", ["plain", "code"])
def test_what_has_no_markup_stays(markup: str) -> None:
    text = "a *b* <g1>c</g1> `d`"
    found = mask_marks(text, markup)
    assert found.text == text
    assert unmask_marks("<x5/> *e*", found, markup) == "<x5/> *e*"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("ج <g1>ب</g1> ا", "ج *ب* ا"),
        ("<g1>ب</g1>", "*ب*"),
        ("< G1 >ب</ g1>", "*ب*"),
        ("ا<g1> ب </g1>ج", "ا *ب* ج"),
    ],
)
def test_a_translation_may_move_marks(answer: str, text: str) -> None:
    assert unmask_marks(answer, mask_marks("a *b* c", "markdown"), "markdown") == text


@pytest.mark.parametrize(
    "answer",
    [
        "ب",
        "<g1>ب",
        "ب</g1>",
        "</g1>ب<g1>",
        "<g1>ب</g1><g1>ج</g1>",
        "<g2>ب</g2>",
        "<g1>ب</g1> <x9/>",
        "<g1></g1> ب",
        "<g1>ب</g1> **ج**",
        "<g1>ب</g1> [ج](http://evil.example)",
        "<g1>ب</g1> <script>",
        "<g1>ب</g1> `ج`",
        "<g1>*ب*</g1>",
        "*ب*",
    ],
)
def test_lost_or_new_marks_are_refused(answer: str) -> None:
    with pytest.raises(ValueError, match="markup"):
        unmask_marks(answer, mask_marks("a *b* c", "markdown"), "markdown")


def test_crossed_marks_are_refused() -> None:
    masked = mask_marks("*a* [b](c.html)", "markdown")
    with pytest.raises(ValueError, match="markup"):
        unmask_marks("<g1>ا <g2>ب</g1></g2>", masked, "markdown")


TEXTS = st.lists(
    st.sampled_from(["a", " ", "*", "**", "_", "`", "[x](y)", "<g1>", "</g1>", "<x2/>", "[^1]",
                     "~~", "\\", "<b>", "</b>", "&amp;", "![p](q)", "\n", "و"])
).map("".join)  # fmt: skip


@pytest.mark.parametrize("text", ["<b> </b>", "<b> a</b>", "<b>a </b> b", "x<b> <i> a </i> </b>y"])
def test_a_space_that_the_source_has_inside_a_tag_stays(text: str) -> None:
    masked = mask_marks(text, "markdown")
    assert unmask_marks(masked.text, masked, "markdown") == text


@given(TEXTS)
def test_an_answer_that_changes_nothing_gives_the_source_back_or_is_refused(text: str) -> None:
    masked = mask_marks(text, "markdown")
    try:
        assert unmask_marks(masked.text, masked, "markdown").split() == text.split()
    except ValueError:
        assert masked.marks


@given(TEXTS, TEXTS)
def test_no_answer_brings_marks_that_the_source_has_not(source: str, answer: str) -> None:
    masked = mask_marks(source, "markdown")
    try:
        found = unmask_marks(answer, masked, "markdown")
    except ValueError:
        return
    again = mask_marks(found, "markdown")
    assert sorted(again.marks.values()) == sorted(masked.marks.values())
