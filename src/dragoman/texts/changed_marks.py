"""Tags, notes and placeholders that came back in other characters.

Keyboards write the digits of their language, ``<g۱>``, and those of Chinese and Japanese wide
signs, ``＜x2／＞``. Machines put spaces between, ``< g 1 >``. Then they would mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.patterns import compile_later

_MARK = compile_later(r"</?[a-z]{1,12}\d{0,4}/?>|\[\^\w{1,40}\]|\{\{?\w{1,40}\}?\}")
"""A tag without attributes, a reference to a note, or a placeholder of a template."""
_NUMBERED = compile_later(r"</?[gx]\d")
_BETWEEN = "[\\s\u200b-\u200f\u2066-\u2069]*"
"""White space and marks of direction."""
_SPACES = compile_later(_BETWEEN)
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): narrow for wide, narrow in zip("‹›〈〉【】", "<><>[]", strict=True)
}


def restore_marks(text: str, source: str) -> str:
    """Return a translation whose tags, notes and placeholders are written as those of its source.

    A mark is restored if the translation does not have it, but something that differs from it only
    in digits of another script, wide signs, white space and marks of direction, and not more often
    than the source has the mark. Of a numbered tag, a capital letter makes no difference, either:
    it is no word.
    """
    lost = [mark for mark in dict.fromkeys(_MARK.findall(source)) if mark not in text]
    if not lost:
        return text
    plain = write_plain(text)
    letters = _SPACES.sub("", plain).lower()
    for mark in lost:
        if mark.lower() not in letters:  # much faster than the pattern, and nearly always so
            continue
        pattern = _BETWEEN.join(map(re.escape, mark))
        case = re.IGNORECASE if _NUMBERED.match(mark) else re.NOFLAG
        found = list(re.finditer(pattern, plain, case))
        if len(found) > source.count(mark):
            continue
        text, plain = (_put_mark(each, mark, found) for each in (text, plain))
    return text


def _put_mark(text: str, mark: str, found: Sequence[re.Match[str]]) -> str:
    """Return a text with a mark in some places."""
    starts, ends = [0, *(match.end() for match in found)], [match.start() for match in found]
    return mark.join(text[at:end] for at, end in zip(starts, [*ends, len(text)], strict=True))


def write_plain(text: str) -> str:
    """Return a text of the same length with ASCII digits, brackets and letters."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text.translate(_WIDE))
