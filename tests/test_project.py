"""A project: found from any folder in it, and no path of it leads outside."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import files
from dragoman.commands._adopt.reading import read_translation
from dragoman.commands._credits import read_cover
from dragoman.commands._glossaries import read_glossary
from dragoman.credits import Credits
from dragoman.errors import CatalogError, DragomanError, ProjectError, SourceError
from dragoman.po import dump
from dragoman.project import Project, find_project, reopen_project
from dragoman.settings import Settings
from helpers import projects
from helpers.durations import check_growth
from helpers.tools import ROOT, missing


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


@pytest.mark.parametrize("query", ["letter", "letter.txt", "source/letter.txt"])
def test_a_document_may_be_asked_for_by_its_file(
    root: Path, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert find_project().select([query]) == ("letter",)


def test_many_documents_are_found_by_their_paths_in_time(tmp_path: Path) -> None:
    """A shell gives as many: ``dragoman check source/*.txt``."""

    def make(size: int) -> Project:
        documents = {f"n{n}": tmp_path / "source" / f"n{n}.txt" for n in range(size)}
        return Project(tmp_path, Settings(), documents)

    def select(project: Project) -> None:
        names = project.select(map(str, project.documents.values()))
        assert names == tuple(project.documents)

    check_growth(make, select, 2_000)


@pytest.mark.parametrize("query", ["../letter", "/etc/passwd", "2016/../../x"])
def test_a_document_outside_is_refused(root: Path, query: str) -> None:
    with pytest.raises(ProjectError, match="leaves the project's folder of sources"):
        find_project(root).select([query])


def test_a_link_that_leaves_the_project_is_refused(root: Path) -> None:
    (root / "locale").symlink_to("/tmp")  # noqa: S108
    with pytest.raises(ProjectError, match="leads out of the project"):
        find_project(root).template("letter")


def test_languages_are_those_of_the_folders_where_the_settings_name_none(root: Path) -> None:
    (root / "dragoman.toml").write_text("", encoding="utf-8")
    for code in ("fa", "pt_BR", "not a language"):
        (root / "locale" / code / "LC_MESSAGES").mkdir(parents=True)
    assert find_project(root).languages == ("fa", "pt_BR")


LIST_DOCUMENTS = """\
import pathlib, sys
from dragoman.errors import SourceError
from dragoman.project import find_project
try:
    print(list(find_project(pathlib.Path(sys.argv[1])).documents))
except SourceError as error:
    print(error)
"""


def run_without_the_rights_of_root(program: str, *arguments: str) -> str:
    """Run a Python program that may not read what nobody may read; return what it prints."""
    prefix: list[str] = []
    if os.geteuid() == 0:
        rights = "-dac_override,-dac_read_search"
        setpriv = shutil.which("setpriv") or missing("setpriv is not installed")
        prefix = [setpriv, f"--bounding-set={rights}", f"--inh-caps={rights}"]
    done = subprocess.run(
        [*prefix, sys.executable, "-c", program, *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_folder_of_sources_that_cannot_be_read_is_an_error(root: Path) -> None:
    folder = root / "source" / "2016"
    listed = run_without_the_rights_of_root(LIST_DOCUMENTS, str(root))
    assert listed == "['2016/aleppo', 'letter']\n"
    folder.chmod(0)
    try:
        listed = run_without_the_rights_of_root(LIST_DOCUMENTS, str(root))
    finally:
        folder.chmod(0o700)
    assert "the folder cannot be read" in listed


def refuse_call(monkeypatch: pytest.MonkeyPatch, name: str, path: Path, error: OSError) -> None:
    """Let a call to the system fail for one path."""
    real = getattr(os, name)

    def call(given: Any, *arguments: Any, **words: Any) -> Any:
        if given == path:
            raise error
        return real(given, *arguments, **words)

    monkeypatch.setattr(os, name, call)


@pytest.mark.parametrize("name", ["source", "source/2016"])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "is gone; run again"),
        (OSError(errno.EIO, "Input/output error"), "the folder cannot be read on .*: the disk"),
    ],
)
def test_a_folder_of_sources_that_is_refused_or_gone_is_not_an_empty_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, said: str
) -> None:
    """It would seem to have no documents, and a command would have nothing to do."""
    refuse_call(monkeypatch, "scandir", root / name, error)
    with pytest.raises(SourceError, match=said) as raised:
        find_project(root)
    assert str(raised.value.path).endswith(name)


def test_a_folder_of_sources_that_cannot_be_looked_for_is_read_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = OSError(errno.EIO, "Input/output error")
    refuse_call(monkeypatch, "lstat", root / "source", error)
    assert list(find_project(root).documents) == ["2016/aleppo", "letter"]


def test_two_sources_that_differ_only_in_suffix_are_an_error(root: Path) -> None:
    (root / "source" / "letter.md").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError, match="two sources with one name"):
        find_project(root)


# The door


@pytest.fixture
def letter(tmp_path: Path) -> Project:
    """A project with a letter, its template and its catalogues."""
    return projects.make(tmp_path, {"letter.txt": projects.TEXT, "notes/a.md": "# A\n"})


def test_the_door_reads_what_lies_where_gettext_looks(letter: Project) -> None:
    assert letter.read_source("letter") == projects.TEXT.encode()
    assert letter.read_document("letter").units[0].text == "A letter"
    template, catalog = letter.read_template("letter"), letter.read_catalog("letter", "fa")
    assert template and catalog
    assert dump(template) == letter.template("letter").read_bytes()
    assert dump(catalog) == letter.read_catalog_bytes("letter", "fa")


def test_what_is_not_there_is_none(letter: Project) -> None:
    letter.template("letter").unlink()
    letter.catalog("letter", "fa").unlink()
    assert letter.read_template("letter") is None
    assert letter.read_catalog("letter", "fa") is None
    assert letter.read_catalog("letter", "de") is None


def test_a_source_that_went_away_is_an_error(letter: Project) -> None:
    path = letter.documents["letter"]
    path.unlink()
    with pytest.raises(SourceError, match=r"letter\.txt: the file is gone"):
        letter.read_document("letter")
    path.symlink_to("nothing.txt")
    with pytest.raises(SourceError, match=r"letter\.txt: the link leads to no file"):
        letter.read_document("letter")


@pytest.mark.parametrize("kind", ["source", "template", "catalog", "folder"])
def test_the_door_reads_nothing_outside(
    letter: Project, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Also where a link took a file's place, or its folder's, after the project was opened."""
    outside = tmp_path_factory.mktemp("outside")
    paths = {
        "source": letter.documents["letter"],
        "template": letter.template("letter"),
        "catalog": letter.catalog("letter", "fa"),
        "folder": letter.root / "locale",
    }
    (outside / "secret").write_bytes(paths["catalog"].read_bytes())
    fresh = find_project(letter.root)
    paths[kind].rename(outside / "moved")
    paths[kind].symlink_to(outside / "moved")
    reading: dict[str, Callable[[], object]] = {
        "source": lambda: fresh.read_document("letter"),
        "template": lambda: fresh.read_template("letter"),
        "catalog": lambda: fresh.read_catalog("letter", "fa"),
        "folder": lambda: fresh.read_catalog("letter", "fa"),
    }
    with pytest.raises(DragomanError, match="leads out of the project"):
        reading[kind]()


def test_a_pipe_in_the_place_of_a_file_is_an_error_of_its_kind(letter: Project) -> None:
    for path in (letter.documents["letter"], letter.catalog("letter", "fa")):
        path.unlink()
        os.mkfifo(path)
    with pytest.raises(SourceError, match="regular file"):
        letter.read_document("letter")
    with pytest.raises(CatalogError, match="regular file"):
        letter.read_catalog("letter", "fa")


def test_a_link_within_the_project_is_followed(letter: Project) -> None:
    path = letter.catalog("letter", "ar")
    path.unlink()
    path.symlink_to(letter.catalog("letter", "fa"))
    assert letter.read_catalog_bytes("letter", "ar") == letter.read_catalog_bytes("letter", "fa")


def test_catalogues_of_documents_that_are_gone_are_listed_too(letter: Project) -> None:
    letter.documents["letter"].unlink()
    assert list(find_project(letter.root).list_catalogs("fa")) == ["letter", "notes/a"]
    assert list(letter.list_catalogs("de")) == []


def test_every_file_is_identified_by_its_path(letter: Project) -> None:
    identify = letter.make_identifier()

    def relative(path: Path) -> str:
        return path.relative_to(letter.root).as_posix()

    for name in letter.documents:
        assert identify(letter.reference(name)) == ("source", name, "")
        assert identify(relative(letter.template(name))) == ("template", name, "")
        assert identify(relative(letter.catalog(name, "fa"))) == ("catalog", name, "fa")
    for other in ("source/x.xlsx", "locale/fa/x.po", "locale/fa/LC_MESSAGES/", "x.po", "x.md"):
        assert identify(other) is None


def test_where_a_catalogue_lies_is_known_by_the_project_only() -> None:
    source = ROOT / "src" / "dragoman"
    found = {
        path.relative_to(source).parts[0]
        for path in source.rglob("*.py")
        if re.search(r"""["'}/]+LC_MESSAGES["']""", path.read_text(encoding="utf-8"))
    }
    assert found == {"project", "own_messages.py"}  # dragoman's own words are its own catalogues


def test_a_source_that_is_not_a_folder_is_an_error_and_none_at_all_is_no_document(
    root: Path,
) -> None:
    settings = root / "dragoman.toml"
    settings.write_text('source = "source/letter.txt"', encoding="utf-8")
    with pytest.raises(SourceError, match="the folder cannot be read: there is a file where"):
        find_project(root)
    settings.write_text('source = "none"', encoding="utf-8")
    assert find_project(root).documents == {}


def test_an_unknown_document_says_which_there_are_and_how_many_more(root: Path) -> None:
    def explain() -> str:
        with pytest.raises(ProjectError) as caught:
            find_project(root).select(["qqqqqqqqq"])
        return str(caught.value)

    for number in range(3):
        (root / "source" / f"zz{number}.txt").write_text("x", encoding="utf-8")
    assert explain().endswith("; the project has: 2016/aleppo, letter, zz0, zz1, zz2")
    (root / "source" / "zz3.txt").write_text("x", encoding="utf-8")
    assert explain().endswith("; the project has: 2016/aleppo, letter, zz0, zz1, zz2 and 1 more")


def test_a_project_is_opened_again_only_with_settings_of_its_own(tmp_path: Path) -> None:
    pyproject = tmp_path / "pyproject.toml"
    table = '[tool.dragoman]\nlanguages = ["fa"]\n'
    (tmp_path / "source").mkdir()
    bare = find_project(tmp_path)
    assert reopen_project(bare).settings_file is None
    pyproject.write_text(table, encoding="utf-8")
    project = reopen_project(bare)
    assert project.languages == ("fa",)
    pyproject.write_text("[tool.other]\n", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"pyproject\.toml: the settings are gone"):
        reopen_project(project)
    (tmp_path / "dragoman.toml").write_text('languages = ["ar"]\n', encoding="utf-8")
    assert reopen_project(project).languages == ("ar",)


@pytest.mark.parametrize(
    "name", ["source/letter.md", "glossary.csv", "dragoman.toml", "cover.png", "finished.docx"]
)
def test_a_file_that_would_fill_the_memory_is_one_sentence(tmp_path: Path, name: str) -> None:
    folder = projects.make(tmp_path, {"letter.md": "One day.\n", "a.png": "x"}, "fa").root
    with (folder / name).open("wb") as file:
        file.truncate(files.LARGEST + 1)  # no disk has to hold it
    with pytest.raises(DragomanError, match="more than 512 MiB"):
        project = find_project(folder)
        project.read_document("letter")
        read_glossary(project)
        read_cover(project, Credits(cover="cover.png" if name == "cover.png" else ""))
        read_translation(project, folder / "finished.docx")
