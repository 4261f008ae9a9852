"""What it takes to update one document among thousands, which are searched for suggestions.

Usage: python benchmarks/one_document.py [DOCUMENTS [MESSAGES]]

A project of DOCUMENTS (10,000) with MESSAGES (5) each in two languages, all translated. One of them
gets a new paragraph, and is updated: with an empty cache, and then twice more. Then it gets another
one, and all documents are updated. The times are those of the processor, of whole processes. For
20,000 catalogues there are targets: one document again in 1 second, all documents in 3.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import corpus
from _report import Cost, Result, finish, time_process
from projects import LANGUAGES, dragoman, make_project

LIMITED = 20_000
"""The number of catalogues that the targets are for."""
ONE, ALL = 1.0, 3.0
"""In seconds."""
NAME = "document00005"
QUIET = 11
"""So many seconds after a catalogue was written, the next update takes its word for its content."""


def update(root: Path, cache: Path, seed: int, *names: str) -> Cost:
    """Return what an update of some documents costs, one of which has a new paragraph."""
    with (root / "source" / f"{NAME}.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{corpus.make_paragraph(random.Random(seed))}\n")
    command = [*dragoman("update"), str(root), *names]
    return time_process(command, environment={"XDG_CACHE_HOME": str(cache)})


def main(documents: int = 10_000, messages: int = 5) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    catalogs = documents * len(LANGUAGES)
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name, "project"), Path(name, "cache")
        make_project(root, documents, messages, cache)
        time_process([*dragoman("update"), str(root)], environment={"XDG_CACHE_HOME": str(cache)})
        time.sleep(QUIET)
        shutil.rmtree(cache / "dragoman", ignore_errors=True)
        first = update(root, cache, 1, NAME)
        again = min(update(root, cache, seed, NAME) for seed in (2, 3))
        time_process([*dragoman("update"), str(root)], environment={"XDG_CACHE_HOME": str(cache)})
        every = update(root, cache, 4)
    one, all_ = (ONE, ALL) if catalogs == LIMITED else (None, None)
    task = f"update of one document, {catalogs:,} catalogues"
    found = [
        (f"{task}, with an empty cache", first, None),
        (f"{task}, again", again, one),
        (f"update of all, one of {catalogs:,} catalogues to change", every, all_),
    ]
    return finish(
        [
            Result(task, cost.processor, limit, "", "seconds", f"{cost.memory:.0f} MB")
            for task, cost, limit in found
        ]
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
