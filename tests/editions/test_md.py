"""Editions as Markdown: what its readers show is the text, in its language and direction."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import md
from dragoman.editions._sheet import lay_out_sheet
from dragoman.editions.md.inline import (
    RLM,
    MarkdownStyle,
    lead_direction,
    protect_lines,
    write_inline,
)
from dragoman.model import Edition, Options, Span, SpanKind
from helpers import editions
from helpers.cases import each_case
from helpers.evil_spans import evil_spans, join_shown, make_edition, shows_all, squeeze
from helpers.markup import Element, parse
from helpers.tools import not_allowed_here

LAYOUTS = (("columns", ("fa", "en")), ("stacked", ("en", "fa", "ar")), ("single", ("fa",)),
           ("single", ("en",)))  # fmt: skip
_GITHUB = (
    "h1 h2 h3 h4 h5 h6 br strong em a pre code div del ins sup sub p ol ul table thead tbody "
    "blockquote dl dd ruby rt rp li tr td th bdo small s span wbr hr section"
)
GITHUB = frozenset(_GITHUB.split())
"""Tags that html-pipeline's SanitizationFilter keeps, and the section of GitHub's footnotes. It
keeps ``dir``, ``lang``, ``align``, ``valign``, ``width``, ``colspan`` and ``title`` on all."""
_KEPT = "dir lang align valign width colspan title href id class start style"
KEPT = frozenset(_KEPT.split())
FOOTNOTES = frozenset(
    ("data-footnote-ref", "data-footnote-backref", "data-footnotes", "aria-label",
     "data-footnote-backref-idx")
)  # fmt: skip
"""What GitHub's own parser writes for footnotes."""


def write(edition: Edition, layout: str) -> str:
    return md.render(edition, Options(layout=layout)).decode()


def read(text: str) -> Element:
    """Return what a reader of Markdown shows."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parse(reader.render(text).encode())


def show_with_cmark(text: str) -> Element:
    """Return what GitHub's own parser of Markdown shows."""
    program = shutil.which("cmark-gfm")
    if program is None:
        not_allowed_here("cmark-gfm is not installed; markdown-it judges the same texts")
    names = ("footnotes", "table", "strikethrough", "autolink", "tasklist")
    options = [part for name in names for part in ("-e", name)]
    done = subprocess.run(
        [program, "--unsafe", *options], input=text.encode(), capture_output=True, check=True
    )
    return parse(done.stdout)


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
@given(evil_spans)
@settings(max_examples=40)
def test_whatever_a_text_is_it_is_shown_as_it_is(
    layout: str, languages: tuple[str, ...], spans: tuple[Span, ...]
) -> None:
    edition = make_edition(spans, *languages)
    page = read(write(edition, layout))
    assert not shows_all(page.text, edition)
    assert {element.name for element in page.all()} <= GITHUB
    assert not page.all("img")


@pytest.mark.parametrize("reader", [read, show_with_cmark])
@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
def test_all_of_an_edition_is_shown_by_every_reader(
    reader: Callable[[str], Element], layout: str, languages: tuple[str, ...]
) -> None:
    for edition in (editions.torture(*languages), editions.hostile(*languages)):
        text = write(edition, layout)
        page = reader(text)
        assert {element.name for element in page.all()} <= GITHUB
        assert {name for each in page.all() for name in each.attributes} <= KEPT | FOOTNOTES
        shown = squeeze(page.text)
        for column in edition.columns:
            for sentence in column.colophon:
                assert squeeze(str(sentence)) in shown
        for row in edition.all_rows:
            for segment in row.segments:
                assert squeeze(str(segment.remark)) in shown
                for span in (inner for each in segment.spans for inner in each.walk()):
                    if span.kind in (SpanKind.TEXT, SpanKind.CODE):
                        assert squeeze(span.text) in shown
        assert md.render(edition, Options(layout=layout)).decode() == text


def test_a_table_of_languages_runs_in_the_direction_of_the_first() -> None:
    page = read(write(editions.torture("fa", "en"), "columns"))
    assert page.all("table")[0].attributes["dir"] == "rtl"
    head = page.all("tr")[0].all("th")
    assert [(cell.attributes.get("lang"), cell.attributes.get("dir")) for cell in head] == [
        (None, None), ("fa", "rtl"), ("en", "ltr")
    ]  # fmt: skip
    cells = [cell for cell in page.all("td") if "lang" in cell.attributes]
    assert all(
        (cell.attributes["dir"] == "rtl") is (cell.attributes["lang"] in ("fa", "ar"))
        for cell in cells
        if not cell.all("pre")
    )


def test_one_language_is_a_plain_document() -> None:
    text = "# T\n\nA[^x] and[^y].\n\n3. c\n4. d\n   - e\n\n   f\n\n> q\n\n```\n``` x\n```\n"
    notes = "\n[^x]: One, see[^z].\n[^y]: Two.\n[^z]: Three.\n"
    source = (text + notes).replace("``` x", "~~~ x")
    document = sources.read(source.encode(), "plain", suffix=".md")
    edition = align(document, {}, EditionRequest(("en",), "en"))
    written = write(edition, "single")
    assert written.startswith("# T\n\nA[^1] and[^2].\n\n3. c\n4. d\n   - e\n\n   f\n\n> q\n\n```\n")
    assert "[^1]: One, see<sup>" in written and "[^2]: Two.\n" in written
    assert "## Notes" in written and '<a id="n3-en"></a>3. Three.' in written
    assert "<div" not in written
    page = read(written)
    assert page.all("ol")[0].attributes["start"] == "3"
    assert len(page.all("ol")[0].all("li")) == 3
    assert squeeze(page.all("pre")[0].text) == "~~~x"


def test_one_language_is_a_plain_document_in_every_layout() -> None:
    edition = editions.torture("fa")
    assert write(edition, "columns") == write(edition, "stacked") == write(edition, "single")


def test_numbers_that_do_not_follow_each_other_are_kept() -> None:
    document = sources.read(b"<ol><li>a<li value=5>b<li>c</ol>", "numbers", suffix=".html")
    edition = align(document, {}, EditionRequest(("en",), "en"))
    markers = [row.unit.place.lists[0] for row in edition.rows]
    page = read(write(edition, "single"))
    shown = [
        int(each.attributes.get("start", "1")) + number
        for each in page.all("ol")
        for number, _ in enumerate(each.all("li"))
    ]
    assert shown == [int(marker.strip(".")) for marker in markers]


def test_github_gives_a_block_the_direction_of_its_first_letter() -> None:
    for spans, direction, lead in (
        ((Span(text="سلام"),), "rtl", ""),
        ((Span(SpanKind.CODE, "ls"), Span(text=" سلام")), "rtl", RLM),
        ((Span(SpanKind.ISOLATE, children=(Span(text="MI6"),), direction="ltr"),), "rtl", RLM),
        ((Span(text="1 a"),), "ltr", ""),
        ((Span(text="سلام a"),), "ltr", "\u200e"),
        ((Span(text="12"),), "ltr", ""),
    ):
        edition = editions.letter("fa" if direction == "rtl" else "en")
        row = edition.rows[1]
        segment = row.segments[0]._replace(spans=spans)
        changed = replace(edition, blocks=(row._replace(segments=(segment,)),))
        assert lead_direction(spans, direction) == lead
        assert lead in write(changed, "single")


@each_case([
        ("1. one", r"1\. one"), ("10) ten", r"10\) ten"), ("1.5 kg", "1.5 kg"), ("- a", r"\- a"),
        ("-5 °C", "-5 °C"), ("# a", r"\# a"), ("#a", "#a"), ("> a", r"\> a"), 
        ("===", r"\==="),
        ("snake_case", r"snake\_case"), ("AT&T", r"AT\&T"), ("&amp;", r"\&amp;"), 
        ("R&D;", r"R\&D;"),
        ("at AT&", "at AT&"), ("$5", "$5"), ("$5 or $6", "<span>$</span>5 or <span>$</span>6"),
        ("Hello!", r"Hello\!"), ("a|b", r"a\|b"), (":100:", "<span>:</span>100:"),
        ("10:30:45", "10<span>:</span>30:45"), ("by @bob", "by <span>@</span>bob"),
        ("a@b.org", "a@b.org"), ("https://a.b", r"https\://a.b"), ("www.a.b", r"www\.a.b"),
    ])  # fmt: skip
def test_only_what_could_be_a_mark_is_escaped(text: str, written: str) -> None:
    assert protect_lines(write_inline((Span(text=text),), MarkdownStyle())) == written


def test_emphasis_is_asterisks_only_where_every_reader_takes_them() -> None:
    strong = Span(SpanKind.STRONG, children=(Span(text="b"),))
    open_ended = Span(SpanKind.STRONG, children=(Span(text="b,"),))
    style = MarkdownStyle()
    assert write_inline((Span(text="a"), strong, Span(text="c")), style) == "a**b**c"
    assert write_inline((open_ended, Span(text="c")), style) == "<strong>b,</strong>c"
    assert write_inline((strong, strong), style) == "<strong>b</strong>" * 2


def test_each_column_is_named_in_its_own_direction() -> None:
    edition = editions.torture("fa", "ar", "en")
    # dragoman speaks neither: its own headings are English then, and from left to right
    silent = tuple(replace(column, words={}) for column in edition.columns)
    page = read(write(replace(edition, columns=silent), "columns"))
    named = [cell.attributes for cell in page.all("th")]
    shown = [(each["lang"], each["dir"]) for each in named if "lang" in each]
    assert shown == [("fa", "rtl"), ("ar", "rtl"), ("en", "ltr")]


def test_every_row_of_the_sheet_is_in_the_table_once() -> None:
    edition = editions.torture("en", "fa", "ar")
    page = read(write(edition, "columns"))
    links = page.all("a")
    numbers = [link.text for link in links if re.match(r"p\d", link.attributes.get("id", ""))]
    blocks = lay_out_sheet(edition, "columns")
    assert numbers == [block.number for block in (*blocks.text, *blocks.notes)]
    assert join_shown(edition.rows[0].segments[0].spans) in page.text


def test_below_each_other_each_language_says_all_about_itself() -> None:
    edition = editions.torture("en", "fa", "ar")
    blocks = lay_out_sheet(edition, "stacked").colophon
    said = [join_shown(cell.spans) for block in blocks for cell in block.cells]
    wanted = [str(each) for column in edition.columns for each in column.colophon]
    assert len(wanted) > 6
    assert said == [re.sub("[\u2066-\u2069]", "", each) for each in wanted]
