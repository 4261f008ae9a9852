"""The headings of an edition as links: the navigation of a book, and the contents of a page.

They are not written by templates, because a long edition has thousands of them, and calling a macro
for each of them takes longer than to write its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.editions._common import isolate_runs
from dragoman.editions._web.markup import escape, write_language, write_spans
from dragoman.editions._web.view import ContentsEntry
from dragoman.languages import make_tag
from dragoman.model import Column, Phrase


class NavPoint(NamedTuple):
    """An entry of the navigation, with the entries below it."""

    href: str
    texts: tuple[Phrase, ...]
    """In each language, once where it is the same in several."""
    points: tuple[NavPoint, ...] = ()


def write_points(points: Iterable[NavPoint], *, xml: bool) -> str:
    """Return entries as a list, and those below an entry as a list in it."""
    return f"<ol>\n{''.join([_write_point(point, xml=xml) for point in points])}</ol>\n"


def _write_point(point: NavPoint, *, xml: bool) -> str:
    texts = " | ".join([_write_text(text, xml=xml) for text in point.texts])
    below = f"\n{write_points(point.points, xml=xml)}" if point.points else ""
    return f'<li><a href="{escape(point.href)}">{texts}</a>{below}</li>\n'


def _write_text(text: Phrase, *, xml: bool) -> str:
    language = write_language(make_tag(text.language), text.direction, xml=xml)
    return f"<bdi {language}>{write_spans(isolate_runs(text), xml=xml)}</bdi>"


def write_contents(entries: Iterable[ContentsEntry], columns: Sequence[Column]) -> str:
    """Return entries as a list of a page: each is a row with a cell for each column."""
    written = [
        f'<li class="row r{entry.rank}">\n<span class="num"></span>\n'
        f"{''.join(_write_cells(entry, columns))}</li>\n"
        for entry in entries
    ]
    return f"<ol>\n{''.join(written)}</ol>\n"


def _write_cells(entry: ContentsEntry, columns: Sequence[Column]) -> Iterator[str]:
    """Yield the cells of an entry. A heading of another language runs as that does, but begins
    below the others of its column."""
    href = escape(entry.href)
    for number, (text, column) in enumerate(zip(entry.texts, columns, strict=True), 1):
        language = write_language(make_tag(text.language), column.direction, xml=False)
        shown = write_spans(isolate_runs(text), xml=False)
        if text.direction != column.direction:
            shown = f'<bdi dir="{escape(text.direction)}">{shown}</bdi>'
        yield f'<a class="cell c{number}" href="{href}" {language}>{shown}</a>\n'
