"""What font files say of themselves, and the folders and packages they lie in."""

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
_ITALIC, _BOLD, _OBLIQUE = 1, 1 << 5, 1 << 9


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a family."""

    path: Path
    family: str
    weight: int
    italic: bool
    variable: bool


def read_faces(folder: Path) -> tuple[Face, ...]:
    """Read all fonts of a folder and the folders in it, in the order of their paths.

    A file that is no font is passed over.
    """
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return tuple(face for path in sorted(paths) for face in _read_file(path))


def read_font_packages() -> Iterator[tuple[str, str, tuple[Face, ...]]]:
    """Give the slug, the name and the faces of each family that a font package brings."""
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


def system_folders() -> tuple[Path, ...]:
    """Name the folders that the system keeps fonts in, those that there are."""
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
    """Give the faces of a file: one, or those of a collection."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            if head[:4] != b"ttcf":
                starts: tuple[int, ...] = (0,)
            else:
                count = min(int.from_bytes(head[8:12]), 64)
                starts = struct.unpack(f">{count}I", file.read(4 * count))
            for start in starts:
                tables = _read_tables(file, start)
                family = _read_family(tables.get(b"name", b""))
                if family:
                    yield _make_face(path, family, tables)
    except (OSError, struct.error, ValueError):
        return


def _read_tables(stream: BinaryIO, start: int) -> dict[bytes, bytes]:
    """Read the tables that say what the face is; of the others only that they are there."""
    stream.seek(start + 4)
    (count,) = struct.unpack(">H6x", stream.read(8))
    records = [struct.unpack(">4s4xII", stream.read(16)) for _ in range(count)]
    tables = {tag: b"" for tag, _, _ in records}
    for tag, offset, length in records:
        if tag in (b"name", b"OS/2"):
            stream.seek(offset)
            tables[tag] = stream.read(min(length, 1 << 20))
    return tables


def _make_face(path: Path, family: str, tables: dict[bytes, bytes]) -> Face:
    weight, selection = 400, 0
    metrics = tables.get(b"OS/2", b"")
    if len(metrics) >= 64:
        (weight,) = struct.unpack_from(">H", metrics, 4)
        (selection,) = struct.unpack_from(">H", metrics, 62)
    if selection & _BOLD:  # some fonts give the weight wrongly
        weight = max(weight, 700)
    italic = bool(selection & (_ITALIC | _OBLIQUE))
    return Face(path, family, weight, italic, b"fvar" in tables)


def _read_family(table: bytes) -> str:
    """Give the family's name in English, the typographic one where there are two."""
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
