"""Names of sources: what is skipped and said, what is the same, and what Windows cannot have."""

from __future__ import annotations

import os
import re
import socket
import unicodedata
from pathlib import Path

import pytest

from dragoman.cli._reading import describe_names, describe_skipped
from dragoman.errors import ProjectError, SourceError
from dragoman.gitlog import Identity
from dragoman.project import Project, find_project, find_unportable
from helpers import projects
from helpers.command_line import run

NFC, NFD = (unicodedata.normalize(form, "Lettre à René") for form in ("NFC", "NFD"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.txt").write_text("Hello there.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        (b"bad\xff.txt", "source/bad\\udcff.txt", "not UTF-8"),
        (b"\xe9t\xe9/a.txt", "source/\\udce9t\\udce9", "not UTF-8"),
        (b"a\nb.txt", "source/a\\nb.txt", "control character"),
        (b"a\x1b[31mb.md", "source/a\\x1b[31mb.md", "control character"),
        (b"tab\there/x.txt", "source/tab\\there", "control character"),
        ("line\u2028end.txt".encode(), "source/line\\u2028end.txt", "end of a line"),
        (b"\xc2\x85.txt", "source/\\x85.txt", "control character"),
    ],
)
def test_a_name_that_cannot_be_shown_is_one_line_and_the_others_go_on(
    root: Path, name: bytes, shown: str, reason: str
) -> None:
    path = os.fsencode(root / "source") + b"/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
    with open(path, "w") as file:  # noqa: PTH123
        file.write("Hidden.\n")
    project = find_project(root)
    assert list(project.documents) == ["letter"]
    (line,) = describe_skipped(project)
    assert line.startswith(f"skipped: {shown}: its name ") and reason in line
    assert line.isprintable()
    for command in ("update", "build"):
        result = run(command)
        assert result.exit_code == 0 and line in result.stderr.splitlines()
    assert project.catalog("letter", "fa").is_file()
    assert len(list(root.rglob("*.pot"))) == 1


@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a pipe", "link to a device"])
def test_what_would_hang_is_never_opened(root: Path, kind: str) -> None:
    path = Path("source", "pipe.txt")  # short, as the name of a socket must be
    if kind == "socket":
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    elif kind == "link to a device":
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path if kind == "pipe" else root / "elsewhere")
        if kind != "pipe":
            path.symlink_to(root / "elsewhere")
    result = run("build")
    assert result.exit_code == 0
    assert "skipped: source/pipe.txt: it is a named pipe, a socket or a device" in result.stderr
    assert (root / "build" / "letter.en-fa.html").is_file()


@pytest.mark.parametrize(
    "place",
    ["dragoman.toml", "glossary.csv", "locale/letter.pot", "locale/fa/LC_MESSAGES/letter.po",
     "build/letter.en-fa.html", ".dragoman.lock"],
)  # fmt: skip
def test_a_pipe_in_the_place_of_any_file_is_a_sentence(root: Path, place: str) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).unlink(missing_ok=True)
    os.mkfifo(root / place)
    result = run("build")
    assert result.exit_code == 2
    lines = [line for line in result.stderr.splitlines() if line.startswith("dragoman: ")]
    assert len(lines) == 1 and "this is not a regular file" in lines[0] and place in lines[0]


def test_a_report_is_not_written_into_a_pipe(root: Path) -> None:
    os.mkfifo(root / "report.json")
    result = run("status", "--format", "json", "-o", "report.json")
    assert result.exit_code == 2 and "not a regular file" in result.stderr


def test_one_catalogue_that_is_a_pipe_stops_no_other_document(root: Path) -> None:
    (root / "source" / "other.txt").write_text("Goodbye.\n")
    path = root / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    result = run("build")
    assert result.exit_code == 2
    assert (root / "build" / "other.en-fa.html").is_file()
    assert "not a regular file" in run("check").output


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Letter.txt", "letter.txt", "Windows and macOS"),
        ("letter.txt", "LETTER.md", "Windows and macOS"),
        ("Straße.txt", "STRASSE.txt", "Windows and macOS"),
        (f"{NFC}.txt", f"{NFD}.txt", "NFC and NFD"),
        (f"{NFC}.txt", f"{NFD.upper()}.md", "Windows and macOS"),
        ("letter.txt", "letter.md", "two sources with one name"),
    ],
)
def test_two_sources_that_are_one_file_elsewhere_are_told(
    root: Path, first: str, second: str, reason: str
) -> None:
    for name in (first, second):
        (root / "source" / name).write_text("x\n")
    if len(set(os.listdir(root / "source"))) < 2:  # noqa: PTH208
        return  # a disk on which they are one file
    with pytest.raises(SourceError, match=reason) as caught:
        find_project(root)
    assert "rename one of them" in caught.value.sentence
    assert run("build").exit_code == 2


def test_the_same_name_in_two_folders_is_two_documents(root: Path) -> None:
    for folder in ("a", "b"):
        (root / "source" / folder).mkdir()
        (root / "source" / folder / "Letter.txt").write_text("x\n")
    assert list(find_project(root).documents) == ["a/Letter", "b/Letter", "letter"]


def make_document(root: Path, name: str) -> Project:
    folder = root / "source" / name
    folder.mkdir()
    (folder / f"{name}.txt").write_text("Hello René.\n", encoding="utf-8")
    return find_project(root)


def test_a_name_of_macos_is_the_same_document(root: Path) -> None:
    project = make_document(root, NFD)
    document = f"{NFC}/{NFC}"
    assert list(project.documents) == [document, "letter"]
    assert project.reference(document) == f"source/{document}.txt"
    for query in (f"{NFD}/{NFD}", document, f"source/{NFC}/{NFD}.txt"):
        assert project.select([query]) == (document,)
    assert run("update").exit_code == 0
    assert (root / "locale" / f"{document}.pot").is_file()


def test_a_catalogue_with_a_name_of_macos_keeps_its_translations(root: Path) -> None:
    """A project that was begun on an old macOS, and is checked out on Linux."""
    document = f"{NFC}/{NFC}"
    projects.refresh(make_document(root, NFD))
    project = find_project(root)
    projects.edit(project, lambda block: projects.translated(block, "سلام رنه."), document)
    old = project.catalog(document, "fa")
    moved = old.parent.parent / NFD / f"{NFD}.po"
    moved.parent.mkdir(exist_ok=True)
    old.rename(moved)
    if old.parent != moved.parent and not any(old.parent.iterdir()):
        old.parent.rmdir()
    before = moved.read_bytes()
    project = find_project(root)
    assert project.catalog(document, "fa").read_bytes() == before
    assert list(project.list_catalogs("fa")) == [document, "letter"]
    assert run("update").exit_code == 0
    assert moved.read_bytes() == before
    assert len(list(root.rglob("*.po"))) == 2


def test_a_file_of_macos_is_identified_in_the_history(root: Path) -> None:
    identify = find_project(root).make_identifier()
    expected: Identity = ("catalog", NFC, "fa")
    assert identify(f"locale/fa/LC_MESSAGES/{NFD}.po") == expected
    assert identify(f"source/{NFD}.txt") == ("source", NFC, "")


PORTABLE = ["a.txt", "console.txt", "com.txt", "com10.txt", "auxiliary/x.md", "x.con.txt",
            "نامه.txt", "a b.txt", "null.txt", ".x.txt", "lpt.md"]  # fmt: skip
UNPORTABLE = ["con.txt", "NUL.md", "aux/x.txt", "com1.txt", "LPT9.txt", "com¹.txt", "prn.a.txt",
              "a:b.txt", "back\\slash.txt", "what?.txt", 'a"b.txt', "end./x.txt", "end /x.txt",
              "a|b.md", "a<b>.txt", "star*.txt", "conin$.txt", "con .txt"]  # fmt: skip


@pytest.mark.parametrize("name", PORTABLE)
def test_a_usual_name_is_not_mentioned(name: str) -> None:
    assert find_unportable({name.rpartition(".")[0]: Path("/p/source", name)}) == []


@pytest.mark.parametrize("name", UNPORTABLE)
def test_a_name_that_windows_cannot_have_is_a_document_and_a_line(root: Path, name: str) -> None:
    path = root / "source" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("Hello.\n")
    project = find_project(root)
    assert len(project.documents) == 2
    (line,) = describe_names(project)
    assert (
        line
        == f"source/{name}: Windows has no such names; rename it if somebody works with Windows"
    )
    result = run("build")
    assert result.exit_code == 0 and result.stderr.splitlines().count(line) == 1
    assert line not in run("build", "-q").stderr
    assert line in run("extract", "-v").stderr.splitlines()


def _add_catalog(root: Path, name: str) -> None:
    folder = root / "locale" / name / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "program.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sr@latin", "sr_Latn"),
        ("uz_UZ@cyrillic", "uz_Cyrl_UZ"),
        ("pt-BR", "pt_BR"),
        ("pt-br", "pt_BR"),
        ("zh-hans", "zh_Hans"),
        ("zh-TW", "zh_TW"),
        ("zh-Hans-CN", "zh_CN"),
        ("sr-Latn-RS", "sr_Latn_RS"),
        ("de_DE.UTF-8", "de_DE"),
        ("German", "de"),
    ],
)
def test_a_folder_with_the_name_of_a_locale_is_told(tmp_path: Path, name: str, code: str) -> None:
    """Its catalogues would be passed over in silence."""
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    _add_catalog(tmp_path, name)
    sentence = f"locale/{name} has the catalogues of {code}; rename this folder to {code}"
    with pytest.raises(ProjectError, match=re.escape(sentence)):
        list(find_project(tmp_path).languages)


@pytest.mark.parametrize("name", ["a@b", "@", "sr@latin", "pt-BR", "de.bak", "x-y"])
def test_another_folder_with_a_sign_is_no_language(tmp_path: Path, name: str) -> None:
    """Neither is one without catalogues."""
    (tmp_path / "dragoman.toml").write_text("", encoding="utf-8")
    if name in ("sr@latin", "pt-BR"):
        (tmp_path / "locale" / name / "LC_MESSAGES").mkdir(parents=True)
    else:
        _add_catalog(tmp_path, name)
    assert find_project(tmp_path).languages == ()


@pytest.mark.parametrize(
    ("languages", "folders", "lines"),
    [
        (["fa"], ["fa"], []),
        (
            ["fa"],
            ["fa", "zh-TW"],
            ["zh-TW is skipped: the settings do not name this language; add"],
        ),
        (
            ["zh-TW"],
            ["zh-TW"],
            ["zh-TW is skipped: the catalogues of this language are in zh_TW"],
        ),
        (
            ["pt_BR"],
            ["pt-BR", "pt_BR"],
            ["pt-BR is skipped: the catalogues of this language are in"],
        ),
        (
            ["fa"],
            ["en-US", "en"],
            ["en-US is skipped: the settings do not name this language; add"],
        ),
        (["fa"], ["English"], []),  # the language of the sources
    ],
)
def test_a_program_may_have_its_catalogues_there_if_the_settings_name_the_languages(
    root: Path, languages: list[str], folders: list[str], lines: list[str]
) -> None:
    listed = ", ".join(f'"{language}"' for language in languages)
    (root / "dragoman.toml").write_text(f"languages = [{listed}]\n", encoding="utf-8")
    for name in folders:
        _add_catalog(root, name)
    result = run("update")
    assert result.exit_code == 0
    said = [line for line in result.stderr.splitlines() if "is skipped" in line]
    assert len(said) == len(lines)
    assert all(map(str.startswith, said, [f"locale/{line}" for line in lines]))
