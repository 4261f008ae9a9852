"""In which order a browser shows the characters of a text of two directions."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import Any

from dragoman.model import Span, SpanKind

_MEASURE = """texts => texts.map(([html, direction]) => {
  const line = document.createElement('p');
  line.dir = direction;
  line.style = 'white-space: pre; position: absolute; font: 20px monospace';
  line.innerHTML = html;
  document.body.append(line);
  const lefts = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      lefts.push((box.left + box.right) / 2);
    }
  line.remove();
  return lefts;
})"""


def measure_places(page: Any, texts: Iterable[tuple[str, str]]) -> list[list[float]]:
    """Return for each pair of HTML and direction where its characters are, from the left."""
    places: list[list[float]] = page.evaluate(_MEASURE, [list(pair) for pair in texts])
    return places


def write_html(spans: Iterable[Span]) -> str:
    """Return spans as the HTML edition writes them, as far as it makes a difference here."""
    html = ""
    for span in spans:
        inner = escape(span.text, quote=False) + write_html(span.children)
        name = "bdo" if span.needs_override else "bdi"
        isolated = span.kind is SpanKind.ISOLATE
        html += f'<{name} dir="{span.direction}">{inner}</{name}>' if isolated else inner
    return html


def reads_from_left(places: list[float], text: str, part: str) -> bool:
    """Return whether a part of a text is shown in one piece, its characters from left to right."""
    start = text.index(part)
    own = places[start : start + len(part)]
    others = places[:start] + places[start + len(part) :]
    in_order = all(before < after for before, after in pairwise(own))
    return in_order and not any(own[0] < place < own[-1] for place in others)
