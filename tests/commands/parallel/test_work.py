"""One job of many: its mistake is returned, and the garbage collector is on again after it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import NoReturn, cast

import pytest

from dragoman.commands._parallel.work import try_work
from dragoman.errors import DragomanError
from dragoman.project import Project

PROJECT = cast(Project, None)  # no job here looks at it


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Turn the collector on again, whatever a test did."""
    gc.enable()
    yield
    gc.enable()


def is_on(project: object, job: object) -> bool:
    return gc.isenabled()


def raise_it(project: object, job: BaseException) -> NoReturn:
    raise job


def test_the_collector_is_off_for_a_job_and_then_as_before() -> None:
    assert try_work(is_on, PROJECT, None) is False
    assert gc.isenabled()
    gc.disable()
    assert try_work(is_on, PROJECT, None) is False
    assert not gc.isenabled()


def test_a_mistake_of_the_user_is_returned() -> None:
    error = DragomanError("this is wrong")
    assert try_work(raise_it, PROJECT, error) is error
    assert gc.isenabled()


@pytest.mark.parametrize("error", [ValueError("ours"), KeyboardInterrupt(), SystemExit(143)])
def test_all_else_goes_on_and_the_collector_too(error: BaseException) -> None:
    with pytest.raises(type(error)):
        try_work(raise_it, PROJECT, error)
    assert gc.isenabled()


@pytest.mark.parametrize("first_ends_first", [True, False])
def test_jobs_of_several_threads_leave_it_on(first_ends_first: bool) -> None:
    """As in the workbench: the second begins while the first works."""
    ends = [threading.Event(), threading.Event()]
    begun = [threading.Event(), threading.Event()]

    def wait(project: object, number: int) -> None:
        begun[number].set()
        ends[number].wait(60)

    threads = [
        threading.Thread(target=try_work, args=(wait, PROJECT, number)) for number in range(2)
    ]
    for number, thread in enumerate(threads):
        thread.start()
        begun[number].wait(60)
    for number in (0, 1) if first_ends_first else (1, 0):
        ends[number].set()
        threads[number].join(60)
    assert gc.isenabled()
