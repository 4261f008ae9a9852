"""Work in several processes: who starts them ends them, and nobody else."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from dragoman.commands._processes import call_in_processes
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.errors import DragomanError
from dragoman.project import find_project
from helpers import projects

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
    monkeypatch.setattr("dragoman.commands._processes._choose_context", lambda: spawn)
    place = tmp_path / "packed.txt"
    calls = [(number,) for number in range(20)]
    assert list(call_in_processes(_Luggage(place).carry, calls, 2)) == list(range(20))
    assert place.read_text(encoding="utf-8").count("packed") <= 2
