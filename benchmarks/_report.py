"""What all benchmarks share: how processes are timed, and the one form in which results are said.

A benchmark makes a ``Result`` for each thing that it measures, and its ``main`` ends with
``return finish(results)``, which prints a table and returns 1 if a target is missed.
``make benchmarks`` runs all of them and writes their tables into ``docs/performance.md``
(``_page.py``).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

RESULTS = "DRAGOMAN_BENCHMARK_RESULTS"
"""The environment variable that names the file to which the results are written."""
_SHOWN = 500
"""So many characters of what a program said are shown when it failed."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was measured."""

    task: str
    """What was done, with its size: "extract a text of 10,000 paragraphs"."""
    value: float | None
    """What was measured, as a rule the ratio of our time to the peer's; None where it could not
    be, and then ``detail`` says why."""
    target: float | None = None
    """The value that must be reached; None where nothing is promised."""
    peer: str = ""
    """What we are compared with, with its version: "msgmerge 0.21"."""
    measure: str = "processor time"
    """What the value is a ratio of ("clock", "memory"), or what else it is ("growth", "F1")."""
    detail: str = ""
    """The figures behind the value: "0.41 s, 1.90 s"."""
    at_least: bool = False
    """Whether the target is the lowest good value; else it is the highest."""
    group: str = ""
    """What it has in common with others, of which the page shows only the worst: "articles"."""

    @property
    def is_missed(self) -> bool:
        """Whether a target was measured and missed."""
        if self.value is None or self.target is None:
            return False
        return self.value < self.target if self.at_least else self.value > self.target

    @property
    def cells(self) -> tuple[str, ...]:
        """What a line of a table shows, in the order of ``TITLES``."""
        value = "not measured" if self.value is None else write_number(self.value)
        sign = "≥" if self.at_least else "≤"
        target = "" if self.target is None else f"{sign} {write_number(self.target)}"
        missed = " (missed)" if self.is_missed else ""
        return self.task, self.measure, value + missed, target, self.peer, self.detail


TITLES = ("what", "measured", "result", "target", "peer", "figures")


class Cost(NamedTuple):
    """What a process took, with all the processes that it started and waited for."""

    processor: float
    """Seconds of the processor, of the program and of the system."""
    clock: float
    """Seconds by the clock."""
    memory: float
    """Megabytes at the peak of the largest process."""


def write_number(value: float) -> str:
    """Return a number as short as it can be read: 566, 12.4, 0.27, 0.027; a count as it is."""
    if isinstance(value, int):
        return f"{value:,}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3
    return f"{value:.{digits}f}"


def time_process(
    command: Sequence[str], *, feed: str = "", environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command once and return what it cost; ``feed`` is what it reads.

    Raises SystemExit with what it said if it fails.
    """
    variables = {**os.environ, **(environment or {})}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # users have modules that are compiled once
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        given.write(feed.encode())
        given.seek(0)
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=variables,
        )
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise SystemExit(f"{command[0]} ended with {process.returncode}: {words[:_SHOWN]}")
    unit = 1 << (20 if sys.platform == "darwin" else 10)
    return Cost(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / unit)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our command and a peer's, which do the same work."""

    task: str
    ours: Sequence[str]
    peer: Sequence[str]
    target: float | None = None
    measure: str = "processor time"
    """One of the keys of ``MEASURES``."""
    name: str = ""
    """The name of the peer; else that of its program."""
    feed: str = ""
    """What the peer reads."""
    prepare: Callable[[], object] = lambda: None
    """What must be done before each run of either; it is not timed."""
    environment: Mapping[str, str] | None = None


MEASURES: dict[str, Callable[[Cost], float]] = {
    "processor time": lambda cost: cost.processor,
    "clock": lambda cost: cost.clock,
    "memory": lambda cost: cost.memory,
}


def compare(comparison: Comparison, runs: int = 5) -> Result:
    """Run our command and the peer's in turn, and return the ratio of the best runs of each.

    Other work on the machine only ever makes a run longer, so the best one says most. A peer that
    is not installed makes a result without a value.
    """
    task, target, name = comparison.task, comparison.target, comparison.peer[0]
    program = find_program(name)
    if program is None:
        return report_missing(task, name, target, comparison.measure)
    peer = [program, *comparison.peer[1:]]
    costs: list[tuple[Cost, Cost]] = []
    for _ in range(runs + 1):  # the first run fills the caches
        comparison.prepare()
        ours = time_process(comparison.ours, environment=comparison.environment)
        comparison.prepare()
        environment, feed = comparison.environment, comparison.feed
        costs.append((ours, time_process(peer, feed=feed, environment=environment)))
    measure = MEASURES[comparison.measure]
    best, beside = (min(map(measure, each)) for each in zip(*costs[1:], strict=True))
    unit = "MB" if comparison.measure == "memory" else "s"
    detail = f"{write_number(best)} {unit}, {write_number(beside)} {unit}"
    version = name_version(name, comparison.name)
    return Result(task, best / beside, target, version, comparison.measure, detail)


def find_program(name: str) -> str | None:
    """Return the path of a program, which is beside Python or on the PATH; None if it is not."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def report_missing(
    task: str, program: str, target: float | None = None, measure: str = "processor time"
) -> Result:
    """Return the result of what could not be measured because a program is not installed."""
    name = Path(program).name
    return Result(task, None, target, name, measure, f"{name} is not installed")


@cache
def name_version(program: str, name: str = "") -> str:
    """Return the name of a program with the first number that ``--version`` says."""
    path = find_program(program)
    name = name or Path(program).name
    if path is None:
        return name
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    words = (done.stdout + done.stderr).replace(",", " ").split()
    numbers = (word.rstrip(".:)").lstrip("(v") for word in words)
    version = next((each for each in numbers if each[:1].isdigit() and "." in each), "")
    return f"{name} {version}".strip()


def finish(results: Sequence[Result]) -> int:
    """Print the results as a table; return 1 if one of them misses its target, else 0.

    If the environment names a file for them, they are written to it too.
    """
    lines = [TITLES, *(result.cells for result in results)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(padded).rstrip(), flush=True)
    if target := os.environ.get(RESULTS):
        found = json.dumps([asdict(result) for result in results])
        Path(target).write_text(found, encoding="utf-8")
    return int(any(result.is_missed for result in results))
