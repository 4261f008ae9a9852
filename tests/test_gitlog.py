"""What git's history says of files: renames followed, times in order, spans and weeks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.gitlog import (
    HistoryPoint,
    Identity,
    check_repository,
    keep_between,
    keep_weekly,
    read_blobs,
    read_commits,
    read_steps,
)
from helpers import projects

DAY = 86_400


@pytest.fixture
def root(tmp_path: Path, need_tool: Callable[[str], str]) -> Path:
    """A repository in which a file was written, renamed and removed."""
    need_tool("git")
    (tmp_path / "a.po").write_text("one", encoding="utf-8")
    projects.commit(tmp_path, "2026-01-01")
    projects.git(tmp_path, "mv", "a.po", "b.po")
    projects.commit(tmp_path, "2026-01-02")
    (tmp_path / "b.po").write_text("two", encoding="utf-8")
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    projects.commit(tmp_path, "2026-01-03")
    (tmp_path / "b.po").unlink()
    projects.commit(tmp_path, "2026-01-04")
    return tmp_path


def identify(path: str) -> Identity | None:
    """Say that ``b.po`` is a catalogue, and nothing else is."""
    return ("catalog", "b", "fa") if path == "b.po" else None


def test_commits_are_read_from_the_newest_with_the_files_of_the_pattern(root: Path) -> None:
    commits = list(read_commits(root, ["*.po"]))
    changes = [[(edit.before, edit.after) for edit in commit.edits] for commit in commits]
    assert changes == [[("b.po", "")], [("b.po", "b.po")], [("a.po", "b.po")], [("", "a.po")]]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.diffMerges", "combined"),
        ("log.diffMerges", "dense-combined"),
        ("log.diffMerges", "off"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("i18n.logOutputEncoding", "no-such"),
        ("log.follow", "true"),
        ("log.date", "human"),
        ("log.decorate", "full"),
        ("format.pretty", "fuller"),
        ("diff.noprefix", "true"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
    ],
)
def test_no_setting_of_a_repository_changes_its_history(root: Path, key: str, value: str) -> None:
    projects.git(root, "checkout", "-q", "-b", "side", "HEAD~1")
    (root / "c.po").write_text("three", encoding="utf-8")
    projects.commit(root, "2026-01-05")
    projects.git(root, "checkout", "-q", "main")
    projects.git(root, "merge", "-q", "--no-edit", "side", date="2026-01-06")
    before = list(read_commits(root, ["*.po"]))
    assert [edit.after for edit in before[0].edits] == ["c.po"]
    projects.git(root, "config", key, value)
    assert list(read_commits(root, ["*.po"])) == before


def test_a_renamed_file_is_followed_to_its_older_name(root: Path) -> None:
    steps = read_steps(root, ["*.po"], identify)
    assert [list(step.files) for step in steps] == [[("catalog", "b", "fa")]] * 4
    blobs = [blob for step in steps for blob in step.files.values()]
    assert dict(read_blobs(root, blobs[:3])) == {blobs[0]: b"one", blobs[2]: b"two"}
    assert blobs[0] == blobs[1] and blobs[3] == ""


def test_a_clock_that_was_wrong_does_not_turn_time_back(root: Path) -> None:
    (root / "b.po").write_text("three", encoding="utf-8")
    projects.commit(root, "2001-01-01")
    times = [step.time for step in read_steps(root, ["*.po"], identify)]
    assert times == sorted(times) and times[-1] == times[-2]


def test_a_blob_that_is_not_there_is_left_out(root: Path) -> None:
    blob = projects.git(root, "rev-parse", "HEAD~1:b.po")
    assert list(read_blobs(root, ["0" * 40])) == []
    assert list(read_blobs(root, ["0" * 40, blob, "1" * 40])) == [(blob, b"two")]


def test_a_folder_without_history_is_one_sentence(
    tmp_path: Path, need_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    need_tool("git")
    with pytest.raises(ProjectError, match="not in a git repository"):
        check_repository(tmp_path)
    projects.git(tmp_path, "init", "-q")
    with pytest.raises(ProjectError, match="the git repository has no commit"):
        list(read_commits(tmp_path, ["*.po"]))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ProjectError, match="git, which is not installed"):
        check_repository(tmp_path)


def point(day: int) -> HistoryPoint:
    """Return the state on a day, counted from Thursday, the first of January 1970."""
    return HistoryPoint(f"commit {day}", day * DAY, {})


def test_the_last_state_of_each_week_is_kept() -> None:
    days = [0, 1, 3, 4, 10, 11, 30]  # Mondays are 4, 11, 18, 25
    assert [p.time // DAY for p in keep_weekly([point(day) for day in days])] == [3, 10, 11, 30]


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [1, 5, 9]),
        (None, 5, [1, 5]),
        (5, None, [5, 9]),
        (6, None, [6, 9]),
        (6, 8, [6]),
        (0, 4, [1]),
        (10, None, [10]),
        (None, 0, []),
    ],
)
def test_a_span_begins_with_the_state_that_held(
    since: int | None, until: int | None, days: list[int]
) -> None:
    points = [point(day) for day in (1, 5, 9)]
    first, last = (None if day is None else day * DAY for day in (since, until))
    kept = keep_between(points, first, last)
    assert [p.time // DAY for p in kept] == days
    assert point(0).date == "1970-01-01"
