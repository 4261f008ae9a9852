"""The characters that isolate text of the other direction: each beginning needs its end."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

_ISOLATES = compile_later("[\u2066-\u2069]")


def balance_isolates(text: str) -> str:
    """Return a text without ends of isolates that never began; one that is open is ended."""
    if _ISOLATES.search(text) is None:
        return text
    depth = 0

    def keep_balanced(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != "\u2069":
            depth += 1
            return match[0]
        depth -= 1
        if depth < 0:
            depth = 0
            return ""
        return match[0]

    return _ISOLATES.sub(keep_balanced, text) + "\u2069" * depth
