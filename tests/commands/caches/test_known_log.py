"""The log of git is asked once for each commit, and again wherever it may say another thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import gitlog
from dragoman.commands._caches import user_cache
from dragoman.commands._caches.known_log import print_known_log
from helpers import projects

PATTERNS = ("*.po",)
ask = gitlog.print_log
"""What really asks git: a test counts the calls of the function."""


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
def root(tmp_path: Path) -> Path:
    """A repository with three commits, in a folder of which the project lies."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "outside.po").write_text("zero", encoding="utf-8")
    for number in (1, 2, 3):
        (root / "letter\udcff.po").write_text(f"{number}", encoding="utf-8")
        projects.commit(tmp_path, f"2026-01-0{number}")
    return root


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for which git was asked for a log."""
    found = list[Path]()

    def count(root: Path, patterns: tuple[str, ...]) -> bytes:
        found.append(root)
        return ask(root, patterns)

    monkeypatch.setattr(gitlog, "print_log", count)
    return found


def read(root: Path, patterns: tuple[str, ...] = PATTERNS) -> bytes:
    """Return the known log, which is always what git would say now."""
    known = print_known_log(root, patterns)
    assert known == ask(root, patterns)
    return known


def test_the_same_commit_is_asked_for_once(root: Path, asked: list[Path]) -> None:
    assert read(root) == read(root) != b""
    assert len(asked) == 1


def test_another_commit_is_asked_for(root: Path, asked: list[Path]) -> None:
    first = read(root)
    (root / "other.po").write_text("one", encoding="utf-8")
    projects.commit(root.parent, "2026-01-04")
    assert read(root) != first
    projects.git(root, "checkout", "-q", "HEAD~1")
    assert read(root) == first
    assert len(asked) == 3


def test_other_patterns_are_asked_for(root: Path, asked: list[Path]) -> None:
    assert read(root) != read(root, ("*.pot",))
    assert len(asked) == 2


def test_of_a_history_that_was_replaced_nothing_is_remembered(
    root: Path, asked: list[Path]
) -> None:
    """One commit may stand for this and then for that one, and a setting may say that none does."""
    first = read(root)
    projects.git(root, "replace", "--graft", "HEAD")
    assert read(root) != first
    projects.git(root, "config", "core.useReplaceRefs", "false")
    assert read(root) == first
    assert len(asked) == 3


def test_of_a_history_that_was_grafted_nothing_is_remembered(root: Path) -> None:
    first = read(root)
    head = projects.git(root, "rev-parse", "HEAD")
    grafts = root.parent / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(head, encoding="utf-8")
    assert read(root) != first
    grafts.unlink()
    assert read(root) == first


def test_of_a_part_of_a_repository_nothing_is_remembered(
    root: Path, tmp_path_factory: pytest.TempPathFactory, caches: Path
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    projects.git(clone, "clone", "-q", "--depth=1", f"file://{root.parent}", "here")
    part = read(clone / "here" / "project")
    assert list(caches.iterdir()) == []
    projects.git(clone / "here", "fetch", "-q", "--unshallow")
    assert len(read(clone / "here" / "project")) > len(part)


def test_what_is_damaged_is_asked_for_and_no_name_can_be_read(
    root: Path, caches: Path, asked: list[Path]
) -> None:
    first = read(root)
    (file,) = caches.iterdir()
    assert b"letter" not in file.read_bytes()
    for damaged in (b"", b"\xff", file.read_bytes()[:-8]):
        file.write_bytes(damaged)
        assert read(root) == first
    assert len(asked) == 4
