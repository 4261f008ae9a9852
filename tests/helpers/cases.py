"""Many small cases in one test: each takes microseconds, and a test of its own milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import update_wrapper
from inspect import signature
from typing import Any

Check = Callable[..., None]


def each_case(cases: Iterable[Any], name: Callable[[Any], str] = ascii) -> Callable[[Check], Check]:
    """Let a test check all cases, and then fail with the faults and the names of those that do not
    hold.

    A case is the value that the test takes, or a tuple of those that it takes. For tests without
    fixtures whose cases take no time: others are shared out among the processes with
    ``parametrize``. A test without cases fails, too.
    """
    kept = list(cases)

    def decorate(check: Check) -> Check:
        is_one = len(signature(check).parameters) == 1

        def test() -> None:
            check_each(((case,) if is_one else case for case in kept), check, name)

        update_wrapper(test, check)
        delattr(test, "__wrapped__")  # else pytest looks for fixtures named like the values
        return test

    return decorate


def check_each(
    cases: Iterable[tuple[Any, ...]], check: Check, name: Callable[[Any], str] = ascii
) -> None:
    """Call a function with the values of each case; fail with all faults, each with its case."""
    faults: list[Exception] = []
    done = 0
    for values in cases:
        try:
            check(*values)
        except BaseException as fault:
            fault.add_note(f"in the case {', '.join(map(name, values))}")
            if not isinstance(fault, Exception):  # it ends the test, as that of a time limit does
                raise
            faults.append(fault)
        done += 1
    assert done, "there are no cases"
    if faults:
        raise ExceptionGroup(f"{len(faults)} of {done} cases", faults)
