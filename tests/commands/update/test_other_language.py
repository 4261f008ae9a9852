"""A catalogue of another language in the folder: no command takes it for the folder's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.project import Project
from helpers import projects
from helpers.command_line import run
from helpers.support import snapshot
from helpers.tools import ROOT

LETTER = ROOT / "locale"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The letter and a poem; the Arabic letter was copied into the folder for Persian."""
    source = (ROOT / "source" / "letter.txt").read_text(encoding="utf-8")
    made = projects.make(tmp_path, {"letter.txt": source, "poem.txt": "A poem.\n"})
    for language in ("fa", "ar"):
        shutil.copy(LETTER / "ar" / "LC_MESSAGES" / "letter.po", made.catalog("letter", language))
    monkeypatch.chdir(tmp_path)
    return made


SENTENCE = "the header says Arabic (ar), and the folder says Persian (fa)"


@pytest.mark.parametrize(
    "command",
    [
        "update", "update --check", "status", "status --fail-under 1", "diff letter -l fa",
        "review letter -l fa --all", "render letter -l fa", "render letter -t source -l fa",
        "build", "check --fix",
    ],
)  # fmt: skip
def test_every_command_that_reads_it_says_so(project: Project, command: str) -> None:
    before = snapshot(project.root / "locale")
    result = run(*command.split())
    assert result.exit_code == 2, result.stderr
    assert SENTENCE in result.stdout + result.stderr
    assert snapshot(project.root / "locale") == before
    built = [path.name for path in (project.root / "build").rglob("*") if "fa" in path.name]
    assert [name for name in built if name.startswith("letter")] == []


def test_it_is_an_error_of_the_check_with_its_line(project: Project) -> None:
    line = project.catalog("letter", "fa").read_text().split('"Language:')[0].count("\n") + 1
    result = run("check", "-l", "fa")
    assert result.exit_code == 1
    assert f"letter.po:{line}: error po-language: The header says Arabic" in result.stdout


def test_nothing_of_it_counts(project: Project) -> None:
    result = run("status", "-l", "fa")
    assert "100%" not in result.stdout
    assert "0%" in result.stdout


def test_the_letters_show_it_where_the_header_is_silent(project: Project) -> None:
    path = project.catalog("letter", "fa")
    text = path.read_text(encoding="utf-8").replace('"Language: ar\\n"\n', "")
    path.write_text(text, encoding="utf-8")
    for command in ("update", "status", "render letter -l fa"):
        result = run(*command.split())
        assert result.exit_code == 2
        assert "the translations are not written in Persian (fa)" in result.stderr


def test_a_catalogue_that_is_only_remembered_stops_nothing(project: Project) -> None:
    """Only the poem is updated; the letter's catalogue is read for suggestions."""
    project.documents["poem"].write_text("A poem.\n\nAnother.\n", encoding="utf-8")
    assert run("update", "poem").exit_code == 0


@pytest.mark.parametrize(
    ("in_header", "severity"),
    [("Persian", "hint"), ("prs", "hint"), ("fas", "hint"), ("", "warning")],
)
def test_a_header_that_names_the_language_in_another_way_is_no_error(
    project: Project, in_header: str, severity: str
) -> None:
    text = (LETTER / "fa" / "LC_MESSAGES" / "letter.po").read_text(encoding="utf-8")
    changed = text.replace("Language: fa", f"Language: {in_header}")
    project.catalog("letter", "fa").write_text(changed, encoding="utf-8")
    result = run("check", "-l", "fa")
    assert f": {severity} po-language: " in result.stdout
    assert result.exit_code == 0
