"""A signal that comes just before the program begins to wait acts soon, and not when the wait ends.

Python acts on a signal between two steps. What comes in the moment before a wait is not seen by it.
So here a signal is "seen" only when a wait ends by itself.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent import futures
from multiprocessing import connection
from pathlib import Path
from typing import Any

import pytest

from dragoman import interrupts
from dragoman.cli import _editor
from dragoman.commands._draft import run
from dragoman.commands._draft.answers import Verdict
from dragoman.commands._draft.run import ask_all
from dragoman.commands._parallel import processes
from dragoman.commands._parallel.processes import call_in_processes

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


def _judge(_form: object, text: str) -> Verdict:
    return Verdict(text)


def _keep(_task: object, _texts: object) -> None:
    pass


def test_a_machine_that_does_not_answer_holds_no_signal_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "wait", _LateSignal(futures.wait))
    engine = _SilentEngine()
    with pytest.raises(KeyboardInterrupt):
        list(ask_all(engine, [_Task()], _judge, _keep, 1))  # type: ignore[list-item]
    assert engine.is_closed.is_set()


def _wait_long(_number: int) -> None:
    threading.Event().wait(FOREVER)


def test_a_long_job_holds_no_signal_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "wait", _LateSignal(connection.wait))
    with pytest.raises(KeyboardInterrupt):
        list(call_in_processes(_wait_long, [(1,), (2,)], 2))


def test_an_open_editor_holds_no_signal_back(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[int] = []
    with subprocess.Popen(["sleep", "600"]) as editor:
        wait_really = editor.wait

        def wait(timeout: float | None = None) -> int:
            try:
                return wait_really(timeout)
            finally:
                came.append(signal.SIGTERM)

        with monkeypatch.context() as patched:
            patched.setattr(editor, "wait", wait)
            assert _editor._wait_for(editor, came) == -signal.SIGTERM  # it was told to end


@pytest.fixture
def ending() -> Iterator[None]:
    """Let SIGTERM end the program as it does when a command runs."""
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    interrupts.end_at_signals()
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("moment", ["__init__", "poll", "wait", "terminate"])
@pytest.mark.usefixtures("ending")
def test_no_signal_acts_within_a_step_of_the_editor(
    monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """An exception there loses the editor, or leaves a lock taken, and the program hangs."""
    monkeypatch.setenv("VISUAL", "sleep")
    started: list[subprocess.Popen[bytes]] = []
    step, start = getattr(subprocess.Popen, moment), subprocess.Popen.__init__

    def begin(editor: subprocess.Popen[bytes], *values: Any, **named: Any) -> None:
        started.append(editor)
        start(editor, *values, **named)

    def is_interrupted(editor: subprocess.Popen[bytes], *values: Any, **named: Any) -> Any:
        try:
            return (begin if moment == "__init__" else step)(editor, *values, **named)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            finished.append(moment)

    finished: list[str] = []
    monkeypatch.setattr(subprocess.Popen, "__init__", begin)
    monkeypatch.setattr(subprocess.Popen, moment, is_interrupted)
    if moment in {"poll", "terminate"}:  # they come when the first signal has
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
    with pytest.raises(SystemExit) as ended:
        _editor._run_editor(Path("600"))
    assert ended.value.code == 128 + signal.SIGTERM
    assert finished and started[0].returncode == -signal.SIGTERM


@pytest.mark.usefixtures("ending")
def test_no_signal_acts_within_the_wait_for_a_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """``wait`` holds the locks of all answers: one that stays taken stops its thread for ever."""
    engine, finished = _SilentEngine(), []

    def wait(*values: Any) -> Any:
        os.kill(os.getpid(), signal.SIGTERM)
        finished.append(futures.wait(*values))
        return finished[-1]

    monkeypatch.setattr(run, "wait", wait)
    with pytest.raises(SystemExit):
        list(ask_all(engine, [_Task()], _judge, _keep, 1))  # type: ignore[list-item]
    assert finished and engine.is_closed.is_set()
