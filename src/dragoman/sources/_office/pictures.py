"""The pictures in a document: without what they say about people, where that is possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.containers.archive import Archive, read_archive
from dragoman.model import Document, Unit
from dragoman.patterns import compile_later
from dragoman.pictures import PictureError, clean_drawing_in_place, clean_picture

_DRAWING = ".svg"
_CLEANED = (".png", ".jpg", ".jpeg", ".gif", ".webp", _DRAWING)
_LENGTH = compile_later(r"(\d+(?:\.\d+)?|\.\d+)(emu|pt|px|in|cm|mm|pc)")
_POINTS = {
    "emu": 1 / 12700,
    "pt": 1.0,
    "px": 0.75,
    "in": 72.0,
    "cm": 28.35,
    "mm": 2.835,
    "pc": 12.0,
}
"""The units of Word and of OpenDocument."""
_SHORT = 15.0
"""In points: 20 pixels, the height of a line."""


def clean_pictures(archive: Archive, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that change when they are cleaned, by their names.

    These are those that are named, and those that nothing in the document leads to, such as a
    forgotten preview. A drawing that must not go into an edition, because it uses another file or
    holds another drawing, loses what its program noted. Any other that cannot be cleaned stays as
    it is; ``list_uncleaned`` names those of formats that cannot.
    """
    forgotten = (name for name in archive.names if name.lower().endswith(_CLEANED))
    for name in dict.fromkeys((*names, *forgotten)):
        data = archive.read_part(name)
        cleaned = _clean(data, name)
        if cleaned != data:
            yield name, cleaned


def _clean(data: bytes, name: str) -> bytes:
    try:
        return clean_picture(data).data
    except PictureError:
        return clean_drawing_in_place(data) if name.lower().endswith(_DRAWING) else data


def read_described_picture(document: Document, unit: Unit, address: str) -> bytes | None:
    """Return the bytes of the picture that a unit describes; None for any other part."""
    data = document.state["data"]
    if not isinstance(data, bytes) or not address or address != unit.picture:
        return None
    archive = read_archive(data, document.name)
    return archive.read_part(address) if address in archive.names else None


def list_uncleaned(names: Iterable[str]) -> list[str]:
    """Return the names of the pictures whose formats cannot be cleaned, such as EMF and TIFF."""
    return [name for name in names if not name.lower().endswith(_CLEANED)]


def is_decoration(*sides: str) -> bool:
    """Return whether one side of a picture is as short in the document as that of a bullet, a
    spacer or a rule. A length that nobody reads may be long."""
    found = [_LENGTH.match(side.strip()) for side in sides]
    return any(float(each[1]) * _POINTS[each[2]] <= _SHORT for each in found if each)


def describe_uncleaned(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the remark that names the parts that cannot be cleaned; none if there are none."""
    bases = [name.rpartition("/")[2] for name in sorted(set(names))]
    if bases:
        sentence = "what these files in the document say about people cannot be taken out"
        yield 1, f"{sentence}: {', '.join(bases)}"
