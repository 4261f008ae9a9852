"""The titles of an edition as data of the Typst templates: at the head of each page, and on a page
of their own."""

from __future__ import annotations

from dragoman.editions._common import (
    isolate_phrase,
    list_titles,
)
from dragoman.editions._long_runs import soften_within
from dragoman.editions._shortening import shorten_text
from dragoman.editions._typst.cells import CellContext
from dragoman.editions._typst.limits import (
    NOT_RANKED,
    count_letters,
    find_heading_size,
    fit_limits,
)
from dragoman.editions._typst.shapes import StyledText
from dragoman.model import Column, Phrase
from dragoman.texts.isolates import ISOLATES, POP

_HEAD_LENGTHS = {1: 80, 2: 44, 3: 40}
"""By the number of columns, characters of a title that fits on one line at the head of a page."""
_SHORTEST_HEAD = 30
HEADS_IN_LINE = 3
"""Titles at the head of a page that is not in columns; more are in several lines."""
_LEAST_HEAD = 12
"""On narrow pages, the least length of such a title."""


def make_title_page(context: CellContext) -> list[StyledText] | None:
    """Return the titles that the title page shows, or none where the title of the document itself
    is there; None where there is no title page."""
    edition = context.edition
    if not edition.has_title_page:
        return None
    if edition.title_row and not edition.has_own_title:
        return []
    return [_style_title(isolate_phrase(title), context) for title in list_titles(edition)]


def _style_title(title: Phrase, context: CellContext) -> StyledText:
    """Return a title as a page of its own shows it, over the width of all languages."""
    enlarged = find_heading_size(0, NOT_RANKED, title.direction)
    fits = count_letters(context.sheet, is_wide=True, enlarged=enlarged)
    limits = fit_limits(context.limits, fits, context.sizes[title.language])
    return context.style(title._replace(text=soften_within(title.text, limits)))


def make_head(column: Column, context: CellContext) -> StyledText:
    """Return what the head of each page shows in a language: the title, or the language's name."""
    title = column.title or Phrase(column.autonym, column.language, column.direction)
    text = _shorten_title(title.text, _count_head_characters(context))
    return context.style(isolate_phrase(title._replace(text=text)))


def _count_head_characters(context: CellContext) -> int:
    """Return how many characters of a title fit at the head of a page, beside the others."""
    sheet, count = context.sheet, len(context.edition.columns)
    if context.is_facing:
        count = 1
    elif sheet.columns == 1:
        count = min(count, HEADS_IN_LINE)
    return sheet.count_characters(_HEAD_LENGTHS.get(count, _SHORTEST_HEAD), _LEAST_HEAD)


def _shorten_title(title: str, length: int) -> str:
    """Cut a title, so that it fits on one line, and close the isolates in it."""
    short = shorten_text(title, length)
    if short == title:
        return title
    opened = sum(short.count(sign) for sign in ISOLATES.values())
    return short[:-1] + POP * (opened - short.count(POP)) + "…"
