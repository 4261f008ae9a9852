"""What a Word file says about people outside of its text: it is not in a rebuilt one.

That is who wrote, changed, commented and signed it, on which machine, and in which folders; also in
its pictures and in the files that are embedded in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.containers.archive import read_archive, replace_parts
from dragoman.containers.xml_places import (
    ByteEdit,
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
)
from dragoman.errors import SourceError
from dragoman.sources._office.paths import cut_folders, is_file_name
from dragoman.sources._office.pictures import clean_pictures, list_uncleaned
from dragoman.sources.docx.fields import find_field_words
from dragoman.sources.docx.package import DocxPackage
from dragoman.sources.docx.removed import CUSTOM, edit_relations, edit_types, find_removed, is_shown

_PROPERTIES = frozenset({"dc:creator", "cp:lastModifiedBy", "ep:Company", "ep:Manager"}) | {
    *("ep:Template", "ep:HyperlinkBase")
}
"""Properties of a file that say who wrote it, or in which folder."""
_DESCRIBING = {
    "dc:subject": "SUBJECT",
    "dc:description": "COMMENTS",
    "cp:keywords": "KEYWORDS",
    "cp:category": "CATEGORY",
}
"""By property, the word of the field that shows it. People write anything there, also names, and
whoever only reads the text never sees it."""
_PROPERTY_PARTS = ("core-properties", "extended-properties", "extendedProperties", *CUSTOM)
"""The parts with properties, by the relations to them; those of the strict form are one word."""
_AUTHOR = b"Author"
"""What Word itself writes for an author that was removed."""
_NAMES = {"w:author": _AUTHOR, "w:initials": b"A", "w:ed": _AUTHOR}
"""What names a person, by attribute; ``w:ed`` is who may write in a protected document."""
_LEFT_OUT = frozenset(
    {
        "w:attachedTemplate",
        "w:dataBinding",  # the text of the control would be replaced by what is bound to it
        "w:mailMerge",
        "w:printerSettings",
        "w:rsids",
        "w:saveThroughXslt",
        "w15:dataBinding",
    }
)
_FILES = frozenset({"name", "descr", "title", "alt", "o:title"})
"""Where programs write the path of a picture."""
_PICTURES = frozenset({"image", "hdphoto"})
_WORKBOOK_PATH = re.compile(rb"<x15ac:absPath[^>]*/>")
"""The folder in which a workbook was saved last."""
_EMBEDDING = frozenset({"package", "aFChunk"})
"""The relations to whole files: objects, and texts that Word puts in when it opens the document."""
_EMBEDDED = (".docx", ".pptx", ".xlsx")
_DEEPEST = 3
"""How many files may be embedded in each other to be cleaned."""

Edits = dict[str, list[ByteEdit]]


def find_people(package: DocxPackage, depth: int = 0) -> tuple[Edits, dict[str, bytes | None]]:
    """Return what takes people out of a file: the edits of parts, and other bytes for parts.

    A part that is removed has None for its bytes.
    ``depth`` is how many files it is embedded in; one that lies too deep is left as it is.
    """
    words = find_field_words(package)
    removed = find_removed(package, words)
    edits: Edits = {}
    for kind in _PROPERTY_PARTS:
        for part in package.find_parts("", kind):
            edits[part] = list(_edit_properties(package.read_part(part), words))
    embedded = set(_list_targets(package, _EMBEDDING))  # the type of each may say it is XML of Word
    for part in package.archive.names:
        if package.is_word_part(part) and part not in removed and part not in embedded:
            edits[part] = list(_edit_part(package.read_part(part), words))
    edits |= dict(edit_relations(package, removed))
    name, found = edit_types(package, removed)
    edits[name] = found
    other: dict[str, bytes | None] = dict(
        clean_pictures(package.archive, _list_targets(package, _PICTURES))
    )
    other |= _clean_embedded(package, depth + 1)
    kept = {part: each for part, each in edits.items() if each and part not in removed}
    return kept, other | dict.fromkeys(removed)


def find_uncleaned(package: DocxPackage) -> list[str]:
    """Return the parts of a file that cannot be cleaned of what they say about people."""
    parts = list_uncleaned(_list_targets(package, _PICTURES))
    parts += _list_targets(package, {"oleObject"})
    embedded = _list_targets(package, _EMBEDDING)
    return parts + [part for part in embedded if not part.lower().endswith(_EMBEDDED)]


def _list_targets(package: DocxPackage, kinds: Iterable[str]) -> list[str]:
    """Return the parts that relations of some kinds lead to from anywhere, each once."""
    found: dict[str, None] = {}
    for part in ("", *package.archive.names):
        for kind in kinds:
            found |= dict.fromkeys(package.find_parts(part, kind))
    return list(found)


def _edit_properties(places: XmlPlaces, words: frozenset[str]) -> Iterator[ByteEdit]:
    shown = {word.upper() for word in words}
    emptied = _PROPERTIES | {name for name, word in _DESCRIBING.items() if word not in shown}
    for node in places.root.children:
        if node.name == "op:property" and not is_shown(node, words):
            yield node.start, node.end, b""
        elif node.name in emptied and node.inner_end > node.inner:
            yield node.inner, node.inner_end, b""


def _edit_part(places: XmlPlaces, words: frozenset[str]) -> Iterator[ByteEdit]:
    waiting = [places.root]
    while waiting:
        node = waiting.pop()
        if node.name in _LEFT_OUT or (node.name == "w:docVar" and not is_shown(node, words)):
            yield node.start, node.end, b""
            continue
        if node.attributes:
            yield from _edit_names(places.data, node)
        waiting += reversed(node.children)


def _edit_names(data: bytes, node: XmlNode) -> Iterator[ByteEdit]:
    new = {name: _NAMES[name] for name in node.attributes if name in _NAMES}
    for name in node.attributes.keys() & _FILES:
        old = node.attributes[name]
        cut = cut_folders(old)
        if is_file_name(old) and (cut != old or "://" in old):
            new[name] = escape_text(cut) if is_file_name(cut) and "://" not in cut else b""
    if not new:
        return
    for written, span in find_attributes(data, node).items():
        local = written.rpartition(":")[2]
        for name, value in new.items():
            if name.rpartition(":")[2] == local:
                yield (*span, value)


def _clean_embedded(package: DocxPackage, depth: int) -> dict[str, bytes]:
    """Return the embedded files of Office that change when people are taken out of them."""
    cleaned: dict[str, bytes] = {}
    for part in _list_targets(package, _EMBEDDING):
        if depth > _DEEPEST or not part.lower().endswith(_EMBEDDED):
            continue
        data = package.archive.read_part(part)
        try:
            new = _clean_file(data, package.name, depth)
        except SourceError:
            continue  # a damaged one shows nothing
        if new != data:
            cleaned[part] = new
    return cleaned


def _clean_file(data: bytes, name: str, depth: int) -> bytes:
    """Return an embedded file of Office without what it says about people."""
    package = DocxPackage(read_archive(data, name))
    edits, new = find_people(package, depth)
    new |= {part: package.read_part(part).replace(found) for part, found in edits.items()}
    for part in package.find_parts("", "officeDocument"):
        book = new.get(part) or package.archive.read_part(part)
        without = _WORKBOOK_PATH.sub(b"", book)
        if without != book:
            new[part] = without
    return replace_parts(package.archive, new)
