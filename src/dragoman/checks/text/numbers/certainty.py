"""Whether a difference between two numbers is a mistake, or may be said in another way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from dragoman.checks.text.numbers.evidence import (
    have_mistaken_digits,
    have_other_places,
    is_in_clock,
)
from dragoman.checks.text.numbers.measures.second_measures import is_second_measure
from dragoman.checks.text.numbers.other_ways import is_in_saying
from dragoman.checks.text.numbers.roman import list_roman_values
from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import HAN_LANGUAGES
from dragoman.checks.text.numbers.spelled.collectives import PERCENT
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.times.decades import list_centuries, list_decades
from dragoman.checks.text.numbers.values import Number, is_unusual, list_spelled_values
from dragoman.patterns import compile_later

NOT_COMPARED_ALONE = frozenset({(0,), (1,)})
"""Numbers that translations write in other ways too often, as readings."""
_OLD_YEARS = range(100, 2100)
_PERCENT = compile_later(r" ?[%％]|[ -]?(?:per ?cent|percent)")
_PART = compile_later(r" ?% (?:chance|of (?:its|the|their|normal))")
_MORE_THAN = compile_later(
    r"(?:>|\b(?:(?:more|larger|greater|bigger|higher|older|longer) than|over|above"
    r"|exceed(?:s|ing)?)(?: size| age)?) ?\Z",
    re.IGNORECASE,
)
_LESS_THAN = compile_later(
    r"(?:<|\b(?:(?:less|fewer|smaller|lower|younger|shorter) than|under|below)"
    r"(?: size| age)?) ?\Z",
    re.IGNORECASE,
)
_OR_MORE = compile_later(
    r"\+|(?:[ -][^\W\d]+)? (?:or|and) (?:more|older|above|over|up|higher|larger|greater|longer)\b"
)
_OR_LESS = compile_later(
    r"(?:[ -][^\W\d]+)? (?:or|and) (?:less|fewer|younger|under|lower|shorter)\b"
)
_MOST_COUNTED = 10
"""More than 9 may be 10 or more. Of a larger number few people say the next one: it is a slip."""
_MOST_NAMED = 1000
"""The same of numbers with "or more" and the like, which other languages say as "more than"."""
_FEWEST_SPREAD = 3
_AGES = compile_later("대(?![가-힣]*(?:차|기))|代")
"""What makes a round number the age of a group, in Korean and Japanese."""
_NAMED_BY_COUNT = compile_later("年生|年级|年級|학년|作目|作品目|人制|冠王|連覇|连冠")
_COUNTER = compile_later(
    " ?(?:人|者|名|位|个|個|所|省|县|縣|市|校|家|国|國|社|氏|组|組|か国|カ国|개국|명)"
)
_LISTED = compile_later(r"[、·][^、·。，,；;：:（(]{1,24}\Z")
_LONGEST_LIST = 30
_ANY_PERCENT = compile_later(rf"[ -]?{PERCENT}", re.IGNORECASE)
_MONTH_BEHIND = compile_later(" ?月|월")
_MONTH_BEFORE = compile_later(r"(?i:tháng|thg\.?) \Z")
_MONTHS = range(1, 13)
_DECIMALS = compile_later(r"[.,][0-9]{2}\Z")
_ROUNDED = 0.01
_DIGIT = compile_later("[0-9]")
_BRACKET = compile_later("[(（]")
_IN_DATE = compile_later(r"\A/[0-9]|[0-9]/\Z")
"""A number beside a stroke, as in 27/09/2013, is in the place of no number in words."""
_SPREAD_DIGITS = compile_later(
    r"(?<![0-9])[0-9](?:(?:, ?|[;/&+-] ?| (?:(?:&amp;|[&+-]|[^\W\d_]{1,4}) )?)[0-9])+(?![0-9])"
)
"""Digits with a mark, a space or a short word between each two of them."""


def count_surplus(
    in_source: Iterable[Number], in_target: Iterable[Number]
) -> Counter[tuple[int, ...]]:
    """Return how much more often each number is in the source than in the translation."""
    counts = Counter(number.readings[-1] for number in in_source)
    counts.subtract(number.readings[-1] for number in in_target)
    return counts


def is_surely_missing(number: Number, source: Side, target: Side) -> bool:
    """Return whether a number that is not found can hardly be said in any other way."""
    if number.text == "100" and _ANY_PERCENT.match(source.text, number.end):
        return False  # fully
    if _may_be_month(number, source):
        return False
    if number.start == 0 and source.text[number.end :].lstrip().startswith((".", ")")):
        return False  # the number of an item, which lists have by themselves
    if _is_spread(number, target) or _has_century(number, source, target):
        return False
    if number.text.endswith("0") and _AGES.match(source.text, number.end):
        return False  # teenagers
    if _is_part_of_decade(number, source):
        return False
    if _is_counted_by_sign(number, source):
        return False
    if is_in_saying(number, source) or is_second_measure(number, source):
        return False  # 24/7; 30 metres (100 feet)
    if target.knows_all_words or is_unusual(number):
        return True
    counts = count_surplus(target.numbers, source.numbers)
    return any(count > 0 and len(value) == 1 for value, count in counts.items())


def _is_counted_by_sign(number: Number, side: Side) -> bool:
    """Return whether a sign counts what other languages name, or what has just been listed.

    3年生 is a senior, 2作目 a sequel; "A、B、C 3人" are A, B and C.
    """
    if side.language not in HAN_LANGUAGES:
        return False
    if _NAMED_BY_COUNT.match(side.text, number.end):
        return True
    is_listed = _LISTED.search(side.text[max(0, number.start - _LONGEST_LIST) : number.start])
    return is_listed is not None and _COUNTER.match(side.text, number.end) is not None


def _is_part_of_decade(number: Number, side: Side) -> bool:
    """Return whether a number names the first years of this century, or the century of a decade.

    The thirties of the 20th century are those of "the last century", too.
    """
    decades = {*list_decades(side.text, side.language)}
    if number.text == "2000" and (2000, 0) in decades:
        return True
    return bool(decades) and number.readings[-1][0] in list_centuries(side.text, side.language)


def _may_be_month(number: Number, side: Side) -> bool:
    """Return whether a number is the name of a month in Chinese, Japanese, Korean, Vietnamese."""
    is_named = _MONTH_BEHIND.match(side.text, number.end) or _MONTH_BEFORE.search(
        side.text[max(0, number.start - 8) : number.start]
    )
    return number.readings[-1][0] in _MONTHS and is_named is not None


def may_be_said_so(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether a number may rightly be another one in a translation.

    So it is with 25 % of the price and 75 % less, and with more than 9 and 10 or more.
    """
    first, second = missing.readings[-1], added.readings[-1]
    if _is_spread(missing, target) or _is_rounded(missing, added, source, target):
        return True
    if len(first) != 1 or len(second) != 1:
        return False
    if first[0] + second[0] == 100:
        return _is_part(missing, source) and _PERCENT.match(target.text, added.end) is not None
    if source.language != "en" or _find_sign(missing, source) == _find_sign(added, target) != "":
        return False
    return second[0] - first[0] == _measure_limit(missing, source) != 0


def _is_rounded(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether a measure is rounded, as 249,47 kg to 250 kg."""
    unit = source.units.get(missing.start)
    if not unit or unit != target.units.get(added.start):
        return False
    return _DECIMALS.search(missing.text) is not None and any(
        abs(one - other) <= _ROUNDED * one
        for one, other in product(read_decimals(missing), read_decimals(added))
    )


def _is_part(number: Number, side: Side) -> bool:
    """Return whether a number may be what is left of a hundred per cent."""
    text, start = side.text, number.start
    is_left = text.endswith(("to ", "or "), 0, start) and not text.endswith("up to ", 0, start)
    return bool(is_left or _PART.match(text, number.end))


def _measure_limit(number: Number, side: Side) -> int:
    """Return how far the next number is that sets the same limit: 10 or more is more than 9."""
    before = side.text[max(0, number.start - 24) : number.start]
    value = number.readings[-1][0]
    if value <= _MOST_COUNTED and (_MORE_THAN.search(before) or _LESS_THAN.search(before)):
        return 1 if _MORE_THAN.search(before) else -1
    if value > _MOST_NAMED:
        return 0
    if _OR_LESS.match(side.text, number.end):
        return 1
    return -1 if _OR_MORE.match(side.text, number.end) else 0


def _find_sign(number: Number, side: Side) -> str:
    """Return the sign beside a number that makes it a limit: < or > before it, or + behind it."""
    before = side.text[max(0, number.start - 2) : number.start].rstrip()[-1:]
    after = side.text[number.end : number.end + 1]
    return before if before in ("<", ">") else after if after == "+" else ""


def _is_spread(number: Number, other: Side) -> bool:
    """Return whether the other text has the digits of a number with marks between: 145 is 1, 4, 5.

    So players and teams are listed.
    """
    is_long = number.text.isdigit() and len(number.text) >= _FEWEST_SPREAD
    runs = _SPREAD_DIGITS.finditer(other.text) if is_long else ()
    return any(number.text in "".join(_DIGIT.findall(run[0])) for run in runs)


def _has_century(number: Number, side: Side, other: Side) -> bool:
    """Return whether the other text may say the century of a year: between 800 and 1100, IX–XII."""
    year = number.readings[-1][0]
    if year not in _OLD_YEARS or len(number.readings[-1]) > 1:
        return False
    centuries = {(year - 1) // 100 + 1, year // 100 + 1}
    return not centuries.isdisjoint({*list_roman_values(other.text)} - side.values - side.words)


def is_surely_added(number: Number, source: Side, target: Side) -> bool:
    """Return whether an added number is a mistake: it is in the place of another one."""
    lost = count_surplus(source.numbers, target.numbers)
    fewer = [one for one in source.numbers if lost[one.readings[-1]] > 0]
    is_gloss = not _BRACKET.search(source.text) and _is_in_brackets(target.text[: number.start])
    if is_gloss or is_in_clock(number, target):
        return False
    are_as_many = len(source.numbers) == len(target.numbers)
    if any(
        _is_lost(one, source, target)
        for one in fewer
        if have_mistaken_digits(one, number)
        or (are_as_many and not have_other_places(one, number, source, target))
    ):
        return _count_parts(source) >= _count_parts(target)
    if _IN_DATE.search(target.text[max(0, number.start - 1) : number.end + 1]):
        return False
    return target.knows_all_words and any(
        value not in target.said
        and not is_said_in_words(value, target.text, target.language)
        and len(str(value)) == len(str(number.readings[-1][0]))
        for value in _list_spelled(source)
    )


def _is_lost(number: Number, source: Side, target: Side) -> bool:
    """Return whether the translation does not say a number that the source has more often."""
    if number.readings[-1] in NOT_COMPARED_ALONE or _may_be_month(number, source):
        return False
    large = source.scaled.get(number.start, set())
    return large.isdisjoint(target.words | target.large_values | target.values)


def _is_in_brackets(before: str) -> bool:
    """Return whether the end of a text is inside of brackets, as what is added to explain is."""
    return max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))


def _count_parts(side: Side) -> int:
    """Return how many runs of digits a text has."""
    return sum(len(number.readings[-1]) for number in side.numbers)


def _list_spelled(side: Side) -> Iterator[int]:
    """Yield the numbers from 3 that a text has in words; one and two are said in many ways."""
    yield from (value for value in list_spelled_values(side.text, side.language) if value > 2)
