"""Units to e-books: only the pages and labels with another text are written anew."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import languages
from dragoman.containers.archive import pack_archive, replace_parts
from dragoman.containers.xml_places import ByteEdit, XmlPlaces, escape_text, find_attributes
from dragoman.model import Document
from dragoman.sources._common import Edit, Texts, fold_to_one_line, read_state, replace_slices
from dragoman.sources._html.directions import find_sheet_edits, read_text_direction
from dragoman.sources._html.parts import list_kept
from dragoman.sources._html.root import find_root_edits
from dragoman.sources._html.write import find_unit_edits, write_edits
from dragoman.sources.epub.identifier import (
    find_identifier_edits,
    find_table_edits,
    make_identifier,
)
from dragoman.sources.epub.labels import Label
from dragoman.sources.epub.package import KIND, MIMETYPE, Book
from dragoman.sources.epub.parse import BookPage, BookReading
from dragoman.sources.epub.people import (
    clean_pictures,
    find_people,
    find_program,
    is_personal,
)
from dragoman.sources.epub.settings import find_language_edits, mark_root


def rebuild_epub(document: Document, texts: Texts, language: str) -> bytes:
    """Return the book with other texts. ``epub.rebuild`` says how."""
    reading = read_state(document, "reading", BookReading)
    changes = {
        unit.key: text
        for unit in document.units
        if unit.translatable and (text := texts.get(unit.key, "")).strip() and text != unit.text
    }
    if not (changes or language):
        return reading.data
    language = language if changes else ""
    new = dict(clean_pictures(reading.book))
    for page in reading.pages:
        written = _write_page(page, changes, language, is_old=reading.book.is_old)
        if written is not None:
            new[page.item.part] = written
    new |= _write_labels(reading, changes, language)
    if language:
        new |= _turn_sheets(reading.book, document, language)
    return _pack(reading.book, new)


def _write_page(page: BookPage, changes: Texts, language: str, *, is_old: bool) -> bytes | None:
    """Return a page with its translations; None where it stays as it is.

    One without any text gets the language, too; one whose texts have no translation does not.
    """
    own = dict(changes)
    for part in page.places.parts:
        follows = page.follows.get(part.unit.text)
        if follows is None or follows.key not in changes:
            continue
        is_plain = part.form == "title"
        if follows.key != part.unit.key or is_plain or not follows.is_marked:
            new = changes[follows.key]
            own[part.unit.key] = follows.show(new) if is_plain else follows.show_with_marks(new)
    document = page.document
    units = [part.unit for part in page.places.parts]
    said: list[Edit] = []
    if not units or any(unit.key in own and unit.translatable for unit in units):
        kept = list_kept(document, own)
        said = find_root_edits(document.text, language, kept, is_xml=True, is_old=is_old)
    edits = find_unit_edits(document, own, said, cleans=True)
    return write_edits(document, edits) if edits else None


def _turn_sheets(book: Book, document: Document, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the style sheets that say the direction of the source, with the new one."""
    old = read_text_direction(unit.text for unit in document.units)
    new = languages.find_direction(language)
    sheets = {item.part for item in book.items.values() if item.part.lower().endswith(".css")}
    for part in sorted(sheets.intersection(book.archive.names)) if old != new else ():
        text = book.archive.read_part(part).decode("utf-8", "surrogateescape")
        if edits := sorted(find_sheet_edits(text, (0, len(text)), old, new)):
            yield part, replace_slices(text, edits).encode("utf-8", "surrogateescape")


def _write_labels(reading: BookReading, changes: Texts, language: str) -> dict[str, bytes]:
    """Return the package and the tables of contents with their new labels."""
    book = reading.book
    by_part: dict[str, list[Label]] = {part: [] for part in (book.part, *book.contents_tables)}
    for label in reading.labels:
        if label.follows.key in changes:
            by_part.setdefault(label.part, []).append(label)
    identifier = make_identifier(book, language)
    new: dict[str, bytes] = {}
    for part, labels in by_part.items():
        places = book.package if part == book.part else book.contents_tables[part]
        edits = [edit for label in labels if (edit := _write_label(label, places, changes))]
        if part == book.part:
            edits += find_people(book)
            edits += find_language_edits(book, [each.node for each in labels], language)
            edits += find_identifier_edits(book, identifier)
        else:
            edits += find_program(places)
            edits += find_table_edits(places, identifier)
            edits += mark_root(places, language) if language and labels else ()
        if edits:
            new[part] = places.replace(edits)
    return new


def _write_label(label: Label, places: XmlPlaces, changes: Texts) -> ByteEdit | None:
    written = escape_text(fold_to_one_line(label.follows.show(changes[label.follows.key])))
    if label.attribute:
        span = find_attributes(places.data, label.node).get(label.attribute)
        return (*span, written) if span else None
    return label.node.inner, label.node.inner_end, written


def _pack(book: Book, new: dict[str, bytes]) -> bytes:
    """Return the archive with other parts; what names people is not in it.

    The first part is the type of the file, stored, so that programs recognise it.
    """
    archive = book.archive
    listed = {item.part for item in book.items.values()}
    dropped = {part for part in archive.names if part not in listed and is_personal(part)}
    first = min(archive.entries, key=lambda entry: entry.header_offset)
    begins_right = (
        first.filename == MIMETYPE
        and not first.compress_type
        and not first.extra
        and archive.read_part(MIMETYPE) == KIND
    )
    if begins_right:
        return replace_parts(archive, {**new, **dict.fromkeys(dropped)})
    names = [name for name in archive.names if name not in dropped and name != MIMETYPE]
    parts = ((name, new.get(name) or archive.read_part(name)) for name in names if name[-1] != "/")
    return pack_archive([(MIMETYPE, KIND), *parts])
