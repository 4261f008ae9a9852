"""Tags, notes and placeholders that came back in other characters.

Keyboards write the digits of their language, ``<g۱>``, and those of Chinese and Japanese wide
signs, ``＜x2／＞``. Machines put spaces between, ``< g 1 >``. Then they would mean nothing.
"""

from __future__ import annotations

import re
from collections import Counter

from dragoman.patterns import compile_later

_MARK = compile_later(r"(?<!\\)(?:</?[a-z]{1,12}\d{0,4}/?>|\[\^\w{1,40}\]|\{\{?\w{1,40}\}?\})")
"""A tag without attributes, a reference to a note, or a placeholder of a template."""
_BETWEEN = r"[\s\u200b-\u200f\u2066-\u2069]*"
"""White space and marks of direction."""
_CHANGED = compile_later(
    rf"<{_BETWEEN}(?:/{_BETWEEN})?(?:[A-Za-z]{_BETWEEN}){{1,12}}(?:\d{_BETWEEN}){{0,4}}"
    rf"(?:/{_BETWEEN})?>|\[{_BETWEEN}\^{_BETWEEN}(?:\w{_BETWEEN}){{1,40}}\]"
    rf"|\{{{_BETWEEN}(?:\{{{_BETWEEN})?(?:\w{_BETWEEN}){{1,40}}\}}(?:{_BETWEEN}\}})?"
)
"""Such a mark with these between its signs."""
_NUMBERED = compile_later(r"</?[GX]\d", re.I)
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    ord(wide): narrow for wide, narrow in zip("‹›〈〉【】", "<><>[]", strict=True)
}


def restore_marks(text: str, source: str) -> str:
    """Return a translation whose tags, notes and placeholders are written as those of its source.

    A mark is restored if the translation does not have it, but something that differs from it only
    in digits of another script, wide signs, white space and marks of direction, and not more often
    than the source has the mark. Of a numbered tag, a capital letter makes no difference, either:
    it is no word. A mark in code is restored only in code, and one of the text only in the text.
    """
    present = set(_MARK.findall(text))
    lost = {
        match[0]: _is_in_code(source, match.start())
        for match in _MARK.finditer(source)
        if match[0] not in present
    }
    if not lost:
        return text
    found = [
        (_write_mark(match[0]), match.span()) for match in _CHANGED.finditer(write_plain(text))
    ]
    found = [each for each in found if lost.get(each[0]) is _is_in_code(text, each[1][0])]
    times = Counter(mark for mark, _ in found)
    pieces, done = [], 0
    for mark, (start, end) in found:
        if times[mark] <= source.count(mark):
            pieces += [text[done:start], mark]
            done = end
    return "".join([*pieces, text[done:]])


def _write_mark(changed: str) -> str:
    """Return the mark that something may have been."""
    mark = re.sub(_BETWEEN, "", changed)
    return mark.lower() if _NUMBERED.match(mark) else mark


def _is_in_code(text: str, place: int) -> bool:
    return text.count("`", 0, place) % 2 == 1


def write_plain(text: str) -> str:
    """Return a text of the same length with ASCII digits, brackets and letters."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text.translate(_WIDE))
