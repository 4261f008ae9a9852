"""How much memory an update needs, and what it takes to search many other documents.

Usage: python benchmarks/memory.py [MESSAGES [DOCUMENTS]]

- a catalogue of MESSAGES (100,000), of which 12 % change, and of which none change, with an empty
  cache; beside it is what ``msgmerge -N`` needs, which searches for nothing;
- DOCUMENTS (500) of 20 messages, a fifth of them with a new paragraph; and what each document more
  needs, from four to eight times as many;
- a new paragraph in one of them, for the first time and again: the second time it is known which
  catalogues are in the language of their folder.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import corpus
from _report import Cost, Result, find_program, finish, time_process

UPDATE = [sys.executable, "-m", "dragoman", "update", "-q", "--jobs", "1", "-C"]
LARGEST, LIMITED = 500.0, 100_000
"""The target, in MB, and the number of messages that it is for."""
EACH = 0.02
"""The target, in MB, for each document that a project has more."""
AGAIN = 0.5
"""The target for the second search in all documents, beside the first."""


def run_apart(function: Callable[..., None], *given: object) -> None:
    """Call a function in a process of its own.

    The system counts what a process has needed for those that it starts, too: whoever measures
    them must have stayed small.
    """
    process = get_context("fork").Process(target=function, args=given)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(f"{function.__name__} ended with {process.exitcode}")


def make_project(root: Path, documents: dict[str, list[str]]) -> None:
    """Make a project in which everything is translated."""
    catalogs = root / "locale" / "fa" / "LC_MESSAGES"
    for folder in (root / "source", catalogs):
        folder.mkdir(parents=True)
    (root / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    for name, texts in documents.items():
        write_source(root, name, texts)
        corpus.write_catalog(catalogs / f"{name}.po", texts, translations=True)
        corpus.write_catalog(root / "locale" / f"{name}.pot", texts, translations=False)


def write_source(root: Path, name: str, texts: list[str]) -> None:
    """Write a document."""
    text = "\n\n".join(texts) + "\n"
    (root / "source" / f"{name}.txt").write_text(text, encoding="utf-8")


def make_large(folder: Path, count: int) -> None:
    """Make a project with one large document, its source as it will be, and its template."""
    texts = corpus.make_texts(count)
    make_project(folder / "large", {"corpus": texts})
    new = corpus.change_texts(texts)
    corpus.write_catalog(folder / "new.pot", new, translations=False)
    write_source(folder / "large", "corpus", texts)
    (folder / "new.txt").write_text("\n\n".join(new) + "\n", encoding="utf-8")


def measure_large(folder: Path, count: int) -> list[Result]:
    """Return what a large catalogue needs, with 12 % changed and with none changed."""
    root, cache, detail = folder / "large", folder / "cache-large", ""
    run_apart(make_large, folder, count)
    same = time_process([*UPDATE, str(root)], environment={"XDG_CACHE_HOME": str(cache)})
    if find_program("msgmerge"):
        old = root / "locale" / "fa" / "LC_MESSAGES" / "corpus.po"
        command = ["msgmerge", "-q", "-N", "--previous", "-o", str(folder / "peer.po")]
        peer = time_process([*command, str(old), str(folder / "new.pot")])
        detail = f"msgmerge -N: {peer.memory:.0f} MB"
    shutil.copy(folder / "new.txt", root / "source" / "corpus.txt")
    shutil.rmtree(cache, ignore_errors=True)
    changed = time_process([*UPDATE, str(root)], environment={"XDG_CACHE_HOME": str(cache)})
    task, target = f"update, {count:,} messages", LARGEST if count == LIMITED else None
    return [
        Result(f"{task}, 12 % changed", changed.memory, target, measure="MB", detail=detail),
        Result(f"{task}, none changed", same.memory, target, measure="MB"),
    ]


def make_many(root: Path, count: int) -> None:
    """Make a project with many documents, a fifth of which have a new paragraph."""
    texts, dice = corpus.make_texts(20 * count), random.Random(5)
    documents = {f"d{n:05}": texts[20 * n : 20 * n + 20] for n in range(count)}
    make_project(root, documents)
    for name in list(documents)[::5]:
        write_source(root, name, [*documents[name], corpus.make_paragraph(dice)])


def measure_each(folder: Path, count: int) -> Result:
    """Return what an update needs for each document more, between two sizes that are both beyond
    what is kept in memory whatever the size."""
    memory = []
    for number in (4 * count, 8 * count):
        root, cache = folder / f"many{number}", folder / f"cache{number}"
        run_apart(make_many, root, number)
        cost = time_process([*UPDATE, str(root)], environment={"XDG_CACHE_HOME": str(cache)})
        memory.append(cost.memory)
    task = f"update, {4 * count:,} to {8 * count:,} documents: each document more"
    detail = f"{memory[0]:.0f} MB, {memory[1]:.0f} MB"
    value = (memory[1] - memory[0]) / (4 * count)
    return Result(task, value, EACH, measure="MB", detail=detail)


def measure_many(folder: Path, count: int) -> list[Result]:
    """Return what many documents need, and what the second search in all of them takes."""
    root, cache = folder / "many", folder / "cache-many"
    run_apart(make_many, root, count)
    costs, dice = list[Cost](), random.Random(6)
    for names in ([], ["d00000"], ["d00000"]):
        if len(costs) == 1:
            shutil.rmtree(cache, ignore_errors=True)
        for name in names:
            with (root / "source" / f"{name}.txt").open("a", encoding="utf-8") as file:
                file.write(f"\n{corpus.make_paragraph(dice)}\n")
        command = [*UPDATE, str(root), *names]
        costs.append(time_process(command, environment={"XDG_CACHE_HOME": str(cache)}))
    every, first, again = costs
    task = f"update of one of {count:,} documents, searched again"
    detail = f"{again.processor:.2f} s, {first.processor:.2f} s"
    ratio = again.processor / first.processor
    return [
        Result(f"update, {count:,} documents", every.memory, None, measure="MB"),
        measure_each(folder, count),
        Result(task, ratio, AGAIN, "for the first time", "processor time", detail),
    ]


def main(messages: int = 100_000, documents: int = 500) -> int:
    """Run the comparisons; return 1 where a target is missed, else 0."""
    with tempfile.TemporaryDirectory() as name:
        found = measure_large(Path(name), messages) + measure_many(Path(name), documents)
    return finish(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
