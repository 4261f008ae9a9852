"""A large catalogue is read and written in another way, and the files are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import clock
from dragoman.commands.update import update
from dragoman.po import Block, compact
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import snapshot

TEXT = "\n\n".join(f"Sentence {number} is about the road to the sea." for number in range(12))
CHANGED = f"One more.\n\n{TEXT.replace('Sentence 3 is', 'Sentence 3 was').replace('7', 'seven')}\n"


@pytest.mark.parametrize("options", ["", 'accept = "typography"', "memory = false"])
def test_the_files_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str
) -> None:
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    written = list[dict[str, bytes]]()
    for name, large in (("always", 1 << 40), ("large", 0)):
        monkeypatch.setattr(compact, "LARGE", large)
        written.append(run_updates(tmp_path / name, options))
    always, large_ones = written
    assert always == large_ones
    assert any(b"Sentence 3 was" in data for data in always.values())


def run_updates(folder: Path, options: str) -> dict[str, bytes]:
    """Translate a document, change it twice and update; return what is in the folder."""
    folder.mkdir()
    project = projects.make(folder, {"letter.txt": TEXT, "other.txt": "One more.\n"}, "fa")
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(f"[update]\n{options}\n")
    for document in ("letter", "other"):
        projects.edit(project, translate, document, "fa")
    for text in (CHANGED, TEXT, CHANGED):
        (folder / "source" / "letter.txt").write_text(text, encoding="utf-8")
        update_all(find_project(folder))
    return snapshot(folder)


def translate(block: Block) -> Block:
    return projects.translated(block, f"جمله {block.msgid[9:11]} درباره راه دریاست.")


def update_all(project: Project) -> None:
    list(update(project, tuple(project.documents), project.languages))
