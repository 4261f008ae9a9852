"""How fast `dragoman status` is, as ratios of whole processes.

Usage: python benchmarks/status.py [DOCUMENTS [LANGUAGES]]

- 100 catalogues of 1,000 messages, with an empty cache and with a full one, against
  ``msgfmt --statistics`` over the same files. With an empty cache, the sources (Markdown) are
  also parsed, to see whether they have changed;
- DOCUMENTS (250) in LANGUAGES (10), 20 messages each, likewise; 500 20 are 10,000 catalogues;
- ``--history`` for the first time and again, against each other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import corpus
from _report import Result, find_program, finish, name_version, report_missing, time_process

STATUS = [sys.executable, "-m", "dragoman", "status", "-q", "-C"]
REGIONS = "AF AE AM AZ BH CA DE FR GB GE IN IQ IR KW OM PK QA SE TJ TM TR US UZ"
CODES = ("fa", *(f"fa_{region}" for region in REGIONS.split()))
"""All texts are in Persian, and a catalogue in another language than its folder is refused."""
COLD, WARM = 0.65, 0.3
"""The targets with an empty and with a full cache, beside msgfmt."""
AGAIN = 0.05
"""The target for a second ``--history``, beside the first."""


def measure_seconds(command: Sequence[str], cache: Path, runs: int = 1, feed: str = "") -> float:
    """Return how many seconds of the processor a process takes, the least of several runs."""
    environment = {"XDG_CACHE_HOME": str(cache)}
    return min(
        time_process(command, feed=feed, environment=environment).processor for _ in range(runs)
    )


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
            data = made.read_bytes().replace(b"Language: fa", f"Language: {code}".encode())
            path.write_bytes(data + f"\n# {code}\n".encode())  # no two have the same bytes
            found.append(path)
    return found


def compare_counting(name: str, root: Path, catalogs: Sequence[Path], cache: Path) -> list[Result]:
    """Compare counting, with an empty and with a full cache, with a process of msgfmt per file."""
    if find_program("msgfmt") is None:
        return [report_missing(f"status, {name}", "msgfmt", COLD)]
    listed = "".join(f"{path}\0" for path in catalogs)
    command = ["xargs", "-0", "-n", "1", "msgfmt", "--statistics", "-o", os.devnull]
    peer = measure_seconds(command, cache, feed=listed)
    found = []
    for kind, runs, target in (("empty", 1, COLD), ("full", 3, WARM)):
        ours = measure_seconds([*STATUS, str(root)], cache, runs)
        task = f"status, {name}, with {'an' if runs == 1 else 'a'} {kind} cache"
        detail = f"{ours:.2f} s, {peer:.2f} s"
        version = name_version("msgfmt", "msgfmt --statistics")
        found.append(Result(task, ours / peer, target, version, detail=detail))
    return found


def compare_histories(folder: Path, cache: Path, commits: int = 150) -> Result:
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
    first = measure_seconds(command, cache)
    again = measure_seconds(command, cache, runs=3)
    task = f"status --history again, {commits} versions of 1,000 messages"
    detail = f"{again:.2f} s, {first:.2f} s"
    return Result(task, again / first, AGAIN, "the first time", detail=detail)


def main(documents: int = 250, languages: int = 10) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name), Path(name) / "cache"
        catalogs = project(folder / "long", 100, ["fa"], 1000)
        results = compare_counting("100 catalogues of 1,000", folder / "long", catalogs, cache)
        catalogs = project(folder / "many", documents, CODES[:languages], 20)
        many = f"{len(catalogs):,} catalogues of 20"
        results += compare_counting(many, folder / "many", catalogs, cache)
        if shutil.which("git"):
            results.append(compare_histories(folder, cache))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
