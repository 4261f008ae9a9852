"""The language, the direction and the time of a book, as its package says them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime

from dragoman import clock, languages
from dragoman.containers.xml_places import (
    ByteEdit,
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
)
from dragoman.sources.epub.names import local_name, read_attribute
from dragoman.sources.epub.package import Book

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_WRITING_MODE = "primary-writing-mode"
_DICTIONARY = ("source-language", "target-language")


def find_language_edits(
    book: Book, changed: Collection[XmlNode], language: str
) -> Iterator[ByteEdit]:
    """Yield the edits of the package for a translation into a language.

    ``changed`` are its elements with another text.
    """
    data = book.package.data
    moment = clock.source_date_epoch()
    for node in book.package.root.iterate():
        says = read_attribute(node, "property") if local_name(node) == "meta" else ""
        is_date = says == "dcterms:modified"
        if is_date and moment is not None and node.inner_end > node.inner:
            written = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            yield node.inner, node.inner_end, written.encode()
    if not language:
        return
    yield from _edit_languages(book, language)
    spine = book.find_section("spine")
    direction = languages.find_direction(language)
    if spine is not None and not book.is_old:
        name = "page-progression-direction"
        if direction == "rtl" or name in spine.attributes:
            yield from put_attributes(data, spine, {name: direction})
    yield from _edit_writing_mode(book, direction)
    for node in changed:
        if local_name(node) in ("title", "description"):
            values = {"xml:lang": languages.make_tag(language)}
            if not book.is_old and (direction == "rtl" or "dir" in node.attributes):
                values["dir"] = direction
            yield from put_attributes(data, node, values)


def _edit_writing_mode(book: Book, direction: str) -> Iterator[ByteEdit]:
    """Yield the edits that give the new direction to a book for Kindle, which says it in a ``meta``
    of its own. In EPUB 2 nothing else says in which direction pages are turned, so it is added. A
    book whose lines run from top to bottom stays as it is."""
    mode = "horizontal-rl" if direction == "rtl" else "horizontal-lr"
    metadata, found = book.find_section("metadata"), book.list_section("metadata")
    modes = [node for node in found if read_attribute(node, "name") == _WRITING_MODE]
    for node in modes:
        if read_attribute(node, "content").startswith("horizontal-"):
            yield from put_attributes(book.package.data, node, {"content": mode})
    is_plain = not any(local_name(node) == "dc-metadata" for node in found)
    needs_one = book.is_old and direction == "rtl" and is_plain and not modes
    if needs_one and metadata is not None and metadata.inner < metadata.end:
        opening = book.package.data[metadata.start + 1 : metadata.inner]
        prefix = opening.partition(b"metadata")[0].decode()
        element = f'<{prefix}meta name="{_WRITING_MODE}" content="{mode}"/>'
        yield metadata.inner_end, metadata.inner_end, element.encode()


def _edit_languages(book: Book, language: str) -> Iterator[ByteEdit]:
    """Yield the edits that make a language that of the book: the first one of several.

    A dictionary says it once more for its words.
    """
    metadata, found = book.find_section("metadata"), book.list_section("metadata")
    nodes = [node for node in found if local_name(node) == "language" and node.read_text().strip()]
    tag = languages.make_tag(language)
    if metadata is not None and metadata.inner < metadata.end and not nodes:
        for node in found:
            if local_name(node) == "language":
                yield node.start, node.end, b""
        element = f'<dc:language xmlns:dc="{_DUBLIN_CORE}">{tag}</dc:language>'
        yield metadata.inner_end, metadata.inner_end, element.encode()
    old = nodes[0].read_text().strip() if nodes else ""
    for node in found if old else ():
        if read_attribute(node, "property") in _DICTIONARY and node.read_text().strip() == old:
            yield node.inner, node.inner_end, escape_text(tag)
    for number, node in enumerate(nodes):
        if not number:
            yield node.inner, node.inner_end, escape_text(tag)
        elif node.read_text().strip() == tag:
            yield node.start, node.end, b""


def mark_root(places: XmlPlaces, language: str) -> Iterator[ByteEdit]:
    """Yield the edits that give the root of a table of contents a language and its direction."""
    root = places.root
    direction = languages.find_direction(language)
    values = {"xml:lang": languages.make_tag(language)}
    if direction == "rtl" or "dir" in root.attributes:
        values["dir"] = direction
    yield from put_attributes(places.data, root, values)


def put_attributes(data: bytes, node: XmlNode, values: dict[str, str]) -> Iterator[ByteEdit]:
    """Yield the edits that give an element values for attributes."""
    spans = find_attributes(data, node)
    added = b""
    for name, value in values.items():
        if name in spans:
            yield (*spans[name], escape_text(value))
        else:
            added += f' {name}="'.encode() + escape_text(value) + b'"'
    if added:
        end = node.inner - (2 if data.startswith(b"/>", node.inner - 2) else 1)
        yield end, end, added
