"""What HTML and CSS say of the markers of a list."""

from __future__ import annotations

import re

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
