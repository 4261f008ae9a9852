"""Compares editions with po4a-translate, and measures how their cost grows with the rows.

Usage: python benchmarks/editions.py [ROWS [RUNS]]. ``dragoman render`` makes an edition of two
languages, and po4a-translate the translated text, of the same catalogue. Then editions of 250 and
of 1,000 rows are made, each in a process of its own: PDF stays below 800 MB, and four times the
rows take at most five times as long.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import corpus
from _report import Comparison, Result, compare, finish

ROOT = Path(__file__).parent.parent
SIZES = (250, 1000)
TARGETS = {"html": 0.4, "epub": 0.4, "docx": 0.25}
"""Of the time of po4a-translate, by format."""
JOBS = (
    ("pdf", "columns", ("en", "fa", "ar"), False),
    ("pdf", "facing", ("en", "fa"), False),
    ("html", "columns", ("en", "fa", "ar"), False),
    ("html", "columns", ("en", "fa", "ar"), True),
    ("epub", "columns", ("en", "fa", "ar"), False),
    ("epub", "columns", ("en", "fa", "ar"), True),
    ("docx", "columns", ("en", "fa", "ar"), False),
)

CHILD = """
import json, resource, sys, time
sys.path.insert(0, sys.argv[1])
from dragoman.editions import load_format
from dragoman.model import Options
from helpers import editions
name, layout, languages, embed, rows = json.loads(sys.argv[2])
edition = editions.long(rows, *languages)
start = time.perf_counter()
data = load_format(name).render(edition, Options(layout=layout, embed_fonts=embed))
seconds = time.perf_counter() - start
unit = 1 << (20 if sys.platform == "darwin" else 10)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
print(json.dumps([seconds, peak, len(data)]))
"""


def measure(job: tuple[str, str, tuple[str, ...], bool], rows: int) -> tuple[float, float, int]:
    """Render in a new process; return seconds, megabytes at the peak, and bytes."""
    command = [sys.executable, "-c", CHILD, str(ROOT / "tests"), json.dumps([*job, rows])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak, size = json.loads(done.stdout)
    return seconds, peak, size


def compare_formats(rows: int, runs: int) -> list[Result]:
    """Compare each format with po4a-translate, on a text and its Persian catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        render, peer = make_commands(root, corpus.make_texts(rows))
        return [
            compare(
                Comparison(
                    f"{name} of {rows:,} rows in two languages",
                    [*render, "-t", name],
                    peer,
                    target,
                    prepare=lambda: shutil.rmtree(root / "build", ignore_errors=True),
                ),
                runs,
            )
            for name, target in TARGETS.items()
        ]


def make_commands(root: Path, texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Make a project of a text and its catalogue; return our command without its format, and that
    of po4a-translate."""
    source, catalog = root / "source/book.txt", root / "locale/fa/LC_MESSAGES/book.po"
    for path in (source, catalog):
        path.parent.mkdir(parents=True)
    source.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    corpus.write_catalog(catalog, texts, translations=True)
    (root / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    render = [sys.executable, "-m", "dragoman", "render", "book", "-l", "en,fa", "-q"]
    files = ["-m", str(source), "-p", str(catalog), "-l", str(root / "peer.txt")]
    peer = ["po4a-translate", "-f", "text", "-M", "UTF-8", "-k", "0", *files]
    return [*render, "-C", str(root)], peer


def measure_growth(job: tuple[str, str, tuple[str, ...], bool]) -> list[Result]:
    """Return how time and memory grow with the rows, and for a PDF what memory it takes."""
    few, many = SIZES
    less, more = measure(job, few), measure(job, many)
    name, layout, languages, embed = job
    task = f"{name} {layout} {'-'.join(languages)}{' with fonts' if embed else ''}"
    rows, detail = f"{few} to {many:,} rows", f"{less[0]:.2f} s, {more[0]:.2f} s"
    found = [Result(f"{task}, {rows}", more[0] / less[0], 5, "", "growth of time", detail)]
    if name == "pdf":
        found.append(Result(f"{task}, {many:,} rows", more[1], 800, "", "MB"))
    return found


def main(rows: int = 10_000, runs: int = 2) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    results = compare_formats(rows, runs)
    for job in JOBS:
        results += measure_growth(job)
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
