"""Roman numbers: Volume II, 961 as CMLXI."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later

_START, _END = r"(?<![^\W\u2e80-\uffff])", r"(?![^\W\u2e80-\uffff])"
"""No letter or digit is there, but signs of Chinese and Japanese may be: Neo III的."""
_SMALL = compile_later(
    rf"{_START}(?=[IVX]{{1,6}})(X{{0,3}})(IX|IV|V?I{{0,3}})(?<=[IVX])"
    rf"(?:{_END}|(?=(?:(?<=[IVX]{{2}})e|(?<=\bI)(?:er|re)|[èe]me)\b|e (?:siècle|République)|[ºª°]))"
)
"""The letters of VIX and VX do not make a number, nor do Ver and Xe, which are words."""
_LARGE = compile_later(
    r"\b(?=[IVX]{0,14}[LCDM])(?=[IVXLCDM]{3,15}\b)"
    r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLCDM])\b"
)
"""Three letters or more: CD and MC are seldom numbers."""
_CYRILLIC = compile_later(r"\b(?=[VIX]*+[ІХ])[ІХVIX]++\b")
_LATIN = str.maketrans("ІХ", "IX")
"""Cyrillic letters that look like those of Roman numbers: ХХ століття. СМІ is a word."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def list_roman_values(text: str) -> Iterator[int]:
    """Yield the values of the Roman numbers of a text, which are written in capitals."""
    if ("І" in text or "Х" in text) and _CYRILLIC.search(text):
        text = text.translate(_LATIN)
    for pattern in (_SMALL, _LARGE):
        for match in pattern.finditer(text):
            total = 0
            for letter, following in zip(match[0], match[0][1:] + " ", strict=True):
                value = _VALUES[letter]
                total += -value if _VALUES.get(following, 0) > value else value
            yield total
