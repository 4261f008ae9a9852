"""How long an update takes, against gettext's msgmerge, on a corpus made from a number.

    python benchmarks/matching.py [MESSAGES…] [--slow] [--giants]

Whole processes, the processor's seconds and the clock's: msgmerge uses all processors that it gets,
dragoman one. Its fuzzy matching is run up to 1,000 messages (3,000 with --slow): beyond that it
takes minutes. Of several sizes the smallest and the largest tell how our time grows.
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
    """How long a process took."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} s of processor, {self.clock:.2f} s by the clock"

    def over(self, other: Times) -> str:
        """Give the ratios of another's times to these."""
        by_clock = other.clock / self.clock
        return f"{other.processor / self.processor:.2f} of processor, {by_clock:.2f} by the clock"


def times(command: list[str], runs: int = 3) -> Times:
    """Give the medians of several runs of a whole process."""
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[0]} ended with {process.returncode}")
        taken.append((usage.ru_utime + usage.ru_stime, time.perf_counter() - began))
    return Times(*map(statistics.median, zip(*taken, strict=True)))


def ours(folder: Path, old: str, new: str, runs: int = 3) -> Times:
    """Time our update of a catalogue by the library."""
    paths = [str(folder / name) for name in (old, new, "ours.po")]
    return times([sys.executable, "-c", OURS, *paths], runs)


def peer(folder: Path, old: str, new: str, *options: str, runs: int = 3) -> Times:
    """Time msgmerge's."""
    paths = [str(folder / name) for name in ("peer.po", old, new)]
    return times([*PEER, paths[0], *options, *paths[1:]], runs)


def command(folder: Path, texts: list[str], runs: int) -> tuple[Times, Times]:
    """Time ``dragoman update`` itself: extraction, matching, writing; and once more, unchanged."""
    project = folder / "project"
    catalog = project / "locale" / "fa" / "LC_MESSAGES" / "corpus.po"
    for made in (project / "source", catalog.parent):
        made.mkdir(parents=True, exist_ok=True)
    (project / "dragoman.toml").write_text('languages = ["fa"]\n')
    (project / "source" / "corpus.txt").write_text("\n\n".join(texts) + "\n")
    run = [sys.executable, "-m", "dragoman", "update", "-q", "-C", str(project)]
    taken = []
    for _ in range(runs):
        shutil.copy(folder / "old.po", catalog)
        shutil.copy(folder / "same.pot", project / "locale" / "corpus.pot")
        taken.append(times(run, 1))
    changed = Times(*map(statistics.median, zip(*taken, strict=True)))
    return changed, times(run, runs)


def size(folder: Path, count: int, fuzzy: bool) -> None:
    """Tell of one size: with 12% changed, and unchanged."""
    texts = corpus.texts(count)
    corpus.write(folder / "old.po", texts, translations=True)
    corpus.write(folder / "same.pot", texts, translations=False)
    corpus.write(folder / "new.pot", corpus.changed(texts), translations=False)
    runs = 1 if count > 20_000 else 5
    mine = ours(folder, "old.po", "new.pot", runs)
    whole, again = command(folder, corpus.changed(texts), runs)
    print(f"{count} messages, 12% changed: library {mine}; dragoman update {whole}")
    if fuzzy:
        theirs = peer(folder, "old.po", "new.pot", runs=1)
        print(f"    msgmerge {theirs}: {mine.over(theirs)} of the library's time,")
        print(f"    {whole.over(theirs)} of the command's")
    same = ours(folder, "old.po", "same.pot", runs)
    plain = peer(folder, "old.po", "same.pot", "--no-fuzzy-matching", runs=runs)
    print(f"{count} messages, unchanged: library {same}; dragoman update {again}")
    print(f"    of msgmerge -N: library {plain.over(same)}; dragoman update {plain.over(again)}")


def growth(folder: Path, small: int, large: int, runs: int = 5) -> None:
    """Tell how the library's time grows: the two sizes in turn, for a machine's speed drifts."""
    for count in (small, large):
        texts = corpus.texts(count)
        corpus.write(folder / f"{count}.po", texts, translations=True)
        corpus.write(folder / f"{count}.pot", corpus.changed(texts), translations=False)
    pairs = [[ours(folder, f"{n}.po", f"{n}.pot", 1) for n in (small, large)] for _ in range(runs)]
    ratios = sorted(more.processor / less.processor for less, more in pairs)
    middle = statistics.median(ratios)
    print(f"from {small} to {large}: {middle:.1f}-fold ({ratios[0]:.1f} to {ratios[-1]:.1f})")


def giants(folder: Path) -> None:
    """Tell of five paragraphs of 100,000 words, each changed."""
    dice = random.Random(3)
    texts = [corpus.paragraph(dice, (7400, 7400)) for _ in range(5)]
    corpus.write(folder / "old.po", texts, translations=True)
    new = [corpus.edited(text, dice) for text in texts]
    corpus.write(folder / "new.pot", new, translations=False)
    mine = ours(folder, "old.po", "new.pot", 1)
    theirs = peer(folder, "old.po", "new.pot", runs=1)
    print(f"5 paragraphs of 100,000 words: library {mine}; msgmerge {theirs}")


def main(arguments: list[str]) -> None:
    """Run the sizes asked for."""
    most = 3000 if "--slow" in arguments else 1000
    counts = [int(a) for a in arguments if a.isdecimal()] or [1000, 3000, 10_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in counts:
            size(folder, count, count <= most)
        if len(counts) > 1:
            growth(folder, min(counts), max(counts))
        if "--giants" in arguments:
            giants(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
