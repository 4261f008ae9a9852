"""Compare the time of all rules with that of pofilter, over two catalogues, as whole processes.

Run as ``python benchmarks/checks.py [messages]``: so many Persian and so many Arabic paragraphs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from _report import Comparison, Result, compare, finish

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


def measure_language(language: str, messages: int) -> Result:
    """Compare our check with pofilter over a catalogue in one language."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "bench.po", Path(folder) / "out.po"
        path.write_bytes(make_catalog(messages, language))
        ours = [sys.executable, "-c", CHECK, str(path), language]
        peer = ["pofilter", f"--language={language}", str(path), str(out)]
        task = f"check {messages:,} paragraphs in {language}"
        return compare(Comparison(task, ours, peer), 3)


def main(messages: int = 10_000) -> int:
    """Compare both languages; return 1 where a target is missed, else 0."""
    return finish([measure_language(language, messages) for language in LANGUAGES])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
