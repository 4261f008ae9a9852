"""Whether the translators of a catalogue write years in words, as those of some languages do."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.checks.text.characters import TO_PLAIN_DIGITS
from dragoman.patterns import compile_later

_YEAR = compile_later(r"(?<![\d.,])(?:1[5-9]|20)[0-9]{2}(?![\d]|[.,]\d)")
_DIGITS = compile_later(r"\d+")
_FEWEST_YEARS = 8
_FEWEST_SPELLED = 3
"""Fewer may be mistakes."""
_LEAST_SHARE = 0.15
"""In 60 catalogues and in news in 128 languages, it is less where years are in digits."""


class SpelledYears:
    """The years of the messages; they are counted when somebody first asks."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._are_usual: bool | None = None

    def are_usual(self) -> bool:
        """Return whether the translations write many years of the sources in words.

        A year that became another number is not counted: it is of another calendar, or wrong.
        """
        if self._are_usual is None:
            self._are_usual = self._count()
        return self._are_usual

    def _count(self) -> bool:
        total = spelled = 0
        for source, target in self._pairs:
            years = _YEAR.findall(source)
            if years and source != target:
                found = _DIGITS.findall(target.translate(TO_PLAIN_DIGITS))
                fewer = len(_DIGITS.findall(source)) - len(found)
                total += len(years)
                spelled += min(sum(year not in found for year in years), max(0, fewer))
        return total >= _FEWEST_YEARS and spelled >= max(_FEWEST_SPELLED, _LEAST_SHARE * total)


NO_YEARS = SpelledYears()
