"""Break the code on purpose, a small thing at a time, and see whether a test notices.

    python tests/tools/mutants.py [--count 60] [--seed 1] [--room matching]

A *mutant* is the code with one change: a comparison turned, a call dropped, a guard off, a constant
moved, two arguments swapped, or a result emptied. The suite runs once with coverage, which says
which tests visit which line; then each mutant of a random draw meets the tests that visit its
line. A mutant that fails a test, or hangs, is *killed*; the others are printed as a diff. The last
lines say the score by room. The same seed draws the same mutants of the same code.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SOURCE = Path("src/dragoman")
COPIED = ("src", "tests", "benchmarks", "source", "locale", "docs")
SECONDS = 120
"""A run of tests that takes longer is a hang, which counts as noticed."""
MOST_TESTS = 300
"""Tests that one mutant meets at the most."""
_TURNED = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: ">=", ast.GtE: "<", ast.Gt: "<=", ast.LtE: ">",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip


class Mutant(NamedTuple):
    """One change of one file: the characters from ``start`` to ``end`` become ``new``."""

    path: Path
    line: int
    kind: str
    start: int
    end: int
    new: str

    @property
    def room(self) -> str:
        """The room of the house that the file lies in, or the file's own name."""
        return self.path.relative_to(SOURCE).parts[0].removesuffix(".py")


class _Finder(ast.NodeVisitor):
    """Lists the mutants of a file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text = path, text
        self.found: list[Mutant] = []
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line.encode()) + 1)
        self.data = text.encode()

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def _source(self, node: ast.expr) -> str:
        return self.data[slice(*self._span(node))].decode()

    def _add(self, node: ast.expr | ast.stmt, kind: str, new: str) -> None:
        self.found.append(Mutant(self.path, node.lineno, kind, *self._span(node), new))

    def visit_Compare(self, node: ast.Compare) -> None:
        turned = _TURNED.get(type(node.ops[0]))
        if turned and len(node.ops) == 1:
            left, right = self._source(node.left), self._source(node.comparators[0])
            self._add(node, "comparison", f"({left}) {turned} ({right})")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        self._add(node.test, "guard", "False")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self._add(node, "call", "None")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._add(node, "constant", str(not node.value))
        elif isinstance(node.value, int | float):
            self._add(node, "constant", repr(node.value + 1))

    def visit_Call(self, node: ast.Call) -> None:
        if len(node.args) >= 2 and not any(isinstance(arg, ast.Starred) for arg in node.args):
            first, second = node.args[:2]
            if self._source(first) != self._source(second):
                start, _ = self._span(first)
                _, end = self._span(second)
                new = f"{self._source(second)}, {self._source(first)}"
                self.found.append(Mutant(self.path, node.lineno, "arguments", start, end, new))
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not isinstance(node.value, ast.Constant):
            self._add(node.value, "result", "None")
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for statement in node.body:  # neither decorators nor annotations nor defaults
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)


def list_mutants(room: str = "") -> list[Mutant]:
    """List every mutant of the package, or of one room, in the order of the files."""
    found: list[Mutant] = []
    for path in sorted((ROOT / SOURCE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        finder = _Finder(path.relative_to(ROOT), text)
        finder.visit(ast.parse(text))
        found += finder.found
    return [mutant for mutant in found if not room or mutant.room == room]


def find_visitors(folder: Path) -> dict[tuple[str, int], list[str]]:
    """Run the suite once with coverage; return by file and line the tests that visit it."""
    data = folder / "coverage"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]
    command += ["--cov=dragoman", "--cov-context=test", "--cov-report="]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=False)
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    from coverage.numbits import numbits_to_nums

    query = (
        "select file.path, context.context, line_bits.numbits from line_bits "
        "join file on file.id = file_id join context on context.id = context_id "
        "where context.context != ''"
    )
    with sqlite3.connect(data) as database:
        for path, context, bits in database.execute(query):
            test = context.rpartition("|")[0]
            for line in numbits_to_nums(bits):
                found[str(Path(path).relative_to(ROOT)), line].append(test)
    return found


def judge(mutant: Mutant, tests: Sequence[str], place: Path) -> bool:
    """Put the mutant into a copy of the tree and run the tests; say whether one noticed."""
    path = place / mutant.path
    data = path.read_bytes()
    path.write_bytes(data[: mutant.start] + mutant.new.encode() + data[mutant.end :])
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, timeout=SECONDS
        )
        return run.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_bytes(data)


def choose_tests(mutant: Mutant, visitors: dict[tuple[str, int], list[str]]) -> list[str]:
    """Choose the tests of a mutant: those that visit its line, or else its room's."""
    tests = sorted(set(visitors.get((str(mutant.path), mutant.line), ())))
    if tests:
        return random.Random(str(mutant)).sample(tests, min(len(tests), MOST_TESTS))
    folder = ROOT / "tests" / mutant.room
    return [str(folder.relative_to(ROOT))] if folder.is_dir() else ["tests/cli", "tests/commands"]


def show(mutant: Mutant) -> str:
    """Return the mutant as a diff."""
    before = (ROOT / mutant.path).read_bytes()
    after = before[: mutant.start] + mutant.new.encode() + before[mutant.end :]
    lines = difflib.unified_diff(
        before.decode().splitlines(), after.decode().splitlines(),
        str(mutant.path), mutant.kind, lineterm="", n=1,
    )  # fmt: skip
    return "\n".join(lines)


def copies(folder: Path, count: int) -> Iterator[Path]:
    """Copy the tree, once for each process."""
    ignore = shutil.ignore_patterns("node_modules", "__pycache__", ".fetched")
    for number in range(count):
        place = folder / f"copy-{number}"
        for name in COPIED:
            shutil.copytree(ROOT / name, place / name, ignore=ignore)
        for path in ROOT.iterdir():
            if path.is_file():
                shutil.copy(path, place / path.name)
        for name in ("tests/tools/node_modules", "tests/.fetched"):
            (place / name).symlink_to(ROOT / name)
        yield place


def main() -> None:
    """Draw mutants, judge them, and print the survivors and the score by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", default="")
    options = parser.parse_args()
    every = list_mutants(options.room)
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    killed, judged = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="dragoman-mutants-") as name:
        visitors = find_visitors(Path(name))
        free: Queue[Path] = Queue()
        for place in copies(Path(name), os.cpu_count() or 1):
            free.put(place)

        def meet(mutant: Mutant) -> bool:
            place = free.get()
            try:
                return judge(mutant, choose_tests(mutant, visitors), place)
            finally:
                free.put(place)

        with ThreadPoolExecutor(free.qsize()) as pool:
            for mutant, noticed in zip(drawn, pool.map(meet, drawn), strict=True):
                judged[mutant.room] += 1
                killed[mutant.room] += noticed
                if not noticed:
                    print(f"\nsurvived: {mutant.kind}\n{show(mutant)}", flush=True)
    print(f"\nof {len(every)} mutants {len(drawn)} were drawn with seed {options.seed}")
    for room in sorted(judged):
        print(f"{room:14} {killed[room]:4} of {judged[room]:4} noticed")
    total = sum(judged.values()) or 1
    print(f"{'all':14} {sum(killed.values()):4} of {total:4}: {sum(killed.values()) / total:.1%}")


if __name__ == "__main__":
    main()
