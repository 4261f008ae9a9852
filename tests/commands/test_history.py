"""Progress over time, from real git repositories."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import progress
from dragoman.catalogs import count_catalog
from dragoman.commands._caches import user_cache
from dragoman.commands.history import list_uncommitted, parse_day, read_history
from dragoman.commands.status import status, sum_by_language
from dragoman.errors import ProjectError
from dragoman.gitlog import HistoryPoint, keep_between, keep_weekly
from dragoman.model import State, Tally
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run


@pytest.fixture(autouse=True)
def caches(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    need_tool: Callable[[str], str],
) -> Path:
    """A cache folder of the test's own; and git."""
    need_tool("git")
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter that was translated into Persian in two steps, then reviewed by nobody."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    projects.commit(tmp_path, "2026-01-05")
    projects.translate(made, most=2)
    projects.commit(tmp_path, "2026-01-06")
    projects.translate(made)
    projects.commit(tmp_path, "2026-02-01")
    return made


def points(project: Project) -> tuple[HistoryPoint, ...]:
    return read_history(project, None, project.languages).points


def done(found: tuple[HistoryPoint, ...], language: str = "fa") -> list[tuple[str, int, int]]:
    """The date of each point, with the messages that are translated, and all."""
    return [
        (
            point.date,
            point.totals[language].messages[State.TRANSLATED],
            progress.count_all(point.totals[language]).messages,
        )
        for point in found
    ]


def agrees(project: Project) -> bool:
    """Is the last point what ``status`` counts?"""
    project = find_project(project.root)
    now = sum_by_language(status(project, project.documents, project.languages))
    return not list_uncommitted(points(project), now)


def test_each_commit_that_changed_a_count_is_a_point(project: Project) -> None:
    assert done(points(project)) == [
        ("2026-01-05", 0, 4), ("2026-01-06", 2, 4), ("2026-02-01", 4, 4),
    ]  # fmt: skip
    (project.root / "notes").write_text("nothing of ours", encoding="utf-8")
    projects.commit(project.root, "2026-02-02")
    assert len(points(project)) == 3 and agrees(project)


def test_what_is_not_committed_is_no_history(project: Project) -> None:
    projects.translate(project, language="ar")
    now = sum_by_language(status(project, project.documents, project.languages))
    assert list_uncommitted(points(project), now) == ("ar",)
    assert done(points(project), "ar")[-1] == ("2026-02-01", 0, 4)


def test_a_merge_brings_a_branch_in_one_step(project: Project) -> None:
    root = project.root
    projects.git(root, "checkout", "-q", "-b", "arabic")
    projects.translate(project, language="ar", most=1)
    projects.commit(root, "2026-02-10")
    projects.translate(project, language="ar", most=1)
    projects.commit(root, "2026-02-11")
    projects.git(root, "checkout", "-q", "main")
    (root / "other").write_text("x", encoding="utf-8")
    projects.commit(root, "2026-02-15")
    projects.git(root, "merge", "-q", "--no-ff", "-m", "Merge", "arabic", date="2026-02-20")
    assert done(points(project), "ar")[-2:] == [("2026-02-01", 0, 4), ("2026-02-20", 2, 4)]
    assert agrees(project)


def test_files_that_moved_are_followed(project: Project) -> None:
    root = project.root
    before = done(points(project))
    projects.git(root, "mv", "locale", "po")
    (root / "dragoman.toml").write_text('languages = ["fa", "ar"]\nlocale = "po"\n')
    projects.commit(root, "2026-03-01")
    moved = find_project(root)
    assert done(points(moved)) == before and agrees(moved)
    for name in ("po/letter.pot", "source/letter.txt", "po/fa/LC_MESSAGES/letter.po",
                 "po/ar/LC_MESSAGES/letter.po"):  # fmt: skip
        projects.git(root, "mv", name, name.replace("letter", "essay"))
    projects.commit(root, "2026-03-02")
    renamed = find_project(root)
    assert done(points(renamed)) == before and agrees(renamed)
    assert done(read_history(renamed, {"essay"}, ("fa",)).points) == before


def test_a_document_that_is_gone_counts_until_it_went(project: Project) -> None:
    (project.root / "source" / "second.txt").write_text("A second.\n", encoding="utf-8")
    made = projects.refresh(project)
    projects.commit(project.root, "2026-03-01")
    (project.root / "source" / "second.txt").unlink()
    projects.commit(project.root, "2026-03-02")
    assert done(points(made))[-3:] == [
        ("2026-02-01", 4, 4), ("2026-03-01", 4, 5), ("2026-03-02", 4, 4),
    ]  # fmt: skip
    assert agrees(made)


def test_a_version_that_cannot_be_read_is_left_out(project: Project) -> None:
    path = project.catalog("letter", "fa")
    whole = path.read_bytes()
    path.write_bytes(b"<<<<<<< HEAD\n" + whole)
    projects.commit(project.root, "2026-03-01")
    path.write_bytes(whole)
    projects.commit(project.root, "2026-03-02")
    for _ in range(2):
        found = read_history(project, None, project.languages)
        assert found.unreadable == 1
        assert done(found.points)[-1] == ("2026-02-01", 4, 4)


def test_a_project_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "deep" / "down").mkdir(parents=True)
    made = projects.make(tmp_path / "deep" / "down", {"über text.txt": "One.\n"}, "fa")
    projects.commit(tmp_path, "2026-01-05")
    assert done(points(made)) == [("2026-01-05", 0, 1)] and agrees(made)


def test_a_clock_that_was_wrong_does_not_turn_time_back(project: Project) -> None:
    projects.translate(project, language="ar")
    projects.commit(project.root, "2001-01-01")
    assert [point.date for point in points(project)][-1] == "2026-02-01"


def test_a_span_begins_with_the_state_that_held(project: Project) -> None:
    found = points(project)
    cut = keep_between(found, parse_day("2026-01-20"), parse_day("2026-01-31", end=True))
    assert done(tuple(cut)) == [("2026-01-20", 2, 4)]
    assert keep_between(found, parse_day("2026-01-06"), None)[0].date == "2026-01-06"
    assert keep_between(found, None, parse_day("2026-01-04", end=True)) == []
    assert [point.date for point in keep_weekly(found)] == ["2026-01-06", "2026-02-01"]


def test_every_form_shows_the_same_and_names_nobody(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    forms = {form: run("status", "--history", "--format", form) for form in
             ("text", "json", "csv", "svg")}  # fmt: skip
    for form, result in forms.items():
        assert result.exit_code == 0, form
        assert "Secret" not in result.output and "mail.example" not in result.output
    data = json.loads(forms["json"].stdout)
    assert data["schema_version"] == 1
    shares = [point["languages"]["fa"]["messages"]["translated"] for point in data["points"]]
    assert shares == [0, 2, 4]
    rows = list(csv.DictReader(io.StringIO(forms["csv"].stdout)))
    assert [row["messages_translated"] for row in rows if row["language"] == "fa"] == list("024")
    lines = [line.split() for line in forms["text"].stdout.splitlines()]
    assert [line[0] for line in lines if "fa" in line] == ["2026-01-05", "2026-01-06", "2026-02-01"]
    assert forms["svg"].stdout.startswith("<svg ")


def test_a_text_that_is_not_a_date_is_one_sentence(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    result = run("status", "--history", "--since", "yesterday")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert "'yesterday' is not a date; write it as 2016-12-23" in result.stderr


def test_without_a_repository_a_sentence_says_so(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT})
    with pytest.raises(ProjectError, match="not in a git repository"):
        points(made)
    projects.git(tmp_path, "init", "-q")
    with pytest.raises(ProjectError, match="has no commit"):
        points(made)


def test_without_git_a_sentence_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ProjectError, match="git, which is not installed"):
        points(project)


def test_settings_of_git_change_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = points(project)
    config = tmp_path_factory.mktemp("home") / "config"
    config.write_text(
        "[log]\n\tshowSignature = true\n\tdate = relative\n\tfollow = true\n\tshowRoot = false\n"
        "[diff]\n\trenames = false\n\tnoprefix = true\n\torderFile = /nowhere\n"
        "[color]\n\tui = always\n[core]\n\tquotepath = true\n\tpager = false\n"
        "[format]\n\tpretty = fuller\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    assert points(project) == before


def test_the_second_run_counts_no_catalogue_again(
    tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(f"Paragraph {number} says so and so." for number in range(20))
    made = projects.make(tmp_path, {"long.txt": text}, "fa")
    path = made.catalog("long", "fa")
    for number in range(6):
        data = path.read_bytes()
        path.write_bytes(data.replace(b'msgstr ""\n\n', b'msgstr "%d"\n\n' % number, 1))
        projects.commit(tmp_path, "2026-01-05")
    counted = list[bytes]()

    def counting(data: bytes, name: str) -> Tally:
        counted.append(data)
        return count_catalog(data, name)

    monkeypatch.setattr("dragoman.catalogs.count_catalog", counting)
    first = points(made)
    known = len(counted)
    assert known >= len(first) == 6
    assert points(made) == first
    assert len(counted) == known
    assert sorted(path.suffix for path in caches.iterdir()) == [".bin", ".json"]


def test_paths_are_bytes(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff \x1e")
    (tmp_path / "source").mkdir()
    for each in (name, "letter"):
        (tmp_path / "source" / f"{each}.txt").write_text("One.\n")
    (tmp_path / "locale").mkdir()
    projects.commit(tmp_path, "2026-01-05")
    made = find_project(tmp_path)
    assert list(made.documents) == ["letter"]  # the other name cannot be shown
    assert read_history(made, None, ()).points == ()
