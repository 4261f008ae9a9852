"""The gate of ``make coverage``: it names what no test visits, and it cannot pass by mistake."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from helpers.tools import ROOT, TESTS

GATE = TESTS / "tools" / "coverage_gate.py"
ROOMS = ("align", "catalogs", "files", "matching", "po", "proofread", "structure")
PROGRAM = """\
def choose(number):
    if number > 1:
        number += 1
    for each in range(number):
        if each == 7:
            return each
    if number < 0:
        number = 0
        number += 1
    return number
"""


def make_report(files: Mapping[str, Any], *, branches: bool = True) -> str:
    """Make a report in which every room is visited, besides what ``files`` says."""
    visited: dict[str, list[Any]] = {"missing_lines": [], "missing_branches": []}
    every = {f"src/dragoman/{room}/__init__.py": visited for room in ROOMS} | dict(files)
    return json.dumps({"meta": {"branch_coverage": branches}, "files": every})


def run(folder: Path, report: str | None) -> subprocess.CompletedProcess[str]:
    path = folder / "coverage.json"
    if report is not None:
        path.write_text(report, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(GATE), str(path)], capture_output=True, text=True, check=False
    )


def test_it_passes_where_everything_is_visited_and_says_nothing(tmp_path: Path) -> None:
    other = {"src/dragoman/cli/check.py": {"missing_lines": [1], "missing_branches": [[2, 4]]}}
    done = run(tmp_path, make_report(other))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_names_each_line_and_branch_by_room(tmp_path: Path) -> None:
    """A branch that leads to a line that never runs, or comes from one, is said with that line."""
    done = run(
        tmp_path,
        make_report(
            {
                "src/dragoman/po/grammar.py": {
                    "missing_lines": [8, 9],
                    "missing_branches": [[7, 8], [8, 12], [30, 28], [5, -3]],
                },
                "src/dragoman/po/blocks.py": {"missing_lines": [], "missing_branches": [[4, 6]]},
                "src/dragoman/align/__init__.py": {"missing_lines": [40], "missing_branches": []},
            }
        ),
    )
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "align: 1 not visited by any test",
        "  src/dragoman/align/__init__.py:40: never runs",
        "po: 5 not visited by any test",
        "  src/dragoman/po/blocks.py:4: never goes on to line 6",
        "  src/dragoman/po/grammar.py:5: never ends here",
        "  src/dragoman/po/grammar.py:8: never runs",
        "  src/dragoman/po/grammar.py:9: never runs",
        "  src/dragoman/po/grammar.py:30: never goes on to line 28",
    ]


def without(room: str) -> str:
    report = json.loads(make_report({}))
    files = {name: file for name, file in report["files"].items() if f"/{room}" not in name}
    return json.dumps(report | {"files": files})


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (None, "No such file"),
        ("", "Expecting value"),
        ("{}", "no branches; run `make coverage`"),
        (make_report({}, branches=False), "no branches; run `make coverage`"),
        *((without(room), f"no file of src/dragoman/{room}") for room in ROOMS),
    ],
)
def test_a_report_that_says_nothing_is_refused(
    tmp_path: Path, report: str | None, sentence: str
) -> None:
    done = run(tmp_path, report)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_it_reads_what_coverage_writes(tmp_path: Path) -> None:
    """Measured here: a package of the rooms, in which a program of ten lines is half visited."""
    for name in json.loads(make_report({}))["files"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    package = tmp_path / "src" / "dragoman"
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "po" / "odd.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "run.py").write_text("import dragoman.po.odd as odd\nodd.choose(2)\n")
    environment = {"PYTHONPATH": str(tmp_path / "src"), "PATH": ""}
    for arguments in (
        ["run", "--branch", "--source=src/dragoman", "run.py"],
        ["json", "-q", "-o", "coverage.json"],
    ):
        command = [sys.executable, "-m", "coverage", *arguments]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    done = run(tmp_path, None)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "po: 4 not visited by any test",
        "  src/dragoman/po/odd.py:2: never goes on to line 4",
        "  src/dragoman/po/odd.py:6: never runs",
        "  src/dragoman/po/odd.py:8: never runs",
        "  src/dragoman/po/odd.py:9: never runs",
    ]
    assert done.returncode == 1


def test_what_is_measured_is_what_the_gate_looks_at() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    measured = settings["tool"]["coverage"]["run"]["source_pkgs"]
    assert measured == [f"dragoman.{room}" for room in ROOMS]
