"""Work in several processes: who starts them ends them, and nobody else."""

from __future__ import annotations

import multiprocessing
import os
import time

from dragoman.commands._processes import call_in_processes

FOREVER = 3600.0


def _sleep_and_name(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def test_work_that_nobody_waits_for_ends_no_process_of_other_work() -> None:
    """A generator that was left is closed at any later time, as when it is collected."""
    before = set(multiprocessing.active_children())
    left = call_in_processes(_sleep_and_name, [(0.0,), (0.0,), (FOREVER,)], 2)
    assert next(left)
    other = call_in_processes(_sleep_and_name, [(0.0,), (0.5,), (0.5,)], 2)
    assert next(other)
    left.close()  # its own process does not sleep on: the test would not end
    assert all(other)
    assert set(multiprocessing.active_children()) <= before
