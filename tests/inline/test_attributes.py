"""A list of attributes after a picture, a link, code or an emphasis is not text."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text
from dragoman.model import SpanKind


def show(text: str) -> str:
    return plain_text(parse_spans(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[x](https://e.org){ .button } y", "x y"),
        ('[x](https://e.org){:target="_blank" rel="noopener"}', "x"),
        ("[x][r]{.a}{#b}", "[x][r]{.a}{#b}"),  # no such link
        ("![alt](p.png){width=50% .right}.", "alt."),
        ("[![alt](p.png){.logo}](https://e.org){ #id .card }", "alt"),
        ("`code`{.python} and *a*{.red}, **b**{: #s}, ~~c~~{.d}", "code and a, b, c"),
        ("[گزارش](https://e.org){ .button }", "گزارش"),
        ("<https://e.org>{.uri}", "https://e.org"),
        (":octicons-heart-24:{ .heart } on", ":octicons-heart-24: on"),
        ("New (v0.4){: .label .green } here", "New (v0.4) here"),
        ("See [Labels]({% link docs/labels.md %}#top) now", "See Labels now"),
        ("See [Labels]({{ site.url }}) now", "See Labels now"),
    ],
)
def test_it_is_not_shown(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "A set {a, b} and x{.a}",
        "{.note} at the beginning",
        "[x](https://e.org) {.apart}",
        "[x](https://e.org){name}",
        "[x](https://e.org){}",
        "*{.a}",
        "(so){#a}",
        "{{ name }} and {count}",
        "It returns {:ok, value} or {:error}",
        "At 10:30:{.a}",
    ],
)
def test_other_braces_are_text(text: str) -> None:
    assert show(text).count("{") == text.count("{")


def test_the_link_keeps_its_address() -> None:
    (link, rest) = parse_spans("[x](https://e.org/a){ .button } y")
    assert (link.kind, link.target, rest.text) == (SpanKind.LINK, "https://e.org/a", " y")
