"""Lines that end where they are full, not where a sentence or an item of a list ends.

Programs and manual pages have such texts. Each line would be taken for a sentence.
"""

from __future__ import annotations

from dragoman.patterns import compile_later

_WRAPPED = compile_later(r"[^\W_],?\n[ \t]*(?:[#>*;]+[ \t]*)?[a-z]")
"""A line that goes on with a small letter."""
_FULL = compile_later(r"(?<=[^\s.!?:;\u061b\u061f\u06d4\u0964\u3002\uff01\uff1f\uff1a])\n(?=[ \t#>*;]*\w)")
"""The end of a line without a mark; the next one has a letter or a digit."""
_ITEM = compile_later(r"\n[ \t]*(?:[-*+\u2022]|\d{1,2}[.)])[ \t]")


def join_wrapped_lines(source: str, target: str) -> tuple[str, str]:
    """Return both texts with spaces where only the lines end, if the source is such a text.

    Their length is the same. A list stays as it is.
    """
    if "\n" not in source or not _WRAPPED.search(source) or _ITEM.search(source):
        return source, target
    return _FULL.sub(" ", source), _FULL.sub(" ", target)
