"""What programs put at the edges of a text and nobody sees: marks of direction, and white space.

Keyboards of phones, messengers and word processors write such marks around what is copied or typed
in a language from right to left. Spreadsheets leave a line break at the end of a cell, programs
that format XML put the text of an element on a line of its own.
"""

from __future__ import annotations

import unicodedata

from dragoman.patterns import compile_later

_STRONG = {"L": "L", "R": "R", "AL": "R"}
"""By the class of a character, the direction that it gives a text."""
_MARKS = {"\u200e": "L", "\u200f": "R", "\u061c": "R"}
_OPENING = {"\u202a": "L", "\u202b": "R", "\u2066": "L", "\u2067": "R", "\u2068": ""}
"""What begins an embedding or an isolate, with its direction; that of U+2068 is the text's own."""
_CLOSING = "\u202c\u2069"
_HARD_END = compile_later(r"(?<!\\)(?:\\\\)*\\\Z")
"""One backslash at the end of a line, and not the second of two, which are a sign."""
_ANY = compile_later("[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069]")
_OTHER_END = compile_later("_x000D_\r?\n?|\r\n?|[\x0b\u2028\u2029]")
"""The end of a line as other programs write it: a carriage return, also as workbooks write that,
which some programs take for a text; the signs of Word and of slides for a line in a paragraph."""
_WIDTHLESS = "\u200b\ufeff"
"""Spaces without a width, which pages and editors leave around what is copied from them."""


def clean_edges(text: str, source: str) -> str:
    """Return a translation without what a program put around it, and with the source's line ends.

    A line break at an edge goes where the source has no white space there, with the spaces beside
    it, and so do spaces at the end, but not those at the beginning: they may be an indent. Spaces
    without a width go. Other ends of lines are newlines, where the source has none of them.
    """
    if _OTHER_END.search(source) is None:
        text = _OTHER_END.sub("\n", text)
    while (shorter := drop_edge_marks(_drop_edge_space(text, source))) != text:
        text = shorter
    return text


def mark_line_ends(text: str, source: str) -> str:
    """Return a translation whose lines end as those of the source: with a backslash, in Markdown.

    People who translate in a table or on a page press Enter and leave the backslash out; readers
    would see one line. So it is put there if all ends of lines in the source have one, and the
    translation has as many lines, none of them empty.
    """
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    ours = source.split("\n")
    if len(ours) == 1 or len(lines) != len(ours) or not all(lines):
        return text
    if not all(map(_HARD_END.search, ours[:-1])):
        return text
    return "\n".join([*(_end_hard(line) for line in lines[:-1]), lines[-1]])


def _end_hard(line: str) -> str:
    return line if _HARD_END.search(line) else line + "\\"


def _drop_edge_space(text: str, source: str) -> str:
    if not source[-1:].isspace():
        text = text.rstrip().rstrip(_WIDTHLESS)
    text = text.lstrip(_WIDTHLESS)
    inner = text.lstrip()
    is_broken = "\n" in text[: len(text) - len(inner)]
    return inner if is_broken and not source[:1].isspace() else text


def drop_edge_marks(text: str) -> str:
    """Return a text without the marks of direction at its edges that do nothing there.

    A mark does nothing beside a letter of its own direction; a pair around the whole text does
    nothing where the first letter has its direction. Others are meant, and stay.
    """
    if _ANY.search(text) is None:
        return text
    while (shorter := _drop_pair(_drop_marks(text))) != text:
        text = shorter
    return text


def _drop_marks(text: str) -> str:
    start, end = 0, len(text)
    while start < end and _MARKS.get(text[start]) == _find_direction(text[start + 1 : end]):
        start += 1
    while start < end and _MARKS.get(text[end - 1]) == _find_direction(text[start : end - 1][::-1]):
        end -= 1
    return text[start:end]


def _drop_pair(text: str) -> str:
    """Return a text without a pair of marks that is around the whole of it."""
    if len(text) < 2 or text[0] not in _OPENING or text[-1] not in _CLOSING:
        return text
    inner = text[1:-1]
    depth = 0
    for char in inner:
        depth += (char in _OPENING) - (char in _CLOSING)
        if depth < 0:
            return text  # the first one ends before the end of the text
    direction = _find_direction(inner)
    return inner if depth == 0 and direction and _OPENING[text[0]] in ("", direction) else text


def _find_direction(text: str) -> str:
    """Return the direction of the first letter of a text; "" where it has none."""
    classes = (_STRONG.get(unicodedata.bidirectional(each)) for each in text if each not in _MARKS)
    return next(filter(None, classes), "")
