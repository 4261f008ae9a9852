"""Tags that shops put around each sentence of a book, to know how far somebody has read.

Kobo does so (``koboSpan``). They say nothing about the text, so it is read without them, and a
paragraph that is written anew has only the first and the last one.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.sources._html.tokens import HtmlToken

_CLASS = "koboSpan"


def drop_reading_marks(text: str, tokens: Sequence[HtmlToken]) -> Sequence[HtmlToken]:
    """Return the tokens of a run without such tags. One that has no partner stays."""
    opened: list[int] = []
    dropped: set[int] = set()
    for number, token in enumerate(tokens):
        if token.name != "span":
            continue
        if token.kind == "start":
            opened.append(number)
        elif token.kind == "end" and opened:
            first = opened.pop()
            if is_reading_mark(text, tokens[first]):
                dropped |= {first, number}
    return [token for number, token in enumerate(tokens) if number not in dropped]


def is_reading_mark(text: str, token: HtmlToken) -> bool:
    """Return whether a tag is one that a shop put around a sentence."""
    return token.name == "span" and text.find(_CLASS, token.start, token.end) >= 0
