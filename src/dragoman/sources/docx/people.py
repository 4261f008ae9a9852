"""What a Word file says about people: who wrote, changed and commented it. A rebuilt one does not.

Also set here is what a file says about its language.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.package import Package
from dragoman.xml_places import ByteEdit, XmlNode, XmlPlaces, escape_text, find_attributes

_PROPERTIES = frozenset({"dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager"})
_AUTHOR = b"Author"
"""What Word itself writes for an author that was removed."""
_NAMES = {"w:author": _AUTHOR, "w:initials": b"A", "w15:author": _AUTHOR, "w15:userId": b""}
_STORIES = (
    *("header", "footer", "footnotes", "endnotes", "comments", "people", "commentsExtended"),
)


def find_people(package: Package, target: Target) -> Iterator[tuple[str, list[ByteEdit]]]:
    """Yield the edits of each part that names people, or the language of the file."""
    for kind in ("core-properties", "extended-properties"):
        for part in package.find_parts("", kind):
            yield part, list(_edit_properties(package.read_part(part), target))
    for part in package.find_parts(package.main, "settings"):
        yield part, list(_edit_settings(package.read_part(part)))
    main = package.main
    for part in [main, *(each for kind in _STORIES for each in package.find_parts(main, kind))]:
        yield part, list(_edit_authors(package.read_part(part)))


def _edit_properties(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    for node in places.root.children:
        if node.name in _PROPERTIES and node.inner_end > node.inner:
            yield node.inner, node.inner_end, b""
        elif node.name == "dc:language" and target.language and node.inner_end > node.inner:
            yield node.inner, node.inner_end, escape_text(target.tag)


def _edit_settings(places: XmlPlaces) -> Iterator[ByteEdit]:
    for node in places.root.children:
        if node.name == "w:rsids":
            yield node.start, node.end, b""


def _edit_authors(places: XmlPlaces) -> Iterator[ByteEdit]:
    for node in places.root.iterate():
        if not node.attributes or _NAMES.keys().isdisjoint(node.attributes):
            continue
        yield from _edit_names(places.data, node)


def _edit_names(data: bytes, node: XmlNode) -> Iterator[ByteEdit]:
    for written, span in find_attributes(data, node).items():
        local = written.rpartition(":")[2]
        for name, value in _NAMES.items():
            if name.rpartition(":")[2] == local and name in node.attributes:
                yield (*span, value)
                break


__all__ = ["find_people"]
