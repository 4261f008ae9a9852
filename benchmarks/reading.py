"""Compare counting, reading and writing a catalogue with gettext, as ratios of whole processes.

Usage: python benchmarks/reading.py [MESSAGES [RUNS]]. Runs of dragoman and of gettext alternate,
so that a busy machine slows both; the medians are compared.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import corpus

COUNT = """\
import sys
from dragoman.catalogs import count_catalog
print(count_catalog(open(sys.argv[1], "rb").read(), sys.argv[1]))
"""
WRITE = """\
import sys
from dataclasses import replace
from pathlib import Path
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import mark_reviewed
def review(old):
    blocks = list(old.blocks)
    middle = len(blocks) // 2
    blocks[middle] = mark_reviewed(blocks[middle], "2026-01-02", sys.argv[2])
    return replace(old, blocks=tuple(blocks))
path = Path(sys.argv[1])
assert change_catalog(path, review, root=path.parent)
"""


def time_process(command: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of one process: by the clock, and of the processor.

    Other work on the machine disturbs the processor's time less.
    """
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, processor


def compare(name: str, ours: Sequence[str], peer: Sequence[str], runs: int, target: float) -> bool:
    """Print the ratios of our times to the peer's; return whether the target is met.

    Both are single processes of one thread, so on a machine that does nothing else the two ratios
    are the same. The ratio of the processor's times decides.
    """
    times: dict[str, list[tuple[float, float]]] = {"ours": [], "peer": []}
    for run in range(runs + 1):
        for program, command in (("ours", [*ours, str(run)]), ("peer", peer)):
            duration = time_process(command)
            if run:  # the first run fills the caches
                times[program].append(duration)
    our_clock, our_processor = (
        statistics.median(each) for each in zip(*times["ours"], strict=True)
    )
    clock, processor = (statistics.median(each) for each in zip(*times["peer"], strict=True))
    ratio = our_processor / processor
    print(
        f"{name}: processor {our_processor:.3f} s, {peer[0]} {processor:.3f} s, "
        f"ratio {ratio:.2f}; clock {our_clock:.3f} s, {clock:.3f} s, "
        f"ratio {our_clock / clock:.2f} (at most {target}){'' if ratio <= target else ' MISSED'}"
    )
    return ratio <= target


def main(messages: int = 10_000, runs: int = 9) -> int:
    """Run the comparisons; return 1 where a target is missed."""
    if not shutil.which("msgfmt"):
        sys.exit("needs gettext: apt-get install gettext")
    python = [sys.executable, "-I", "-c"]
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "corpus.po", Path(folder) / "copy.po"
        corpus.write_catalog(path, corpus.make_texts(messages), True)
        shutil.copy(path, copy)
        print(f"{messages} messages, {path.stat().st_size / 1e6:.1f} MB")
        counted = compare(
            "count messages and words",
            [*python, COUNT, str(path)],
            ["msgfmt", "--statistics", "-o", str(Path(folder) / "corpus.mo"), str(path)],
            runs,
            0.35,
        )
        written = compare(
            "read, change one, write",
            [*python, WRITE, str(copy)],
            ["msgcat", "--no-wrap", "-o", str(Path(folder) / "out.po"), str(path)],
            runs,
            0.25,
        )
    return 0 if counted and written else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
