"""What two processes and two workers of Dask save, as ratios of one run.

Usage: python benchmarks/machines.py [DOCUMENTS [LANGUAGES [MESSAGES]]]

DOCUMENTS (100) in LANGUAGES (2), 20 messages each. With 400 5, starting and ending count less, but
that takes ten minutes. Each command runs in one process, in two, and on a cluster of two workers on
this machine, with an empty cache each time. The columns are seconds of the clock, and of the
processor in the process that was started: what it does alone is what no other processor can
shorten. The outputs are compared.

It ends with 1 where outputs differ, or where two processes do not save enough by the clock. On a
machine that does other work they cannot: what the seconds of the processor promise at least is
beside it, as if no process worked while the first one does.
"""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import corpus
import status
from _report import Result, finish

COMMANDS = {
    "extract": "extract -q",
    "update": "update -q",
    "check": "check -q --format json",
    "status": "status --format json",
    "export": "export -q -t csv",
    "render": "render -q",
}
TARGETS = {"check": 1.7, "export": 1.5, "render": 1.7}
"""How many times as fast two processes must be; the other commands mostly wait for the disk."""
SAVED = "times as fast, clock"


class Measured(NamedTuple):
    """What one run of a command took, in seconds."""

    clock: float
    alone: float
    """Of the processor, in the process that was started."""
    all: float
    """Of the processor, in that process and in those that it started."""
    output: str
    """A digest of the files and of what was printed."""


def make_project(root: Path, documents: int, languages: int, messages: int) -> None:
    """Make a project whose documents are changed since the last update."""
    codes = ["fa", *(f"fa_{region}" for region in ("AF", "IR", "TJ", "UZ", "PK", "IN"))][:languages]
    status.project(root, documents, codes, messages)
    for number, path in enumerate(sorted((root / "source").rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        added = corpus.make_texts(2, 100_000 + number)[1]
        path.write_text(f"{text}\n{added}\n", encoding="utf-8")


def measure(made: Path, command: str, place: Path) -> Measured:
    """Run a command in a copy of a project."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(made, place / "project")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(place / "cache"),
        "SOURCE_DATE_EPOCH": "1482451200",
        "MEASURED": str(place / "seconds"),
    }
    code = (
        "import atexit, os, sys\n"
        "from pathlib import Path\n"
        "def note():\n"
        "    t = os.times()\n"
        "    Path(os.environ['MEASURED']).write_text(f'{t.user + t.system}')\n"
        "own = os.getpid()\n"
        "atexit.register(lambda: os.getpid() == own and note())\n"
        "from dragoman.__main__ import main\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    script = place / "run.py"
    script.write_text(code, encoding="utf-8")
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, str(script), "-C", str(place / "project"), *command.split()],
        capture_output=True,
        env=environment,
        cwd=place,
    )
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    alone = float((place / "seconds").read_text())
    return Measured(clock, alone, spent, digest(place / "project", done.stdout))


def digest(folder: Path, printed: bytes) -> str:
    """Return what stands for all files of a folder and for what was printed."""
    hashed = hashlib.sha256(printed)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            hashed.update(str(path.relative_to(folder)).encode())
            hashed.update(path.read_bytes())
    return hashed.hexdigest()


@contextmanager
def start_cluster() -> Iterator[str]:
    """Start a scheduler and two workers, and give the address for ``--executor``."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield cluster.scheduler_address.replace("tcp://", "dask://")


def compare(name: str, runs: dict[str, Measured]) -> list[Result]:
    """Return what the runs of a command took. Raises SystemExit where their outputs differ."""
    one, two, far = runs.values()
    if len({run.output for run in runs.values()}) != 1:
        sys.exit(f"{name}: the outputs differ")
    # What the started process does may all be before or after the work of the other.
    promised = one.all / (two.alone + (two.all - two.alone) / 2)
    detail = f"{one.clock:.1f} s, {two.clock:.1f} s; by the processor at least {promised:.2f}"
    target, peer = TARGETS.get(name), "one process"
    return [
        Result(f"{name}, two processes", one.clock / two.clock, target, peer, SAVED, detail, True),
        Result(
            f"{name}, two workers of Dask", one.clock / far.clock, None, peer, SAVED,
            f"{one.clock:.1f} s, {far.clock:.1f} s", True,
        ),
    ]  # fmt: skip


def main(documents: int = 100, languages: int = 2, messages: int = 20) -> int:
    """Compare all commands; return the exit code."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, start_cluster() as address:
        made = Path(folder) / "made"
        make_project(made, documents, languages, messages)
        for name, command in COMMANDS.items():
            ways = {"one": "--jobs 1", "two": "--jobs 2", "dask": f"--executor {address}"}
            place = Path(folder) / "run"
            runs = {way: measure(made, f"{command} {how}", place) for way, how in ways.items()}
            results += compare(name, runs)
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
