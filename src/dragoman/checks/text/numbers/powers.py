"""Powers of ten, and digits that are raised or lowered: 10⁶, 3 × 10⁴, H₂O."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.text.mask import MASKED_MARKUP
from dragoman.patterns import compile_later

_OFF_LINE = compile_later("[⁰¹²³⁴-⁹]+|[₀-₉]+")
_TO_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2)
_POWER = compile_later(
    r"(?:(?<![\d.,])(\d{1,6}(?:[.,]\d{1,6})?) ?[x×·*] ?)?(?<![\d.,])10"
    f"(?:{MASKED_MARKUP}+([0-9]{{1,3}}){MASKED_MARKUP}+|([⁰¹²³⁴-⁹]{{1,3}})|\\^([0-9]{{1,3}}))"
)
"""``10⁶``, ``3 × 10⁴``, ``10^6``, and ``10<sup>6</sup>`` with its tags masked."""
_LARGEST_EXPONENT = 15


def list_off_line(text: str) -> list[str]:
    """Return each run of digits that is raised or lowered, in digits on the line."""
    return [run.translate(_TO_LINE) for run in _OFF_LINE.findall(text)]


def find_powers(text: str) -> Iterator[tuple[range, int]]:
    """Yield the place and the value of each power of ten, with its factor: 3 × 10⁴ is 30000.

    The text is one in which ``mask`` has covered the tags of a superscript.
    """
    for match in _POWER.finditer(text):
        exponent = int((match[2] or match[3] or match[4]).translate(_TO_LINE))
        if exponent <= _LARGEST_EXPONENT:
            value = float((match[1] or "1").replace(",", ".")) * 10**exponent
            yield range(*match.span()), round(value)
