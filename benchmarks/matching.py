"""How long an update takes, against gettext's msgmerge, on a corpus made from a number.

    python benchmarks/matching.py [MESSAGES…] [--slow] [--giants]

Of the sizes (1,000 and 10,000), the smallest and the largest show how our time grows. Where
nothing has changed, the peer is ``msgmerge -N``, which searches for nothing. msgmerge's fuzzy
matching is run up to 1,000 messages, or 3,000 with --slow, because beyond that it takes minutes.
With --giants, five paragraphs of 100,000 words are changed.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

import corpus
from _report import Comparison, Result, compare, finish, time_process

OURS = """
import sys
from pathlib import Path
from dragoman.po import dump, read
from dragoman.catalogs.update import update_catalog
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(dump(update_catalog(read(old), read(new), language="fa").catalog))
"""
PEER = ["msgmerge", "--quiet", "--previous", "--no-wrap", "--output-file"]
SEARCHED = 0.1
"""The target beside msgmerge with its fuzzy matching."""
NOTHING_TO_DO = 0.15
"""The target of a command that has nothing to do, in seconds more than it takes to start."""
GROWTH = 11.0
"""The target for ten times the messages."""


def command_library(folder: Path, old: str, new: str) -> list[str]:
    """Return the command of our update of a catalogue by the library."""
    return [sys.executable, "-c", OURS, *(str(folder / name) for name in (old, new, "ours.po"))]


def command_peer(folder: Path, old: str, new: str, *options: str) -> list[str]:
    """Return the command of msgmerge's update of a catalogue."""
    out, *given = (str(folder / name) for name in ("peer.po", old, new))
    return [*PEER, out, *options, *given]


def compare_size(folder: Path, count: int, fuzzy: bool) -> list[Result]:
    """Compare the updates of one size: with 12 % changed, and unchanged."""
    texts = corpus.make_texts(count)
    corpus.write_catalog(folder / "old.po", texts, translations=True)
    corpus.write_catalog(folder / "same.pot", texts, translations=False)
    corpus.write_catalog(folder / "new.pot", corpus.change_texts(texts), translations=False)
    task = f"update, {count:,} messages"
    found = []
    if fuzzy:
        ours = command_library(folder, "old.po", "new.pot")
        peer = command_peer(folder, "old.po", "new.pot")
        found.append(compare(Comparison(f"{task}, 12 % changed", ours, peer, SEARCHED), runs=1))
    ours = command_library(folder, "old.po", "same.pot")
    peer = command_peer(folder, "old.po", "same.pot", "--no-fuzzy-matching")
    comparison = Comparison(f"{task}, none changed", ours, peer, name="msgmerge -N")
    return [*found, compare(comparison)]


def measure_command(folder: Path, count: int) -> Result:
    """Return what ``dragoman update`` takes the second time, when there is nothing to do."""
    project = folder / "project"
    texts = corpus.make_texts(count)
    catalog = project / "locale" / "fa" / "LC_MESSAGES" / "corpus.po"
    for subfolder in (project / "source", catalog.parent):
        subfolder.mkdir(parents=True, exist_ok=True)
    (project / "dragoman.toml").write_text('languages = ["fa"]\n')
    (project / "source" / "corpus.txt").write_text("\n\n".join(texts) + "\n")
    shutil.copy(folder / "old.po", catalog)
    dragoman = [sys.executable, "-m", "dragoman"]
    environment = {"XDG_CACHE_HOME": str(folder / "cache")}
    update, start = (
        min(time_process(command, environment=environment).processor for _ in range(4))
        for command in ([*dragoman, "update", "-q", "-C", str(project)], [*dragoman, "--version"])
    )
    return Result(
        f"dragoman update, {count:,} messages, nothing to do, more than --version",
        update - start,
        NOTHING_TO_DO,
        measure="seconds of the processor",
        detail=f"{update:.2f} s, {start:.2f} s",
    )


def measure_growth(folder: Path, small: int, large: int, runs: int = 2) -> Result:
    """Return how our time grows. The two sizes run in turn: a machine's speed drifts."""
    for count in (small, large):
        texts = corpus.make_texts(count)
        corpus.write_catalog(folder / f"{count}.po", texts, translations=True)
        new = corpus.change_texts(texts)
        corpus.write_catalog(folder / f"{count}.pot", new, translations=False)
    pairs = [
        [time_process(command_library(folder, f"{n}.po", f"{n}.pot")) for n in (small, large)]
        for _ in range(runs)
    ]
    less, more = (min(cost.processor for cost in costs) for costs in zip(*pairs, strict=True))
    target = GROWTH * large / small / 10
    task = f"update, from {small:,} to {large:,} messages, 12 % changed"
    return Result(task, more / less, target, measure="growth", detail=f"{more:.2f} s, {less:.2f} s")


def compare_giants(folder: Path) -> Result:
    """Compare five paragraphs of 100,000 words, each changed."""
    dice = random.Random(3)
    texts = [corpus.make_paragraph(dice, (7400, 7400)) for _ in range(5)]
    corpus.write_catalog(folder / "old.po", texts, translations=True)
    new = [corpus.edit(text, dice) for text in texts]
    corpus.write_catalog(folder / "new.pot", new, translations=False)
    ours = command_library(folder, "old.po", "new.pot")
    peer = command_peer(folder, "old.po", "new.pot")
    return compare(Comparison("update, 5 paragraphs of 100,000 words", ours, peer), runs=1)


def main(arguments: list[str]) -> int:
    """Run the sizes that the arguments name; return 1 where a target is missed, else 0."""
    most = 3000 if "--slow" in arguments else 1000
    counts = [int(a) for a in arguments if a.isdecimal()] or [1000, 10_000]
    with tempfile.TemporaryDirectory() as name:
        folder, results = Path(name), list[Result]()
        for count in counts:
            results += compare_size(folder, count, count <= most)
        results.append(measure_command(folder, counts[-1]))
        if len(counts) > 1:
            results.append(measure_growth(folder, min(counts), max(counts)))
        if "--giants" in arguments:
            results.append(compare_giants(folder))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
