"""How fast `dragoman status` is, as ratios of whole processes.

Usage: python benchmarks/status.py [DOCUMENTS [LANGUAGES]]

- 100 catalogues of 1,000 messages, with an empty cache and with a full one, against
  ``msgfmt --statistics`` over the same files. With an empty cache, the sources (Markdown) are
  also parsed, to see whether they have changed;
- DOCUMENTS (1,000) in LANGUAGES (20), 20 messages each, likewise;
- ``--history`` for the first time and again, against each other;
- ``dragoman --help`` against ``python -c pass``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import corpus

STATUS = [sys.executable, "-m", "dragoman", "status", "-q", "-C"]
CODES = "fa ar de fr es it pt ru tr ku ckb ps ur he hi bn zh ja ko vi sv da nl pl cs ro hu fi el uk"


def seconds(command: Sequence[str], cache: Path, runs: int = 1, feed: str = "") -> float:
    """Return how long a process takes, the median of several runs."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(
            command, check=True, capture_output=True, env=environment, input=feed, text=True
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def project(root: Path, documents: int, languages: Sequence[str], messages: int) -> list[Path]:
    """Make a project in which everything is translated, and return its catalogues."""
    codes = ", ".join(f'"{code}"' for code in languages)
    root.mkdir()
    (root / "dragoman.toml").write_text(f"languages = [{codes}]\n", encoding="utf-8")
    found = []
    for number in range(documents):
        name = f"part{number % 40}/document{number}"
        texts = corpus.make_texts(messages, number + 1)
        source = root / "source" / f"{name}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        template = root / "locale" / f"{name}.pot"
        template.parent.mkdir(parents=True, exist_ok=True)
        corpus.write_catalog(template, texts, False)
        made = root / "made.po"
        corpus.write_catalog(made, texts, True)
        for code in languages:
            path = root / "locale" / code / "LC_MESSAGES" / f"{name}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            data = made.read_bytes()
            path.write_bytes(data + f"\n# {code}\n".encode())  # no two have the same bytes
            found.append(path)
    return found


def against_msgfmt(name: str, root: Path, catalogs: Sequence[Path], cache: Path) -> None:
    """Compare counting, with an empty and with a full cache, with a process of msgfmt per file."""
    cold = seconds([*STATUS, str(root)], cache)
    warm = seconds([*STATUS, str(root)], cache, runs=3)
    listed = "".join(f"{path}\0" for path in catalogs)
    command = ["xargs", "-0", "-n", "1", "msgfmt", "--statistics", "-o", os.devnull]
    peer = seconds(command, cache, feed=listed)
    print(
        f"{name}: cold {cold:.2f} s, ratio {cold / peer:.3f}; warm {warm:.2f} s, ratio "
        f"{warm / peer:.3f}; msgfmt {peer:.2f} s"
    )


def history(folder: Path, cache: Path, commits: int = 300) -> None:
    """Compare the first history with the second, which finds all counts in the cache."""
    root = folder / "history"
    (path,) = project(root, 1, ["fa"], 1000)
    git = ["git", "-C", str(root), "-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    text = path.read_text(encoding="utf-8")
    for number in range(commits):
        path.write_text(f"{text}\n# commit {number}\n", encoding="utf-8")
        text = text.replace('msgstr "', f'msgstr "{number}', 2)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    command = [*STATUS, str(root), "--history"]
    first = seconds(command, cache)
    again = seconds(command, cache, runs=3)
    print(
        f"history of {commits} versions of 1,000 messages: first {first:.2f} s, "
        f"again {again:.2f} s, ratio {again / first:.3f} (at most 0.05)"
    )


def main(documents: int = 1000, languages: int = 20) -> None:
    """Run the comparisons."""
    if not shutil.which("msgfmt"):
        sys.exit("needs gettext: apt-get install gettext")
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name) / "cache"
        catalogs = project(folder / "long", 100, ["fa"], 1000)
        against_msgfmt("100 catalogues of 1,000 messages", folder / "long", catalogs, cache)
        catalogs = project(folder / "many", documents, CODES.split()[:languages], 20)
        against_msgfmt(f"{len(catalogs)} catalogues of 20", folder / "many", catalogs, cache)
        history(folder, cache)
        helped = seconds([sys.executable, "-m", "dragoman", "--help"], cache, runs=9)
        nothing = seconds([sys.executable, "-c", "pass"], cache, runs=9)
        print(
            f"--help: {helped:.3f} s, python -c pass {nothing:.3f} s, ratio {helped / nothing:.2f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
