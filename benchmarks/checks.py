"""Compare the time of all rules with that of pofilter, over one catalogue, as whole processes.

Run as ``python benchmarks/checks.py [messages]``; the ratio is our time divided by pofilter's.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman import po

ROOT = Path(__file__).parent.parent
CHECK = """
import sys
from pathlib import Path
from dragoman.proofread import CatalogPlace, check_catalog
path = Path(sys.argv[1])
print(len(check_catalog(path.read_bytes(), CatalogPlace("bench", "fa", str(path)))))
"""


def make_catalog(messages: int) -> bytes:
    """Return a catalogue of the letter's paragraphs, with numbers so that no two are the same."""
    letter = po.read(ROOT / "locale" / "fa" / "LC_MESSAGES" / "letter.po")
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


def measure_seconds(command: list[str]) -> float:
    """Return the median of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print both times and their ratio."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.po"
        path.write_bytes(make_catalog(messages))
        check_time = measure_seconds([sys.executable, "-c", CHECK, str(path)])
        pofilter = str(Path(sys.executable).with_name("pofilter"))
        pofilter_time = measure_seconds(
            [pofilter, "--language=fa", str(path), str(Path(folder) / "out.po")]
        )
    print(
        f"check, {messages} paragraphs: {check_time:.2f} s, pofilter {pofilter_time:.2f} s: "
        f"ratio {check_time / pofilter_time:.2f}"
    )


if __name__ == "__main__":
    main()
