"""EPUB 3 editions: the languages below each other, side by side where the screen is wide."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman import __version__
from dragoman.containers.archive import pack_archive
from dragoman.editions._characters import collect_all
from dragoman.editions._colours import BOOK, choose_colours
from dragoman.editions._common import find_file_time, list_credits, list_titles
from dragoman.editions._layouts import check_layout
from dragoman.editions._typst.cover import draw_cover
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.embedding import EmbeddedFont, embed_fonts
from dragoman.editions._web.faces import (
    EmbeddedChain,
    find_fallbacks,
    list_latin_families,
    write_font_face,
    write_language_rules,
)
from dragoman.editions._web.navigation import NavPoint
from dragoman.editions._web.page import lay_out_page, name_body_class
from dragoman.editions._web.pitch import find_book_lead, find_pitches, write_book_pitch
from dragoman.editions._web.templates import (
    list_block_writers,
    load_templates,
    write_file,
    write_text_style,
)
from dragoman.editions._web.view import ContentsEntry, Page, PageBlock
from dragoman.model import BY_LENGTH, PICTURE_KINDS, Cover, Edition, Options, Phrase, Row, Table

SUFFIX = ".epub"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "screen"
FONTS = "on request"
USES_PAPER = False
IN_INDEX = True
USES_COVER = True
PICTURES = tuple(PICTURE_KINDS)

_LONG = 100  # rows after which the next heading begins a new file
_LONGEST = 250  # rows after which a new file begins even without a heading
_HEAVY = 100_000  # characters in all languages that count as long, however few the rows are
_XHTML = "application/xhtml+xml"
_DUBLIN_CORE = (
    ("creator", "author"),
    ("contributor", "translators"),
    ("publisher", "publisher"),
    ("rights", "licence"),
    ("source", "source"),
)
"""Elements of the package, and the fields of the credits that they hold."""
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A file of the book, as the manifest of the package lists it."""

    id: str
    href: str
    type: str
    """Its media type."""
    data: bytes
    properties: str = ""
    """What the item is for, in the words of EPUB."""


def render(edition: Edition, options: Options) -> bytes:
    """Return an edition as an EPUB 3 book; the bytes are the same each time.

    The identifier of the book is a digest of its files. Raises EditionError for a layout that a
    book of flowing text cannot have.
    """
    check_layout(edition, options, LAYOUTS, "an EPUB", on_paper=False)
    items = _make_items(edition, options)
    digest = hashlib.sha256()
    for item in items:
        digest.update(item.data)
    modified = datetime.fromtimestamp(find_file_time(options), UTC)
    package = write_file(
        load_templates(xml=True).get_template("package.opf"),
        titles=list_titles(edition),
        columns=edition.columns,
        first=edition.columns[0],
        manifest=items,
        identifier=uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()),
        credits=tuple(
            (name, phrase)
            for name, field in _DUBLIN_CORE
            for phrase in list_credits(edition, field)
        ),
        isbns=list_credits(edition, "isbn"),
        date=options.date,
        modified=modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        version=__version__,
        pictures=edition.pictures.values(),
    )
    return _pack_book(package, items)


def _make_items(edition: Edition, options: Options) -> tuple[ManifestItem, ...]:
    """Return the files of the book, in reading order."""
    chapters = split_chapters(edition.blocks)
    files = {
        row.anchor: _name_chapter(number)
        for number, rows in enumerate(chapters, start=1)
        for row in rows
    }
    places = files | {note.row.anchor: "notes" for note in edition.notes}
    pictures = {
        name: f"images/{name}{picture.suffix}" for name, picture in edition.pictures.items()
    }
    page = lay_out_page(
        edition, pictures, {anchor: f"{name}.xhtml" for anchor, name in places.items()}
    )
    families, fonts = embed_fonts(edition, options)
    return (
        *_make_cover(edition, options),
        _make_text_file(edition, options, "cover"),
        _make_text_file(edition, options, "nav", points=_make_navigation(edition, page, options)),
        *(
            _make_text_file(edition, options, _name_chapter(number), "text", items=blocks)
            for number, blocks in enumerate(_assign_blocks(page, files, len(chapters)), start=1)
        ),
        *([_make_text_file(edition, options, "notes", items=page.notes)] if page.notes else []),
        _make_text_file(edition, options, "colophon"),
        _make_style(edition, options, families, fonts),
        *(
            ManifestItem(f"font-{number}", f"fonts/{font.name}", "font/woff2", font.data)
            for number, font in enumerate(fonts, start=1)
        ),
        *(
            ManifestItem(name, pictures[name], picture.media_type, picture.data)
            for name, picture in edition.pictures.items()
        ),
    )


def _make_cover(edition: Edition, options: Options) -> Iterator[ManifestItem]:
    """Yield the picture of the cover: the given one, or else one of the titles."""
    drawn = None if edition.cover else draw_cover(edition, options)
    cover = edition.cover or (Cover("image/png", drawn) if drawn else None)
    if cover:
        name, data = cover.name, cover.data
        yield ManifestItem("cover-picture", name, cover.media_type, data, "cover-image")


def _make_text_file(
    edition: Edition, options: Options, name: str, template: str = "", **values: object
) -> ManifestItem:
    """Return a file of XHTML; its template has the same name, unless ``template`` names another."""
    data = write_file(
        load_templates(xml=True).get_template(f"{template or name}.xhtml"),
        **values,
        **list_block_writers(BlockContext(xml=True, first=edition.columns[0])),
        titles=list_titles(edition),
        cover=edition.cover,
        columns=edition.columns,
        first=edition.columns[0],
        layout=name_body_class(options),
    )
    properties = "nav" if name == "nav" else ""
    return ManifestItem(name, f"{name}.xhtml", _XHTML, data, properties)


def _name_chapter(number: int) -> str:
    return f"text-{number}"


def _assign_blocks(
    page: Page, files: Mapping[str, str], count: int
) -> Iterable[tuple[PageBlock, ...]]:
    """Return the blocks of each file of the text; the first file begins with the title."""
    chapters: dict[str, list[PageBlock]] = {
        _name_chapter(number): [] for number in range(1, count + 1)
    }
    chapters[_name_chapter(1)].append(page.title)
    for block in page.blocks:
        chapters[files[block.anchor]].append(block)
    return map(tuple, chapters.values())


def split_chapters(blocks: Sequence[Row | Table]) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each file: a long edition is split at headings, so that no file is slow
    to open. The rows of a table stay together."""
    chapters: list[list[Row]] = [[]]
    weight = 0
    for block in blocks:
        is_long = len(chapters[-1]) >= _LONG or weight >= _HEAVY
        is_longest = len(chapters[-1]) >= _LONGEST or weight >= 2 * _HEAVY
        if isinstance(block, Row) and (is_longest or (is_long and block.rank)):
            chapters.append([])
            weight = 0
        rows = (block,) if isinstance(block, Row) else block.rows
        chapters[-1].extend(rows)
        weight += sum(len(segment.text) for row in rows for segment in row.segments)
    return tuple(tuple(chapter) for chapter in chapters)


def _make_style(
    edition: Edition,
    options: Options,
    families: Mapping[str, EmbeddedChain],
    fonts: Iterable[EmbeddedFont],
) -> ManifestItem:
    templates = load_templates(xml=True)
    faces = [write_font_face(font.family, font.weight, f"fonts/{font.name}") for font in fonts]
    used = collect_all(edition)
    pitches = find_pitches(used, options, families)
    fallbacks = find_fallbacks(used, options, families)
    latin = list_latin_families(each for last in fallbacks.values() for each in last)
    faces += [write_language_rules(fallbacks, options, families), write_book_pitch(pitches)]
    data = write_file(
        templates.get_template("book.css"),
        text=write_text_style(
            edition, templates, latin=latin, monochrome=options.printing.monochrome
        ),
        faces="\n".join(filter(None, faces)),
        lead=find_book_lead(pitches),
        colours=choose_colours(BOOK, monochrome=options.printing.monochrome),
    )
    return ManifestItem("style", "style.css", "text/css", data)


def _make_navigation(edition: Edition, page: Page, options: Options) -> tuple[NavPoint, ...]:
    """Return the title, the headings in their order, the notes and the colophon.

    Programs fold the navigation, so that it has all headings unless the options say how deep it is.
    """
    headings = page.headings
    if options.contents != BY_LENGTH:
        below = min((entry.rank for entry in headings), default=0) + options.contents
        headings = tuple(entry for entry in headings if entry.rank < below)
    title = NavPoint("text-1.xhtml", list_titles(edition))
    ends = [("About this edition", "colophon")]
    if page.notes:
        ends.insert(0, ("Notes", "notes"))
    last = [NavPoint(f"{name}.xhtml", _translate(edition, english)) for english, name in ends]
    return (title, *_nest(headings), *last)


def _translate(edition: Edition, english: str) -> tuple[Phrase, ...]:
    return tuple(dict.fromkeys(column.word(english) for column in edition.columns))


def _nest(entries: Sequence[ContentsEntry]) -> tuple[NavPoint, ...]:
    """Put each heading below the nearest heading before it of a higher rank."""
    points: list[NavPoint] = []
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and entries[end].rank > entries[start].rank:
            end += 1
        texts = tuple(dict.fromkeys(entries[start].texts))
        points.append(NavPoint(entries[start].href, texts, _nest(entries[start + 1 : end])))
        start = end
    return tuple(points)


def _pack_book(package: bytes, items: Iterable[ManifestItem]) -> bytes:
    """Return the archive. EPUB wants the media type as its first entry."""
    parts = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", _CONTAINER)]
    parts.append(("EPUB/package.opf", package))
    return pack_archive([*parts, *((f"EPUB/{item.href}", item.data) for item in items)])
