"""The templates of HTML and EPUB, and the functions that they call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import templating
from dragoman.editions._common import isolate_runs, list_reading, split_paragraphs
from dragoman.editions._tables import is_figure
from dragoman.editions._web.lists import group_lists
from dragoman.editions._web.spans import to_isolated_spans, to_plain_text
from dragoman.editions._web.view import Cell
from dragoman.languages import tag
from dragoman.model import Edition, Span, SpanKind
from dragoman.unbroken import cut_text

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
_UNBROKEN = 24  # characters of a run that is kept on one line
_LONG = 32  # characters of a word that may be broken anywhere
_STIFF = 18  # characters without a hyphen that a stretched line has no room for


@cache
def load_templates(*, xml: bool) -> Environment:
    """Return the templates of HTML or of XHTML; they escape everything except style sheets."""
    environment = templating.make_environment(_FOLDER)
    environment.globals.update(
        xml=xml,
        slash="/" if xml else "",
        cut_text=cut_text,
        fits_line=_fits_line,
        group_lists=group_lists,
        describe=_describe,
        is_short=_is_short,
        has_long_code=_has_long_code,
        has_long_word=_has_long_word,
        needs_own_digits=_needs_own_digits,
        needs_ragged_lines=_needs_ragged_lines,
        is_figure=_is_figure,
        isolate_runs=isolate_runs,
        list_reading=list_reading,
        split_paragraphs=split_paragraphs,
        to_isolated_spans=to_isolated_spans,
        tag=tag,
    )
    return environment


def write_text_style(edition: Edition, templates: Environment, **values: object) -> str:
    """Return the style sheet of texts, with that of pictures where there are any."""
    text = templates.get_template("text.css").render(values)
    shown = [templates.get_template("pictures.css").render()] if edition.pictures else []
    return "\n".join((text, *shown))


def _is_short(span: Span) -> bool:
    """Return whether an isolated run is kept on one line: code, a word, a telephone number."""
    text = span.text + to_plain_text(span.children)
    if span.kind is SpanKind.LINK or len(text) > _UNBROKEN:
        return False
    return span.kind is SpanKind.CODE or " " not in text or not any(map(str.isalpha, text))


def _fits_line(text: str, parts: Sequence[str] = ()) -> bool:
    """Return whether a text that no line may end in is short enough to be kept on one line."""
    return len(parts) < 2 and len(text) <= _UNBROKEN


def _has_long_code(span: Span) -> bool:
    """Return whether a span is code with a word that may have to be broken."""
    return span.kind is SpanKind.CODE and max(map(len, span.text.split()), default=0) > _LONG


def _describe(cell: Cell) -> str:
    """Return the descriptions of the pictures in a cell."""
    inside = (each for span in cell.spans for each in span.walk())
    return " ".join(each.text for each in inside if each.picture and each.text.strip())


def _needs_own_digits(span: Span) -> bool:
    """Return whether a run has digits that fonts for Latin lack, or whose order is overridden."""
    if span.direction != "ltr" or span.has_rtl_letters:
        return False
    text = "".join(inner.text for inner in span.walk())
    return any(each.isdecimal() and not each.isascii() for each in text)


def _needs_ragged_lines(cell: Cell) -> bool:
    """Return whether a cell has a part in which no line may end, or a word, so long that the line
    before it should not be stretched."""
    pieces = cut_text(to_plain_text(cell.spans))
    return _has_long_word(cell) or any(len(part) > _STIFF for each in pieces for part in each.parts)


def _has_long_word(cell: Cell) -> bool:
    """Return whether a cell has a word that is too long for a column of a table. An address is
    not: it may be broken."""
    pieces = cut_text(to_plain_text(cell.spans))
    parts = (part for piece in pieces for part in piece.parts or piece.text.split())
    return max(map(len, parts), default=0) > _LONG


def _is_figure(cell: Cell) -> bool:
    """Return whether a table's cell is a number, a date or the like."""
    return is_figure(to_plain_text(cell.spans))
