"""Formulas of TeX in a line: ``$x_1 * y_1$``, ``$$x$$``, ``\\(x\\)`` and ``$`x`$``.

Programs that show formulas read no Markdown in them, so that their stars, brackets and backslashes
are signs. An edition shows a formula as it is written.

Source: the manual of Pandoc, *tex_math_dollars*: no space is behind the first dollar or before the
last one, and no digit behind the last one. GitHub, *Writing mathematical expressions*.
"""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_FORMULA = compile_later(
    r"(?P<whole>(?<![\w$\\])\$`(?P<between>[^`$\n]{1,1000})`\$(?!\w)"
    r"|(?<![\w$\\])\$\$[^$]{1,1000}\$\$(?!\w)"
    r"|(?<![\w$\\])\$(?![\s$`*])[^$`]{0,500}[^\s$`\\*]\$(?![\w$])"
    r"|\\\((?=[^()\n]{0,300}?(?:\\[A-Za-z]|[=^_]))[^`\n]{1,500}?\\\))"
    r"|\\.|(?P<fence>`+)(?!`).{0,5000}?(?<!`)(?P=fence)(?!`)",
    re.S,
)
_SIGN = compile_later(r"[!-/:-@\[-`{-~]")
"""What has a meaning in Markdown; none has one behind a backslash."""


def show_formulas(text: str) -> str:
    """Return a text of Markdown in which the signs in formulas are only signs."""
    return _FORMULA.sub(_show, text) if "$" in text or "\\(" in text else text


def _show(match: re.Match[str]) -> str:
    if match["whole"] is None:
        return match[0]
    formula = f"${match['between']}$" if match["between"] else match["whole"]
    return escape_signs(formula)


def escape_signs(text: str) -> str:
    """Return a text as Markdown in which none of its signs has a meaning."""
    return _SIGN.sub(r"\\\g<0>", text)
