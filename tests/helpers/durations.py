"""Durations: the only place where a test compares what a clock says.

The machine of CI is slow, and other work runs on it. So no test says how many seconds something may
take: what is too slow for one machine is quick on another. Whether the work grows too fast is seen
from two sizes on the same machine. What hangs is ended by the timeout of pytest. How fast something
is belongs into ``benchmarks/``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

import pytest

T = TypeVar("T")

TIMES = 8
"""The large input is this many times the small one."""
BOUND = 32
"""So many times the time it may take: linear work takes 8 times, quadratic work 64 times."""
LESS = 4
"""The work is first done with inputs that are so many times smaller, and with half of those."""
SURE = 2.5
"""So many times the time of the half it may take then: linear work takes twice, quadratic work four
times. What takes no more needs no larger inputs. The two are near each other, because what takes
the same time for any input hides the growth from the smaller one."""
ATTEMPTS = 3
"""A measure that other work has disturbed is taken again."""
SOON = 0.5
"""What takes fewer seconds of the processor is quick at this size, however it grows."""
PATIENCE = 150
"""After so many seconds, what a test waits for does not happen: pytest ends it at 180."""


def check_growth(make: Callable[[int], T], work: Callable[[T], object], size: int) -> None:
    """Fail where the time of ``work(make(size))`` grows much faster than the size.

    Only ``work`` is measured. Each measure has another size, so that nothing is remembered. Where
    smaller inputs leave no doubt, the large ones are not tried: they take most of the time.
    """
    if _grows_slowly(make, work, size // LESS):
        return
    long = short = inf
    for attempt in range(ATTEMPTS):
        long = min(long, _measure(work, make(size + attempt)))
        if long < SOON:
            return
        short = min(short, _measure(work, make(size // TIMES + attempt)))
        if long <= BOUND * short:
            return
    pytest.fail(f"{TIMES} times the size takes {long / short:.1f} times the time")


def _grows_slowly(make: Callable[[int], T], work: Callable[[T], object], size: int) -> bool:
    """Return whether work is quick at ``LESS`` times the size even if it is cubic, or linear
    without doubt."""
    long = _measure(work, make(size))
    half = size // 2 + ATTEMPTS  # no size of the measures that come behind
    return long < SOON / LESS**3 or long <= SURE * _measure(work, make(half))


def _measure(work: Callable[[T], object], given: T) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start


def wait_until(is_so: Callable[[], bool]) -> None:
    """Return when something is so. Fail where it does not become so for minutes."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            pytest.fail("what the test waits for does not happen")
        time.sleep(0.02)
