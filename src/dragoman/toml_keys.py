"""Keys of TOML with so many parts that nobody wrote them: ``a.a.a.a = 1``.

The time that Python takes to read one grows with the square of its parts, so that a line of 100 KB
takes a minute. See https://toml.io/en/v1.0.0#keys.
"""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

MOST_PARTS = 20
_DEEP = compile_later(
    r"(?:^|[{,\[])[ \t]*+"
    r"(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"
    f"{{{MOST_PARTS}}}",
    re.MULTILINE,
)


def find_deep_key(text: str) -> int:
    """Return the line, from 1, of the first key with more than ``MOST_PARTS`` parts; 0 for none."""
    match = _DEEP.search(text)
    return text.count("\n", 0, match.end()) + 1 if match else 0
