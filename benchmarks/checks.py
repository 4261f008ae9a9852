"""Compare ``dragoman check`` with pofilter over a Persian and an Arabic catalogue.

Usage: python benchmarks/checks.py [PARAGRAPHS [RUNS]]. Each catalogue has so many paragraphs. A
catalogue in the wrong language, where nearly every word is a finding, must need little more memory
than a good one: findings are printed as they are found, and not kept.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from _report import Comparison, Result, compare, finish, time_process

from dragoman import po

ROOT = Path(__file__).parent.parent
TARGETS = {"fa": 0.6, "ar": 0.8}
MOST_MEMORY = 1.5
DRAGOMAN = [sys.executable, "-m", "dragoman"]


def main(paragraphs: int = 10_000, runs: int = 3) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    results = [compare_check(language, paragraphs, runs) for language in TARGETS]
    results.append(measure_memory(paragraphs // 5))
    return finish(results)


def compare_check(language: str, paragraphs: int, runs: int) -> Result:
    """Compare on one catalogue, in a project of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_project(Path(folder), paragraphs, language, language)
        found = str(Path(folder) / "found.po")
        task = f"check {paragraphs:,} paragraphs in {language}"
        ours = [*DRAGOMAN, "check", "-q", "-C", folder]
        peer = ["pofilter", "--progress=none", f"--language={language}", str(path), found]
        return compare(Comparison(task, ours, peer, TARGETS[language]), runs)


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
