"""A missing tool ends a test in one way only, which DRAGOMAN_REQUIRE_TOOLS turns into a failure."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from helpers.tools import NODE_MODULES, PROGRAMS, ROOT, TESTS
from helpers.watch import WATCHED, Watch

SKIPS = {"skip", "skipif", "importorskip", "SkipTest", "skipTest", "skipIf", "skipUnless", "xfail"}
"""The names by which pytest and unittest let a test pass that did not hold."""
LOOKS = {"which", "find_spec"}
"""How a test finds out that it cannot be run here."""


@cache
def read_tests() -> tuple[tuple[str, str], ...]:
    return tuple(
        (path.relative_to(TESTS).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(TESTS.rglob("*.py"))
        if NODE_MODULES not in path.parents
    )


def parse_tests(words: Iterable[str]) -> Iterator[tuple[str, ast.Module]]:
    """Yield the files that have one of some words; to parse all of them takes seconds."""
    for name, text in read_tests():
        if any(word in text for word in words):
            yield name, ast.parse(text)


def list_names(tree: ast.AST) -> list[str]:
    """Return every name in a piece of code: variables, attributes, and what is imported."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
        elif isinstance(node, ast.alias):
            names.append(node.name.rpartition(".")[2])
    return names


def list_calls(tree: ast.AST) -> Iterator[str]:
    """Yield the names of the functions that a piece of code calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield name_function(node)


def name_function(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def test_only_missing_skips() -> None:
    skips = [
        (name, found) for name, tree in parse_tests(SKIPS) for found in list_names(tree)
        if found in SKIPS
    ]  # fmt: skip
    # A case that is skipped is a fault.
    in_cases = ("helpers/cases.py", "skip"), ("test_cases.py", "skip")
    others = [each for each in skips if each not in in_cases]
    assert others == [("helpers/tools.py", "skip")] * 2  # missing, and not_allowed_here
    assert len(skips) == len(others) + len(in_cases)


def test_only_what_no_installation_brings_is_skipped_everywhere() -> None:
    word = "not_allowed_here"
    users = {name for name, tree in parse_tests([word]) if word in list_calls(tree)}
    assert users == {
        "catalogs/test_merge_sides.py",
        "cli/test_exit.py",
        "commands/test_check_documents.py",
        "commands/parallel/test_processes.py",
        "editions/test_md.py",
        "editions/test_tex.py",
        "faults/test_faults.py",
        "helpers/other_system.py",
        "helpers/tools.py",
        "test_docs.py",
        "test_errors.py",
        "files/test_files_faults.py",
        "workbench/test_serve.py",
    }


def test_what_looks_for_a_tool_says_when_it_is_missing() -> None:
    looking = [
        (name, node.name, bool({"missing", "not_allowed_here"} & set(list_names(node))))
        for name, tree in parse_tests(LOOKS)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and LOOKS & set(list_calls(node))
    ]
    assert ("conftest.py", "need_tool", True) in looking
    assert [each for each in looking if not each[2]] == []


ALWAYS = {"bash", "dash", "util-linux"}
"""What every Debian has."""
BETTER = {"cmark-gfm", "javac", "xelatex"}
"""Programs that a test uses where they are, and does without where not."""


def test_what_tests_need_is_installed_in_ci() -> None:
    """No program is on a machine by chance, and none is looked for that nothing installs."""
    text = (ROOT / ".ci/run").read_text(encoding="utf-8")
    installed = {
        name for names in re.findall(r"packages\+?=\((.*?)\)", text) for name in names.split()
    }
    assert "gettext" in installed
    assert set(PROGRAMS.values()) - ALWAYS - installed == set()


def test_every_program_that_is_looked_for_has_its_package() -> None:
    """``need_tool`` itself asks for those whose names no test says outright."""
    calls = {"need_tool", *LOOKS}
    looked_for = {
        node.args[0].value
        for _, tree in parse_tests(calls)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_function(node) in calls
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert looked_for >= {"msgfmt", "java"}
    assert looked_for - BETTER - set(PROGRAMS) == set()


def run_pytest(
    *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run pytest as a user would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


MODULE, PROGRAM = "it is hidden", "msgfmt is not installed"
HIDDEN = {
    "editions/test_png.py": MODULE,  # of a whole file
    "editions/test_writers_agree.py::test_notes_have_the_same_numbers_in_all_formats": MODULE,
    "catalogs/test_merge.py::test_the_result_of_a_conflict_is_accepted_by_msgfmt": PROGRAM,
}
"""Tests that need a module or a program, with what is said where it is missing."""


@pytest.mark.parametrize("required", ["1", ""])
def test_a_missing_tool_is_a_failure_where_tools_are_required(
    required: str, tmp_path: Path
) -> None:
    """Nothing but Typst and the programs is hidden from the tests."""
    (tmp_path / "typst.py").write_text('raise ImportError("it is hidden")\n')
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    done = run_pytest(
        "-rsfE", "-p", "no:cacheprovider", f"--basetemp={tmp_path}/inner",
        "--continue-on-collection-errors", *(str(TESTS / name) for name in HIDDEN),
        environment={"PYTHONPATH": path, "PATH": "", "DRAGOMAN_REQUIRE_TOOLS": required},
    )  # fmt: skip
    if required:
        said = re.findall(
            r"^required by DRAGOMAN_REQUIRE_TOOLS=1: .*?(\w+ is .*)$", done.stdout, re.M
        )
        assert done.returncode != 0
        assert Counter(said) == Counter(HIDDEN.values()), done.stdout
        for name in HIDDEN:
            assert re.search(rf"^(FAILED|ERROR) tests/{name}( - |$)", done.stdout, re.M), (
                done.stdout
            )
    else:
        told = re.findall(r"^SKIPPED \[(\d)\] .*?(\w+ is .*)$", done.stdout, re.M)
        assert {reason: int(count) for count, reason in told} == Counter(HIDDEN.values())
        assert done.returncode == 0
        assert "ERROR" not in done.stdout and "FAILED" not in done.stdout


# Tests that hang


HANGING = """
def test_that_ends():
    pass

def test_that_hangs():
    while True:
        pass
"""


def test_a_test_that_hangs_fails_and_is_named(tmp_path: Path) -> None:
    """With the settings of the project and several processes, as `make test` runs it."""
    path = tmp_path / "test_hanging.py"
    path.write_text(HANGING)
    done = run_pytest(
        "-c", str(ROOT / "pyproject.toml"), f"--rootdir={tmp_path}", f"--basetemp={tmp_path}/inner",
        "-p", "no:cacheprovider", "-n", "2", "--dist", "worksteal", "-o", "timeout=1", str(path),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.findall(r"^FAILED \S*::(\w+)", done.stdout, re.M) == ["test_that_hangs"]
    assert "Failed: Timeout (>1.0s)" in done.stdout
    assert "1 failed, 1 passed" in done.stdout


def test_ci_requires_all_tools_and_runs_the_slow_tests_too() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line.partition("  #")[0] for line in lines]
    required = commands.index("export DRAGOMAN_REQUIRE_TOOLS=1")
    assert required < commands.index("make test COVERAGE=1") < commands.index("make lint")
    assert required < commands.index(".venv/bin/python -m pytest -n 2 --dist worksteal -m long")
    slow = [name for name, tree in parse_tests([".mark.long"]) if ".mark.long" in ast.unparse(tree)]
    assert len(slow) >= 3


def test_every_test_has_a_time_limit(pytestconfig: pytest.Config) -> None:
    assert 0 < float(pytestconfig.getini("timeout")) <= 300


# Tests that write into the repository


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for name in WATCHED:
        path = tmp_path / name / "x.txt" if "." not in name else tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("old")
    (tmp_path / "build").mkdir()
    return tmp_path


def test_what_is_written_added_or_removed_is_seen_once(repository: Path) -> None:
    watch = Watch(repository)
    (repository / "source" / "x.txt").write_text("new")
    (repository / "locale" / "fa").mkdir()
    (repository / "locale" / "fa" / "y.po").touch()
    (repository / "docs" / "x.txt").unlink()
    (repository / "build" / "z.html").touch()
    assert watch.find_changes() == ["docs/x.txt", "locale/fa/y.po", "source/x.txt"]
    assert watch.find_changes() == []


@pytest.mark.parametrize("name", ["dragoman.toml", "glossary.csv", "locale/x.txt"])
def test_a_file_that_is_replaced_by_its_like_is_seen(repository: Path, name: str) -> None:
    watch = Watch(repository)
    (repository / "new").write_text("old")
    (repository / "new").replace(repository / name)
    assert watch.find_changes() == [name]


WRITING = """
from helpers.tools import ROOT

def test_that_reads():
    (ROOT / "source" / "x.txt").read_text()

def test_that_writes():
    (ROOT / "source" / "x.txt").write_text("new")
"""


def test_a_test_that_writes_into_the_repository_fails(repository: Path) -> None:
    """With a copy of the files that all tests share, so that the copy is the repository."""
    for file in (TESTS / "conftest.py", *(TESTS / "helpers").glob("*.py")):
        copy = repository / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    path = repository / "tests" / "test_writing.py"
    path.write_text(WRITING)
    paths = os.pathsep.join([str(repository / "tests"), str(ROOT / "src")])
    done = run_pytest(
        "-c", str(ROOT / "pyproject.toml"), f"--rootdir={repository}", "-p", "no:cacheprovider",
        "-o", "pythonpath=", f"--basetemp={repository}/inner", str(path),
        environment={"PYTHONPATH": paths, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "files of the repository changed: source/x.txt" in done.stdout, done.stdout
    assert re.findall(r"^ERROR \S*::(\w+)", done.stdout, re.M) == ["test_that_writes"]
    assert "2 passed, 1 error" in done.stdout
