"""What a text says in numbers, in all ways that are known here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.checks.text.dates.calendars import ETHIOPIAN_LANGUAGES
from dragoman.checks.text.numbers.letter_numerals import (
    list_ethiopic_numbers,
    list_greek_numbers,
)
from dragoman.checks.text.numbers.measures.quantities import Quantity, find_quantities
from dragoman.checks.text.numbers.measures.unit_names import may_name_measure
from dragoman.checks.text.numbers.powers import find_powers
from dragoman.checks.text.numbers.scales import read_scaled
from dragoman.checks.text.numbers.signs import (
    HAN_LANGUAGES,
    find_sign_numbers,
    list_hebrew_numbers,
)
from dragoman.checks.text.numbers.spelled.collectives import list_collective_values
from dragoman.checks.text.numbers.spelled.stems import knows_words
from dragoman.checks.text.numbers.spelled.words import WORDS
from dragoman.checks.text.numbers.telephones import list_telephones
from dragoman.checks.text.numbers.values import (
    Number,
    find_numbers,
    list_values,
    list_values_in_words,
)
from dragoman.computed import computed
from dragoman.patterns import compile_later

_KEY = compile_later("(?<=[0-9])_(?=[0-9])")
_INSIDE_WORDS = frozenset({"he", "th", "km", "ja", "zh", "ko"})
"""Languages in which letters may be before a word, without a space."""


@dataclass(frozen=True)
class Side:
    """One of the two texts, with plain digits, and what it says in numbers."""

    text: str
    language: str

    @computed
    def numbers(self) -> list[Number]:
        """The numbers in digits."""
        return list(find_numbers(self.text))

    @computed
    def values(self) -> set[int]:
        """Every value that its digits can be read as, also with the mark of a key: 1_6 is 16."""
        values = list_values(self.text)
        return values | list_values(_KEY.sub("", self.text)) if "_" in self.text else values

    @computed
    def words(self) -> set[int]:
        """The values of its words, months, Roman numbers, and of signs that are no digits."""
        values = list_values_in_words(self.text, self.language)
        values.update(list_collective_values(self.text, self.language, with_fifty=False))
        values.update(value for _, value in find_powers(self.text))
        values.update(value for _, value in self.signs)
        if self.language == "he":
            values.update(list_hebrew_numbers(self.text))
        if self.language == "el":
            values.update(list_greek_numbers(self.text))
        if self.language in ETHIOPIAN_LANGUAGES:
            values.update(list_ethiopic_numbers(self.text))
        return values

    @property
    def knows_all_words(self) -> bool:
        """Whether a number in words of its language is always found."""
        return (
            self.language in WORDS or self.language in HAN_LANGUAGES or knows_words(self.language)
        )

    @computed
    def signs(self) -> list[tuple[range, int]]:
        """The Chinese, Japanese and Korean numbers, each with its place."""
        return list(find_sign_numbers(self.text)) if self.language in HAN_LANGUAGES else []

    @computed
    def scaled(self) -> dict[int, set[int]]:
        """What the numbers with a scale say, by the place of the number."""
        scaled = read_scaled(self.numbers, self.text, self.language)
        for place, value in self.signs:
            for number in self.numbers:
                if number.start in place:
                    scaled.setdefault(number.start, set()).add(value)
        return scaled

    @computed
    def quantities(self) -> list[Quantity]:
        """The numbers that have a unit."""
        return find_quantities(self.numbers, self.text, self.language)

    @computed
    def may_name_measure(self) -> bool:
        """Whether it may have a unit that is not one of time; only English texts are asked."""
        return self.language != "en" or may_name_measure(self.text)

    @computed
    def units(self) -> dict[int, str]:
        """The unit of each of these numbers, by its place."""
        return {quantity.start: quantity.unit for quantity in self.quantities}

    @computed
    def large_values(self) -> set[int]:
        """What its numbers with a scale say."""
        return set().union(*self.scaled.values()) if self.scaled else set()

    @computed
    def said(self) -> set[int]:
        """All values that it says, in digits, in words and with a scale."""
        return self.values | self.words | self.large_values

    @computed
    def sign_ends(self) -> dict[int, int]:
        """For each number in digits that signs such as 亿 go on, where these end."""
        starts = {number.start for number in self.numbers}
        return {place.start: place.stop for place, _ in self.signs if place.start in starts}

    @computed
    def telephones(self) -> set[str]:
        """The digits of its telephone numbers."""
        return list_telephones(self.text, self.language)

    def find_words(self, table: Mapping[str, str]) -> Iterator[re.Match[str]]:
        """Return where the text has the words of a table, which are patterns by language."""
        words = table.get(self.language, "(?!)")
        start = "" if self.language in _INSIDE_WORDS else r"\b"
        return re.finditer(f"{start}(?:{words})", self.text, re.IGNORECASE)
