"""A program that a project brings along is never run in the place of one of the machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.checks.msgfmt import run_msgfmt
from dragoman.errors import DragomanError
from dragoman.executables import find_executable
from dragoman.git import GitMissing, run_git


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with programs of these names in it and in ``bin/``."""
    for place in (tmp_path, tmp_path / "bin"):
        place.mkdir(exist_ok=True)
        for name in ("git", "msgfmt"):
            path = place / name
            path.write_text(f"#!/bin/sh\n: > {tmp_path}/marker\n", encoding="utf-8")
            path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", [".", "", "bin", f"{os.curdir}{os.sep}bin", "../x/bin"])
def test_a_folder_that_is_named_from_the_current_one_is_not_searched(
    project: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("PATH", f"{path}{os.pathsep}/nowhere")
    assert find_executable("git") is None
    assert list(run_msgfmt(b"x")) == []
    with pytest.raises(GitMissing, match="git is not installed"):
        run_git(project, "rev-parse")
    assert not (project / "marker").exists()


def test_the_program_of_the_machine_is_found_behind_such_a_folder(
    project: Path, monkeypatch: pytest.MonkeyPatch, need_tool: Callable[[str], str]
) -> None:
    git = need_tool("git")
    monkeypatch.setenv("PATH", f".{os.pathsep}bin{os.pathsep}{os.environ['PATH']}")
    assert find_executable("git") == git
    with pytest.raises(DragomanError, match="not a git repository"):
        run_git(project, "rev-parse", "--git-dir")
    assert not (project / "marker").exists()


def test_only_a_file_that_may_be_run_is_a_program(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(project / "bin"))
    assert find_executable("git") == str(project / "bin" / "git")  # the user named the folder
    (project / "bin" / "git").chmod(0o644)
    assert find_executable("git") is None
    (project / "bin" / "git").unlink()
    (project / "bin" / "git").mkdir()
    assert find_executable("git") is None
