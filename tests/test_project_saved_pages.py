"""Folders in ``source`` whose files are no documents: parts of saved pages, and catalogues."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from dragoman.project import find_project
from helpers.command_line import run

PAGE = "<html><body><p>Hello there.</p><iframe src='{}'></iframe></body></html>"
FRAME = "<html><body><p>Buy this.</p></body></html>"


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "source"


def save(source: Path, name: str, folder: str, *, address: str = "") -> None:
    """Save a page as a browser does, with a frame in its folder and one in a folder of that."""
    (source / folder / "more").mkdir(parents=True)
    (source / folder / "saved_resource.html").write_text(FRAME, encoding="utf-8")
    (source / folder / "more" / "a(1).html").write_text(FRAME, encoding="utf-8")
    address = address or f"./{folder}/saved_resource.html"
    (source / name).write_text(PAGE.format(address), encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "folder"),
    [
        ("letter.html", "letter_files"),
        ("letter.htm", "letter-Dateien"),
        ("letter.html", "letter_fichiers"),
        ("A letter – Free Voices.html", "A letter – Free Voices_files"),
    ],
)
@pytest.mark.parametrize("is_quoted", [True, False])
def test_frames_that_a_browser_saved_with_a_page_are_no_documents(
    source: Path, page: str, folder: str, is_quoted: bool
) -> None:
    address = f"{quote(folder)}/saved_resource.html" if is_quoted else ""
    save(source, page, folder, address=address)
    assert list(find_project(source).documents) == [Path(page).stem]
    said = run("extract").stderr
    assert said.count("a browser saved it as a part of the page") == 1
    assert "saved_resource.html" in said and "a(1).html" in said


@pytest.mark.parametrize(
    "address", ["./A &amp; it's_files/", "A%20&amp;%20it's_files/", "A &amp; it&#x27;s_files/"]
)
def test_a_name_with_signs_of_html_is_found_as_browsers_write_it(
    source: Path, address: str
) -> None:
    save(source, "A & it's.html", "A & it's_files", address=f"{address}saved_resource.html")
    assert list(find_project(source).documents) == ["A & it's"]


def test_a_folder_that_no_page_refers_to_has_documents(source: Path) -> None:
    save(source, "letter.html", "letter_files", address="https://example.org/letter_files.html")
    assert len(find_project(source).documents) == 3


def test_a_folder_with_a_page_that_readers_are_led_to_has_documents(source: Path) -> None:
    save(source, "letter.html", "letter_files")
    page = source / "letter.html"
    link = "<a class=next\nhref='letter_files/saved_resource.html#b'>Next</a>"
    page.write_text(page.read_text(encoding="utf-8") + link, encoding="utf-8")
    assert len(find_project(source).documents) == 3


def test_a_folder_without_its_page_has_documents(source: Path) -> None:
    save(source, "another.html", "letter_files")
    assert len(find_project(source).documents) == 3


def test_a_folder_that_only_begins_as_a_page_has_documents(source: Path) -> None:
    save(source, "letter.html", "letter_2016")
    assert len(find_project(source).documents) == 3


@pytest.mark.parametrize("locale", ["source/locale", "source/i18n/po"])
def test_what_the_project_keeps_among_its_sources_is_none_of_them(
    source: Path, locale: str
) -> None:
    settings = source.parent / "dragoman.toml"
    settings.write_text(f'languages = ["fa"]\nlocale = "{locale}"\n', encoding="utf-8")
    (source / "letter.txt").write_text("Hello there.\n", encoding="utf-8")
    assert run("update").exit_code == 0
    (source.parent / locale / "notes.txt").write_text("Not for readers.\n", encoding="utf-8")
    result = run("update", "-v")
    assert list(find_project(source).documents) == ["letter"]
    assert "skipped: " not in result.stderr


def test_a_project_that_is_reached_by_a_link_has_the_same_documents(
    source: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = source.parent / "dragoman.toml"
    settings.write_text('languages = ["fa"]\nlocale = "source/locale"\n', encoding="utf-8")
    (source / "letter.txt").write_text("Hello there.\n", encoding="utf-8")
    (source / "locale").mkdir()
    (source / "locale" / "notes.txt").write_text("Not for readers.\n", encoding="utf-8")
    link = tmp_path_factory.mktemp("links") / "project"
    link.symlink_to(source.parent)
    monkeypatch.chdir(link)
    assert list(find_project(link).documents) == ["letter"]


def test_sources_and_catalogues_may_share_a_folder(source: Path) -> None:
    settings = source.parent / "dragoman.toml"
    settings.write_text('languages = ["fa"]\nlocale = "source"\n', encoding="utf-8")
    (source / "letter.txt").write_text("Hello there.\n", encoding="utf-8")
    assert run("update").exit_code == 0
    assert list(find_project(source).documents) == ["letter"]
