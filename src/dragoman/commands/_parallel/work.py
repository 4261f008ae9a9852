"""A piece of work that is done with each of many things of a project, wherever that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from dragoman.errors import DragomanError
from dragoman.project import Project

J = TypeVar("J")
T = TypeVar("T")


class Lost:
    """The result of what was begun twice, and whose process was ended both times."""


def describe_nothing(_project: Project) -> Mapping[str, str]:
    """Say that nothing of a machine decides on what comes of the work."""
    return {}


def measure_nothing(_job: object) -> int:
    """Return that a thing brings no bytes with it."""
    return 0


class Work(NamedTuple, Generic[J, T]):
    """What is to be done with each of many things of a project, without writing anything."""

    function: Callable[[Project, J], T]
    """A function of a module, a ``partial`` of one, or a method of something that can travel. What
    that holds goes to each process once. It may raise DragomanError."""
    name: Callable[[J], str]
    """What messages call one of the things."""
    list_inputs: Callable[[J], Iterable[Path]]
    """The files in the project that the work on one thing reads, whether they are there or not."""
    speed: int
    """About how many bytes of these files it works through in a second."""
    measure: Callable[[J], int] = measure_nothing
    """Returns how many bytes a thing brings with it, besides its files."""
    alone: int = 1
    """So many of the jobs this process does first. The others, which are copies of it, then have at
    once what it loaded for that."""
    shared: Iterable[Path] = ()
    """The files in the project that the work on each thing reads."""
    describe: Callable[[Project], Mapping[str, str]] = describe_nothing
    """Says what else of a machine decides on what comes of the work, for a person to read."""


def try_work(
    function: Callable[[Project, Any], T], project: Project, job: Any
) -> T | DragomanError:
    """Do one job; return what comes of it, or the mistake of the user that it met."""
    from dragoman.collector import pause_collector

    try:
        with pause_collector():
            return function(project, job)
    except DragomanError as error:
        return error
