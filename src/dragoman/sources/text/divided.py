"""Words that are divided at the end of a line, as in text that was copied from a PDF.

A program that hyphenates divides many words, and the hyphen belongs to none of them. An editor that
only wraps a text breaks its lines at the hyphens of compounds, and those stay. So the text has to
show that a program hyphenated it: by words that it has whole elsewhere, or by so many divided words
that compounds alone would not reach that. Even then the hyphen of a compound stays: no word begins
with a capital or a digit in its middle, and the other words show what is one word and what is two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources.text.lines import Block, Line

_MAY_DIVIDE = compile_later("[-\u2010\u00ad][ \t]*[\r\n]")
_DIVIDED = compile_later("(?<![^\\W\\d_])[^\\W\\d_]++[-\u2010\u00ad][ \t]*[\r\n]+[ \t>]*[^\\W_]+")
_HYPHENS = "-\u2010\u00ad"
_END = compile_later("(?<![^\\W\\d_])([^\\W\\d_]++)[-\u2010\u00ad]\\Z")
_IN_ADDRESS = compile_later(r"[\d/\\._@:=&#~]")
"""What is before a part of an address, of the name of a file, or of a word with a number."""
_FIRST = compile_later(r"[^\W_]+")
_WORDS = compile_later("[^\\W\\d_]+(?:[-\u2010][^\\W\\d_]+)*")
_BETWEEN = frozenset({"and", "und", "oder", "y", "o", "e", "i", "og", "och", "eller", "и", "és"})
"""What joins two compounds of which the first lacks its end: "short- and long-term"."""
_MAY_BE_END = frozenset(
    {"to", "bis", "bzw", "ou", "ed", "en", "of", "или", "nor", "sowie", "wie", "ja", "tai", "vagy"}
    | {"et", "or"}
)
"""What joins them too, but is as often the end of a word: "Spani-en", "seni-or"."""
_BEFORE = frozenset({"non", "quasi", "self", "well"})
"""What is often before a hyphen, and seldom a part of a word that was divided."""
_CLOSING = frozenset('.,;:!?)]»”’"')
_DOUBLED = 3
"""Letters that a part has at least which comes twice."""
_LONGER = 4
"""Letters that each part of a compound has at least; shorter ones are parts of too many words."""


_FEWEST = 3
"""Divided words that show a program where no other word of the text does."""
_ONE_IN, _ONE_IN_ENDS = 8, 16
"""Of the divided words, one in so many is whole elsewhere, or of the line ends, one in so many
divides a word, where a program did it."""


class _DividedWord(NamedTuple):
    """A word that may be divided."""

    before: str
    """The sign before it; empty at the beginning of a line."""
    left: str
    right: str
    after: str
    """The sign after it; empty at the end of a line."""


def mark_divided(blocks: Sequence[Block], text: str) -> Sequence[Block]:
    """Return the blocks of a text, whose lines know how a divided word at their end is joined."""
    if not any(hyphen in text for hyphen in _HYPHENS) or not _MAY_DIVIDE.search(text):
        return blocks  # at once, as most texts
    ends = [_read_end(*pair) for block in blocks for pair in pairwise(block)]
    parts = [each for each in ends if each is not None]
    if not parts:
        return blocks
    words = Counter(_WORDS.findall(_DIVIDED.sub(" ", text).lower()))
    join = _make_joiner(words, is_hyphenated=_is_hyphenated(parts, words, len(ends)))
    return [
        [*(_mark(line, new, join) for line, new in pairwise(block)), block[-1]] for block in blocks
    ]


def _read_end(old: Line, new: Line) -> _DividedWord | None:
    """Return the two parts of a word that may be divided, and what is before it."""
    if old.text[-1] not in _HYPHENS:
        return None
    end, first = _END.search(old.text), _FIRST.match(new.text)
    if end is None or first is None or first[0] in _BETWEEN:
        return None
    after = new.text[first.end() : first.end() + 1]
    return _DividedWord(old.text[: end.start()][-1:], end[1], first[0], after)


def _is_hyphenated(parts: Sequence[_DividedWord], words: Counter[str], ends: int) -> bool:
    """Return whether a program divided the words at the ends of lines.

    ``words`` are the others of the text in small letters, and ``ends`` is the number of line ends.
    A text that was only wrapped has far more compounds within its lines than at their ends.
    """
    parts = [each for each in parts if each.right not in _MAY_BE_END]
    divided = [(each.left.lower(), each.right) for each in parts if each.right[0].islower()]
    whole = {left + right for left, right in divided if left + right in words}
    compounds = {left + right for left, right in divided if f"{left}-{right}" in words}
    count = len(divided)
    if len(whole) > len(compounds) and len(whole) * _ONE_IN >= count:
        return True
    others = len(parts) - count + sum(n for word, n in words.items() if not word.isalpha())
    return count >= _FEWEST and count > others and count * _ONE_IN_ENDS >= ends


def _make_joiner(
    words: Collection[str], *, is_hyphenated: bool
) -> Callable[[_DividedWord], str | None]:
    """Return what says what is between two parts of a word: a hyphen or nothing; None for a word
    that lacks its end.

    ``words`` are the others of the text in small letters.
    """

    def join(parts: _DividedWord) -> str | None:
        left, right = parts.left.lower(), parts.right.lower()
        is_divided = is_hyphenated and parts.right[0].islower()
        if parts.right in _MAY_BE_END and not (is_divided and _ends_word(parts, words)):
            return None
        if not is_divided or _IN_ADDRESS.match(parts.before):
            return "-"
        if left + right in words:
            return ""
        if f"{left}-{right}" in words or left in _BEFORE or _is_never_divided(parts):
            return "-"
        if parts.before in ("-", "\u2010"):  # as in "state-of-the-art"
            return "-" if left in words else ""
        is_compound = min(len(left), len(right)) >= _LONGER and left in words and right in words
        return "-" if is_compound else ""

    return join


def _ends_word(parts: _DividedWord, words: Collection[str]) -> bool:
    """Return whether the second part is the end of a word, and does not join two words."""
    left = parts.left.lower()
    if left + parts.right in words or parts.after in _CLOSING:
        return True
    return left not in words


def _is_never_divided(parts: _DividedWord) -> bool:
    """Return whether no program divides a word so: after one letter (T-shirt, a-t-il), after
    capitals (NATO-tagság), or where the word says the same twice (Indonesian, hari-hari)."""
    left, right = parts.left, parts.right.lower()
    is_doubled = len(left) >= _DOUBLED and right.startswith(left.lower())
    return len(left) == 1 or left.isupper() or is_doubled


def _mark(line: Line, new: Line, join: Callable[[_DividedWord], str | None]) -> Line:
    parts = _read_end(line, new)
    if parts is None:
        return line
    return line._replace(joint="" if line.text.endswith("\u00ad") else join(parts))
