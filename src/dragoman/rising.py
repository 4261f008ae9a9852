"""The longest rising run among numbers: most of what two lists have in the same order.

A run goes from the left to the right, and may leave out what is between. So of the places that the
items of one list have in another list, the numbers of such a run are as many as can be in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def find_rising(numbers: Iterable[int]) -> list[int]:
    """Return the places of the numbers of a longest rising run, in order (patience sorting).

    Of several as long, it is the one whose last number is the lowest, and so on backwards.
    """
    lowest: list[int] = []  # by length, the lowest number with which a run of that length ends
    ends: list[int] = []  # the place of that number
    before: list[int] = []  # by place, that of the number before it in its run; -1 for none
    for place, number in enumerate(numbers):
        length = bisect_left(lowest, number)
        lowest[length : length + 1] = [number]
        ends[length : length + 1] = [place]
        before.append(ends[length - 1] if length else -1)
    found = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def count_lower(numbers: Iterable[int]) -> list[int]:
    """Return for each number how many are in the longest rising run that ends before it."""
    lowest: list[int] = []
    counts = []
    for number in numbers:
        count = bisect_left(lowest, number)
        lowest[count : count + 1] = [number]
        counts.append(count)
    return counts
