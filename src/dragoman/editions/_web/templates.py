"""The templates of HTML and EPUB, with what they know besides their own arguments."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import templating
from dragoman.editions._web.page import word
from dragoman.editions._web.spans import isolated, plain
from dragoman.editions._web.view import Cell
from dragoman.languages import tag
from dragoman.model import Span, SpanKind

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
_UNBROKEN = 24  # characters of a run that stays on one line
_FIGURE = 12  # characters of a table's figure that stays on one line
_LONG = 32  # characters of a word that may break anywhere


@cache
def environment(*, xml: bool) -> Environment:
    """Make the environment of HTML or XHTML: everything is escaped but the style sheets."""
    made = templating.make_environment(_FOLDER)
    made.globals.update(
        xml=xml,
        slash="/" if xml else "",
        short=_short,
        long=_long,
        figure=_figure,
        ragged=_ragged,
        isolated=isolated,
        tag=tag,
        word=word,
    )
    return made


def _short(span: Span) -> bool:
    """Tell whether an isolated run stays on one line: code, a word, a telephone number."""
    text = span.text + plain(span.children)
    if span.kind is SpanKind.LINK or len(text) > _UNBROKEN:
        return False
    return span.kind is SpanKind.CODE or " " not in text or not any(map(str.isalpha, text))


def _long(span: Span) -> bool:
    """Tell whether a run has a word that may have to break, an address as a rule."""
    text = span.text + plain(span.children)
    return len(text) > _LONG and max(map(len, text.split()), default=0) > _LONG


def _ragged(cell: Cell) -> bool:
    """Tell whether the line before a long word is better not stretched."""
    return max(map(len, plain(cell.spans).split()), default=0) > _LONG


def _figure(cell: Cell) -> bool:
    """Tell whether a table's cell is a number, a date or their like."""
    text = plain(cell.spans)
    return len(text) <= _FIGURE and not any(map(str.isalpha, text))
