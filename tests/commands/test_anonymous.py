"""Nothing that dragoman writes names a person, a machine or a folder."""

from __future__ import annotations

import getpass
import json
import os
import platform
import socket
import stat
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from helpers import contents, pictures, projects, word_files
from helpers.tools import need_module

FOLDER = "folder-of-secretuser"
WORDS = (
    FOLDER.encode(),
    b"secretuser",
    pictures.SECRET,
    pictures.PLACE,
    b"secret@mail.example",
    b"site-packages",
    b"/usr/",
    b"/home/",
)
TEXT = "# A letter\n\nThere were *1500* of them ![a river](river.png).\n\nGoodbye.\n"
FORMS = ("text", "json", "csv", "markdown", "html", "svg")
EDITIONS = "html,pdf,epub,docx,png,source"


def refuse(*_: object) -> NoReturn:
    raise AssertionError("dragoman asked for the name of the user or of the machine")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with pictures, in a folder, of a user and in a repository with telling names."""
    folder = tmp_path / FOLDER
    (folder / "source").mkdir(parents=True)
    for kind, (make, soil) in pictures.MAKERS.items():
        (folder / "source" / f"river.{kind}").write_bytes(soil(make(), 6))
    made = projects.make(folder, {"letter.md": TEXT})
    projects.translate(made, most=2)
    projects.edit(made, lambda m: projects.translated(m, m.msgstr[0].replace("1500", "")))
    projects.commit(folder, "2026-01-01")
    for name, value in (("HOME", "home"), ("XDG_CACHE_HOME", "cache"), ("TMPDIR", "temporary")):
        (tmp_path / f"{value}-of-secretuser").mkdir()
        monkeypatch.setenv(name, str(tmp_path / f"{value}-of-secretuser"))
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "EMAIL", "GIT_AUTHOR_NAME"):
        monkeypatch.setenv(name, "secretuser")
    for module, name in ((socket, "gethostname"), (platform, "node"), (getpass, "getuser")):
        monkeypatch.setattr(module, name, refuse)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(group, list(words), prog_name="dragoman", catch_exceptions=False)


def check_silence(data: bytes) -> None:
    for part in contents.unpack(data):
        for word in WORDS:
            assert word not in part, part[max(0, part.index(word) - 80) :][:200]


def test_no_edition_says_who_made_it_and_where(project: Path) -> None:
    need_module("typst")
    shown = run("-C", str(project), "render", "-t", EDITIONS, "-l", "en,fa", "--jobs", "1")
    assert shown.exit_code == 0, shown.output
    made = [path for path in (project / "build").iterdir() if path.name != ".dragoman.json"]
    assert {path.suffix for path in made} >= {".html", ".pdf", ".epub", ".docx", ".png", ".md"}
    for path in made:
        check_silence(path.read_bytes())


def test_nor_does_a_document_that_nobody_has_translated_yet(project: Path) -> None:
    secret = pictures.SECRET.decode()
    visit = word_files.make_word(
        word_files.paragraph("One."), core=f"<dc:creator>{secret}</dc:creator>"
    )
    (project / "source" / "visit.docx").write_bytes(visit)
    run("-C", str(project), "update")
    shown = run("-C", str(project), "render", "visit", "-t", "source", "-l", "fa", "--jobs", "1")
    assert shown.exit_code == 0, shown.output
    made = (project / "build" / "visit.fa.docx").read_bytes()
    check_silence(made)
    assert word_files.read_part(made) == word_files.read_part(visit)


def test_an_archive_says_nothing_of_the_system_that_packed_it(project: Path) -> None:
    before = os.umask(0o077)
    try:
        run("-C", str(project), "render", "-t", "docx,epub", "-l", "en,fa", "--jobs", "1")
    finally:
        os.umask(before)
    for suffix in ("docx", "epub"):
        with zipfile.ZipFile(project / "build" / f"letter.en-fa.{suffix}") as archive:
            for entry in archive.infolist():
                assert entry.date_time == (1980, 1, 1, 0, 0, 0)
                assert (entry.create_system, entry.external_attr) == (3, 0o644 << 16)
                assert not entry.extra and not entry.comment


def test_a_picture_of_an_edition_has_only_its_pixels(project: Path) -> None:
    need_module("typst")
    run("-C", str(project), "render", "-t", "png", "-l", "en,fa", "--jobs", "1")
    data = (project / "build" / "letter.en-fa.png").read_bytes()
    assert {name for name, _ in contents.list_chunks(data)} == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize("place", ["source", "..", "/"])
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit", "gitlab"])
def test_no_report_of_a_check_says_where_the_project_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, place: str, form: str
) -> None:
    """In the folder above, the project's own folder is a part of the path that opens the file."""
    monkeypatch.chdir(project / place)
    run("-C", str(project), "check", "--format", form, "-o", str(project / "report"))
    data = (project / "report").read_bytes()
    path = b"locale/fa/LC_MESSAGES/letter.po"
    assert path in data
    if place == "..":
        data = data.replace(f"{FOLDER}/locale/".encode(), b"locale/")
    check_silence(data)


def test_a_terminal_shows_a_path_that_can_be_opened(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "source")
    shown = run("-C", str(project), "check").stdout
    assert f"{project}/locale/fa/LC_MESSAGES/letter.po:" in shown


@pytest.mark.parametrize("place", ["source", "/"])
@pytest.mark.parametrize(
    "words",
    [
        *(f"status --format {form}" for form in FORMS),
        "status --history --format json",
        "status --history --format svg",
        "diff --format json",
        "update --check --explain --format json",
    ],
)
def test_no_report_of_progress_says_who_did_it_and_where(
    project: Path, monkeypatch: pytest.MonkeyPatch, place: str, words: str
) -> None:
    monkeypatch.chdir(project / place)
    edited = project / "source" / "letter.md"
    edited.write_text(TEXT.replace("1500", "1600"), encoding="utf-8")
    assert run("-C", str(project), "update").exit_code == 0
    edited.write_text(TEXT.replace("1500", "1700"), encoding="utf-8")
    languages = () if words.startswith("update") else ("-l", "fa")
    report = str(project / "report")
    shown = run("-C", str(project), *words.split(), *languages, "-o", report)
    assert shown.exit_code < 2, shown.output
    is_folder = (project / "report").is_dir()
    for path in (project / "report").iterdir() if is_folder else [project / "report"]:
        check_silence(path.read_bytes())


def test_no_catalogue_and_no_page_of_all_editions_says_it(project: Path) -> None:
    (project / "source" / "new.md").write_text("Another one.\n", encoding="utf-8")
    run("-C", str(project), "build")
    assert (project / "build" / "index.html").is_file()
    for folder in ("build", "locale"):
        for path in (project / folder).rglob("*"):
            if path.is_file():
                check_silence(path.read_bytes())


def test_the_cache_of_counts_is_for_its_user_and_has_only_numbers(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("dragoman.commands._caches.count_cache.FREE", 0)
    run("-C", str(project), "status")
    folder = tmp_path / "cache-of-secretuser" / "dragoman"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (file,) = folder.iterdir()
    check_silence(file.name.encode() + file.read_bytes())
    assert set(json.loads(file.read_bytes())) == {"version", "counts"}
