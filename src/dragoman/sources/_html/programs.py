"""What is a program in a page, though nothing in its tags says so."""

from __future__ import annotations

import re

_LINE = re.compile(
    r".*[;{}]\s*\Z|\s*(?:</?[A-Za-z][\w:.-]*[\s/>]|//|/\*|\*/|#include\b|\$\s+[a-z]"
    r"|(?:import|using|package)\s+[\w.]+|<[?!]"
    r"|(?:class|const|def|function|let|private|protected|public|return|static|var|void)\b.*[=({;:])"
)
"""A line that a program may have, and hardly a text."""
_SIGN = re.compile(r"[{}=]|</|<[A-Za-z!?][^<>@]*>|->|::|[A-Za-z]\w*\((?!s\))")
"""What a program has, and hardly a poem or a letter."""
_MOST_LINES = 60
"""How many lines are looked at."""
_ONLY_TAGS = re.compile(
    r"(?:\s*(?:\{%(?!-?\s*(?:blocktrans\w*|t|trans|translate|_|[np]*gettext)\b)"
    r"(?:[^%{]|%(?!\})|\{(?!%))*%\}|\{\{[^{}\"']*\}\}))+\s*"
)
_QUOTED = re.compile(r"(?:\b(?:class\w*+|style)\s*+=\s*+)?(\"[^\"%]*\"|'[^'%]*')")
_WORDS = re.compile(r"[^\W\d_][,;:.!?]? [^\W\d_]")


def looks_like_program(text: str) -> bool:
    """Return whether most lines of a ``pre`` are lines of a program."""
    lines = [line for line in text.splitlines() if line.strip()][:_MOST_LINES]
    found = sum(_LINE.match(line) is not None for line in lines)
    if found * 5 < len(lines) * 3 or not found:
        return False
    return sum(_SIGN.search(line) is not None for line in lines) * 4 >= len(lines)


def only_computes(text: str) -> bool:
    """Return whether a text has nothing but tags of a template without words: ``{% endif %}``,
    ``{{ name }}``. The tags that translate what is in them are text, and so are those that have
    several words between quotation marks."""
    if text[:1] != "{" or _ONLY_TAGS.fullmatch(text) is None:
        return False
    quoted = (each[1] for each in _QUOTED.finditer(text) if each[0] == each[1])
    return not any(map(_WORDS.search, quoted))
