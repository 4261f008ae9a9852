"""Texts in which nothing can be seen: editors leave them in empty paragraphs, and some write one
where nothing is meant. A message with such a translation is untranslated."""

from __future__ import annotations

from dragoman.patterns import compile_later

_VISIBLE = compile_later(
    "[^\\s\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8"
    "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e0fff]"
)
"""Not white space, a control character, one that Unicode calls default ignorable, or the empty
pattern of Braille."""


def is_unseen(text: str) -> bool:
    """Return whether a text has only spaces and characters that cannot be seen, or none."""
    return _VISIBLE.search(text) is None


def shows_nothing(text: str) -> bool:
    """Return whether nothing of a text with marks can be seen; ``&nbsp;`` is a space in it."""
    first = _VISIBLE.search(text)
    return first is None or (first[0] == "&" and is_unseen(_decode(text)))


def _decode(text: str) -> str:
    from dragoman.html_references import unescape  # slow to import, and few texts begin so

    return unescape(text)
