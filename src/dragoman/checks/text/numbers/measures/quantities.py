"""Quantities that are the same in other units: 45 miles are 72 kilometres, 80 °F are 27 °C."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from dragoman.checks.text.numbers.measures.unit_words import NORTHERN, list_unit_words
from dragoman.checks.text.numbers.ranges import RANGE_ENDINGS, RANGE_SIGNS, RANGE_WORDS
from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_SIZES = {
    "mile": ("length", 1609.344), "foot": ("length", 0.3048), "inch": ("length", 0.0254),
    "yard": ("length", 0.9144), "km": ("length", 1000.0), "metre": ("length", 1.0),
    "cm": ("length", 0.01), "mm": ("length", 0.001), "mps": ("length", 3600.0),
    "mil": ("length", 10000.0),
    "pound": ("weight", 0.45359), "ounce": ("weight", 0.02835), "stone": ("weight", 6.35),
    "kg": ("weight", 1.0), "gram": ("weight", 0.001), "tonne": ("weight", 1000.0),
    "gallon": ("volume", 3.785), "pint": ("volume", 0.5), "quart": ("volume", 0.946),
    "litre": ("volume", 1.0), "ml": ("volume", 0.001),
    "acre": ("area", 4046.86), "hectare": ("area", 10000.0), "dunam": ("area", 1000.0),
    "sqmile": ("area", 2.59e6), "sqkm": ("area", 1e6), "sqfoot": ("area", 0.0929),
    "sqyard": ("area", 0.836), "sqmetre": ("area", 1.0),
    "degf": ("heat", 1.0), "degc": ("heat", 1.0), "deg": ("heat", 1.0),
    "hour": ("time", 1 / 24), "day": ("time", 1.0), "week": ("time", 7.0),
    "month": ("time", 30.44), "year": ("time", 365.25),
}  # fmt: skip
"""What each unit measures, and its size in one unit of its kind; a speed is a length an hour."""
TIME_UNITS = frozenset(unit for unit, (kind, _) in _SIZES.items() if kind == "time")
_OTHERS = {
    "mile": "km metre", "foot": "metre cm", "inch": "cm mm", "yard": "metre",
    "km": "mile metre", "mps": "mile km", "mil": "km mile",
    "metre": "foot yard cm km", "cm": "inch mm metre", "mm": "inch cm", "pound": "kg gram",
    "ounce": "gram ml", "stone": "kg", "kg": "pound gram tonne", "gram": "ounce kg",
    "tonne": "kg", "gallon": "litre", "pint": "litre ml", "quart": "litre",
    "litre": "gallon ml pint", "ml": "litre", "acre": "hectare sqmetre sqkm",
    "hectare": "acre sqkm sqmetre dunam", "dunam": "hectare acre",
    "sqmile": "sqkm", "sqkm": "sqmile hectare",
    "sqfoot": "sqmetre", "sqmetre": "sqfoot sqyard", "degf": "degc deg", "degc": "degf deg",
    "deg": "degc degf deg",
    "hour": "day", "day": "week month hour", "week": "day month", "month": "day year week",
    "year": "month",
}  # fmt: skip
"""The units that a translator converts each unit to."""
_LOOKED_FOR_FIRST = ("sq", "mm", "ml")
"""How units are called whose words often begin with those of others: میلی is also a mile."""
_FIRST = compile_later(r"\b(?:the|his|her|its|our|their) [0-9]*1st\b", re.IGNORECASE)
"""An ordinal such as the 21st, which is no weight in stones: she weighs 21st."""
_CURRENCIES = frozenset("$£€¥")
_LARGEST_WORD = 12
"""Larger quantities are seldom written in words."""
_NEAR, _ROUGH = 0.06, 0.1
_ROOM = 0.15
"""How far off a measure in another unit may be that was rounded: 10 kg for 25 pounds."""
_TIME_ROOM = 0.03
_TIME_RATIOS = (7, 12, 24, 30, 52, 60, 365)
"""How many of one span of time another one has."""
_RANGE = (
    rf"(?:(?:(?:{RANGE_ENDINGS})?\s?(?:[{RANGE_SIGNS}x×]|\b(?:{RANGE_WORDS})\b)|{RANGE_ENDINGS})"
    r"\s?[0-9][0-9.,]*)?"
)
_FEET = compile_later(
    r"([0-9]{1,2})[ -]?(?:foot|feet|ft\.?|['’′])[ -]?([0-9]{1,2})",
    re.IGNORECASE,
)
_TENS_OF_DEGREES = compile_later(r"(?<![\w.,'’])([3-9]0)s\b")
"""How American weather reports say temperatures: "in the 80s"."""
_MOST_DIFFERENT = 40
"""Up to so many degrees may be how much warmer it is, and not how warm."""
BARE_DEGREES = "deg"
"""Degrees without their scale, which may be those of Fahrenheit or of Celsius."""
_MOST_BETWEEN = 20
"""How far from feet their inches may be: 6 pies y 6 pulgadas."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: the place of the number, and the name of the unit."""

    start: int
    value: float
    unit: str


@cache
def find_unit_behind(language: str) -> re.Pattern[str]:
    """Return what matches behind a number: perhaps the end of a range, then a unit.

    The name of its last group is that of the unit.
    """
    parts = []
    units = list_unit_words(language)
    for unit in sorted(units, key=lambda each: not each.startswith(_LOOKED_FOR_FIRST)):
        words = units[unit]
        ordered = sorted(words, key=lambda word: (-len(word), word))
        begun = [word[:-1] for word in ordered if word.endswith("*")]
        whole = [word for word in ordered if not word.endswith("*")]
        spaced = [_escape(word) for word in whole if word[-1] < "\u3000"]
        others = [_escape(word) for word in whole if word[-1] >= "\u3000"]
        parts.append(
            rf"(?P<{unit}>(?:{'|'.join(spaced)})(?!\w)"
            + "".join(f"|{word}" for word in [*map(_escape, begun), *others])
            + ")"
        )
    return re.compile(rf"{_RANGE}[\s\u200c-]{{0,2}}(?:{'|'.join(parts)})", re.IGNORECASE)


def _escape(word: str) -> str:
    return re.escape(word).replace("_", r"[\s\u200c]?")


def find_quantities(numbers: list[Number], text: str, language: str) -> list[Quantity]:
    """Return the numbers that have a unit after them, with feet and inches together in feet."""
    quantities = []
    for number in numbers:
        if text[max(0, number.start - 1) : number.start] in _CURRENCIES:
            continue
        if _FIRST.search(text, max(0, number.start - 6), number.end + 3):
            continue
        match = find_unit_behind(language).match(text, number.end, number.end + 40)
        unit = match.lastgroup if match else None
        if unit:
            quantities += [Quantity(number.start, value, unit) for value in read_decimals(number)]
    quantities += _add_inches(quantities)
    for match in _FEET.finditer(text):
        feet = int(match[1]) + int(match[2]) / 12
        quantities += [Quantity(match.start(at), feet, "foot") for at in (1, 2)]
    for match in _TENS_OF_DEGREES.finditer(text):
        quantities.append(Quantity(match.start(), float(match[1]), "degf"))
    return quantities


def _add_inches(quantities: list[Quantity]) -> Iterator[Quantity]:
    """Yield feet that have inches behind them, all in feet, at the place of each of the two."""
    for first, second in pairwise(quantities):
        is_near = 0 < second.start - first.start <= _MOST_BETWEEN
        if (first.unit, second.unit) == ("foot", "inch") and is_near:
            feet = first.value + second.value / 12
            yield from (Quantity(one.start, feet, "foot") for one in (first, second))


def is_of_kind(unit: str, other: str) -> bool:
    """Return whether two units measure the same, such as a length."""
    return _SIZES[unit][0] == _SIZES[other][0]


def compare_quantity(quantity: Quantity, number: Number, units: dict[int, str]) -> str:
    """Return "near", "rough" or "": whether a number says a quantity in another unit.

    ``units`` has the units of the numbers of that text. A number that has a unit of the same kind
    must fit in that unit; any other number may have each unit that people convert to.
    """
    kind = _SIZES[quantity.unit][0]
    unit = units.get(number.start, "")
    is_known = bool(unit) and _SIZES[unit][0] == kind
    if is_known and unit == quantity.unit != BARE_DEGREES:
        return ""
    others = [unit] if is_known else _OTHERS[quantity.unit].split()
    results = {
        _compare_values(expected, value, kind)
        for other in others
        for expected in _list_conversions(quantity, other)
        for value in read_decimals(number)
    }
    if number.readings[-1][0] in _list_centimetres(quantity):
        return "near"
    is_near = "near" in results and not quantity.unit == unit == BARE_DEGREES
    return "near" if is_near else "rough" if results & {"near", "rough"} else ""


def may_say(quantity: Quantity, unit: str | None, values: Iterable[float]) -> bool:
    """Return whether a number may say a quantity in another unit, rounded as people do.

    ``unit`` is that of the number, if it has one that is known; else it may have any that people
    convert to, or the next smaller or larger span of time.
    """
    is_known = unit is not None and is_of_kind(unit, quantity.unit)
    others = [unit] if unit and is_known else _OTHERS[quantity.unit].split()
    expected = [value for other in others for value in _list_conversions(quantity, other)]
    room = _ROOM
    if quantity.unit in TIME_UNITS:
        ratios = () if is_known else _TIME_RATIOS
        expected += [quantity.value * ratio for ratio in ratios]
        expected += [quantity.value / ratio for ratio in ratios]
        room = _TIME_ROOM
    return any(abs(one - value) <= room * abs(one) for value, one in product(values, expected))


def _list_centimetres(quantity: Quantity) -> set[int]:
    """Return the centimetres of a height in feet that follow its whole metres: 1 m 98."""
    if quantity.unit != "foot" or quantity.value < 3:
        return set()
    rest = round(quantity.value * 30.48) % 100
    return {rest - 1, rest, rest + 1}


def _list_conversions(quantity: Quantity, unit: str) -> Iterator[float]:
    """Yield what a quantity is in another unit; of degrees also the difference: 10 °F warmer."""
    value = quantity.value
    if _SIZES[unit][0] != "heat":
        yield value * _SIZES[quantity.unit][1] / _SIZES[unit][1]
        return
    may_be_difference = value <= _MOST_DIFFERENT
    if quantity.unit != "degc" and unit != "degf":
        yield (value - 32) * 5 / 9
        yield from (value * 5 / 9,) if may_be_difference else ()
    if quantity.unit != "degf" and unit != "degc":
        yield value * 9 / 5 + 32
        yield from (value * 9 / 5,) if may_be_difference else ()


def _compare_values(expected: float, value: float, kind: str) -> str:
    """Return how near a value is to what it should be. A value may be cut to a whole number."""
    distance = abs(expected - value)
    is_cut = value >= 5 and value == int(value) and distance < 1
    is_rounded = value >= 2 and value == round(expected)
    if distance <= _NEAR * abs(expected) or is_cut or is_rounded:
        return "near" if kind != "time" or distance <= 0.02 * expected else ""
    is_cut = value == int(expected) == 2  # 1 to 4 inches are 2 to 10 cm
    is_rough = kind != "time" and (is_cut or distance <= _ROUGH * abs(expected))
    return "rough" if is_rough else ""


def list_rounded(quantity: Quantity, language: str = "") -> Iterator[int]:
    """Yield the whole numbers that say a quantity in another unit: 60 days are 2 months."""
    kind = _SIZES[quantity.unit][0]
    others = _OTHERS[quantity.unit].split()
    if language in NORTHERN and kind == "length":
        others.append("mil")
    for other in others:
        value = next(_list_conversions(quantity, other))
        if 1.5 <= value < _LARGEST_WORD and _compare_values(value, round(value), kind) == "near":
            yield round(value)
