"""E-books to units. ``epub/__init__.py`` says what the units are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from dragoman.errors import SourceError
from dragoman.inline import read_marks
from dragoman.model import Document, Kind, SpanKind, Unit
from dragoman.sources._common import ReadOptions, decode
from dragoman.sources._html.encoding import find_page_encoding
from dragoman.sources._html.notes import HtmlNotes
from dragoman.sources._html.pages import PageRules
from dragoman.sources._html.paired_notes import PageLink, find_paired_notes
from dragoman.sources._html.parse import parse_html
from dragoman.sources._html.parts import HtmlPart, HtmlPlaces, read_places
from dragoman.sources._html.tokens import DECLARED, read_html_tokens
from dragoman.sources.epub.labels import (
    Label,
    Shown,
    find_book_labels,
    find_contents_labels,
    is_number,
)
from dragoman.sources.epub.links import BookLinks, BookPlaces, PlacesFound, find_places
from dragoman.sources.epub.names import MOST_NAMED, name_some
from dragoman.sources.epub.notes import find_page_notes, label_notes
from dragoman.sources.epub.package import Book, Item, open_book
from dragoman.sources.epub.sheets import BookSheets

_LARGEST_PAGE = 16 << 20
"""In bytes. A book of 300 pages has one or two MiB of text in all its files."""
_LARGEST_TEXT = 128 << 20
"""In bytes: all pages of a book."""
_PREFIXED = re.compile(r"<[\w.-]+:html[\s>]")
_HEAD = 20_000
"""In characters: where the document type and the root of a page are."""
_TAG = re.compile(r"<[^<>]*>")
_PAGE_TITLE = "The title of the page, which few programs show."
_ENTRY = "An entry of the table of contents."


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of a book, with what was read in it."""

    item: Item
    document: Document
    """The page alone, as a web page."""
    is_contents: bool
    """Whether it is a table of contents."""
    follows: dict[str, Shown]
    """The texts of the page that repeat another text of the book, with that one."""

    @property
    def places(self) -> HtmlPlaces:
        """Where the texts of the page are."""
        return read_places(self.document)


@dataclass(frozen=True, slots=True)
class BookReading:
    """A book with everything that was found in it."""

    data: bytes
    book: Book
    pages: tuple[BookPage, ...]
    labels: tuple[Label, ...]
    """The texts outside of the pages."""


def parse_epub(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an e-book. What a reader sees is in one unit, or in its notes."""
    book = open_book(data, name)
    reader = _BookReader(book, options._replace(encoding="utf-8"))
    pages = reader.read_pages()
    if not pages:
        raise SourceError(f"no page of the book can be read: {reader.remarks[0]}", name)
    units, reading = _collect_units(data, book, pages)
    numbered = [unit._replace(line=number) for number, unit in enumerate(units, start=1)]
    remarks = [*book.remarks, *reader.remarks, *_describe_unread(pages)]
    return Document(
        name=name,
        format="epub",
        markup="markdown",
        has_extensions=False,
        text="",
        units=tuple(numbered),
        left_out=tuple(_list_left_out(pages, numbered)),
        notes=tuple((1, sentence) for sentence in dict.fromkeys(remarks)),
        state={"reading": reading},
    )


class _BookReader:
    """Reads the pages of a book."""

    def __init__(self, book: Book, options: ReadOptions) -> None:
        self._book = book
        self._options = options
        self._sheets = BookSheets(book.archive)
        self.remarks: list[str] = []

    def read_pages(self) -> list[BookPage]:
        """Return the pages that can be read; a remark says why another is not."""
        texts: dict[str, bytes] = {}
        marks = {}
        links: list[PageLink] = []
        found: dict[str, PlacesFound] = {}
        size = 0
        for item in self._book.pages:
            try:
                data = self._read_page_bytes(item)
                text, _, _ = decode(data, item.part, find_page_encoding(data, "utf-8"))
            except SourceError as error:
                self.remarks.append(f"{item.href} is not translated: {error.sentence}")
                continue
            if _PREFIXED.search(text[:_HEAD]):
                self.remarks.append(f"{item.href} is not translated: its elements have prefixes")
                continue
            texts[item.part] = data
            size += len(data)
            if size > _LARGEST_TEXT:
                raise SourceError("the book has too much text; divide it", self._book.name)
            found[item.part] = find_places(text)
            marks[item.part], of_page = find_page_notes(text, item.part)
            links += of_page
        notes = label_notes(marks, find_paired_notes(links))
        places = BookPlaces(self._book.part, found)
        items = [item for item in self._book.pages if item.part in texts]
        return [
            self._read_page(item, texts[item.part], notes[item.part], BookLinks(places, item.part))
            for item in items
        ]

    def _read_page_bytes(self, item: Item) -> bytes:
        data = self._book.archive.read_part(item.part)
        if len(data) > _LARGEST_PAGE:
            raise SourceError("the page has more than 16 MiB; divide it into several", item.part)
        return data

    def _read_page(self, item: Item, data: bytes, notes: HtmlNotes, links: BookLinks) -> BookPage:
        opens_links = item.part in self._book.contents
        read_sheet = self._sheets.bind_part(item.part)
        rules = PageRules(
            is_xml=True, notes=notes, opens_links=opens_links, links=links, read_sheet=read_sheet
        )
        page = parse_html(data, item.href, self._options, rules)
        return BookPage(item, page, rules.opens_links, {})


def _collect_units(
    data: bytes, book: Book, pages: list[BookPage]
) -> tuple[list[Unit], BookReading]:
    """Return the units of a book in their order, and its reading."""
    shown: dict[str, Shown] = {}
    own = [_list_own_parts(page) for page in pages]
    parts = sorted(chain.from_iterable(own), key=lambda part: part.unit.kind is not Kind.HEADING)
    for part in parts:
        if part.unit.translatable and part.form == "run":
            each = Shown(part.unit.key, is_marked=True)
            shown.setdefault(each.show(part.unit.text), each)
    of_book = find_book_labels(book, shown)
    units = [*of_book.units]
    count = 0
    for page, texts in zip(pages, own, strict=True):
        found = [*_take_repeated(page, shown), *texts]
        found.sort(key=lambda part: part.unit.span)
        moved, count = _move_tables([part.unit for part in found], count)
        units += _name_page(moved, page)
    of_contents = find_contents_labels(book, shown)
    labels = *of_book.labels, *of_contents.labels
    return [*units, *of_contents.units], BookReading(data, book, tuple(pages), labels)


def _list_own_parts(page: BookPage) -> list[HtmlPart]:
    """Return the parts of a page but those that most often repeat other texts of the book."""
    return [
        part
        for part in page.places.parts
        if part.form != "title"
        and (not page.is_contents or part.form == "attribute")
        and not _is_page_number(page, part)
    ]


def _is_page_number(page: BookPage, part: HtmlPart) -> bool:
    """Return whether a part is the number of a page of the printed book, in an attribute."""
    if part.form != "attribute" or not is_number(part.unit.text):
        return False
    text, (start, end) = page.document.text, part.unit.span
    return "pagebreak" in text[text.rfind("<", 0, start) : text.find(">", end)]


def _take_repeated(page: BookPage, shown: dict[str, Shown]) -> Iterator[HtmlPart]:
    """Yield the titles and entries of a page that do not repeat another text.

    For the others, the page gets to know which text they follow.
    """
    for part in page.places.parts:
        is_title = part.form == "title"
        if part.form == "attribute" or not (is_title or page.is_contents):
            continue
        own = Shown(part.unit.key, is_marked=not is_title)
        text = own.show(part.unit.text)
        if _names_file(text, page.item) if is_title else is_number(text):
            continue
        if text in shown and (is_title or not _has_picture(part)):
            page.follows[part.unit.text] = shown[text]
            continue
        shown.setdefault(text, own)
        comment = _PAGE_TITLE if is_title else _ENTRY
        kind = Kind.PARAGRAPH if is_title else part.unit.kind
        yield part._replace(unit=part.unit._replace(kind=kind, comment=comment))


def _has_picture(part: HtmlPart) -> bool:
    """Return whether a text has a picture, which words alone cannot replace."""
    spans = read_marks(part.unit.text)
    return any(each.kind is SpanKind.IMAGE for span in spans for each in span.walk())


def _names_file(title: str, item: Item) -> bool:
    """Return whether a title is only the name of its file, as programs write it.

    A name of letters only, such as "Cover", may be meant as a title.
    """
    name = item.part.rpartition("/")[2].lower()
    stem = name.rpartition(".")[0]
    return title.lower() == name or (title.lower() == stem and not stem.isalpha())


def _move_tables(units: list[Unit], count: int) -> tuple[list[Unit], int]:
    """Return units with tables that are numbered after ``count`` others, and the new count."""
    moved: list[Unit] = []
    most = count
    for unit in units:
        cell = unit.place.cell
        if cell:
            place = unit.place._replace(cell=(cell[0] + count, *cell[1:]))
            unit, most = unit._replace(place=place), max(most, cell[0] + count + 1)
        moved.append(unit)
    return moved, most


def _name_page(units: list[Unit], page: BookPage) -> Iterator[Unit]:
    """Yield the units of a page, which name it to translators and its places to links."""
    href, links = page.item.href, page.places.links
    first = next((number for number, unit in enumerate(units) if unit.kind is not Kind.TITLE), 0)
    for number, unit in enumerate(units):
        places = [links.name_place(name) for name in unit.places]
        if number == first:
            places.insert(0, links.name_place(""))
        comment = f"{href}\n{unit.comment}" if unit.comment else href
        yield unit._replace(comment=comment, span=(0, 0), places=tuple(places))


def _describe_unread(pages: list[BookPage]) -> Iterator[str]:
    """Yield sentences about what has a text in the pages, but no unit."""
    found: dict[str, list[str]] = {}
    for page in pages:
        for line, sentence in page.document.notes:
            yield f"{page.item.href}, line {line}: {sentence}"
        for start, name in _find_unread(page.document):
            places = found.setdefault(name, [])
            if len(places) <= MOST_NAMED:
                line = page.document.text.count("\n", 0, start) + 1
                places.append(f"{page.item.href}, line {line}")
    for name, places in found.items():
        yield f"not translated: <{name}> {name_some(places)}"


def _find_unread(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where something with a text begins that is not read, and its name."""
    text = document.text
    if not document.left_out:
        return
    for token in read_html_tokens(text, is_xml=True):
        is_silent = token.name in ("script", "style", "template", DECLARED)
        inside = _TAG.sub("", text[token.start : token.end]) if token.kind == "opaque" else ""
        if not is_silent and any(map(str.isalnum, inside)):
            yield token.start, token.name


def _list_left_out(pages: list[BookPage], units: list[Unit]) -> Iterator[tuple[int, str]]:
    """Yield what no edition shows, with the number of the first unit of its page."""
    first: dict[str, int] = {}
    for unit in units:
        first.setdefault(unit.comment.partition("\n")[0], unit.line)
    for page in pages:
        for _, name in page.document.left_out:
            yield first.get(page.item.href, 1), name
