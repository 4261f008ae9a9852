"""What the workbench has open: threads do not hold each other up, and folders may go meanwhile."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from dragoman import fonts
from dragoman.errors import ProjectError
from dragoman.workbench._desk import Desk
from dragoman.workbench._opened import Shared
from helpers import made_fonts, projects
from helpers.workbench import Workbench


def test_what_is_there_is_given_while_something_else_is_made() -> None:
    shared, begun, may_end = Shared(), threading.Event(), threading.Event()
    shared.give("rows", lambda: 1)

    def make_slowly() -> int:
        begun.set()
        assert may_end.wait(10)
        return 2

    found: list[int] = []
    slow = threading.Thread(target=lambda: found.append(shared.give("memory", make_slowly)))
    quick = threading.Thread(target=lambda: found.append(shared.give("rows", lambda: 3)))
    slow.start()
    assert begun.wait(10)
    quick.start()
    quick.join(5)
    assert found == [1]
    may_end.set()
    slow.join(10)
    assert found == [1, 2]


def test_what_two_ask_for_at_once_is_made_once() -> None:
    shared, both = Shared(), threading.Barrier(8)
    made: list[None] = []

    def ask() -> None:
        both.wait(10)
        shared.give("rows", lambda: made.append(None))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert made == [None]


def test_a_folder_that_is_removed_at_this_moment_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = projects.make(tmp_path, {"part/letter.txt": "We met.\n", "other.txt": "They met.\n"})
    desk = Desk(tmp_path)
    part, scan = project.source("part/letter").parent, os.scandir

    def scan_late(path: Any) -> Any:
        if Path(path) == part and part.exists():
            for file in part.iterdir():
                file.unlink()
            part.rmdir()
        return scan(path)

    with monkeypatch.context() as context:
        context.setattr(os, "scandir", scan_late)
        _ = desk.project
        assert project.source("other") in set(desk.list_files())
    assert list(desk.project.documents) == ["other"]


def test_what_the_settings_leave_out_is_not_looked_at(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": "We met.\n", "old/a.txt": "They met.\n"})
    settings = tmp_path / "dragoman.toml"
    settings.write_text('exclude = ["old/"]\n' + settings.read_text("utf-8"), encoding="utf-8")
    desk = Desk(tmp_path)
    before = desk.project
    assert list(before.documents) == ["letter"]
    (project.source_folder / "old" / "in").mkdir()
    assert desk.project is before
    (project.source_folder / "in").mkdir()
    assert desk.project is not before


def test_two_projects_have_names_that_say_no_path(tmp_path: Path) -> None:
    names = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        projects.make(tmp_path / folder, {"letter.txt": "We met.\n"})
        names.add(Desk(tmp_path / folder).name)
    assert len(names) == 2
    assert all(set(name) <= set("0123456789abcdef") for name in names)


def test_a_build_looks_at_the_fonts_as_they_are_now(tmp_path: Path) -> None:
    projects.make(tmp_path, {"letter.txt": "We met.\n"})
    folder = tmp_path / "fonts"
    folder.mkdir()
    assert not fonts._read_folder(str(folder))
    made_fonts.load().save(folder / "one.ttf")
    assert Workbench(tmp_path).post("/api/build", {}).status_code == 200
    assert fonts._read_folder(str(folder))


def test_a_project_whose_settings_are_gone_is_no_other_project(tmp_path: Path) -> None:
    """Otherwise a text that somebody saves goes to the project of a folder above."""
    inner = tmp_path / "inner"
    inner.mkdir()
    projects.make(tmp_path, {"letter.txt": "They met.\n"})
    projects.make(inner, {"letter.txt": "We met.\n"})
    desk = Desk(inner)
    settings = inner / "dragoman.toml"
    text = settings.read_bytes()
    settings.unlink()
    for _ in range(2):
        with pytest.raises(ProjectError, match="the settings are gone; put them back"):
            desk.open("letter", "fa")
    settings.write_bytes(text)
    assert desk.open("letter", "fa").project.root == inner
