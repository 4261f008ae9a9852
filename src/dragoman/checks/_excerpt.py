"""The words around a place, safe to show in a terminal and in a report."""

from __future__ import annotations

import re

_AROUND = 24
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def make_excerpt(text: str, start: int, end: int) -> str:
    """Give the place between ⟦ and ⟧, with some words before and after it.

    What steers a terminal or its direction is shown by its number; without a place, the beginning
    of the text is shown.
    """
    if end <= start and start == 0:
        return _cut_out(text, 0, min(len(text), 3 * _AROUND))
    end = max(end, start)
    middle = text[start:end]
    if len(middle) > 4 * _AROUND:
        middle = middle[: 2 * _AROUND] + "…" + middle[-_AROUND:]
    first, last = _word_edge(text, start - _AROUND, 1), _word_edge(text, end + _AROUND, -1)
    before = ("…" if first > 0 else "") + text[first:start]
    after = text[end:last] + ("…" if last < len(text) else "")
    return f"{show_hidden(before)}⟦{show_hidden(middle)}⟧{show_hidden(after)}"


def show_hidden(text: str) -> str:
    """Give a text in which what nobody sees is written by its number, and line ends as ⏎."""
    return _HIDDEN.sub(lambda found: "⏎" if found[0] == "\n" else f"<U+{ord(found[0]):04X}>", text)


def _cut_out(text: str, first: int, last: int) -> str:
    return show_hidden(text[first:last]) + ("…" if last < len(text) else "")


def _word_edge(text: str, at: int, step: int) -> int:
    """Give the end of a word near a place, so that no word is cut."""
    at = min(max(at, 0), len(text))
    for moved in range(12):
        here = at + moved * step
        if here <= 0 or here >= len(text) or text[here] == " ":
            return min(max(here, 0), len(text))
    return at
