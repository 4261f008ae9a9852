"""What several writers need alike: the languages of an edition, its title, its list markers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman import fonts, languages
from dragoman.inline import isolate, plain_text, write_reading
from dragoman.model import (
    NO_PHRASE,
    Column,
    Edition,
    Figure,
    Kind,
    Options,
    Phrase,
    Place,
    Row,
    Span,
    SpanKind,
    Unit,
)
from dragoman.patterns import compile_later
from dragoman.texts.isolates import ISOLATES, POP
from dragoman.texts.list_markers import DEFINITION, TASKS, is_bullet

EARLIEST = 315_532_800
"""1980-01-01 in seconds since 1970: the date of a file that must have one where none is given. It
is the first that a ZIP archive can hold."""
FIVE_LINES = 240
"""Characters of a paragraph that is not split over two pages beside another language's: the eye
finds the other language's text beside it."""
OVERRIDE, END_OVERRIDE = "\u202d", "\u202c"
"""The characters that begin and end a text whose characters keep their order (UAX 9)."""
_HEADINGS = ("Contents", "Notes", "About this edition")
"""What dragoman itself puts above parts of an edition."""
BULLETS = "•–"
BLANKS = compile_later(r"[ \t\n\r\f\v]+")
"""White space that readers see as one space."""
_LONGEST_MARKER = 40


def find_file_time(options: Options) -> int:
    """Return the time that a file must have, in seconds since 1970."""
    return EARLIEST if options.modified is None else options.modified


def list_languages(edition: Edition) -> tuple[str, ...]:
    """Return the languages in which an edition shows text: those of the columns in order, then
    the source language, where original text replaces a missing translation, and English, where
    what dragoman itself says is not translated."""
    columns = (column.language for column in edition.columns)
    shown = (segment.language for row in edition.all_rows for segment in row.segments)
    names = (
        row.name_heading(index).language
        for row in edition.headings
        for index in range(len(edition.columns))
    )
    said = (phrase.language for phrase in _list_phrases(edition) if phrase)
    return tuple(dict.fromkeys((*columns, *shown, *names, *said)))


def _list_phrases(edition: Edition) -> Iterator[Phrase]:
    """Yield all that an edition shows besides its units."""
    for row in edition.all_rows:
        yield from (segment.remark for segment in row.segments)
    for column in edition.columns:
        yield from (column.title, *column.byline, *column.colophon, *map(column.word, _HEADINGS))


def list_titles(edition: Edition) -> tuple[Phrase, ...]:
    """Return the title in each language, once where several have the same."""
    found: dict[str, Phrase] = {}
    for column in edition.columns:
        if column.title:
            found.setdefault(column.title.text, column.title)
    return tuple(found.values())


def join_titles(edition: Edition) -> str:
    """Return the title as a property of a file: in each language, or else the document's name."""
    return " | ".join(map(str, list_titles(edition))) or edition.document


def list_credits(edition: Edition, name: str) -> tuple[Phrase, ...]:
    """Return what the columns say in a field of the credits, once where several say the same."""
    found: dict[str, Phrase] = {}
    for column in edition.columns:
        if name in column.credits:
            found.setdefault(column.credits[name].text, column.credits[name])
    return tuple(found.values())


def say_once(columns: Sequence[Column], english: str) -> tuple[Phrase, ...]:
    """Return what dragoman itself puts above a part, for each column, or nothing for a column where
    an earlier one says the same in the same language: where dragoman lacks two languages, both have
    its English."""
    said = [column.word(english) for column in columns]
    names = [(phrase.language.partition("_")[0], phrase.text) for phrase in said]
    return tuple(
        phrase if names.index(name) == index else NO_PHRASE
        for index, (name, phrase) in enumerate(zip(names, said, strict=True))
    )


def list_isolating_signs(span: Span) -> tuple[str, str]:
    """Return the characters that begin and end an isolated run in a format without markup."""
    opening, closing = ISOLATES[span.direction or "ltr"], POP
    return (
        (opening + OVERRIDE, END_OVERRIDE + closing) if span.needs_override else (opening, closing)
    )


def isolate_runs(phrase: Phrase) -> tuple[Span, ...]:
    """Return a phrase, such as a title, as spans in which its runs are isolated."""
    return isolate((Span(text=phrase.text),), phrase.direction)


def isolate_phrase(phrase: Phrase) -> Phrase:
    """Return a phrase in which isolating characters are around the runs that need them."""
    return phrase._replace(
        text="".join(
            span.text
            if span.kind is SpanKind.TEXT
            else plain_text((span,)).join(list_isolating_signs(span))
            for span in isolate_runs(phrase)
        ),
    )


def isolate_in(phrase: Phrase, direction: str) -> Phrase:
    """Return a phrase for a paragraph that runs in a direction: isolated if its own is another."""
    if not phrase or phrase.direction == direction:
        return phrase
    return phrase._replace(text=ISOLATES[phrase.direction] + phrase.text + POP)


def find_embeddable_font(language: str, options: Options) -> fonts.FontFiles | None:
    """Return the font that an edition for screens contains on request, if it contains one.

    Only scripts for which a reader may lack a good font get one, and only a font whose licence lets
    a subset keep the font's name; otherwise readers see their own fonts.
    """
    if languages.find_script(language) == "Latn":
        return None
    found = fonts.find_font(language, options, screen=True)
    return found if found and found.regular and fonts.may_embed(found.family) else None


def write_list_marker(place: Place, digit_set: str, own: str = "") -> str:
    """Return the marker of the innermost list: a number in the given digits, letters as the
    document has them, a box for a task, or a bullet.

    It is empty outside lists, for an item whose marker nobody sees, and for all blocks of a list
    item except the first. Letters stay: the text says "see (b)", in its translation too. ``own`` is
    the marker that the text of the language begins with.
    """
    if not place.lists or not place.first:
        return ""
    marker = own or place.lists[-1]
    if is_bullet(marker):
        return BULLETS[(sum(map(is_bullet, place.lists)) - 1) % len(BULLETS)]
    if marker == DEFINITION:
        return ""
    if marker in TASKS:
        return TASKS[marker]
    return languages.write_digits(marker, digit_set)[:_LONGEST_MARKER]


def count_quotations(unit: Unit) -> int:
    """Return the number of quotations around a unit; a quotation itself is in at least one."""
    return unit.place.quotations or int(unit.kind is Kind.QUOTATION)


def list_shown(row: Row, index: int) -> tuple[Span, ...]:
    """Return all that a column shows of a row: the figures that it shares, and its segment, each a
    paragraph."""
    figures = ([each.spans[index] for each in part] for part in (row.above, row.below))
    above, below = ([(span,) for span in spans if span] for spans in figures)
    parts = [part for part in (*above, row.segments[index].spans, *below) if part]
    pause = Span(SpanKind.PARAGRAPH)
    return tuple(
        span for number, part in enumerate(parts) for span in ((pause, *part) if number else part)
    )


def is_bare(row: Row) -> bool:
    """Return whether a row shows nothing but pictures that all languages share."""
    has_figures = bool(row.above or row.below)
    return has_figures and not any(each.spans or each.remark for each in row.segments)


def join_descriptions(figure: Figure) -> str:
    """Return the descriptions of a picture that all languages share, for a format that has one
    place for them."""
    texts = (" ".join(image.text.split()) for _, image in figure.list_images())
    return " | ".join(dict.fromkeys(filter(None, texts)))


def describe_picture(span: Span, text: str) -> Span:
    """Return a picture, or a link around it, with another description."""
    children = tuple(describe_picture(child, text) for child in span.children)
    return replace(span, text=text if span.picture else span.text, children=children)


def describe_image(span: Span) -> str:
    """Return the text in the place of a picture that is not shown: its description in brackets,
    then the title, which would be its caption. An ornament without an address is left out."""
    texts = (" ".join(text.split()) for text in (span.text, span.title))
    shown = list(dict.fromkeys(filter(None, texts))) or [span.target]
    return " ".join((f"[{shown[0]}]", *shown[1:])) if shown[0] else ""


def drop_pictures(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans whose pictures are only descriptions, for a line of a list of contents."""
    return tuple(
        replace(span, picture="", children=drop_pictures(span.children))
        if span.picture or span.children
        else span
        for span in spans
    )


def space_notes(spans: Sequence[Span]) -> Sequence[Span]:
    """Return spans with a narrow space, at which no line ends, between the marks of two notes side
    by side: 1 and 2 are not 12."""
    if len(spans) < 2:
        return spans
    spaced = [spans[0]]
    for before, span in pairwise(spans):
        if _is_note(before) and _is_note(span):
            spaced.append(Span(text="\u202f"))
        spaced.append(span)
    return spaced


def _is_note(span: Span) -> bool:
    is_isolated = span.kind is SpanKind.ISOLATE and len(span.children) == 1
    return (span.children[0] if is_isolated else span).kind is SpanKind.NOTE


def split_paragraphs(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return the paragraphs of a segment, most often one: a translator may split it."""
    if len(spans) == 1 and spans[0].kind is not SpanKind.PARAGRAPH:  # as most segments have
        return [tuple(spans)]
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        if span.kind is SpanKind.PARAGRAPH:
            paragraphs.append([])
        else:
            paragraphs[-1].append(span)
    return list(map(tuple, paragraphs))


def unfold_ruby(span: Span) -> tuple[Span, ...]:
    """Return characters and then their reading in brackets, for a format that sets none above."""
    opening = write_reading(plain_text(span.children), "").removesuffix(")")
    return (*span.children, Span(text=opening), *list_reading(span), Span(text=")"))


def list_reading(span: Span) -> tuple[Span, ...]:
    """Return the reading of a ruby as spans: isolated, or only its numbers if it has no letters."""
    inside = isolate((Span(text=span.text),), span.direction or "rtl")
    if not span.direction:
        return inside
    return (Span(SpanKind.ISOLATE, children=inside, direction=span.direction),)
