"""What a book says about people who handled its file: who made it, bought it, or keeps it.

A rebuilt book does not say that. Who wrote, translated and published the book stays: readers see
it, and it is a part of the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode, XmlPlaces
from dragoman.pictures import PictureError, clean_drawing_in_place, clean_picture
from dragoman.sources.epub.names import local_name, read_attribute
from dragoman.sources.epub.package import Book

_FILES = frozenset(
    {
        *("itunesmetadata.plist", "itunesmetadata-original.plist", "calibre_bookmarks.txt"),
        *(".ds_store", "thumbs.db", "desktop.ini", "signatures.xml"),
    }
)
"""Files that name a buyer, a reader or a folder. A signature does not fit a changed book."""
_KEPT = frozenset({"calibre:series", "calibre:series_index"})
_PROGRAMS = re.compile(
    r"calibre:|(?:.*:)?generator$|sigil|adept|.*\bproducer$|.*\bconverter\b", re.I
)
_DRAWING = "image/svg+xml"
_KINDS = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": _DRAWING,
    ".webp": "image/webp",
}
"""By how its name ends, what a file is that the book does not list."""
_MAKER = "bkp"
"""The role of who made the file, in the codes of MARC."""


def is_personal(part: str) -> bool:
    """Return whether a part of a book, by its name, is one that tells of people."""
    name = part.rstrip("/").rpartition("/")[2].lower()
    return name in _FILES or part.startswith("__MACOSX/") or name.startswith("._")


def find_people(book: Book) -> Iterator[ByteEdit]:
    """Yield the edits of the package that take out who made and kept the file."""
    nodes = book.list_section("metadata")
    unique = read_attribute(book.package.root, "unique-identifier")
    roles = {
        read_attribute(node, "refines").removeprefix("#"): node.read_text().strip()
        for node in nodes
        if read_attribute(node, "property") == "role"
    }
    dropped: set[str] = set()
    for node in nodes:
        identity = read_attribute(node, "id")
        if (identity == unique and unique) or not _tells_of_people(node, roles.get(identity, "")):
            continue
        dropped |= {identity} - {""}
        yield node.start, node.end, b""
    for node in nodes:
        if read_attribute(node, "refines").removeprefix("#") in dropped:
            yield node.start, node.end, b""


def _tells_of_people(node: XmlNode, role: str) -> bool:
    name = local_name(node)
    if name == "meta":
        what = read_attribute(node, "name") or read_attribute(node, "property")
        return _PROGRAMS.match(what) is not None and what not in _KEPT
    if name == "contributor":
        role = role or read_attribute(node, "role")
        return role == _MAKER or node.read_text().strip().lower().startswith("calibre ")
    return is_of_program(node)


def is_of_program(node: XmlNode) -> bool:
    """Return whether an element is the identifier that a program for a collection of books gave."""
    is_identifier = local_name(node) == "identifier"
    return is_identifier and read_attribute(node, "scheme").lower() == "calibre"


def find_program(places: XmlPlaces) -> Iterator[ByteEdit]:
    """Yield the edits of a table of contents of EPUB 2 that take out which program wrote it."""
    for node in places.root.iterate():
        if local_name(node) == "meta" and _PROGRAMS.match(read_attribute(node, "name")):
            yield node.start, node.end, b""


def clean_pictures(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a book that say something about people, without that.

    Also of those that the book does not list. One that cannot be cleaned stays as it is. Of a
    drawing, only that is taken out: it may have links and scripts, and use other files of the book.
    """
    pages = {page.part for page in book.pages}
    kinds = {item.part: item.kind for item in book.items.values()}
    for part in book.archive.names:
        kind = kinds.get(part) or _KINDS.get(part[part.rfind(".") :].lower(), "")
        if part in pages or not kind.startswith("image/"):
            continue
        data = book.archive.read_part(part)
        cleaned = _clean(data, kind)
        if cleaned != data:
            yield part, cleaned


def _clean(data: bytes, kind: str) -> bytes:
    if kind == _DRAWING:
        return clean_drawing_in_place(data)
    try:
        return clean_picture(data).data
    except PictureError:
        return data
