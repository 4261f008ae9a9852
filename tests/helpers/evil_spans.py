"""Spans whose texts try to be markup, for the formats that are written as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from dragoman.model import Edition, Kind, Place, Row, Segment, Span, SpanKind, State, Unit
from dragoman.structure import arrange
from helpers import editions

PIECES = (
    "a", "b1", " ", "  ", "\t", "\u00a0", "*", "**", "_", "__", "`", "``", "```", "~", "~~", "[",
    "]", "(", ")", "<", "</", "<b>", "<script>", "<!--", "-->", "&", "&amp;", "&#42;", "&copy", "#",
    "# ", "## ", "+ ", "- ", "---", "===", "1. ", "2) ", "> ", "|", "|-|", ":-:", "\\", "!", "![",
    "](x)", "[^1]", "[^1]:", "^", "https://a_b.c/*d", "www.x_y.org", "a@b_c.de", "@bob", "#12",
    ":smile:", "$x$", "$", "{", "}", "%", "\\end{document}", "^^5c", "--", "'", '"', "سلام", "۱",
    "١.", "漢", "é", "«", "»", "...", "C++",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
_KINDS = (SpanKind.EMPHASIS, SpanKind.STRONG, SpanKind.DELETED, SpanKind.SUPERSCRIPT)


def _wrap(children: st.SearchStrategy[tuple[Span, ...]]) -> st.SearchStrategy[tuple[Span, ...]]:
    links = st.builds(
        lambda inside, target, title: Span(
            SpanKind.LINK, children=inside, target=f"https://e.org/{target}", title=title
        ),
        children, texts, texts,
    )  # fmt: skip
    marks = st.builds(
        lambda kind, inside: Span(kind, children=inside), st.sampled_from(_KINDS), children
    )
    isolates = st.builds(
        lambda inside, side: Span(SpanKind.ISOLATE, children=inside, direction=side),
        children, st.sampled_from(("ltr", "rtl")),
    )  # fmt: skip
    some = st.one_of(_leaves, _leaves, marks, links, isolates)
    return st.lists(some, min_size=1, max_size=3).map(tuple)


_leaves = st.one_of(
    texts.map(lambda text: Span(text=text)), texts.map(lambda text: Span(SpanKind.CODE, text))
)
evil_spans = st.recursive(st.lists(_leaves, min_size=1, max_size=3).map(tuple), _wrap, max_leaves=8)
PLACES = (
    Unit("x", Kind.PARAGRAPH, 1),
    Unit("x", Kind.HEADING, 1, 2),
    Unit("x", Kind.LIST_ITEM, 1, place=Place(lists=("-",))),
    Unit("x", Kind.LIST_ITEM, 1, place=Place(lists=("7.", "-"))),
    Unit("x", Kind.QUOTATION, 1, place=Place(quotations=1)),
    Unit("x", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, 0))),
)


def make_edition(spans: Sequence[Span], *languages: str) -> Edition:
    """Return an edition that has the same spans in every kind of place and in every language."""
    rows = [
        Row(
            number,
            unit,
            tuple(
                Segment(code, editions.direction(code), State.TRANSLATED, "x", tuple(spans))
                for code in languages
            ),
        )
        for number, unit in enumerate(PLACES, 1)
    ]
    blocks, notes = arrange(rows)
    return replace(editions.letter(*languages), blocks=blocks, notes=notes)


def join_shown(spans: Iterable[Span]) -> str:
    """Return the characters that a reader sees of spans, in order."""
    return "".join(span.text + join_shown(span.children) for span in spans)


def squeeze(text: str) -> str:
    """Return a text without spaces, and without marks that nobody sees."""
    return re.sub("[\\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "", text)


def shows_all(page: str, edition: Edition) -> str:
    """Return the first text that a page does not show at its place; empty where it shows all."""
    at, page = 0, squeeze(page)
    for row in edition.rows:
        for segment in row.segments[: 1 if row.is_shared else None]:
            wanted = squeeze(join_shown(segment.spans))
            found = page.find(wanted, at)
            if found < 0 or found > at + 300:
                return wanted
            at = found + len(wanted)
    return ""
