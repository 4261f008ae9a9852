"""Lines that end where they are full, not where a sentence or an item of a list ends.

Programs and manual pages have such texts. Each line would be taken for a sentence.
"""

from __future__ import annotations

from dragoman.patterns import compile_later

_WRAPPED = compile_later(r"[^\W_],?\n[ \t]*(?:[#>*;]+[ \t]*)?[a-z]")
"""A line that goes on with a small letter."""
_FULL = compile_later(
    r"(?<=[^\s.!?:;\u061b\u061f\u06d4\u0964\u3002\uff01\uff1f\uff1a])\n(?=[ \t#>*;]*\w)"
)
"""The end of a line without a mark; the next one has a letter or a digit."""
_ITEM = compile_later(r"\n[ \t]*(?:[-*+\u2022]|\d{1,2}[.)])[ \t]")


def is_wrapped(text: str) -> bool:
    """Return whether the lines of a text go on in the next one; a list has none."""
    return "\n" in text and _WRAPPED.search(text) is not None and not _ITEM.search(text)


def join_wrapped_lines(text: str) -> str:
    """Return a text with spaces where only a line ends. Its length is the same."""
    return _FULL.sub(" ", text)
