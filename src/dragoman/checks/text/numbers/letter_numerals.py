"""Numbers in Greek letters, ιγ΄ and ΙΓ' for 13, and in Ethiopic signs, ፲፫."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later

_VALUES = dict(zip("αβγδεϛζηθ", range(1, 10), strict=True)) | dict(
    zip("ικλμνξοπϟ", range(10, 100, 10), strict=True)
) | dict(zip("ρστυφχψω", range(100, 900, 100), strict=True))  # fmt: skip
_NUMERAL = compile_later(r"(?<!\w)([α-ωϛϟΑ-Ω]{1,5})(?:[΄ʹ’'´]|\Z)(?!\w)")
"""Its mark is a sign of its own or an apostrophe; at the end of a heading, it is often left out."""
_SIX = "στ"
_LONGEST_HEADING = 24
_ETHIOPIC = compile_later("[\u1369-\u137c]+")
_ONE, _HUNDRED, _MYRIAD = "\u1369", "\u137b", "\u137c"


def list_greek_numbers(text: str) -> Iterator[int]:
    """Yield what Greek letters with their mark say, the largest letter first."""
    for match in _NUMERAL.finditer(text):
        is_bare = match.end() == match.end(1)
        if is_bare and len(text) > _LONGEST_HEADING:
            continue
        letters = match[1].lower().replace("ς", "σ").replace(_SIX, "ϛ")
        values = [_VALUES.get(letter, 0) for letter in letters]
        if 0 not in values and values == sorted(values, reverse=True):
            yield sum(values)


def list_ethiopic_numbers(text: str) -> Iterator[int]:
    """Yield what Ethiopic signs say: ones and tens are added, ፻ makes hundreds of what is before
    it, and ፼ tens of thousands: ፲፱፻፺፪ is 1992."""
    for match in _ETHIOPIC.finditer(text):
        total = current = 0
        for sign in match[0]:
            if sign == _HUNDRED:
                total, current = total + (current or 1) * 100, 0
            elif sign == _MYRIAD:
                total, current = (total + current or 1) * 10_000, 0
            else:
                tens, ones = divmod(ord(sign) - ord(_ONE), 9)
                current += (ones + 1) * 10**tens
        yield total + current
