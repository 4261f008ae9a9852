"""The shapes of the data that the Typst templates get.

``data.make_data`` returns an ``EditionData``. It goes to ``templates/edition.typ`` as JSON, and the
templates read it by the keys that are explained here. Nothing of it is ever evaluated: a string
stays a string.
"""

from __future__ import annotations

from typing import Literal, TypedDict

from dragoman.editions._typst.run_shapes import Inline

Direction = Literal["ltr", "rtl"]


class StyledText(TypedDict):
    """A phrase, such as a remark: its language need not be that of the column."""

    style: int
    """The index of its language in ``EditionData.styles``."""
    text: str


class TextCell(TypedDict):
    """A segment, with what is around it."""

    kind: Literal["text", "heading", "code"]
    style: int
    """The index of the language of its text in ``EditionData.styles``."""
    body: Inline
    text: str
    """The text of code, which is used instead of the body; else empty."""
    rank: int
    """For a heading, its place in the outline, from 1."""
    size: int
    """How large a heading is: 0 for the title, else its level as the author wrote it."""
    entry: str
    """The key of the heading in ``EditionData.entries``."""
    name: Inline | None
    """What the outline of the PDF says instead of the body, where that is a placeholder."""
    marker: str | None
    """The marker of a list item; None where it has none."""
    depth: int
    """The number of lists around it."""
    quotations: int
    """The number of quotations around it."""
    align: str
    """For a table's cell: "start", "center", "end" or empty."""
    mark: str
    """The value of the segment's ``Mark``; empty for none."""
    remark: StyledText | None
    """The mark in words."""
    place: str | None
    """The name of its place, where a link leads to its row; else None."""


class TableCell(TypedDict):
    """A table in one language."""

    lines: list[list[TextCell | None]]
    """None where the source has an empty cell. No lines where nothing is translated."""
    remarks: list[StyledText]
    """What is said below it, of all of it or of the cells with a sign."""
    weights: list[int]
    """The share of the width that each column of the table gets."""
    has_header: bool
    repeats_header: bool
    """Whether the header is on every page that the table is on."""


class PictureShape(TypedDict):
    """What the templates get to know of a picture."""

    file: str
    """Its path from the root."""
    size: list[float]
    """Its own width and height, in points."""
    in_line: bool
    """Whether it is in a line of text, like a letter."""


class FigureShape(TypedDict):
    """A picture that all languages share."""

    all: Inline
    """The picture with its descriptions in all languages."""
    each: list[Inline]
    """One per column: the picture with the description in its language."""


class BlockShape(TypedDict):
    """A row of the edition, or all rows of a table."""

    kind: Literal["row", "table"]
    numbers: list[str]
    """The number of the (first) row in the digits of each column; none for a later part of a
    paragraph."""
    is_heading: bool
    is_sticky: bool
    """Whether it is on the page where the next block begins. A footnote would stay on the page
    before, so that only a heading may have one."""
    size: int
    """As in its cells."""
    begins_page: bool
    """Whether it begins a chapter, and each chapter a page."""
    is_tight: bool
    """Whether it follows the block above more closely, as the items of a list do."""
    may_split: bool
    """Whether it may be split over two pages."""
    share: int
    """Its height, rather more than less, in hundredths of that of a page; 100 and more for what a
    page may not hold. Of a text, all languages one below the other."""
    is_shared: bool
    """Whether its first cell is for all languages."""
    is_wide: bool
    """Whether it needs the whole width: each language is below the other."""
    may_split_cells: bool
    """Where it is wide, whether one language of it may be split over two pages."""
    notes: list[int]
    """The indices of the notes that it refers to, each once."""
    cells: list[TextCell] | list[TableCell]
    """One per column."""
    above: list[FigureShape]
    """The pictures above the cells that all languages share, and those below."""
    below: list[FigureShape]
    is_bare: bool
    """Whether it shows nothing but these pictures."""


class ParagraphCell(TypedDict):
    """A segment that is a paragraph without anything around it."""

    style: int
    """As in ``TextCell``."""
    body: Inline


class ParagraphsShape(TypedDict):
    """A row of nothing but paragraphs: the keys of ``BlockShape`` in which such rows differ."""

    kind: Literal["paragraphs"]
    numbers: list[str]
    is_heading: bool
    begins_page: bool
    is_tight: bool
    may_split: bool
    share: int
    notes: list[int]
    cells: list[ParagraphCell]


class NoteCell(TypedDict):
    """The text of a note in one language."""

    style: int
    body: Inline
    remark: StyledText | None
    place: str | None
    """As in ``TextCell``."""


class ContentsShape(TypedDict):
    """A heading as the list of contents shows it."""

    rank: int
    styles: list[int]
    """The index of the language of each body in ``EditionData.styles``."""
    bodies: list[Inline]
    """One per column, without the numbers of notes."""


class Style(TypedDict):
    """How text in a language is set."""

    lang: str
    """ISO 639 code, for hyphenation and the tags of the PDF."""
    region: str | None
    """ISO 3166 code."""
    dir: Direction
    fonts: list[str]
    """The families, in order of preference."""
    size: float
    """The size relative to Latin."""
    heading_pitch: float
    """From baseline to baseline in headings, as a multiple of their size in Latin; 0 where the face
    needs no more than usual."""
    local_forms: bool
    """Whether letters and digits have the forms that the fonts have for languages (``locl``)."""


class ColumnData(TypedDict):
    """A language of the edition, with what dragoman itself says in it."""

    tag: str
    """The language as a BCP 47 tag."""
    dir: Direction
    digits: str
    """The ten digits."""
    head: StyledText
    """The title as the head of the page shows it, short enough for one line."""
    byline: list[StyledText]
    """What is below the title, a line each."""
    contents: StyledText
    """The heading of the list of contents."""
    notes: StyledText
    """The heading of the notes at the end."""
    colophon: list[StyledText]
    """A paragraph each."""


class AttachedFile(TypedDict):
    """A language as plain text, attached to the PDF."""

    name: str
    text: str
    description: str


class SheetShape(TypedDict):
    """The measures of a page, in millimetres."""

    width: float
    height: float
    top: float
    """This margin and the following ones."""
    bottom: float
    inside: float
    outside: float
    gutter: float
    """Between two languages side by side."""
    bleed: float
    """What is cut off, on each side."""
    has_marks: bool
    """Whether marks show where."""
    scale: float
    """How many times as large as dragoman's own the text is."""


class ColoursShape(TypedDict):
    """The colours, as CSS writes them; ``editions/_colours.py`` says what each is for."""

    soft: str
    accent: str
    tint: str


class EditionData(TypedDict):
    """All that the templates get."""

    layout: str
    sheet: SheetShape
    colours: ColoursShape
    pitch: float
    """From one baseline to the next in points: the same in all languages, so that lines that are
    side by side are at the same height."""
    tall: float
    """The pitch that a face with tall lines needs, as a multiple of the size of Latin; 0 where no
    face needs more than usual."""
    title: str
    authors: list[str]
    title_page: list[StyledText] | None
    """The titles on a page of their own; none where ``opening`` is there, and None without such a
    page."""
    date: list[int]
    """Year, month, day, hour, minute and second in UTC: the date in the file's properties."""
    styles: list[Style]
    """One per language shown; those of the columns come first, in their order."""
    columns: list[ColumnData]
    heads_in_line: int
    """Titles that are beside each other at the head of a page without columns."""
    files: list[AttachedFile]
    contents: list[str]
    """The headings in the list of contents, by the number of their row; none without a list."""
    page_digits: int
    """How many digits the number of the last page has, by our guess."""
    entries: dict[str, ContentsShape]
    """The headings, by the number of their row."""
    pictures: dict[str, PictureShape]
    opening: list[BlockShape]
    """What comes before the list of contents: the title, if the document begins with it."""
    blocks: list[BlockShape | ParagraphsShape]
    """The rest of the text."""
    notes: list[list[NoteCell]]
    """One list per note, with one cell per column."""
    endnotes: list[int]
    """The indices of the notes that nothing in the text refers to: they are at the end."""
