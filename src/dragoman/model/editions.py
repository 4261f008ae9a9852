"""Editions, which ``dragoman.align`` makes and ``dragoman.editions`` writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dragoman.model.addresses import Sister
from dragoman.model.documents import Unit
from dragoman.model.options import BY_LENGTH
from dragoman.model.phrases import Phrase, say
from dragoman.model.pictures import Figure, Picture
from dragoman.model.segments import Mark, Segment
from dragoman.model.states import Tally

_LONG_CONTENTS = 60
"""More headings than this make a list of contents long: about a page and a half."""
_FEWEST = 3
"""The headings that are worth a list."""


class Row(NamedTuple):
    """One unit in all languages of an edition."""

    number: int
    """From 1; the same in all languages and in every edition of the document."""
    unit: Unit
    segments: tuple[Segment, ...]
    """One per column."""
    rank: int = 0
    """For a heading, its place in the outline: 1 is the highest, and no rank is left out on the
    way down, whatever the levels of the author. 0 for all else, and for a heading without text."""
    is_title: bool = False
    """Whether it is the title of the document. The title has rank 1, all other headings more."""
    is_lead: bool = False
    """Whether it introduces what comes below, and is not a heading."""
    original: Segment | None = None
    """A heading in the source language, whether that is a column or not; None for all else."""
    part: int = 0
    """Where a paragraph has several rows, one after the other: which of them this is, from 0."""
    above: tuple[Figure, ...] = ()
    """The pictures above the segments, and those below them. They are not in the segments."""
    below: tuple[Figure, ...] = ()

    def name_heading(self, index: int) -> Segment:
        """Return what names a heading in the outline and the title of a column: its segment, or
        the original where that is a placeholder or a draft, or shows no text."""
        own = self.segments[index]
        if self.original is None or own.names_something:
            return own
        return self.original if self.original.names_something else own

    @property
    def anchor(self) -> str:
        """The name that a link to the row ends in: ``#p7``, and ``#p7-1`` for a later part."""
        return f"p{self.number}-{self.part}" if self.part else f"p{self.number}"

    @property
    def introduces(self) -> bool:
        """Whether it introduces what comes below, so that it must not be the last on a page."""
        return self.rank > 0 or self.is_lead

    @property
    def is_shared(self) -> bool:
        """Whether all columns show the same, so that the row has one cell for all of them."""
        return not self.unit.translatable and not self.unit.note


class Table(NamedTuple):
    """The rows that are cells of one table, at their places in it."""

    lines: tuple[tuple[Row | None, ...], ...]
    """From top to bottom, all equally long; None where the source has an empty cell."""
    has_header: bool
    """Whether the first line names the columns of the table."""
    remarks: tuple[Phrase, ...] = ()
    """By column of the edition, what is true of every cell there, and so is said once; empty where
    nothing is. The segment of the first cell has it too, for formats that have no tables."""

    def is_missing(self, index: int) -> bool:
        """Return whether nothing of it is translated in a column of the edition, so that its
        remark is all that there is to show."""
        segments = (row.segments[index] for row in self.rows if row.unit.translatable)
        return bool(self.remarks[index]) and next(segments).mark is Mark.MISSING

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its rows in order; there is at least one."""
        return tuple(row for line in self.lines for row in line if row)


class Note(NamedTuple):
    """A note of the document, in all languages."""

    number: int
    """From 1, in the order of the first references; the same in every language."""
    row: Row
    """Its text."""
    column: int | None = None
    """The index of the first column whose text refers to the note; None where no text does."""

    @property
    def label(self) -> str:
        """The text of the NOTE spans that refer to it."""
        return self.row.unit.note


@dataclass(frozen=True, slots=True)
class Column:
    """One language of an edition."""

    language: str
    autonym: str
    """The language's name for itself."""
    direction: str
    title: Phrase
    """The document's title, without markup: the source's where it is not translated."""
    source: bool
    """Whether it is the language that the document was written in."""
    tally: Tally | None
    """How far the translation has got; None for the source language."""
    words: Mapping[str, str]
    """The words that dragoman itself adds to an edition: English to this language (``word``)."""
    colophon: tuple[Phrase, ...]
    """Sentences of plain text about the edition; their numbers have the language's digits."""
    digits: str = "0123456789"
    """The ten digits of dragoman's own numbers (``languages.find_digit_set``)."""
    credits: Mapping[str, Phrase] = field(default_factory=dict)
    """Who and what is behind the edition, by the names of ``credits.NAMED``: only what is said."""
    byline: tuple[Phrase, ...] = ()
    """What is below the title: who wrote and who translated the text, who publishes it."""

    def word(self, english: str) -> Phrase:
        """Return what dragoman itself adds, in this language, or in English where it lacks it."""
        return say(english, self.language, self.direction, self.words)


class Cover(NamedTuple):
    """A picture for the cover, without what pictures say about people."""

    media_type: str
    data: bytes

    @property
    def name(self) -> str:
        """A name for its file, by what it is: "cover.png"."""
        return f"cover.{self.media_type.partition('/')[2].partition('+')[0]}"


@dataclass(frozen=True)
class Edition:
    """What a reader gets: a document in one or several languages, complete and ready to write.

    All decisions that writers must agree on have been taken. A writer only writes.
    """

    document: str
    columns: tuple[Column, ...]
    blocks: tuple[Row | Table, ...]
    """The text in order, without the notes; all cells of a table are one block."""
    notes: tuple[Note, ...] = ()
    """In the order of their numbers. Each label of a NOTE span is the label of one of them."""
    digest: str = ""
    """The digest of the source, as ``Document.digest``."""
    warnings: tuple[str, ...] = ()
    """What the publisher must know and the reader is not shown, a sentence each."""
    unshown: tuple[str, ...] = ()
    """What no edition can show of the document, a sentence each. Its own format can."""
    cover: Cover | None = None
    """The picture of the cover, where there is one."""
    has_own_title: bool = False
    """Whether its title is another than that of the document."""
    has_title_page: bool = False
    """Whether title and bylines have a page of their own on paper."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures that the spans name, in the order of their first use."""
    lost_pictures: tuple[tuple[int, str], ...] = ()
    """Why pictures are not shown, but their descriptions are: a line of the source, and a
    sentence."""
    sisters: tuple[Sister, ...] = ()
    """The editions of the same document that are published beside it."""
    address: str = ""
    """Its public address, where it has one."""
    pages: frozenset[str] = frozenset()
    """The addresses of other documents' pages that links in it may lead to, percent-encoded."""

    @property
    def direction(self) -> str:
        """The direction of the first language; the columns follow each other in it."""
        return self.columns[0].direction

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the text in order, without the notes."""
        return tuple(
            row
            for block in self.blocks
            for row in (block.rows if isinstance(block, Table) else (block,))
        )

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        """All rows of the text, then those of the notes."""
        return (*self.rows, *(note.row for note in self.notes))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names of the places that links inside the edition may lead to."""
        return frozenset(row.anchor for row in self.all_rows)

    @property
    def targets(self) -> frozenset[str]:
        """The anchors that links inside the edition do lead to."""
        return frozenset(
            inner.place
            for row in self.all_rows
            for segment in row.segments
            for span in segment.spans
            for inner in span.walk()
            if inner.place
        )

    @property
    def title_row(self) -> Row | None:
        """The row that is the title; None for a document that does not begin with its title."""
        first = self.blocks[0] if self.blocks else None
        return first if isinstance(first, Row) and first.is_title else None

    @cached_property
    def headings(self) -> tuple[Row, ...]:
        """The rows of the outline: the title, if there is one, and all headings."""
        return tuple(row for row in self.rows if row.rank)

    @property
    def needs_contents(self) -> bool:
        """Whether the outline is long enough for a list of contents."""
        return len(self.headings) >= _FEWEST

    @cached_property
    def chapter_rank(self) -> int:
        """The rank of its chapters: the highest one below the title; 0 without headings."""
        return min((row.rank for row in self.headings if not row.is_title), default=0)

    def list_contents(self, depth: int = BY_LENGTH) -> tuple[Row, ...]:
        """Return the headings of the list of contents in their order, the title not among them.

        ``depth`` is how many ranks below the title are listed. BY_LENGTH lists all of them, but
        only the highest ones where the list would be long. An outline too short for a list has
        none.
        """
        ranks = [row.rank for row in self.headings if not row.is_title]
        if not self.needs_contents or not ranks:
            return ()
        if depth == BY_LENGTH:
            depth = _choose_depth(ranks)
        lowest = self.chapter_rank + depth - 1
        return tuple(row for row in self.headings if not row.is_title and row.rank <= lowest)

    @property
    def note_numbers(self) -> dict[str, int]:
        """The number of each note by its label, which is the text of a NOTE span."""
        return {note.label: note.number for note in self.notes}


def _choose_depth(ranks: Sequence[int]) -> int:
    """Return the greatest depth whose list is not long; or else the least one that has a few
    headings."""
    counts = [sum(rank <= lowest for rank in ranks) for lowest in range(min(ranks), max(ranks) + 1)]
    if counts[-1] <= _LONG_CONTENTS:
        return len(counts)
    worthy = [depth for depth, count in enumerate(counts, 1) if count >= _FEWEST]
    short = [depth for depth in worthy if counts[depth - 1] <= _LONG_CONTENTS]
    return short[-1] if short else worthy[0]
