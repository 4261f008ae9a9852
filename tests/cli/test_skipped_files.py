"""What a command says of its reading: nothing in ``source/`` is passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.cli._reading import describe_names, describe_skipped
from dragoman.project import Project, find_project
from helpers import projects
from helpers.caches import use_cache_folder
from helpers.command_line import run

READERS = {
    "extract": (),
    "update": (),
    "status": (),
    "diff": (),
    "check": (),
    "adopt": ("letter", "-l", "fa", "source/letter.txt", "--dry-run"),
    "export": ("-l", "fa", "-t", "po"),
    "import": ("locale/fa/LC_MESSAGES/letter.po",),
    "review": ("letter", "-l", "fa", "--all"),
    "render": (),
    "build": (),
}
"""The commands that read sources, each with arguments that let it work."""
FOR_ALL = ("extract", "update", "status", "render", "build")
"""Those of them that say without a flag what is skipped: they work on whatever is there."""


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("cache")
    use_cache_folder(folder, monkeypatch)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter, beside files that nobody reads."""
    made = projects.make(tmp_path, {"letter.txt": projects.TEXT}, "fa, ar")
    source = tmp_path / "source"
    (source / "old.bin").write_bytes(b"PK")
    (source / ".hidden.txt").write_text("Hidden.\n")
    (source / ".folder").mkdir()
    (source / ".folder" / "x.txt").write_text("Hidden.\n")
    made.catalog("letter", "ar").unlink()
    monkeypatch.chdir(tmp_path)
    return made


@pytest.mark.parametrize("command", FOR_ALL)
def test_a_file_that_no_format_reads_is_mentioned_once(project: Project, command: str) -> None:
    result = run(command, *READERS[command])
    assert result.stderr.count("old.bin") == 1
    line = "skipped: source/old.bin: no format reads files of this kind"
    assert line in result.stderr.splitlines()
    assert "hidden" not in result.stderr
    assert "old.bin" not in run(command, *READERS[command], "-q").stderr


@pytest.mark.parametrize("command", sorted(READERS.keys() - set(FOR_ALL)))
def test_what_is_skipped_is_not_said_again_by_the_others(project: Project, command: str) -> None:
    assert "skipped: source" not in run(command, *READERS[command]).stderr


@pytest.mark.parametrize("command", FOR_ALL[:4])
def test_who_names_a_document_hears_nothing_of_others(project: Project, command: str) -> None:
    result = run(command, "letter")
    assert result.exit_code == 0
    assert "old.bin" not in result.stderr


@pytest.mark.parametrize("name", ["old.bin", "source/old.bin", "old"])
@pytest.mark.parametrize("command", ["check", "render", "diff"])
def test_who_names_what_is_skipped_hears_why(project: Project, command: str, name: str) -> None:
    result = run(command, name)
    assert result.exit_code == 2
    expected = "source/old.bin is not a document: no format reads files of this kind\n"
    assert result.stderr == f"dragoman: {expected}"


def test_a_document_is_found_from_within_a_folder_that_is_skipped(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project.source_folder / ".drafts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert run("check", "source/letter.txt").exit_code == 0
    assert "it is a hidden file" in run("check", "new.txt").stderr


def test_what_word_keeps_while_a_document_is_open_is_no_document(project: Project) -> None:
    (project.root / "source" / "~$tter.docx").write_bytes(b"\x05Maryam")
    result = run("update")
    assert result.exit_code == 0
    assert "~$tter" not in result.stderr
    assert "skipped: source/~$tter.docx: it is a hidden file" in run("update", "-v").stderr


OTHERS = ["a.doc", "a.docm", "a.rtf", "A.PDF", "a.dotx", "a.mobi", "a.ott", "a.fodt", "a.ass"]
TRANSLATIONS = ["a.csv", "A.XLSX", "a.ods", "a.xls", "a.po", "a.xlf", "a.mqxliff"]


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_people_take_for_a_document_says_what_to_do(
    project: Project, name: str
) -> None:
    (project.root / "source" / name).write_bytes(b"x")
    line = next(line for line in run("extract").stderr.splitlines() if name in line)
    assert re.search("save it as|was made from|convert it to EPUB", line)


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_a_file_with_translations_says_which_command_takes_them(
    project: Project, name: str
) -> None:
    (project.root / "source" / name).write_bytes(b"x")
    line = next(line for line in run("extract").stderr.splitlines() if name in line)
    assert "`dragoman import` takes" in line


@pytest.mark.parametrize("command", list(READERS))
def test_verbose_says_what_is_read_and_what_is_skipped_and_why(
    project: Project, command: str
) -> None:
    result = run(command, *READERS[command], "-v")
    lines = result.stderr.splitlines()
    assert lines[:4] == [
        "settings: dragoman.toml",
        "skipped: source/.folder: it is a hidden file",
        "skipped: source/.hidden.txt: it is a hidden file",
        "skipped: source/old.bin: no format reads files of this kind",
    ]
    expected = {
        "extract": "document letter: source/letter.txt",
        "adopt": "document letter: source/letter.txt; catalogues: fa",
        "export": "document letter: source/letter.txt; catalogues: fa",
        "review": "document letter: source/letter.txt; catalogues: fa",
    }
    both = "document letter: source/letter.txt; catalogues: fa; no catalogue yet: ar"
    assert lines[4] == expected.get(command, both)


def test_every_command_with_verbose_is_tried_here() -> None:
    with group.make_context("dragoman", ["--help"], resilient_parsing=True) as context:
        names = set(group.list_commands(context))
        verbose = {
            name
            for name in names
            if (command := group.get_command(context, name)) is not None
            and any("-v" in option.opts for option in command.params)
        }
    own = {"draft", "serve"}  # tests/commands/draft/test_draft.py, tests/workbench/test_serve.py
    assert verbose == {*READERS, *own, "init"}


def test_init_says_what_it_keeps(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text(
        "/build/\n/export/\n.dragoman.lock\n.*.dragoman-tmp\n*.mo\n*.po~\n"
    )
    result = run("init", str(tmp_path), "-l", "fa", "-v")
    assert f"kept as it was: {tmp_path / '.gitignore'}" in result.stderr.splitlines()
    assert f"written: {tmp_path / 'dragoman.toml'}" in result.stderr.splitlines()


def test_settings_of_the_environment_and_catalogues_without_a_document_are_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_CODE", "yes")
    monkeypatch.setenv("DRAGOMAN_STATUS_SORT", "name")  # an option of a command, not a setting
    path = project.documents["letter"]
    path.rename(path.with_name("essay.txt"))
    lines = run("status", "-v").stderr.splitlines()
    assert lines[1] == "settings from the environment: DRAGOMAN_CODE"
    shown = "locale/fa/LC_MESSAGES/letter.po"
    assert f"only for suggestions: {shown}: there is no document letter any more" in lines


def test_a_project_without_settings_says_so(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    result = run("status", "-v", "-C", str(tmp_path))
    assert result.stderr.splitlines()[0] == "settings: no file, so the defaults hold"


def make_links(project: Project) -> None:
    (project.root / "elsewhere").mkdir()
    (project.root / "elsewhere" / "x.txt").write_text("x")
    (project.root / "source" / "linked").symlink_to(project.root / "elsewhere")


def make_many(project: Project) -> None:
    for number in range(9):
        (project.root / "source" / f"{number}.png").write_bytes(b"x")


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (make_links, "skipped: source/linked: it is a link to a folder"),
        (
            make_many,
            "skipped: source/0.png, source/1.png, source/2.png, source/3.png, source/4.png "
            "and 5 more: no format reads files of this kind",
        ),
    ],
)
def test_each_reason_has_a_line(
    project: Project, make: Callable[[Project], None], line: str
) -> None:
    make(project)
    lines = list(describe_skipped(find_project(project.root)))
    assert line in lines and len(lines) == len({line.rpartition(": ")[2] for line in lines})


@pytest.mark.parametrize(
    ("text", "name", "is_used"),
    [
        ("![A wall](wall.png)", "wall.png", True),
        ("![A wall](<the wall.png> 'title')", "the wall.png", True),
        ("![A wall](the%20wall.png)", "the wall.png", True),
        ("![A wall](./img/wall.png)", "img/wall.png", True),
        ("![A wall][1]\n\n[1]: wall.png", "wall.png", True),
        ("A [leaflet](leaflet.pdf#page=2).", "leaflet.pdf", True),
        ("---\ncover-image: wall.png\n---\n\nText.", "wall.png", True),
        ('<img alt="" src="دیوار.png">', "دیوار.png", True),
        ("<img src=wall.png>", "wall.png", True),
        ("![A wall](/img/wall.png)", "img/wall.png", True),
        ("![A wall](/wall.png)", "static/wall.png", True),
        ("![A wall](/the%20wall.png)", "public/the wall.png", True),
        # neither a name in a sentence, nor another name, is an address
        ("We have old.doc and wall.png.", "wall.png", False),
        ("![A wall](wall.png)", "all.png", False),
        ("![A wall](wall.png)", "img/wall.png", False),
        ("![A wall](/wall.png)", "img/wall.png", False),
        ("![A wall](/static/wall.png.txt)", "static/wall.png", False),
        ("![A wall](wall.png.txt2)", "wall.png", False),
        ("![A wall](wallxpng)", "wall.png", False),
    ],
)
def test_a_file_that_a_document_refers_to_is_not_mentioned(
    project: Project, text: str, name: str, *, is_used: bool
) -> None:
    source = project.root / "source"
    (source / "essay.md").write_text(text, encoding="utf-8")
    (source / name).parent.mkdir(exist_ok=True)
    (source / name).write_bytes(b"x")
    lines = list(describe_skipped(find_project(project.root)))
    assert any(f"source/{name}" in line for line in lines) is not is_used
    said = run("extract", "-v").stderr
    assert (f"skipped: source/{name}: a document refers to it" in said) is is_used


def test_references_are_from_the_folder_of_the_document(project: Project) -> None:
    source = project.root / "source"
    (source / "2016").mkdir()
    page = '<link rel="stylesheet" href="../page.css"><h1>A page</h1>'
    (source / "2016" / "page.html").write_text(page)
    (source / "page.css").write_text("@font-face { src: url(font.woff2) } p { color: red }")
    (source / "font.woff2").write_bytes(b"x")
    (source / "other.css").write_text("p { background: url('back.png') }")
    (source / "back.png").write_bytes(b"x")
    (line,) = describe_skipped(find_project(project.root))
    assert line.startswith("skipped: source/back.png, source/old.bin, source/other.css: ")


def test_a_mistake_is_still_one_sentence(project: Project) -> None:
    result = run("extract", "lettre", "-q")
    assert result.exit_code == 2 and result.stderr.count("\n") == 1


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_help_cuts_no_description(width: int) -> None:
    result = CliRunner().invoke(
        group, ["--help"], prog_name="dragoman", terminal_width=width, catch_exceptions=False
    )
    listing = result.stdout.split("Commands:")[1]
    assert "..." not in listing and "…" not in listing
    sentences = " ".join(listing.split())
    with group.make_context("dragoman", ["--help"], resilient_parsing=True) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None and command.short_help
            assert f"{name} {command.short_help}" in sentences


def test_names_that_every_system_can_have_are_not_mentioned(project: Project) -> None:
    assert list(describe_names(project)) == []


def test_a_file_that_was_emptied_is_an_error_however_its_name_is_stored(project: Project) -> None:
    """Templates have names in NFC; macOS gives files names in NFD."""
    path = project.source_folder / "cafe\u0301.md"
    path.write_text("Here it is.\n")
    assert run("update").exit_code == 0
    path.write_text("")
    assert "the file is empty" in run("update").stderr


def test_a_link_to_an_empty_file_is_skipped_too(project: Project) -> None:
    (project.source_folder / "empty.md").write_text("")
    (project.source_folder / "link.md").symlink_to("empty.md")
    result = run("update")
    assert "link.md: it is empty" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf\r\n", b"\xff\xfe\n\0"])
def test_an_empty_file_is_skipped_until_it_has_a_text(project: Project, data: bytes) -> None:
    path = project.source_folder / "later.md"
    path.write_bytes(data)
    for command in ("update", "check", "status", "build"):
        result = run(command)
        is_said = "skipped: source/later.md: it is empty" in result.stderr
        assert is_said is (command in FOR_ALL), command
        assert result.exit_code == 0, command
    assert not (project.root / "locale/later.pot").exists()
    path.write_text("Here it is.\n")
    result = run("update")
    assert "locale/later.pot: 1 message" in result.stderr
    path.write_bytes(data)
    result = run("update")
    assert (result.exit_code, "later.md: the file is empty" in result.stderr) == (2, True)
    assert "Here it is." in (project.root / "locale/later.pot").read_text()
