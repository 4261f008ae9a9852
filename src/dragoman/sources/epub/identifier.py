"""The identifier of a translated book: it is another publication than its source.

EPUB asks for an identifier that one publication has and no other, and that stays the same where
only mistakes are corrected. So it is made of the one of the source and of the language.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

from dragoman import languages
from dragoman.containers.xml_places import (
    ByteEdit,
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
)
from dragoman.sources.epub.names import local_name, read_attribute
from dragoman.sources.epub.package import Book
from dragoman.sources.epub.people import is_of_program

_NAME = re.compile(rb"(?<=[<:/])identifier\b")
_ID = re.compile(rb"\s+id\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_SCHEME = re.compile(rb"\s+(?:[\w.-]+:)?scheme\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def make_identifier(book: Book, language: str) -> str:
    """Return the identifier of the book in a language; "" where it keeps its own.

    It keeps it where fonts are disguised by it, and where the book is in this language.
    """
    node = _find_unique(book)
    old = node.read_text().strip() if node is not None else ""
    if not old or not language or book.has_disguised_fonts:
        return ""
    tag = languages.make_tag(language)
    said = (
        node.read_text().strip()
        for node in book.list_section("metadata")
        if local_name(node) == "language"
    )
    own = next(said, "")
    if own.casefold() == tag.casefold():
        return ""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{old} {tag}')}"


def find_identifier_edits(book: Book, new: str) -> Iterator[ByteEdit]:
    """Yield the edits of the package that give the book an identifier; "" changes nothing.

    The identifiers of the source become those of what it was made from (``dc:source``), but for
    those that a program gave.
    """
    unique = _find_unique(book)
    if not new or unique is None:
        return
    data = book.package.data
    for node in book.list_section("metadata"):
        if local_name(node) == "identifier" and node is not unique and not is_of_program(node):
            yield node.start, node.end, _make_source(data, node)
        is_of_old = read_attribute(node, "refines") == f"#{read_attribute(unique, 'id')}"
        if is_of_old and read_attribute(node, "property") == "identifier-type":
            yield node.start, node.end, b""
    opening = _SCHEME.sub(b"", data[unique.start : unique.inner])
    closing = data[unique.inner_end : unique.end]
    source = b"" if is_of_program(unique) else _ID.sub(b"", _make_source(data, unique))
    yield unique.start, unique.end, opening + escape_text(new) + closing + source


def find_table_edits(places: XmlPlaces, new: str) -> Iterator[ByteEdit]:
    """Yield the edits of a table of contents of EPUB 2, which says the identifier once more."""
    for node in places.root.iterate() if new else ():
        if local_name(node) == "meta" and read_attribute(node, "name") == "dtb:uid":
            span = find_attributes(places.data, node).get("content")
            if span:
                yield (*span, escape_text(new))


def _find_unique(book: Book) -> XmlNode | None:
    """Return the element that has the identifier of the book."""
    wanted = read_attribute(book.package.root, "unique-identifier")
    nodes = book.list_section("metadata") if wanted else ()
    found = (node for node in nodes if read_attribute(node, "id") == wanted)
    return next((node for node in found if local_name(node) == "identifier"), None)


def _make_source(data: bytes, node: XmlNode) -> bytes:
    """Return an identifier as the one of what the book was made from."""
    opening = _SCHEME.sub(b"", data[node.start : node.inner])
    closing = data[node.inner_end : node.end]
    return (
        _NAME.sub(b"source", opening)
        + data[node.inner : node.inner_end]
        + _NAME.sub(b"source", closing)
    )
