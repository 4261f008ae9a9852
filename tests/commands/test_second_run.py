"""What is done needs nothing the second time: held by the work that is done, not by the bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.commands._caches import count_cache, user_cache
from dragoman.commands._caches import in_step as _in_step
from dragoman.commands._caches import searches as _searches
from dragoman.editions._web import embedding
from dragoman.project import Project, find_project
from helpers import projects

WORK = {
    "edition": "dragoman.commands.render:make_edition",
    "alignment": "dragoman.commands._editions.make_edition:align",
    "subset": "fontTools.subset:load_font",
    "count": "dragoman.catalogs:count_catalog",
    "rules": "dragoman.commands._check.one_catalog:CatalogChecker.find_faults",
    "history": "dragoman.commands.history:_count_blob",
    "in step": "dragoman.commands._changed_sources:_have_same_messages",
    "suggestion": "dragoman.matching.suggest:suggest",
    "memory": "dragoman.matching.suggest:rank_candidates",
    "catalogue": "dragoman.commands._update.writing:_write_planned",
    "index": "dragoman.commands.index:write_index_page",
    "feed": "dragoman.commands.feed:write_atom",
    "file": "dragoman.files:_replace_file",
}
"""The work that is counted: what each kind is called, and the function that does it."""
COMMANDS = {
    "extract": {"file"},
    "update": {"suggestion", "memory", "catalogue", "file"},
    "check": {"count", "in step", "rules", "file"},
    "status": {"count", "in step", "file"},
    "status --history": {"count", "in step", "history", "file"},
    "render --to html,epub": {"edition", "alignment", "file"},
    "render letter --to html -l fa --embed-fonts": {"edition", "alignment", "subset", "file"},
    "build": {
        "suggestion",
        "memory",
        "catalogue",
        "count",
        "rules",
        "edition",
        "alignment",
        "index",
        "feed",
        "file",
    },
}
"""By command, the work that it does the first time."""
TEXTS = {"letter.txt": projects.TEXT, "notes/page.md": "# A page\n\nWith one *line*.\n"}


@pytest.fixture
def project(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    need_tool: Callable[[str], str],
) -> Project:
    """Two documents, partly translated; then a source was changed, and the cache removed."""
    need_tool("git")
    caches = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: caches)
    monkeypatch.setattr(count_cache, "FREE", 0)  # even so little is looked up
    made = projects.make(tmp_path, TEXTS)
    settings = tmp_path / "dragoman.toml"
    settings.write_text(f'{settings.read_text()}address = "https://example.org/"\n')
    projects.translate(made, most=2)
    projects.translate(made, "notes/page", "ar")
    projects.commit(tmp_path, "2026-01-05")
    path = made.documents["letter"]
    path.write_text(path.read_text().replace("goodbye", "farewell"), encoding="utf-8")
    for path in caches.iterdir():
        path.unlink()
    return find_project(tmp_path)


@contextmanager
def counting_work() -> Iterator[Counter[str]]:
    """Count the work that is done meanwhile."""
    done = Counter[str]()

    def wrap(kind: str, function: Any) -> Any:
        def count(*arguments: Any, **words: Any) -> Any:
            done[kind] += 1
            return function(*arguments, **words)

        return count

    embedding._make_subset.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        for kind, place in WORK.items():
            patch.setattr(place.replace(":", "."), wrap(kind, resolve_name(place)))
        yield done


def run(project: Project, command: str) -> Counter[str]:
    """Carry out a command in this process; return the work that it did."""
    one_process = ["--jobs", "1"] if command.startswith(("render", "build")) else []
    arguments = [*command.split(), *one_process, "-C", str(project.root)]
    with counting_work() as done:
        result = CliRunner().invoke(group, arguments, prog_name="dragoman", catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return done


@pytest.mark.parametrize("command", COMMANDS)
def test_the_second_run_does_no_work(project: Project, command: str) -> None:
    assert set(run(project, command)) == COMMANDS[command]
    assert run(project, command) == {}
    assert run(project, command) == {}


def test_every_kind_of_work_is_done_by_some_command() -> None:
    assert set().union(*COMMANDS.values()) == set(WORK)


def test_build_leaves_nothing_to_do_for_the_others(project: Project) -> None:
    """A source of plain text is read faster than looked up: ``status`` reads it itself, once."""
    run(project, "build")
    assert run(project, "update") == run(project, "render") == {}
    assert run(project, "status") == {"in step": 1, "file": 1}
    assert run(project, "status") == {}


def test_only_what_depends_on_a_changed_catalogue_is_done_again(project: Project) -> None:
    run(project, "build")
    projects.translate(project, "notes/page", "fa", most=1)
    done = run(project, "build")
    assert "suggestion" not in done and "catalogue" not in done
    # Of each document: the source with both languages, with Persian, and with Arabic.
    assert done["edition"] == done["alignment"] == 2
    assert done["count"] == 1


def test_a_message_that_nobody_translated_is_not_looked_up_again(project: Project) -> None:
    """A new message gets no suggestion; the next update does not search for one anew."""
    path = project.documents["letter"]
    path.write_text(path.read_text() + "\nNothing here is like it: zebra.\n", encoding="utf-8")
    assert run(project, "update")["suggestion"] > 0
    assert [block.msgstr for block in projects.blocks(project)][-1] == ("",)
    assert run(project, "update") == {}


def test_another_program_looks_up_again_what_an_earlier_one_has_not_found(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project, "update")
    path = project.documents["letter"]
    path.write_text(path.read_text() + "\nNothing here is like it: zebra.\n", encoding="utf-8")
    run(project, "update")
    monkeypatch.setattr(_in_step, "digest_versions", lambda: "another")
    assert "memory" not in run(project, "update")  # what was not found is remembered by itself
    for module in (_in_step, _searches):
        monkeypatch.setattr(module, "digest_versions", lambda: "a third")
    assert run(project, "update")["memory"] > 0
    assert run(project, "update") == {}


def test_on_another_day_the_same_texts_give_the_same_bytes(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project, "update")
    before = {path: path.read_bytes() for path in project.root.rglob("*.po*")}
    assert len(before) > 3
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    for command in ("extract", "update"):
        run(project, command)
        assert {path: path.read_bytes() for path in project.root.rglob("*.po*")} == before
