"""What is looked at to find out that an edition is up to date, and what is not looked at again."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import fonts
from dragoman.commands._editions import input_files as _input_files
from dragoman.commands._editions.input_files import InputFiles
from dragoman.commands._editions.neighbours import LinkedDocuments
from dragoman.commands._editions.pictures import PictureLists
from dragoman.commands._editions.plans import Due, EditionPlanner
from dragoman.commands._editions.up_to_date import EditionRecords
from dragoman.commands._parallel.jobs import RenderRequest, plan_jobs
from dragoman.pictures import LARGEST_FILE
from dragoman.project import find_project
from helpers import projects
from helpers.command_line import run
from helpers.made_fonts import make_font
from helpers.tools import need_module

TEXT = (
    "# A letter\n\nSee [the other](other.md) and ![a map](map.svg).\n\n"
    "The third paragraph says nothing new.\n"
)
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
SKIPPED = "skipped: up to date"
ELEMENTS = (
    '<img src="map.svg">',
    '<EMBED src="map.svg">',
    '<iframe src="map.svg"></iframe>',
    '<object data="map.svg">a map</object>',
    '<video src="map.svg"></video>',
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Make a project of some files, and go there."""

    def make(files: dict[str, str]) -> None:
        folder = tmp_path / "project"
        folder.mkdir()
        projects.make(folder, files, "fa")
        monkeypatch.chdir(folder)

    return make


def render() -> bool:
    """Make the letter's page; return whether it had to be made."""
    result = run("render", "-v", "-l", "en,fa", "letter")
    assert result.exit_code in {0, 1}, result.output
    return SKIPPED not in result.stdout


def refuse(*_: object) -> bool:
    raise AssertionError("this was known")


def write_other() -> None:
    Path("source/other.md").write_text("# Another\n\nText.\n", encoding="utf-8")
    run("update", "-q")


CHANGES: dict[str, Callable[[], object]] = {
    "a document to which a link leads": write_other,
    "a picture": lambda: Path("source/map.svg").write_bytes(PICTURE),
    "a picture in one language": lambda: Path("source/map.fa.svg").write_bytes(PICTURE),
}


@pytest.mark.parametrize("what", CHANGES)
def test_an_edition_is_made_again_when_what_it_names_comes_into_being(
    start: Callable[[dict[str, str]], None], what: str
) -> None:
    start({"letter.md": TEXT})
    assert [render(), render()] == [True, False]
    CHANGES[what]()
    assert [render(), render()] == [True, False]


def test_an_edition_is_made_again_when_a_picture_that_was_too_large_is_not(
    start: Callable[[dict[str, str]], None],
) -> None:
    start({"letter.md": TEXT})
    with Path("source/map.svg").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert [render(), render()] == [True, False]
    Path("source/map.svg").write_bytes(PICTURE)
    assert [render(), render()] == [True, False]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("element", ["![m](map.svg)", *ELEMENTS])
def test_whatever_names_a_picture_makes_an_edition_again(
    start: Callable[[dict[str, str]], None], element: str, encoding: str
) -> None:
    start({"letter.md": "# A letter\n"})
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(f'encoding = "{encoding}"\n')
    Path("source/letter.md").write_text(f"# A letter\n\nHere is {element}.\n", encoding)
    run("update", "-q")
    assert render()
    Path("source/map.svg").write_bytes(PICTURE)
    assert [render(), render()] == [True, False]


def test_only_a_link_that_leads_somewhere_makes_an_edition_again(
    start: Callable[[dict[str, str]], None],
) -> None:
    """Another document comes: nobody knew before whether the letter names it, but it does not."""
    start({"letter.md": "# A letter\n\nIt names nothing.\n"})
    assert render()
    write_other()
    assert [render(), render()] == [False, False]


def test_nobody_looks_again_for_pictures_and_links_in_texts_that_have_none(
    start: Callable[[dict[str, str]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    start({"letter.md": "# A letter\n\nIt names nothing.\n", "other.md": "# Another\n"})
    assert render()
    for new in ("", "third"):  # a link may lead to what is new: once somebody looks
        if new:
            Path(f"source/{new}.md").write_text("# One more\n", encoding="utf-8")
            run("update", "-q")
            assert not render()
        with monkeypatch.context() as patch:
            patch.setattr(LinkedDocuments, "find", refuse)
            patch.setattr(PictureLists, "may_name", refuse)
            assert not render()
    path = Path("source/letter.md")
    path.write_text(path.read_text(encoding="utf-8") + "\n[Another](other.md)\n", encoding="utf-8")
    run("update", "-q")
    assert [render(), render()] == [True, False]


def test_where_a_gate_is_links_are_looked_for_each_time(
    start: Callable[[dict[str, str]], None],
) -> None:
    """Whether a link leads to a page depends on how far the translation of that page is."""
    start({"letter.md": TEXT, "other.md": "# Another\n\nText.\n"})
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[check.require]\nfa = "translated"\n')
    for document in ("letter", "other"):
        projects.translate(find_project(), document)
    assert [render(), render()] == [True, False]
    projects.edit(find_project(), projects.fuzzy, "other")
    assert [render(), render()] == [True, False]


def test_each_file_is_read_once(
    start: Callable[[dict[str, str]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    read, real = Counter[Path](), _input_files._read

    def count(path: Path) -> bytes | None:
        read[path] += 1
        return real(path)

    start({"letter.md": TEXT, "other.md": "# Another\n\nText.\n"})
    render()
    monkeypatch.setattr(_input_files, "_read", count)
    assert not render()
    assert {path.name for path in read} >= {"letter.md", "letter.po", "other.md"}
    assert set(read.values()) == {1}


def test_a_file_that_is_not_there_has_a_digest_too(tmp_path: Path) -> None:
    files, path = InputFiles(), tmp_path / "a"
    assert files.read(path) is None and files.digest(path) == b"-"
    path.write_bytes(b"")
    assert InputFiles().digest(path) != b"-"
    assert InputFiles({path: b"known"}).digest(path) == b"known"


def test_a_large_file_has_the_same_digest_and_is_not_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    whole = InputFiles().digest(path)
    monkeypatch.setattr(_input_files, "_LARGEST", 9)
    monkeypatch.setattr(_input_files, "_read", lambda path: pytest.fail("it is read whole"))
    assert InputFiles().digest(path) == whole


def test_what_is_read_is_not_kept_for_ever(tmp_path: Path) -> None:
    files = InputFiles()
    for number in range(200):
        (tmp_path / str(number)).write_bytes(b"%d" % number)
        assert files.read(tmp_path / str(number)) == b"%d" % number
        assert len(files._kept) <= _input_files._MOST


def test_an_edition_is_made_again_when_words_become_those_of_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """dragoman itself has no words in either."""
    projects.make(tmp_path, {"letter.txt": "A letter.\n"}, "it, nl")
    monkeypatch.chdir(tmp_path)
    words = Path("locale/nl/dragoman.po")
    words.write_text('msgid "Not translated yet"\nmsgstr "Nog niet"\n', encoding="utf-8")
    command = "render", "-v", "-l", "en,it,nl", "-t", "html", "letter"
    assert SKIPPED not in run(*command).stdout
    assert SKIPPED in run(*command).stdout
    words.rename("locale/it/dragoman.po")
    assert SKIPPED not in run(*command).stdout


def test_an_edition_depends_on_what_the_own_fonts_of_a_project_hold(tmp_path: Path) -> None:
    """Also on those of no language: they may have characters that no other font has."""
    need_module("typst")
    projects.make(tmp_path, {"letter.txt": "A letter.\n"}, "fa")
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('[fonts]\nfolder = "fonts"\n')
    (tmp_path / "fonts").mkdir()
    path = tmp_path / "fonts" / "own.ttf"
    make_font(path, "Some Family", "\ue000")

    def plan() -> str:
        fonts.forget_files()
        project = find_project(tmp_path)
        planner = EditionPlanner(project, EditionRecords(project.root))
        (job,) = plan_jobs(project, ["letter"], RenderRequest((("fa",),), ("pdf",)))
        due = planner.plan(job)
        assert isinstance(due, Due), due
        return due.digest

    before = plan()
    assert plan() == before
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert plan() != before


def test_a_folder_of_fonts_that_may_not_be_read_is_an_error(
    start: Callable[[dict[str, str]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition would have other fonts, and nobody would know why."""
    start({"letter.md": TEXT})
    folder = Path("fonts", "deep")
    folder.mkdir(parents=True)
    with Path("dragoman.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[fonts]\nfolder = "fonts"\n')
    assert run("render", "-l", "fa", "-t", "html").exit_code == 0
    scandir = os.scandir

    def refuse(path: Any = ".") -> Any:
        if str(path).endswith("deep"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    refused = run("render", "-l", "fa", "-t", "html")
    assert refused.exit_code == 2
    assert "fonts/deep: the folder cannot be read: permission is denied" in refused.stderr
