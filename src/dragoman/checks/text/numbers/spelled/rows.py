"""Put together what number words in a row say: three hundred thousand and five is 300,005."""

from __future__ import annotations

from collections.abc import Iterator

_TENS = frozenset(range(20, 100, 10))
_SCALES = frozenset({1000, 10**6, 10**9, 10**12})
_FRACTIONS = (0.5, 0.25)


def evaluate_row(run: list[float], begins_with_digits: bool = False) -> Iterator[int]:
    """Yield what a row of numbers says: smaller ones are added, scales such as 1000 multiply."""
    if begins_with_digits and len(run) == 1:
        return
    parts: list[tuple[float, float]] = []  # what is complete, each value with its scale
    group = 0.0
    last = float("inf")
    for place, value in enumerate(run):
        if value in _SCALES and (group or (parts and parts[-1][0] < value)):
            if group >= 1 and parts and parts[-1][1] == value:  # three million and five million
                yield from _to_whole(_add_up(parts, 0))
                parts = []
            while parts and parts[-1][0] < value:  # thousand two hundred million
                group += parts.pop()[0]
            parts.append((group * value, value))
            group = 0.0
        elif value == 100 and 0 < group < 100:
            group *= value
        elif value in _FRACTIONS and group == int(group):  # one and a half million, مليون ونصف
            group += value
        elif value == 10 and 0 < group % 100 < 10:  # خمسة عشر: the ten comes second
            group += 10
        elif (0 < group % 100 < 10 and value in _TENS) or (
            value < last and (group == 0 or _fits_after(group, value))
        ):  # خمسة وعشرون
            group += value
        else:
            yield from _to_whole(_add_up(parts, group))
            parts, group = [], value
        if group >= 1000 and not (begins_with_digits and place == 0):
            parts.append((group, max(scale for scale in _SCALES if scale <= group)))
            group = 0.0
        last = value
    yield from _to_whole(_add_up(parts, group))
    yield from evaluate_single(run)


def _add_up(parts: list[tuple[float, float]], group: float) -> float:
    """Return the sum; a fraction after a scale is a part of that scale: مليون ونصف is 1,500,000."""
    if parts and group in _FRACTIONS:
        group *= parts[-1][1]
    return sum(value for value, _ in parts) + group


def _fits_after(group: float, value: float) -> bool:
    """Return whether a value fills empty decimal places of the number before it: 5 after 20."""
    if value >= 100 or group != int(group):
        return False
    return group % 100 == 0 if value >= 10 else group % 10 == 0 and group % 100 != 10


def _to_whole(value: float) -> tuple[int, ...]:
    """Return a value that is a whole number and not 0; else nothing."""
    return (int(value),) if value and value == int(value) else ()


def evaluate_single(run: list[float]) -> Iterator[int]:
    """Yield the value of a row of a single word; a half is one of 2."""
    if len(run) == 1:
        yield from (2,) if run[0] == 0.5 else _to_whole(run[0])
