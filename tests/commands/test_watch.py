"""A project is built again when a file changes that a build reads, and for no other."""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands.build import build
from dragoman.commands.watch import BuildSummary, WatchedChange, follow_build, watch_project
from dragoman.errors import ProjectError
from helpers.pictures import make_png

SETTINGS = """languages = ["fa"]
formats = ["html"]
editions = ["en,fa"]
[check]
glossary = "words.csv"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a picture, a glossary and the setting of a folder of fonts."""
    (tmp_path / "source").mkdir()
    (tmp_path / "dragoman.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "words.csv").write_text("term,language,translation\n", encoding="utf-8")
    text = "# Letter\n\nOne day.\n\n![A dove](../dove.png)\n"
    (tmp_path / "source" / "letter.md").write_text(text, encoding="utf-8")
    (tmp_path / "dove.png").write_bytes(make_png())
    monkeypatch.setattr("dragoman.files.watching.sleep", lambda _seconds: None)
    return tmp_path


def work(change: WatchedChange) -> BuildSummary:
    """Build what was yielded."""
    summary = BuildSummary()
    assert change.project is not None
    follow_build(change.project, build(change.project), summary)
    return summary


def test_the_first_build_is_at_once_and_what_it_writes_leads_to_nothing_new(folder: Path) -> None:
    changes = watch_project(folder)
    first = next(changes)
    done = work(first)
    assert (first.paths, done.made, len(done.updated)) == (frozenset(), 1, 2)
    second = next(changes)
    assert second.paths == done.updated
    assert not work(second).has_changes


CHANGES: dict[str, Callable[[Path], object]] = {
    "source": lambda folder: (folder / "source" / "letter.md").write_text("# Other\n"),
    "new document": lambda folder: (folder / "source" / "notes.txt").write_text("Note.\n"),
    "catalogue": lambda folder: (folder / "locale/fa/LC_MESSAGES/letter.po").unlink(),
    "settings": lambda folder: (folder / "dragoman.toml").write_text(f'paper = "a5"\n{SETTINGS}'),
    "picture": lambda folder: (folder / "dove.png").write_bytes(make_png(30, 20)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_each_kind_of_file_leads_to_a_build(folder: Path, what: str) -> None:
    changes = watch_project(folder)
    work(next(changes))
    work(next(changes))
    CHANGES[what](folder)
    change = next(changes)
    assert len(change.paths) == 1
    assert work(change).has_changes


def test_the_glossary_leads_to_a_build_and_editions_and_other_files_to_none(folder: Path) -> None:
    changes = watch_project(folder)
    work(next(changes))
    work(next(changes))
    (folder / "notes.log").write_text("a line", encoding="utf-8")
    (folder / "build" / "letter.en-fa.html").unlink()
    (folder / "words.csv").write_text("term,language,translation\nday,fa,روز\n", encoding="utf-8")
    assert {path.name for path in next(changes).paths} == {"words.csv"}


def test_a_picture_that_is_shown_now_leads_to_no_second_build(folder: Path) -> None:
    (folder / "kite.png").write_bytes(make_png(30, 20))
    changes = watch_project(folder)
    work(next(changes))
    work(next(changes))
    source, glossary = folder / "source" / "letter.md", folder / "words.csv"
    source.write_text("# Letter\n\n![A kite](../kite.png)\n", encoding="utf-8")
    change = next(changes)
    assert change.paths == {source}
    written = work(change).updated
    assert next(changes).paths == written
    (folder / "kite.png").write_bytes(make_png(20, 30))
    change = next(changes)
    assert {path.name for path in change.paths} == {"kite.png"}
    assert work(change).made == 1
    (folder / "dove.png").unlink()
    glossary.write_text("term,language,translation\nday,fa,روز\n", encoding="utf-8")
    assert next(changes).paths == {glossary}


def test_wrong_settings_are_told_and_do_not_end_it(folder: Path) -> None:
    changes = watch_project(folder)
    work(next(changes))
    work(next(changes))
    good = (folder / "dragoman.toml").read_text(encoding="utf-8")
    (folder / "dragoman.toml").write_text("languages = [", encoding="utf-8")
    change = next(changes)
    assert change.project is None
    assert "not TOML" in str(change.error)
    (folder / "dragoman.toml").write_text(good, encoding="utf-8")
    change = next(changes)
    assert (change.error, work(change).has_changes) == (None, False)


def test_a_folder_without_a_project_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        next(watch_project(tmp_path))


def test_errors_and_warnings_of_a_build_are_counted(folder: Path) -> None:
    changes = watch_project(folder)
    work(next(changes))
    catalog = folder / "locale/fa/LC_MESSAGES/letter.po"
    text = catalog.read_text(encoding="utf-8")
    wrong = text.replace('msgid "One day."\nmsgstr ""', 'msgid "One day."\nmsgstr "روز <b>"')
    assert wrong != text
    catalog.write_text(wrong, encoding="utf-8")
    assert work(next(changes)).errors == 1


def test_what_a_build_leaves_in_cycles_is_gone_before_the_next(folder: Path) -> None:
    """A watch of an hour kept hundreds of megabytes."""

    class Left:
        own: object

    changes = watch_project(folder)
    work(next(changes))
    gc.disable()  # as good as in the program, which searches for cycles very seldom
    try:
        left = Left()
        left.own = left
        gone = weakref.ref(left)
        del left
        next(changes)
        assert gone() is None
    finally:
        gc.enable()


def test_settings_that_are_gone_stop_the_work_until_they_are_back(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Another program may take the file away for a moment, as a checkout of git does. Neither the
    settings of a folder above nor those of a project without any may count meanwhile."""
    above = tmp_path_factory.mktemp("above")
    inner = above / "inner"
    shutil.copytree(folder, inner)
    (above / "dragoman.toml").write_text('languages = ["de"]\n', encoding="utf-8")
    changes = watch_project(inner)
    work(next(changes))
    work(next(changes))
    (inner / "dragoman.toml").rename(above / "kept")
    change = next(changes)
    assert change.project is None
    assert str(change.error).endswith("dragoman.toml: the settings are gone; put them back")
    (above / "kept").rename(inner / "dragoman.toml")
    change = next(changes)
    assert change.project is not None
    assert (change.project.root, change.project.languages) == (inner, ("fa",))
    assert not work(change).has_changes
