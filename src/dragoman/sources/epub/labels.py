"""The texts outside of the pages of a book: its title, its description, its tables of contents.

Most of them repeat a heading. Then they have no unit of their own, and get its translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.containers.xml_places import XmlNode
from dragoman.inline import plain_text, read_marks, write_marks
from dragoman.model import Kind, MessageKey, Span, Unit
from dragoman.sources.epub.names import find_child, local_name, read_attribute
from dragoman.sources.epub.package import Book

_NUMBER = re.compile(r"[\W\d_]*|[ivxlcdm]+\.?|\w", re.I)
_COMMENTS = {
    "title": "The title of the book.",
    "description": "The description of the book, in shops and libraries.",
    "ncx": "An entry of the table of contents.",
    "guide": "The name of a part of the book, in a menu.",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A text of the book that others may repeat."""

    key: MessageKey
    is_marked: bool
    """Whether its text has marks."""

    def show(self, text: str) -> str:
        """Return a text of this kind as a reader sees it, on one line and without notes."""
        shown = plain_text(read_marks(text)) if self.is_marked else text
        return " ".join(shown.split())

    def show_with_marks(self, text: str) -> str:
        """Return what ``show`` does, as a text of our dialect."""
        return write_marks([Span(text=self.show(text))])


@dataclass(frozen=True, slots=True)
class Label:
    """A text in an element or an attribute outside of the pages."""

    part: str
    node: XmlNode
    attribute: str
    """The attribute that it is; empty for what is in the element."""
    follows: Shown
    """The text whose translation it gets; most often its own."""


def is_number(text: str) -> bool:
    """Return whether a label is the number of a page, a chapter or the like."""
    return _NUMBER.fullmatch(text) is not None


class LabelsFound(NamedTuple):
    """Labels, and the units of those that repeat no other text."""

    labels: list[Label]
    units: list[Unit]


def find_book_labels(book: Book, shown: dict[str, Shown]) -> LabelsFound:
    """Return the labels of the whole book: its title and its description.

    ``shown`` are the texts of the book as a reader sees them; it gets to know those of labels.
    """
    return _find_labels(_find_book(book), shown)


def find_contents_labels(book: Book, shown: dict[str, Shown]) -> LabelsFound:
    """Return the labels of the tables of contents, but those that are mere numbers.

    ``shown`` is as in ``find_book_labels``.
    """
    named = (place for place in _find_contents(book) if not is_number(place.text))
    return _find_labels(named, shown)


class _LabelPlace(NamedTuple):
    """Where a label is."""

    kind: str
    part: str
    node: XmlNode
    attribute: str = ""

    @property
    def text(self) -> str:
        """The label, on one line."""
        node, attribute = self.node, self.attribute
        raw = read_attribute(node, attribute) if attribute else node.read_text()
        return " ".join(raw.split())


def _find_labels(places: Iterable[_LabelPlace], shown: dict[str, Shown]) -> LabelsFound:
    labels: list[Label] = []
    units: list[Unit] = []
    for place in places:
        text = place.text
        if not text:
            continue
        own = Shown((None, text), is_marked=False)
        follows = shown.setdefault(text, own)
        labels.append(Label(place.part, place.node, place.attribute, follows))
        if follows is own:
            kind = Kind.TITLE if place.kind == "title" else Kind.PARAGRAPH
            units.append(Unit(text, kind, 0, comment=_COMMENTS[place.kind], markup="plain"))
    return LabelsFound(labels, units)


def _find_book(book: Book) -> Iterator[_LabelPlace]:
    for kind in ("title", "description"):
        for node in book.list_section("metadata"):
            if local_name(node) == kind:
                yield _LabelPlace(kind, book.part, node)


def _find_contents(book: Book) -> Iterator[_LabelPlace]:
    for part, places in book.contents_tables.items():
        for node in places.root.iterate():
            if local_name(node) in ("docTitle", "navLabel"):
                text = find_child(node, "text")
                if text is not None:
                    yield _LabelPlace("ncx", part, text)
    for node in book.list_section("guide"):
        yield _LabelPlace("guide", book.part, node, "title")
