"""Bare addresses of the web are links in editions."""

from __future__ import annotations

import pytest

from dragoman.inline import link_addresses, parse_spans
from dragoman.model import Span, SpanKind
from helpers.durations import check_growth


def list_links(text: str, markup: str = "markdown") -> list[str]:
    links = []
    for span in link_addresses(parse_spans(text, markup=markup)):
        for each in span.walk():
            if each.kind is SpanKind.LINK:
                assert each.children == (Span(text=each.target),)
                links.append(each.target)
    return links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/x. And", ["https://a.example/x"]),
        ("(https://a.example/x_(y)), “https://a.example/?q=1&b#c”", ["https://a.example/x_(y)", "https://a.example/?q=1&b#c"]),
        ("ببینید https://a.example/x، یا HTTP://C.EXAMPLE؟", ["https://a.example/x", "HTTP://C.EXAMPLE"]),
        ("«https://b.example/»؛", ["https://b.example/"]),
        ("https://fa.a.example/wiki/ایران را", ["https://fa.a.example/wiki/ایران"]),
        ("请看https://a.example/x。还有", ["https://a.example/x"]),
        ("**https://a.example/x**!", ["https://a.example/x"]),
        ("<https://a.example/x> and `https://a.example/x`", ["https://a.example/x"]),
        ("http://localhost:80, http://, https://./, xhttps://a.example, ftp://a.example", []),
        ("https://bank.example@evil.example/", []),
        ("mailto:a@b.example, www.a.example, javascript://a.example/", []),
    ],
)  # fmt: skip
def test_an_address_is_a_link_without_the_mark_behind_it(text: str, found: list[str]) -> None:
    assert list_links(text) == found


def test_the_text_stays_and_an_address_is_linked_once() -> None:
    spans = parse_spans("See https://a.example/x.\nhttps://b.example", markup="plain")
    linked = link_addresses(spans)
    assert linked == (
        Span(text="See "),
        Span(SpanKind.LINK, target="https://a.example/x", children=(Span(text="https://a.example/x"),)),
        Span(text="."),
        Span(SpanKind.BREAK),
        Span(SpanKind.LINK, target="https://b.example", children=(Span(text="https://b.example"),)),
    )  # fmt: skip
    assert link_addresses(linked) == linked


@pytest.mark.parametrize("piece", ["https://a.example ", "https://", "://", "https://a.b"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    check_growth(lambda count: (Span(text=piece * count),), link_addresses, 5_000)
