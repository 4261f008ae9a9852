"""How the commands grow with the number of documents, and what a second run costs.

Usage: python benchmarks/projects.py [DOCUMENTS [MESSAGES]]

A project of DOCUMENTS (250) and one of four times as many, MESSAGES (5) each in two languages, all
translated. Each command runs twice: with an empty cache, and again when there is nothing to do.
The times are those of the processor, of whole processes. Targets, of one run:

- four times the documents take at most 4.4 times as long, in each command;
- a second ``build`` takes at most .2 of the first, a second ``check`` at most .25, a second
  ``render`` at most .3;
- a second ``update`` takes at most .25 of a loop of ``msgfmt --statistics`` over the catalogues,
  and a second ``status`` at most .3;
- with 1,000 documents: 1,000 new editions in 8 seconds, and where nothing is due, ``render`` in .6
  and ``build`` in 3.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import corpus
from _report import Result, find_program, finish, name_version, time_process, write_number

LANGUAGES = ("fa", "fa_AF")
GROWTH = 4.4
COMMANDS = ("extract", "update", "check", "status", "render", "build")
AGAIN = {"build": 0.2, "check": 0.25, "render": 0.3}
"""How much of the first run a second one may take."""
PEER = {"update": 0.25, "status": 0.3}
"""How much of the time of msgfmt a second run may take."""
LIMITED = 1000
"""How many documents the limits in seconds are for."""
LIMITS = {("render", 0): 8.0, ("render", 1): 0.6, ("build", 1): 3.0}
"""By command and run, how many seconds of the processor it may take."""
RUNS = ("the first time", "with nothing to do")

Times = Mapping[str, tuple[float, float]]
"""By command, how many seconds of the processor the first and the second run took."""


def measure(command: Sequence[str], cache: Path, feed: str = "") -> float:
    """Return how many seconds of the processor a command takes, with all its processes."""
    environment = {"XDG_CACHE_HOME": str(cache)}
    return time_process(command, feed=feed, environment=environment).processor


def make_project(root: Path, documents: int, messages: int, cache: Path) -> None:
    """Make a project in which everything is translated and in step."""
    source = root / "source"
    source.mkdir(parents=True)
    codes = ", ".join(f'"{code}"' for code in LANGUAGES)
    settings = f'languages = [{codes}]\nformats = ["html"]\neditions = ["en,fa,fa_AF"]\n'
    (root / "dragoman.toml").write_text(settings, encoding="utf-8")
    texts = corpus.make_texts(documents * messages)
    for number in range(documents):
        own = texts[number * messages : (number + 1) * messages]
        text = "\n\n".join(own) + "\n"
        (source / f"document{number:05}.txt").write_text(text, encoding="utf-8")
        for code in LANGUAGES:
            path = root / "locale" / code / "LC_MESSAGES" / f"document{number:05}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            corpus.write_catalog(path, own, True)
            data = path.read_bytes().replace(b"Language: fa", f"Language: {code}".encode())
            path.write_bytes(data)
    measure([*dragoman("update"), str(root)], cache)


def dragoman(command: str) -> list[str]:
    """Return the beginning of a command line; the project's folder is to follow."""
    jobs = ["--jobs", "1"] if command in ("render", "build") else []
    return [sys.executable, "-m", "dragoman", command, "-q", *jobs, "-C"]


def measure_all(folder: Path, documents: int, messages: int) -> tuple[Times, float]:
    """Return the times of all commands in a project, and the time of msgfmt in it."""
    root, cache = folder / f"project{documents}", folder / "cache"
    make_project(root, documents, messages, cache)
    times = {}
    for command in COMMANDS:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.rmtree(root / "build", ignore_errors=True)
        first = measure([*dragoman(command), str(root)], cache)
        again = min(measure([*dragoman(command), str(root)], cache) for _ in range(2))
        times[command] = first, again
    listed = "".join(f"{path}\0" for path in sorted((root / "locale").rglob("*.po")))
    peer = ["xargs", "-0", "-n", "1", "msgfmt", "--statistics", "-o", os.devnull]
    return times, measure(peer, cache, listed)


def report(command: str, small: Times, large: Times, peer: float, count: int) -> Iterator[Result]:
    """Yield what is said of a command in the smaller and the larger project."""
    first, again = large[command]
    for place, run in enumerate(RUNS):
        values = large[command][place], small[command][place]
        detail = ", ".join(f"{write_number(value)} s" for value in values)
        task = f"{command} {run}, four times the documents"
        yield Result(task, values[0] / values[1], GROWTH, "", "growth", detail)
        if count == LIMITED and (command, place) in LIMITS:
            limit = LIMITS[command, place]
            yield Result(f"{command} {run}, {count:,} documents", values[0], limit, "", "seconds")
    if command in AGAIN:
        task = f"{command} {RUNS[1]}, {count:,} documents"
        yield Result(task, again / first, AGAIN[command], RUNS[0])
    if command in PEER:
        task = f"{command} {RUNS[1]}, {count:,} documents"
        detail = f"{write_number(again)} s, {write_number(peer)} s"
        yield Result(task, again / peer, PEER[command], name_version("msgfmt"), detail=detail)


def main(documents: int = 250, messages: int = 5) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    if find_program("msgfmt") is None:
        sys.exit("needs gettext: apt-get install gettext")
    with tempfile.TemporaryDirectory() as name:
        small, _ = measure_all(Path(name), documents, messages)
        large, peer = measure_all(Path(name), 4 * documents, messages)
    commands = (report(each, small, large, peer, 4 * documents) for each in COMMANDS)
    return finish([result for results in commands for result in results])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
