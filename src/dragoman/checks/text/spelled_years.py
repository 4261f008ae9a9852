"""Whether translators of a catalogue write years and large numbers in words, as some do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.text.characters import TO_PLAIN_DIGITS
from dragoman.patterns import compile_later

_YEAR = compile_later(r"(?<![\d.,])(?:1[5-9]|20)[0-9]{2}(?![\d]|[.,]\d)")
_LARGE = compile_later(
    r"(?<![\d.,])(?!(?:1[5-9]|20)[0-9]{2}(?![\d,]))(?=[0,]*[1-9][0,]*[1-9][0,]*[1-9])"
    r"(?:[1-9][0-9]{2,11}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})(?!\d|[.,]\d)"
)
"""A number with three digits beside its zeros, and no year."""
_DIGITS = compile_later(r"\d+")
_FEWEST_NUMBERS = 8
_FEWEST_SPELLED = 3
"""Fewer may be mistakes."""
_LEAST_SHARES = ((_YEAR, 0.15), (_LARGE, 0.1))
"""In 60 catalogues and in news in 128 languages, it is less where these are in digits."""


class SpelledYears:
    """The years and large numbers of messages; they are counted when somebody first asks."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._are_usual: bool | None = None

    def are_usual(self) -> bool:
        """Return whether the translations write many of them in words.

        A year that became another number is not counted: it is of another calendar, or wrong.
        """
        if self._are_usual is None:
            self._are_usual = any(
                _are_spelled(kind, share, self._pairs) for kind, share in _LEAST_SHARES
            )
        return self._are_usual


def _are_spelled(
    kind: re.Pattern[str], least_share: float, pairs: Iterable[tuple[str, str]]
) -> bool:
    """Return whether translations have at least such a share of a kind not in digits."""
    total = spelled = 0
    for source, target in pairs:
        numbers = kind.findall(source)
        if numbers and source != target:
            found = _DIGITS.findall(target.translate(TO_PLAIN_DIGITS))
            fewer = len(_DIGITS.findall(source)) - len(found)
            joined = "".join(found)
            lost = sum(number.replace(",", "") not in joined for number in numbers)
            total += len(numbers)
            spelled += min(lost, max(0, fewer))
    return total >= _FEWEST_NUMBERS and spelled >= max(_FEWEST_SPELLED, least_share * total)


NO_YEARS = SpelledYears()
