"""Runs all benchmarks and writes what they found into ``docs/performance.md``.

    python benchmarks/_page.py [NAME…]

With names, only these benchmarks are run, and nothing is written. The code is 1 if one of them
misses a target or fails. How long each took is said on stderr. A benchmark is a file beside this
one that ends with ``finish(results)`` of ``_report``.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from _report import RESULTS, TITLES, Result

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs" / "performance.md"
_HEAD = """\
# Performance

How fast dragoman is, beside other programs. `make benchmarks` measures it again and writes this
page; each part is one program of `benchmarks/`, whose first lines say what it does.

Where there is a peer, the result is a ratio: what our whole process takes, divided by what that of
the peer takes, on the same machine and in one run. Below 1 we are faster. A target that is missed
is marked, and `make benchmarks` then ends with an error. Of many results of one kind, the table has
the worst, and says how many there are.

## Why some targets of speed are missed

`bounds` measures what a command takes in any case, and says what is left of its target for our own
work on the texts.

- **status**, on the letter: most of the target is what Python and Click import. The rest goes into
  the settings, the list of the documents, and four catalogues.
- **extract**, Markdown: the start and the parser (markdown-it-py) take the whole target.
- **extract**, text: the start takes most of the target. What is left of it is a few microseconds
  for each paragraph.
- **epub**, **docx**: the start and the compression take half of the target or more.
- **html**: nothing but our own work misses the target: it aligns, cleans, parses and writes 20,000
  texts.
- **check**: no package is in the way. About a hundred rules look at each text; each names the signs
  without which it need not be asked.
- **Two processes**: only the caller writes, in the order of the documents, and each file has to be
  on the disk before the next one. Meanwhile it takes its part of the two processors.
- **Counting**: the start, with the modules that read catalogues, takes a fifth of it.
- **paper**: a large book is set in parts, each of which ends between two paragraphs. A table is
  never cut into parts, so a document that is one table of 5,000 lines needs 1.6 GB.
"""


def list_benchmarks() -> list[str]:
    """Return the names of the benchmarks: the programs that end with ``finish``."""
    return sorted(
        path.stem
        for path in FOLDER.glob("[a-z]*.py")
        if "return finish(" in path.read_text(encoding="utf-8")
    )


def run_benchmark(name: str) -> tuple[list[Result], int]:
    """Run a benchmark; return what it measured, and the code that it ended with."""
    print(f"\n{name}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results.json"
        command = [sys.executable, str(FOLDER / f"{name}.py")]
        began = time.perf_counter()
        code = subprocess.run(command, env={**os.environ, RESULTS: str(file)}).returncode
        print(f"{name} took {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        found = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
    return [Result(**each) for each in found], code


def write_page(results: Mapping[str, Sequence[Result]], date: str) -> str:
    """Return the page; ``results`` are by the names of the benchmarks."""
    parts = [_HEAD, f"Measured on {date}, on {describe_machine()}.\n"]
    for name, found in results.items():
        lines = [TITLES, ("---",) * len(TITLES), *map(_mark, leave_worst(found))]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        parts.append(f"## {name}\n\n{table}\n" if found else f"## {name}\n\nIt failed.\n")
    return "\n".join(parts)


def leave_worst(results: Sequence[Result]) -> list[Result]:
    """Return the results; of each group only the worst, which says how many there are."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for at, result in enumerate(results):
        groups.setdefault((result.group or f"{at}", result.measure), []).append(result)
    return [_find_worst(group) for group in groups.values()]


def _find_worst(group: Sequence[Result]) -> Result:
    measured = [each for each in group if each.value is not None]
    if len(group) == 1 or not measured:
        return group[0]
    worst = min(measured, key=lambda each: (each.value or 0) * (1 if each.at_least else -1))
    return replace(worst, task=f"{worst.task}: the worst of {len(group)}")


def _mark(result: Result) -> tuple[str, ...]:
    cells = tuple(cell.replace("|", r"\|") for cell in result.cells)
    task, measure, value, *rest = cells
    return task, measure, f"**{value}**" if result.is_missed else value, *rest


def describe_machine() -> str:
    """Return what kind of machine this is, in words that name nobody."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    model = next(models, platform.machine())
    return (
        f"{os.cpu_count()} processors ({model}), {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def main(names: Sequence[str]) -> int:
    """Run the benchmarks; write the page if these are all."""
    results, failed = {}, False
    for name in names or list_benchmarks():
        results[name], code = run_benchmark(name)
        failed = failed or code != 0
    if not names:
        PAGE.write_text(write_page(results, f"{datetime.now(UTC):%Y-%m-%d}"), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
