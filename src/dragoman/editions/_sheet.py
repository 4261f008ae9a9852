"""An edition as one list of blocks, for formats that write all of it in the same way.

The page that HTML and EPUB show has a place of its own for the notes and for the colophon. Here
they are blocks like the others, so that a writer needs one loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dragoman.editions._common import isolate_runs, say_once
from dragoman.editions._web.page import lay_out_page
from dragoman.editions._web.spans import to_isolated_spans
from dragoman.editions._web.view import Cell, PageBlock
from dragoman.languages import make_tag
from dragoman.model import NO_PHRASE, Column, Edition, Phrase, Span


@dataclass(frozen=True, slots=True)
class TextSheet:
    """The blocks of an edition in the order in which they are shown."""

    text: tuple[PageBlock, ...]
    """The title, who is behind the edition, and the text."""
    notes: tuple[PageBlock, ...]
    """The notes, without a heading."""
    colophon: tuple[PageBlock, ...]
    """A block for each sentence, of the form "colophon", without a heading."""


def lay_out_sheet(edition: Edition, layout: str) -> TextSheet:
    """Return an edition as blocks: the title, the text, the notes and the colophon.

    Where languages are below each other, all that one says about the edition is together.
    """
    page = lay_out_page(edition, {})
    list_sentences = _list_beside if layout == "columns" else _list_below
    byline = list_sentences(edition, [column.byline for column in edition.columns])
    colophon = list_sentences(edition, [column.colophon for column in edition.columns])
    return TextSheet((page.title, *byline, *page.blocks), page.notes, colophon)


def list_blocks(
    edition: Edition, sheet: TextSheet, *, with_colophon_heading: bool = True
) -> Iterator[PageBlock]:
    """Yield all blocks of an edition: its text, its notes below a heading, and its colophon."""
    yield from sheet.text
    if sheet.notes:
        yield make_heading(edition, "Notes")
        yield from sheet.notes
    if with_colophon_heading:
        yield make_heading(edition, "About this edition")
    yield from sheet.colophon


def make_heading(edition: Edition, english: str) -> PageBlock:
    """Return a heading that dragoman itself adds, in each language, once."""
    return _make_block("h2", edition, say_once(edition.columns, english))


def _list_beside(edition: Edition, columns: Sequence[Sequence[Phrase]]) -> tuple[PageBlock, ...]:
    """Return sentences about the edition; a column that has fewer shows nothing beside."""
    lines = zip_longest(*columns, fillvalue=NO_PHRASE)
    return tuple(_make_block("colophon", edition, line) for line in lines)


def _list_below(edition: Edition, columns: Sequence[Sequence[Phrase]]) -> tuple[PageBlock, ...]:
    """Return sentences about the edition, one language after the other."""
    return tuple(
        PageBlock("colophon", "", "", NO_PHRASE, (_make_cell(phrase, column, index),))
        for index, (column, phrases) in enumerate(zip(edition.columns, columns, strict=True))
        for phrase in phrases
    )


def _make_block(form: str, edition: Edition, phrases: tuple[Phrase, ...]) -> PageBlock:
    cells = tuple(
        _make_cell(phrase, column, index)
        for index, (phrase, column) in enumerate(zip(phrases, edition.columns, strict=True))
    )
    return PageBlock(form, "", "", NO_PHRASE, cells)


def _make_cell(phrase: Phrase, column: Column, index: int) -> Cell:
    language, direction = phrase.language or column.language, phrase.direction
    return Cell(
        slot=f"c{index + 1}",
        lang=make_tag(language),
        direction=direction if phrase else column.direction,
        column=column,
        spans=isolate_phrase_spans(phrase),
        is_blank=not phrase,
    )


def isolate_phrase_spans(phrase: Phrase) -> tuple[Span, ...]:
    """Return a phrase as spans in which what runs against its direction is isolated."""
    if any(sign in phrase.text for sign in "\u2066\u2067\u2068"):
        return to_isolated_spans(phrase.text)
    return isolate_runs(phrase)
