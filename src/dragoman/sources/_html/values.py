"""How a text is written in a page: with character references for what would be markup."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.html_references import unescape
from dragoman.sources._common import LINE_END, fold_to_one_line
from dragoman.sources._html.declared import find_references
from dragoman.sources._html.tokens import PHP

_WRITTEN = re.compile(r"&amp;([^\s&;<>\"']+);")

_TEMPLATE = re.compile(rf"(?<!\[CDATA\[)<%(?:[^%<]|%(?!>)|<(?!%))*+%>|{PHP}", re.S)
"""What a program puts its own text in place of: ``<%= name %>``, ``<?= name ?>``."""


def has_words(value: str) -> bool:
    """Return whether there is a letter or a number in a value, besides the tags of a template."""
    return any(map(str.isalnum, _TEMPLATE.sub("", value)))


def escape_text(text: str) -> str:
    """Return a text with character references for what would be markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote_value(text: str, quote: str) -> str:
    """Return a text as the value of an attribute; with quotation marks if it has none around it."""
    value = fold_to_one_line(text).replace("&", "&amp;").replace("<", "&lt;")
    if quote == "'":
        return value.replace("'", "&#39;")
    value = value.replace('"', "&quot;")
    return value if quote else f'"{value}"'


def keep_references(
    text: str, declared: frozenset[str], span: tuple[int, int], written: str
) -> str:
    """Return what is written in a place, with its references to texts that the page declares, and
    its tags of a template, ``<%= name %>``, as they are there."""
    for tag in (match[0] for match in _TEMPLATE.finditer(text, *span)):
        shown = unescape(tag)
        for escaped in (escape_text(shown), quote_value(shown, '"'), quote_value(shown, "'")):
            written = written.replace(escaped, tag)
    left = Counter(match[0] for match in find_references(text, declared, *span))

    def put_back(match: re.Match[str]) -> str:
        reference = f"&{match[1]};"
        left[reference] -= 1
        return reference if left[reference] >= 0 else match[0]

    return _WRITTEN.sub(put_back, written) if left else written


def indent_lines(written: str, before: str) -> str:
    """Return the lines of a ``pre`` with the indentation of the source, if there are as many."""
    lines, old = written.split("\n"), LINE_END.split(before)
    if len(lines) != len(old):
        return written
    shifts = (line[: len(line) - len(line.lstrip(" \t"))] for line in old[1:])
    others = (shift + line.lstrip(" \t") for shift, line in zip(shifts, lines[1:], strict=True))
    return "\n".join((lines[0], *others))
