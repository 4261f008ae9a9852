"""Time all rules against pofilter on one catalogue of paragraphs, as whole processes.

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
OURS = """
import sys
from pathlib import Path
from dragoman.proofread import CatalogPlace, check_catalog
path = Path(sys.argv[1])
print(len(check_catalog(path.read_bytes(), CatalogPlace("bench", "fa", str(path)))))
"""


def catalog(messages: int) -> bytes:
    """Make a catalogue of the letter's paragraphs, each numbered so that none is alike."""
    letter = po.read(ROOT / "locale" / "fa" / "LC_MESSAGES" / "letter.po")
    paragraphs = [one for one in letter.blocks if len(one.msgid) > 100]
    parts = [letter.head.text if letter.head else ""]
    for number in range(messages):
        one = paragraphs[number % len(paragraphs)]
        parts.append(
            f'msgid "{_quoted(one.msgid)} ({number + 2})"\n'
            f'msgstr "{_quoted(one.msgstr[0])} ({number + 2})"\n'
        )
    return "\n".join(parts).encode()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def seconds(command: list[str]) -> float:
    """Give the median of three runs."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Print both times and their ratio."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.po"
        path.write_bytes(catalog(messages))
        ours = seconds([sys.executable, "-c", OURS, str(path)])
        pofilter = str(Path(sys.executable).with_name("pofilter"))
        theirs = seconds([pofilter, "--language=fa", str(path), str(Path(folder) / "out.po")])
    print(
        f"check, {messages} paragraphs: {ours:.2f} s, pofilter {theirs:.2f} s: "
        f"ratio {ours / theirs:.2f}"
    )


if __name__ == "__main__":
    main()
