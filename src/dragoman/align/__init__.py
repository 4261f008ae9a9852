"""Make an edition of a document and its catalogues: a row per unit, a segment per language.

Rows are aligned by message (msgctxt and msgid), never by position. What all writers of editions
must agree on is decided here and in ``dragoman.structure``, also which characters are safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from dragoman import inline, languages
from dragoman.align.columns import make_columns
from dragoman.align.figures import place_pictures
from dragoman.align.inner_links import InnerLinks, find_places
from dragoman.align.label_words import find_label_words
from dragoman.align.losses import describe_lost_notes, describe_unshown
from dragoman.align.request import EditionRequest
from dragoman.align.typed_markers import choose_marker, complete_spans, put_boxes
from dragoman.align.word_list import add_word_list
from dragoman.catalogs import find_state
from dragoman.catalogs.states import is_shown_as_draft
from dragoman.errors import RefusedEditionError
from dragoman.model import (
    NO_PHRASE,
    REMARKS,
    WITHHELD,
    WITHHELD_UNREVIEWED,
    Document,
    Edition,
    Kind,
    Mark,
    MessageKey,
    Phrase,
    Row,
    Segment,
    Span,
    SpanKind,
    State,
    Unit,
    say,
)
from dragoman.po import Block, Catalog, index_live
from dragoman.structure import arrange, row_units, show_as_read
from dragoman.texts.quotation_marks import find_quotation_marks

__all__ = ["EditionRequest", "align"]


def align(document: Document, catalogs: Mapping[str, Catalog], request: EditionRequest) -> Edition:
    """Return the edition: one row per unit, and in each row one segment per column.

    A unit that the document itself does not show has no row. A title that is repeated
    (``row_units``) is one row, and so are the blocks of one note. In a language without a
    catalogue, nothing is translated. Raises RefusedEditionError where the request refuses what is
    missing, outdated or not reviewed.
    """
    messages = {language: index_live(catalog) for language, catalog in catalogs.items()}
    labels = frozenset(unit.note for unit in document.units if unit.note)
    links = find_places(document, request.neighbours)
    builders = [
        _ColumnBuilder(
            language,
            own,
            request,
            document,
            labels,
            links.translate(language, own) if language != request.source_language else links,
            find_label_words(document, own),
        )
        for language, own in ((code, messages.get(code, {})) for code in request.columns)
    ]
    blocks, notes = arrange(
        _make_row(number, show_as_read(unit), builders)
        for number, unit in enumerate(row_units(document), 1)
        if unit.is_shown and not (request.pictures is None and unit.is_ornament)
    )
    if request.rows == "sentence":
        from dragoman.align.sentence_rows import split_rows  # slow to import

        blocks = split_rows(blocks, builders[0].show_original, request.source_language)
    edition = Edition(document.name, (), blocks, notes, document.digest)
    edition = _complete(edition, document, request, builders, links)
    if request.pictures is not None:
        edition = place_pictures(edition, document, request.columns, request.pictures)
    return add_word_list(edition, request.glossary, builders[0].show_original)


def _complete(
    edition: Edition,
    document: Document,
    request: EditionRequest,
    builders: Sequence[_ColumnBuilder],
    links: InnerLinks,
) -> Edition:
    """Return an edition with its columns, and with all that is known besides its rows."""
    has_pictures = request.pictures is not None
    unshown = describe_unshown(edition.all_rows, document, has_pictures=has_pictures)
    messages = {builder.language: builder.messages for builder in builders}
    heading = edition.headings[0] if edition.headings else None
    return replace(
        edition,
        columns=make_columns(document, messages, heading, request),
        warnings=tuple(
            describe_lost_notes(edition.all_rows, request.columns) if edition.notes else ()
        ),
        cover=request.cover,
        sisters=request.sisters,
        address=request.address,
        pages=frozenset(each.href for each in request.neighbours.values() if each.href),
        has_own_title=bool(request.credits.title),
        has_title_page=request.credits.wants_title_page,
        unshown=(*unshown, *links.describe_lost()),
    )


def _make_row(number: int, unit: Unit, builders: Sequence[_ColumnBuilder]) -> Row:
    segments = tuple(builder.make_segment(number, unit) for builder in builders)
    original = builders[0].show_original(unit) if unit.kind is Kind.HEADING else None
    return Row(number, unit, segments, original=original)


@cache
def _find_conventions(language: str, digits: str | None) -> inline.Conventions:
    return inline.Conventions(
        find_quotation_marks(language), languages.find_digit_set(language, digits)
    )


class _ColumnBuilder(NamedTuple):
    """The language of one column, with all that its segments are made from."""

    language: str
    messages: Mapping[MessageKey, Block]
    request: EditionRequest
    document: Document
    labels: frozenset[str]
    """The labels of the document's notes."""
    links: InnerLinks
    label_words: Mapping[str, str]
    """By the words in the numbers of lists and headings, their translations."""

    @property
    def is_source(self) -> bool:
        return self.language == self.request.source_language

    def translate_word(self, english: str) -> Phrase:
        """Return what dragoman itself says, in the language of the column or else in English."""
        words = self.request.words.get(self.language, {})
        return say(english, self.language, languages.find_direction(self.language), words)

    def show_original(self, unit: Unit) -> Segment:
        """Return a unit in the source language, whatever the column."""
        original = self._show(unit, unit.text, State.TRANSLATED, Mark.SOURCE)
        return original._replace(mark=Mark.NONE, remark=NO_PHRASE)

    def make_segment(self, number: int, unit: Unit) -> Segment:
        if self.is_source or not unit.translatable:
            return self._show(unit, unit.text, State.TRANSLATED, Mark.NONE)
        block = self.messages.get(unit.key)
        state = find_state(block) if block else State.UNTRANSLATED
        if block is None or state is State.UNTRANSLATED:
            return self._show_missing(number, unit)
        if state is State.FUZZY:
            return self._show_outdated(number, unit, block)
        if state is State.TRANSLATED and self.request.unreviewed != "show":
            return self._show_unreviewed(number, unit, block)
        return self._show(unit, block.msgstr[0], state, Mark.NONE)

    def _show_missing(self, number: int, unit: Unit) -> Segment:
        if self.request.missing == "refuse":
            raise RefusedEditionError(
                f"paragraph {number} of {self.document.name} is not translated into "
                f"{self.language}; translate it, or render with --missing placeholder"
            )
        if self.request.missing == "source":
            return self._show(unit, unit.text, State.UNTRANSLATED, Mark.SOURCE)
        said = self.translate_word(REMARKS[Mark.MISSING])
        state, spans = State.UNTRANSLATED, (Span(text=said.text),)
        marker, _ = choose_marker(unit, unit.text, self.document.format, {})
        return Segment(
            said.language, said.direction, state, said.text, spans, Mark.MISSING, marker=marker
        )

    def _show_outdated(self, number: int, unit: Unit, block: Block) -> Segment:
        if self.request.outdated == "refuse":
            raise RefusedEditionError(
                f"the {self.language} translation of paragraph {number} of {self.document.name} "
                "is not confirmed (fuzzy); confirm it, or render with --outdated mark"
            )
        if self.request.outdated == "source":
            original = self._show(unit, unit.text, State.FUZZY, Mark.SOURCE)
            return original._replace(remark=self.translate_word(WITHHELD))
        mark = Mark.DRAFT if is_shown_as_draft(block) else Mark.OUTDATED
        return self._show(unit, block.msgstr[0], State.FUZZY, mark)

    def _show_unreviewed(self, number: int, unit: Unit, block: Block) -> Segment:
        if self.request.unreviewed == "refuse":
            raise RefusedEditionError(
                f"the {self.language} translation of paragraph {number} of {self.document.name} "
                "is not reviewed; review it, or render with --unreviewed mark"
            )
        if self.request.unreviewed == "source":
            original = self._show(unit, unit.text, State.TRANSLATED, Mark.SOURCE)
            return original._replace(remark=self.translate_word(WITHHELD_UNREVIEWED))
        return self._show(unit, block.msgstr[0], State.TRANSLATED, Mark.UNREVIEWED)

    def _show(self, unit: Unit, text: str, state: State, mark: Mark) -> Segment:
        in_source_language = mark is Mark.SOURCE or not unit.translatable
        language = self.request.source_language if in_source_language else self.language
        direction = languages.find_direction(language)
        cleaned, marker = inline.clean(text), ""
        if unit.kind is Kind.CODE:
            direction = "ltr"  # programs are, whatever the language around them
            spans: tuple[Span, ...] = (Span(text=cleaned),)
        elif unit.picture:
            spans = (Span(SpanKind.IMAGE, cleaned, target=unit.picture),)
        else:
            markup = self.document.shown_markup_of(unit)
            conventions = _find_conventions(language, self.request.digits.get(language))
            words = self.label_words if language == self.language else {}
            marker, text = choose_marker(unit, text, self.document.format, words)
            text = put_boxes(unit, text) if unit.boxes else text
            spans = inline.parse_spans(text, self.document.links, markup, self.labels, conventions)
            spans = self.links.resolve(spans, unit)
            if "://" in text:
                spans = inline.link_addresses(spans)
            spans = inline.isolate(spans, direction)
            spans = inline.hold_spaces(spans)
            spans = complete_spans(unit, spans, conventions.digits, words)
        remark = self.translate_word(REMARKS[mark]) if mark in REMARKS else NO_PHRASE
        return Segment(language, direction, state, cleaned, spans, mark, remark, marker)
