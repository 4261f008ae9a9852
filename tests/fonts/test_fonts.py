"""Which font is found for a language, and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman import fonts
from dragoman.fonts import files
from dragoman.model import Options
from helpers.tools import need_module

fontpkg = need_module("fontpkg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A font folder with two styles of Amiri and two files that are not fonts."""
    inner = tmp_path / "fonts" / "amiri"
    inner.mkdir(parents=True)
    shutil.copy(fontpkg.path("Amiri"), inner / "one.ttf")
    shutil.copy(fontpkg.path("Amiri", weight=700), inner / "two.ttf")
    (inner / "broken.ttf").write_bytes(b"\0\1\0\0 not a font")
    (inner / "empty.otf").write_bytes(b"")
    return tmp_path / "fonts"


@pytest.mark.parametrize("language", ["fa", "ar", "ckb", "ps", "az_Arab", "ar_EG"])
def test_a_package_serves_every_language_of_its_script(language: str) -> None:
    font = fonts.find_font(language, Options())
    assert font is not None
    assert (font.family, font.origin) == ("Amiri", "package fontpkg-amiri")
    assert font.bold is not None and font.bold.path.name == "Amiri-Bold.ttf"
    assert font.italic is not None and font.italic.path.name == "Amiri-Italic.ttf"
    assert len(font.files) == 4


def test_the_settings_folder_comes_before_the_packages(folder: Path) -> None:
    font = fonts.find_font("ar", Options(font_folders=(str(folder),)))
    assert font is not None
    assert font.origin == "the folder of the settings"
    assert font.regular is not None and font.regular.path == folder / "amiri" / "one.ttf"
    assert font.bold is not None and font.bold.path == folder / "amiri" / "two.ttf"
    assert font.italic is None
    assert font.folder == folder / "amiri"


def test_the_settings_families_come_before_dragomans(folder: Path) -> None:
    options = Options(fonts={"en": ("amiri",)}, font_folders=(str(folder),))
    font = fonts.find_font("en_GB", options)
    assert font is not None and font.family == "Amiri"


def test_an_unknown_family_is_skipped_for_the_next() -> None:
    font = fonts.find_font("fa", Options(fonts={"fa": ("No Such Face",)}))
    assert font is not None and font.family == "Amiri"


def test_the_family_inside_typst_is_for_paper_only() -> None:
    font = fonts.find_font("el", Options())
    assert font is not None
    assert (font.family, font.files, font.folder) == ("Libertinus Serif", (), None)
    assert fonts.find_font("el", Options(), screen=True) is None


def test_a_script_without_a_font_is_not_guessed() -> None:
    assert fonts.find_font("ka", Options()) is None
    assert "Noto Serif Georgian" in fonts.advise("ka")
    assert "pip install fontpkg-amiri" in fonts.advise("ps")


def test_a_family_that_cannot_be_searched_in_a_pdf_is_for_the_screen_only() -> None:
    assert "Noto Naskh Arabic" in fonts.list_preferences("fa", Options(), screen=True)
    assert "Noto Naskh Arabic" not in fonts.list_preferences("fa", Options())


def test_the_fonts_of_the_system_are_used_only_on_request(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "list_system_folders", lambda: (folder,))
    monkeypatch.setattr(fonts, "_read_packages", lambda: ())
    assert fonts.find_font("ar", Options()) is None
    font = fonts.find_font("ar", Options(system_fonts=True))
    assert font is not None and font.origin == "system"


def test_faces_have_their_weight_and_slope() -> None:
    faces = files.read_faces(fontpkg.path("Amiri").parent)
    assert {(face.family, face.weight, face.italic, face.variable) for face in faces} == {
        ("Amiri", 400, False, False),
        ("Amiri", 700, False, False),
        ("Amiri", 400, True, False),
        ("Amiri", 700, True, False),
    }


def test_a_reserved_name_forbids_publishing_a_subset() -> None:
    assert fonts.may_embed("Amiri")
    assert fonts.may_embed("Noto Naskh Arabic")
    assert not fonts.may_embed("Scheherazade New")
    assert not fonts.may_embed("Source Serif 4")


def test_the_systems_folders_exist() -> None:
    assert all(path.is_dir() for path in files.list_system_folders())
