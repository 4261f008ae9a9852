"""E-books made by hand: the parts that a test does not name are the smallest that readers take."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from dragoman.containers.archive import pack_archive
from dragoman.model import Document
from dragoman.sources import ReadOptions, read, rebuild

_OPS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
_OLD = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
)
NAV_HEAD = '<nav epub:type="toc"><h1>Contents</h1><ol>'
_META = '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>'


def page(body: str, title: str = "", root: str = 'xml:lang="en" lang="en"') -> str:
    """Return a page of EPUB 3."""
    return (
        f'<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" {_OPS} {root}>\n'
        f"<head><title>{title}</title></head>\n<body>{body}</body>\n</html>\n"
    )


def old_page(body: str, title: str = "A page") -> str:
    """Return a page of EPUB 2."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{_OLD}'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">\n'
        f"<head><title>{title}</title></head>\n<body>{body}</body>\n</html>\n"
    )


def nav(entries: str, after: str = "") -> str:
    """Return a navigation document with entries of its table of contents."""
    return page(f"{NAV_HEAD}{entries}</ol></nav>{after}", "Contents")


def ncx(*points: tuple[str, str], title: str = "A book") -> str:
    """Return a table of contents of EPUB 2 with labels and addresses."""
    written = "".join(
        f'<navPoint id="n{number}" playOrder="{number}"><navLabel><text>{label}</text></navLabel>'
        f'<content src="{address}"/></navPoint>'
        for number, (label, address) in enumerate(points, start=1)
    )
    return (
        '<?xml version="1.0"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        '<head><meta name="dtb:uid" content="urn:x"/></head>'
        f"<docTitle><text>{title}</text></docTitle><navMap>{written}</navMap></ncx>\n"
    )


def _kind_of(name: str) -> str:
    kinds = {
        **{".xhtml": "application/xhtml+xml", ".ncx": "application/x-dtbncx+xml"},
        **{".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"},
    }
    return kinds.get(posixpath.splitext(name)[1], "application/octet-stream")


def make_package(parts: Mapping[str, object], metadata: str, version: str, extra: str) -> str:
    """Return the package of a book with these parts; all pages but the navigation are read."""
    items, spine = "", ""
    for number, name in enumerate(parts):
        properties = ' properties="nav"' if name.endswith("nav.xhtml") and version == "3.0" else ""
        items += f'<item id="i{number}" href="{name}" media-type="{_kind_of(name)}"{properties}/>'
        if name.endswith(".xhtml") and not properties:
            spine += f'<itemref idref="i{number}"/>'
    toc = next((f' toc="i{n}"' for n, name in enumerate(parts) if name.endswith(".ncx")), "")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="{version}" '
        'unique-identifier="uid">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<dc:identifier id="uid">urn:x</dc:identifier><dc:language>en</dc:language>{metadata}'
        f"</metadata><manifest>{items}</manifest><spine{toc}>{spine}</spine>{extra}</package>\n"
    )


CONTAINER = (
    '<?xml version="1.0"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


def make_book(
    parts: Mapping[str, str | bytes],
    metadata: str = f"<dc:title>A book</dc:title>{_META}",
    *,
    version: str = "3.0",
    extra: str = "",
    others: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """Return a book.

    ``parts`` are its files in ``OPS``; a page is read if it is not the navigation. ``extra`` is put
    at the end of the package. ``others`` are parts of the archive by their whole names, also in the
    place of ours; None leaves one out.
    """
    written: dict[str, str | bytes | None] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/package.opf": make_package(parts, metadata, version, extra),
        **{f"OPS/{name}": data for name, data in parts.items()},
        **(others or {}),
    }
    return pack_archive(
        (name, data.encode() if isinstance(data, str) else data)
        for name, data in written.items()
        if data is not None
    )


def read_book(data: bytes, *, code: bool = False) -> Document:
    """Read a book."""
    return read(data, "book", suffix=".epub", options=ReadOptions(code=code))


def list_texts(data: bytes) -> list[str]:
    """Return the texts of the units of a book."""
    return [unit.text for unit in read_book(data).units]


def read_part(data: bytes, name: str) -> str:
    """Return a part of a book, from ``OPS`` if it has no folder."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name if name in archive.namelist() else f"OPS/{name}").decode()


def list_parts(data: bytes) -> list[str]:
    """Return the names of the parts of a book."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def translate(data: bytes, texts: Mapping[str, str], language: str = "") -> bytes:
    """Return a book with translations by their texts."""
    return rebuild(read_book(data), {(None, old): new for old, new in texts.items()}, language)
