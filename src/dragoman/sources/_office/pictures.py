"""The pictures in a document: without what they say about people, where that is possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.archive import Archive, read_archive
from dragoman.model import Document, Unit
from dragoman.pictures import PictureError, clean_picture

_CLEANED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def clean_pictures(archive: Archive, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that change when they are cleaned, by their names.

    One that cannot be cleaned stays as it is; ``list_uncleaned`` names those.
    """
    for name in names:
        data = archive.read_part(name)
        try:
            cleaned = clean_picture(data).data
        except PictureError:
            continue
        if cleaned != data:
            yield name, cleaned


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


def describe_uncleaned(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the remark that names the parts that cannot be cleaned; none if there are none."""
    bases = [name.rpartition("/")[2] for name in sorted(set(names))]
    if bases:
        sentence = "what these files in the document say about people cannot be taken out"
        yield 1, f"{sentence}: {', '.join(bases)}"
