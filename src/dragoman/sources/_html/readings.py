"""The readings of characters (``<ruby>``), which a page shows above them.

In the text of a unit nothing but brackets says that it is a reading: 漢(かん). A page that has such
brackets for old browsers (``<rp>``) keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.model import Span
from dragoman.sources._html.tokens import HtmlToken

if TYPE_CHECKING:
    from dragoman.sources._html.runs import Node

_PARTS = frozenset({"rb", "rp", "rt", "rtc"})
_BRACKETS = re.compile(r"\A\s*[(\uff08](.*)[)\uff09]\s*\Z", re.S)
_OWN_BRACKET = re.compile(r"\s*<rp\b", re.I)


def close_readings(tokens: Iterable[HtmlToken]) -> Iterator[HtmlToken]:
    """Yield the tokens of a run, with an end that has no characters for each reading or bracket
    whose own end a page leaves out.

    Source: the HTML standard, section 13.1.2.4 (optional tags).
    """
    unclosed = [""]  # in each ruby around the token
    for token in tokens:
        is_start, is_end = token.kind == "start", token.kind == "end"
        is_part = is_start and token.name in _PARTS
        is_ruby_end = is_end and token.name == "ruby"
        if unclosed[-1] and (is_part or is_ruby_end):
            yield HtmlToken("end", token.start, token.start, unclosed[-1])
            unclosed[-1] = ""
        yield token
        if is_part:
            unclosed[-1] = token.name
        elif is_end and token.name == unclosed[-1]:
            unclosed[-1] = ""
        elif is_start and token.name == "ruby":
            unclosed.append("")
        elif is_ruby_end and len(unclosed) > 1:
            unclosed.pop()


def is_reading(text: str, node: Node) -> bool:
    """Return whether a piece of a run is a reading without brackets of its own."""
    return (
        node.token is not None
        and node.closing is not None
        and node.token.name == "rt"
        and not _OWN_BRACKET.match(text, node.closing.end)
    )


def add_brackets(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a reading between brackets."""
    return (Span(text="("), *spans, Span(text=")")) if spans else ()


def remove_brackets(written: str) -> str:
    """Return a reading as the page has it."""
    return _BRACKETS.sub(r"\1", written)
