"""What HTML and CSS say of the markers of a list."""

from __future__ import annotations

import re
import sys
import unicodedata

from dragoman.patterns import compile_later
from dragoman.texts.list_markers import BULLET, write_number

_HIDDEN = "none"
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_TYPES["1"] = "decimal"
_BULLETS = frozenset({"disc", "circle", "square", "disclosure-open", "disclosure-closed"})
_OTHER_NAMES = {
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    **dict.fromkeys(
        (
            *("simp-chinese-informal", "trad-chinese-informal", "japanese-informal"),
            *("simp-chinese-formal", "trad-chinese-formal", "japanese-formal"),
        ),
        "cjk-ideographic",
    ),
}
"""Names of CSS for styles that ``list_markers`` calls otherwise, or that are nearly the same."""
_LIST_STYLE = compile_later(r"(?:^|[;{\s])list-style(?:-type)?\s*:\s*([^;}!]+)", re.I)
_CONTENT = compile_later(r"(?:^|[;{\s])content\s*:\s*([^;}]+)", re.I)
_COUNTER = compile_later(r"\bcounter\(\s*[\w-]+\s*(?:,\s*([\w-]+)\s*)?\)", re.I)
_STRINGS = compile_later(r"\"([^\"]*)\"|'([^']*)'")
_ESCAPE = compile_later(r"\\([0-9a-f]{1,6})\s?", re.I)
_SIGNS = frozenset("\u2022\u2023\u25e6\u2043\u2219\u00b7-\u2010\u2013\u2014*o\u00a7")
_NO_STYLE = frozenset(
    {"inside", "outside", "inherit", "initial", "unset", "revert", "revert-layer"}
)
"""Words that do not name a style."""


def read_list_style(declarations: str) -> str:
    """Return the style of lists that declarations of CSS name, the last one; "" for none."""
    found = ""
    for value in _LIST_STYLE.findall(declarations.lower()):
        words = [word for word in value.split() if word not in _NO_STYLE]
        word = next((each for each in words if not each.startswith("url(")), "")
        if word:
            found = "disc" if word[0] in "\"'" else _OTHER_NAMES.get(word, word)
    return found


def read_marker_content(declarations: str) -> str:
    """Return the style of the markers that ``content`` before an item shows; "" for none.

    It is that of a counter, ``counter(items, lower-latin) ". "``, or a bullet: a sign that is one,
    or that stands for an icon.
    """
    match = _CONTENT.search(declarations)
    if match is None:
        return ""
    if counter := _COUNTER.search(match[1]):
        return _OTHER_NAMES.get(counter[1] or "decimal", counter[1] or "decimal").lower()
    strings = "".join(double or single for double, single in _STRINGS.findall(match[1]))
    sign = _ESCAPE.sub(_read_escape, strings).strip()
    is_bullet = len(sign) == 1 and (sign in _SIGNS or unicodedata.category(sign) in ("So", "Co"))
    return "disc" if is_bullet else ""


def _read_escape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < sys.maxunicode else ""


def read_list_type(value: str, name: str) -> str:
    """Return the style that the ``type`` of an element means; "" for none."""
    value = value.strip()
    if value.lower() in _BULLETS | {_HIDDEN}:
        return value.lower()
    return _TYPES.get(value, "") if name != "ul" else ""


def write_css_marker(number: int, style: str) -> str:
    """Return the marker that browsers show: ``BULLET``, "" for none, or a number with its end."""
    if style == _HIDDEN:
        return ""
    if style in _BULLETS:
        return BULLET
    end = "、" if style.startswith("cjk-") else "" if style == "circled-decimal" else "."
    return f"{write_number(number, style)}{end}"
