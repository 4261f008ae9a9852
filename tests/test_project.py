"""A project: found from any folder in it, and no path of it leads outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import ProjectError, SourceError
from dragoman.project import find_project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]', encoding="utf-8")
    for name in ("letter.txt", "2016/aleppo.md", ".hidden.txt", ".git/x.txt", "notes.pdf"):
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_documents_are_the_sources_by_their_path_without_suffix(root: Path) -> None:
    assert list(find_project(root).documents) == ["2016/aleppo", "letter"]


def test_a_folder_within_belongs_to_the_project(root: Path) -> None:
    assert find_project(root / "source" / "2016").root == root


def test_paths_are_where_gettext_looks(root: Path) -> None:
    project = find_project(root)
    assert project.template("2016/aleppo") == root / "locale" / "2016" / "aleppo.pot"
    expected = root / "locale" / "fa" / "LC_MESSAGES" / "2016" / "aleppo.po"
    assert project.catalog("2016/aleppo", "fa") == expected


@pytest.mark.parametrize("asked", ["letter", "letter.txt", "source/letter.txt"])
def test_a_document_may_be_asked_for_by_its_file(
    root: Path, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert find_project().select([asked]) == ("letter",)


@pytest.mark.parametrize("asked", ["../letter", "/etc/passwd", "2016/../../x"])
def test_a_document_outside_is_refused(root: Path, asked: str) -> None:
    with pytest.raises(ProjectError, match="leaves the project's folder of sources"):
        find_project(root).select([asked])


def test_a_link_that_leaves_the_project_is_refused(root: Path) -> None:
    (root / "locale").symlink_to("/tmp")  # noqa: S108
    with pytest.raises(ProjectError, match="leads out of the project"):
        find_project(root).template("letter")


def test_languages_are_those_of_the_folders_where_the_settings_name_none(root: Path) -> None:
    (root / "dragoman.toml").write_text("", encoding="utf-8")
    for code in ("fa", "pt_BR", "not a language"):
        (root / "locale" / code / "LC_MESSAGES").mkdir(parents=True)
    assert find_project(root).languages == ("fa", "pt_BR")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_of_sources_that_cannot_be_read_is_an_error(root: Path) -> None:
    (root / "source" / "2016").chmod(0)
    with pytest.raises(SourceError, match="the folder cannot be read"):
        find_project(root)


def test_two_sources_that_differ_in_suffix_alone_are_an_error(root: Path) -> None:
    (root / "source" / "letter.md").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError, match="two sources with one name"):
        find_project(root)


def test_settings_may_stand_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.dragoman]\nlanguages = ["ar"]\n')
    assert find_project(tmp_path).languages == ("ar",)


def test_another_pyproject_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(ProjectError, match="`dragoman init` makes one"):
        find_project(tmp_path)
