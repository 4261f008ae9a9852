"""Does an HTML block say anything to a reader?"""

from __future__ import annotations

from dragoman.inline import plain, spans


def shows_text(html: str) -> bool:
    """Does a reader see any text of this HTML, or hear an image described?"""
    return bool(plain(spans(html, markup="html")).strip())
