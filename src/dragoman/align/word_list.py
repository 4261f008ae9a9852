"""A word list at the end of an edition: the glossary's terms that are in the document.

It is a heading and a row for each term, in the order in which they first occur. So every writer
shows it as it shows other rows. Its rows have no number of their own: they are the parts of one
that follows the last. Where a term first occurs and is not a link already, it is a link to its row,
and there it is a link back. Headings have no such links: they look as the author wants them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman import languages
from dragoman.glossary import Glossary, Term, locate_terms, locate_translation
from dragoman.inline import isolate, plain_text
from dragoman.model import (
    Column,
    Edition,
    Kind,
    Mark,
    Row,
    Segment,
    Span,
    SpanKind,
    State,
    Table,
    Unit,
)

_CLOSED = (SpanKind.LINK, SpanKind.CODE, SpanKind.RUBY, SpanKind.IMAGE)
"""What a link is not put into."""
_RANK = 2


class _Word(NamedTuple):
    """A term that is in the document."""

    anchor: str
    """That of its row in the list."""
    rows: Mapping[str, tuple[Term, ...]]
    """By language, the rows of the glossary for it."""
    places: tuple[Row, ...]
    """The rows that it is in."""

    @property
    def first(self) -> Row:
        """The row in which it first occurs, below a heading where it is in such a text, too."""
        return next((row for row in self.places if not row.rank), self.places[0])


def add_word_list(
    edition: Edition, glossary: Glossary | None, show_original: Callable[[Unit], Segment]
) -> Edition:
    """Return an edition with a word list; without one where no term of its languages is in it, and
    without a glossary.

    ``show_original`` returns the segment of a unit in the source language, column or not.
    """
    number = max((row.number for row in edition.all_rows), default=0) + 1
    words = tuple(_find_words(edition, glossary, show_original, number)) if glossary else ()
    if not words:
        return edition
    source = show_original(words[0].first.unit).language
    linked = _link_blocks(edition, words, source)
    heading = _make_heading(edition.columns, number)
    listed = (_make_row(edition, word, source) for word in words)
    return replace(edition, blocks=(*linked, heading, *listed))


def _find_words(
    edition: Edition, glossary: Glossary, show_original: Callable[[Unit], Segment], number: int
) -> Iterator[_Word]:
    """Yield the terms that are in the text of an edition, in the order of their first places."""
    codes = [column.language for column in edition.columns if not column.source]
    places: dict[str, dict[int, Row]] = {}
    terms: dict[str, dict[str, dict[Term, None]]] = {}
    for row in edition.rows:
        if row.unit.kind is Kind.CODE or row.part > 0 or not row.unit.translatable:
            continue
        text = plain_text(show_original(row.unit).spans)
        found = [
            (start, code, term)
            for code in codes
            for term, (start, _) in locate_terms(glossary, text, code)
        ]
        for _, code, term in sorted(found, key=lambda each: each[0]):
            places.setdefault(term.term, {})[row.number] = row
            terms.setdefault(term.term, {}).setdefault(code, {})[term] = None
    for part, (name, rows) in enumerate(places.items(), start=2):
        own = {code: tuple(each) for code, each in terms[name].items()}
        yield _Word(f"p{number}-{part}", own, tuple(rows.values()))


def _make_heading(columns: Sequence[Column], number: int) -> Row:
    said = [column.word("Words") for column in columns]
    segments = tuple(
        Segment(each.language, each.direction, State.TRANSLATED, each.text, (Span(text=each.text),))
        for each in said
    )
    unit = Unit("", Kind.HEADING, 0, level=_RANK)
    return Row(number, unit, segments, rank=_RANK, part=1)


def _make_row(edition: Edition, word: _Word, source: str) -> Row:
    number, _, part = word.anchor.removeprefix("p").partition("-")
    segments = tuple(_make_segment(column, word, source) for column in edition.columns)
    return Row(int(number), Unit("", Kind.PARAGRAPH, 0), segments, part=int(part))


def _make_segment(column: Column, word: _Word, source: str) -> Segment:
    """Return a term in the language of a column, or as it is in the source where that lacks it."""
    terms = () if column.source else word.rows.get(column.language, ())
    own = next(iter(word.rows.values()))[0].spellings[:1]
    shown = tuple(dict.fromkeys(term.translations[0] for term in terms)) or own
    language = column.language if terms or column.source else source
    direction = languages.find_direction(language)
    back = f"#{word.first.anchor}"
    spans: list[Span] = []
    for number, text in enumerate(shown):
        spans += [Span(text=" | ")] * bool(number)
        spans.append(Span(SpanKind.LINK, children=(Span(text=text),), target=back))
    notes = dict.fromkeys(term.note for term in terms if term.note)
    spans += [Span(text=f" ({'; '.join(notes)})")] * bool(notes)
    text = plain_text(spans)
    isolated = isolate(tuple(spans), direction)
    return Segment(language, direction, State.TRANSLATED, text, isolated)


def _link_blocks(edition: Edition, words: Sequence[_Word], source: str) -> tuple[Row | Table, ...]:
    """Return the blocks of an edition in which each term is a link where it first occurs."""
    by_number: dict[int, list[_Word]] = {}
    for word in words:
        for row in word.places:
            by_number.setdefault(row.number, []).append(word)
    done: set[tuple[str, int]] = set()

    def link_row(row: Row) -> Row:
        if row.rank:
            return row
        segments = list(row.segments)
        for word in by_number.get(row.number, ()):
            for index, segment in enumerate(segments):
                if (word.anchor, index) in done or segment.mark is Mark.MISSING:
                    continue
                spans = _link_word(segment.spans, word, segment.language, source)
                if spans is not None:
                    done.add((word.anchor, index))
                    segments[index] = segment._replace(spans=spans)
        return row._replace(segments=tuple(segments))

    return tuple(
        block._replace(
            lines=tuple(tuple(row and link_row(row) for row in line) for line in block.lines),
        )
        if isinstance(block, Table)
        else link_row(block)
        for block in edition.blocks
    )


def _link_word(
    spans: Sequence[Span], word: _Word, language: str, source: str
) -> tuple[Span, ...] | None:
    """Return spans with a link where a term is written; None where no text has it as a whole."""
    for number, span in enumerate(spans):
        parts: tuple[Span, ...] | None = None
        if span.kind is SpanKind.TEXT:
            place = _locate(word, span.text, language, source)
            parts = _cut(span.text, place, f"#{word.anchor}") if place else None
        elif span.children and span.kind not in _CLOSED:
            children = _link_word(span.children, word, language, source)
            parts = (replace(span, children=children),) if children else None
        if parts is not None:
            return (*spans[:number], *parts, *spans[number + 1 :])
    return None


def _locate(word: _Word, text: str, language: str, source: str) -> tuple[int, int] | None:
    if language != source:
        found = (locate_translation(each, text, language) for each in word.rows.get(language, ()))
        return next((place for place in found if place), None)
    for code, terms in word.rows.items():
        for _, place in locate_terms(Glossary(terms), text, code):
            return place
    return None


def _cut(text: str, place: tuple[int, int], target: str) -> tuple[Span, ...]:
    start, end = place
    link = Span(SpanKind.LINK, children=(Span(text=text[start:end]),), target=target)
    around = (Span(text=text[:start]), link, Span(text=text[end:]))
    return tuple(span for span in around if span.text or span.children)
