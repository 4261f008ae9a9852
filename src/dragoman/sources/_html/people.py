"""What the pictures in a page say about people: it is not in a page that is written.

The words of the page stay, also its comments and who its head names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.pictures import find_drawing_edits, find_embedded_edits
from dragoman.sources._common import Edit
from dragoman.sources._html.tokens import read_html_tokens

_PICTURE = re.compile("<svg|data:image/", re.I)
"""Most pages have neither, and need not be read once more."""


def find_picture_edits(text: str, *, is_xml: bool) -> list[Edit]:
    """Return the edits that clean the drawings in a page, and its pictures written as ``data:``.

    They are in order, and none is in another one.
    """
    if _PICTURE.search(text) is None:
        return []
    edits: list[Edit] = []
    for edit in sorted(_find_edits(text, is_xml=is_xml)):
        if not edits or edit[0] >= edits[-1][1]:
            edits.append(edit)
    return edits


def _find_edits(text: str, *, is_xml: bool) -> Iterator[Edit]:
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind == "opaque" and token.name == "svg":
            yield from find_drawing_edits(text, token.start, token.end)
        if token.kind == "opaque" and token.name in ("svg", "style"):
            yield from find_embedded_edits(text, token.start, token.end)
        elif token.kind in ("start", "opaque") and token.name not in ("a", "script"):
            yield from find_embedded_edits(text, *token.inside)
