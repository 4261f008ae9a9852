"""A source is read once for the checks in several languages, and again when it is another one."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from dragoman.commands._check import located
from dragoman.commands._check.located import SourceReader, locate_catalog
from dragoman.commands.check import check, fix, project_policy
from dragoman.errors import DragomanError, SourceError
from dragoman.model import CatalogName, Document
from dragoman.project import Project
from helpers import projects

NAMES = "one", "two", "three"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    texts = {f"{name}.md": f"# {name}\n\nA [link][{name}].\n\n[{name}]: x\n" for name in NAMES}
    return projects.make(tmp_path, texts)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were read."""
    found = list[str]()
    real = Project.read_document

    def note(project: Project, document: str, *data: Any) -> Document:
        found.append(document)
        return real(project, document, *data)

    monkeypatch.setattr(Project, "read_document", note)
    return found


def locate(reader: SourceReader, project: Project, language: str, name: str = "one") -> list[str]:
    """Check that what is said of a catalogue is what a new look says; return what is wrong."""
    unread, expected = list[DragomanError](), list[DragomanError]()
    found = reader.locate(project, CatalogName(name, language), unread)
    assert found == locate_catalog(project, name, language, is_numbered=True, unread=expected)
    assert list(map(str, unread)) == list(map(str, expected))
    return [error.sentence for error in unread]


def test_a_check_reads_each_source_once(project: Project, read: list[str]) -> None:
    languages = project.languages
    assert len(list(check(project, NAMES, languages, project_policy(project)))) == 6
    assert sorted(read) == sorted(NAMES)


def test_the_safe_fixes_read_each_source_once(project: Project, read: list[str]) -> None:
    for language in project.languages:
        for name in NAMES:
            path = project.catalog(name, language)
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace(f'"{name}"\nmsgstr ""', f'"{name}"\nmsgstr "{name}\u200b"'),
                encoding="utf-8",
            )
    fixed = list(fix(project, NAMES, project.languages, project_policy(project)))
    assert len(fixed) == 6
    assert sorted(read) == sorted(NAMES)


def test_what_is_known_is_what_a_new_look_says(project: Project) -> None:
    reader = SourceReader()
    for language in project.languages:
        for name in NAMES:
            assert locate(reader, project, language, name) == []


def test_a_source_that_changed_is_read_again(project: Project) -> None:
    reader = SourceReader()
    locate(reader, project, "fa")
    path = project.documents["one"]
    path.write_text(f"New.\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    locate(reader, project, "ar")


def test_a_source_that_cannot_be_read_is_told_each_time(project: Project) -> None:
    reader = SourceReader()
    for damaged in (b"a\0b", None, b"Whole.\n"):
        path = project.documents["one"]
        path.unlink() if damaged is None else path.write_bytes(damaged)
        said = [locate(reader, project, language) for language in project.languages]
        assert said[0] == said[1] and bool(said[0]) == (damaged != b"Whole.\n")
    with pytest.raises(SourceError):
        project.documents["one"].write_bytes(b"a\0b")
        list(check(project, NAMES, project.languages, project_policy(project)))


def test_large_sources_are_not_kept(
    project: Project, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(located, "KEPT", 6)  # two documents have two messages each
    reader = SourceReader()
    for name in (*NAMES, "three", "two", "one"):
        reader.locate(project, CatalogName(name, "fa"), [])
    assert read == [*NAMES, "one"]


def test_it_travels_without_what_it_knows(project: Project) -> None:
    reader = SourceReader()
    size = len(pickle.dumps(reader))
    locate(reader, project, "fa")
    assert len(pickle.dumps(reader)) == size
