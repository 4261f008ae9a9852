"""Who does the jobs: this process or others, as it is asked, or as there is to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dragoman.commands._parallel import workers as workers_module
from dragoman.commands._parallel.work import Work
from dragoman.commands._parallel.workers import ALONE, Workers, run_jobs
from dragoman.errors import DragomanError, ProjectError
from dragoman.project import Project
from dragoman.settings import Settings

pytestmark = pytest.mark.usefixtures("copied_processes")
SECOND = 1_000_000
"""The bytes that the work of these tests goes through in a second."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, Settings(), {})


def name_process(_project: Project, _job: int) -> int:
    return os.getpid()


def refuse_odd(_project: Project, job: int) -> int:
    if job % 2:
        raise ProjectError("odd", str(job))
    return job


def make_task(project: Project, size: int = 0, files: int = 1, alone: int = 0) -> Work[int, int]:
    """Return a task each of whose jobs reads so many files of a size."""
    path = project.root / "input"
    path.write_bytes(b"")
    os.truncate(path, size)
    return Work(
        name_process,
        name=str,
        list_inputs=lambda _: [path] * files,
        speed=SECOND,
        alone=alone,
    )


def count_helpers(project: Project, task: Work[int, int], jobs: int, workers: Workers) -> int:
    """Return how many other processes did the jobs."""
    done = run_jobs(project, task, range(jobs), workers)
    return len(set(done) - {os.getpid()})


def test_one_process_is_this_one(project: Project) -> None:
    assert count_helpers(project, make_task(project, 9 * SECOND), 4, ALONE) == 0
    assert count_helpers(project, make_task(project, 9 * SECOND), 4, Workers(1)) == 0


def test_several_are_those_that_are_asked_for_however_little_there_is(project: Project) -> None:
    assert 0 < count_helpers(project, make_task(project), 6, Workers(3)) <= 3


def test_one_job_needs_no_other_process(project: Project) -> None:
    assert count_helpers(project, make_task(project, 9 * SECOND), 1, Workers(3)) == 0


@pytest.mark.parametrize(
    ("size", "files", "jobs", "is_much"),
    [
        (SECOND // 4, 1, 3, False),
        (SECOND // 4, 1, 5, True),
        (SECOND // 4, 2, 3, True),
        (0, 1, 500, False),  # each job takes a moment, however small its files are
        (0, 1, 2000, True),
    ],
)
def test_others_help_where_the_files_are_many_or_large(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    files: int,
    jobs: int,
    is_much: bool,
) -> None:
    monkeypatch.setattr(workers_module, "count_processors", lambda: 2)
    task = make_task(project, size, files)
    assert (count_helpers(project, task, jobs, Workers()) > 0) is is_much
    monkeypatch.setattr(workers_module, "count_processors", lambda: 1)
    assert count_helpers(project, task, jobs, Workers()) == 0


@pytest.mark.parametrize("processors", [2, 3, 8])
def test_there_is_one_process_for_each_processor(
    project: Project, monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    monkeypatch.setattr(workers_module, "count_processors", lambda: processors)
    task = make_task(project, SECOND)
    assert workers_module._choose_number(task, range(9), Workers()) == processors
    assert workers_module._choose_number(task, range(9), Workers(4)) == 4
    assert workers_module._choose_number(task, range(9), ALONE) == 1


def test_what_is_not_there_is_no_work(project: Project) -> None:
    task = Work(name_process, name=str, list_inputs=lambda _: [project.root / "none"], speed=1)
    assert count_helpers(project, task, 3, Workers()) == 0


def test_the_first_jobs_are_done_here_where_the_task_says_so(project: Project) -> None:
    task = make_task(project, alone=2)
    results = run_jobs(project, task, range(5), Workers(2))
    done = list(results)
    assert [each == os.getpid() for each in done] == [True, True, False, False, False]


@pytest.mark.parametrize("workers", [ALONE, Workers(2)])
def test_a_mistake_of_the_user_is_the_result_of_its_job(project: Project, workers: Workers) -> None:
    task: Work[int, int] = Work(refuse_odd, name=str, list_inputs=lambda _: (), speed=1)
    results = run_jobs(project, task, range(5), workers)
    done = list(results)
    assert [each for each in done if not isinstance(each, DragomanError)] == [0, 2, 4]
    assert [str(each) for each in done if isinstance(each, DragomanError)] == ["1: odd", "3: odd"]


def end_always(_project: Project, job: int, *, last: int) -> int:
    if job == last:
        os._exit(9)
    return job


def test_a_job_whose_process_ends_each_time_is_an_error_that_names_it(project: Project) -> None:
    task: Work[int, int] = Work(
        partial(end_always, last=3), name="job {}".format, list_inputs=lambda _: (), speed=1
    )
    results = run_jobs(project, task, range(6), Workers(2))
    with pytest.warns(match="done again"):
        done = list(results)
    assert [str(each) for each in done] == [
        "0", "1", "2", f"job 3: {workers_module.AGAIN}", "4", "5",
    ]  # fmt: skip


def test_the_processors_that_this_process_may_use_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5, 7}, raising=False)
    assert workers_module.count_processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    for known, number in ((8, 8), (None, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda known=known: known)
        assert workers_module.count_processors() == number


def test_jobs_that_are_left_leave_no_process(project: Project) -> None:
    """Who stops to go through the results ends the processes, also with the error in hand."""
    import multiprocessing

    def go_through() -> Iterator[object]:
        task = make_task(project)
        results = run_jobs(project, task, range(100), Workers(2))
        yield next(results)
        results.close()

    before = set(multiprocessing.active_children())
    assert len(list(go_through())) == 1
    assert set(multiprocessing.active_children()) <= before
