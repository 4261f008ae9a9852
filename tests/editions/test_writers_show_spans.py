"""All writers show every kind of span: raised text, quotations, readings, lines, paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import product
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html, pdf
from dragoman.editions._common import split_paragraphs
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Edition, Options, Span, SpanKind
from helpers.markup import parse
from helpers.pdfs import read_pdf
from helpers.tools import need_module

TEXT = """# Ten to 10<sup>6</sup>

10<sup>-6</sup>, H<sub>2</sub>O, <ins>new</ins>, <q>no <q>way</q></q>, <kbd>Esc</kbd>,
<ruby>UN<rt>you</rt>HRW<rt>watch</rt></ruby>, <a href="https://x.org" onclick="y()">here</a>,
<a href="javascript:z()">there</a>, <blink style="w">end</blink>.

<table><tr><th>City<th>People<tr><td>Ahwaz<td>12</table>

<pre>
one  1
two
</pre>

<ol><li>first<li>second</ol>

First<br><br>Second\\
third
"""
SHOWN = (
    "10⁻⁶, H₂O, new, “no ‘way’”, Esc, UN (you)HRW (watch), here, there, end.",
    "City | People\nAhwaz | 12",
    "one\xa0\xa01\ntwo",
    "1. first\n2. second",
    "First\n\nSecond\nthird",
)
RAISED = dict(zip("⁻⁶₂", "-62", strict=True))


@pytest.fixture(scope="module")
def edition() -> Edition:
    document = sources.read(TEXT.encode(), "spans", suffix=".md")
    return align(document, {}, EditionRequest(("en",), "en"))


def flatten(text: str) -> str:
    """Return a text as a page has it: raised digits are digits, lines are spaces, and no space is
    between a word and its reading."""
    plain = "".join(RAISED.get(each, each) for each in text)
    return " ".join(re.sub("[\u2066-\u2069\u200b]", "", plain).split()).replace(" (", "(")


def read_page(page: bytes) -> str:
    """Return the text of a page of HTML; a line break is a space."""
    spaced = re.sub(rb"(?=<br|</p>)", b" ", page)
    return flatten(parse(spaced).text)


def read_html(edition: Edition) -> str:
    return read_page(html.render(edition, Options(layout="single")))


def read_epub(edition: Edition) -> str:
    with ZipFile(io.BytesIO(epub.render(edition, Options(layout="single")))) as archive:
        return read_page(archive.read("EPUB/text-1.xhtml"))


def read_docx(edition: Edition) -> str:
    with ZipFile(io.BytesIO(docx.render(edition, Options(layout="single")))) as archive:
        body = archive.read("word/document.xml").decode()
    return flatten(re.sub("<[^>]*>", "", body.replace("<w:br/>", " ").replace("</w:p>", " ")))


def read_attachment(edition: Edition) -> str:
    """Return the text that a PDF holds for those who search and listen."""
    need_module("typst")
    data = read_pdf(pdf.render(edition, Options(layout="single")))
    return flatten(data.attachments["spans.en.txt"][0].decode())


@pytest.mark.parametrize("read", [read_html, read_epub, read_docx, read_attachment])
@pytest.mark.parametrize("shown", SHOWN)
def test_every_format_shows_the_same(
    edition: Edition, read: Callable[[Edition], str], shown: str
) -> None:
    assert flatten(shown) in read(edition)


def test_a_page_has_the_elements_and_nothing_that_is_not_allowed(edition: Edition) -> None:
    data = html.render(edition, Options(layout="single"))
    page = parse(data)
    assert [each.text for each in page.all("sup")] == ["6", "-6"]
    assert [each.text for each in page.all("sub")] == ["2"]
    assert [each.text for each in page.all("ins")] == ["new"]
    assert [each.text for each in page.all("rt")] == ["you", "watch"]
    assert [each.text for each in page.all("a", href="https://x.org")] == ["here"]
    for never in (b"onclick", b"javascript:", b"blink", b"z()", b"style="):
        assert never not in data
    paragraphs = [each.text for each in page.all("p")]
    assert paragraphs[paragraphs.index("First") + 1] == "Secondthird"


def test_word_raises_lowers_and_underlines(edition: Edition) -> None:
    with ZipFile(io.BytesIO(docx.render(edition, Options(layout="single")))) as archive:
        body = archive.read("word/document.xml").decode()
    found = re.findall(r"<w:vertAlign w:val=\"(\w+)\"/>(?:(?!</w:r>).)*<w:t[^>]*>([^<]*)", body)
    assert found == [("superscript", "6"), ("superscript", "-6"), ("subscript", "2")]
    assert re.search(r"<w:u w:val=\"single\"/>(?:(?!</w:r>).)*>new<", body)


def test_typst_gets_the_kind_of_each_run(edition: Edition) -> None:
    from dragoman.editions._typst.inline import make_runs

    runs = [
        run
        for row in edition.rows
        for run in make_runs(row.segments[0].spans, lambda _: [])
        if not isinstance(run, str)
    ]
    assert {"superscript", "subscript", "inserted", "link", "break", "paragraph", "strong"} <= {
        run["kind"] for run in runs
    }


UNRESOLVED = {SpanKind.QUOTATION, SpanKind.PLACEHOLDER}
"""What only ``read_marks`` returns; an edition has its effect instead."""


def test_an_edition_has_the_effect_of_quotations_and_placeholders() -> None:
    spans = parse_spans("<q>a</q> <g1>b</g1>c<x2/>d *e <g3>f</g3>*")
    assert not UNRESOLVED & {inner.kind for span in spans for inner in span.walk()}
    assert plain_text(spans) == "“a” bc d e f"


@pytest.mark.parametrize("kind", [kind for kind in SpanKind if kind not in UNRESOLVED])
def test_no_kind_is_forgotten_by_a_writer(edition: Edition, kind: SpanKind) -> None:
    """A span of each kind with a text and a content shows at least one of them."""
    from dataclasses import replace

    row = edition.rows[1]
    child = Span(text="zzwithin") if kind not in (SpanKind.TEXT, SpanKind.CODE) else None
    span = Span(kind, "zzitself", (child,) if child else (), "https://x.org", direction="ltr")
    segment = row.segments[0]._replace(spans=(Span(text="a"), span, Span(text="b")))
    changed = replace(edition, blocks=(row._replace(segments=(segment,)),))
    silent = kind in (SpanKind.BREAK, SpanKind.PARAGRAPH, SpanKind.NOTE)
    for read in (read_html, read_epub, read_docx, read_attachment):
        assert (re.search("zzitself|zzwithin", read(changed)) is None) is silent, read


@pytest.mark.parametrize("kind", ["EMPHASIS", "INSERTED", "SUPERSCRIPT", "SUBSCRIPT"])
def test_typst_keeps_a_short_isolated_run_on_one_line_however_it_looks(kind: str) -> None:
    from dragoman.editions._typst.inline import make_runs

    def list_kinds(text: str) -> list[str]:
        inside = (Span(text="3×10"), Span(SpanKind[kind], children=(Span(text=text),)))
        runs = make_runs((Span(SpanKind.ISOLATE, children=inside, direction="ltr"),), lambda _: [])
        return [run if isinstance(run, str) else run["kind"] for run in runs]

    assert list_kinds("-6") == ["box"]  # needs no other signs, which would be copied from the PDF
    assert list_kinds("-6" * 20) == ["\u2066", "3×10", kind.lower(), "\u2069"]


@pytest.mark.parametrize("size", range(4))
def test_a_segment_is_its_paragraphs_with_the_ends_of_paragraphs_between_them(size: int) -> None:
    text, end = Span(text="a"), Span(SpanKind.PARAGRAPH)
    for spans in product((text, end), repeat=size):
        first, *others = split_paragraphs(spans)
        assert (*first, *(span for each in others for span in (end, *each))) == spans
        assert end not in first and not any(end in each for each in others)
