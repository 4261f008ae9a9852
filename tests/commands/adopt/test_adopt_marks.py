"""Marks of a finished translation: carried over where the source has the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.commands._adopt.marks import (
    WrittenForm,
    cut_spans,
    fit_marks,
    join_spans,
    read_spans,
    show_text,
)
from dragoman.commands._adopt.typed_markers import drop_marker
from dragoman.inline import write_marks
from helpers.cases import each_case

SENTENCES = "One *two three. Four* five.[^1] Six [seven](https://example.org/a) <x1/>eight."


@pytest.mark.parametrize(
    ("source", "translation", "fitted", "left_out"),
    [
        ("A **b** c", "الف **ب** ج", "الف **ب** ج", ()),
        ("A b", "**الف ب**", "الف ب", ("strong emphasis",)),
        ("A *b*", "الف **ب** *ج*", "الف ب *ج*", ("strong emphasis",)),
        (
            "See [it](https://example.org/a)",
            "[این](https://example.org/fa)",
            "[این](https://example.org/a)",
            (),
        ),
        ("See it", "[این](https://example.org/fa)", "این", ("a link",)),
        (
            "[a](https://example.org/a) [b](https://example.org/b)",
            "[ب](https://example.org/b)",
            "[ب](https://example.org/b)",
            (),
        ),
        (
            "[a](https://example.org/a) [b](https://example.org/b)",
            "[ب](https://example.org/x)",
            "ب",
            ("a link",),
        ),
        ("A.[^1] B.[^2]", "الف.[^a] ب.[^b]", "الف.[^1] ب.[^2]", ()),
        ("A.", "الف.[^7]", "الف.", ("the mark of a note",)),
        ("A.[^1]", "الف.", "الف.[^1]", ()),
        ("A[^1][^2].", "الف.", "الف.[^1][^2]", ()),
        ("A.[^1]", "الف.\\[۱\\]", "الف.[^1]", ()),
        ("A[^1] b.[^2]", "الف [1] ب \\[2\\].", "الف [^1] ب [^2].", ()),
        ("A[^2] b.", "الف[2] ب [2].", "الف[^2] ب [2].", ()),
        ("A.[^1]", "Siehe \\[12\\].", "Siehe [12].[^1]", ()),
        ("A.[^1]", "الف.¹", "الف.[^1]", ()),
        ("(1) A, (2) b.[^1]", "(۱) الف، (۲) ب.", "(۱) الف، (۲) ب.[^1]", ()),
        ("H2.[^2]", "H2.", "H2.[^2]", ()),
        ("A.[^n]", "Mann.", "Mann.[^n]", ()),
        ("A.[^1]", "الف.<sup>۱</sup>", "الف.[^1]", ("raised text",)),
        ("A in 11.[^1]", "الف ۱۱.", "الف ۱۱.[^1]", ()),
        ("A[^1] b.", "الف ب.", "الف ب.", ()),
        ("*A*[^1]", "الف[^7] ب", "الف[^1] ب", ()),
        ("[^1]", "", "", ()),
        ("A b", "الف<x1/>ب", "الف ب", ("a placeholder",)),
        ("A b", "الف<x1/><x2/>**ب**", "الف ب", ("a placeholder", "strong emphasis")),
        ("A b", "الف<x1/><x2/>ب", "الف ب", ("a placeholder",)),
        ("A b", "الف <x1/>ب<x2/>.", "الف ب.", ("a placeholder",)),
        ("A<x1/>b", "الف<x4/>ب", "الف<x1/>ب", ()),
        ("A <g1>b</g1><x2/>c", "الف <g5>ب</g5> ج<x9/>", "الف <g1>ب</g1> ج<x2/>", ()),
        ("A c", "الف <g5>ب</g5>", "الف ب", ("a placeholder",)),
        ("A `b`", "الف `ب`", "الف `ب`", ()),
        ("A b", "الف `ب`", "الف ب", ("code",)),
        ("![a wall](wall.png)", "![دیوار](fa/wall.jpg)", "![دیوار](wall.png)", ()),
        ("![a wall](wall.png)", "دیوار", "![دیوار](wall.png)", ()),
        ("A\\\nb", "الف\\\nب", "الف\\\nب", ()),
        ("A b", "الف\\\nب", "الف ب", ()),
        ("A * b", "الف \\* ب", "الف * ب", ()),
    ],
)
def test_marks_that_the_source_has_are_carried_over(
    source: str, translation: str, fitted: str, left_out: tuple[str, ...]
) -> None:
    form = WrittenForm(has_tabs=True)
    found = fit_marks(source, "markdown", read_spans(translation, "markdown"), form)
    assert found == (fitted, left_out)


def test_a_name_of_a_place_in_a_word_does_not_part_it() -> None:
    """Web pages and books name places so, also where a printed page began within a word."""
    spans = read_spans("Wort<x1/>teil", "markdown")
    assert fit_marks("part of a word", "markdown", spans).text == "Wortteil"


def test_a_text_whose_marks_all_fit_stays_as_its_author_wrote_it() -> None:
    written = "الف <kbd>ب</kbd> __ج__ &amp; [د][ref]"
    spans = read_spans(written, "markdown")
    assert fit_marks("A **b**", "markdown", spans, WrittenForm(written)) == (written, ())
    spans = read_spans("_الف_ <kbd>ب</kbd>", "markdown")
    assert fit_marks("A", "markdown", spans, WrittenForm("_الف_ <kbd>ب</kbd>")).left_out == (
        "emphasis",
    )


@pytest.mark.parametrize("tag", ['<a href="b.md">', '<abbr title="x">', "<mark>", "<!-- x -->"])
def test_a_tag_of_markdown_stays_a_tag_where_other_marks_change(tag: str) -> None:
    spans = read_spans(f"_الف_ {tag}ب</a>", "markdown")
    kept = fit_marks("A", "markdown", spans, WrittenForm(keep_tags=True))
    assert kept == (f"الف {tag}ب</a>", ("emphasis",))
    assert fit_marks("A", "markdown", spans).text == f"الف \\{tag}ب\\</a>"


def test_a_source_without_markup_gets_the_text_alone() -> None:
    found = fit_marks("A * b", "plain", read_spans("الف **ب**\\\nج.[^1]", "markdown"))
    assert found == ("الف ب\nج.", ("strong emphasis", "the mark of a note"))


@pytest.mark.parametrize("source", ["A b", "A `b`", "[A](https://e.org) b"])
def test_stars_of_a_plain_translation_are_stars_in_markdown(source: str) -> None:
    found = fit_marks(source, "markdown", read_spans("الف *ب*", "plain"))
    assert (found.text, found.left_out) == ("الف \\*ب\\*", ())
    assert show_text(read_spans(found.text, "markdown")) == "الف *ب*"


@pytest.mark.parametrize(
    ("source", "typed", "written"),
    [
        ("A **b** c.", "الف *ب پ* ج.", "الف **ب پ** ج."),
        ("A **b**, **c**.", "*الف*، *ب*.", "**الف**، **ب**."),
        ("A **b**.", "الف * ب *.", "الف * ب *."),
        ("A *b*", "الف *ب*", "الف *ب*"),
        ("A *b* and *c*", "الف *ب* و ج", "الف *ب* و ج"),
        (
            "A **b** [c](https://e.org)",
            "الف **ب** [ج](https://f.org)",
            "الف **ب** [ج](https://e.org)",
        ),
        ("A <g1>b</g1>[^1]", "الف <g1>ب</g1>[^1]", "الف <g1>ب</g1>[^1]"),
        ("A `b`", "الف `b`", "الف `b`"),
    ],
)
def test_marks_that_were_typed_as_in_the_source_are_marks(
    source: str, typed: str, written: str
) -> None:
    """Somebody who answers a file for translators in a message keeps its signs, as it says."""
    found = fit_marks(source, "markdown", read_spans(typed, "plain"))
    assert (found.text, found.left_out) == (written, ())


@given(st.lists(st.integers(0, 40), max_size=4))
def test_the_parts_of_a_text_are_all_of_it(places: list[int]) -> None:
    spans = read_spans(SENTENCES, "markdown")
    text = show_text(spans)
    ends = [0, *sorted(min(place, len(text)) for place in places), len(text)]
    parts = [cut_spans(spans, *place) for place in pairwise(ends)]
    assert "".join(map(show_text, parts)) == text
    for mark in ("[^1]", "<x1/>"):
        assert "".join(map(write_marks, parts)).count(mark) == 1


def test_the_mark_of_a_note_goes_with_the_sentence_before_it() -> None:
    spans = read_spans(SENTENCES, "markdown")
    at = show_text(spans).index("Six")
    first, second = cut_spans(spans, 0, at), cut_spans(spans, at, len(show_text(spans)))
    assert write_marks(first).strip() == "One *two three. Four* five.[^1]"
    assert write_marks(second) == "Six [seven](https://example.org/a) <x1/>eight."


def test_two_paragraphs_are_joined_with_a_space() -> None:
    parts = [read_spans(text, "markdown") for text in ("*a*", "b.", "`c`")]
    assert write_marks(join_spans(parts)) == "*a* b. `c`"


@each_case(
    [
        ("۳. دوربین *نیاورید*.", "3.", "No camera.", "دوربین *نیاورید*."),
        ("۳- دوربین", "3.", "No camera.", "دوربین"),
        ("(٣) الكاميرا", "3)", "No camera.", "الكاميرا"),
        ("**۳.** دوربین", "3.", "No camera.", "دوربین"),
        ("• دوربین", "-", "No camera.", "دوربین"),
        ("b. Keine Kamera", "b.", "No camera.", "Keine Kamera"),
        ("(B) Keine Kamera", "(b)", "No camera.", "Keine Kamera"),
        ("iv) Keine Kamera", "iv)", "No camera.", "Keine Kamera"),
        ("2. Keine Kamera", "2.", "Yes. No camera.", "Keine Kamera"),
        # it is a text
        ("(ب) دوربین", "(b)", "No camera.", "(ب) دوربین"),  # other paragraphs may say so
        ("c. Keine", "b.", "No camera.", "c. Keine"),
        ("b. Keine", "b.", "b. No camera.", "b. Keine"),
        ("Nein. Danke", "b.", "No camera.", "Nein. Danke"),
        ("b. Keine", "2.", "No camera.", "b. Keine"),
        ("2. Keine", "b.", "No camera.", "2. Keine"),
        ("b. Keine", "-", "No camera.", "b. Keine"),
        ("۳. دوربین", "3.", "3. No camera.", "۳. دوربین"),
        ("۴. دوربین", "3.", "No camera.", "۴. دوربین"),
        ("۳. دوربین", "-", "No camera.", "۳. دوربین"),
        ("• دوربین", "3.", "No camera.", "• دوربین"),
        ("۳.۵ متر", "3.", "3.5 m", "۳.۵ متر"),
        ("-۳ درجه", "-", "It was -3.", "-۳ درجه"),
        ("- ۳ درجه", "-", "It was -3.", "- ۳ درجه"),
        ("۳ – ۵ سال", "3.", "Three to five years.", "۳ – ۵ سال"),
        ("۳: ۵", "3.", "Three to five.", "۳: ۵"),
        ("۳.", "3.", "Three", "۳."),
    ]
)
def test_a_typed_marker_goes_where_the_document_has_a_list(
    typed: str, marker: str, source: str, kept: str
) -> None:
    spans = drop_marker(read_spans(typed, "markdown"), source, marker)
    assert write_marks(spans) == write_marks(read_spans(kept, "markdown"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("الف ب. (1)", "الف ب. [^1]"),
        ("الف ب. (۱)", "الف ب. [^1]"),
        ("الف ب[۱].", "الف ب[^1]."),
        ("A b.1", "A b.[^1]"),
        ("A b.¹", "A b.[^1]"),
        ("A (1) b.", "A [^1] b."),
        ("A b 2.1", "A b 2.1[^1]"),
        ("A b 21", "A b 21[^1]"),
        ("A b 1", "A b 1[^1]"),
        ("A (2) b", "A (2) b[^1]"),
    ],
)
def test_a_note_that_was_typed_as_a_number_is_a_note(typed: str, written: str) -> None:
    assert fit_marks("A b.[^1]", "markdown", read_spans(typed, "plain")).text == written
