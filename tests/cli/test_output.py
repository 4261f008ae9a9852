"""Where reports go: to a file, to stdout, and to a terminal that does not know all characters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import projects
from helpers.command_line import run

NAME = "Brief an Özgür"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    projects.make(tmp_path, {f"{NAME}.txt": projects.TEXT}, "fa, ar")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "--format", "json"),
        ("status", "--format", "html"),
        ("status", "--format", "svg", "-l", "fa"),
        ("check", "--format", "sarif"),
        ("check", "--format", "github", "--require", "fa=reviewed"),
        ("diff", "--format", "json"),
    ],
)
def test_a_dash_is_stdout(folder: Path, command: tuple[str, ...]) -> None:
    printed = run(*command)
    assert run(*command, "-o", "-").stdout == printed.stdout
    assert not (folder / "-").exists()


@pytest.mark.usefixtures("folder")
def test_on_stdout_links_lead_to_the_editions_from_one_place() -> None:
    assert run("render", "-t", "html").exit_code == 0
    printed = run("status", "--format", "html").stdout
    assert ".html#" in printed
    assert run("status", "--format", "html", "-o", "-").stdout == printed


def test_a_report_that_goes_to_a_dash_is_asked_for(folder: Path) -> None:
    assert json.loads(run("status", "-q", "-o", "-", "--format", "json").stdout)["documents"]
    assert run("status", "-q", "-o", "-").stdout == run("status").stdout


def test_badges_of_several_languages_need_a_folder(folder: Path) -> None:
    result = run("status", "--format", "svg", "-o", "-")
    assert result.exit_code == 2
    assert "give -l" in result.stderr
    assert not (folder / "-").exists()


@pytest.mark.parametrize("command", ["render", "export"])
def test_a_dash_is_no_folder(folder: Path, command: str) -> None:
    result = run(command, "-o", "-")
    assert result.exit_code == 2
    assert "- is none" in result.stderr
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", f"\u2068{NAME}\u2069"), ("cp1252", NAME), ("koi8-r", "Brief an ?zg?r")],
)
def test_what_nobody_sees_is_not_a_question_mark(folder: Path, encoding: str, shown: str) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "dragoman", "status"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    names = [line.split("  ")[-1] for line in process.stdout.decode(encoding).splitlines()]
    assert names[1] == shown
