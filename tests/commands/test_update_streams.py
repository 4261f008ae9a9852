"""An update keeps bytes instead of messages; what it writes and says is the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import clock, kept_bytes
from dragoman.commands import _catalog_plans, _update_plans
from dragoman.commands._suggestions import Suggestion
from dragoman.commands._update_plans import UpdateRequest
from dragoman.commands.explain import explain
from dragoman.commands.update import update
from dragoman.errors import DragomanError
from dragoman.matching import kept_messages
from dragoman.po import Block
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import snapshot

TEXTS = {
    "letter.txt": "The ferry waits at the pier.\n\nSnow lay on every roof of the village.\n",
    "diary.txt": "Snow lay on every roof of the town.\n\nI slept until noon every day.\n",
    "notes.txt": "Nothing of this changes at all.\n",
}
CHANGED = {
    "letter.txt": "The ferry waits at the old pier.\n\nI slept until noon on every day.\n",
    "diary.txt": "I slept until noon every day.\n\nThe ferry waits at the pier.\n",
}


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def keep_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep no messages, and all bytes in a file."""
    monkeypatch.setattr(_catalog_plans, "_LOADED", 0)
    monkeypatch.setattr(kept_messages, "IN_MEMORY", 0)
    monkeypatch.setattr(kept_bytes, "IN_MEMORY", 0)


def make(folder: Path) -> Project:
    """Make a translated project of which two sources have changed then."""
    folder.mkdir(exist_ok=True)
    project = projects.make(folder, TEXTS)
    for document in ("letter", "diary", "notes"):
        for language in ("fa", "ar"):
            projects.edit(project, translate, document, language)
    for name, text in CHANGED.items():
        (folder / "source" / name).write_text(text, encoding="utf-8")
    return find_project(folder)


def translate(block: Block) -> Block:
    return projects.translated(block, f"جمله {len(block.msgid)} درباره راه دریاست.")


def run(project: Project) -> tuple[list[tuple[object, ...]], list[Suggestion]]:
    """Update all; return what is said of it."""
    names = tuple(project.documents)
    updated = list(update(project, names, project.languages, UpdateRequest(explain=True)))
    said: list[tuple[object, ...]] = [
        (document.extracted.document, one.language, one.report, one.is_new, one.remembered)
        for document in updated
        for one in document.catalogs
    ]
    return said, [each for document in updated for each in explain(project, document)]


def test_the_files_and_the_reports_are_the_same(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = run(make(tmp_path / "here"))
    request.getfixturevalue("keep_bytes")
    assert run(make(tmp_path / "there")) == expected
    assert snapshot(tmp_path / "there") == snapshot(tmp_path / "here")
    assert expected[1]  # there are suggestions


def test_a_mistake_leaves_the_files_of_its_document_as_they_were(
    tmp_path: Path, keep_bytes: None
) -> None:
    project = make(tmp_path)
    project.catalog("letter", "ar").write_text("garbage\n", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(DragomanError, match="letter"):
        run(project)
    changed = {name for name, data in snapshot(tmp_path).items() if before[name] != data}
    assert {Path(name).stem for name in changed} == {"diary"}


def change_while_planning(
    monkeypatch: pytest.MonkeyPatch, project: Project, change: Callable[[], object]
) -> list[int]:
    """Let somebody change a file between reading and matching; return how often that was read."""
    real, runs = _update_plans._read_all, list[int]()

    def read_and_change(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        if not runs:
            change()
        runs.append(1)
        return found

    monkeypatch.setattr(_update_plans, "_read_all", read_and_change)
    return runs


def test_a_catalogue_that_is_changed_meanwhile_is_read_again(
    tmp_path: Path, keep_bytes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path)
    path = project.catalog("letter", "fa")
    data = path.read_bytes().replace("جمله 28".encode(), "جمله دیگر".encode())
    change_while_planning(monkeypatch, project, lambda: path.write_bytes(data))
    run(project)
    assert "جمله دیگر" in path.read_text(encoding="utf-8")
    assert "old pier" in path.read_text(encoding="utf-8")


def test_a_catalogue_that_is_broken_meanwhile_is_left_out_with_its_document(
    tmp_path: Path, keep_bytes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path)
    path = project.catalog("letter", "fa")
    change_while_planning(monkeypatch, project, lambda: path.write_bytes(b"garbage\n"))
    template = project.template("letter").read_bytes()
    with pytest.raises(DragomanError, match="letter"):
        run(project)
    assert path.read_bytes() == b"garbage\n"
    assert project.template("letter").read_bytes() == template
    assert "ferry" in project.catalog("diary", "fa").read_text(encoding="utf-8")


def test_if_a_template_is_changed_meanwhile_all_is_read_again(
    tmp_path: Path, keep_bytes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path)
    text = f"{TEXTS['notes.txt']}\nIt was new.\n"
    project.source("notes").write_text(text, encoding="utf-8")
    run(project)  # notes is in step, and has an empty message
    path = project.template("notes")
    data = path.read_bytes()
    runs = change_while_planning(monkeypatch, project, lambda: path.write_bytes(data + b"\n# x\n"))
    monkeypatch.setattr("dragoman.commands._in_step.StepCache.find_all", find_nothing)
    run(project)
    assert len(runs) > 1
    assert "It was new." in project.catalog("notes", "fa").read_text(encoding="utf-8")


def find_nothing(_cache: object, documents: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys(documents)
