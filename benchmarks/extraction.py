"""Compares ``dragoman extract`` with po4a-updatepo on a text and on Markdown, and with html2po.

Usage: python benchmarks/extraction.py [PARAGRAPHS [RUNS]]. Each run begins without a template, so
that both programs have all the work to do. Like us, po4a does not wrap the lines of a text. That of
Markdown does, as it does by default: without, the ratio would be larger.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import corpus
from _report import Comparison, Result, compare, finish

EXTRACT = [sys.executable, "-m", "dragoman", "extract", "-q", "-C"]
PO4A = ["po4a-updatepo", "-M", "UTF-8"]
# Without an old catalogue po4a-updatepo makes the template and an empty catalogue.
JOBS = (
    ("letter.txt", [*PO4A, "--wrap-po", "no", "-f", "text", "-o", "neverwrap"], 0.2),
    ("book.md", [*PO4A, "-f", "text", "-o", "markdown"], 0.12),
    ("page.html", ["html2po", "--progress=none", "-P"], 0.5),
)


FEWER = 5
"""The page has so many times fewer paragraphs: html2po takes half a minute for 10,000."""


def main(paragraphs: int = 10_000, runs: int = 5) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    texts = corpus.make_texts(paragraphs)
    few = texts[: len(texts) // FEWER]
    return finish(
        [compare_extraction(*job, few if job[0].endswith(".html") else texts, runs) for job in JOBS]
    )


def compare_extraction(
    name: str, peer: list[str], target: float, texts: list[str], runs: int
) -> Result:
    """Compare on one source, whose name says its format."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        source, made = root / "source" / name, root / f"{name}.pot"
        source.parent.mkdir()
        write = {".md": make_markdown, ".html": make_page}.get(source.suffix, "\n\n".join)
        source.write_text(write(texts) + "\n", encoding="utf-8")
        (root / "dragoman.toml").write_text("", encoding="utf-8")
        files = [str(source), str(made)]
        if peer[0] == "po4a-updatepo":
            files = ["-m", str(source), "-p", str(made)]

        def remove_templates() -> None:
            for each in root.rglob("*.po*"):
                each.unlink()

        task = f"extract {name}, {len(texts):,} paragraphs"
        ours = [*EXTRACT, str(root)]
        return compare(
            Comparison(task, ours, [*peer, *files], target, prepare=remove_templates), runs
        )


def make_markdown(texts: list[str]) -> str:
    """Return a document with these paragraphs; some are headings, some have marks and a link."""
    blocks = []
    for number, text in enumerate(texts):
        words = text.split(" ")
        if number % 3 == 0 and len(words) > 6:
            words[2] = f"**{words[2]}**"
            words[4] = f"[{words[4]}](https://example.org/{number})"
        head = "## " if number % 10 == 0 else "- " if number % 10 == 7 else ""
        blocks.append(head + " ".join(words))
    return "\n\n".join(blocks)


def make_page(texts: list[str]) -> str:
    """Return a page with these paragraphs; some have a strong word and a link."""
    lines = ["<!DOCTYPE html>", '<html lang="en"><head><title>A page</title></head><body>']
    for number, text in enumerate(texts):
        words = text.split(" ")
        if number % 3 == 0 and len(words) > 6:
            words[2] = f"<b>{words[2]}</b>"
            words[4] = f'<a href="https://example.org/{number}">{words[4]}</a>'
        lines.append(f"<p>{' '.join(words)}</p>")
    return "\n".join([*lines, "</body></html>"])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
