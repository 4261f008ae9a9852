"""In which order a browser shows the characters of a text of two directions."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from dragoman.model import Span, SpanKind
from helpers.screens import Screen

_MEASURE = """line => {
  const text = [], places = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      text.push(node.data[at]);
      places.push((box.left + box.right) / 2);
    }
  return [text.join(''), places];
}"""
_SHOW = """
document.body.innerHTML = '<p style="white-space: pre; font: 20px monospace"></p>';
document.body.firstChild.dir = arguments[1];
document.body.firstChild.innerHTML = arguments[0];"""

Line = tuple[str, list[float]]
"""A text, and for each of its characters how far from the left it is."""


def measure_html(screen: Screen, html: str, direction: str) -> Line:
    """Return where a browser shows the characters of a paragraph."""
    screen.run(_SHOW, html, direction)
    return measure_elements(screen, "p")[0]


def measure_elements(screen: Screen, selector: str) -> list[Line]:
    """Return where a browser shows the characters of the elements of an open page."""
    found = f"[...document.querySelectorAll(arguments[0])].map({_MEASURE})"
    return [(text, places) for text, places in screen.run(f"return {found}", selector)]


def write_html(spans: Iterable[Span]) -> str:
    """Return spans as the HTML edition writes them, as far as it makes a difference here."""
    html = ""
    for span in spans:
        inner = escape(span.text, quote=False) + write_html(span.children)
        name = "bdo" if span.needs_override else "bdi"
        isolated = span.kind is SpanKind.ISOLATE
        html += f'<{name} dir="{span.direction}">{inner}</{name}>' if isolated else inner
    return html


def reads_from_left(line: Line, part: str) -> bool:
    """Return whether a part of a line is shown in one piece, its characters from left to right."""
    text, places = line
    start = text.index(part)
    own = places[start : start + len(part)]
    others = places[:start] + places[start + len(part) :]
    in_order = all(before < after for before, after in pairwise(own))
    return in_order and not any(own[0] < place < own[-1] for place in others)
