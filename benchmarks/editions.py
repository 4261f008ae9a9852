"""Measure what an edition costs: seconds and memory at 250 and 1,000 rows.

Each edition is made in a process of its own. The law: PDF stays below 800 MB and grows in
proportion to the rows (for four times the rows, the ratios of time and of memory stay well below
5); HTML and EPUB take less than 3 seconds, also with embedded fonts. Run:
``python benchmarks/editions.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SIZES = (250, 1000)
JOBS = (
    ("pdf", "columns", ("en", "fa", "ar"), False),
    ("pdf", "columns", ("en", "fa"), False),
    ("pdf", "stacked", ("en", "fa", "ar"), False),
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


def main() -> None:
    """Print one line per format, layout and set of languages."""
    few, many = SIZES
    print(f"{'format, layout, languages':<36}{few:>7} rows{many:>14} rows    ratio s   ratio MB")
    for job in JOBS:
        name, layout, languages, embed = job
        less, more = measure(job, few), measure(job, many)
        title = f"{name} {layout} {'-'.join(languages)}{' embedded' if embed else ''}"
        print(
            f"{title:<36}{less[0]:6.2f} s {less[1]:4.0f} MB {more[0]:6.2f} s {more[1]:4.0f} MB"
            f"{more[0] / less[0]:10.1f}{more[1] / less[1]:10.1f}"
        )


if __name__ == "__main__":
    main()
