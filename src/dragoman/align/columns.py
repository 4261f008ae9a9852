"""The columns of an edition: their titles, how far each language has got, and their colophons."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman import inline, languages
from dragoman.align.colophon import (
    Progress,
    find_credits,
    write_byline,
    write_colophons,
)
from dragoman.align.request import EditionRequest
from dragoman.catalogs import count_units
from dragoman.credits import choose_text
from dragoman.model import Column, Document, MessageKey, Phrase, Row
from dragoman.po import Block


def make_columns(
    document: Document,
    messages: Mapping[str, Mapping[MessageKey, Block]],
    heading: Row | None,
    request: EditionRequest,
) -> tuple[Column, ...]:
    """Return the columns that are requested, in order.

    ``messages`` are those of each language that has a catalogue, and ``heading`` is the first row
    that may name the document.
    """
    progress = [_count(document, messages.get(code, {}), code, request) for code in request.columns]
    colophons = write_colophons(progress, document.digest, request)
    return tuple(
        Column(
            language=code,
            autonym=languages.find_autonym(code),
            direction=languages.find_direction(code),
            title=_find_title(document, heading, index, request),
            source=code == request.source_language,
            tally=progress[index].tally,
            words=dict(request.words.get(code, {})),
            colophon=colophons[index],
            digits=progress[index].digit_set,
            credits=find_credits(code, request),
            byline=write_byline(code, request),
        )
        for index, code in enumerate(request.columns)
    )


def _count(
    document: Document,
    messages: Mapping[MessageKey, Block],
    language: str,
    request: EditionRequest,
) -> Progress:
    """Return how far a language has got; of the source, that it is the source."""
    shown = [unit for unit in document.units if unit.is_shown]
    tally = None if language == request.source_language else count_units(shown, messages)
    digit_set = languages.find_digit_set(language, request.digits.get(language))
    return Progress(language, digit_set, tally)


def _find_title(
    document: Document, heading: Row | None, index: int, request: EditionRequest
) -> Phrase:
    """Return the title: of the credits, or the first heading, or the document's name."""
    language = request.columns[index]
    chosen, _ = choose_text(request.credits.title, languages.list_ancestors(language))
    if chosen or heading is None:
        return Phrase(chosen or document.name, language, languages.find_direction(language))
    segment = heading.name_heading(index)  # a heading always has text
    text = " ".join(inline.plain_text(segment.spans).split())
    return Phrase(text, segment.language, segment.direction)
