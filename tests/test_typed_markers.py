"""Markers that are typed in a text: boxes of tasks, and letters that a translator wrote."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind, Place, Span, SpanKind, Unit
from dragoman.typed_markers import complete_spans, cut_typed_marker


def cut(marker: str, source: str, text: str, *, form: str = "markdown") -> tuple[str, str]:
    unit = Unit(source, Kind.LIST_ITEM, 1, place=Place(lists=(marker,)))
    return cut_typed_marker(unit, text, Document("a", form, "", (unit,)))


@pytest.mark.parametrize(
    ("marker", "source", "text", "shown"),
    [
        ("-", "[x] done", "[x] fait", ("[x]", "fait")),
        ("-", "[x] done", "[ ] fait", ("[ ]", "fait")),  # as the translator says
        ("-", "[X] done", "[X] fait", ("[x]", "fait")),
        ("-", "[ ] open", "ouvert", ("[ ]", "ouvert")),  # the box was forgotten
        ("-", "☒ done", "☒ fait", ("[x]", "fait")),
        ("-", "☐ open", "☐ ouvert", ("[ ]", "ouvert")),
        ("-", "[y] open", "[x] ouvert", ("", "[x] ouvert")),
        ("-", "[x](a) link", "[x](a) lien", ("", "[x](a) lien")),
        ("(b)", "text", "(ب) متن", ("(ب)", "متن")),
        ("b.", "text", "ب- متن", ("ب-", "متن")),
        ("a)", "text", "الف) متن", ("الف)", "متن")),
        ("(b)", "text", "(b) Text", ("(b)", "Text")),
        ("(b)", "text", "б) текст", ("б)", "текст")),
        ("(b)", "text", "2. متن", ("2.", "متن")),
        ("(b)", "text", "(ج) متن", ("", "(ج) متن")),  # another letter
        ("(b)", "(b) text", "(ب) متن", ("", "(ب) متن")),  # the source has it, too
        ("2.", "text", "(ب) متن", ("", "(ب) متن")),  # numbers are not letters
        ("(b)", "text", "متن", ("", "متن")),
        ("", "(b) text", "(ب) متن", ("", "(ب) متن")),
        ("word)", "text", "(ب) متن", ("", "(ب) متن")),
    ],
)
def test_a_typed_marker_is_the_marker(
    marker: str, source: str, text: str, shown: tuple[str, str]
) -> None:
    assert cut(marker, source, text) == shown


def test_only_the_first_block_of_an_item_has_one_and_only_markdown_has_brackets() -> None:
    assert cut("-", "[x] done", "[x] fait", form="html") == ("", "[x] fait")
    assert cut("-", "☑ done", "☑ fait", form="docx") == ("[x]", "fait")
    document = Document("a", "markdown", "", ())
    later = Unit("text", Kind.LIST_ITEM, 1, place=Place(lists=("(b)",), first=False))
    assert cut_typed_marker(later, "(ب) متن", document) == ("", "(ب) متن")
    paragraph = Unit("text", Kind.PARAGRAPH, 1)
    assert cut_typed_marker(paragraph, "(ب) متن", document) == ("", "(ب) متن")


def test_headings_have_their_numbers_and_terms_are_strong() -> None:
    spans = (Span(text="Text"),)
    heading = Unit("Text", Kind.HEADING, 1, 1, place=Place(number="2.1."))
    term = Unit("Text", Kind.PARAGRAPH, 1, place=Place(is_term=True))
    digits = "۰۱۲۳۴۵۶۷۸۹"
    assert complete_spans(heading, spans, digits) == (Span(text="۲.۱. "), *spans)
    assert complete_spans(term, spans, digits) == (Span(SpanKind.STRONG, children=spans),)
    assert complete_spans(Unit("Text", Kind.PARAGRAPH, 1), spans, digits) == spans
    assert complete_spans(heading, (), digits) == () == complete_spans(term, (), digits)
