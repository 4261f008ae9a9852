"""What a Word file says about people and about its language, outside of its text.

Who wrote, changed and commented a document is not in a rebuilt one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import languages
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.package import Package
from dragoman.xml_places import ByteEdit, XmlNode, XmlPlaces, escape_text, find_attributes

_PROPERTIES = frozenset({"dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager"}) | {
    *("ep:Template", "ep:HyperlinkBase")
}
"""Properties of a file that say who wrote it, or in which folder."""
_TEMPLATE = "attachedTemplate"
"""The template of a document, which most often lies in the folder of a person."""
_AUTHOR = b"Author"
"""What Word itself writes for an author that was removed."""
_NAMES = {"w:author": _AUTHOR, "w:initials": b"A", "w15:author": _AUTHOR, "w15:userId": b""}
_DIGITS = {"\u0966": b"hindiNumbers", "\u0e50": b"thaiNumbers"}
"""By the zero of a language, the format of its numbers."""
_STORIES = (
    *("header", "footer", "footnotes", "endnotes", "comments", "people", "commentsExtended"),
)


def find_people(package: Package, target: Target) -> Iterator[tuple[str, list[ByteEdit]]]:
    """Yield the edits of each part that names people, or the language of the file."""
    for kind in ("core-properties", "extended-properties"):
        for part in package.find_parts("", kind):
            yield part, list(_edit_properties(package.read_part(part), target))
    for part in package.find_parts(package.main, "settings"):
        yield part, list(_edit_settings(package.read_part(part), target))
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if package.has_part(relations):
            yield relations, list(_edit_template(package.read_part(relations)))
    for part in package.find_parts(package.main, "numbering"):
        yield part, list(_edit_digits(package.read_part(part), target))
    main = package.main
    for part in [main, *(each for kind in _STORIES for each in package.find_parts(main, kind))]:
        yield part, list(_edit_authors(package.read_part(part)))


def _edit_properties(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    for node in places.root.children:
        if node.name in _PROPERTIES and node.inner_end > node.inner:
            yield node.inner, node.inner_end, b""
        elif node.name == "dc:language" and target.language and node.inner_end > node.inner:
            yield node.inner, node.inner_end, escape_text(target.tag)


def _edit_settings(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    """Yield the edits of settings: no numbers of revisions; the script that fonts are for."""
    for node in places.root.children:
        if node.name in ("w:rsids", f"w:{_TEMPLATE}"):
            yield node.start, node.end, b""
        elif node.name == "w:themeFontLang" and target.is_rtl:
            tag = escape_text(target.tag)
            found = [
                span
                for name, span in find_attributes(places.data, node).items()
                if name.rpartition(":")[2] == "bidi"
            ]
            if found:
                yield (*found[0], tag)
            elif places.data.startswith(b"<w:", node.start):
                end = node.start + len(b"<w:themeFontLang")
                yield end, end, b' w:bidi="' + tag + b'"'


def _edit_template(places: XmlPlaces) -> Iterator[ByteEdit]:
    for node in places.root.children:
        if node.attributes.get("Type", "").rpartition("/")[2] == _TEMPLATE:
            yield node.start, node.end, b""


def _edit_digits(places: XmlPlaces, target: Target) -> Iterator[ByteEdit]:
    """Yield the edits that number lists in the digits of a language that Word has a format for.

    Arabic and Persian have none: their digits come from the language of the paragraph.
    """
    new = _DIGITS.get(languages.digit_set(target.language)[0]) if target.language else None
    if new is None:
        return
    for node in places.root.iterate():
        if node.name == "w:numFmt" and node.attributes.get("w:val") == "decimal":
            for name, span in find_attributes(places.data, node).items():
                if name.rpartition(":")[2] == "val":
                    yield (*span, new)


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
