"""Markers that are typed in a text: boxes of tasks, and letters that a translator wrote."""

from __future__ import annotations

from dragoman.align.typed_markers import choose_marker, complete_spans, put_boxes
from dragoman.model import AFTER_TEXT, Kind, Place, Span, SpanKind, Unit
from helpers.cases import each_case


def cut(marker: str, source: str, text: str, *, form: str = "markdown") -> tuple[str, str]:
    unit = Unit(source, Kind.LIST_ITEM, 1, place=Place(lists=(marker,)))
    return choose_marker(unit, text, form, {})


@each_case(
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
        ("b.", "text", "б. текст", ("б.", "текст")),
        ("(b)", "text", "2. Mai", ("", "2. Mai")),  # a date
        ("(a)", "text", "A. Smith", ("", "A. Smith")),  # a name
        ("(d)", "text", "د. أحمد", ("", "د. أحمد")),  # a title
        ("(x)", "text", "x - 1", ("", "x - 1")),  # a formula
        ("(i)", "text", "i. d. R. gilt es", ("", "i. d. R. gilt es")),  # an abbreviation
        ("(e)", "text", "e. g. this", ("", "e. g. this")),
        ("(b)", "text", "b) z. B. so", ("b)", "z. B. so")),
        ("(b)", "text", "(ج) متن", ("", "(ج) متن")),  # another letter
        ("(b)", "(b) text", "(ب) متن", ("", "(ب) متن")),  # the source has it, too
        ("2.", "text", "(ب) متن", ("", "(ب) متن")),  # numbers are not letters
        ("(b)", "text", "متن", ("", "متن")),
        ("", "(b) text", "(ب) متن", ("", "(ب) متن")),
        ("word)", "text", "(ب) متن", ("", "(ب) متن")),
    ]
)
def test_a_typed_marker_is_the_marker(
    marker: str, source: str, text: str, shown: tuple[str, str]
) -> None:
    assert cut(marker, source, text) == shown


def test_only_the_first_block_of_an_item_has_one_and_only_markdown_has_brackets() -> None:
    assert cut("-", "[x] done", "[x] fait", form="html") == ("", "[x] fait")
    assert cut("-", "☑ done", "☑ fait", form="docx") == ("[x]", "fait")
    later = Unit("text", Kind.LIST_ITEM, 1, place=Place(lists=("(b)",), first=False))
    assert choose_marker(later, "(ب) متن", "markdown", {}) == ("", "(ب) متن")
    paragraph = Unit("text", Kind.PARAGRAPH, 1)
    assert choose_marker(paragraph, "(ب) متن", "markdown", {}) == ("", "(ب) متن")


def test_headings_have_their_numbers_and_terms_are_strong() -> None:
    spans = (Span(text="Text"),)
    heading = Unit("Text", Kind.HEADING, 1, 1, place=Place(number="2.1."))
    term = Unit("Text", Kind.PARAGRAPH, 1, place=Place(is_term=True))
    digits = "۰۱۲۳۴۵۶۷۸۹"
    assert complete_spans(heading, spans, digits, {}) == (Span(text="۲.۱. "), *spans)
    assert complete_spans(term, spans, digits, {}) == (Span(SpanKind.STRONG, children=spans),)
    assert complete_spans(Unit("Text", Kind.PARAGRAPH, 1), spans, digits, {}) == spans
    assert complete_spans(heading, (), digits, {}) == () == complete_spans(term, (), digits, {})


def test_words_in_numbers_are_those_of_the_language() -> None:
    words = {"Article %1.": "مادهٔ %1."}
    item = Unit("Text", Kind.LIST_ITEM, 1, place=Place(lists=("Article 3.",)))
    assert choose_marker(item, "متن", "docx", words) == ("مادهٔ 3.", "متن")
    heading = Unit("Text", Kind.HEADING, 1, 1, place=Place(number="Article 3."))
    spans = (Span(text="متن"),)
    assert complete_spans(heading, spans, "۰۱۲۳۴۵۶۷۸۹", words)[0].text == "مادهٔ ۳. "
    assert complete_spans(heading, spans, "0123456789", {})[0].text == "Article 3. "


@each_case(
    [
        ({"": "☐"}, "Ja", "☐ Ja"),
        ({"": "☐"}, "☐ Ja", "☐ Ja"),  # the translator has typed it
        ({AFTER_TEXT: "☐"}, "Ja", "Ja ☐"),
        ({AFTER_TEXT: "☐"}, "Ja ☐", "Ja ☐"),
        ({"": "A"}, "Alle", "A Alle"),  # what was chosen of a list, before a word
        ({"": "A"}, "A Alle", "A Alle"),
        ({"x1": "☒", "x2": "☐"}, "Ja <x1/> Nein <x2/>", "Ja ☒ Nein ☐"),
        ({"x1": "☒"}, "Ja", "Ja"),  # the translator has left it out
    ]
)
def test_the_boxes_of_a_form_are_where_its_document_has_them(
    boxes: dict[str, str], text: str, shown: str
) -> None:
    unit = Unit("text", Kind.PARAGRAPH, 1, boxes=tuple(boxes.items()))
    assert put_boxes(unit, text) == shown
