"""Document and catalogues to edition: every unit a row, in every row a segment per language.

Rows are aligned by message (msgctxt and msgid), never by position. All that the writers of
editions must agree on is settled here, once: what stands for a missing translation, what a
reader is told of an outdated one, which characters and links are safe, what is isolated for
bidi, and the numbers of the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dragoman import inline, languages
from dragoman.catalogs import count_words, state_of
from dragoman.catalogs.states import is_draft
from dragoman.colophon import write_colophon
from dragoman.errors import EditionError
from dragoman.model import (
    Column,
    Document,
    Edition,
    Kind,
    Mark,
    MessageKey,
    Row,
    Segment,
    Span,
    SpanKind,
    State,
    Tally,
    Unit,
)
from dragoman.po import Block, Catalog

REMARKS = {
    Mark.OUTDATED: "Translated from an earlier version of this paragraph",
    Mark.DRAFT: "Draft, not yet confirmed by a translator",
    Mark.MISSING: "Not translated yet",
    Mark.SOURCE: "Not translated yet: this is the original text",
}
WITHHELD = "The translation is out of date: this is the original text"
"""The remark on a source that is shown in the place of an outdated translation."""


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """What an edition is wanted to be."""

    columns: tuple[str, ...]
    """The languages, in order."""
    source_language: str
    missing: str = "placeholder"
    """placeholder, source or refuse: what stands for a paragraph without translation."""
    outdated: str = "mark"
    """mark, source or refuse: what is done with a fuzzy translation."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language, what dragoman itself says."""
    digits: Mapping[str, str] = field(default_factory=dict)
    """By language, a numbering system other than its default."""
    date: str = ""
    calendar: str = "gregorian"


def align(document: Document, catalogs: Mapping[str, Catalog], request: EditionRequest) -> Edition:
    """Give the edition: one row per unit, one segment per column in each row.

    A title that is repeated at once is one row. The blocks of one note are one row. A language
    without a catalogue is one in which nothing is translated. Raises EditionError where the
    request refuses what is missing or outdated.
    """
    messages = {
        language: {block.key: block for block in catalog.blocks if not block.obsolete}
        for language, catalog in catalogs.items()
    }
    labels = frozenset(unit.note for unit in document.units if unit.note)
    columns = [
        _ColumnBuilder(language, messages.get(language, {}), request, document, labels)
        for language in request.columns
    ]
    rows = [
        Row(
            number,
            _title_as_heading(unit),
            tuple(column.segment(number, unit) for column in columns),
        )
        for number, unit in enumerate(row_units(document), 1)
    ]
    text = tuple(row for row in rows if not row.unit.note)
    notes = _order_notes(text, [row for row in rows if row.unit.note])
    return Edition(
        document=document.name,
        columns=tuple(column.column(text, index) for index, column in enumerate(columns)),
        rows=text,
        notes=notes,
        digest=document.digest,
        warnings=tuple(_describe_lost_notes((*text, *notes), request.columns)),
    )


def row_units(document: Document) -> Iterator[Unit]:
    """Give the units that are rows, in order: a title once, where it is repeated at once."""
    last: Unit | None = None
    for unit in document.units:
        titles = (
            last and _title_as_heading(last).kind is _title_as_heading(unit).kind is Kind.HEADING
        )
        if last is None or not titles or unit.key != last.key:
            yield unit
        last = unit


def _title_as_heading(unit: Unit) -> Unit:
    """Make the title of front matter what a reader takes it for, the first heading."""
    return replace(unit, kind=Kind.HEADING, level=1) if unit.kind is Kind.TITLE else unit


@dataclass(frozen=True, slots=True)
class _ColumnBuilder:
    """One column's language with all that its segments are made from."""

    language: str
    messages: Mapping[MessageKey, Block]
    request: EditionRequest
    document: Document
    labels: frozenset[str]
    """Of the document's notes."""

    @property
    def is_source(self) -> bool:
        return self.language == self.request.source_language

    def say(self, english: str) -> str:
        return self.request.words.get(self.language, {}).get(english, english)

    def segment(self, number: int, unit: Unit) -> Segment:
        if self.is_source or not unit.translatable:
            return self._shown(unit, unit.text, State.TRANSLATED, Mark.NONE)
        block = self.messages.get(unit.key)
        found = state_of(block) if block else State.UNTRANSLATED
        if block is None or found is State.UNTRANSLATED:
            return self._missing(number, unit)
        if found is State.FUZZY:
            return self._outdated(number, unit, block)
        return self._shown(unit, block.msgstr[0], found, Mark.NONE)

    def _missing(self, number: int, unit: Unit) -> Segment:
        if self.request.missing == "refuse":
            raise EditionError(
                f"paragraph {number} of {self.document.name} is not translated into "
                f"{self.language}; translate it, or render with --missing placeholder"
            )
        if self.request.missing == "source":
            return self._shown(unit, unit.text, State.UNTRANSLATED, Mark.SOURCE)
        text = self.say(REMARKS[Mark.MISSING])
        return replace(
            self._shown(replace(unit, kind=Kind.PARAGRAPH), "", State.UNTRANSLATED, Mark.MISSING),
            text=text,
            spans=(Span(text=text),),
        )

    def _outdated(self, number: int, unit: Unit, block: Block) -> Segment:
        if self.request.outdated == "refuse":
            raise EditionError(
                f"the {self.language} translation of paragraph {number} of {self.document.name} "
                "is not confirmed (fuzzy); confirm it, or render with --outdated mark"
            )
        if self.request.outdated == "source":
            shown = self._shown(unit, unit.text, State.FUZZY, Mark.SOURCE)
            return replace(shown, remark=self.say(WITHHELD))
        mark = Mark.DRAFT if is_draft(block) else Mark.OUTDATED
        return self._shown(unit, block.msgstr[0], State.FUZZY, mark)

    def _shown(self, unit: Unit, text: str, found: State, mark: Mark) -> Segment:
        foreign = mark is Mark.SOURCE or not unit.translatable
        language = self.request.source_language if foreign else self.language
        direction = languages.direction(language)
        text = inline.clean(text)
        if unit.kind is Kind.CODE:
            direction = "ltr"  # programs are, whatever the language around them
            spans: tuple[Span, ...] = (Span(text=text),)
        else:
            markup = self.document.markup_of(unit)
            spans = inline.parse_spans(text, self.document.links, markup, self.labels)
            spans = inline.isolate(spans, direction)
        remark = self.say(REMARKS[mark]) if mark in REMARKS else ""
        return Segment(language, direction, found, text, spans, mark, remark)

    def column(self, rows: tuple[Row, ...], index: int) -> Column:
        tally = None if self.is_source else self._tally()
        ten = languages.digit_set(self.language, self.request.digits.get(self.language))
        titles = [row for row in rows if row.unit.kind is Kind.HEADING]
        title = inline.plain_text(titles[0].segments[index].spans) if titles else self.document.name
        return Column(
            language=self.language,
            autonym=languages.autonym(self.language),
            direction=languages.direction(self.language),
            title=title,
            source=self.is_source,
            tally=tally,
            words=dict(self.request.words.get(self.language, {})),
            colophon=write_colophon(self.language, ten, tally, self.document.digest, self.request),
            digits=ten,
        )

    def _tally(self) -> Tally:
        """Count the document's messages, as ``status`` does of its catalogue."""
        messages = dict.fromkeys(State, 0)
        counted = dict.fromkeys(State, 0)
        for key in {unit.key: None for unit in self.document.units if unit.translatable}:
            block = self.messages.get(key)
            found = state_of(block) if block else State.UNTRANSLATED
            messages[found] += 1
            counted[found] += count_words(key[1])
        return Tally(messages, counted)


def _order_notes(text: tuple[Row, ...], rows: list[Row]) -> tuple[Row, ...]:
    """Order the notes by their first reference, column by column; unreferenced ones come last.

    The blocks of one note become one row, a line break between them.
    """
    by_label: dict[str, Row] = {}
    for row in rows:
        label = row.unit.note
        by_label[label] = _join_rows(by_label[label], row) if label in by_label else row
    order: dict[str, None] = {}
    for index in range(len(text[0].segments) if text else 0):
        for row in text:
            order.update(dict.fromkeys(_note_labels(row.segments[index].spans)))
    order.update(dict.fromkeys(by_label))
    return tuple(by_label[label] for label in order if label in by_label)


def _join_rows(first: Row, second: Row) -> Row:
    pause = (Span(SpanKind.BREAK),)
    segments = tuple(
        replace(a, text=f"{a.text}\n{b.text}", spans=(*a.spans, *pause, *b.spans))
        for a, b in zip(first.segments, second.segments, strict=True)
    )
    return replace(first, segments=segments)


def _note_labels(spans: tuple[Span, ...]) -> Iterator[str]:
    for span in spans:
        if span.kind is SpanKind.NOTE:
            yield span.text
        yield from _note_labels(span.children)


def _describe_lost_notes(rows: tuple[Row, ...], columns: tuple[str, ...]) -> Iterator[str]:
    """Say which languages lack a reference to a note that another language has."""
    for row in rows:
        complete = [
            set(_note_labels(segment.spans))
            for segment in row.segments
            if segment.mark is not Mark.MISSING
        ]
        every = set().union(*complete)
        for language, segment in zip(columns, row.segments, strict=True):
            if segment.mark is Mark.MISSING:
                continue
            for label in sorted(every - set(_note_labels(segment.spans))):
                yield (
                    f"paragraph {row.number}, {language}: the reference [^{label}] to a note is "
                    "missing; the note is shown, but nothing leads to it"
                )
