"""Find numbers that count another unit in the translation: 18 months that became 18 weeks.

A span of time that another number says, as a week for 7 days, is no such change; that is what
``time_spans`` is about. Only the words of the languages that ``time_words`` and ``units`` know are
compared, and a unit must be missing in the translation that the source has not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_letters

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.numbers.measures.heat_scales import find_changed_temperatures
from dragoman.checks.text.numbers.measures.quantities import (
    Quantity,
    compare_quantity,
    is_of_kind,
)
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.times.spans import find_unit_words, is_counted
from dragoman.checks.text.numbers.times.words import (
    UNITS,
    find_time_words,
    fold_time_words,
    knows_time_words,
)
from dragoman.checks.text.numbers.values import Number, list_spelled_values
from dragoman.patterns import compile_later

_ENGLISH_UNIT = compile_later(r"[ -](second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_TWO_WORDS = compile_later(r"(?:[a-z]+[ -])?[a-z]+\Z", re.IGNORECASE)
_SAY_NUMBERS = KnownWords(lambda word: bool(list_spelled_values(word, "en")))
_GAP = r"[\s\u00a0\u202f\u200c-]{0,2}(?:つの|[個个])?"
_PARTICLE = compile_later("[وفبلكבלמכ]")
"""A particle before a unit in Arabic or Hebrew: 13 ביום שבת is "13 on Saturday"."""
_WITH_PARTICLES = frozenset({"ar", "he"})
_ELSEWHERE = ("day", "deg")
"""Of these kinds: time has words of its own, and a degree has a scale."""
_OFTEN_SAME = ({"yard", "metre"}, {"foot", "inch"})
"""Units that a translation puts for each other in rough distances, or that are said together."""
_MILES_AN_HOUR = compile_later(r" ?[mм]/[hч]\b")
_BEHIND = 24
_NUMBER_WITH_UNIT = compile_later(
    r"\d[\s\u00a0\u202f-]?(?:sec|min|hour|hrs|day|week|month|year|mi|mph|f[eo]{2}t|ft|inch|ya?r?ds?\b"
    r"|[kcm]?m|cent|[°º˚]|deg|pou|lb|ounce|oz|stone|k?g|kilo|ton|gal|pint|quart|l|acre|hect|ha|sq|st\b)"
    r"|[ -](?:second|minute|hour|day|week|month|year)",
    re.IGNORECASE,
)
"""In an English text, a number with the beginning of a unit right behind it, or a unit of time."""
_NUMBER_WITH_TIME = compile_later(
    r"\d[\s\u00a0\u202f\u200c-]{0,2}(?:sec|min|hour|hrs|day|week|month|year)", re.IGNORECASE
)
"""In such a text, what only a number in digits that counts a unit of time has."""
_MEASURED = compile_later(
    r"[ -](?:square[ -])?(?:mile|foot|feet|inch|yard|pound|ounce|gallon|acre|hectare|ton|kilo"
    r"|met[er]{2}|centimet|millimet|gram|lit[er]{2})",
    re.IGNORECASE,
)
"""How an English unit begins behind a number in words."""
_IN_WORDS = compile_later(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)\Z",
    re.IGNORECASE,
)
"""That number, at the end of what is before the unit."""
_LONGEST_IN_WORDS = 10


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What the source counts, as it is written there, and the number that counts another unit."""

    written: str
    number: Number | None
    """None where the translation has it in words."""


@dataclass(frozen=True, slots=True)
class _Count:
    value: int
    unit: str
    text: str
    number: Number | None


def find_changed_units(source: Side, target: Side) -> Iterator[UnitChange]:
    """Yield the counts of a text that have another unit in its translation."""
    if knows_time_words(source.language) and knows_time_words(target.language):
        yield from _find_changed_times(source, target)
    yield from _find_changed_measures(source, target)
    for number, scale, other in find_changed_temperatures(source, target):
        yield UnitChange(f"{number.text} °{scale}", other)


def may_count_unit(side: Side) -> bool:
    """Return whether an English text counts anything that ``find_changed_units`` compares."""
    is_measured = side.may_name_measure and may_measure_in_words(side)
    if not is_measured and _NUMBER_WITH_UNIT.search(side.text) is None:
        return False
    if is_measured or (side.may_name_measure and side.quantities):
        return True
    if _NUMBER_WITH_TIME.search(side.text) and any(True for _ in _list_counts(side)):
        return True
    return any(True for _ in _list_english_counts(side))


def _find_changed_times(source: Side, target: Side) -> Iterator[UnitChange]:
    counts = [*_list_counts(source), *_list_english_counts(source)]
    values = Counter(one.value for one in counts)
    lost = [one for one in counts if values[one.value] == 1 and _has_more(source, target, one.unit)]
    for count in lost:
        for unit in UNITS:
            if unit == count.unit or not _has_more(target, source, unit):
                continue
            found = _find_count(count.value, unit, target)
            if found:
                yield UnitChange(count.text, found.number)
                break


def _has_more(side: Side, other: Side, unit: str) -> bool:
    """Return whether a text has the words for a unit of time more often than another one."""
    return len(find_unit_words(side, unit)) > len(find_unit_words(other, unit))


def _list_counts(side: Side) -> Iterator[_Count]:
    """Yield the whole numbers in digits with the unit of time right behind them."""
    for number in side.numbers:
        behind = fold_time_words(side.text[number.end : number.end + _BEHIND], side.language)
        for unit in UNITS if len(number.readings[-1]) == 1 and _may_count(behind, side) else ():
            match = _find_behind(side.language, unit).match(behind)
            if match and not _has_particle(match[1], side.language):
                text = side.text[number.start : number.end + match.end()]
                yield _Count(number.readings[-1][0], unit, text, number)
                break


@cache
def _find_behind(language: str, *units: str) -> re.Pattern[str]:
    words = (find_time_words(language, unit) for unit in units)
    found = "|".join(each.pattern for each in words if each)
    return re.compile(f"{_GAP}({found or '(?!)'})", re.IGNORECASE)


def _may_count(behind: str, side: Side) -> bool:
    """Return whether any unit of time is behind a number: all are asked for at once."""
    return _find_behind(side.language, *UNITS).match(behind) is not None


def _has_particle(word: str, language: str) -> bool:
    return language in _WITH_PARTICLES and _PARTICLE.match(word) is not None


def _list_english_counts(side: Side) -> Iterator[_Count]:
    """Yield the counts in words of an English text: three days, twenty-five years."""
    for match in _ENGLISH_UNIT.finditer(side.text) if side.language == "en" else ():
        near = side.text[max(0, match.start() - _BEHIND) : match.start()]
        if not _SAY_NUMBERS[near[len(near.rstrip(ascii_letters)) :]]:
            continue  # most often the word before the unit is no number
        before = _TWO_WORDS.search(side.text, max(0, match.start() - _BEHIND), match.start())
        row = re.split("[ -]", before[0]) if before else [""]
        words = [word for word in row if _SAY_NUMBERS[word]]
        if before and words and row[-1] == words[-1]:
            value = max(list_spelled_values(" ".join(words), "en"))
            start = before.start() + before[0].index(words[0])
            if value > 1:
                yield _Count(value, match[1].lower(), side.text[start : match.end()], None)


def _find_count(value: int, unit: str, side: Side) -> _Count | None:
    """Return the one number that counts a unit of time in a text, in digits or in words."""
    counts = [one for one in _list_counts(side) if one.value == value]
    if counts or value in side.values:
        return counts[0] if len(counts) == 1 and counts[0].unit == unit else None
    for match in find_unit_words(side, unit):
        if is_counted(value, match, side) and not _has_particle(match[0], side.language):
            return _Count(value, unit, match[0], None)
    return None


def _find_changed_measures(source: Side, target: Side) -> Iterator[UnitChange]:
    """Yield the lengths, weights and so on that have the same digits and another unit.

    What both texts say alike is set aside at first.
    """
    ours = _list_measures(source)
    digits = {(one.value, one.unit) for one in target.quantities} if ours else set()
    wanted = {one.value for one in ours if (one.value, one.unit) not in digits}
    theirs = _list_measures(target, wanted) if wanted else []
    if not theirs:
        return
    alike = {(one.value, one.unit) for one in ours} & {(one.value, one.unit) for one in theirs}
    ours, theirs = (
        [one for one in side if (one.value, one.unit) not in alike] for side in (ours, theirs)
    )
    for quantity in ours:
        same = [one for one in theirs if one.value == quantity.value]
        if len(same) == 1 and sum(one.value == quantity.value for one in ours) == 1:
            number = next((one for one in target.numbers if one.start == same[0].start), None)
            if _is_change(quantity, same[0].unit) and not _is_converted(
                quantity, number, (ours, theirs), (source, target)
            ):
                yield UnitChange(_write_quantity(quantity, source), number)


def _list_measures(side: Side, values: Collection[float] = ()) -> list[Quantity]:
    """Return the lengths, weights and so on of a text, those with words for numbers from 2 too.

    With ``values`` no other words need be found.
    """
    if not side.may_name_measure:
        return []
    words = list_word_quantities(side, values) if may_measure_in_words(side) else ()
    return [
        one
        for one in (*side.quantities, *(each for each in words if each.value > 1))
        if not any(is_of_kind(one.unit, each) for each in _ELSEWHERE)
    ]


def may_measure_in_words(side: Side) -> bool:
    """Return whether a text may have a measure with its number in words; this is quick."""
    return side.language != "en" or any(
        _IN_WORDS.search(side.text, max(0, unit.start() - _LONGEST_IN_WORDS), unit.start())
        for unit in _MEASURED.finditer(side.text)
    )


def _write_quantity(quantity: Quantity, side: Side) -> str:
    """Return a number with the word behind it, as a text has them."""
    number = next((one for one in side.numbers if one.start == quantity.start), None)
    start = side.text[quantity.start :]
    written, behind = (number.text, side.text[number.end :]) if number else ("", start)
    words = behind[:_BEHIND].replace("-", " ").split()
    return " ".join(one for one in (written, *words[: 1 if number else 2]) if one).rstrip(".,;:!?)")


def _is_change(quantity: Quantity, unit: str) -> bool:
    """Return whether a unit is another one of the same kind than that of a quantity."""
    return is_of_kind(unit, quantity.unit) and {unit, quantity.unit} not in _OFTEN_SAME


def _is_converted(
    quantity: Quantity,
    number: Number | None,
    others: tuple[list[Quantity], list[Quantity]],
    sides: tuple[Side, Side],
) -> bool:
    """Return whether a number says another quantity of the source, or another number says this.

    ``others`` are the quantities that only one of the texts has; a number that both have is itself,
    and no other one converted. Many write m/h for miles an hour, which says nothing about metres.
    """
    source, target = sides
    if number and _MILES_AN_HOUR.match(target.text, number.end):
        return True
    ours, theirs = ({one.value for one in side} for side in others)
    said = [one for one in others[0] if one.value not in theirs]
    said += list_word_quantities(source)
    places = {one.start for one in others[1] if one.value not in ours}
    candidates = [
        one
        for one in target.numbers
        if one.start in places
        or (one.start not in target.units and source.values.isdisjoint(one.readings[-1]))
    ]
    is_said = number and any(compare_quantity(one, number, target.units) for one in said)
    return bool(is_said) or any(
        compare_quantity(quantity, one, target.units) == "near" for one in candidates
    )
