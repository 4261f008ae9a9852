"""Compare ``dragoman check`` with pofilter over a Persian and an Arabic catalogue.

Usage: python benchmarks/checks.py [PARAGRAPHS [RUNS]]. Each catalogue has so many paragraphs
(10,000). The first check begins with an empty cache: every rule looks at every message. It is
measured in one process, because to divide the work costs some, and by the clock with all
processors. The target is that both catalogues together take 2.5 s on a machine on which pofilter
takes 7.6 s for them.

A catalogue in the wrong language, where nearly every word is a finding, must need little more
memory than a good one: findings are printed as they are found, and not kept.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _report import (
    MEASURES,
    Cost,
    Result,
    find_program,
    finish,
    name_version,
    report_missing,
    time_process,
)

from dragoman import po

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fa", "ar")
TARGET = 2.5 / 7.6
AGAIN = 0.05
"""The target for a second check, when nothing has changed."""
MOST_MEMORY = 1.5
DRAGOMAN = [sys.executable, "-m", "dragoman"]

Costs = dict[str, Cost]
"""What each of some commands cost, by its name."""


def main(paragraphs: int = 10_000, runs: int = 2) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    results = [*compare_checks(paragraphs, runs), measure_memory(paragraphs // 5)]
    return finish(results)


def compare_checks(paragraphs: int, runs: int) -> list[Result]:
    """Compare the check of all catalogues, each in a project of its own, and a second one."""
    pofilter = find_program("pofilter")
    task = f"check {paragraphs:,} paragraphs in each of {len(LANGUAGES)} languages"
    if pofilter is None:
        return [report_missing(task, "pofilter", TARGET)]
    costs: list[list[Costs]] = []
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            make_project(Path(folder), paragraphs, language, language)
            costs.append([time_checks(pofilter, Path(folder), language) for _ in range(runs)])

    def compare(name: str, kind: str, target: float, measure: str = "processor time") -> Result:
        take = MEASURES[measure]
        ours, beside = (
            sum(min(take(run[each]) for run in own) for own in costs) for each in (kind, "peer")
        )
        detail = f"{ours:.2f} s, {beside:.2f} s"
        return Result(name, ours / beside, target, name_version("pofilter"), measure, detail)

    return [
        compare(f"{task}, in one process", "alone", TARGET),
        compare(f"{task}, on all processors", "divided", TARGET, "clock"),
        compare(f"{task}, again", "again", AGAIN),
    ]


def time_checks(pofilter: str, root: Path, language: str) -> Costs:
    """Return what checks cost: two with an empty cache, a second one, and pofilter's."""
    cache = root / "cache"
    ours = [*DRAGOMAN, "check", "-q", "-C", str(root)]
    catalog = str(root / "locale" / language / "LC_MESSAGES" / "letter.po")
    found = str(root / "found.po")
    commands = {
        "alone": [*ours, "--jobs", "1"],
        "divided": ours,
        "again": ours,
        "peer": [pofilter, "--progress=none", f"--language={language}", catalog, found],
    }
    costs = {}
    for kind, command in commands.items():
        if kind != "again":
            shutil.rmtree(cache, ignore_errors=True)
        costs[kind] = time_process(command, environment={"XDG_CACHE_HOME": str(cache)})
    return costs


def measure_memory(paragraphs: int) -> Result:
    """Compare the memory for Persian that lies in the folder for Arabic, and in its own."""
    peaks = {}
    for language in ("fa", "ar"):
        with tempfile.TemporaryDirectory() as folder:
            make_project(Path(folder), paragraphs, "fa", language)
            # In the wrong folder there are errors, which end the command with 1.
            command = f"{' '.join(DRAGOMAN)} check -C {folder} || true"
            peaks[language] = time_process(["sh", "-c", command]).memory
    task = f"check {paragraphs:,} paragraphs, all wrong, beside the same, all right"
    detail = f"{peaks['ar']:.0f} MB, {peaks['fa']:.0f} MB"
    return Result(task, peaks["ar"] / peaks["fa"], MOST_MEMORY, measure="memory", detail=detail)


def make_project(root: Path, paragraphs: int, written: str, language: str) -> Path:
    """Make a project with texts in one language in the folder of another; return the catalogue."""
    path = root / "locale" / language / "LC_MESSAGES" / "letter.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(make_catalog(paragraphs, written))
    (root / "dragoman.toml").write_text(f'languages = ["{language}"]\n', encoding="utf-8")
    texts = [block.msgid for block in po.read(path).blocks]
    (root / "source").mkdir()
    (root / "source" / "letter.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    subprocess.run([*DRAGOMAN, "extract", "-q", "-C", str(root)], check=True)
    return path


def make_catalog(messages: int, language: str = "fa") -> bytes:
    """Return a catalogue of the letter's paragraphs, with numbers so that no two are the same."""
    letter = po.read(ROOT / "locale" / language / "LC_MESSAGES" / "letter.po")
    paragraphs = [block for block in letter.blocks if len(block.msgid) > 100]
    parts = [letter.head.text if letter.head else ""]
    for number in range(messages):
        block = paragraphs[number % len(paragraphs)]
        parts.append(
            f'msgid "{_escape(block.msgid)} ({number + 2})"\n'
            f'msgstr "{_escape(block.msgstr[0])} ({number + 2})"\n'
        )
    return "\n".join(parts).encode()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
