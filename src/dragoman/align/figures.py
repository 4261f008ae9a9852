"""Put the pictures of a document into its edition, where every writer shows them.

A picture that is alone in a paragraph, or that begins or ends one and is higher than a line, is
shown once for all languages if they share it: it is a ``Figure`` of the row. One that another
language has in another form, and one inside a text, a table, a heading or a note, stays in the
segments. The title of such a picture is its caption, and becomes text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dragoman import inline
from dragoman.model import (
    LINE_ENDS,
    Document,
    Edition,
    Figure,
    Mark,
    Picture,
    PictureFinder,
    Row,
    Segment,
    Span,
    SpanKind,
    Table,
    Unit,
    walk_all,
)

_PAUSE = Span(SpanKind.PARAGRAPH)


def place_pictures(
    edition: Edition, document: Document, columns: Sequence[str], finder: PictureFinder
) -> Edition:
    """Return the edition with the pictures that its texts name.

    ``columns`` are its languages. What is not found stays an image that is shown by its
    description, and ``lost_pictures`` says why.
    """
    shelf = _Shelf(document, tuple(columns), finder)
    blocks = tuple(
        shelf.fill_table(block) if isinstance(block, Table) else shelf.fill_row(block)
        for block in edition.blocks
    )
    notes = tuple(note._replace(row=shelf.fill_segments(note.row)) for note in edition.notes)
    return replace(
        edition,
        blocks=blocks,
        notes=notes,
        pictures=shelf.pictures,
        lost_pictures=tuple(dict.fromkeys(shelf.lost)),
    )


@dataclass(slots=True)
class _Shelf:
    """The pictures that were found so far."""

    document: Document
    columns: tuple[str, ...]
    finder: PictureFinder
    names: dict[Picture, str] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    """The same, by their names."""
    lost: list[tuple[int, str]] = field(default_factory=list)

    def fill_table(self, table: Table) -> Table:
        lines = tuple(
            tuple(self.fill_segments(row) if row else None for row in line) for line in table.lines
        )
        return table._replace(lines=lines)

    def fill_segments(self, row: Row) -> Row:
        """Return a row with pictures in its segments."""
        segments = tuple(
            segment._replace(spans=self._name_pictures(segment.spans, row.unit, language))
            if _has_image(segment.spans)
            else segment
            for segment, language in zip(row.segments, self.columns, strict=True)
        )
        return row._replace(segments=segments)

    def fill_row(self, row: Row) -> Row:
        """Return a row with pictures in its segments, or as its figures where all share them."""
        if not self._shows_image(row):
            return row
        filled = self.fill_segments(row)
        if row.rank:
            return filled
        parts = [
            self._cut(segment, row.unit, language)
            for segment, language in zip(filled.segments, self.columns, strict=True)
        ]
        shared = [_share(parts, at) for at in (0, 1)]
        segments = tuple(
            segment._replace(spans=part.join(is_shared=(bool(shared[0]), bool(shared[1]))))
            for segment, part in zip(filled.segments, parts, strict=True)
        )
        return filled._replace(segments=segments, above=shared[0], below=shared[1])

    def _shows_image(self, row: Row) -> bool:
        """Return whether a row shows an image, or would if it were translated."""
        if any([_has_image(segment.spans) for segment in row.segments]):
            return True
        is_missing = any([segment.mark is Mark.MISSING for segment in row.segments])
        return is_missing and _has_image(self._read_source(row.unit))

    def _read_source(self, unit: Unit) -> tuple[Span, ...]:
        if not (unit.picture or "![" in unit.text or "<img" in unit.text.lower()):
            return ()  # which is quick, and so in most documents
        if unit.picture:
            return (Span(SpanKind.IMAGE, unit.text, target=unit.picture),)
        markup = self.document.shown_markup_of(unit)
        return inline.parse_spans(unit.text, self.document.links, markup)

    def _name_pictures(self, spans: Iterable[Span], unit: Unit, language: str) -> tuple[Span, ...]:
        """Return spans whose images have the names of the pictures that were found."""
        return tuple(
            replace(
                span,
                children=self._name_pictures(span.children, unit, language),
                picture=self._find(span, unit, language),
            )
            if span.children or span.kind is SpanKind.IMAGE
            else span
            for span in spans
        )

    def _find(self, span: Span, unit: Unit, language: str) -> str:
        if span.kind is not SpanKind.IMAGE:
            return ""
        found = self.finder.find(unit, span.target, language)
        if isinstance(found, str):
            self.lost.append((unit.line, found))
        if not isinstance(found, Picture):
            return ""
        name = self.names.setdefault(found, f"picture-{len(self.names) + 1}")
        self.pictures[name] = found
        return name

    def _cut(self, segment: Segment, unit: Unit, language: str) -> _Parts:
        """Return the parts of a segment. One that is missing has the pictures of the source.

        Its placeholder is shown where the source shows a text: a description is not shown.
        """
        if segment.mark is not Mark.MISSING:
            return _cut_edges(segment.spans, segment.direction, self._is_small)
        spans = self._name_pictures(self._read_source(unit), unit, language)
        parts = _cut_edges(spans, segment.direction, self._is_small)
        edges = tuple([_describe(span, segment.text) for span in edge] for edge in parts.edges)
        has_text = parts.rest or any(_find_title(span) for edge in parts.edges for span in edge)
        rest = segment.spans if has_text else ()
        return parts._replace(edges=(edges[0], edges[1]), rest=rest, is_missing=True)

    def _is_small(self, span: Span) -> bool:
        return all(self.pictures[each.picture].is_small for each in span.walk() if each.picture)


class _Parts(NamedTuple):
    """A segment with the pictures at its edges cut off."""

    edges: tuple[list[Span], list[Span]]
    """The pictures before the text and those after it."""
    rest: tuple[Span, ...]
    direction: str
    is_missing: bool = False
    """Whether the rest is a placeholder."""

    def join(self, *, is_shared: tuple[bool, bool]) -> tuple[Span, ...]:
        """Return the spans of the segment without the pictures that all languages share."""
        before, after = (
            part
            for edge, shares in zip(self.edges, is_shared, strict=True)
            for part in [self._list_paragraphs(edge, shares=shares)]
        )
        paragraphs = [*before, *([self.rest] if self.rest else []), *after]
        return tuple(
            span
            for number, paragraph in enumerate(paragraphs)
            for span in ((_PAUSE, *paragraph) if number else paragraph)
        )

    def _list_paragraphs(self, edge: Iterable[Span], *, shares: bool) -> list[tuple[Span, ...]]:
        paragraphs: list[tuple[Span, ...]] = []
        for span in edge:
            if not shares:
                paragraphs.append((_describe(span),))
            title = _find_title(span)
            if title and not self.is_missing:
                paragraphs.append(inline.isolate((Span(text=title),), self.direction))
        return paragraphs


def _cut_edges(spans: Sequence[Span], direction: str, is_small: Callable[[Span], bool]) -> _Parts:
    """Cut off the pictures that are not part of a line: large ones, and one that is alone."""
    is_alone = sum(not _is_blank(span) for span in spans) == 1

    def count_pictures(spans: Sequence[Span]) -> tuple[list[Span], int]:
        """Return the pictures that spans begin with, and how many spans these are with what is
        between them."""
        found, count = [], 0
        for number, span in enumerate(spans, start=1):
            if _is_picture(span) and (is_alone or not is_small(span)):
                found.append(span)
                count = number
            elif not _is_blank(span):
                break
        return found, count

    before, start = count_pictures(spans)
    after, length = count_pictures(spans[start:][::-1])
    rest = spans[start : len(spans) - length]
    return _Parts(
        (before, after[::-1]), _strip(rest) if before or after else tuple(rest), direction
    )


def _strip(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans without white space and line ends at their edges."""
    kept = list(spans)
    while kept and _is_blank(kept[0]):
        del kept[0]
    while kept and _is_blank(kept[-1]):
        del kept[-1]
    if kept and kept[0].kind is SpanKind.TEXT:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    if kept and kept[-1].kind is SpanKind.TEXT:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _is_blank(span: Span) -> bool:
    is_space = span.kind is SpanKind.TEXT and not span.text.strip()
    return is_space or span.kind in LINE_ENDS


def _is_picture(span: Span) -> bool:
    """Return whether a span is a picture that was found, or a link with nothing else in it."""
    if span.kind is SpanKind.LINK:
        return len(span.children) == 1 and _is_picture(span.children[0])
    return bool(span.picture)


def _has_image(spans: Sequence[Span]) -> bool:
    return any([span.kind is SpanKind.IMAGE for span in walk_all(spans)])


def _describe(span: Span, text: str | None = None) -> Span:
    """Return a picture without its title, which is shown as its caption, and with another
    description if one is given."""
    if span.kind is SpanKind.LINK:
        return replace(span, children=tuple(_describe(each, text) for each in span.children))
    return replace(span, text=span.text if text is None else text, title="")


def _share(parts: Sequence[_Parts], at: int) -> tuple[Figure, ...]:
    """Return the figures that one edge of all columns shares; none where one differs.

    Nor are there any after a text if one has a title: that would come before its picture.
    """
    names = {tuple(_name(span) for span in part.edges[at]) for part in parts}
    has_title = any(_find_title(span) for part in parts for span in part.edges[at])
    if len(names) != 1 or (at and has_title):
        return ()
    is_nowhere = all(part.is_missing for part in parts)
    shown = (
        [None if part.is_missing and not is_nowhere else _describe(span) for span in part.edges[at]]
        for part in parts
    )
    return tuple(Figure(spans) for spans in zip(*shown, strict=True))


def _find_title(span: Span) -> str:
    return next((each.title.strip() for each in span.walk() if each.picture), "")


def _name(span: Span) -> str:
    return next(each.picture for each in span.walk() if each.picture)
