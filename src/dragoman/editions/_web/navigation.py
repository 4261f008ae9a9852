"""The navigation of a book: its headings as links, each below the heading that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dragoman.editions._common import isolate_runs
from dragoman.editions._web.markup import escape, write_language, write_spans
from dragoman.languages import make_tag
from dragoman.model import Phrase


class NavPoint(NamedTuple):
    """An entry of the navigation, with the entries below it."""

    href: str
    texts: tuple[Phrase, ...]
    """In each language, once where it is the same in several."""
    points: tuple[NavPoint, ...] = ()


def write_points(points: Iterable[NavPoint], *, xml: bool) -> str:
    """Return entries as a list, and those below an entry as a list in it.

    They are not written by a template, because a long book has thousands of them, and calling a
    macro for each of them takes longer than to write its text.
    """
    return f"<ol>\n{''.join([_write_point(point, xml=xml) for point in points])}</ol>\n"


def _write_point(point: NavPoint, *, xml: bool) -> str:
    texts = " | ".join([_write_text(text, xml=xml) for text in point.texts])
    below = f"\n{write_points(point.points, xml=xml)}" if point.points else ""
    return f'<li><a href="{escape(point.href)}">{texts}</a>{below}</li>\n'


def _write_text(text: Phrase, *, xml: bool) -> str:
    language = write_language(make_tag(text.language), text.direction, xml=xml)
    return f"<bdi {language}>{write_spans(isolate_runs(text), xml=xml)}</bdi>"
