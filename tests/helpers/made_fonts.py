"""Fonts that tests make out of Amiri: with other names, other letters, other claims."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from helpers.tools import need_module


def make_font(
    path: Path, family: str, letters: str = "", *, style: str = "Regular", weight: int = 400
) -> Path:
    """Write a font of a family, in which each of the letters looks like an alef."""
    font = load(bold=style.startswith("Bold"))
    set_names(font, {1: family, 2: style, 4: f"{family} {style}", 6: family.replace(" ", "")})
    font["OS/2"].usWeightClass = weight
    if letters:
        for table in font["cmap"].tables:
            glyph = table.cmap.get(0x0627)
            table.cmap = {ord(letter): glyph for letter in letters if ord(letter) < 0x10000}
            table.cmap.update({ord(letter): glyph for letter in letters if table.format == 12})
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


def load(*, bold: bool = False) -> Any:
    """Return Amiri as fontTools reads it."""
    fontpkg = need_module("fontpkg")
    ttfont = need_module("fontTools.ttLib").TTFont
    return ttfont(fontpkg.path("Amiri", weight=700 if bold else 400))


def set_names(font: Any, names: dict[int, str], language: int = 0x409) -> None:
    """Give a font names by their numbers, in one language of Windows, and no others."""
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 13, 14)]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, language)


def save_collection(path: Path, fonts: Iterable[Any]) -> None:
    """Write several fonts into one file."""
    collection = need_module("fontTools.ttLib.ttCollection").TTCollection()
    collection.fonts = list(fonts)
    collection.save(str(path))
