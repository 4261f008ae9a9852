"""A source that is no longer what was counted: every format's, and no source is parsed twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.commands._caches import count_cache, user_cache
from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._changed_sources import UNREADABLE, ChangedSource, list_changed_sources
from dragoman.project import Project, find_project
from helpers import projects
from helpers.support import install_lines_format

MARKDOWN = "# A letter\n\nOne *paragraph* of it.\n\n```\ncode = 1\n```\n"
TEXTS = {"letter.txt": projects.TEXT, "notes/page.md": MARKDOWN, "poem.lines": "one\ntwo"}


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def plugin(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module of a format of another distribution."""
    return install_lines_format(tmp_path_factory.mktemp("plugin"), monkeypatch)


@pytest.fixture
def project(tmp_path: Path, plugin: Path) -> Project:
    """A document of each kind: plain text, Markdown, and a format of another distribution."""
    return projects.make(tmp_path, TEXTS)


def changed(project: Project) -> dict[str, str]:
    """Return the documents that are changed, as a process of its own finds them."""
    fresh = find_project(project.root)
    cache = CountCache(fresh.root, spent=count_cache.FREE)
    return {
        document: kind for document, kind, _ in list_changed_sources(fresh, fresh.documents, cache)
    }


def add_text(project: Project, document: str, text: str) -> None:
    path = project.documents[document]
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def set_setting(project: Project, line: str) -> None:
    path = project.root / "dragoman.toml"
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def test_what_was_just_counted_is_not_changed(project: Project) -> None:
    assert changed(project) == changed(project) == {}


@pytest.mark.parametrize("document", ["letter", "notes/page", "poem"])
def test_a_change_of_any_format_is_seen_until_the_next_update(
    project: Project, document: str
) -> None:
    add_text(project, document, "\n\nAnother paragraph.\n")
    assert changed(project) == changed(project) == {document: "changed"}
    projects.refresh(project)
    assert changed(project) == {}


@pytest.mark.parametrize("document", ["letter", "notes/page"])
def test_what_changes_no_message_is_no_change(project: Project, document: str) -> None:
    path = project.documents[document]
    path.write_text(path.read_text(encoding="utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")
    assert changed(project) == {}


def test_a_paragraph_that_moved_or_went_is_a_change(project: Project) -> None:
    path = project.documents["poem"]
    path.write_text("two\none", encoding="utf-8")
    assert changed(project) == {"poem": "changed"}
    path.write_text("one", encoding="utf-8")
    assert changed(project) == {"poem": "changed"}


def test_a_text_that_came_back_is_not_changed(project: Project) -> None:
    path = project.documents["notes/page"]
    path.write_text("Something else.\n", encoding="utf-8")
    assert changed(project) == {"notes/page": "changed"}
    path.write_text(MARKDOWN, encoding="utf-8")
    assert changed(project) == {}


def test_the_setting_code_changes_what_markdown_gives(project: Project) -> None:
    assert changed(project) == {}
    set_setting(project, "code = true")
    assert changed(project) == {"notes/page": "changed"}
    projects.refresh(project)
    assert changed(project) == {}


def test_the_setting_encoding_changes_what_a_text_gives(tmp_path: Path, plugin: Path) -> None:
    made = projects.make(tmp_path, {"a.txt": "One café.\n", "b.txt": "One.\n", "c.md": "Été.\n"})
    assert changed(made) == {}
    set_setting(made, 'encoding = "latin-1"')
    assert changed(made) == {"a": "changed", "c": "changed"}
    set_setting(made, "# the second encoding is the file's")
    path = made.root / "dragoman.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("latin-1", "ascii"), encoding="utf-8")
    assert changed(made) == {"a": "unreadable", "c": "unreadable"}


def test_a_document_that_is_added_is_new(project: Project) -> None:
    (project.root / "source" / "added.md").write_text("# Added\n", encoding="utf-8")
    assert changed(project) == {"added": "new"}
    projects.refresh(project)
    assert changed(project) == {}


def test_a_document_that_is_removed_is_counted_no_longer(project: Project) -> None:
    project.documents["letter"].unlink()
    assert changed(project) == {}
    shown = run(project, "status").stdout
    assert "poem" in shown
    assert "letter" not in shown


def test_a_document_that_is_renamed_is_new_under_its_name(project: Project) -> None:
    path = project.documents["notes/page"]
    path.rename(path.with_name("leaf.md"))
    assert changed(project) == {"notes/leaf": "new"}


def test_a_template_that_cannot_be_read_is_changed(project: Project) -> None:
    project.template("notes/page").write_bytes(b"garbage\n")
    assert changed(project) == {"notes/page": "changed"}
    projects.refresh(project)
    assert changed(project) == {}


def test_no_source_is_parsed_twice(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    add_text(project, "notes/page", "\nMore.\n")
    before = changed(project)

    def fail(*_arguments: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(Project, "read_document", fail)
    assert changed(project) == before == {"notes/page": "changed"}
    add_text(project, "poem", "\nthree")
    with pytest.raises(AssertionError, match="parsed again"):
        changed(project)


def test_a_small_project_in_markdown_is_parsed_once_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = projects.make(tmp_path, {"page.md": "# Short\n"}, "fa")
    assert list(list_changed_sources(made, ["page"])) == []
    monkeypatch.setattr(Project, "read_document", None)
    assert list(list_changed_sources(made, ["page"])) == []


def test_another_version_of_a_format_is_asked_again(
    project: Project, plugin: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert changed(project) == {}
    text = plugin.read_text(encoding="utf-8")
    plugin.write_text(text.replace(".split(", ".upper().split("), encoding="utf-8")
    monkeypatch.delitem(__import__("sys").modules, "dragoman_lines")
    assert changed(project) == {"poem": "changed"}


@pytest.mark.parametrize("content", ["[2]", "[]", '["1"]', "[1, 1]"])
def test_an_answer_that_is_none_is_not_believed(
    project: Project, caches: Path, content: str
) -> None:
    assert changed(project) == {}
    (file,) = caches.iterdir()
    assert "[1]" in file.read_text()
    file.write_text(file.read_text().replace("[1]", content), encoding="utf-8")
    assert changed(project) == {}


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(
        group, [*arguments, "-C", str(project.root)], prog_name="dragoman", catch_exceptions=False
    )


def test_status_says_it_in_one_line_of_each_kind(project: Project) -> None:
    assert run(project, "status").stderr == ""
    add_text(project, "letter", "\nAnother paragraph.\n")
    add_text(project, "notes/page", "\nAnother paragraph.\n")
    (project.root / "source" / "added.md").write_text("# Added\n", encoding="utf-8")
    result = run(project, "status")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "the text of added has not been counted yet: run `dragoman update`",
        "the texts of letter, notes/page have changed since they were counted: "
        "run `dragoman update`",
    ]
    assert run(project, "status", "-q").stderr == ""


def test_a_source_that_cannot_be_read_is_said_and_the_counts_are_shown(project: Project) -> None:
    project.documents["notes/page"].write_bytes(b"# A letter\n\ncaf\xe9\n")
    result = run(project, "status")
    assert result.exit_code == 2 and "notes/page" in result.stdout
    assert "dragoman: " in result.stderr and "page.md:3: byte 0xe9 is not UTF-8" in result.stderr
    (source,) = list_changed_sources(project, ["notes/page"])
    assert isinstance(source, ChangedSource) and source.kind is UNREADABLE


def test_the_project_itself_is_not_changed_by_asking(project: Project) -> None:
    with_code = replace(project, settings=project.settings._replace(code=True))
    assert [source.document for source in list_changed_sources(with_code, ["notes/page"])] == [
        "notes/page"
    ]
    assert list(list_changed_sources(project, ["notes/page"])) == []


@pytest.mark.parametrize("command", ["extract", "update"])
def test_what_was_just_extracted_is_not_parsed_again(
    project: Project, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_text(project, "notes/page", "\nMore.\n")
    add_text(project, "poem", "\nthree")
    assert run(project, command, "-q").exit_code == 0
    monkeypatch.setattr(Project, "read_document", None)
    assert list(list_changed_sources(project, ["notes/page", "poem"])) == []


@pytest.mark.parametrize(("number", "shown"), [(5, ""), (6, " and 1 more"), (8, " and 3 more")])
def test_status_names_five_sources_and_counts_the_rest(
    project: Project, number: int, shown: str
) -> None:
    for name in range(number):
        (project.root / "source" / f"new{name}.md").write_text("# New\n", encoding="utf-8")
    listed = ", ".join(f"new{name}" for name in range(5))
    assert run(project, "status").stderr.splitlines() == [
        f"the texts of {listed}{shown} have not been counted yet: run `dragoman update`"
    ]
