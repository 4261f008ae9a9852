"""Finding what reads from right to left in a left-to-right text: words, and passages.

Words are right-to-left letters with their marks, the digits, signs and spaces between them, the
sign before a name ("#name", "@name"), and the signs at their end that are right-to-left themselves,
such as the question mark of Arabic and the geresh of Hebrew.

A passage is a whole line, or all that is between two quotation marks, that somebody wrote from
right to left though there are left-to-right names in it: without help, its parts would be shown in
the order of the text around.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later
from dragoman.texts.left_to_right import GAP, RTL, UNIT

_VOWELS = (
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u07eb-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08ff\ufb1e"
    "\U00010d24-\U00010d27\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a"
)
"""Vowels and other marks on right-to-left letters, as the inside of a character class."""
_GERESH = "\u05f3\u05f4"
"""Signs of Hebrew that are inside a word and at its end; in Unicode they are no letters."""
_ARROWS = "\u2190\u2194\u21a4\u21d0\u21d4\u2b05\u27f5\u27f8"
"""Arrows that lead from what is on their right to what is on their left, or both ways."""
_GAP = rf"{GAP}|[_0-9\u060c\u061b\u061f\u066a-\u066c\u06d4{_GERESH}{_ARROWS}]"
_END = (
    rf"(?:[{_GERESH}]|[^\S\n]?(?:[\u061b\u061f\u06d4]{{1,3}}|\ufd3e)"
    rf"|(?<=\b[{RTL}]\.[{RTL}])\.(?=[^\S\n]+\w)"  # an abbreviation of two letters
    r"|(?:(?<=\A[\u05d0-\u05ea])|(?<=[\s(\[-][\u05d0-\u05ea]))"
    r"['’](?![^\s.,:;!?)\]]))"  # one letter of Hebrew
)
_DIGITS = "[\u0660-\u0669\u06f0-\u06f9]"
_NUMBER = rf"\u066a?{_DIGITS}++(?:[.,:/\u066b\u066c]{_DIGITS}++)*+\u066a?"
_FIRST = rf"(?:(?<![\w.,:/-]){_NUMBER}(?:[-–]{_NUMBER})?[^\S\n]{{1,2}})?"
"""The number that such words begin with, in their own digits: a day, a sum of money."""
_WORDS = compile_later(
    rf"(?=[#@{RTL}])(?:(?<![^\s(\[{{«“\"])[#@]|\ufd3f[^\S\n]?)?"
    rf"{_FIRST}(?=[{RTL}])[^\W\d_]"
    rf"(?:(?=[{RTL}])\w|[{_VOWELS}\u200c-\u200f]|(?:{_GAP}){{1,12}}(?=[{RTL}])\w)*{_END}?"
)
_LATIN_NUMBER = compile_later(
    rf"(,?[^\S\n]?\(?)[0-9]++(?:[.,:/–-][0-9]++)*+(?![^\S\n]?(?:{UNIT}(?!\w)|°))"
    r"((?:[^\S\n]?%)?\)?)"
)
"""A number with the signs before and behind it, if it is none of a time or a measure in Latin."""
_LETTERS = compile_later(rf"[^\W\d_](?:[^\W\d_]|[{_VOWELS}])*")
_QUOTED = compile_later(r"«([^«»\n]+)»|“([^“”\n]+)”|\"([^\"\n]+)\"")
_LINE = compile_later(r"[^\n]+")
_RTL = compile_later(f"[{RTL}]")
_FEWEST_WORDS = 3
"""How many right-to-left words a passage has at least."""
_FEWEST_QUOTED = 2
"""The same between quotation marks, where it ends with such a word."""


def reads_from_left(text: str) -> bool:
    """Return whether a text has no character of a right-to-left script."""
    return text.isascii() or not _RTL.search(text)


def find_rtl_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each run of right-to-left words.

    A number behind them belongs to them where another one in them is written in the same way: in
    the list "علی (32), سارا (27)", each age is beside its name.
    """
    for match in _WORDS.finditer(text):
        yield match.start(), _include_number(text, *match.span())


def _include_number(text: str, start: int, end: int) -> int:
    behind = _LATIN_NUMBER.match(text, end)
    inside = _LATIN_NUMBER.search(text, start, end) if behind else None
    is_same = behind and inside and behind.group(1, 2) == inside.group(1, 2)
    return behind.end() if behind and is_same else end


def find_passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each line, or quotation in a line, that is a passage.

    It begins with a right-to-left word, and most of its letters are in such words: two of three, if
    it does not end with one. Each other word begins with a capital, as names do: who joins words of
    both scripts by "and" or "means" writes from left to right.
    """
    for line in _LINE.finditer(text):
        if _reads_from_right(line[0]):
            yield line.span()
            continue
        for quoted in _QUOTED.finditer(text, *line.span()):
            if _reads_from_right(quoted[quoted.lastindex or 0], is_quoted=True):
                yield quoted.span(quoted.lastindex or 0)


def _reads_from_right(text: str, *, is_quoted: bool = False) -> bool:
    words = _LETTERS.findall(text)
    is_rtl = [_RTL.match(word) is not None for word in words]
    fewest = _FEWEST_QUOTED if is_quoted and is_rtl[-1:] == [True] else _FEWEST_WORDS
    if sum(is_rtl) < fewest or not is_rtl[0]:
        return False
    others = [word for word, is_own in zip(words, is_rtl, strict=True) if not is_own]
    if not others or not all(word[0].isupper() for word in others):
        return False
    letters, of_others = (len("".join(each)) for each in (words, others))
    return of_others * (2 if is_rtl[-1] else 3) <= letters
