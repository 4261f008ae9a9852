"""The text of spans without markup, as a title, a list or a search shows it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from dragoman.model import Span, SpanKind

_RAISED = dict(zip("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))


_NO_NOTES: Mapping[str, str] = {}


def plain_text(spans: Sequence[Span], notes: Mapping[str, str] = _NO_NOTES) -> str:
    """Return the text of spans without markup.

    An image gives its description, a line break a newline, the end of a paragraph two, and the
    reference to a note what ``notes`` says for its label, or nothing. A number that is raised or
    lowered has the characters that Unicode has for it: 10⁶, CO₂. With other signs in it, there is a
    mark before it: 2^(n/2). The reading of a word comes after the word, in brackets.
    """
    return "".join(
        [span.text if span.kind is SpanKind.TEXT else _show(span, notes) for span in spans]
    )


def _show(span: Span, notes: Mapping[str, str]) -> str:
    inside = plain_text(span.children, notes)
    match span.kind:
        case SpanKind.BREAK:
            return "\n"
        case SpanKind.PARAGRAPH:
            return "\n\n"
        case SpanKind.NOTE:
            return notes.get(span.text, "")
        case SpanKind.SUPERSCRIPT:
            return _write_script(inside, _RAISED, "^")
        case SpanKind.SUBSCRIPT:
            return _write_script(inside, _LOWERED, "_")
        case SpanKind.PLACEHOLDER:
            return inside
        case SpanKind.RUBY:
            return inside + write_reading(inside, span.text)
        case _:
            return span.text + inside


def write_reading(word: str, reading: str) -> str:
    """Return the reading of a word as it is written after the word, in a text on one line.

    East Asian scripts have no space before it.
    """
    is_wide = bool(word) and unicodedata.east_asian_width(word[-1]) in ("W", "F")
    return f"({reading})" if is_wide else f" ({reading})"


def _write_script(text: str, signs: dict[str, str], mark: str) -> str:
    """Return a raised or lowered text. Letters alone, as in 1st and Mme, stay as they are."""
    if not any(map(str.isdecimal, text)) and not (len(text) == 1 and text in signs):
        return text
    written = [
        signs.get(str(unicodedata.decimal(each)) if each.isdecimal() else each) for each in text
    ]
    if None not in written:
        return "".join(filter(None, written))
    return f"{mark}{text}" if text.isalnum() else f"{mark}({text})"
