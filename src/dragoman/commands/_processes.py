"""Doing work in several processes, which end when the work is stopped."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.interrupts import block_interrupts, end_at_signals

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
_PATIENCE = 5.0
"""How many seconds the processes have to end by themselves."""
_functions: list[Callable[..., Any]] = []
"""In a process that does work, the function that it calls is the last one."""


def call_in_processes(
    function: Callable[..., T], calls: Sequence[tuple[Any, ...]], processes: int
) -> Generator[T | None, None, None]:
    """Yield what a function returns for each call, in their order; None where its process was
    ended from outside.

    Each process gets the function once, so it may be a ``partial`` that holds much.

    Where the work is stopped, for example by Control-C, the processes are ended, and remove their
    temporary files first. Control-C itself does not reach them, so that they show no trace.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = set(multiprocessing.active_children())
    own: set[BaseProcess] = set()
    pool = ProcessPoolExecutor(
        min(processes, len(calls)), _choose_context(), initializer=_begin, initargs=(function,)
    )
    try:
        with block_interrupts():
            futures = [_submit(pool, arguments) for arguments in calls]
            own = set(multiprocessing.active_children()) - others  # none is started later
        for future in futures:
            try:
                result = future.result() if future else None
            except BrokenProcessPool:
                result = None
            yield result
    except BaseException:
        _end_processes(own)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _choose_context() -> BaseContext:
    """Return how processes are started: as copies of this one where the system can, for speed.

    Typst, once it has been used, has threads. A copy of the process lacks them, and would wait for
    them for ever; so then the processes begin anew.
    """
    return multiprocessing.get_context("spawn" if "typst" in sys.modules else None)


def _submit(pool: ProcessPoolExecutor, arguments: tuple[Any, ...]) -> Future[Any] | None:
    """Hand a call to the processes; return None where one has been ended already."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_call, *arguments)
    except BrokenProcessPool:
        return None


def _begin(function: Callable[..., Any]) -> None:
    """Prepare this process, however it was started: it calls only that function."""
    end_at_signals()
    _functions.append(function)


def _call(*arguments: Any) -> Any:
    return _functions[-1](*arguments)


def _end_processes(processes: Iterable[BaseProcess]) -> None:
    """Ask processes to end; end those that do not in time."""
    processes = tuple(processes)
    for process in processes:
        process.terminate()
    last = time.monotonic() + _PATIENCE
    for process in processes:
        process.join(max(0.0, last - time.monotonic()))
        if process.is_alive():
            process.kill()
