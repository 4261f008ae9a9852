"""Whether an HTML block shows anything to a reader."""

from __future__ import annotations

from dragoman.inline import parse_spans, plain_text


def shows_text(html: str) -> bool:
    """Return whether HTML has a text that a reader sees, or the description of an image."""
    return bool(plain_text(parse_spans(html, markup="html")).strip())
