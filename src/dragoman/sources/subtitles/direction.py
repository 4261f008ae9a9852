"""The invisible marks that put the parts of a right-to-left line in order."""

from __future__ import annotations

from unicodedata import bidirectional

from dragoman import languages

_MARK = "\u200f"
_ISOLATE, _END = "\u2067", "\u2069"


class DirectionMarks:
    """Puts marks around lines.

    Neither format says the direction of a text. Some players take it from the first letter of a
    line, others lay out every line from left to right. In both, a sign at the edge of a
    right-to-left line needs a right-to-left mark beside it, and a line with Latin letters in it has
    to be isolated as a whole. Nothing is written that the encoding of the file does not have.
    """

    def __init__(self, language: str, encoding: str) -> None:
        is_rtl = bool(language) and languages.find_direction(language) == "rtl"
        self._mark = _MARK if is_rtl and _has_character(encoding, _MARK) else ""
        self._can_isolate = is_rtl and _has_character(encoding, _ISOLATE)

    def mark_line(self, line: str, shown: str) -> str:
        """Return a line with its marks; ``shown`` is the line without tags."""
        classes = [bidirectional(each) for each in shown]
        if not self._mark or not any(map(_is_rtl, classes)):
            return line
        if self._can_isolate and "L" in classes:
            line = f"{_ISOLATE}{line}{_END}"
        before = "" if _is_rtl(classes[0]) else self._mark
        after = "" if _is_rtl(classes[-1]) else self._mark
        return before + line + after


def _is_rtl(bidi_class: str) -> bool:
    return bidi_class in ("R", "AL")


def _has_character(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
