"""Compares ``dragoman extract`` with po4a-updatepo on a text, and with html2po on a web page.

Usage: python benchmarks/extraction.py [PARAGRAPHS [RUNS]]. The result is the ratio of the times of
whole processes. Each run begins without a template, so that both programs have all the work to do.
The page is compared only if there is html2po, of translate-toolkit.
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
for template in (root / "locale").glob("*.pot"):
    template.unlink()
main(["extract", "-q", "-C", str(root)])
"""


def main(paragraphs: int = 10_000, runs: int = 5) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    if not shutil.which("po4a-updatepo"):
        sys.exit("needs po4a: apt-get install po4a")
    texts = corpus.make_texts(paragraphs)
    # Without an old catalogue po4a-updatepo makes the template and an empty catalogue.
    po4a = "exec po4a-updatepo -f text -o neverwrap -M UTF-8 -m {source} -p {root}/peer.po"
    met = [compare_extraction("letter.txt", "\n\n".join(texts) + "\n", po4a, runs, 1.0)]
    if shutil.which("html2po"):
        html2po = "exec html2po --progress=none -P {source} {root}/peer.pot"
        met.append(compare_extraction("page.html", make_page(texts), html2po, runs, 0.5))
    return not all(met)


def compare_extraction(name: str, text: str, peer: str, runs: int, target: float) -> bool:
    """Compare on one source; return whether the target is met. ``peer`` is a line of a shell."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        source = root / "source" / name
        source.parent.mkdir()
        source.write_text(text, encoding="utf-8")
        (root / "dragoman.toml").write_text("", encoding="utf-8")
        print(f"{name}: {source.stat().st_size / 1e6:.1f} MB")
        command = f"rm -f {root}/peer.po* && {peer.format(source=source, root=root)}"
        ours = [sys.executable, "-I", "-c", OURS, str(root)]
        return compare(f"extract {name}", ours, ["sh", "-c", command], runs, target)


def make_page(texts: list[str]) -> str:
    """Return a page with these paragraphs; some have a strong word and a link."""
    lines = ["<!DOCTYPE html>", '<html lang="en"><head><title>A page</title></head><body>']
    for number, text in enumerate(texts):
        words = text.split(" ")
        if number % 3 == 0 and len(words) > 6:
            words[2] = f"<b>{words[2]}</b>"
            words[4] = f'<a href="https://example.org/{number}">{words[4]}</a>'
        lines.append(f"<p>{' '.join(words)}</p>")
    return "\n".join([*lines, "</body></html>", ""])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
