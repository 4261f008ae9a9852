"""Lists of words of the other direction, each in quotation marks or brackets.

Such a list is in the order of the text around, as here: the cities 'ירושלים', 'חיפה'. Words that
are joined by a word are none: "«زن» و «زندگی»" is a phrase. Neither is code, such as
``{"name": "x", "age": "y"}`` and ``["a", "b"]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.texts.left_to_right import RTL

_SPACES = r"[^\S\n]*"
_YEARS = rf"(?:{_SPACES}\(\d[\d \u2013-]*\))?"
"""What may be behind a title: "(1969)"."""


class _Kind(NamedTuple):
    """The patterns for lists with the same signs around their words."""

    between: re.Pattern[str]
    """What is between two words."""
    whole: re.Pattern[str]
    """A list from its first word to its last one."""


def _make_kind(pair: str, signs: str, start: str = "") -> _Kind:
    """Return the patterns for a pair of signs. Between two letters, as in "it's", they are none."""
    opening, closing, marks = pair[0], f"[{re.escape(pair[1:])}]", re.escape(pair)
    between = rf"{closing}{_YEARS}{_SPACES}[{signs}]{_SPACES}{re.escape(opening)}"
    word = rf"(?:[^{marks}\n]|(?<=\w)[{marks}](?=\w))++"
    return _Kind(compile_later(between), compile_later(rf"{start}{word}(?:{between}{word})+"))


_NO_CODE = rf"(?:(?<![\[{{][\"'])|(?=[{RTL}]))"
_KINDS = {
    **{pair[0]: _make_kind(pair, ",;|/") for pair in ("«»", "“”", "„“”", "‘’", "‹›")},
    **{pair[0]: _make_kind(pair, ",;|/", _NO_CODE) for pair in ('""', "''")},
    "(": _make_kind("()", ",;"),  # "(a + b)/(c + d)" is not a list
}
"""By the sign before the first word of a list, how it is found."""


def part_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each word of a list that is a run of a text; the run itself if
    it is not a list."""
    kind = _KINDS.get(text[start - 1 : start])
    if kind and kind.whole.fullmatch(text, start, end):
        for match in kind.between.finditer(text, start, end):
            yield start, match.start()
            start = match.end()
    yield start, end
