"""Being stopped from outside: Control-C, and the signals by which a system ends a program.

A stopped program leaves nothing half done: ``hold_interrupts`` lets a short step be finished first.
Processes that help are started in ``block_interrupts``, and ended by their parent.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
_ALL = (signal.SIGINT, *_ENDING)
GLANCE = 0.5
"""In seconds: a long wait of the main thread is made of waits that are no longer. Python acts on a
signal between two steps of a program; one that comes just before a wait acts only at its end.
"""
_CAUSES = 10
"""So many errors are looked at, each the cause of the one before."""


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def end_at_signals() -> None:
    """Let the signals that end a program end it as an exception does, so that it tidies up.

    Control-C raises KeyboardInterrupt, the others SystemExit with 128 and their number. A signal
    that is ignored, as with ``nohup``, stays so. Only the main thread can set this.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _ALL:
        if signal.getsignal(number) == signal.SIG_DFL:
            is_key = number == signal.SIGINT
            signal.signal(number, signal.default_int_handler if is_key else _end)


def find_stop(error: BaseException) -> int | None:
    """Return the exit code of the signal that an error was made of; None where there was none.

    A signal that comes while a class is made is such a case: before 3.12, Python makes a
    RuntimeError of whatever is raised in ``__set_name__``.
    """
    codes = {128 + number for number in _ALL}
    cause: BaseException | None = error
    for _ in range(_CAUSES):
        if isinstance(cause, KeyboardInterrupt):
            return 128 + signal.SIGINT
        if isinstance(cause, SystemExit) and isinstance(cause.code, int) and cause.code in codes:
            return cause.code
        cause = cause and cause.__cause__
    return None


@contextmanager
def hold_interrupts() -> Iterator[Sequence[int]]:
    """Hold the signals back while a step is done; one that came acts at the step's end.

    The value is a list of the signals that have come so far: a longer step can look, and end.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came  # Python handles signals in the main thread only
        return
    handlers: dict[int, Any] = {}
    for number in _ALL:
        handler = signal.getsignal(number)
        if callable(handler):
            handlers[number] = handler
            signal.signal(number, lambda number, _frame: came.append(number))
    try:
        yield came
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if came:
            handlers[came[0]](came[0], None)


@contextmanager
def block_interrupts() -> Iterator[None]:
    """Keep Control-C from the processes that are started in such a block, as long as they live.

    The terminal sends it to all processes; the parent acts on it. Windows has no such block.
    """
    with _block({signal.SIGINT}):
        yield


@contextmanager
def block_endings() -> Iterator[None]:
    """Keep the signals that end a program from the processes that are started in such a block,
    until they call ``unblock_endings``: Python shows a trace where one ends it while it begins.

    One that comes meanwhile acts then.
    """
    with _block(_ENDING):
        yield


def unblock_endings() -> None:
    """Let the signals act that ``block_endings`` kept from this process."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


@contextmanager
def _block(numbers: Iterable[int]) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
