"""Reading font files, and the folders and packages that contain them."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
"""Numbers of names in the table ``name``. Source: OpenType specification, Name IDs."""
_ITALIC, _BOLD, _OBLIQUE = 1, 1 << 5, 1 << 9
"""Bits of the field fsSelection in the table ``OS/2``. Source: OpenType specification."""
_MOST_FACES = 64
"""Faces of a collection after this number are not read."""
_LARGEST_TABLE = 1 << 20
"""Bytes of a table after this number are not read."""


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


def read_faces(folder: Path) -> tuple[Face, ...]:
    """Return the faces of all fonts in a folder and the folders below it, sorted by path.

    A file that is not a font is skipped.
    """
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return tuple(face for path in sorted(paths) for face in _read_file(path))


def read_font_packages() -> Iterator[tuple[str, str, tuple[Face, ...]]]:
    """Yield the slug, the name and the faces of each family in the installed font packages.

    Yield nothing where the distribution fontpkg is not installed.
    """
    try:
        import fontpkg
    except ImportError:
        return
    for slug, family in sorted(fontpkg.families().items()):
        members = tuple(
            Face(
                Path(file.path),
                family.name,
                400 if file.weight is None else file.weight,
                file.style == "italic",
                file.variable,
            )
            for file in family.files
        )
        if members:
            yield slug, family.name, members


def list_system_folders() -> tuple[Path, ...]:
    """Return those folders for fonts of the system and of the user that exist."""
    home = Path.home()
    if sys.platform == "win32":
        roots = [Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")]
        roots.append(home / "AppData/Local/Microsoft/Windows/Fonts")
    elif sys.platform == "darwin":
        roots = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
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
            head = file.read(12)
            if head[:4] != b"ttcf":
                starts: tuple[int, ...] = (0,)
            else:
                count = min(int.from_bytes(head[8:12]), _MOST_FACES)
                starts = struct.unpack(f">{count}I", file.read(4 * count))
            for start in starts:
                tables = _read_tables(file, start)
                family = _read_family(tables.get(b"name", b""))
                if family:
                    yield _make_face(path, family, tables)
    except (OSError, struct.error, ValueError):
        return


def _read_tables(stream: BinaryIO, start: int) -> dict[bytes, bytes]:
    """Return the tables of a face by tag, with the content of those that describe it.

    The content of the other tables is not read; it is empty in the result.
    """
    stream.seek(start + 4)
    (count,) = struct.unpack(">H6x", stream.read(8))
    records = [struct.unpack(">4s4xII", stream.read(16)) for _ in range(count)]
    tables = {tag: b"" for tag, _, _ in records}
    for tag, offset, length in records:
        if tag in (b"name", b"OS/2"):
            stream.seek(offset)
            tables[tag] = stream.read(min(length, _LARGEST_TABLE))
    return tables


def _make_face(path: Path, family: str, tables: dict[bytes, bytes]) -> Face:
    weight, selection = 400, 0
    metrics = tables.get(b"OS/2", b"")
    if len(metrics) >= 64:
        (weight,) = struct.unpack_from(">H", metrics, 4)
        (selection,) = struct.unpack_from(">H", metrics, 62)
    if selection & _BOLD:  # in some fonts the weight is wrong
        weight = max(weight, 700)
    italic = bool(selection & (_ITALIC | _OBLIQUE))
    return Face(path, family, weight, italic, b"fvar" in tables)


def _read_family(table: bytes) -> str:
    """Return the name of the family in English, the typographic name where there are two.

    The name is read from entries of Windows in English (3, 0x409) and of Unicode (0, 0).
    """
    names: dict[int, str] = {}
    (count, storage) = struct.unpack_from(">2xHH", table) if len(table) >= 6 else (0, 0)
    for index in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        if name in (_FAMILY, _TYPOGRAPHIC_FAMILY) and (platform, language) in ((3, 0x409), (0, 0)):
            start = storage + offset
            names[name] = table[start : start + length].decode("utf-16-be", "replace")
    return names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY, "")
