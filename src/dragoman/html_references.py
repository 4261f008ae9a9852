"""The references of HTML, such as ``&amp;`` and ``&#1711;``, and the characters that they mean."""

from __future__ import annotations

import html

from dragoman.patterns import compile_later

_TOO_LONG = compile_later("&#[0-9]{1000,};?")
"""No character has such a number, and Python reads none of more than 4,300 digits."""


def unescape(text: str) -> str:
    """Return a text with characters in place of references, as ``html.unescape``.

    A number of a thousand digits means no character: it becomes U+FFFD and raises no error.
    """
    if "&" not in text:
        return text
    text = _TOO_LONG.sub("\ufffd", text) if "&#" in text else text
    return html.unescape(text)  # noqa: TID251
