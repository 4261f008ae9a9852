"""HTML to units. ``sources/html.py`` says what the units are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from dragoman.model import Document, Kind, SpanKind, Unit
from dragoman.sources._common import ReadOptions, decode, iterate_lines
from dragoman.sources._html.attributes import AttributeText, find_attribute_texts
from dragoman.sources._html.block_parts import is_too_long, read_block, read_title
from dragoman.sources._html.blocks import BlockWalk
from dragoman.sources._html.contents import hide_contents
from dragoman.sources._html.declared import find_declared, find_references
from dragoman.sources._html.drawings import iterate_drawing_blocks
from dragoman.sources._html.encoding import find_page_encoding
from dragoman.sources._html.left_alone import is_left_alone, is_of_office
from dragoman.sources._html.names import SHOWN
from dragoman.sources._html.notes import find_notes
from dragoman.sources._html.pages import PageRules
from dragoman.sources._html.parts import HtmlPart, HtmlPlaces, drop_broken_tables
from dragoman.sources._html.places import name_places
from dragoman.sources._html.remarks import drop_remarks
from dragoman.sources._html.runs import RunReader
from dragoman.sources._html.styles import read_class_styles
from dragoman.sources._html.tokens import (
    Attributes,
    HtmlToken,
    begins_as_xml,
    read_html_tokens,
)

_NOT_READ = (
    "the document type declares the text of {}, so it is not translated; write it out where it is"
)
_REMARKS = (
    "the page has comments, which are not translated: no edition has them, nor a translated page"
)
_TOO_LONG = "this paragraph is too long to be translated; split it into paragraphs"


def parse_html(
    data: bytes, name: str, options: ReadOptions, rules: PageRules | None = None
) -> Document:
    """Read HTML. Everything that a reader sees is in exactly one unit, or in a drawing or film."""
    text, encoding, bom = decode(data, name, find_page_encoding(data, options.encoding))
    is_xml = rules.is_xml if rules else begins_as_xml(text)
    tokens, asides = drop_remarks(text, list(read_html_tokens(text, is_xml=is_xml)))
    rules = rules or PageRules(is_xml, find_notes(text, tokens), is_alone=True)
    walk = BlockWalk(text, rules)
    parts = list(_read_parts(text, tokens, walk, rules, options))
    found = find_attribute_texts(text, tokens, _find_pictures(parts), walk.left_alone)
    repeated = _add_attributes(parts, found)
    parts.sort(key=lambda part: part.unit.span)
    find_line = _make_line_finder(text)
    declared = find_declared(text) if rules.is_xml else frozenset()
    parts = drop_broken_tables(
        part._replace(unit=part.unit._replace(line=find_line(part.unit.span[0]))) for part in parts
    )
    parts = name_places(text, tokens, hide_contents(text, tokens, parts, rules))
    places = HtmlPlaces(tuple(parts), tuple(repeated), rules.is_xml, rules.links, declared, asides)
    return Document(
        name=name,
        format="html",
        markup="markdown",
        has_extensions=False,
        text=text,
        units=tuple(part.unit for part in parts),
        encoding=encoding,
        bom=bom,
        left_out=tuple(
            (find_line(token.start), token.name)
            for token in tokens
            if token.name in SHOWN and token.kind in ("opaque", "start")
        ),
        notes=(
            *((unit.line, _TOO_LONG) for unit, form, *_ in parts if is_too_long(unit.text, form)),
            *((find_line(start), said) for start, said in _describe(text, declared, asides)),
        ),
        state={"places": places},
    )


def _describe(
    text: str, declared: frozenset[str], remarks: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """Yield where a declared text and a comment are met first, and a sentence about it."""
    yield from ((start, _REMARKS) for start, _ in remarks[:1])
    met: set[str] = set()
    for match in find_references(text, declared):
        if match[1] not in met:
            met.add(match[1])
            yield match.start(), _NOT_READ.format(match[0])


def _add_attributes(
    parts: list[HtmlPart], attributes: Iterable[AttributeText]
) -> list[AttributeText]:
    """Add the attributes that readers see to the parts; return those that repeat a text."""
    first = {part.unit.text for part in parts}
    repeated: list[AttributeText] = []
    for found in attributes:
        if found.is_repeated and found.text in first:
            repeated.append(found)
            continue
        first.add(found.text)
        unit = Unit(found.text, Kind.PARAGRAPH, 0, comment=found.comment, span=found.span)
        unit = unit._replace(markup="plain", picture=found.picture)
        parts.append(HtmlPart(unit, found.form, quote=found.quote, is_inside=True))
    return repeated


def _read_parts(
    text: str, tokens: list[HtmlToken], walk: BlockWalk, rules: PageRules, options: ReadOptions
) -> Iterator[HtmlPart]:
    for token in tokens:
        if token.kind == "title" and (part := read_title(text, token)):
            yield part

    def is_kept(attributes: Attributes) -> bool:
        return is_left_alone(attributes, walk.language)

    notes = rules.notes
    reader = RunReader(
        text,
        is_kept,
        notes.find_label,
        notes.is_backlink,
        rules.opens_links,
        rules.links,
        read_class_styles(text),
        is_of_office(text),
    )
    is_parted = False  # a block without a text may be between a line and the text below it
    for block in walk.iterate_blocks(tokens):
        is_parted |= block.place.is_parted
        own = reader
        if block.note:
            own = replace(reader, is_backlink=partial(notes.is_backlink, note=block.note))
        part = read_block(text, block, own, options)
        if part is not None:
            yield _mark_parted(part) if is_parted and not block.place.is_parted else part
            is_parted = False
    for block in iterate_drawing_blocks(text, tokens, walk.left_alone):
        part = read_block(text, block, reader, options)
        if part is not None:
            unit = part.unit._replace(comment="A text of a drawing (<svg>).")
            yield part._replace(unit=unit, form="drawing", is_inside=True)


def _mark_parted(part: HtmlPart) -> HtmlPart:
    """Return a part that a line across the page divides from the text before it."""
    place = part.unit.place._replace(is_parted=True)
    return part._replace(unit=part.unit._replace(place=place))


def _find_pictures(parts: Iterable[HtmlPart]) -> frozenset[int]:
    """Return where the tags begin whose alt and title are in the text of a unit."""
    found: set[int] = set()
    pending = [node for part in parts for node in part.nodes]
    while pending:
        node = pending.pop()
        if node.kind in (SpanKind.IMAGE, SpanKind.LINK) and node.token:
            found.add(node.token.start)
        pending += node.children
    return frozenset(found)


def _make_line_finder(text: str) -> Callable[[int], int]:
    """Return a function that says on which line, from 1, a position is."""
    starts = [start for start, _ in iterate_lines(text)]
    return lambda position: bisect_right(starts, position)
