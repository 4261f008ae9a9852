"""Numbers: the translation has the same ones as the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.date_pairs import pair_dates
from dragoman.checks.text.number_dates import (
    YEAR_GAPS,
    ValuePair,
    convert_hours,
    convert_years,
)
from dragoman.checks.text.number_values import (
    Number,
    find_numbers,
    find_ordinals,
    find_powers,
    list_scaled_values,
    list_values,
    list_values_in_words,
    use_plain_digits,
)

_DIGITS = re.compile(r"\d+")
_SOLAR_YEAR = re.compile(r"(?<!\d)[1۱][2-4۲-۴]\d\d(?!\d)")
_NOT_COMPARED = frozenset({0, 1})
"""Numbers that translations write in other ways too often."""
_MOST_NUMBERS = 20
"""How many numbers are compared closely: a text that is all wrong need not be read to its end."""
_GREGORIAN_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d])")


@rule(
    "numbers",
    "error",
    silent=[
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۵ درصد بازگشتند.",
        ),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب ثمانية عشر يوماً."),
        ("ar", "The town has 2,000 houses.", "في البلدة ألفا منزل."),
        ("ar", "It cost 3,500,000 pounds.", "كلّف ٣٫٥ مليون ليرة."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست و پنج کیلومتری"),
        ("fa", "Opened on 2014-09-03", "گشایش در ۳ سپتامبر ۲۰۱۴"),
        ("fa", "The meeting is at 4 p.m.", "نشست در ساعت ۱۶ است."),
        ("ar", "The meeting is at 16:30.", "الاجتماع الساعة ٤:٣٠ مساءً."),
        ("fa", "In the 1990s", "در دههٔ ۹۰"),
        ("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۸"),
        ("fa", "After the election of 2009", "پس از انتخابات سال ۸۸"),
        ("fa", "1.5 million, 3/4 of them 27", "یک‌ونیم میلیون، سه‌چهارمشان، بیست‌وهفت ساله"),
        ("ar", "1.5 million, 3/4 of 500,000", "مليون ونصف المليون، ثلاثة أرباع، نصف مليون"),
        ("ar", "The meeting is at 5:30 p.m.", "الاجتماع الساعة الخامسة والنصف مساءً."),
        (
            "fa",
            "10<sup>6</sup>, 3 × 10<sup>4</sup> and 10<sup>9</sup> km<sup>2</sup>",
            "یک میلیون، ۳۰٬۰۰۰ و ۱۰⁹ km²",
        ),
        ("fa", "10<sup>6</sup> and 10<sup>-3</sup>", "۱۰<sup>۶</sup> و ۱۰<sup>-۳</sup>"),
    ],
    fires=[
        ("fa", "After the election of 2009", "پس از انتخابات سال ۹۸"),
        ("ar", "1.5 million people", "مليونان ونصف المليون"),
        (
            "fa",
            "About 2,500 people left in 1998; 75% returned.",
            "نزدیک به ۲٬۵۰۰ نفر در ۱۹۹۸ رفتند؛ ۷۶ درصد بازگشتند.",
        ),
        ("ar", "The strike lasted 18 days.", "استمر الإضراب تسعة عشر يوماً."),
        ("ar", "The town has 2,000 houses.", "في البلدة ٢٠٠٠٠ منزل."),
        ("fa", "A march of 125 kilometres", "راه‌پیمایی صد و بیست کیلومتری"),
        ("fa", "See part 3.", "بخش ۴ را ببینید."),
        ("fa", "10<sup>6</sup> people", "ده میلیون نفر"),
        ("ar", "In 0 seconds", "في ١ ثانية"),
        ("fa", "2G, 3G and 4G", "نسل ۲، ۳ و ۲"),
    ],
)
def number_rule(pair: Pair) -> Iterator[Hit]:
    """A number of the source is missing, or the translation has one that is not in the source."""
    if pair.other_source is not None or _has_same_digits(pair):
        return  # the usual case, found without reading the numbers
    source, target = use_plain_digits(pair.masked_source), use_plain_digits(pair.masked_target)
    in_source, in_target = list(find_numbers(source)), list(find_numbers(target))
    missing = _select_unmatched(in_source, list_values(target), source)
    added = _select_unmatched(in_target, list_values(source), target)
    change = None if missing or added else _find_change(in_source, in_target)
    if not (missing or added or change):
        return
    source_words, target_words = _list_other_values(pair, source, target)
    if change:
        missing, added = [change[0]], [change[1]]
        if _is_written_otherwise(change[0], target_words) or _is_written_otherwise(
            change[1], source_words
        ):
            return
    else:
        target_values = target_words | list_values(target)
        missing = _drop_scaled(missing, target_values, source, pair.source_language)
        source_values = source_words | list_values(source)
        added = _drop_scaled(added, source_values, target, pair.base_language)
    yield from _report_numbers(pair, missing, added)


def _has_same_digits(pair: Pair) -> bool:
    return _list_digits(pair.masked_source) == _list_digits(pair.masked_target)


def _list_digits(text: str) -> frozenset[str]:
    """Return the runs of digits of a text, as Latin digits."""
    runs = _DIGITS.findall(text)
    return frozenset(" ".join(runs).translate(TO_LATIN_DIGITS).split()) if runs else frozenset()


def _select_unmatched(numbers: list[Number], others: set[int], text: str) -> list[Number]:
    """Return the free numbers that are not among the values of the other text."""
    ordinals = find_ordinals(text) if numbers else set()
    return [
        number
        for number in numbers
        if number.is_free and number.start not in ordinals and not _is_among(number, others)
    ]


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
    counts = Counter(number.readings[-1] for number in in_source)
    counts.subtract(number.readings[-1] for number in in_target)
    missing = [value for value, count in counts.items() if count > 0]
    added = [value for value, count in counts.items() if count < 0]
    if len(missing) != 1 or len(added) != 1 or counts[missing[0]] != 1:
        return None
    if len(missing[0]) != 1 or len(added[0]) != 1:
        return None
    return written[missing[0]], translated[added[0]]


def _list_other_values(pair: Pair, source: str, target: str) -> ValuePair:
    """Return what both texts say in words, in the other calendar or half of the day."""
    words = (
        list_values_in_words(source, pair.source_language),
        list_values_in_words(target, pair.base_language),
    )
    years = convert_years(source, target, pair.base_language)
    powers = [{value for _, value in find_powers(text)} for text in (source, target)]
    values = words[0] | years[0] | powers[0], words[1] | years[1] | powers[1]
    hours = convert_hours(source, target, words)
    return values[0] | hours[0], values[1] | hours[1]


def _is_written_otherwise(number: Number, values: set[int]) -> bool:
    return number.readings[-1][0] in values


def _drop_scaled(numbers: list[Number], others: set[int], text: str, language: str) -> list[Number]:
    """Return the numbers that the other text does not say, not even with a word: "3.5 million".

    Nor as a power of ten: a million for 10⁶. Only the first numbers are compared, see
    ``_MOST_NUMBERS``.
    """
    powers = [place for place, value in find_powers(text) if value in others]
    return [
        number
        for number in numbers[:_MOST_NUMBERS]
        if not _is_among(number, others)
        and not any(number.start in place for place in powers)
        and list_scaled_values(number, text, language).isdisjoint(others)
    ]


def _report_numbers(pair: Pair, missing: list[Number], added: list[Number]) -> Iterator[Hit]:
    """Report a changed number once: at its place, with the number that should be there."""
    places = list(_DIGITS.finditer(pair.masked_target)) if added else []
    for number in added:
        start, end = _find_place(number, places)
        instead = f", which has {missing.pop(0).text}" if missing else ""
        yield Hit(start, end, f"The number {number.text} is not in the source{instead}.")
    for number in missing:
        yield Hit(0, 0, f"The number {number.text} of the source is missing.")


def _find_place(number: Number, places: list[re.Match[str]]) -> tuple[int, int]:
    """Return the place of a number of the plain text in the text itself, where marks shift it."""
    first = _DIGITS.match(number.text)
    for place in places:
        is_same = first is not None and place[0].translate(TO_LATIN_DIGITS) == first[0]
        if is_same and place.start() >= number.start:
            return place.start(), max(place.end(), place.start() + len(number.text))
    return number.start, number.end


@rule(
    "calendar-year",
    "hint",
    languages="fa",
    silent=[
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱"),
        ("fa", "By the autumn of 2011", "تا پاییز ۲۰۱۱ (۱۳۹۰)"),
        ("fa", "Arrested on 20 June 2009", "بازداشت در ۳۰ خرداد ۱۳۸۸"),
    ],
    fires=[("fa", "By the autumn of 2011", "تا پاییز ۱۳۹۰")],
)
def calendar_year(pair: Pair) -> Iterator[Hit]:
    """A year was converted to the Solar Hijri calendar. Is this intended?"""
    if not (_SOLAR_YEAR.search(pair.masked_target) and _GREGORIAN_YEAR.search(pair.masked_source)):
        return
    in_source = {int(match[0]) for match in _GREGORIAN_YEAR.finditer(pair.masked_source)}
    in_target = list_values(use_plain_digits(pair.masked_target))
    found = pair_dates(pair.masked_source, pair.masked_target, pair.source_language, pair.language)
    dates = [mention for _, mention in (*found.right, *found.wrong)]  # the rule "dates" knows them
    for match in _SOLAR_YEAR.finditer(pair.masked_target):
        if any(date.start <= match.start() < date.end for date in dates):
            continue
        for gap in YEAR_GAPS:
            year = int(match[0]) + gap
            if year in in_source - in_target:
                message = f"The year {year} of the source is {match[0]} in the translation."
                yield Hit(*match.span(), message)
