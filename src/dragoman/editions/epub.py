"""EPUB 3 editions: the languages below each other, side by side where the screen is wide."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman import __version__
from dragoman.editions._archive import pack_archive
from dragoman.editions._web.embedding import Embedded, embed
from dragoman.editions._web.faces import face, latin, rules
from dragoman.editions._web.layouts import layout
from dragoman.editions._web.page import page, word
from dragoman.editions._web.spans import encode
from dragoman.editions._web.templates import environment
from dragoman.editions._web.view import ContentsEntry, Page, PageBlock
from dragoman.languages import tag
from dragoman.model import Edition, Kind, Options, Row

SUFFIX = ".epub"

_LONG = 100  # rows that one file may have, and beyond which a new heading begins a new file
_LONGEST = 250  # rows after which a new file begins even without a heading
_HEAVY = 100_000  # characters of all languages that count as long, whatever their rows
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # the first that a ZIP archive can bear
_XHTML = "application/xhtml+xml"
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A file of the book, as its manifest names it."""

    id: str
    href: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NavPoint:
    """A line of the navigation, with the lines below it."""

    href: str
    texts: tuple[tuple[str, str, str], ...]
    """Language tag, direction and text."""
    points: tuple[NavPoint, ...] = ()


def render(edition: Edition, options: Options) -> bytes:
    """Bind an edition as an EPUB 3 book, the same bytes each time.

    Raises EditionError for a layout that a book of flowing text cannot have.
    """
    items = _items(edition, options)
    digest = hashlib.sha256()
    for item in items:
        digest.update(item.data)
    moment = _NO_DATE if options.modified is None else datetime.fromtimestamp(options.modified, UTC)
    package = (
        environment(xml=True)
        .get_template("package.opf")
        .render(
            edition=edition,
            columns=edition.columns,
            first=edition.columns[0],
            manifest=items,
            identifier=uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()),
            modified=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            version=__version__,
        )
    )
    return _bind(encode(package + "\n"), items)


def _items(edition: Edition, options: Options) -> tuple[ManifestItem, ...]:
    """Make the files of the book, in reading order."""
    chapters = split(edition.rows)
    files = {
        row.anchor: _text(number) for number, rows in enumerate(chapters, start=1) for row in rows
    }
    places = files | {row.anchor: "notes" for row in edition.notes}
    laid = page(edition, {anchor: f"{name}.xhtml" for anchor, name in places.items()})
    shape = layout(edition, options, "an EPUB")
    families, fonts = embed(edition, options)

    def file(name: str, template: str = "", **more: object) -> ManifestItem:
        template = f"{template or name}.xhtml"
        said = {"edition": edition, "columns": edition.columns, "first": edition.columns[0]}
        made = environment(xml=True).get_template(template).render(said, layout=shape, **more)
        return ManifestItem(name, f"{name}.xhtml", _XHTML, encode(made + "\n"))

    return (
        file("cover"),
        file("nav", points=_navigation(edition, laid)),
        *(
            file(_text(number), "text", items=blocks)
            for number, blocks in enumerate(_chapters(laid, files, len(chapters)), start=1)
        ),
        *([file("notes", items=laid.notes)] if laid.notes else []),
        file("colophon"),
        _style(edition, options, families, fonts),
        *(
            ManifestItem(f"font-{number}", f"fonts/{font.name}", "font/woff2", font.data)
            for number, font in enumerate(fonts, start=1)
        ),
    )


def _text(number: int) -> str:
    return f"text-{number}"


def _chapters(laid: Page, files: Mapping[str, str], count: int) -> Iterable[tuple[PageBlock, ...]]:
    """Give the blocks of each file of the text; the first begins with the title."""
    own: dict[str, list[PageBlock]] = {_text(number): [] for number in range(1, count + 1)}
    own[_text(1)].append(laid.title)
    for block in laid.blocks:
        own[files[block.anchor]].append(block)
    return map(tuple, own.values())


def split(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """Divide the rows of a long edition at its headings, so that no file is slow to open.

    The rows of a table stay together.
    """
    chapters: list[list[Row]] = [[]]
    weight = 0
    for row in rows:
        table = row.unit.place.cell is not None
        long = len(chapters[-1]) >= _LONG or weight >= _HEAVY
        longest = len(chapters[-1]) >= _LONGEST or weight >= 2 * _HEAVY
        if (long and row.unit.kind is Kind.HEADING) or (longest and not table):
            chapters.append([])
            weight = 0
        chapters[-1].append(row)
        weight += sum(len(segment.text) for segment in row.segments)
    return tuple(tuple(chapter) for chapter in chapters)


def _style(
    edition: Edition, options: Options, families: Mapping[str, str], fonts: Iterable[Embedded]
) -> ManifestItem:
    templates = environment(xml=True)
    faces = [face(font.family, font.weight, f"fonts/{font.name}") for font in fonts]
    text = templates.get_template("book.css").render(
        text=templates.get_template("text.css").render(latin=latin()),
        faces="\n".join((*faces, rules(edition, options, families))),
    )
    return ManifestItem("style", "style.css", "text/css", encode(text + "\n"))


def _navigation(edition: Edition, laid: Page) -> tuple[NavPoint, ...]:
    """List the title, the headings in their order below each other, the notes, the colophon."""
    title = NavPoint(
        "text-1.xhtml",
        tuple(
            (tag(column.language), column.direction, column.title or edition.document)
            for column in edition.columns
        ),
    )
    ends = [("About this edition", "colophon")]
    if laid.notes:
        ends.insert(0, ("Notes", "notes"))
    last = [NavPoint(f"{name}.xhtml", _said(edition, english)) for english, name in ends]
    return (title, *_nested(laid.headings), *last)


def _said(edition: Edition, english: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (tag(column.language), column.direction, word(column, english))
        for column in edition.columns
    )


def _nested(entries: Sequence[ContentsEntry]) -> tuple[NavPoint, ...]:
    """Put each heading below the one above it."""
    points: list[NavPoint] = []
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and entries[end].rank > entries[start].rank:
            end += 1
        texts = tuple((cell.lang, cell.direction, text) for cell, text in entries[start].texts)
        points.append(NavPoint(entries[start].href, texts, _nested(entries[start + 1 : end])))
        start = end
    return tuple(points)


def _bind(package: bytes, items: Iterable[ManifestItem]) -> bytes:
    """Write the archive: its type first and stored, as the format asks."""
    parts = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", _CONTAINER)]
    parts.append(("EPUB/package.opf", package))
    return pack_archive([*parts, *((f"EPUB/{item.href}", item.data) for item in items)])
