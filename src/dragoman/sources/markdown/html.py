"""What an HTML block shows to a reader."""

from __future__ import annotations

from dragoman.inline import find_unshown, parse_spans, plain_text
from dragoman.sources._rules import only_separates


def shows_text(html: str) -> bool:
    """Return whether HTML has a text that a reader sees, or the description of an image. A line of
    signs that only separate is none."""
    shown = plain_text(parse_spans(html, markup="html")).strip()
    return bool(shown) and not (len(shown) > 2 and only_separates(shown))


def find_left_out(html: str) -> tuple[str, ...]:
    """Return the names of the tags that show something in HTML that has no text."""
    return find_unshown(html, "html", pictures=True)
