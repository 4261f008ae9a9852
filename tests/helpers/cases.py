"""Many small cases in one test: each takes microseconds, and a test of its own milliseconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import update_wrapper
from inspect import signature
from typing import Any

import pytest

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
    """Call a function with the values of each case; fail with all faults, each with its case.

    A case cannot be skipped, for that would hide the others: it is a fault. What ``pytest.fail``
    says is the last fault, because the end of a test that hangs is said so.
    """
    faults: list[BaseException] = []
    done = 0
    for values in cases:
        done += 1
        try:
            check(*values)
        except (Exception, pytest.skip.Exception, pytest.fail.Exception) as fault:
            fault.add_note(f"in the case {', '.join(map(name, values))}")
            faults.append(fault)
            if isinstance(fault, pytest.fail.Exception):
                break
    assert done, "there are no cases"
    if faults:
        raise BaseExceptionGroup(f"{len(faults)} of {done} cases", faults)
