"""The templates of HTML and EPUB, and the functions that they call."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import templating
from dragoman.editions._common import isolate_runs, list_reading, split_paragraphs
from dragoman.editions._web.faces import list_latin_families
from dragoman.editions._web.spans import to_isolated_spans, to_plain_text
from dragoman.editions._web.view import Cell
from dragoman.languages import tag
from dragoman.model import Edition, Span, SpanKind

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
_UNBROKEN = 24  # characters of a run that is kept on one line
_FIGURE = 12  # characters of a number in a table that is kept on one line
_LONG = 32  # characters of a word that may be broken anywhere


@cache
def load_templates(*, xml: bool) -> Environment:
    """Return the templates of HTML or of XHTML; they escape everything except style sheets."""
    environment = templating.make_environment(_FOLDER)
    environment.globals.update(
        xml=xml,
        slash="/" if xml else "",
        describe=_describe,
        is_short=_is_short,
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


def write_text_style(edition: Edition, templates: Environment) -> str:
    """Return the style sheet of texts, with that of pictures where there are any."""
    text = templates.get_template("text.css").render(latin=list_latin_families())
    shown = [templates.get_template("pictures.css").render()] if edition.pictures else []
    return "\n".join((text, *shown))


def _is_short(span: Span) -> bool:
    """Return whether an isolated run is kept on one line: code, a word, a telephone number."""
    text = span.text + to_plain_text(span.children)
    if span.kind is SpanKind.LINK or len(text) > _UNBROKEN:
        return False
    return span.kind is SpanKind.CODE or " " not in text or not any(map(str.isalpha, text))


def _describe(cell: Cell) -> str:
    """Return the descriptions of the pictures in a cell."""
    inside = (each for span in cell.spans for each in span.walk())
    return " ".join(each.text for each in inside if each.picture and each.text.strip())


def _has_long_word(span: Span) -> bool:
    """Return whether a run has a word that may have to be broken, most often an address."""
    text = span.text + to_plain_text(span.children)
    return len(text) > _LONG and max(map(len, text.split()), default=0) > _LONG


def _needs_own_digits(span: Span) -> bool:
    """Return whether a run has digits that fonts for Latin lack, or whose order is overridden."""
    if span.direction != "ltr" or span.has_rtl_letters:
        return False
    text = "".join(inner.text for inner in span.walk())
    return any(each.isdecimal() and not each.isascii() for each in text)


def _needs_ragged_lines(cell: Cell) -> bool:
    """Return whether a cell has a word so long that the line before it should not be stretched."""
    return max(map(len, to_plain_text(cell.spans).split()), default=0) > _LONG


def _is_figure(cell: Cell) -> bool:
    """Return whether a table's cell is a number, a date or the like."""
    text = to_plain_text(cell.spans)
    return len(text) <= _FIGURE and not any(map(str.isalpha, text))
