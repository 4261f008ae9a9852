"""Compare the time of all rules with that of pofilter, over two catalogues, as whole processes.

Run as ``python benchmarks/checks.py [messages]``: so many Persian and so many Arabic paragraphs.
The seconds are those of the processor, for each language; the ratio is our time divided by
pofilter's.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from dragoman import po

ROOT = Path(__file__).parent.parent
LANGUAGES = ("fa", "ar")
CHECK = """
import sys
from pathlib import Path
from dragoman.proofread import CatalogPlace, check_catalog
path = Path(sys.argv[1])
print(len(check_catalog(path.read_bytes(), CatalogPlace("bench", sys.argv[2], str(path)))))
"""


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


def measure_seconds(command: list[str]) -> float:
    """Return the seconds of the processor that a command takes, the median of three runs."""
    times = []
    for _ in range(3):
        before = _read_seconds()
        subprocess.run(command, check=True, capture_output=True)
        times.append(_read_seconds() - before)
    return statistics.median(times)


def _read_seconds() -> float:
    """Return the seconds that the programs which this one ran have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure_language(language: str, messages: int) -> tuple[float, float]:
    """Return the seconds of our check and of pofilter, over a catalogue in one language."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.po"
        path.write_bytes(make_catalog(messages, language))
        ours = measure_seconds([sys.executable, "-c", CHECK, str(path), language])
        pofilter = str(Path(sys.executable).with_name("pofilter"))
        theirs = measure_seconds(
            [pofilter, f"--language={language}", str(path), str(Path(folder) / "out.po")]
        )
    return ours, theirs


def main() -> None:
    """Print both times and their ratio for each language, and our time for both."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    total = 0.0
    for language in LANGUAGES:
        ours, theirs = measure_language(language, messages)
        total += ours
        print(
            f"check, {messages} paragraphs in {language}: {ours:.2f} s, pofilter {theirs:.2f} s: "
            f"ratio {ours / theirs:.2f}"
        )
    print(f"check, both languages: {total:.2f} s")


if __name__ == "__main__":
    main()
