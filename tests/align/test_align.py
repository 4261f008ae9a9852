"""Alignment: by message and never by position, one row per unit, one segment per language."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.catalogs import make_message_digest
from dragoman.credits import Credits
from dragoman.errors import EditionError
from dragoman.inline import plain_text
from dragoman.model import Document, Kind, Mark, Phrase, Span, SpanKind, State
from dragoman.own_messages import read_own_messages
from dragoman.po import Catalog, write_block

REQUEST = EditionRequest(columns=("en", "fa"), source_language="en")
SPEAKING = replace(REQUEST, words={"fa": read_own_messages("fa")})


def text(*blocks: str) -> Document:
    return sources.read("\n\n".join(blocks).encode(), "letter", suffix=".txt")


def markdown(content: str) -> Document:
    return sources.read(content.encode(), "letter", suffix=".md")


def catalog(*entries: polib.POEntry) -> Catalog:
    return Catalog("letter.po", None, tuple(write_block(entry) for entry in entries))


def message(msgid: str, msgstr: str, **fields: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **fields)


def fuzzy(msgid: str, msgstr: str, previous: str = "") -> polib.POEntry:
    return message(msgid, msgstr, flags=["fuzzy"], previous_msgid=previous or None)


def reviewed(msgid: str, msgstr: str) -> polib.POEntry:
    mark = f"dragoman: reviewed {make_message_digest(None, msgid, (msgstr,))} 2026-01-01"
    return message(msgid, msgstr, tcomment=mark)


def test_rows_are_aligned_by_message() -> None:
    document = text("One.", "Two.", "Three.")
    fa = catalog(message("Three.", "سه."), message("One.", "یک."), message("Two.", "دو."))
    edition = align(document, {"fa": fa}, REQUEST)
    shown = [[segment.text for segment in row.segments] for row in edition.rows]
    assert shown == [["One.", "یک."], ["Two.", "دو."], ["Three.", "سه."]]


def test_a_title_repeated_at_once_is_one_row_and_numbers_follow() -> None:
    edition = align(text("A title", "A title", "One.", "A title", "Two."), {}, REQUEST)
    assert [row.unit.text for row in edition.rows] == ["A title", "One.", "A title", "Two."]
    assert [row.anchor for row in edition.rows] == ["p1", "p2", "p3", "p4"]


def test_the_settings_name_an_edition_and_else_its_first_heading_does() -> None:
    request = replace(REQUEST, credits=Credits(title={"fa": "نامه‌ای از رود"}))
    edition = align(markdown("# A letter\n\nOne.\n"), {}, request)
    titles = [(column.title.text, column.title.language) for column in edition.columns]
    assert titles == [("A letter", "en"), ("نامه‌ای از رود", "fa")]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>Menu<h1>T</h1>x", ["T", "D", "Menu", "x"]),
        ("<p>Menu<h2>T</h2>x<h2>T</h2>", ["T", "D", "Menu", "x", "T"]),
        ("<h1>Site</h1><h2>T</h2>x", ["T", "D", "Site", "T", "x"]),
        ("<p>T<h1>T &amp; U</h1>", ["T", "D", "T", "T & U"]),
    ],
)
def test_the_title_of_a_page_is_one_row_with_its_first_heading(body: str, texts: list[str]) -> None:
    head = "<title>T</title><meta name=description content=D><meta property=og:title content=T>"
    page = head + body
    edition = align(sources.read(page.encode(), "page", suffix=".html"), {}, REQUEST)
    assert [row.unit.text for row in edition.rows] == texts
    assert [row.number for row in edition.rows] == list(range(1, len(texts) + 1))
    assert edition.rows[0].is_title


@given(st.lists(st.sampled_from(["One.", "Two.", "A title", "Three"]), min_size=1, max_size=8))
def test_one_row_per_unit_and_one_segment_per_language(blocks: list[str]) -> None:
    document = text(*blocks)
    request = replace(REQUEST, columns=("fa", "en", "ar"))
    edition = align(document, {"fa": catalog(message("One.", "یک."))}, request)
    repeats = sum(
        a.key == b.key and a.kind is b.kind is Kind.HEADING
        for a, b in zip(document.units, document.units[1:], strict=False)
    )
    assert len(edition.rows) == len(document.units) - repeats
    assert all(len(row.segments) == 3 for row in edition.rows)
    assert [column.language for column in edition.columns] == ["fa", "en", "ar"]
    assert edition.direction == "rtl"


def test_states_become_what_a_reader_is_told() -> None:
    document = text("One.", "Two.", "Three.", "Four.")
    fa = catalog(
        message("One.", "یک."),
        fuzzy("Two.", "دو.", "To."),
        fuzzy("Three.", "سه."),
        message("Four.", ""),
    )
    request = replace(REQUEST, words={"fa": {"Not translated yet": "هنوز نه"}})
    cells = [row.segments[1] for row in align(document, {"fa": fa}, request).rows]
    assert [cell.mark for cell in cells] == [Mark.NONE, Mark.OUTDATED, Mark.DRAFT, Mark.MISSING]
    assert [cell.text for cell in cells] == ["یک.", "دو.", "سه.", "هنوز نه"]
    assert {cell.language for cell in cells} == {"fa"}
    assert {cell.remark.language for cell in cells if cell.remark} == {"en"}
    assert [bool(cell.remark) for cell in cells] == [False, True, True, False]


@pytest.mark.parametrize("blank", [" ", "\u00a0\u200b", "&nbsp;\n"])
def test_a_translation_in_which_nothing_can_be_seen_is_missing(blank: str) -> None:
    document = text("One.", "Two.")
    fa = {"fa": catalog(message("One.", blank), fuzzy("Two.", blank))}
    cells = [row.segments[1] for row in align(document, fa, REQUEST).rows]
    assert {(cell.mark, cell.state) for cell in cells} == {(Mark.MISSING, State.UNTRANSLATED)}
    with pytest.raises(EditionError, match=r"paragraph 1 of letter is not translated into fa"):
        align(document, fa, replace(REQUEST, missing="refuse"))


def test_what_is_missing_or_outdated_can_be_shown_in_the_source_or_refused() -> None:
    document = text("One.", "Two.")
    fa = {"fa": catalog(fuzzy("One.", "یک."))}
    request = replace(REQUEST, missing="source", outdated="source")
    cells = [row.segments[1] for row in align(document, fa, request).rows]
    assert [(cell.text, cell.language, cell.direction) for cell in cells] == [
        ("One.", "en", "ltr"),
        ("Two.", "en", "ltr"),
    ]
    assert {cell.mark for cell in cells} == {Mark.SOURCE}
    assert [cell.remark.text.partition(":")[0] for cell in cells] == [
        "The translation is out of date",
        "Not translated yet",
    ]
    with pytest.raises(EditionError, match=r"paragraph 2 of letter is not translated into fa"):
        align(document, fa, replace(REQUEST, missing="refuse"))
    with pytest.raises(EditionError, match=r"fa translation of paragraph 1 of letter is not conf"):
        align(document, fa, replace(REQUEST, outdated="refuse"))


def test_the_tally_counts_messages_once_and_the_colophon_tells_it() -> None:
    document = text("A title", "A title", "One two.", "Three.", "Four.")
    fa = catalog(
        message("A title", "عنوان"), reviewed("One two.", "یک دو."), fuzzy("Three.", "سه.")
    )
    column = align(document, {"fa": fa}, SPEAKING).columns[1]
    assert column.tally is not None
    assert column.tally.messages == {
        State.UNTRANSLATED: 1, State.FUZZY: 1, State.TRANSLATED: 1, State.REVIEWED: 1
    }  # fmt: skip
    assert sum(column.tally.words.values()) == 6
    assert column.title == Phrase("عنوان", "fa", "rtl")
    sentences = [str(sentence) for sentence in column.colophon]
    assert "بندهای ترجمه‌شده: ۲ از ۴ (۶۷٪ از واژه‌ها)." in sentences
    assert "بندهای بازبینی‌شده: ۱ از ۴ (۳۳٪ از واژه‌ها)." in sentences


def test_a_translation_without_review_says_so() -> None:
    fa = catalog(message("One.", "یک."))
    edition = align(text("One."), {"fa": fa}, REQUEST)
    said = Phrase("This translation has not been reviewed.", "en", "ltr")
    assert said in edition.columns[1].colophon
    assert edition.columns[0].colophon[0] == Phrase("This is the original text.", "en", "ltr")


def test_there_is_no_date_unless_one_is_given() -> None:
    def dated(date: str) -> list[str]:
        edition = align(text("One."), {}, replace(SPEAKING, date=date))
        sentences = map(str, edition.columns[1].colophon)
        return [sentence for sentence in sentences if sentence.startswith("تاریخ")]

    assert dated("") == []
    assert dated("2016-12-23") == ["تاریخ: ۲۳ دسامبر ۲۰۱۶"]


def test_what_has_no_translation_is_said_in_english_figures_and_all() -> None:
    edition = align(text("One."), {}, replace(REQUEST, columns=("fa",), date="2016-12-23"))
    sentences = edition.columns[0].colophon
    assert {(sentence.language, sentence.direction) for sentence in sentences} == {("en", "ltr")}
    assert sentences[0].text == "Translated: 0 of 1 paragraphs (0% of the words)."
    assert "Date: December 23, 2016" in map(str, sentences)


def test_code_is_the_same_in_every_language_and_runs_left_to_right() -> None:
    document = markdown("Text.\n\n```\nx = 1\n```\n")
    row = align(document, {}, replace(REQUEST, columns=("fa", "en"))).rows[1]
    assert row.unit.kind is Kind.CODE
    assert {segment.text.strip() for segment in row.segments} == {"x = 1"}
    assert {segment.direction for segment in row.segments} == {"ltr"}
    assert {segment.mark for segment in row.segments} == {Mark.NONE}


NOTES = "One[^b] two[^a].\n\n[^a]: First defined.\n\n[^b]: Second defined.\n"


def test_notes_are_numbered_by_their_first_reference() -> None:
    edition = align(markdown(NOTES), {}, REQUEST)
    assert [note.label for note in edition.notes] == ["b", "a"]
    assert [row.unit.kind for row in edition.rows] == [Kind.PARAGRAPH]


def test_a_lost_note_is_a_warning_and_the_note_stays() -> None:
    fa = catalog(message("One[^b] two[^a].", "یک[^b] دو."))
    edition = align(markdown(NOTES), {"fa": fa}, REQUEST)
    assert len(edition.notes) == 2
    assert len(edition.warnings) == 1
    assert edition.warnings[0].startswith(
        "paragraph 1, fa: the reference [^a] to a note is missing"
    )


def test_a_reference_to_no_note_is_text() -> None:
    fa = catalog(message("One[^b] two[^a].", "یک[^b] دو[^a] سه[^x]."))
    edition = align(markdown(NOTES), {"fa": fa}, REQUEST)
    spans = edition.rows[0].segments[1].spans

    def labels(some: tuple[Span, ...]) -> list[str]:
        return [
            label
            for span in some
            for label in ([span.text] if span.kind is SpanKind.NOTE else labels(span.children))
        ]

    assert labels(spans) == ["b", "a"]
    assert "[^x]" in plain_text(spans)


def test_nothing_in_plain_text_is_markup() -> None:
    edition = align(text("An *asterisk* and a [link](other.md)."), {}, REQUEST)
    assert plain_text(edition.rows[0].segments[0].spans).count("*") == 2
    assert all(span.kind is not SpanKind.LINK for span in edition.rows[0].segments[0].spans)


def test_controls_and_overrides_are_gone_before_any_writer() -> None:
    fa = catalog(message("One.", "یک\u202eدو\x07."))
    cell = align(text("One."), {"fa": fa}, REQUEST).rows[0].segments[1]
    assert cell.text == "یکدو."
    assert plain_text(cell.spans) == "یکدو."


def test_a_language_without_catalogue_is_one_in_which_nothing_is_translated() -> None:
    edition = align(text("One."), {}, replace(REQUEST, columns=("en", "ar")))
    assert edition.rows[0].segments[1].mark is Mark.MISSING
    assert edition.columns[1].tally is not None
    assert edition.columns[1].tally.messages[State.UNTRANSLATED] == 1


def test_html_shows_its_text_and_a_title_of_front_matter_is_plain() -> None:
    document = markdown("---\ntitle: A *plain* title\n---\n\n<div>Some <b>text</b></div>\n")
    edition = align(document, {}, REQUEST)
    assert [plain_text(row.segments[0].spans).strip() for row in edition.rows] == [
        "A *plain* title",
        "Some text",
    ]
    assert edition.rows[0].unit.kind is Kind.HEADING
    assert edition.columns[0].title.text == "A *plain* title"


def test_all_blocks_of_a_note_are_one_note() -> None:
    document = markdown("One[^a].\n\n[^a]: First.\n\n    Second.\n\n        code\n")
    edition = align(document, {}, REQUEST)
    assert [row.unit.text for row in edition.rows] == ["One[^a]."]
    assert plain_text(edition.notes[0].row.segments[0].spans).split() == [
        "First.",
        "Second.",
        "code",
    ]


def test_cells_of_a_table_know_how_the_author_aligns_them() -> None:
    document = markdown("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n\nText.\n")
    rows = align(document, {}, REQUEST).rows
    assert [row.unit.place.align for row in rows] == ["", "start", "center", "end"] * 2 + [""]


def test_a_quotation_has_the_marks_of_the_language_that_is_shown() -> None:
    document = markdown("He said <q>no <q>way</q></q>.")
    translation = message(document.units[0].text, "گفت <q>نه <q>هرگز</q></q>.")
    (row,) = align(document, {"fa": catalog(translation)}, REQUEST).rows
    assert [plain_text(segment.spans) for segment in row.segments] == [
        "He said “no ‘way’”.", "گفت «نه ‹هرگز›»."
    ]  # fmt: skip
    (row,) = align(document, {}, replace(REQUEST, missing="source")).rows
    assert plain_text(row.segments[1].spans) == "He said “no ‘way’”."


def test_a_list_in_html_has_the_digits_of_the_column() -> None:
    document = markdown("<ol><li>a</ol>")
    translation = message(document.units[0].text, "<ol><li>الف</ol>")
    request = replace(REQUEST, digits={"fa": "arab"})
    (row,) = align(document, {"fa": catalog(translation)}, request).rows
    assert [plain_text(segment.spans) for segment in row.segments] == ["1. a", "١. الف"]


def test_what_no_edition_can_show_is_named_with_its_paragraph_or_line() -> None:
    document = markdown("To <name>.\n\n<iframe src='https://x.org'></iframe>\n\nFine<br>text.\n")
    translation = message("To <name>.", "به <blink>")
    edition = align(document, {"fa": catalog(translation)}, REQUEST)
    assert edition.unshown == (
        "paragraph 1: an edition cannot show <name>, <blink>; only the text is shown",
        "line 3: an edition cannot show <iframe>",
    )
    assert align(text("To <name>."), {}, REQUEST).unshown == ()


def test_a_title_of_two_paragraphs_is_one_line() -> None:
    document = text("A title", "Some text, long.")
    edition = align(document, {"fa": catalog(message("A title", "عنوان\n\nدوم"))}, REQUEST)
    assert edition.columns[1].title.text == "عنوان دوم"


def test_what_nobody_reviewed_can_be_marked_shown_in_the_source_or_refused() -> None:
    document = text("One.", "Two.")
    fa = {"fa": catalog(reviewed("One.", "یک."), message("Two.", "دو."))}

    def show(way: str) -> list[tuple[str, Mark, str]]:
        request = replace(SPEAKING, unreviewed=way)
        cells = [row.segments[1] for row in align(document, fa, request).rows]
        assert [cell.state for cell in cells] == [State.REVIEWED, State.TRANSLATED]
        return [(cell.text, cell.mark, str(cell.remark)) for cell in cells]

    first, remark = ("یک.", Mark.NONE, ""), "این ترجمه بازبینی نشده است."
    assert align(document, fa, SPEAKING) == align(
        document, fa, replace(SPEAKING, unreviewed="show")
    )
    assert show("show") == [first, ("دو.", Mark.NONE, "")]
    assert show("mark") == [first, ("دو.", Mark.UNREVIEWED, remark)]
    assert show("source") == [first, ("Two.", Mark.SOURCE, "این متن اصلی است.")]
    with pytest.raises(
        EditionError, match="the fa translation of paragraph 2 of letter is not rev"
    ):
        show("refuse")


def test_what_needs_no_translation_needs_no_review() -> None:
    document = markdown("Text.\n\n```\ncode = 1\n```\n")
    request = replace(REQUEST, unreviewed="refuse")
    cells = align(document, {"fa": catalog(reviewed("Text.", "متن."))}, request).rows
    assert [row.segments[1].mark for row in cells] == [Mark.NONE, Mark.NONE]


def test_the_description_of_a_picture_in_an_office_document_is_a_picture() -> None:
    document = text("A river.")
    units = (document.units[0]._replace(picture="media/a.png"),)
    edition = align(replace(document, units=units), {}, REQUEST)
    (span,) = edition.rows[0].segments[0].spans
    assert (span.kind, span.text, span.target) == (SpanKind.IMAGE, "A river.", "media/a.png")


def test_a_task_that_is_not_translated_keeps_its_box() -> None:
    edition = align(markdown("- [x] Done\n- [ ] Open\n"), {}, REQUEST)
    for row, box in zip(edition.rows, ("[x]", "[ ]"), strict=True):
        assert [segment.marker for segment in row.segments] == [box, box]
        assert row.segments[1].mark is Mark.MISSING
