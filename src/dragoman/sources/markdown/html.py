"""Does an HTML block say anything to a reader?"""

from __future__ import annotations

from dragoman.inline import parse_spans, plain_text


def shows_text(html: str) -> bool:
    """Does a reader see any text of this HTML, or hear an image described?"""
    return bool(plain_text(parse_spans(html, markup="html")).strip())
