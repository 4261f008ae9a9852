"""Cut out the words around a place, safe to show in a terminal and in a report."""

from __future__ import annotations

from dragoman.patterns import compile_later

_AROUND = 24
"""How many characters are shown on each side of the place."""
_WORD_SEARCH = 12
"""How many characters are searched for the end of a word, so that no word is cut."""
_HIDDEN = compile_later(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)

_QUOTATION = compile_later("\u2068([^\u2066-\u2069]*)\u2069")


def make_excerpt(text: str, start: int, end: int) -> str:
    """Return the place between ⟦ and ⟧, with some words before and after it.

    Characters that steer a terminal or the direction of text are shown by their numbers. Without
    a place (``start`` and ``end`` are 0) the beginning of the text is returned.
    """
    if end <= start and start == 0:
        return _cut_beginning(text, min(len(text), 3 * _AROUND))
    end = max(end, start)
    middle = text[start:end]
    if len(middle) > 4 * _AROUND:
        middle = middle[: 2 * _AROUND] + "…" + middle[-_AROUND:]
    first, last = (
        _find_word_edge(text, start - _AROUND, 1),
        _find_word_edge(text, end + _AROUND, -1),
    )
    before = ("…" if first > 0 else "") + text[first:start]
    after = text[end:last] + ("…" if last < len(text) else "")
    return f"{show_hidden(before)}⟦{show_hidden(middle)}⟧{show_hidden(after)}"


def show_hidden(text: str) -> str:
    """Return a text with invisible characters written by their numbers, and line ends as ⏎."""
    return _HIDDEN.sub(lambda match: "⏎" if match[0] == "\n" else f"<U+{ord(match[0]):04X}>", text)


def show_hidden_in_sentence(sentence: str) -> str:
    """Return a sentence likewise; the marks that isolate a quotation in it stay."""
    pieces = _QUOTATION.split(sentence)
    shown = [show_hidden(piece) for piece in pieces]
    return "".join(f"\u2068{one}\u2069" if number % 2 else one for number, one in enumerate(shown))


def _cut_beginning(text: str, length: int) -> str:
    return show_hidden(text[:length]) + ("…" if length < len(text) else "")


def _find_word_edge(text: str, at: int, step: int) -> int:
    """Return the end of a word near a place, searching in the direction of ``step``."""
    at = min(max(at, 0), len(text))
    for distance in range(_WORD_SEARCH):
        here = at + distance * step
        if here <= 0 or here >= len(text) or text[here] == " ":
            return min(max(here, 0), len(text))
    return at
