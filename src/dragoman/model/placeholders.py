"""Numbered placeholders: what Markdown cannot say, in the text of a unit.

``<g1>…</g1>`` is something around a text, such as a ``span`` with a class, and ``<x2/>``
is something without a text, such as a button with a picture. The source keeps what they mean. The
names are those of XLIFF.
"""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

PLACEHOLDER_NAME = compile_later(r"[gx][0-9]{1,5}\Z")
"""The name of the tag of a placeholder, in small letters."""
_TAG = compile_later(r"</?([gx])[0-9]{1,5}\s*/?>", re.I | re.A)


def hide_placeholders(text: str) -> str:
    """Return a text without the tags of placeholders, which are not words.

    One that has no text of its own is a space.
    """
    if "<" not in text:
        return text
    return _TAG.sub(lambda tag: " " if tag[1] in "xX" else "", text)
