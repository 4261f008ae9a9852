"""Doing work in several processes, which end when the work is stopped.

Each process is asked for one result after the other. So it is known at what a process was when it
was ended from outside: only that is done again, and the other processes go on.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
import time
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

from dragoman.commands._parallel.work import Lost
from dragoman.errors import DragomanWarning
from dragoman.interrupts import (
    GLANCE,
    block_endings,
    block_interrupts,
    end_at_signals,
    unblock_endings,
)

T = TypeVar("T")
MOST_PROCESSES = 61
"""Windows can wait for no more at once."""
ENDED = "a process that helped was ended from outside; what it was doing is done again"
_WITH_THREADS = frozenset({"typst", "distributed"})
_PATIENCE = 5.0
"""How many seconds the processes have to end by themselves."""
_DEPTH = 2
"""A process has so many calls at once: it goes on while the caller uses a result."""
_LEAD = 32
"""So many calls for each process may be done before the one that the caller waits for."""


class _Worker(NamedTuple):
    """A process, and what it has been asked for."""

    process: BaseProcess
    connection: Connection
    given: deque[int]
    """The numbers of the calls, in the order in which it does them."""


class _Answer(NamedTuple):
    """What comes of a call."""

    result: Any
    raised: Exception | None = None


def call_in_processes(
    function: Callable[..., T], calls: Sequence[tuple[Any, ...]], processes: int
) -> Generator[T | Lost, None, None]:
    """Yield what a function returns for each call, in their order.

    Each process gets the function and the calls once, so the function may be a ``partial`` that
    holds much. A call whose process was ended from outside is done again, and a DragomanWarning
    says so; where that happens a second time, the result is ``Lost``. What the function raises is
    raised here.

    Where the work is stopped, for example by Control-C, the processes are ended, and remove their
    temporary files first. Control-C itself does not reach them, so that they show no trace.
    """
    pool, are_done = _Pool(function, calls), False
    try:
        pool.start(min(processes, len(calls), MOST_PROCESSES))
        for number in range(len(calls)):
            yield pool.fetch(number)
        pool.dismiss()
        are_done = True
    finally:
        _end_processes((worker.process for worker in pool.workers), are_done=are_done)


class _Pool:
    """The processes, the calls that wait, and the results that nobody has fetched yet."""

    def __init__(self, function: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> None:
        self.work = function, calls
        self.context = choose_context()
        self.workers: list[_Worker] = []
        self.waiting = deque(range(len(calls)))
        self.results: dict[int, _Answer] = {}
        self.ended: set[int] = set()
        """The calls whose process was ended once."""

    def start(self, number: int) -> None:
        """Start processes, which Control-C does not reach."""
        _start_tracker(self.context)
        with block_interrupts(), block_endings():
            for _ in range(number):
                ours, theirs = self.context.Pipe()
                process = self.context.Process(  # type: ignore[attr-defined]  # every context has it
                    target=_serve, args=(theirs, ours, *self.work), daemon=True
                )
                process.start()
                theirs.close()  # so that reading ends with the process
                self.workers.append(_Worker(process, ours, deque()))

    def fetch(self, number: int) -> Any:
        """Return the result of a call, which is fetched only once."""
        while number not in self.results:
            self._hand_out(number + _LEAD * len(self.workers))
            self._receive()
        answer = self.results.pop(number)
        self._hand_out(number + _LEAD * len(self.workers))
        if answer.raised is not None:
            raise answer.raised
        return answer.result

    def dismiss(self) -> None:
        """Let the processes end: there is nothing more to do."""
        for worker in self.workers:
            with suppress(OSError):
                worker.connection.send(None)

    def _hand_out(self, end: int) -> None:
        """Hand calls to the processes that have few, but none with this number or a later one."""
        for depth in range(_DEPTH):
            for worker in self.workers:
                if len(worker.given) == depth and self.waiting and self.waiting[0] < end:
                    worker.given.append(self.waiting.popleft())
                    with suppress(OSError):  # it has ended: so ``_receive`` will find
                        worker.connection.send(worker.given[-1])

    def _receive(self) -> None:
        """Wait a moment for results, and take all that are there."""
        by_connection = {worker.connection: worker for worker in self.workers}
        for connection in wait(list(by_connection), GLANCE):
            worker = by_connection[connection]  # type: ignore[index]  # only these are waited for
            try:
                answer = worker.connection.recv()
                self.results[worker.given.popleft()] = answer
            except (EOFError, OSError):
                self._replace(worker)

    def _replace(self, ended: _Worker) -> None:
        """Start a process in the place of one that was ended, and say so."""
        self.workers = [worker for worker in self.workers if worker is not ended]
        _end_processes([ended.process], are_done=False)
        ended.connection.close()
        if ended.given and ended.given[0] in self.ended:
            self.results[ended.given.popleft()] = _Answer(Lost())
        elif ended.given:
            self.ended.add(ended.given[0])
            warnings.warn(DragomanWarning(ENDED), stacklevel=2)
        self.waiting.extendleft(reversed(ended.given))
        self.start(1)


def choose_context() -> BaseContext:
    """Return how processes are started: as copies of this one where the system can, for speed.

    Typst, once it has been used, has threads, and so has Dask. A copy of the process lacks them,
    and would wait for them for ever; so then the processes begin anew.
    """
    has_threads = not _WITH_THREADS.isdisjoint(sys.modules)
    return multiprocessing.get_context("spawn" if has_threads else None)


def _start_tracker(context: BaseContext) -> None:
    """Start the process with which Python watches those that are no copies of this one.

    Else Python starts it together with the first of them, and then lets Control-C through again
    (``resource_tracker``), whether or not that was blocked.
    """
    if context.get_start_method() != "fork" and hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker

        resource_tracker.ensure_running()


def _serve(
    connection: Connection,
    other: Connection,
    function: Callable[..., Any],
    calls: Sequence[tuple[Any, ...]],
) -> None:
    """Do the calls whose numbers come, in this process, until it is told to end.

    It also ends when nobody listens any more: a caller that was killed leaves no process. For that,
    nobody but the caller may have the ``other`` end of the connection.
    """
    end_at_signals()
    unblock_endings()
    other.close()
    with suppress(EOFError, OSError):
        while (number := connection.recv()) is not None:
            connection.send_bytes(_call(function, calls[number]))


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """Return what comes of a call, as it travels."""
    try:
        return pickle.dumps(_Answer(function(*arguments)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return _pack_error(error)


def _pack_error(error: Exception) -> bytes:
    """Return an error as it travels; one that cannot is a RuntimeError with what it says."""
    trace = "".join(traceback.format_exception(error))  # for --debug
    for each in (error, RuntimeError("".join(traceback.format_exception_only(error)).strip())):
        each.add_note(trace)
        with suppress(Exception):  # whatever the methods of somebody's exception do
            data = pickle.dumps(_Answer(None, each), pickle.HIGHEST_PROTOCOL)
            pickle.loads(data)  # noqa: S301 - it is our own; many can be packed, but not unpacked
            return data
    raise error


def _end_processes(processes: Iterable[BaseProcess], *, are_done: bool) -> None:
    """Wait until processes have ended; ask those that are not done to, and end who does not."""
    processes = tuple(processes)
    for process in processes if not are_done else ():
        process.terminate()
    last = time.monotonic() + _PATIENCE
    for process in processes:
        process.join(max(0.0, last - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
