"""Telephone numbers: the same one is written with other spaces, and from abroad or from within.

From abroad it begins with ``+`` or ``00`` and the code of the country; from within with ``0``, with
``8`` in Russia and Kazakhstan, or with nothing (ITU-T E.123).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later

_DIGITS = compile_later("[0-9]+")
_TELEPHONE = compile_later(r"\+?[0-9](?:[0-9 ().-]|/(?=[0-9])){4,30}[0-9]")
_FROM_ABROAD = compile_later(r"\+|00[1-9]|8(?=(?:[^0-9]*[0-9]){10}\Z)")
_LEAST, _LEAST_WITHIN = 6, 7
"""How many digits a number has at least, and one without the code of its country."""
_LONGEST_CODE = 3
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})
"""Languages in which the groups of a telephone number may be typed from right to left."""


def list_telephones(text: str, language: str) -> set[str]:
    """Return the digits of all telephone numbers of a text, in all forms (see below)."""
    matches = list(_TELEPHONE.finditer(text))
    found = set().union(*(_list_forms(match[0]) for match in matches))
    if language in RIGHT_TO_LEFT:  # 0800 555 111 may be written 111 555 0800
        found.update("".join(_DIGITS.findall(match[0])[::-1]).lstrip("0") for match in matches)
    return found


def find_telephone(text: str, at: int) -> frozenset[str]:
    """Return the forms of the telephone number that is at a place of a text; none if none is."""
    for match in _TELEPHONE.finditer(text):
        if match.start() <= at < match.end():
            return frozenset(_list_forms(match[0]))
    return frozenset()


def _list_forms(written: str) -> Iterator[str]:
    """Yield the digits without zeros at their beginning, and what is left without each code."""
    digits = "".join(_DIGITS.findall(written))
    if len(digits) < _LEAST:
        return
    bare = digits.lstrip("0")
    yield bare
    if _FROM_ABROAD.match(written):
        within = (bare[size:].lstrip("0") for size in range(1, _LONGEST_CODE + 1))
        yield from (form for form in within if len(form) >= _LEAST_WITHIN)
