"""The templates of HTML and EPUB, with what they know besides their own arguments."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.editions._pages import word
from dragoman.editions._spans import plain
from dragoman.languages import tag
from dragoman.model import Span

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
_UNBROKEN = 24  # characters of a run that stays on one line


@cache
def environment(*, xml: bool) -> Environment:
    """Make the environment of HTML or XHTML: everything is escaped but the style sheets."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=select_autoescape(disabled_extensions=("css",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals.update(xml=xml, slash="/" if xml else "", short=_short, tag=tag, word=word)
    return made


def _short(span: Span) -> bool:
    """Tell whether an isolated run stays on one line: a word, a telephone number."""
    text = span.text + plain(span.children)
    return len(text) <= _UNBROKEN and (" " not in text or not any(map(str.isalpha, text)))
