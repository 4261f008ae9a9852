"""What is a program in a page, though nothing in its tags says so."""

from __future__ import annotations

import re

_LINE = re.compile(
    r".*[;{}]\s*\Z|\s*(?:</?[A-Za-z][\w:.-]*[\s/>]|//|/\*|\*/|#include\b|\$\s+[a-z]"
    r"|(?:import|using|package)\s+[\w.]+|<[?!]"
    r"|(?:class|const|def|function|let|private|protected|public|return|static|var|void)\b.*[=({;:])"
)
"""A line that a program may have, and hardly a text."""
_SIGN = re.compile(r"[{}()=<>]")
_MOST_LINES = 60
"""How many lines are looked at."""
_ONLY_TAGS = re.compile(
    r"(?:\s*(?:\{%(?!-?\s*(?:blocktrans\w*|t|trans|translate)\b)(?:[^%{]|%(?!\})|\{(?!%))*%\}"
    r"|\{\{[^{}\"']*\}\}))+\s*"
)


def looks_like_program(text: str) -> bool:
    """Return whether most lines of a ``pre`` are lines of a program."""
    lines = [line for line in text.splitlines() if line.strip()][:_MOST_LINES]
    found = sum(_LINE.match(line) is not None for line in lines)
    return found * 5 >= len(lines) * 3 and found > 0 and _SIGN.search(text) is not None


def only_computes(text: str) -> bool:
    """Return whether a text has nothing but tags of a template without words: ``{% endif %}``,
    ``{{ name }}``. The tags that translate what is in them are text."""
    return text[:1] == "{" and _ONLY_TAGS.fullmatch(text) is not None
