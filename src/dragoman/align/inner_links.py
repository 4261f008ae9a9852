"""Links inside a document: the place that ``#some-heading`` means, as the row that is there.

In an edition, such a link has the anchor of the row as its target: ``#p7``. So all writers agree
where it leads, and it holds whether the heading is translated or not.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from dragoman.errors import quote
from dragoman.inline import parse_spans, plain_text
from dragoman.model import (
    Document,
    MessageKey,
    Span,
    SpanKind,
    Unit,
    is_allowed_link,
    walk_all,
)
from dragoman.po import Block
from dragoman.structure import HEADINGS, row_units
from dragoman.texts.place_names import name_heading, name_headings

PAGES = (".html", ".htm")
"""The suffixes that a link to a document may have, whatever that of its file is."""


class Neighbour(NamedTuple):
    """Another document that links may lead to."""

    href: str
    """The address of its page, percent-encoded; empty where the document cannot be read."""
    suffix: str
    """That of its file."""
    places: Mapping[str, str]
    """By the name of a place, the anchor of its row."""


@dataclass(frozen=True, slots=True)
class InnerLinks:
    """The places of a document, and what was looked for in vain."""

    places: Mapping[str, str]
    """By the name of a place, the anchor of its row."""
    headings: Mapping[str, MessageKey] = field(default_factory=dict)
    """By their anchors, the headings."""
    document: str = ""
    """The name of the document."""
    neighbours: Mapping[str, Neighbour] = field(default_factory=dict)
    """By their names, the other documents that links may lead to."""
    language: str = ""
    """The language of the links; empty for the source's."""
    name_own: Callable[[], Mapping[str, str]] = dict
    """Returns the anchors of headings by the names that they have in the translation. It reads all
    headings, and is only called for a link to a place."""
    lost: dict[tuple[int, str, str], None] = field(default_factory=dict)
    """The line of each unit that has a link to a place that is not there, the language, where only
    its translation has the link, and the target. It grows as links are resolved."""
    unread: dict[str, None] = field(default_factory=dict)
    """The documents that links lead to and that cannot be read. It grows as well."""

    def translate(self, language: str, messages: Mapping[MessageKey, Block]) -> InnerLinks:
        """Return the links of a translation: they may lead to its own names of headings, too."""

        @cache
        def name_own() -> Mapping[str, str]:
            found = [(anchor, messages.get(key)) for anchor, key in self.headings.items()]
            blocks = {anchor: block for anchor, block in found if block}
            texts = (plain_text(parse_spans(block.msgstr[0])) for block in blocks.values())
            names = zip(blocks, name_headings(texts), strict=True)
            return {name: anchor for anchor, each in names for name in each}

        return replace(self, language=language, name_own=name_own)

    def resolve(self, spans: Sequence[Span], unit: Unit) -> tuple[Span, ...]:
        """Return spans in which each link has a target that an edition may have.

        One that leads nowhere is its text alone.
        """
        if all([span.kind is SpanKind.TEXT for span in spans]):  # as most segments are
            return tuple(spans)
        for span in walk_all(spans):
            if span.kind is SpanKind.LINK:
                return tuple(_join_texts(self._resolve(spans, unit)))
        return tuple(spans)

    def _resolve(self, spans: Iterable[Span], unit: Unit) -> Iterator[Span]:
        for span in spans:
            children = tuple(_join_texts(self._resolve(span.children, unit)))
            if span.kind is not SpanKind.LINK or is_allowed_link(span.target):
                yield replace(span, children=children) if children != span.children else span
            elif target := self._find(span.target) or self._find_page(span.target, unit):
                yield replace(span, children=children, target=target)
            else:
                if span.target.startswith("#"):
                    self._lose(span.target, unit)
                yield from children

    def _lose(self, target: str, unit: Unit) -> None:
        language = "" if f"({target})" in unit.text else self.language
        self.lost[unit.line, language, _unquote(target)] = None

    def _find(self, target: str) -> str:
        """Return where a row of the document is that a target means; empty where it means none."""
        if not target.startswith("#"):
            name = f"/{_unquote(target)}"
            anchor = self.places.get(name) or self.places.get(name.casefold())
            return f"#{anchor}" if anchor else ""
        name = _unquote(target[1:])
        anchor = _find_anchor(self.places, name) or _find_anchor(self.name_own(), name)
        return f"#{anchor}" if anchor else ""

    def _find_page(self, target: str, unit: Unit) -> str:
        """Return where another document is that a target means; empty where it means none.

        A place that is not there is lost, and the link leads to the beginning.
        """
        path, mark, place = target.partition("#")
        written = _unquote(path.partition("?")[0])
        document = name_document(self.document, written)
        if document not in self.neighbours:
            document = self._find_alone(name_document("", written))
        neighbour = self.neighbours.get(document) if written else None
        if neighbour is None or not _has_suffix(written, neighbour):
            return ""
        if not neighbour.href:
            self.unread[document] = None
            return ""
        name = _unquote(place)
        name = "" if name.startswith("^") else name  # Obsidian's mark of a block
        anchor = _find_anchor(neighbour.places, name)
        if mark and name and not anchor:
            self._lose(target, unit)
        return f"{neighbour.href}#{anchor}" if anchor else neighbour.href

    def _find_alone(self, path: str) -> str:
        """Return the only document in another folder whose name ends with a path; empty where there
        is none. The folders in the path are its own: ``old/a`` is not ``new/a``."""
        found = [each for each in self.neighbours if each.endswith(f"/{path}")]
        return found[0] if len(found) == 1 else ""

    def describe_lost(self) -> Iterator[str]:
        """Yield a sentence for each link to a place that is not there, and for each document that
        cannot be read."""
        lost = sorted(self.lost)
        for line, language, target in lost:
            if not language or (line, "", target) not in self.lost:
                where = f"line {line}, {language}" if language else f"line {line}"
                is_own = target.startswith("#")
                instead = "is only text" if is_own else "leads to the beginning"
                yield f"{where}: nothing has the name {quote(target)}, so its link {instead}"
        for name in sorted(self.unread):
            yield f"links to {name} lead nowhere, because it cannot be read"


def name_document(document: str, path: str) -> str:
    """Return the name of the document that a path in another document's link means: in NFC, as
    all names of documents are.

    ``document`` is the name of that one. A path with a slash before it begins at the folder of the
    sources, as in a web site. What is outside of the sources begins with "..".
    """
    folder = "" if path.startswith("/") else posixpath.dirname(document)
    joined = normalize("NFC", posixpath.normpath(posixpath.join(folder, path.lstrip("/"))))
    stem, suffix = posixpath.splitext(joined)
    return stem if suffix else joined


def _find_anchor(places: Mapping[str, str], name: str) -> str:
    """Return the anchor of a place by its name, in another case, or by the text of its heading,
    as Obsidian writes it."""
    tried = (name, name.casefold(), name_heading(name)[0])
    return next((places[each] for each in tried if each in places), "")


def _has_suffix(path: str, neighbour: Neighbour) -> bool:
    return posixpath.splitext(path)[1] in ("", *PAGES, neighbour.suffix)


_ALONE: Mapping[str, Neighbour] = {}


def find_places(document: Document, neighbours: Mapping[str, Neighbour] = _ALONE) -> InnerLinks:
    """Return the places of a document, whose links may also lead to other documents."""
    places: dict[str, str] = {}
    headings: dict[str, MessageKey] = {}
    for unit, number in _number_units(document):
        for name in unit.places:
            places[name] = f"p{number}"
        if unit.kind in HEADINGS:
            headings.setdefault(f"p{number}", unit.key)
    for name, anchor in tuple(places.items()):
        places.setdefault(name.casefold(), anchor)
    return InnerLinks(places, headings, document.name, neighbours)


def _number_units(document: Document) -> Iterator[tuple[Unit, int]]:
    """Yield each unit with the number of the row that shows it.

    That of a repeated title is the first one's, and that of a block of a note is the note's.
    """
    own = {id(unit): number for number, unit in enumerate(row_units(document), 1)}
    first: dict[MessageKey | str, int] = {}
    for unit in document.units:
        number = own.get(id(unit)) or first[unit.key]
        first.setdefault(unit.key, number)
        yield unit, first.setdefault(unit.note, number) if unit.note else number


def _join_texts(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with neighbouring texts as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.kind is last.kind is SpanKind.TEXT:
            last = Span(text=last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _unquote(target: str) -> str:
    from urllib.parse import unquote

    return unquote(target)
