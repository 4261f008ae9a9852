"""Where the work of a command is done: in this process, in several of this machine, on a cluster.

A command says what is to be done with each of many things (``Work``), and goes through the results
(``run_jobs``). The work only reads and computes: who goes through the results writes. So the
results are the same, in the same order, wherever the work is done.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from dragoman.commands._parallel.work import Lost, Work, try_work
from dragoman.errors import DragomanError, ProjectError, quote
from dragoman.project import Project

J = TypeVar("J")
T = TypeVar("T")
WORTH = 1.0
"""Seconds of work from which several processes are used, if nobody says how many."""
_START = 0.001
"""The seconds that a job takes at least, however small its files are."""
AGAIN = "the process that worked on it was ended twice; try again with --jobs 1"


class Workers(NamedTuple):
    """Who does the work."""

    processes: int = 0
    """How many processes of this machine; 0 for one per processor where there is enough to do."""
    cluster: str = ""
    """The address of the scheduler of a cluster, as "tcp://192.0.2.1:8786"; empty for none."""


ALONE = Workers(processes=1)
"""This process alone."""
_SCHEMES = {"dask": "tcp", "dask+tls": "tls"}
"""How the address of a scheduler begins for users, and for Dask."""


def find_cluster(executor: str) -> str:
    """Return the address of a scheduler, as Dask writes it, for one as users write it.

    Raises ProjectError for anything else.
    """
    scheme, _, place = executor.partition("://")
    if scheme not in _SCHEMES or not re.fullmatch(r"[^\s/@?#]+:[0-9]{1,5}", place):
        raise ProjectError(
            f"{quote(executor)} is not an executor; write dask://HOST:PORT, or "
            "dask+tls://HOST:PORT for a cluster that uses TLS"
        )
    return f"{_SCHEMES[scheme]}://{place}"


def run_jobs(
    project: Project, task: Work[J, T], jobs: Sequence[J], workers: Workers
) -> Generator[T | DragomanError, None, None]:
    """Yield what comes of each job, in their order; or the mistake of the user that it met.

    A job whose process was ended from outside is done again. Where that happens twice, its
    result is a ProjectError. Raises ProjectError for a cluster that cannot be used.
    """
    results: Generator[T | DragomanError | Lost, None, None]
    if workers.cluster and jobs:
        from dragoman.commands._parallel.cluster import call_on_cluster

        results = call_on_cluster(project, task, jobs, workers.cluster)
    else:
        number = _choose_number(task, jobs, workers)
        results = _call_here(partial(try_work, task.function, project), jobs, number, task.alone)
    with closing(results):
        for job, result in zip(jobs, results, strict=True):
            yield ProjectError(AGAIN, task.name(job)) if isinstance(result, Lost) else result


def _call_here(
    work: Callable[[J], T], jobs: Sequence[J], processes: int, alone: int
) -> Generator[T | Lost, None, None]:
    """Yield what comes of each job; the work is done by so many processes of this machine.

    ``alone`` is as in ``Work``.
    """
    alone = alone if processes > 1 else len(jobs)
    yield from map(work, jobs[:alone])
    if alone < len(jobs):
        from dragoman.commands._parallel.processes import call_in_processes

        yield from call_in_processes(work, [(job,) for job in jobs[alone:]], processes)


def has_helpers(task: Work[J, T], jobs: Sequence[J], workers: Workers) -> bool:
    """Return whether anything but this process does the jobs."""
    return bool(jobs and workers.cluster) or _choose_number(task, jobs, workers) > 1


def _choose_number(task: Work[J, T], jobs: Sequence[J], workers: Workers) -> int:
    """Return how many processes do the jobs; 1 for this one alone."""
    if len(jobs) < 2 or workers.processes == 1:
        return 1
    if workers.processes:
        return workers.processes
    number = count_processors()
    return number if number > 1 and _takes_long(task, jobs) else 1


def count_processors() -> int:
    """Return how many processors this process may use; 1 where that is not known."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _takes_long(task: Work[J, T], jobs: Iterable[J]) -> bool:
    """Return whether jobs take long enough, by the number and the sizes of their files."""
    seconds = 0.0
    for job in jobs:
        size = task.measure(job) + sum(map(measure_file, task.list_inputs(job)))
        seconds += _START + size / task.speed
        if seconds > WORTH:
            return True
    return False


def measure_file(path: Path) -> int:
    """Return how many bytes a file has; 0 for one that is not there or may not be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0  # who reads it says what is wrong
