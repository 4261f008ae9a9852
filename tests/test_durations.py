"""No test says how many seconds something may take: the machine of CI is slow."""

from __future__ import annotations

import ast
import itertools
import time
from collections.abc import Callable, Iterator

import pytest

from helpers import durations
from helpers.durations import check_growth, wait_until
from helpers.tools import ROOT

TESTS = ROOT / "tests"
FILES = sorted(
    path
    for path in TESTS.rglob("*.py")
    if "node_modules" not in path.parts and path != TESTS / "helpers" / "durations.py"
)
CLOCKS = {
    "process_time", "process_time_ns", "thread_time", "thread_time_ns", "perf_counter",
    "perf_counter_ns", "monotonic", "monotonic_ns", "timeit", "default_timer", "ru_utime",
}  # fmt: skip
"""What says how long something takes. ``time.time`` says what day it is."""


def reads_clock(node: ast.AST, known: set[str]) -> bool:
    """Return whether an expression has a clock in it, or a name that comes from one."""
    return any(
        (isinstance(each, ast.Attribute) and each.attr in CLOCKS)
        or (isinstance(each, ast.Name) and each.id in CLOCKS | known)
        for each in ast.walk(node)
    )


def find_measures(tree: ast.Module) -> set[str]:
    """Return the names of what is measured: variables, and functions that return a measure."""
    known: set[str] = set()
    while True:
        before = len(known)
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if node.value is not None and reads_clock(node.value, known):
                    named = (each for target in targets for each in ast.walk(target))
                    known |= {each.id for each in named if isinstance(each, ast.Name)}
            elif isinstance(node, ast.FunctionDef) and not node.name.startswith("test_"):
                results = (each.value for each in ast.walk(node) if isinstance(each, ast.Return))
                if any(value is not None and reads_clock(value, known) for value in results):
                    known.add(node.name)
        if len(known) == before:
            return known


def find_upper_bounds(code: str) -> Iterator[int]:
    """Yield the lines of assertions that something measured is less than something else."""
    if not any(clock in code for clock in CLOCKS):
        return
    tree = ast.parse(code)
    known = find_measures(tree)
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Assert):
            continue
        for node in ast.walk(statement.test):
            if isinstance(node, ast.Compare):
                sides = itertools.pairwise([node.left, *node.comparators])
                for (left, right), sign in zip(sides, node.ops, strict=True):
                    less = left if isinstance(sign, ast.Lt | ast.LtE) else right
                    if isinstance(sign, ast.Lt | ast.LtE | ast.Gt | ast.GtE) and reads_clock(
                        less, known
                    ):
                        yield statement.lineno


def test_no_test_says_how_long_something_may_take() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{line}"
        for path in FILES
        for line in find_upper_bounds(path.read_text(encoding="utf-8"))
    ]
    assert found == [], "compare two sizes: helpers.durations.check_growth"


@pytest.mark.parametrize(
    "code",
    [
        "start = time.process_time()\nwork()\nassert time.process_time() - start < 2",
        "assert 2 > perf_counter() - start",
        "assert LEAST <= time.monotonic() - began < 2",
        "took = time.monotonic() - began\nassert took <= SECONDS, 'slow'",
        "def measure(n):\n    return time.process_time() - n\nassert measure(8) < 40 * measure(1)",
        "assert timeit.timeit(work) < 1",
        "def test():\n    a = monotonic()\n    b = monotonic() - a\n    assert b < 1 and x",
    ],
)
def test_an_upper_bound_of_a_measure_is_found(code: str) -> None:
    assert len(list(find_upper_bounds(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "began = time.monotonic()\nassert time.monotonic() - began >= PATIENCE",
        "waited = time.monotonic() - began\nassert code is EDIT or waited > PATIENCE",
        "assert len(rows) < 20",
        "os.utime(path, (time.time() - 60,) * 2)",
        "while time.monotonic() < end:\n    pass",
    ],
)
def test_a_lower_bound_is_no_upper_bound(code: str) -> None:
    assert not list(find_upper_bounds(code))


def with_clock(
    monkeypatch: pytest.MonkeyPatch, cost: Callable[[int], float]
) -> Callable[[int], None]:
    """Return work that takes so many seconds of a false clock."""
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def work(size: int) -> None:
        now[0] += cost(size)

    return work


@pytest.mark.parametrize("seconds", [0.001, 0.1, 60])
def test_linear_work_passes_on_any_machine(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    check_growth(int, with_clock(monkeypatch, lambda size: seconds * size), 1000)


@pytest.mark.parametrize("seconds", [0.00001, 60])
def test_quadratic_work_fails(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    work = with_clock(monkeypatch, lambda size: seconds * size**2)
    with pytest.raises(pytest.fail.Exception, match="takes 64"):
        check_growth(int, work, 1000)


def test_a_measure_that_was_disturbed_is_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    disturbed = iter([50.0, 0.0, 90.0])
    check_growth(int, with_clock(monkeypatch, lambda n: n / 100 + next(disturbed, 0.0)), 1000)


def test_no_size_is_measured_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def cost(size: int) -> float:
        seen.append(size)
        return float(size**2)

    work = with_clock(monkeypatch, cost)
    with pytest.raises(pytest.fail.Exception):
        check_growth(int, work, 1000)
    assert len(seen) == len(set(seen)) == 2 + 2 * durations.ATTEMPTS


@pytest.mark.parametrize("seconds", [0.00003, 60])
def test_linear_work_is_not_done_at_its_whole_size(
    monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    seen: list[int] = []

    def cost(size: int) -> float:
        seen.append(size)
        return seconds * size

    check_growth(int, with_clock(monkeypatch, cost), 1000)
    assert seen == ([250] if seconds < 1 else [250, 125 + durations.ATTEMPTS])


@pytest.mark.parametrize(
    "cost",
    [
        lambda size: (
            size + size**2 / 250
        ),  # half of the time of the smallest is that of linear work
        lambda size: size / 1e4 + size**3 / 1e11,
        lambda size: size**3 / 1e12,  # a quarter of the size takes only some milliseconds
        lambda size: 0.02 + size**2 / 1.6e7,  # a start hides it from the smallest inputs
        lambda size: 0.02 + size**3 / 1e11,
    ],
)
def test_work_that_grows_fast_only_at_its_whole_size_fails(
    monkeypatch: pytest.MonkeyPatch, cost: Callable[[int], float]
) -> None:
    with pytest.raises(pytest.fail.Exception, match="the time"):
        check_growth(int, with_clock(monkeypatch, cost), 8000)


def test_what_becomes_so_is_waited_for() -> None:
    answers = iter([False, False, True])
    wait_until(lambda: next(answers))
    assert next(answers, None) is None


def test_what_never_becomes_so_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durations, "PATIENCE", 0.05)
    with pytest.raises(pytest.fail.Exception, match="does not happen"):
        wait_until(lambda: False)
