"""History where git lacks what was committed, as in a partial clone: it is said, and is not 0 %."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands.history import History, read_history
from dragoman.model import State
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run

SENTENCE = "are not in this copy of the repository: 1; what they held is not known"


@pytest.fixture
def project(
    tmp_path: Path, need_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> Project:
    """A letter that was translated into Persian in two steps, and into Arabic between them."""
    need_tool("git")
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.commit(tmp_path, "2026-01-05")
    projects.translate(made, most=2)
    projects.commit(tmp_path, "2026-01-06")
    projects.translate(made, language="ar", most=3)
    projects.commit(tmp_path, "2026-01-07")
    projects.translate(made)
    projects.commit(tmp_path, "2026-02-01")
    monkeypatch.chdir(tmp_path)
    return made


def lose(project: Project, version: str) -> None:
    """Remove the content of a file at a commit from the repository."""
    blob = projects.git(project.root, "rev-parse", version)
    (project.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def read(project: Project) -> tuple[History, list[tuple[str, dict[str, int]]]]:
    """Return the history, and for each point its date with how many messages are translated."""
    history = read_history(project, None, project.languages)
    return history, [
        (
            point.date,
            {code: tally.messages[State.TRANSLATED] for code, tally in point.totals.items()},
        )
        for point in history.points
    ]


def test_a_version_that_is_missing_is_left_out_until_the_next(project: Project) -> None:
    lose(project, "HEAD~2:locale/fa/LC_MESSAGES/letter.po")
    history, found = read(project)
    assert found == [
        ("2026-01-05", {"fa": 0, "ar": 0}),
        ("2026-01-07", {"ar": 3}),
        ("2026-02-01", {"fa": 4, "ar": 3}),
    ]
    assert (history.missing, history.unknown) == (1, ())


def test_the_last_version_missing_is_not_0_percent_and_not_uncommitted_work(
    project: Project,
) -> None:
    lose(project, "HEAD:locale/fa/LC_MESSAGES/letter.po")
    history, found = read(project)
    assert found[-1] == ("2026-01-07", {"fa": 2, "ar": 3})
    assert history.unknown == ("fa",)
    for form in ("text", "json", "csv", "svg"):
        result = run("status", "--history", "--format", form)
        assert result.exit_code == 0 and SENTENCE in result.stderr, form
        assert "not committed yet" not in result.stderr
    page = run("status", "--format", "html")
    assert page.exit_code == 0 and SENTENCE in page.stdout
    assert "Not committed yet" not in page.stdout
    assert "copy of the repository" not in run("status", "--history", "--quiet").stderr


def test_a_template_that_is_missing_says_nothing_of_languages_that_need_it(
    project: Project,
) -> None:
    for code in ("ar",):
        project.catalog("letter", code).unlink()
    projects.commit(project.root, "2026-03-01")
    lose(project, "HEAD:locale/letter.pot")
    history, found = read(project)
    assert history.unknown == ("ar",)
    assert found[-1] == ("2026-02-01", {"fa": 4, "ar": 3})


def test_nothing_is_fetched_in_a_partial_clone(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects.git(project.root, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone")
    address = f"file://{project.root}"
    projects.git(clone, "clone", "-q", "--filter=blob:none", address, "here")
    monkeypatch.chdir(clone / "here")
    packs = sorted((clone / "here" / ".git" / "objects").rglob("*"))
    result = run("status", "--history", "--format", "json")
    points = json.loads(result.stdout)["points"]
    assert [sorted(point["languages"]) for point in points] == [["ar"], ["ar", "fa"]]
    assert points[-1]["languages"]["fa"]["messages"]["translated"] == 4
    assert "are not in this copy of the repository: 3;" in result.stderr
    assert sorted((clone / "here" / ".git" / "objects").rglob("*")) == packs


def test_a_first_version_that_cannot_be_read_is_not_0_percent_either(project: Project) -> None:
    path = project.catalog("letter", "fa")
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes())
    projects.git(project.root, "checkout", "-q", "--orphan", "new")
    projects.commit(project.root, "2026-03-01")
    history, found = read(project)
    assert found == [("2026-03-01", {"ar": 3})]
    assert (history.unreadable, history.missing) == (1, 0)
