"""Break the code on purpose, a small thing at a time, and see whether a test notices.

    python tests/tools/mutants.py [--count 60] [--seed 1] [--room matching]

A *mutant* is the code with one change: a comparison turned, a call dropped, a guard off, a constant
moved, two arguments swapped, or a result emptied. The suite runs once with coverage, which says
which tests visit which line (`visits.py`); ``.mutants/`` keeps that for the same code and tests.
Then each mutant of a random draw meets the tests that visit its line, those first whose file is
named like the module, until one fails. A mutant that fails a test, or hangs, is *noticed*; one that
passes all has *survived*, and is printed as a diff. If there are more tests than ``--seconds``
allow, one that passes is *not decided*. One that cannot be imported is *broken*, and does not
count. The last lines say the score by room. The same seed draws the same mutants of the same code.
All runs happen in copies of the tree outside of it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from queue import Queue

import coverage
from coverage.numbits import num_in_numbits
from importers import list_importers
from mutations import Mutant, list_mutants
from trees import TOOLS, Tree, run, stop_all
from visits import CONFIGURATION, clean_name

FEW_TESTS = 12
"""If fewer visit a line, the other tests of their files and of the module are tried too, because
what a fixture or a cache keeps is visited once."""


class Visits:
    """Which test visits which line, and the seconds of each test that passes in a copy."""

    def __init__(
        self, data: Path, seconds: dict[str, float], most: float, importers: dict[str, set[str]]
    ) -> None:
        self.data, self.seconds, self.most = data, seconds, most
        self.importers = importers
        self.find_bits = cache(self._find_bits)

    def _find_bits(self, path: Path) -> list[tuple[str, bytes]]:
        query = (
            "select context.context, line_bits.numbits from line_bits "
            "join file on file.id = file_id join context on context.id = context_id "
            "where file.path like ?"
        )
        with sqlite3.connect(self.data) as database:
            rows = database.execute(query, (f"%/{path.as_posix()}",)).fetchall()
        return [(clean_name(context), bits) for context, bits in rows]

    def choose_tests(self, mutant: Mutant) -> tuple[list[str], int]:
        """Choose the tests that visit a mutant's line; return them, and how many more there are.

        Those come first whose file is named like the module, and of these the quickest. A line that
        runs when its module is imported meets all tests that visit the module, or a module that
        imports it, and those whose file imports it: which test is the first to import it is chance.
        """
        bits = self.find_bits(mutant.path)
        tests: set[str] = set()
        for line in (mutant.line, mutant.statement) if mutant.statement else ():
            tests = tests or {test for test, lines in bits if num_in_numbits(line, lines)}
            tests &= self.seconds.keys()
        visitors = {test for test, _ in bits} & self.seconds.keys()
        if not mutant.statement:
            visitors |= self._find_importing_tests(mutant)
        if len(tests) >= FEW_TESTS:
            return self._limit(tests, mutant.path)
        files = {test.partition("::")[0] for test in tests}
        more = {test for test in self.seconds if test.partition("::")[0] in files} | visitors
        if len(more) < FEW_TESTS:  # a module without functions
            own = (f"tests/{mutant.room}/", f"tests/test_{mutant.room}")
            more |= {test for test in self.seconds if test.startswith(own)}
        chosen, left = self._limit(tests, mutant.path)
        others, left_of_others = self._limit(more - tests, mutant.path)
        return chosen + others, left if mutant.statement else left_of_others

    def _find_importing_tests(self, mutant: Mutant) -> set[str]:
        files = self.importers.get(mutant.module, set())
        tests = {test for test in self.seconds if test.partition("::")[0] in files}
        for name in files:
            tests |= {test for test, _ in self.find_bits(Path(name))} & self.seconds.keys()
        return tests

    def _limit(self, tests: set[str], path: Path) -> tuple[list[str], int]:
        """Return the nearest tests for which there is time, and how many are left."""
        words = split_words(path.with_suffix("").as_posix())

        def measure(test: str) -> tuple[int, float, str]:
            near = words & split_words(test.partition("::")[0])
            return -len(near), self.seconds[test], test

        chosen: list[str] = []
        total = 0.0
        for test in sorted(tests, key=measure):
            if not chosen or total + self.seconds[test] <= self.most:
                total += self.seconds[test]
                chosen.append(test)
        return chosen, len(tests) - len(chosen)


def split_words(path: str) -> set[str]:
    """Return the words of the names in a path: ``tests/po/test_a.py`` has ``po`` and ``a``."""
    return set(re.findall(r"[a-z]+", path.removesuffix(".py"))) - {"tests", "test", "src"}


def find_visits(tree: Tree, place: Path, most: float) -> Visits:
    """Return the visits of the tree, to choose tests of at most so many seconds.

    Only files of tests that are new to the cache are run.
    """
    digest, tests = Tree(place).compute_digests()
    kept = tree.root / ".mutants" / digest
    index = kept / "tests.json"
    known = json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}
    files: dict[str, str] = known.get("files", {})
    changed = [name for name in tests if tests[name] != files.get(name)]
    seconds = {test: took for test, took in known.get("seconds", {}).items()
               if (name := test.partition("::")[0]) in tests and name not in changed}  # fmt: skip
    folder = place.parent / "visits"
    folder.mkdir()
    if kept.is_dir():
        shutil.copy(kept / "lines", folder / "lines")
    if changed:
        print(f"running {len(changed)} files of tests to see what they visit", file=sys.stderr)
        seconds |= record_visits(tree, place, folder, changed if files else [])
        shutil.rmtree(kept.parent, ignore_errors=True)  # of other code, too
        kept.mkdir(parents=True)
        shutil.copy(folder / "lines", kept / "lines")
    index.write_text(json.dumps({"files": tests, "seconds": seconds}), encoding="utf-8")
    return Visits(folder / "lines", seconds, most, list_importers(tree.root))


def record_visits(tree: Tree, place: Path, folder: Path, files: Sequence[str]) -> dict[str, float]:
    """Run tests with coverage and add it to what the folder has; return their seconds."""
    ini = folder / "coverage.ini"
    ini.write_text(CONFIGURATION.format(folder=folder, package=tree.package), encoding="utf-8")
    command = ["-m", "pytest", "-q", "--tb=no", "-rfE", "-p", "visits", *files]
    if len(files) != 1:
        command += ["-n", "2", "--dist", "loadgroup"]
    _, output = run(command, place, None, MUTANTS_FOLDER=str(folder))
    print(output[-2000:], file=sys.stderr)
    data = coverage.Coverage(config_file=str(ini), data_suffix=False)
    data.load()
    data.combine([str(folder)])
    data.save()
    seconds: dict[str, float] = json.loads((folder / "tests.json").read_text(encoding="utf-8"))
    return seconds


def judge(mutant: Mutant, visits: Visits, place: Path) -> tuple[str, str]:
    """Put the mutant into a copy of the tree; return what came of it, and what noticed it."""
    path = place / mutant.path
    before = path.read_bytes()
    path.write_bytes(mutant.apply(before))
    try:
        if mutant.path.name != "__main__.py":  # whose import runs the program
            code, _ = run(["-c", f"import {mutant.module}"], place, 60)
            if code:
                return "broken", "its import"
        tests, left = visits.choose_tests(mutant)
        if not tests:  # pytest would take no names for all tests
            return "survived", "no test met it"
        limit = 60 + 10 * sum(visits.seconds[test] for test in tests)
        command = ["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE"]
        code, output = run([*command, *tests], place, limit)
        if code in (4, 5):  # the mutant has changed which tests there are
            files = sorted({test.partition("::")[0] for test in tests})
            code, output = run([*command, *files], place, None)
        found = re.search(r"^(?:FAILED|ERROR) (.*?)(?: - |$)", output, re.MULTILINE)
        met = f"{len(tests)} tests met it" + (f", {left} did not" if left else "")
        why = "a hang" if code == -9 else found[1] if found else met
        if code not in (0, 5):
            return "noticed", why
        return "not decided" if left else "survived", why
    finally:
        path.write_bytes(before)


def show(mutant: Mutant, root: Path) -> str:
    """Return the mutant as a diff."""
    before = (root / mutant.path).read_bytes()
    lines = difflib.unified_diff(
        before.decode().splitlines(), mutant.apply(before).decode().splitlines(),
        str(mutant.path), mutant.kind, lineterm="", n=1,
    )  # fmt: skip
    return "\n".join(lines)


def find_memory() -> str | None:
    """Return a folder in memory, where files come and go much faster; None for the usual one."""
    memory = Path("/dev/shm")  # noqa: S108 - only where the system has it
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return None
    return str(memory) if shutil.disk_usage(memory).free > 2**31 else None


def judge_all(
    tree: Tree, drawn: Sequence[Mutant], most: float
) -> Iterator[tuple[Mutant, str, str]]:
    """Yield each mutant with what came of it. Leaves nothing behind, also when it is stopped."""
    with tempfile.TemporaryDirectory(
        prefix="mutants-", dir=find_memory(), ignore_cleanup_errors=True
    ) as name:
        folder = Path(name).resolve()
        places = [tree.copy(folder / f"copy-{n}") for n in range(os.cpu_count() or 1)]
        visits = find_visits(tree, places[0], most)
        free: Queue[Path] = Queue()
        for place in places:
            free.put(place)

        def meet(mutant: Mutant) -> tuple[Mutant, str, str]:
            place = free.get()
            try:
                return mutant, *judge(mutant, visits, place)
            finally:
                free.put(place)

        pool = ThreadPoolExecutor(len(places))
        try:
            yield from pool.map(meet, drawn)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            stop_all()
            pool.shutdown()


def print_score(judged: Counter[tuple[str, str]]) -> None:
    """Print by room how many of the mutants that run were noticed."""

    def line(name: str, found: Counter[str]) -> None:
        noticed, run = found["noticed"], found.total() - found["broken"]
        share = f"{noticed / run:6.1%}" if run else "     –"
        others = (f"{found[what]} {what}" for what in ("not decided", "broken") if found[what])
        more = ", ".join(others)
        print(f"{name:14} {noticed:4} of {run:4} noticed {share}{more and f'  ({more})'}")

    print()
    rooms: dict[str, Counter[str]] = {}
    for (room, what), number in sorted(judged.items()):
        rooms.setdefault(room, Counter())[what] += number
    for room, found in rooms.items():
        line(room, found)
    line("all", sum(rooms.values(), Counter()))


def main() -> None:
    """Draw mutants, judge them, and print the survivors and the score by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", default="", help="a folder or file of the package")
    parser.add_argument("--seconds", type=float, default=120, help="of tests for each mutant")
    parser.add_argument("--root", type=Path, default=TOOLS.parents[1], help="another project")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell has ignored it
    tree = Tree(options.root)
    every = list_mutants(tree.root, options.room)
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    diffs = {mutant: show(mutant, tree.root) for mutant in drawn}
    judged = Counter[tuple[str, str]]()
    for number, (mutant, what, why) in enumerate(judge_all(tree, drawn, options.seconds), 1):
        judged[mutant.room, what] += 1
        place = f"{mutant.path}:{mutant.line}"
        print(f"{number}/{len(drawn)} {what}: {mutant.kind} {place} ({why})", file=sys.stderr)
        if what in ("survived", "not decided"):
            print(f"\n{what}: {mutant.kind}, line {mutant.line}; {why}\n"
                  f"{diffs[mutant]}", flush=True)  # fmt: skip
    print(f"\nof {len(every)} mutants {len(drawn)} were drawn with seed {options.seed}")
    print_score(judged)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
