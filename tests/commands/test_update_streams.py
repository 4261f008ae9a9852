"""An update keeps bytes instead of messages; what it writes and says is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import clock, kept_bytes
from dragoman.commands import _catalog_plans, _match_plans
from dragoman.commands._catalog_plans import CatalogPlan
from dragoman.commands._match_jobs import Texts
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


def test_a_new_project_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no catalogues, the texts of the templates count."""
    for number in range(5):
        path = tmp_path / "source" / f"d{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXTS["letter.txt"], encoding="utf-8")
    (tmp_path / "dragoman.toml").write_text('languages = ["fa", "ar"]\n', encoding="utf-8")
    held: list[bool] = []
    real = _catalog_plans.load_texts

    def load_texts(plan: CatalogPlan) -> Texts:
        held.append(plan.work.find(plan) is not None)
        return real(plan)

    monkeypatch.setattr(_match_plans, "load_texts", load_texts)
    monkeypatch.setattr(_catalog_plans, "_LOADED", 2 * len(TEXTS["letter.txt"]))
    run(find_project(tmp_path))
    assert len(held) == 10 and 1 <= sum(held) <= 2
