"""The things that dragoman speaks of: documents and their units, editions and their rows.

A *message* is not here: it is a ``polib.POEntry`` (see ``dragoman.catalogs``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MessageKey = tuple[str | None, str]
"""What makes two texts one message: msgctxt and msgid."""


class Kind(StrEnum):
    """What a unit is in its document; the value is the role that a catalogue's comment shows."""

    TITLE = "title"  # of front matter: no block of the text
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    NOTE = "note"
    CODE = "code"
    HTML = "html"


class State(StrEnum):
    """How far a message has got. The four exclude each other and sum to the total."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class Mark(StrEnum):
    """What a reader must be told of a segment."""

    NONE = ""
    OUTDATED = "outdated"  # translated from an earlier version of the paragraph
    DRAFT = "draft"  # a machine's, or a guess that nobody has confirmed
    MISSING = "missing"  # not translated yet: a placeholder stands here
    SOURCE = "source"  # not translated yet: the source's own text stands here


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the lists, quotations and tables around it."""

    lists: tuple[str, ...] = ()
    """The markers of the lists around it, outermost first: "-" of a bulleted one, "3." of the
    third item of a numbered one."""
    quotations: int = 0
    """How many quotations it stands in."""
    first: bool = True
    """Is it the first block of its list item (the one that shows the marker)?"""
    cell: tuple[int, int, int] | None = None
    """The table's ordinal in the document, the row (0 is the head), the column."""
    align: str = ""
    """Of a table's cell, "start", "center" or "end", where the author says it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One block of a document, translated as one message."""

    text: str
    """The msgid: the block's text with its inline markup, line breaks folded."""
    kind: Kind
    line: int
    """Where the block begins in the file, from 1."""
    level: int = 0
    """Of a heading, 1 to 6; else 0."""
    context: str | None = None
    """The msgctxt that the author chose."""
    comment: str = ""
    """What the author tells the translators."""
    translatable: bool = True
    """False for what is shown as it is in every language, code above all."""
    place: Place = Place()
    note: str = ""
    """Of a note, its label, as the references to it give it."""
    span: tuple[int, int] = (0, 0)
    """The characters of ``Document.text`` that the text stands in."""
    markup: str = ""
    """Where it is not the document's: "plain" of a title in front matter, "html" of a block of
    HTML, "code" of code."""

    @property
    def key(self) -> MessageKey:
        """The msgctxt and msgid; two units with the same key are one message."""
        return self.context, self.text


@dataclass(frozen=True, slots=True)
class Document:
    """A source file, read."""

    name: str
    """The path below ``source/`` without its suffix, with ``/`` between folders."""
    format: str
    """The name of the module of ``dragoman.sources`` that read it, which rebuilds it too."""
    text: str
    """The file decoded, without the byte order mark, its line ends as they were."""
    units: tuple[Unit, ...]
    """In reading order; a title that is repeated at once stands here twice."""
    markup: str = "plain"
    """What the units' texts are written in: "plain" or "markdown". The source format says it."""
    encoding: str = "utf-8"
    bom: bool = False
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Link reference definitions: normalised label to URL and title."""
    digest: str = ""
    """12 hexadecimal digits of the SHA-256 of the file's bytes."""
    state: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What the format's own ``rebuild`` needs to know besides."""

    def markup_of(self, unit: Unit) -> str:
        """Return what a unit's text is written in: its own markup, or else the document's."""
        return unit.markup or self.markup


class SpanKind(StrEnum):
    """What a run of inline text is."""

    TEXT = "text"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DELETED = "deleted"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    NOTE = "note"
    BREAK = "break"
    ISOLATE = "isolate"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of inline text; together the spans of a segment are its text, in order."""

    kind: SpanKind = SpanKind.TEXT
    text: str = ""
    """The characters of text and code; the label of a note; the description of an image."""
    children: tuple[Span, ...] = ()
    """What stands inside emphasis, strong, deleted, link and isolate."""
    target: str = ""
    """Of a link, its URL, of an allowed scheme; of an image, its URL, which is never fetched."""
    title: str = ""
    direction: str = ""
    """Of an isolate, "ltr" or "rtl": a run that goes against the segment's own direction."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit in one language, as an edition shows it."""

    language: str
    """The language that the text shown is in: of a source shown for want of a translation,
    the source's."""
    direction: str
    """"ltr" or "rtl", of that language."""
    state: State
    """Of the column's language; units that are not translated count as translated."""
    text: str
    """The msgstr, or what stands for it, safe to show: no controls, no overrides."""
    spans: tuple[Span, ...] = ()
    mark: Mark = Mark.NONE
    remark: str = ""
    """The mark in the column's own language, for the reader; empty without a mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in all languages of an edition."""

    number: int
    """From 1, the same in all languages and in every edition of the document."""
    unit: Unit
    segments: tuple[Segment, ...]
    """One per column."""

    @property
    def anchor(self) -> str:
        """The name that a link to the row ends in: ``#p7``."""
        return f"p{self.number}"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by state, with words of the source; the four states sum to the total."""

    messages: Mapping[State, int]
    words: Mapping[State, int]
    characters: Mapping[State, int] = field(default_factory=dict)
    """Of the source, spaces among them; empty where nobody counted them."""
    drafts: tuple[int, int, int] = (0, 0, 0)
    """Messages, words and characters of the fuzzy ones that are drafts (``Mark.DRAFT``); the
    other fuzzy ones are outdated."""


@dataclass(frozen=True, slots=True)
class Column:
    """One language of an edition."""

    language: str
    autonym: str
    """The language's name for itself."""
    direction: str
    title: str
    """The document's title, plain."""
    source: bool
    """Is it the language that the document was written in?"""
    tally: Tally | None
    """How far the language has got; None for the source."""
    words: Mapping[str, str]
    """What dragoman itself says in an edition, in this language: English to translation."""
    colophon: tuple[str, ...]
    """Sentences of plain text, numbers in the language's digits."""
    digits: str = "0123456789"
    """The ten digits that dragoman's own numbers are written in (``languages.digits``)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The table that a reader gets: rows of aligned segments, one to many languages."""

    document: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """The text, without the notes."""
    notes: tuple[Row, ...] = ()
    """The notes in the order of their numbers: the n-th is note n in every language. Each label
    that a NOTE span of ``rows`` or ``notes`` bears is the ``unit.note`` of one of these."""
    digest: str = ""
    """Of the source, as ``Document.digest``."""
    warnings: tuple[str, ...] = ()
    """What the reader is not told and the publisher must know, a sentence each."""

    @property
    def direction(self) -> str:
        """The direction of the columns is that of the first language."""
        return self.columns[0].direction

    @property
    def headings(self) -> tuple[Row, ...]:
        """What a list of contents names."""
        return tuple(row for row in self.rows if row.unit.kind is Kind.HEADING)


@dataclass(frozen=True, slots=True)
class Options:
    """How an edition is to look, for every writer."""

    layout: str = "columns"
    """columns, stacked, facing or single."""
    paper: str = "a4"
    """a4 or letter."""
    embed_fonts: bool = False
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Font families by language, in order of preference, before dragoman's own preferences."""
    font_folders: tuple[str, ...] = ()
    """Folders with the user's own fonts, searched first."""
    system_fonts: bool = False
    """May the system's fonts be used? Then the bytes depend on the machine."""
    modified: int | None = None
    """Seconds since 1970 for the formats that must bear a date; the settings' or
    SOURCE_DATE_EPOCH's, else none is given and 1980-01-01 is used where one is compulsory."""
    date: str = ""
    """The date that the colophon shows, in ISO form; empty for none."""
