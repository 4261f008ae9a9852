"""Compare the numbers of a text with those of its translation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.checks.text.batches import BATCH
from dragoman.checks.text.characters import DIGIT, TO_PLAIN_DIGITS
from dragoman.checks.text.numbers.certainty import (
    NOT_COMPARED_ALONE,
    count_surplus,
    is_surely_added,
    is_surely_missing,
    may_be_said_so,
)
from dragoman.checks.text.numbers.evidence import (
    have_mistaken_digits,
    is_in_clock,
    is_replaced,
    is_replaced_in_words,
    is_seldom_reworded,
)
from dragoman.checks.text.numbers.measures.matches import match_units
from dragoman.checks.text.numbers.measures.money import is_converted_money
from dragoman.checks.text.numbers.other_ways import list_other_ways
from dragoman.checks.text.numbers.powers import find_powers
from dragoman.checks.text.numbers.scale_changes import (
    differ_by_scale,
    find_changed_scales,
    read_runs,
)
from dragoman.checks.text.numbers.scales import find_scale_words
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.collectives import list_decade_values
from dragoman.checks.text.numbers.spelled.ordinals import MOST_NUMBERS, find_replaced_ordinals
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.swapped_parts import find_swapped_parts, may_be_swapped
from dragoman.checks.text.numbers.telephones import find_telephone
from dragoman.checks.text.numbers.times.conversions import convert_hours, convert_years
from dragoman.checks.text.numbers.times.decades import list_decade_numbers, list_named_centuries
from dragoman.checks.text.numbers.times.hours import add_hours_from_six, list_hours
from dragoman.checks.text.numbers.times.noon import list_noon_values
from dragoman.checks.text.numbers.times.year_names import list_named_years
from dragoman.checks.text.numbers.values import (
    Number,
    NumberDifference,
    find_ordinals,
    list_scaled_values,
    use_plain_digits,
)
from dragoman.patterns import compile_later

_DIGITS = compile_later(rf"{DIGIT}\d*+")
_NOT_COMPARED = frozenset({0, 1})
"""Numbers that translations write in other ways too often."""
_AFTERNOON = range(13, 25)
_LAST_SMALL = 12
"""Up to here a text has words for numbers that mean something else: one, May."""
_FULL_HOUR = compile_later("(?:[01]?[0-9]|2[0-4])[.]00")
_CREDITS = "translator-credits"
"""The message in which GNOME's translators write their names and years, whatever its text is."""


@lru_cache(maxsize=BATCH)
def compare_numbers(
    source: str, target: str, source_language: str, language: str
) -> tuple[NumberDifference, ...]:
    """Return the differences between the numbers of two texts, in which markup is masked."""
    in_source, may_have_scale = read_runs(source, source_language)
    runs = in_source, _DIGITS.findall(target)
    has_same_digits = runs[0] == runs[1] or _use_latin(runs[0]) == _use_latin(runs[1])
    has_swapped = may_be_swapped(source, target)
    if source == _CREDITS or (has_same_digits and not may_have_scale and not has_swapped):
        return ()  # the usual case, found without reading the numbers
    texts = (
        Side(use_plain_digits(source), source_language),
        Side(use_plain_digits(target), language),
    )
    differences = () if has_same_digits else _find_differences(texts)
    differences += tuple(find_swapped_parts(*texts)) if has_swapped and not differences else ()
    if may_have_scale:
        known = {one.missing.start for one in differences if one.missing}
        differences += tuple(
            NumberDifference(added, missing, True)
            for missing, added in find_changed_scales(*texts)
            if missing.start not in known
        )
    return differences


def _find_differences(texts: tuple[Side, Side]) -> tuple[NumberDifference, ...]:
    """Return the differences between the numbers of two texts that are not in their scales."""
    missing = _select_unmatched(texts[0], texts[1].values)
    added = _select_unmatched(texts[1], texts[0].values)
    if missing or added:
        differences = tuple(_pair_numbers(*_drop_explained(missing, added, texts), texts))
        return differences or tuple(find_replaced_ordinals(*texts))
    change = _find_change(texts[0].numbers, texts[1].numbers)
    if not change:
        return tuple(find_replaced_ordinals(*texts))
    if set(change[0].readings) & set(change[1].readings):
        return ()
    if _is_said_in_words(*change, texts):
        return ()
    return (NumberDifference(change[1], change[0], is_replaced(*change, *texts)),)


def _use_latin(runs: list[str]) -> frozenset[str]:
    """Return runs of digits as Latin digits."""
    joined = " ".join(runs)
    return frozenset(runs if joined.isascii() else joined.translate(TO_PLAIN_DIGITS).split())


def _select_unmatched(side: Side, others: set[int]) -> list[Number]:
    """Return the free numbers that are not among the values of the other text."""
    numbers = [one for one in side.numbers if one.is_free and not _is_among(one, others)]
    ordinals = find_ordinals(side.text) if numbers else set()
    return [number for number in numbers if number.start not in ordinals][:MOST_NUMBERS]


def _is_among(number: Number, others: set[int]) -> bool:
    """Return whether all values of one reading are among the others; 0 and 1 need not be."""
    return any(
        all(value in others or value in _NOT_COMPARED for value in reading)
        for reading in number.readings
    )


def _find_change(in_source: list[Number], in_target: list[Number]) -> tuple[Number, Number] | None:
    """Return the one number that became another one, where both texts have equally many.

    This finds what the comparison as sets does not: 0 and 1, numbers in names such as 2G, and
    numbers that occur elsewhere too.
    """
    if len(in_source) != len(in_target):
        return None
    written = {number.readings[-1]: number for number in in_source}
    translated = {number.readings[-1]: number for number in in_target}
    counts = count_surplus(in_source, in_target)
    missing = [value for value, count in counts.items() if count > 0]
    added = [value for value, count in counts.items() if count < 0]
    if len(missing) != 1 or len(added) != 1 or counts[missing[0]] != 1:
        return None
    if len(missing[0]) != len(added[0]):
        return None
    change = written[missing[0]], translated[added[0]]
    if added[0] in NOT_COMPARED_ALONE and change[1].is_free and not change[0].is_free:
        return None  # a name without its number, and a word such as "daily" that has one
    return change


def _drop_explained(
    missing: list[Number], added: list[Number], texts: tuple[Side, Side]
) -> tuple[list[Number], list[Number]]:
    """Return the numbers that the other text does not say in any other way."""
    source, target = texts
    said = _list_other_values(source, target)
    units = match_units(missing, source, target), match_units(added, target, source)
    return (
        [one for one in missing if not _is_said(one, source, target, said[1], units[0])],
        [one for one in added if not _is_said(one, target, source, said[0], units[1])],
    )


def _is_said_in_words(missing: Number, added: Number, texts: tuple[Side, Side]) -> bool:
    """Return whether a text says in words, or with a scale as in 5K, the number of the other."""
    if _is_same_telephone(missing, *texts):
        return True
    said = _list_other_values(*texts)
    if missing.readings[-1][0] in said[1] or added.readings[-1][0] in said[0]:
        return True
    scaled = texts[0].scaled.get(missing.start, ()), texts[1].scaled.get(added.start, ())
    return (
        any((value,) in added.readings for value in scaled[0])
        or any((value,) in missing.readings for value in scaled[1])
        or not _scale_digits(missing, texts[0]).isdisjoint(_scale_digits(added, texts[1]))
    )


def _is_same_telephone(number: Number, side: Side, other: Side) -> bool:
    """Return whether a number of a text is a part of a telephone number that the other text has."""
    telephones = other.telephones
    return bool(telephones and telephones & find_telephone(side.text, number.start))


def _scale_digits(number: Number, side: Side) -> set[int]:
    """Return what a number says with its scale, its digits as one number: 2.000 million."""
    value = number.readings[-1]
    _, factors = find_scale_words(side.text, number.end, side.language)
    return {value[0] * factor for factor in factors} if len(value) == 1 else set()


def _list_other_values(source: Side, target: Side) -> tuple[set[int], set[int]]:
    """Return what both texts say in words, in the other calendar or half of the day."""
    years = convert_years(source.text, target.text, target.language, source.language)
    noon = (
        list_noon_values(target.text, source.text, source.language),
        list_noon_values(source.text, target.text, target.language),
    )
    words = source.words | years[0] | noon[0], target.words | years[1] | noon[1]
    languages = source.language, target.language
    hours = convert_hours(source.text, target.text, words, languages)
    hours = add_hours_from_six(hours, source, target)
    ways = list_other_ways(source, target)
    named = list_named_years(source, target), list_named_years(target, source)
    in_source = words[0] | hours[0] | ways[0] | named[0][0] | named[1][1]
    in_target = words[1] | hours[1] | ways[1] | named[0][1] | named[1][0]
    return in_source | _list_decades(source, target), in_target | _list_decades(target, source)


def _list_decades(side: Side, other: Side) -> set[int]:
    """Return what the decades and centuries of a text may be in another one."""
    return {
        *list_decade_values(side.text, other.language),
        *list_decade_numbers(side.text, side.language, other.language),
        *list_named_centuries(other.text, other.language, side.values),
    }


def _is_said(
    number: Number, side: Side, other: Side, said: set[int], units: dict[int, str]
) -> bool:
    """Return whether the other text says a number with other signs than its digits.

    ``said`` are the values that it says so; ``units`` the numbers that it says in other units.
    """
    others = said | other.values | other.large_values
    if _is_among(number, others) or units.get(number.start) == "near":
        return True
    large = side.scaled.get(number.start, set()) | list_scaled_values(
        number, side.text, side.language
    )
    if not large.isdisjoint(others):
        return True
    powers = [place for place, value in find_powers(side.text) if value in others]
    if any(number.start in place for place in powers):
        return True
    if _is_same_telephone(number, side, other):
        return True
    value = number.readings[-1]
    if value[1:] == (0,) and _FULL_HOUR.fullmatch(number.text):
        value = value[:1]  # 6.00 is six o'clock
    if len(value) == 1 and value[0] in _AFTERNOON and value[0] in list_hours(side.text):
        return is_said_in_words(value[0] - 12, other.text, other.language)
    return len(value) == 1 and is_said_in_words(value[0], other.text, other.language)


def _pair_numbers(
    missing: list[Number], added: list[Number], texts: tuple[Side, Side]
) -> Iterator[NumberDifference]:
    """Yield the differences: each added number with a missing one, as long as there are both."""
    source, target = texts
    rough = match_units(missing, source, target), match_units(added, target, source)
    left = list(missing)
    for number in added:
        if number.start in rough[1]:
            yield NumberDifference(number, None, False)
        elif left:
            lost = next((one for one in left if have_mistaken_digits(one, number)), left[0])
            del left[left.index(lost)]
            yield NumberDifference(number, lost, _is_surely_wrong(lost, number, texts))
        else:
            yield NumberDifference(number, None, is_surely_added(number, source, target))
    for number in left:
        is_sure = (
            len(left) > 1
            or is_seldom_reworded(number, source, target)
            or _is_repeated_instead(number, source, target)
            or is_replaced_in_words(number, source, target)
        )
        if number.start in rough[0] or is_in_clock(number, source):
            is_sure = False
        is_sure = is_sure and is_surely_missing(number, source, target)
        yield NumberDifference(None, number, is_sure)


def _is_repeated_instead(missing: Number, source: Side, target: Side) -> bool:
    """Return whether a translation of as many numbers has another one once more than the source."""
    if len(source.numbers) != len(target.numbers):
        return False
    more = count_surplus(target.numbers, source.numbers)
    return any(
        more[one.readings[-1]] > 0
        and not (one.readings[-1][0] > _LAST_SMALL and one.readings[-1][0] in source.words)
        and is_replaced(missing, one, source, target)
        for one in target.numbers
    )


def _is_surely_wrong(missing: Number, added: Number, texts: tuple[Side, Side]) -> bool:
    """Return whether a number of the translation can only be a mistake for one of the source."""
    source, target = texts
    return is_replaced(missing, added, source, target) and not (
        (not target.knows_all_words and differ_by_scale(missing, added))
        or is_converted_money(added, target, source)
        or may_be_said_so(missing, added, source, target)
    )
