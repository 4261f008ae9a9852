"""Sizes of paper, margins and lengths as people write them: "a5", "148x210mm", "20mm 15mm"."""

from __future__ import annotations

import re
from collections.abc import Mapping

PAPERS: Mapping[str, tuple[float, float]] = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "b4": (250.0, 353.0),
    "b5": (176.0, 250.0),
    "b6": (125.0, 176.0),
    "letter": (215.9, 279.4),
    "half-letter": (139.7, 215.9),
    "legal": (215.9, 355.6),
    "tabloid": (279.4, 431.8),
}
"""By name, width and height in millimetres. A and B are those of ISO 216."""
_SIDES = (70.0, 1200.0)
"""The shortest and the longest side of a page."""
_MARGINS = (8.0, 100.0)
"""The smallest and the largest margin: the numbers of the paragraphs are in the margins."""
_EXTRA = 40.0
"""The most that a binding or a bleed takes."""
_SIZES = (6.0, 36.0)
"""The smallest and the largest text, in points."""
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}

# These are compiled when they are first needed.
_NUMBER = r"([0-9]{1,4}(?:[.,][0-9]{1,4})?)"
_LENGTH = rf"{_NUMBER} ?(mm|cm|in|pt)"
_SIZE = rf"{_NUMBER} ?(mm|cm|in|pt)? ?[x×] ?{_LENGTH}"


def find_paper(text: str) -> tuple[float, float] | None:
    """Return the width and the height of a paper in millimetres; None for what is not a paper.

    A paper has a name ("a5", "Letter"), or it is a width and a height with their unit: "6x9in".
    """
    named = PAPERS.get(text.strip().lower())
    match = None if named else re.fullmatch(_SIZE, text.strip().lower())
    if match is None:
        return named
    width, unit, height, last_unit = match.groups()
    sides = _measure(width, unit or last_unit), _measure(height, last_unit)
    return sides if all(_SIDES[0] <= side <= _SIDES[1] for side in sides) else None


def find_margins(text: str) -> tuple[float, float, float] | None:
    """Return the margins at the top, at both sides and at the bottom, in millimetres.

    One length is for all; of two, the first is for the top and the bottom; three are the three.
    None for anything else.
    """
    found = [_measure(*match) for match in re.findall(_LENGTH, text.lower())]
    if not re.fullmatch(rf"{_LENGTH}(?: +{_LENGTH}){{0,2}}", text.strip().lower()):
        return None
    if not all(_MARGINS[0] <= margin <= _MARGINS[1] for margin in found):
        return None
    top, sides, bottom = (*found, found[0], found[0])[:3]
    return top, sides, bottom


def find_length(text: str) -> float | None:
    """Return a length in millimetres, "0" or "" for none; None for what is not such a length."""
    if text.strip() in ("", "0"):
        return 0.0
    match = re.fullmatch(_LENGTH, text.strip().lower())
    length = _measure(match[1], match[2]) if match else None
    return length if length is not None and length <= _EXTRA else None


def _measure(number: str, unit: str) -> float:
    return round(float(number.replace(",", ".")) * _UNITS[unit], 4)


def explain_paper(text: str) -> str:
    """Return what a paper must be; nothing where the text is one."""
    if find_paper(text):
        return ""
    least, most = _SIDES
    named = ", ".join(map(repr, PAPERS))
    return f"one of {named}, or a size such as '148x210mm', from {least:.0f} to {most:.0f} mm"


def explain_margins(text: str) -> str:
    """Return what margins must be; nothing where the text says them."""
    if not text or find_margins(text):
        return ""
    least, most = _MARGINS
    return (
        "a length such as '20mm', or two for top and sides, as '20mm 15mm', or three for top, "
        f"sides and bottom, each from {least:.0f} to {most:.0f} mm"
    )


def explain_length(text: str) -> str:
    """Return what a length must be; nothing where the text is one."""
    return "" if find_length(text) is not None else f"a length such as '3mm', up to {_EXTRA:.0f} mm"


def explain_size(points: float) -> str:
    """Return what a size of text must be; nothing where it is right. 0 means none."""
    least, most = _SIZES
    return "" if points == 0 or least <= points <= most else f"from {least:.0f} to {most:.0f}, or 0"
