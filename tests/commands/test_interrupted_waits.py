"""A signal that comes just before the program begins to wait acts soon, and not when the wait ends.

Python acts on a signal between two steps. What comes in the moment before a wait is not seen by it.
So here a signal is "seen" only when a wait ends by itself.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from concurrent import futures
from multiprocessing import connection
from typing import Any

import pytest

from dragoman.cli import _editor
from dragoman.commands import _draft_run, _processes
from dragoman.commands._draft_answers import Verdict
from dragoman.commands._draft_run import ask_all
from dragoman.commands._processes import call_in_processes

FOREVER = 600.0
"""In seconds: pytest ends a test before."""


class _LateSignal:
    """Waits as a function does, and raises KeyboardInterrupt when the first wait has ended."""

    def __init__(self, wait: Callable[..., Any]) -> None:
        self._wait = wait

    def __call__(self, *values: object, **named: object) -> Any:
        self._wait(*values, **named)
        raise KeyboardInterrupt


class _SilentEngine:
    """A machine that answers nobody before it is closed."""

    name, instructions = "silent", ""

    def __init__(self) -> None:
        self.is_closed = threading.Event()

    def translate(self, _request: object) -> str:
        self.is_closed.wait(FOREVER)
        return "late"

    def close(self) -> None:
        self.is_closed.set()


class _Task:
    class _Form:
        request = None

    forms = (_Form(),)


def test_a_machine_that_does_not_answer_holds_no_signal_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_draft_run, "wait", _LateSignal(futures.wait))
    engine = _SilentEngine()
    work = ask_all(
        engine,
        [_Task()],  # type: ignore[list-item]
        lambda _form, text: Verdict(text),
        lambda _task, _texts: None,
        1,
    )
    with pytest.raises(KeyboardInterrupt):
        list(work)
    assert engine.is_closed.is_set()


def _wait_long(_number: int) -> None:
    threading.Event().wait(FOREVER)


def test_a_long_job_holds_no_signal_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_processes, "wait", _LateSignal(connection.wait))
    with pytest.raises(KeyboardInterrupt):
        list(call_in_processes(_wait_long, [(1,), (2,)], 2))


def test_an_open_editor_holds_no_signal_back(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(["sleep", "600"]) as editor:
        late = _LateSignal(editor.wait)

        def wait(timeout: float | None = None) -> int:
            try:
                return int(late(timeout))
            except subprocess.TimeoutExpired:
                raise KeyboardInterrupt from None

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(editor, "wait", wait)
            _editor._wait_for(editor)
        editor.kill()
