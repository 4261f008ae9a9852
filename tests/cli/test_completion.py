"""What a shell is offered to complete; where there is no project, nothing and no error."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from helpers import projects


def complete(words: str) -> list[str]:
    """Return what is offered for the last of the words."""
    environment = {
        "_DRAGOMAN_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split(" ")) - 1),
    }
    result = CliRunner().invoke(group, [], env=environment, prog_name="dragoman")
    assert result.stderr == ""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return [line.partition(",")[2] for line in result.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("dragoman sta", ["status"]),
        ("dragoman status ", ["letter", "notes"]),
        ("dragoman status n", ["notes"]),
        ("dragoman status -l ", ["en", "fa", "ar"]),
        ("dragoman status -l f", ["fa"]),
        ("dragoman render -l fa,a", ["fa,ar"]),
        ("dragoman status x", []),
    ],
)
def test_documents_and_languages_are_offered(
    words: str, offered: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.make(tmp_path, {"letter.txt": "A letter\n", "notes.md": "# Notes\n"})
    monkeypatch.chdir(tmp_path)
    assert complete(words) == offered


@pytest.mark.parametrize("words", ["dragoman status ", "dragoman status -l ", "dragoman render n"])
def test_without_a_project_nothing_is_offered_and_nothing_said(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complete(words) == []


def test_the_folder_that_was_named_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project").mkdir()
    projects.make(tmp_path / "project", {"letter.txt": "A letter\n"})
    monkeypatch.chdir(tmp_path)
    assert complete("dragoman -C project status ") == ["letter"]
    assert complete("dragoman status -C project l") == ["letter"]
