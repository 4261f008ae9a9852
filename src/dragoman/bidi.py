"""Text that runs both ways: cleaning what a catalogue holds, and isolating runs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import Span

_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and newline
    "\u202a-\u202e"  # embeddings and overrides: they reverse the text around them, unseen
    "\ufeff\ufdd0-\ufdef\ud800-\udfff"  # byte order mark, noncharacters, lone surrogates
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SPACES = re.compile("[\t\u2028\u2029]")
_ISOLATES = re.compile("[\u2066-\u2069]")


def clean(text: str) -> str:
    """Take out of a text what no reader may get: controls, overrides, noncharacters.

    Tabs and line separators become spaces, newlines stay, and isolates are balanced.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _DROPPED.sub("", text)
    return _balanced(text) if _ISOLATES.search(text) else text


def _balanced(text: str) -> str:
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != "\u2069":
            depth += 1
            return match[0]
        depth -= 1
        if depth < 0:
            depth = 0
            return ""
        return match[0]

    return _ISOLATES.sub(keep, text) + "\u2069" * depth


def isolate(spans: Sequence[Span], direction: str) -> tuple[Span, ...]:
    """Isolate."""
    return tuple(spans)
