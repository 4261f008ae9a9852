"""No text becomes markup of a page; and a row written alone is the row of the page."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import html
from dragoman.editions._web.markup import LONG, escape, has_long_word, write_spans
from dragoman.model import Options, Span, SpanKind
from helpers import editions

TEXTS = st.text(alphabet="<>&\"'/=! -;#a.@:\n۱س\u200c", max_size=30)
SHOWN = [kind for kind in SpanKind if kind not in (SpanKind.QUOTATION, SpanKind.PLACEHOLDER)]
LEAVES = st.builds(Span, st.sampled_from(SHOWN), TEXTS, target=TEXTS, title=TEXTS, direction=TEXTS)
SPANS = st.recursive(
    LEAVES,
    lambda inside: st.builds(
        Span,
        st.sampled_from(SHOWN),
        TEXTS,
        st.lists(inside, max_size=3).map(tuple),
        TEXTS,
        TEXTS,
        TEXTS,
    ),
)
KNOWN = {
    *("em", "strong", "del", "ins", "sup", "sub", "ruby", "rp", "rt", "br", "wbr", "code"),
    *("bdo", "bdi", "a", "span", "img"),
}


class Reader(HTMLParser):
    """Collects the elements and the attributes of a page, and its comments."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


@given(st.lists(SPANS, max_size=4), st.booleans())
def test_no_text_of_a_span_becomes_an_element_or_an_attribute(spans: list[Span], xml: bool) -> None:
    reader = Reader()
    reader.feed(write_spans(spans, xml=xml))
    reader.close()
    assert reader.names <= KNOWN
    assert reader.attributes <= set(["class", "dir", "href", "title", "id", "role", "epub:type"])
    assert not reader.others


@given(st.text())
def test_an_escaped_text_has_no_sign_of_markup_and_is_the_text(text: str) -> None:
    escaped = escape(text)
    assert not set("<>\"'") & set(escaped)
    assert escaped.count("&") == sum(text.count(each) for each in "&<>\"'")
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    ("name", "layout"), [*product(("letter", "torture", "hostile"), ("columns", "stacked"))]
)
def test_a_row_alone_is_what_the_page_has(name: str, layout: str) -> None:
    edition = getattr(editions, name)("en", "fa", "ar")
    options = Options(layout=layout)
    page = html.render(edition, options).decode()
    for row in edition.all_rows:
        alone = html.render_row(edition, row.number, options)
        assert alone in page
        assert alone.startswith('<div class="row')


def test_a_row_that_the_edition_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        html.render_row(editions.letter("en", "fa"), 1000, Options())


def test_the_switch_on_tap_is_in_a_row_alone_too() -> None:
    edition = replace(editions.letter("en", "fa"), notes=())
    row = html.render_row(edition, 2, Options(reveal="tap"))
    assert 'tabindex="-1"' in row
    assert 'tabindex="-1"' not in html.render_row(edition, 2, Options())


@given(
    st.lists(st.tuples(st.integers(0, 2 * LONG), st.sampled_from(" \n\t\u00a0")), max_size=6),
    st.integers(0, 2 * LONG),
)
def test_a_word_is_long_by_its_letters_whatever_is_around_it(
    words: list[tuple[int, str]], last: int
) -> None:
    text = "".join("x" * length + space for length, space in words) + "x" * last
    assert has_long_word(text) == any(len(word) > LONG for word in text.split())


@pytest.mark.parametrize("xml", [False, True])
def test_only_a_reference_to_a_note_that_is_there_is_a_link(*, xml: bool) -> None:
    reference = Span(SpanKind.NOTE, "1", title="from-1")
    alone = write_spans((reference,), xml=xml)
    assert alone == '<sup id="from-1">1</sup>'
    linked = write_spans((replace(reference, target="#note-1"),), xml=xml)
    assert 'id="from-1"' in linked and 'href="#note-1"' in linked


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("12 %", ' class="whole figures"'),
        ("−56.00", ' class="whole figures"'),
        ("C++", ' class="whole"'),
        ("12 km of road", ""),
    ],
)
def test_a_figure_in_the_other_direction_has_the_face_of_the_digits_around(
    text: str, classes: str
) -> None:
    span = Span(SpanKind.ISOLATE, children=(Span(text=text),), direction="ltr")
    assert write_spans((span,), xml=False) == f'<bdi dir="ltr"{classes}>{text}</bdi>'


@pytest.mark.parametrize(
    ("text", "is_ragged"),
    [
        ("از `gpg --verify file.sig` کمک بگیرید", True),
        ("از **`gpg --verify file.sig`** کمک بگیرید", True),
        ("به +98 21 1234 5678 زنگ بزنید", True),
        ("به somebody@example.org بنویسید", True),
        ("از `gpg` و 2016-12-23 و C++ و Human Rights Watch Report", False),
        ("متن", False),
    ],
)
def test_no_line_is_stretched_before_what_must_stay_on_one(text: str, is_ragged: bool) -> None:
    """Persian has no hyphens: the gaps between the words would be as wide as the words."""
    document = sources.read(f"{text}\n".encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("fa", "en"), "fa", missing="source"))
    page = html.render(edition, Options(layout="columns")).decode()
    assert ('<p class="ragged">' in page) is is_ragged
