"""How long an update takes, against gettext's msgmerge, on a corpus made from a number.

    python benchmarks/matching.py [MESSAGES…]

Each line is one size: processor seconds of whole processes, ours and the peer's, and the ratio. The
peer's fuzzy matching is run up to 1,000 messages (3,000 with --slow): beyond that it takes minutes.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

OURS = """
import sys
from pathlib import Path
from dragoman.catalogs import dump, read
from dragoman.catalogs.update import update
old, new, out = map(Path, sys.argv[1:])
out.write_bytes(dump(update(read(old), read(new), language="fa").catalog))
"""
PEER = ["msgmerge", "--quiet", "--previous", "--no-wrap", "--output-file"]


def seconds(command: list[str], runs: int = 3) -> float:
    """Give the median of the processor time of a whole process."""
    taken = []
    for _ in range(runs):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[0]} ended with {process.returncode}")
        taken.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(taken)


def ours(folder: Path, old: str, new: str, runs: int = 3) -> float:
    """Time our update of a catalogue."""
    paths = [str(folder / name) for name in (old, new, "ours.po")]
    return seconds([sys.executable, "-c", OURS, *paths], runs)


def peer(folder: Path, old: str, new: str, *options: str, runs: int = 3) -> float:
    """Time msgmerge's."""
    paths = [str(folder / name) for name in ("peer.po", old, new)]
    return seconds([*PEER, paths[0], *options, *paths[1:]], runs)


def command(folder: Path, texts: list[str], runs: int) -> tuple[float, float]:
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
        taken.append(seconds(run, 1))
    return statistics.median(taken), seconds(run, runs)


def size(folder: Path, count: int, fuzzy: bool) -> float:
    """Tell of one size, and give our time with 12% changed."""
    texts = corpus.texts(count)
    corpus.write(folder / "old.po", texts, translations=True)
    corpus.write(folder / "same.pot", texts, translations=False)
    corpus.write(folder / "new.pot", corpus.changed(texts), translations=False)
    runs = 1 if count > 20_000 else 3
    mine = ours(folder, "old.po", "new.pot", runs)
    line = f"{count:>7} messages, 12% changed: ours {mine:.2f} s"
    if fuzzy:
        theirs = peer(folder, "old.po", "new.pot", runs=1)
        line += f", msgmerge {theirs:.2f} s, {theirs / mine:.0f} times ours"
    whole, again = command(folder, corpus.changed(texts), runs)
    print(f"{line}; `dragoman update` {whole:.2f} s")
    same = ours(folder, "old.po", "same.pot", runs)
    plain = peer(folder, "old.po", "same.pot", "--no-fuzzy-matching", runs=runs)
    print(
        f"{count:>7} messages, unchanged: ours {same:.2f} s, msgmerge -N {plain:.2f} s, "
        f"ours {same / plain:.2f} of it; `dragoman update` {again:.2f} s"
    )
    return mine


def giants(folder: Path) -> None:
    """Tell of five paragraphs of 100,000 words, each changed."""
    import random

    dice = random.Random(3)
    texts = [corpus.paragraph(dice, (7400, 7400)) for _ in range(5)]
    corpus.write(folder / "old.po", texts, translations=True)
    new = [corpus.edited(text, dice) for text in texts]
    corpus.write(folder / "new.pot", new, translations=False)
    mine = ours(folder, "old.po", "new.pot", 1)
    theirs = peer(folder, "old.po", "new.pot", runs=1)
    print(f"5 paragraphs of 100,000 words: ours {mine:.2f} s, msgmerge {theirs:.2f} s")


def main(arguments: list[str]) -> None:
    """Run the sizes asked for."""
    slow = "--slow" in arguments
    counts = [int(a) for a in arguments if a.isdecimal()] or [1000, 3000, 10_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = {n: size(folder, n, n <= (3000 if slow else 1000)) for n in counts}
        if {10_000, 100_000} <= times.keys():
            print(f"from 10,000 to 100,000: {times[100_000] / times[10_000]:.1f}-fold")
        if "--giants" in arguments:
            giants(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
