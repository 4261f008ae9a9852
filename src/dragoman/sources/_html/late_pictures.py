"""The pictures of tags that are in no text: those that a page loads late, or has in itself.

The msgid of such a picture is its description alone. Its address is in an attribute that a script
reads (``data-src``), in one with several sizes (``srcset``), or in a ``<source>`` before it; or the
picture is written into the page, as programs save pages (``data:``).
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.inline import find_picture_address
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes


def find_late_picture(text: str, tokens: Sequence[HtmlToken], number: int) -> str:
    """Return the address of the picture in a tag; "" where none is known, or where the same picture
    follows for readers without scripts (``<noscript>``)."""
    after = [token.name for token in tokens[number + 1 : number + 6] if not token.is_blank(text)]
    if after[:2] == ["noscript", "img"]:
        return ""
    address = _read_address(text, tokens[number])
    before = number - 1
    while not address and before >= 0:
        if tokens[before].name == "source" and tokens[before].kind == "start":
            address = _read_address(text, tokens[before])
        elif not tokens[before].is_blank(text):
            break
        before -= 1
    return address


def _read_address(text: str, token: HtmlToken) -> str:
    attributes = read_tag_attributes(text, token)
    return find_picture_address({name: each.value.strip() for name, each in attributes.items()})
