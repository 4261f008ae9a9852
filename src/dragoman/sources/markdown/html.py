"""What an HTML block shows to a reader."""

from __future__ import annotations

from dragoman.inline import find_unshown, parse_spans, plain_text


def shows_text(html: str) -> bool:
    """Return whether HTML has a text that a reader sees, or the description of an image."""
    return bool(plain_text(parse_spans(html, markup="html")).strip())


def find_left_out(html: str) -> tuple[str, ...]:
    """Return the names of the tags that show something in HTML that has no text."""
    return find_unshown(html, "html", pictures=True)
