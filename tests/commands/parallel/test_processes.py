"""Work in several processes: who starts them ends them, and nobody else."""

from __future__ import annotations

import copyreg
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.commands._parallel import processes as processes_module
from dragoman.commands._parallel.processes import call_in_processes
from dragoman.commands._parallel.work import Lost
from dragoman.commands._parallel.workers import Workers
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.errors import DragomanError, DragomanWarning
from dragoman.project import find_project
from helpers import projects
from helpers.durations import wait_until
from helpers.tools import not_allowed_here

pytestmark = pytest.mark.usefixtures("copied_processes")
FOREVER = 3600.0
WITH_THREADS = processes_module._WITH_THREADS


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


def test_the_processes_have_ended_when_an_error_is_raised(tmp_path: Path) -> None:
    """Who keeps the error keeps the frames that it went through, and the generators in them."""
    projects.make(tmp_path, {"a.txt": "One.\n", "b.txt": "Two.\n"}, "fa")
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('missing = "refuse"\n')
    project = find_project(tmp_path)
    jobs = plan_jobs(project, ["a", "b"], RenderRequest())
    before = set(multiprocessing.active_children())
    with pytest.raises(DragomanError) as caught:
        list(render(project, jobs, workers=Workers(2)))
    assert set(multiprocessing.active_children()) <= before
    assert caught.value


@pytest.mark.parametrize("is_left", [False, True])
def test_processes_end_by_themselves_when_all_is_done(
    is_left: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those whose work is left are ended."""
    codes: list[int | None] = []
    real = processes_module._end_processes

    def end(processes: Iterable[BaseProcess], *, are_done: bool) -> None:
        kept = tuple(processes)
        real(kept, are_done=are_done)
        codes.extend(process.exitcode for process in kept)

    monkeypatch.setattr(processes_module, "_end_processes", end)
    results = call_in_processes(abs, [(-number,) for number in range(5)], 2)
    found = [next(results)] if is_left else list(results)
    results.close()
    assert found == [0, 1, 2, 3, 4][: len(found)]
    assert len(codes) == 2
    assert all(code == 0 for code in codes) is not is_left


@pytest.mark.parametrize(("calls", "processes", "started"), [(3, 5, 3), (5, 3, 3), (1, 1, 1)])
def test_no_more_processes_are_started_than_there_are_calls(
    calls: int, processes: int, started: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers: list[int] = []
    real = processes_module._Pool.start

    def start(pool: processes_module._Pool, number: int) -> None:
        numbers.append(number)
        real(pool, number)

    monkeypatch.setattr(processes_module._Pool, "start", start)
    assert list(call_in_processes(abs, [(n,) for n in range(calls)], processes)) == [*range(calls)]
    assert numbers == [started]


@pytest.mark.parametrize("name", ["typst", "distributed", ""])
def test_a_process_with_threads_is_not_copied(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes_module, "_WITH_THREADS", WITH_THREADS)
    for each in ("typst", "distributed"):
        monkeypatch.delitem(sys.modules, each, raising=False)
    if name:
        monkeypatch.setitem(sys.modules, name, sys)
    usual = multiprocessing.get_context().get_start_method()
    found = processes_module.choose_context().get_start_method()
    assert found == ("spawn" if name else usual)


BLOCKED = """
import multiprocessing, signal
from functools import partial
from dragoman.commands._parallel.processes import call_in_processes
multiprocessing.set_start_method({method!r})
block_none = partial(signal.pthread_sigmask, signal.SIG_BLOCK)
stops = {{signal.SIGINT, signal.SIGTERM, signal.SIGHUP}}
every = call_in_processes(block_none, [((),)] * 3, 2)
print(*(blocked & stops == {{signal.SIGINT}} for blocked in every))
print(bool(block_none(()) & stops))
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_only_control_c_reaches_no_process_however_it_begins(method: str) -> None:
    """A terminal sends it to all processes; only this one acts on it."""
    if not hasattr(signal, "pthread_sigmask"):
        not_allowed_here("this system blocks no signals")
    program = BLOCKED.format(method=method)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stderr, done.stdout) == ("", "True True True\nFalse\n")


NEWBORN = """
import os, signal
from dragoman.commands._parallel.processes import call_in_processes
from dragoman.interrupts import end_at_signals
end_at_signals()
def stop():
    for number in os.getppid(), os.getpid():
        os.kill(number, signal.SIGTERM)
    for _ in range(10_000): pass
os.register_at_fork(after_in_child=stop)
list(call_in_processes(abs, [(1,), (2,)], 2))
"""


def test_a_process_that_is_stopped_while_it_begins_shows_no_trace() -> None:
    """Python says of an error there that it is ignored, and the process goes on."""
    done = subprocess.run(
        [sys.executable, "-c", NEWBORN], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, "")


class _Luggage:
    """It notes in a file how often it is packed, to travel to another process."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        with self.place.open("a", encoding="utf-8") as file:
            file.write("packed\n")
        return (_Luggage, (self.place,))

    def carry(self, number: int) -> int:
        return number


def test_what_the_function_holds_travels_once_to_each_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr("dragoman.commands._parallel.processes.choose_context", lambda: spawn)
    place = tmp_path / "packed.txt"
    calls = [(number,) for number in range(20)]
    assert list(call_in_processes(_Luggage(place).carry, calls, 2)) == list(range(20))
    assert place.read_text(encoding="utf-8").count("packed") <= 2


def _end_first(place: Path, number: int) -> tuple[int, int]:
    """End this process from outside where nobody has before, and else return what it is."""
    if number == 2:
        try:
            place.touch(exist_ok=False)
        except FileExistsError:
            return number, os.getpid()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05)
    return number, os.getpid()


def test_what_a_killed_process_did_is_done_again_and_told(tmp_path: Path) -> None:
    """The other process goes on, and nothing is lost or done twice."""
    place = tmp_path / "killed"
    before = set(multiprocessing.active_children())
    with pytest.warns(DragomanWarning, match="ended from outside") as told:
        done = list(call_in_processes(partial(_end_first, place), [(n,) for n in range(30)], 2))
    assert len(told) == 1
    assert [each[0] for each in done if not isinstance(each, Lost)] == list(range(30))
    assert len({each[1] for each in done if not isinstance(each, Lost)}) <= 3
    assert set(multiprocessing.active_children()) <= before


def _end(number: int) -> int:
    if number in (0, 5):
        os._exit(7)
    return number


def test_what_ends_its_process_twice_is_lost_and_the_rest_is_done() -> None:
    with pytest.warns(DragomanWarning):
        done = list(call_in_processes(_end, [(number,) for number in range(20)], 2))
    assert [isinstance(each, Lost) for each in done] == [n in (0, 5) for n in range(20)]


def _raise(number: int) -> int:
    raise ZeroDivisionError(number)


def test_a_mistake_of_ours_is_raised_here_with_its_place() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(call_in_processes(_raise, [(3,), (4,)], 2))
    assert caught.value.args == (3,)
    assert "in _raise" in caught.value.__notes__[0]


def _return_error(number: int) -> ValueError:
    return ValueError(number)


def test_an_error_that_is_a_result_is_not_raised() -> None:
    done = list(call_in_processes(_return_error, [(3,), (4,)], 2))
    assert [str(each) for each in done] == ["3", "4"]


@given(st.lists(st.integers(0, 200_000), max_size=40), st.integers(1, 4))
@settings(max_examples=8, deadline=None)
def test_results_of_any_size_come_in_order(sizes: list[int], processes: int) -> None:
    """A process that writes more than a pipe holds waits for nobody who waits for it."""
    assert list(call_in_processes(bytes, [(size,) for size in sizes], processes)) == [
        bytes(size) for size in sizes
    ]


def test_a_killed_caller_leaves_no_process(tmp_path: Path) -> None:
    code = (
        "import os, time\n"
        "from dragoman.commands._parallel.processes import call_in_processes\n"
        "def work(n):\n"
        f"    open(os.path.join({str(tmp_path)!r}, str(os.getpid())), 'w').close()\n"
        "    time.sleep(0.2)\n"
        "list(call_in_processes(work, [(n,) for n in range(1000)], 3))\n"
    )
    caller = subprocess.Popen([sys.executable, "-c", code])
    wait_until(lambda: len(list(tmp_path.iterdir())) == 3)
    caller.kill()
    caller.wait()
    wait_until(lambda: not any(_lives(int(path.name)) for path in tmp_path.iterdir()))


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"


class _Unpackable(Exception):
    """It can be packed, and not unpacked: as many exceptions of other packages are."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


class _Holding(Exception):
    """It holds what cannot be packed."""

    def __init__(self) -> None:
        super().__init__("it holds a function")
        self.held = lambda: None


def _raise_difficult(kind: str) -> None:
    raise _Unpackable("one", "two") if kind == "unpackable" else _Holding


@pytest.mark.parametrize(
    ("kind", "said"),
    [("unpackable", "_Unpackable: one and two"), ("holding", "_Holding: it holds a function")],
)
def test_an_error_that_cannot_travel_is_raised_with_what_it_says(
    kind: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Dask lets all exceptions travel that there are when it is imported, as by another test here.
    monkeypatch.delitem(copyreg.dispatch_table, _Unpackable, raising=False)
    with pytest.raises(RuntimeError, match=said) as caught:
        list(call_in_processes(_raise_difficult, [(kind,), (kind,)], 2))
    assert "in _raise_difficult" in caught.value.__notes__[0]


def _return_difficult(_number: int) -> object:
    return lambda: None


def test_a_result_that_cannot_travel_is_an_error() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError, TypeError), match="lambda"):
        list(call_in_processes(_return_difficult, [(1,), (2,)], 2))
