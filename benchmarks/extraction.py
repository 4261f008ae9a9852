"""Compares ``dragoman extract`` with po4a-updatepo on a text of many paragraphs.

Usage: python benchmarks/extraction.py [PARAGRAPHS [RUNS]]. The result is the ratio of the times of
whole processes. Each run begins without a template, so that both programs have all the work to do.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import corpus
from reading import compare

OURS = """\
import sys
from pathlib import Path
from dragoman.__main__ import main
root = Path(sys.argv[1])
(root / "locale" / "letter.pot").unlink(missing_ok=True)
main(["extract", "-q", "-C", str(root)])
"""


def main(paragraphs: int = 10_000, runs: int = 5) -> int:
    """Run the comparison; return 1 where dragoman is slower, else 0."""
    if not shutil.which("po4a-updatepo"):
        sys.exit("needs po4a: apt-get install po4a")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        source = root / "source" / "letter.txt"
        source.parent.mkdir()
        source.write_text("\n\n".join(corpus.make_texts(paragraphs)) + "\n", encoding="utf-8")
        (root / "dragoman.toml").write_text("", encoding="utf-8")
        print(f"{paragraphs} paragraphs, {source.stat().st_size / 1e6:.1f} MB")
        # Without an old catalogue po4a-updatepo makes the template and an empty catalogue.
        peer = f"rm -f {root}/peer.po* && exec po4a-updatepo -f text -o neverwrap -M UTF-8"
        return not compare(
            "extract",
            [sys.executable, "-I", "-c", OURS, str(root)],
            ["sh", "-c", f"{peer} -m {source} -p {root}/peer.po"],
            runs,
            1.0,
        )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
