"""How long an update takes, against gettext's msgmerge, on a corpus made from a number.

    python benchmarks/matching.py [MESSAGES…] [--slow] [--giants]

Times are of whole processes, in seconds of the processor and of the clock: msgmerge uses all
processors that it gets, dragoman uses one. msgmerge's fuzzy matching is run up to 1,000 messages
(3,000 with --slow), because beyond that it takes minutes. Of several sizes, the smallest and the
largest show how our time grows.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import corpus

OURS = """
import sys
from pathlib import Path
from dragoman.po import dump, read
from dragoman.catalogs.update import update_catalog
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(dump(update_catalog(read(old), read(new), language="fa").catalog))
"""
PEER = ["msgmerge", "--quiet", "--previous", "--no-wrap", "--output-file"]


class Times(NamedTuple):
    """How long a process took, in seconds."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} s of processor, {self.clock:.2f} s by the clock"

    def compare(self, other: Times) -> str:
        """Return how many times as long another process took."""
        by_clock = other.clock / self.clock
        return f"{other.processor / self.processor:.2f} of processor, {by_clock:.2f} by the clock"


def time_process(command: list[str], runs: int = 3) -> Times:
    """Return the medians of several runs of a whole process; ends the benchmark where one fails."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[0]} ended with {process.returncode}")
        taken.append((usage.ru_utime + usage.ru_stime, time.perf_counter() - start))
    return Times(*map(statistics.median, zip(*taken, strict=True)))


def time_library(folder: Path, old: str, new: str, runs: int = 3) -> Times:
    """Time our update of a catalogue by the library."""
    paths = [str(folder / name) for name in (old, new, "ours.po")]
    return time_process([sys.executable, "-c", OURS, *paths], runs)


def time_peer(folder: Path, old: str, new: str, *options: str, runs: int = 3) -> Times:
    """Time msgmerge's update of a catalogue."""
    paths = [str(folder / name) for name in ("peer.po", old, new)]
    return time_process([*PEER, paths[0], *options, *paths[1:]], runs)


def time_command(folder: Path, texts: list[str], runs: int) -> tuple[Times, Times]:
    """Time ``dragoman update`` itself: extraction, matching, writing; and once more, unchanged."""
    project = folder / "project"
    catalog = project / "locale" / "fa" / "LC_MESSAGES" / "corpus.po"
    for subfolder in (project / "source", catalog.parent):
        subfolder.mkdir(parents=True, exist_ok=True)
    (project / "dragoman.toml").write_text('languages = ["fa"]\n')
    (project / "source" / "corpus.txt").write_text("\n\n".join(texts) + "\n")
    command = [sys.executable, "-m", "dragoman", "update", "-q", "-C", str(project)]
    taken = []
    for _ in range(runs):
        shutil.copy(folder / "old.po", catalog)
        shutil.copy(folder / "same.pot", project / "locale" / "corpus.pot")
        taken.append(time_process(command, 1))
    changed = Times(*map(statistics.median, zip(*taken, strict=True)))
    return changed, time_process(command, runs)


def report_size(folder: Path, count: int, fuzzy: bool) -> None:
    """Print the times of one size: with 12% changed, and unchanged."""
    texts = corpus.make_texts(count)
    changed = corpus.change_texts(texts)
    corpus.write_catalog(folder / "old.po", texts, translations=True)
    corpus.write_catalog(folder / "same.pot", texts, translations=False)
    corpus.write_catalog(folder / "new.pot", changed, translations=False)
    runs = 1 if count > 20_000 else 5
    library = time_library(folder, "old.po", "new.pot", runs)
    command, again = time_command(folder, changed, runs)
    print(f"{count} messages, 12% changed: library {library}; dragoman update {command}")
    if fuzzy:
        peer = time_peer(folder, "old.po", "new.pot", runs=1)
        print(f"    msgmerge {peer}: {library.compare(peer)} of the library's time,")
        print(f"    {command.compare(peer)} of the command's")
    same = time_library(folder, "old.po", "same.pot", runs)
    plain = time_peer(folder, "old.po", "same.pot", "--no-fuzzy-matching", runs=runs)
    print(f"{count} messages, unchanged: library {same}; dragoman update {again}")
    print(f"    of msgmerge -N: library {plain.compare(same)}; dragoman update", end=" ")
    print(plain.compare(again))


def report_growth(folder: Path, small: int, large: int, runs: int = 5) -> None:
    """Print how the library's time grows. The two sizes run in turn: a machine's speed drifts."""
    for count in (small, large):
        texts = corpus.make_texts(count)
        corpus.write_catalog(folder / f"{count}.po", texts, translations=True)
        new = corpus.change_texts(texts)
        corpus.write_catalog(folder / f"{count}.pot", new, translations=False)
    pairs = [
        [time_library(folder, f"{n}.po", f"{n}.pot", 1) for n in (small, large)]
        for _ in range(runs)
    ]
    ratios = sorted(more.processor / less.processor for less, more in pairs)
    middle = statistics.median(ratios)
    print(f"from {small} to {large}: {middle:.1f}-fold ({ratios[0]:.1f} to {ratios[-1]:.1f})")


def report_giants(folder: Path) -> None:
    """Print the times of five paragraphs of 100,000 words, each changed."""
    dice = random.Random(3)
    texts = [corpus.make_paragraph(dice, (7400, 7400)) for _ in range(5)]
    corpus.write_catalog(folder / "old.po", texts, translations=True)
    new = [corpus.edit(text, dice) for text in texts]
    corpus.write_catalog(folder / "new.pot", new, translations=False)
    library = time_library(folder, "old.po", "new.pot", 1)
    peer = time_peer(folder, "old.po", "new.pot", runs=1)
    print(f"5 paragraphs of 100,000 words: library {library}; msgmerge {peer}")


def main(arguments: list[str]) -> None:
    """Run the sizes that the arguments name."""
    most = 3000 if "--slow" in arguments else 1000
    counts = [int(a) for a in arguments if a.isdecimal()] or [1000, 3000, 10_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in counts:
            report_size(folder, count, count <= most)
        if len(counts) > 1:
            report_growth(folder, min(counts), max(counts))
        if "--giants" in arguments:
            report_giants(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
