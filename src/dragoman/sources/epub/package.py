"""The parts of an e-book: its package, its pages in reading order, and what is refused."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from dragoman.containers.archive import Archive, read_archive
from dragoman.containers.xml_places import XmlNode, XmlPlaces, read_xml
from dragoman.errors import SourceError, escape, quote
from dragoman.sources.epub.names import (
    NCX_KIND,
    PAGE_KINDS,
    PREFIXES,
    find_child,
    local_name,
    name_some,
    read_attribute,
)

CONTAINER = "META-INF/container.xml"
MIMETYPE = "mimetype"
KIND = b"application/epub+zip"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml")
_FONT_DISGUISES = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)
"""How fonts may be disguised: everybody can read them."""
_AGAIN = "export it as EPUB again in the program that made it"
_PROTECTED = (
    "the book is protected against copying (DRM), so its text cannot be read; ask its publisher "
    "for a file without protection"
)
_LARGEST_XML = 64 << 20
"""In bytes: the largest part of text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, as the manifest of its package lists it."""

    id: str
    part: str
    """Its name in the archive."""
    href: str
    """Its name from the folder of the package, as users see it."""
    kind: str
    """Its media type, in small letters."""
    properties: frozenset[str]
    fallback: str

    @property
    def is_page(self) -> bool:
        """Whether it is XHTML."""
        suffix = posixpath.splitext(self.part)[1].lower()
        is_xml = self.kind in ("", "text/xml", "application/xml", "application/html+xml")
        return self.kind in PAGE_KINDS or (is_xml and suffix in (".html", ".htm", ".xhtml"))


@dataclass(frozen=True)
class Book:
    """An e-book whose package was read. No page has been read yet."""

    archive: Archive
    part: str
    """The name of the part that is the package."""
    package: XmlPlaces
    items: Mapping[str, Item]
    """By id."""
    pages: tuple[Item, ...]
    """The pages in reading order; those that the spine does not have are the last."""
    contents_tables: Mapping[str, XmlPlaces]
    """The tables of contents of EPUB 2 (NCX), by the names of their parts."""
    is_old: bool
    """Whether it is EPUB 2."""
    remarks: tuple[str, ...] = field(default=())
    """What the user should know of the book: sentences."""

    @property
    def name(self) -> str:
        """The name of the document."""
        return self.archive.name

    @property
    def has_disguised_fonts(self) -> bool:
        """Whether fonts are written so that only the identifier of the book makes them readable."""
        if _ENCRYPTION not in self.archive.names:
            return False
        nodes = read_part(self.archive, _ENCRYPTION).root.iterate()
        return any(node.name == "enc:EncryptedData" for node in nodes)

    def find_section(self, name: str) -> XmlNode | None:
        """Return a section of the package: "metadata", "manifest", "spine", "guide"."""
        return find_child(self.package.root, name)

    def list_section(self, name: str) -> list[XmlNode]:
        """Return the nodes of a section in their order; none where the package does not have it."""
        section = self.find_section(name)
        return list(section.iterate()) if section is not None else []

    @cached_property
    def contents(self) -> frozenset[str]:
        """The pages that are tables of contents, as the manifest or the guide says."""
        found = {item.part for item in self.items.values() if "nav" in item.properties}
        for node in self.list_section("guide"):
            if read_attribute(node, "type").lower() == "toc":
                found.add(resolve_address(self.part, read_attribute(node, "href"))[0])
        return frozenset(found)


def open_book(data: bytes, name: str) -> Book:
    """Return the package of an e-book.

    Raises SourceError for other files, and for books that are protected or have no package.
    """
    _refuse_other_files(data, name)
    archive = read_archive(data, name)
    parts = frozenset(archive.names)
    if CONTAINER not in parts:
        raise SourceError(f"this is not an e-book: it has no {CONTAINER}; {_AGAIN}", name)
    _refuse_protected(archive)
    part, others = _find_package(archive)
    package = read_part(archive, part)
    items = {item.id: item for item in _read_items(package.root, part)}
    reader = _SpineReader(items, parts)
    pages = reader.list_pages(find_child(package.root, "spine"))
    if not any(page.part in parts for page in pages):
        raise SourceError(f"the book has no pages of text; {_AGAIN}", name)
    remarks = [*reader.remarks, *_describe_layout(package.root), *others]
    tables = _read_contents_tables(archive, items, remarks)
    is_old = package.root.attributes.get("version", "").strip()[:1] in ("1", "2")
    return Book(archive, part, package, items, pages, tables, is_old, tuple(remarks))


def read_part(archive: Archive, part: str) -> XmlPlaces:
    """Return a part of XML. Raises SourceError for one that is missing or not safe."""
    data = archive.read_part(part)
    if len(data) > _LARGEST_XML:
        raise SourceError("the file has too much text; divide it into several", archive.name)
    try:
        return read_xml(data, part, PREFIXES, doctype=True)
    except SourceError as error:
        where = f"{escape(part)}, line {error.line}" if error.line else escape(part)
        raise SourceError(f"{where}: {error.sentence}", archive.name) from None


def resolve_address(part: str, address: str) -> tuple[str, str]:
    """Return the part that an address in a part leads to, and the id in it.

    The part is empty where it leads out of the book.
    """
    path, _, anchor = address.partition("#")
    if ":" in path.split("/")[0] or path.startswith("/"):
        return "", ""
    path = unquote(path.partition("?")[0])
    if not path:
        return part, unquote(anchor)
    found = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), path))[1:]
    return found, unquote(anchor)


def _refuse_other_files(data: bytes, name: str) -> None:
    if not data.strip():
        raise SourceError("the file is empty; write the text into it or remove it", name)
    if data[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        raise SourceError("this is a book for the Kindle and not EPUB; convert it to EPUB", name)
    if data.lstrip()[:4] == b"%PDF":
        hint = "take the document that it was made from"
        raise SourceError(f"this is a PDF and not an e-book; {hint}", name)
    if not data.startswith(b"PK"):
        raise SourceError(f"this is not an e-book in the format EPUB; {_AGAIN}", name)


def _refuse_protected(archive: Archive) -> None:
    """Raise SourceError for a book whose text is encrypted. Disguised fonts are not text."""
    if any(part in archive.names for part in _RIGHTS):
        raise SourceError(_PROTECTED, archive.name)
    if _ENCRYPTION not in archive.names:
        return
    for node in read_part(archive, _ENCRYPTION).root.iterate():
        if node.name == "enc:EncryptedData":
            method = find_child(node, "EncryptionMethod")
            if method is None or read_attribute(method, "Algorithm") not in _FONT_DISGUISES:
                raise SourceError(_PROTECTED, archive.name)


def _find_package(archive: Archive) -> tuple[str, list[str]]:
    """Return the part that is the package, and remarks about others."""
    found: list[str] = []
    for node in read_part(archive, CONTAINER).root.iterate():
        if local_name(node) == "rootfile":
            path = read_attribute(node, "full-path")
            kind = read_attribute(node, "media-type")
            if kind in ("", "application/oebps-package+xml"):
                found.append(path if path in archive.names else unquote(path))
    if not found:
        raise SourceError(f"{CONTAINER} does not say where the book is; {_AGAIN}", archive.name)
    if found[0] not in archive.names:
        raise SourceError(f"the part {quote(found[0])} is missing; {_AGAIN}", archive.name)
    return found[0], [
        f"not translated: {escape(each)}, another form of the book" for each in found[1:]
    ]


def _read_items(root: XmlNode, part: str) -> Iterator[Item]:
    manifest = find_child(root, "manifest")
    for node in manifest.children if manifest is not None else ():
        if local_name(node) == "item":
            href = read_attribute(node, "href")
            yield Item(
                read_attribute(node, "id"),
                resolve_address(part, href)[0],
                escape(unquote(href)),
                read_attribute(node, "media-type").lower(),
                frozenset(read_attribute(node, "properties").split()),
                read_attribute(node, "fallback"),
            )


def _read_contents_tables(
    archive: Archive, items: Mapping[str, Item], remarks: list[str]
) -> dict[str, XmlPlaces]:
    """Return the tables of contents of EPUB 2; of one that cannot be read, a remark says why."""
    tables: dict[str, XmlPlaces] = {}
    for item in items.values():
        if item.kind == NCX_KIND and item.part in archive.names:
            try:
                tables[item.part] = read_part(archive, item.part)
            except SourceError as error:
                remarks.append(f"{item.href} is not translated: {error.sentence}")
    return tables


class _SpineReader:
    """Puts the pages of a book in reading order, and says what is not read."""

    def __init__(self, items: Mapping[str, Item], parts: frozenset[str]) -> None:
        self._items = items
        self._parts = parts
        self._other: list[str] = []
        """What is not a text, such as the pictures of a comic."""
        self.remarks: list[str] = []

    def list_pages(self, spine: XmlNode | None) -> tuple[Item, ...]:
        """Return each page once: those of the spine, then those that only links lead to."""
        found: dict[str, Item] = {}
        for node in spine.children if spine is not None else ():
            if local_name(node) == "itemref":
                page = self._find_page(read_attribute(node, "idref"))
                if page is not None:
                    found.setdefault(page.part, page)
        if self._other:
            some = name_some(self._other)
            self.remarks.append(f"not translated: what is not a page of text {some}")
        for item in self._items.values():
            if item.is_page and item.part in self._parts:
                found.setdefault(item.part, item)
        return tuple(found.values())

    def _find_page(self, wanted: str) -> Item | None:
        """Return the page of an entry of the spine, or the one that may be shown instead."""
        first = item = self._items.get(wanted)
        seen: set[str] = set()
        while item is not None and not item.is_page and item.id not in seen:
            seen.add(item.id)
            item = self._items.get(item.fallback)
        if item is not None and item.is_page and item.part in self._parts:
            return item
        if first is None or first.part not in self._parts:
            what = first.href if first else escape(wanted)
            self.remarks.append(f"{what} is missing in the book; the other pages are read")
        else:
            self._other.append(first.href)
        return None


def _describe_layout(root: XmlNode) -> Iterator[str]:
    """Yield a sentence for a book whose pages have a fixed layout."""
    for node in root.iterate():
        name = read_attribute(node, "property") or read_attribute(node, "name")
        value = read_attribute(node, "content") or node.read_text().strip()
        is_fixed = (name, value) in (
            ("rendition:layout", "pre-paginated"),
            ("fixed-layout", "true"),
        )
        if is_fixed or "rendition:layout-pre-paginated" in read_attribute(node, "properties"):
            yield (
                "pages of the book have a fixed layout, so a translation that is longer may not "
                "fit; look at them"
            )
            return
