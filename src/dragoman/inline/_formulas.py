"""Formulas of TeX in a line: ``$x_1 * y_1$``, ``$$x$$``, ``\\(x\\)`` and ``$`x`$``.

Programs that show formulas read no Markdown in them, so that their stars, brackets and backslashes
are signs. An edition shows a formula as it is written.

Two dollars around a link or a tag are prices or variables, and so are those of templates,
``${x}`` and ``{$ x $}``. Brackets with a backslash around words are only brackets: GitBook and
other programs write them so.

Source: the manual of Pandoc, *tex_math_dollars*: no space is behind the first dollar or before the
last one, and no digit behind the last one. GitHub, *Writing mathematical expressions*.
"""

from __future__ import annotations

import re

from dragoman.inline._dialect import KEPT
from dragoman.patterns import compile_later

_BEFORE, _AFTER = r"(?<![A-Za-z0-9_$\\)\]}])", r"(?![A-Za-z0-9_${])"
"""What is not beside the dollars of a formula: there, they are of a price, a pattern or a variable.
A letter of Chinese is beside a formula without a space."""
_INSIDE = r"(?:[^$`\]<]|\](?!\((?!\w{1,3}\)))|<(?![A-Za-z/][^<>$]{0,1000}>))"
"""A sign in a formula. It may have ``[y](z)`` and ``a<b`` in it, and no link and no tag."""
_FORMULA = compile_later(
    rf"(?P<whole>{_BEFORE}\$`(?P<between>[^`$\n]{{1,1000}})`\${_AFTER}"
    rf"|{_BEFORE}\$\${_INSIDE}{{1,1000}}\$\${_AFTER}"
    rf"|{_BEFORE}\$(?![\s$`*}}]){_INSIDE}{{0,500}}(?<![\s\\*${{])\${_AFTER}"
    r"|\\\((?P<brackets>[^`\n]{1,500}?)\\\))"
    rf"|<[A-Za-z/][^<>\n]{{0,1000}}>|{KEPT}",
    re.S,
)
"""A formula in any of the four forms, as ``whole``; what is in code or in brackets is a group of
its own. Tags and code are matched without a group, so that no formula begins in them."""
_MARKDOWN = compile_later(r"\*\*|\\[*_~<`\[\]]|\\\\[!-/:-@\[-`{-~]")
"""Stars for bold, and signs with a backslash that TeX has no use for: a writer of Markdown put it
there, as we do in texts of web pages and office documents."""
_COMMAND = compile_later(r"(?<!\\)\\[A-Za-z]")
"""``\\alpha``; but ``\\(C:\\\\maps\\)`` is a path of which each backslash has one more."""
_TEX = compile_later(rf"{_COMMAND.pattern}|(?<!\\)[=^]|(?<=[\w)\]}}])_(?=[\w{{\\])")
"""What only a formula has: a command, ``=`` and ``^``, and ``x_1``."""
_WORD = compile_later(r"(?<![\w{\\])[^\W\d_]{4}|\]\(")
_SIGN = compile_later(r"[!-/:-@\[-`{-~]")
"""What has a meaning in Markdown; none has one behind a backslash."""


def show_formulas(text: str) -> str:
    """Return a text of Markdown in which the signs in formulas are only signs."""
    return _FORMULA.sub(_show, text) if "$" in text or "\\(" in text else text


def is_tex(text: str) -> bool:
    """Return whether what is between brackets with a backslash is a formula, and not words."""
    if _TEX.search(text) is None:
        return False
    return _COMMAND.search(text) is not None or _WORD.search(text) is None


def _show(match: re.Match[str]) -> str:
    if match["whole"] is None:
        return match[0]
    if match["brackets"] and not is_tex(match["brackets"]):
        return match[0]
    if _MARKDOWN.search(match["whole"].removesuffix("\\)")):
        return match[0]
    formula = f"${match['between']}$" if match["between"] else match["whole"]
    return escape_signs(formula)


def escape_signs(text: str) -> str:
    """Return a text as Markdown in which none of its signs has a meaning."""
    return _SIGN.sub(r"\\\g<0>", text)
