"""Font files, and the folders and packages that contain them."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.fonts.tables import (
    Ranges,
    changes_arabic_by_default,
    describe_face,
    has_character,
    list_starts,
    read_characters,
    rewrite_face,
)

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_WEB_SUFFIXES = frozenset({".woff", ".woff2"})
"""Fonts for web pages, packed: Typst cannot read them."""


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a family."""

    path: Path
    family: str
    weight: int
    """From 1 to 1000, as in CSS: 400 is regular, 700 is bold."""
    italic: bool
    variable: bool
    """Whether one file holds all weights (a variable font)."""
    names: frozenset[str] = frozenset()
    """All names of the family in all languages, casefolded."""
    index: int = 0
    """Its place among the faces of the file, which may be a collection."""
    width: int = 5
    """From 1, very narrow, to 9; 5 is normal."""
    is_plain: bool = True
    """Whether the weight and the name of the family are where every program reads them."""

    def has(self, character: str) -> bool:
        """Return whether the face has a glyph for a character."""
        return has_character(_list_characters(self.path, self.index), character)

    def changes_arabic_by_default(self) -> bool:
        """Return whether a text in Arabic script gets the forms of a language that is not its own
        (``tables.changes_arabic_by_default``)."""
        try:
            with self.path.open("rb") as file:
                return changes_arabic_by_default(file, list_starts(file)[self.index])
        except (OSError, struct.error, ValueError, IndexError):
            return False


def read_faces(folder: Path) -> tuple[Face, ...]:
    """Return the faces of all fonts in a folder and the folders below it, sorted by path.

    A file that is not a font is skipped.
    """
    return tuple(face for path in _list_files(folder) for face in _read_file(path))


def list_unread(folder: Path) -> tuple[Path, ...]:
    """Return what is called a font in a folder, and in the folders below it, and is none."""
    return tuple(path for path in _list_files(folder) if not any(_read_file(path)))


def _list_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)


def list_web_fonts(folder: Path) -> tuple[Path, ...]:
    """Return the fonts in a folder, and in the folders below it, that are only for web pages."""
    return tuple(sorted(p for p in folder.rglob("*") if p.suffix.lower() in _WEB_SUFFIXES))


def copy_faces(faces: tuple[Face, ...]) -> bytes:
    """Return the bytes of the file that faces are in, in which each says its family and its weight
    where Typst reads them."""
    data = faces[0].path.read_bytes()
    for face in faces:
        if not face.is_plain and not face.variable:
            with face.path.open("rb") as file:
                start = list_starts(file)[face.index]
            style = ("Bold" if face.weight >= 600 else "Regular") + " Italic" * face.italic
            data = rewrite_face(data, start, face.family, style, face.weight)
    return data


def read_font_packages() -> Iterator[tuple[str, tuple[Face, ...]]]:
    """Yield the slug and the faces of each family in the installed font packages.

    Yield nothing where the distribution fontpkg is not installed.
    """
    try:
        import fontpkg
    except ImportError:
        return
    for slug, family in sorted(fontpkg.families().items()):
        members = tuple(face for file in family.files for face in _read_file(Path(file.path)))
        if members:
            yield slug, members


def list_system_folders() -> tuple[Path, ...]:
    """Return those folders for fonts of the system and of the user that exist."""
    home = Path.home()
    if sys.platform == "win32":
        roots = [Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")]
        roots.append(home / "AppData/Local/Microsoft/Windows/Fonts")
    elif sys.platform == "darwin":
        roots = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
        roots.append(Path("/System/Library/AssetsV2"))  # what the system has fetched, as Songti
    else:
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        own = os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")
        roots = [Path(data, "fonts") for data in (own, *shared.split(":")) if data]
        roots.append(home / ".fonts")
    return tuple(root for root in roots if root.is_dir())


def _read_file(path: Path) -> Iterator[Face]:
    """Yield the faces of a file: one, or several where the file is a collection."""
    try:
        if not path.is_file():  # a named pipe would never end
            return
        with path.open("rb") as file:
            for index, start in enumerate(list_starts(file)):
                said = describe_face(file, start)
                if said:
                    yield Face(
                        path,
                        said.family,
                        said.weight,
                        said.italic,
                        said.variable,
                        said.names,
                        index,
                        said.width,
                        said.is_plain,
                    )
    except (OSError, struct.error, ValueError):
        return


@cache
def _list_characters(path: Path, index: int) -> Ranges:
    """Return the characters of a face; none of a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return read_characters(file, list_starts(file)[index])
    except (OSError, struct.error, ValueError, IndexError):
        return (), ()


def forget_characters() -> None:
    """Forget which characters the faces have that were looked at."""
    _list_characters.cache_clear()
