"""Expressions of a program in a page in MDX: what its author wrote between braces.

``<Chart data={rows.filter((row) => row > 1)} />`` is one tag, though its value has spaces and
signs that end a tag of HTML. A reader of tags needs none of these values: they are left out before
the text is read. In the messages they stay as they are written.

Source: mdxjs.com, *What is MDX?*; the grammar of JSX, *JSXAttributes*.
"""

from __future__ import annotations

import re

from dragoman.inline._dialect import KEPT
from dragoman.patterns import compile_later

_FLAT = r"\{[^{}]*+\}"
_NESTED = rf"\{{(?:[^{{}}]++|{_FLAT})*+\}}"
_DEEPER = rf"\{{(?:[^{{}}]++|{_NESTED})*+\}}"
EXPRESSION = rf"\{{(?:[^{{}}]++|{_DEEPER})*+\}}"
"""The pattern of an expression; braces may be in it, four deep."""
JSX_ATTRIBUTES = (
    r"(?:\s+(?:[A-Za-z_@:][\w:@.-]*+"
    rf"(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|{EXPRESSION}))?|{EXPRESSION}))*+\s*"
)
"""The pattern of the attributes of a tag, with values between quotation marks or braces."""
_TAG = compile_later(rf"{KEPT}|<[A-Za-z][\w.:-]*+(?P<attributes>{JSX_ATTRIBUTES})/?>", re.S)
_IN_TAG = compile_later(rf"\"[^\"]*+\"|'[^']*+'|(?P<value>=\s*)?{EXPRESSION}")
_ALONE = compile_later(EXPRESSION)
_FIRST_TAG = compile_later(r"<[A-Za-z]")


def hide_expressions(text: str) -> str:
    """Return a text of MDX in which no tag has an expression: each such value is empty."""
    if "{" not in text or "<" not in text:
        return text
    return _TAG.sub(_empty_values, text)


def show_block(html: str) -> str:
    """Return what of a block of HTML or MDX shows something, without the values of expressions.

    Of a block that is one expression, as ``{all.map((it) => <li>New: {it}</li>)}``, only the tags
    and the words between them do.
    """
    text = html.strip()
    if not (text.startswith("{") and _ALONE.fullmatch(text)):
        return hide_expressions(html)
    first = _FIRST_TAG.search(text)
    shown = text[first.start() : text.rfind(">") + 1] if first else ""
    return _ALONE.sub("", hide_expressions(shown))


def _empty_values(match: re.Match[str]) -> str:
    attributes = match["attributes"] or ""
    is_component = match[0][1:2].isupper()
    if "{" not in attributes or not (is_component or _is_jsx(attributes)):
        return match[0]
    return _IN_TAG.sub(_empty_value, match[0])


def _is_jsx(attributes: str) -> bool:
    """Return whether each expression is a value, or has other attributes: ``{...all}``.

    ``<name {number}>`` is no tag: in pages for people who write commands, it is text.
    """
    found = (match for match in _IN_TAG.finditer(attributes) if match[0].startswith("{"))
    return all(match[0][1:].lstrip().startswith(("...", "/*")) for match in found)


def _empty_value(match: re.Match[str]) -> str:
    if match[0][0] in "\"'":
        return match[0]
    return '=""' if match["value"] else ""
