"""Documents, which ``dragoman.sources`` reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from dragoman.credits import NO_CREDITS, Credits
from dragoman.model.states import MessageKey


class Kind(StrEnum):
    """What a unit is in its document; catalogues show the value to translators."""

    TITLE = "title"  # in a file's front matter, above the text; a heading in every edition
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    NOTE = "note"
    CODE = "code"
    HTML = "html"


class Place(NamedTuple):
    """Where a unit is in the lists, quotations and tables around it."""

    lists: tuple[str, ...] = ()
    """The markers of the lists around it, from the outermost: "-" for a list with bullets, "3." or
    "(c)" for the third item of another one, ":" for the text of a definition. A marker that nobody
    sees is empty. Digits are those of English."""
    quotations: int = 0
    """The number of quotations around it."""
    first: bool = True
    """Whether it is the first block of its list item, the one that shows the marker."""
    cell: tuple[int, int, int] | None = None
    """For a table cell: the number of the table in the document, the line (0 is the header) and
    the position in the line."""
    number: str = ""
    """For a heading, the number that a program shows before it, such as "2.1."."""
    is_term: bool = False
    """Whether it is the term that a definition below it explains."""
    align: str = ""
    """For a table cell: "start", "center" or "end"; empty where the author does not say. What only
    separates, such as "* * *", is in the centre of an edition."""
    is_parted: bool = False
    """Whether a line across the page is right above it: ``***`` in Markdown, ``<hr>``."""


AFTER_TEXT = "after"
"""The name, in ``Unit.boxes``, of what is behind the text."""


class Unit(NamedTuple):
    """One block of a document, translated as one message."""

    # No dataclass: a document has very many, and a frozen dataclass is made four times as slowly.

    text: str
    """The msgid: the text of the block with its inline markup. Line breaks that only wrap it are
    spaces."""
    kind: Kind
    line: int
    """The line of the file, from 1, on which the block begins."""
    level: int = 0
    """For a heading, 1 to 6 as the author wrote it; else 0."""
    context: str | None = None
    """The msgctxt that the author chose."""
    comment: str = ""
    """What the author wants the translators to know."""
    translatable: bool = True
    """False for what every language shows as it is, most often code."""
    place: Place = Place()
    note: str = ""
    """For a block of a note, the label that references to the note use."""
    span: tuple[int, int] = (0, 0)
    """Where the text begins and ends in ``Document.text``, in characters."""
    markup: str = ""
    """Only where it differs from the document's: "plain" for a title in front matter, "html" for
    a block of HTML, "code" for code."""
    picture: str = ""
    """For the description of a picture in an office document, the name of its part in the file; for
    that in a tag of Markdown or of a web page, its address."""
    is_shown: bool = True
    """False for what no edition shows: what nobody sees in the document, such as the title in the
    properties of a Word file, which is translated for the document itself; the words in the numbers
    of lists, which editions show in those; and the line that underlines a heading in plain text."""
    page_edge: str = ""
    """"header" or "footer" for what is at the top or at the bottom of each page of an office
    document; editions show it once."""
    places: tuple[str, ...] = ()
    """The names of the places at which it begins or that are in it: where ``#name`` leads to. In a
    book, ``/page`` and ``/page#name`` are where ``page`` and ``page#name`` lead to. A name is of
    one unit only."""
    times: tuple[int, int] = (0, 0)
    """For a cue of subtitles, from when until when it is shown, in thousandths of a second."""
    boxes: tuple[tuple[str, str], ...] = ()
    """What a reader sees of a form, but is not text: boxes such as "☐", and choices. Each comes
    after the name of its placeholder; what is before the text comes after "", and what is behind it
    after ``AFTER_TEXT``. It is empty for a placeholder that leaves no gap, such as a bookmark."""

    @property
    def key(self) -> MessageKey:
        """The msgctxt and the msgid; two units with the same key are one message."""
        return self.context, self.text

    @property
    def is_ornament(self) -> bool:
        """Whether it is a picture that nothing describes."""
        return bool(self.picture) and not self.text


@dataclass(frozen=True, slots=True)
class Document:
    """A source file after reading."""

    name: str
    """The path below ``source/`` without its suffix, with ``/`` between folders."""
    format: str
    """The name of the module of ``dragoman.sources`` that read it, and that can rebuild it."""
    text: str
    """The decoded file without the byte order mark; its line ends are as they were."""
    units: tuple[Unit, ...]
    """In reading order; a title that is repeated is two units."""
    markup: str = "plain"
    """What the units' texts are written in: "plain" or "markdown". The source format says it."""
    has_extensions: bool = True
    """Whether marks of programs that extend Markdown, such as ``==x==``, have their meaning. In a
    web page, an office document or subtitles they are signs."""
    encoding: str = "utf-8"
    bom: bool = False
    links: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Link reference definitions: normalised label to URL and title."""
    digest: str = ""
    """12 hexadecimal digits of the SHA-256 of the file's bytes."""
    left_out: tuple[tuple[int, str], ...] = ()
    """What shows something, but has no text and so no unit: the name of its tag, after its line or,
    where ``text`` is empty, the number of its paragraph."""
    state: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What the ``rebuild`` function of the format needs to know besides."""
    notes: tuple[tuple[int, str], ...] = ()
    """What the user should know of how the file was read: a line, from 1, and a sentence."""
    credits: Credits = field(default=NO_CREDITS, compare=False)
    """What its front matter says of who and what is behind its editions."""

    def markup_of(self, unit: Unit) -> str:
        """Return what a unit's text is written in: its own markup, or else the document's."""
        return unit.markup or self.markup

    def shown_markup_of(self, unit: Unit) -> str:
        """Return what ``markup_of`` does, but "marks" for Markdown without the marks of other
        programs."""
        markup = self.markup_of(unit)
        return "marks" if markup == "markdown" and not self.has_extensions else markup
