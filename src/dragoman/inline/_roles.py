"""Roles of MyST, which come before code and say what it is: ``{ref}`words <place>```.

Readers see the words of a reference, the letters of a key, and so on, and never the name of the
role. Other names in braces are text.

Source: the manuals of MyST and Sphinx, *Roles*.
"""

from __future__ import annotations

import re

from dragoman.inline._formulas import escape_signs
from dragoman.patterns import compile_later

_WORDS = (
    "abbr", "abbreviation", "any", "dfn", "doc", "download", "eq", "guilabel", "index", "keyword",
    "mailheader", "menuselection", "numref", "ref", "term", "title", "title-reference",
)  # fmt: skip
"""The roles of words. Where a place is between angle brackets behind them, it is not shown."""
_CODE = (
    "code", "command", "envvar", "eval", "file", "kbd", "literal", "makevar", "manpage", "math",
    "option", "program", "regexp", "samp", "token",
)  # fmt: skip
_TAGS = {
    "emphasis": "em",
    "strong": "strong",
    "sub": "sub",
    "subscript": "sub",
    "sup": "sup",
    "superscript": "sup",
}
_ROLE = compile_later(
    r"(?<![`\\$])\{(?P<name>[a-z]+(?:[:-][a-z]+){0,3})\}"
    r"(?P<code>(?P<fence>`+)(?!`)(?P<inside>.{1,2000}?)(?<!`)(?P=fence)(?!`))"
    r"|\\.|(?P<other>`+)(?!`).{0,5000}?(?<!`)(?P=other)(?!`)",
    re.S,
)
"""``{ref}`` with the code behind it, whose text is ``inside``; or, so that it is passed over, other
code."""
ROLE = rf"\{{(?:{'|'.join((*_WORDS, *_CODE, *_TAGS))}|[a-z]+(?::[a-z-]+)+)\}}`"
"""The pattern of the beginning of a role that is known, or that has the name of a domain."""
_PLACE = compile_later(r"\s*<[^<>]*>\Z")
_NAME = compile_later(r"(?<=\S)\s+<[^<>]*>\Z")


def show_roles(text: str) -> str:
    """Return a text of Markdown in which roles are what readers see of them."""
    return _ROLE.sub(_show, text) if "}`" in text else text


def _show(match: re.Match[str]) -> str:
    name = match["name"]
    if name is None:
        return match[0]
    words = escape_signs(_PLACE.sub("", match["inside"]).strip() or match["inside"])
    if name in _WORDS:
        return words
    if name in _TAGS:
        return f"<{_TAGS[name]}>{words}</{_TAGS[name]}>"
    if ":" in name:  # a name in a program, of which ``words <name>`` has words, too
        return match["fence"] + _NAME.sub("", match["inside"]) + match["fence"]
    return match["code"] if name in _CODE else match[0]
