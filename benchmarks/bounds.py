"""What a command takes besides our own work on the texts, beside the peer of its target.

Usage: python benchmarks/bounds.py [PARAGRAPHS [RUNS]]. On the left is not the command itself, but a
part of it: its start, with a document of two paragraphs; or what a package does in it, alone in a
process, which also starts Python. On the right is the peer, with the whole document (10,000
paragraphs). The last lines say what is left of each target for our own work: below nothing, no
program of ours reaches it with these packages.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import corpus
import extraction
import starting
from _report import Comparison, Result, compare, finish

import editions
from dragoman.containers.deflate import LEVEL

PYTHON = [sys.executable, "-c"]
IMPORT = "import click, dataclasses, hashlib, json, pathlib, tomllib"
"""What each command needs of Python, and of the package that reads command lines."""
PARSE = """
import pathlib, sys
from markdown_it import MarkdownIt
MarkdownIt().enable("table").disable("inline").parse(pathlib.Path(sys.argv[1]).read_text("utf-8"))
"""
"""Finding the blocks of a document, without what is in them."""
DEFLATE = f"""
import pathlib, sys, zlib
zlib.compress(pathlib.Path(sys.argv[1]).read_bytes(), {LEVEL})
"""


def main(paragraphs: int = 10_000, runs: int = 5) -> int:
    """Measure the parts; return 0, because none of them has a target."""
    texts = corpus.make_texts(paragraphs)
    imports, nothing = [*PYTHON, IMPORT], starting.NOTHING
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            Comparison("status: imports of others", imports, nothing, name="python -c pass"),
            *list_extractions(Path(folder), texts),
            *list_editions(Path(folder), texts),
        ]
        measured = [compare(part, runs) for part in parts]
    targets = {"status": starting.TARGETS["status"], **editions.TARGETS}
    targets |= {name: target for name, _, target in extraction.JOBS[:2]}
    return finish([*measured, *list_left(measured, targets)])


def list_left(parts: Sequence[Result], targets: Mapping[str, float]) -> Iterator[Result]:
    """Yield what is left of each target, by its command, without the parts that name it."""
    for name, target in targets.items():
        own = [part for part in parts if name in part.task.partition(":")[0].split(", ")]
        values = [part.value for part in own if part.value is not None]
        if len(values) == len(own):
            task = f"{name}: left of the target for our own work"
            yield Result(task, target - sum(values), detail=f"the target is {target:g}")


def list_extractions(folder: Path, texts: Sequence[str]) -> Iterator[Comparison]:
    """Yield the starts of extractions and, of Markdown, the parser."""
    for name, peer, _target in extraction.JOBS[:2]:
        root = folder / name
        write = extraction.make_markdown if root.suffix == ".md" else "\n\n".join
        document, source = root / "whole" / name, root / "source" / name
        for path, inside in ((document, list(texts)), (source, list(texts[:2]))):
            path.parent.mkdir(parents=True)
            path.write_text(write(inside) + "\n", encoding="utf-8")
        (root / "dragoman.toml").write_text("", encoding="utf-8")
        made = root / "whole" / "made.pot"
        parts = {"start": [*extraction.EXTRACT, str(root)]}
        if root.suffix == ".md":
            parts["parser, blocks alone"] = [*PYTHON, PARSE, str(document)]
        for part, ours in parts.items():
            yield Comparison(
                f"{name}: {part}",
                ours,
                [*peer, "-m", str(document), "-p", str(made)],
                prepare=_remove(made, root / "locale"),
            )


def list_editions(folder: Path, texts: Sequence[str]) -> Iterator[Comparison]:
    """Yield the starts of editions, and the compression of a page as large as the whole one."""
    render, peer = editions.make_commands(folder / "large", texts)
    start, _ = editions.make_commands(folder / "small", texts[:2])
    remove = _remove(folder / "small" / "build")
    for name in editions.TARGETS:
        yield Comparison(f"{name}: start", [*start, "-t", name], peer, prepare=remove)
    subprocess.run([*render, "-t", "html"], check=True)
    (page,) = (folder / "large" / "build").glob("*.html")
    yield Comparison("epub, docx: compression", [*PYTHON, DEFLATE, str(page)], peer)


def _remove(*paths: Path) -> Callable[[], None]:
    """Return what removes what a run has made, so that the next one makes it again."""

    def remove() -> None:
        for path in paths:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    return remove


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
