"""What docs/settings.md says of embedded fonts and no other test holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import fonts
from dragoman.editions._common import find_embeddable_font
from dragoman.model import Options
from helpers.small_fonts import write_font


@pytest.mark.parametrize(
    ("language", "family", "is_embedded"),
    [
        ("fa", "Amiri", True),
        ("ar", "Amiri", True),
        ("ckb", "Amiri", True),
        ("en", "Amiri", False),
        ("de", "Amiri", False),
        ("fa", "A Font of Whose Licence Nothing Is Known", False),
    ],
)
def test_only_fonts_of_other_scripts_than_latin_whose_licence_allows_it_are_embedded(
    tmp_path: Path, language: str, family: str, is_embedded: bool
) -> None:
    write_font(tmp_path / "font.ttf", family)
    options = Options(embed_fonts=True, fonts={language: (family,)}, font_folders=(str(tmp_path),))
    found = find_embeddable_font(language, options)
    assert (found is not None and found.family == family) is is_embedded


def test_fonts_are_looked_for_in_the_order_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same family is in all three places; each place that is taken away shows the next."""
    for name in ("own", "system"):
        (tmp_path / name).mkdir()
        write_font(tmp_path / name / "font.ttf", "Amiri")
    monkeypatch.setattr(fonts, "list_system_folders", lambda: (tmp_path / "system",))

    def find(folders: tuple[str, ...], *, system: bool) -> str | None:
        found = fonts.find_font("ar", Options(font_folders=folders, system_fonts=system))
        return found.origin if found else None

    assert find((str(tmp_path / "own"),), system=True) == "the folder of the settings"
    assert find((), system=True) == "package fontpkg-amiri"
    monkeypatch.setattr(fonts, "_read_packages", lambda: ())
    assert find((), system=True) == "system"
    assert find((), system=False) is None
