"""The characters that isolate text of the other direction: each beginning needs its end."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
"""By direction, the character that begins an isolated run (UAX 9)."""
POP = "\u2069"
"""The character that ends one: pop directional isolate."""
_ANY = compile_later("[\u2066-\u2069]")


def balance_isolates(text: str) -> str:
    """Return a text without ends of isolates that never began; one that is open is ended."""
    if _ANY.search(text) is None:
        return text
    depth = 0

    def keep_balanced(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != POP:
            depth += 1
            return match[0]
        depth -= 1
        if depth < 0:
            depth = 0
            return ""
        return match[0]

    return _ANY.sub(keep_balanced, text) + POP * depth
