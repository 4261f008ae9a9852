"""Compare counting, reading and writing a catalogue with gettext, as ratios of whole processes.

Usage: python benchmarks/reading.py [MESSAGES [RUNS]].
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import corpus
from _report import Comparison, compare, finish

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
    blocks[middle] = mark_reviewed(blocks[middle], "2026-01-02", "ab")
    return replace(old, blocks=tuple(blocks))
path = Path(sys.argv[1])
assert change_catalog(path, review, root=path.parent)
"""


def main(messages: int = 10_000, runs: int = 9) -> int:
    """Run the comparisons; return 1 where a target is missed."""
    python = [sys.executable, "-I", "-c"]
    with tempfile.TemporaryDirectory() as folder:
        path, copy = Path(folder) / "corpus.po", Path(folder) / "copy.po"
        corpus.write_catalog(path, corpus.make_texts(messages), True)
        shutil.copy(path, copy)
        compiled, written = Path(folder) / "corpus.mo", Path(folder) / "out.po"
        counting = Comparison(
            f"count messages and words of {messages:,}",
            [*python, COUNT, str(path)],
            ["msgfmt", "--statistics", "-o", str(compiled), str(path)],
            0.35,
        )
        writing = Comparison(
            f"read {messages:,} messages, change one, write",
            [*python, WRITE, str(copy)],
            ["msgcat", "--no-wrap", "-o", str(written), str(path)],
            0.25,
            prepare=lambda: shutil.copy(path, copy),
        )
        return finish([compare(counting, runs), compare(writing, runs)])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
