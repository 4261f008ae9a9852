"""HTML to units. ``sources/html.py`` says what the units are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from dragoman.inline import is_parsable, is_shortcode, normalise_marks, write_marks
from dragoman.model import Document, Kind, Span, SpanKind, Unit
from dragoman.sources._common import LINE_END, ReadOptions, decode, iterate_lines
from dragoman.sources._html.attributes import AttributeText, find_attribute_texts
from dragoman.sources._html.blocks import BlockWalk, HtmlBlock
from dragoman.sources._html.boxes import list_boxes
from dragoman.sources._html.drawings import iterate_drawing_blocks
from dragoman.sources._html.encoding import find_page_encoding
from dragoman.sources._html.left_alone import is_left_alone
from dragoman.sources._html.names import HEADINGS, SHOWN
from dragoman.sources._html.notes import find_notes
from dragoman.sources._html.pages import OWN_LINKS, PageLinks, PageRules
from dragoman.sources._html.places import name_places
from dragoman.sources._html.reading_marks import drop_reading_marks
from dragoman.sources._html.run_marks import RunSpans
from dragoman.sources._html.runs import Node, RunReader, find_run_span, trim_run
from dragoman.sources._html.tokens import (
    DECLARED,
    Attributes,
    HtmlToken,
    begins_as_xml,
    find_declared,
    find_references,
    read_html_tokens,
)
from dragoman.sources._rules import only_separates
from dragoman.unseen import shows_nothing

_LONGEST = 150_000
"""A longer text is not translated: its translation may be longer than what is read as marks."""
_NOT_READ = (
    "the document type declares the text of {}, so it is not translated; write it out where it is"
)
_TOO_LONG = "this paragraph is too long to be translated; split it into paragraphs"


class HtmlPart(NamedTuple):
    """A unit with what is needed to write another text in its place: a tuple, as there are many."""

    unit: Unit
    form: str
    """"run", "pre", "code", "title", "drawing", "attribute" or "textarea"."""
    nodes: tuple[Node, ...] = ()
    quote: str = ""
    """Of an attribute, the quotation mark around it."""
    is_inside: bool = False
    """Whether it may be in the run of another unit, in something that is a placeholder there."""


@dataclass(frozen=True, slots=True)
class HtmlPlaces:
    """Where the texts of a page are: what ``rebuild`` needs besides the document."""

    parts: tuple[HtmlPart, ...]
    repeated: tuple[AttributeText, ...]
    """The attributes that repeat the text of a unit, and get its translation."""
    is_xml: bool = False
    links: PageLinks = OWN_LINKS
    declared: frozenset[str] = frozenset()
    """The names of the texts that the document type declares."""


def parse_html(
    data: bytes, name: str, options: ReadOptions, rules: PageRules | None = None
) -> Document:
    """Read HTML. Everything that a reader sees is in exactly one unit, or in a drawing or film."""
    text, encoding, bom = decode(data, name, find_page_encoding(data, options.encoding))
    is_xml = rules.is_xml if rules else begins_as_xml(text)
    tokens = list(read_html_tokens(text, is_xml=is_xml))
    rules = rules or PageRules(is_xml, find_notes(text, tokens))
    walk = BlockWalk(text, rules)
    parts = list(_read_parts(text, tokens, walk, rules, options))
    found = find_attribute_texts(text, tokens, _find_pictures(parts), walk.left_alone)
    repeated = _add_attributes(parts, found)
    parts.sort(key=lambda part: part.unit.span)
    find_line = _make_line_finder(text)
    declared = find_declared(text) if rules.is_xml else frozenset()
    parts = _drop_broken_tables(
        part._replace(unit=part.unit._replace(line=find_line(part.unit.span[0]))) for part in parts
    )
    parts = name_places(text, tokens, parts)
    places = HtmlPlaces(tuple(parts), tuple(repeated), rules.is_xml, rules.links, declared)
    return Document(
        name=name,
        format="html",
        markup="markdown",
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
            *((unit.line, _TOO_LONG) for unit, form, *_ in parts if _is_too_long(unit.text, form)),
            *((find_line(start), said) for start, said in _describe_declared(text, declared)),
        ),
        state={"places": places},
    )


def _describe_declared(text: str, declared: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where a declared text is met first, and a sentence about it."""
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
        if token.kind == "title" and (part := _read_title(text, token)):
            yield part

    def is_kept(attributes: Attributes) -> bool:
        return is_left_alone(attributes, walk.language)

    notes = rules.notes
    reader = RunReader(
        text, is_kept, notes.find_label, notes.is_backlink, rules.opens_links, rules.links
    )
    for block in walk.iterate_blocks(tokens):
        part = _read_block(text, block, reader, options)
        if part is not None:
            yield part
    for block in iterate_drawing_blocks(text, tokens, walk.left_alone):
        part = _read_block(text, block, reader, options)
        if part is not None:
            unit = part.unit._replace(comment="A text of a drawing (<svg>).")
            yield part._replace(unit=unit, form="drawing", is_inside=True)


def _read_title(text: str, token: HtmlToken) -> HtmlPart | None:
    raw = text[slice(*token.inside)]
    title = " ".join(unescape(raw).split())
    if not title:
        return None
    start = token.inside[0] + len(raw) - len(raw.lstrip())
    span = start, start + len(raw.strip())
    return HtmlPart(Unit(title, Kind.TITLE, 0, span=span, markup="plain"), "title")


def _read_block(
    text: str, block: HtmlBlock, reader: RunReader, options: ReadOptions
) -> HtmlPart | None:
    nodes = reader.read_nodes(drop_reading_marks(text, block.tokens))
    nodes, is_kept = trim_run(text, nodes, opens_links=reader.opens_links)
    if not nodes:
        return None
    is_translatable = not (block.is_left_alone or is_kept)
    unit = Unit(
        "",
        _kind_of(block),
        0,
        translatable=is_translatable,
        place=block.place,
        span=find_run_span(text, nodes),
        note=block.note,
        level=HEADINGS.get(block.kind, 0) if not block.note else 0,
    )
    if block.preformatted == "code":
        return _read_code(text, block, unit, is_translated=options.code)
    keeps_lines = block.preformatted == "text"
    spans = RunSpans(text, keeps_lines=keeps_lines).make(nodes)
    msgid = write_marks(_trim(normalise_marks(spans)))
    if shows_nothing(msgid) or is_shortcode(msgid):
        return None
    is_rule = unit.kind is Kind.PARAGRAPH and only_separates(msgid)
    form = "pre" if keeps_lines else "run"
    is_translatable = is_translatable and not (is_rule or _is_too_long(msgid, form))
    boxes = list_boxes(text, block.tokens, nodes, unit.place)
    unit = unit._replace(text=msgid, translatable=is_translatable, boxes=boxes)
    return HtmlPart(unit, form, tuple(nodes))


def _is_too_long(text: str, form: str) -> bool:
    """Return whether a text could not be put back, because it would not be read as marks."""
    has_marks = form in ("run", "pre", "drawing")
    return has_marks and (len(text) > _LONGEST or not is_parsable(text))


def _trim(spans: Sequence[Span]) -> list[Span]:
    """Return the marks of a run without line breaks and spaces at its edges."""
    kept = list(spans)
    for at in (0, -1):
        while kept and kept[at].kind in (SpanKind.TEXT, SpanKind.BREAK):
            text = kept[at].text.lstrip(" ") if at == 0 else kept[at].text.rstrip(" ")
            if text:
                kept[at] = kept[at] if text == kept[at].text else Span(text=text)
                break
            del kept[at]
    return kept


def _read_code(text: str, block: HtmlBlock, unit: Unit, *, is_translated: bool) -> HtmlPart | None:
    """Return the part of a block of code: its lines as a browser shows them."""
    start, end = _find_code(text, block.tokens)
    code = "".join(
        token.read_text(text)
        for token in block.tokens
        if (token.kind == "text" or token.name == DECLARED)
        and token.end > start
        and token.start < end
    )
    shown = LINE_END.sub("\n", code)
    shown = re.sub(r"\A(?:[^\S\n]*\n)+", "", shown).rstrip()
    if not shown:
        return None
    translatable = unit.translatable and is_translated
    unit = unit._replace(text=shown, kind=Kind.CODE, markup="code", span=(start, end), level=0)
    return HtmlPart(unit._replace(translatable=translatable), "code")


def _find_code(text: str, tokens: Iterable[HtmlToken]) -> tuple[int, int]:
    """Return where the text of a block of code begins and ends, in the elements around it."""
    texts = [
        token for token in tokens if token.kind == "text" and text[token.start : token.end].strip()
    ]
    raw = text[texts[0].start : texts[0].end]
    start = texts[0].start + len(raw) - len(raw.lstrip("\r\n"))
    last = texts[-1]
    return start, last.start + len(text[last.start : last.end].rstrip())


def _kind_of(block: HtmlBlock) -> Kind:
    if block.note:
        return Kind.NOTE
    if block.kind in HEADINGS:
        return Kind.HEADING
    kinds = {"td": Kind.TABLE_CELL, "li": Kind.LIST_ITEM, "blockquote": Kind.QUOTATION}
    return kinds.get(block.kind, Kind.PARAGRAPH)


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


def _drop_broken_tables(parts: Iterable[HtmlPart]) -> list[HtmlPart]:
    """Return the parts without the places of cells in tables that have several texts in a cell.

    Such a table is there for the look of a page, or it has a table in it.
    """
    parts = list(parts)
    cells = Counter(part.unit.place.cell for part in parts if part.unit.place.cell)
    broken = {cell[0] for cell, count in cells.items() if count > 1 and cell}
    for number, part in enumerate(parts):
        cell = part.unit.place.cell
        if cell and cell[0] in broken:
            place = part.unit.place._replace(cell=None)
            kind = Kind.PARAGRAPH if part.unit.kind is Kind.TABLE_CELL else part.unit.kind
            parts[number] = part._replace(unit=part.unit._replace(place=place, kind=kind))
    return parts
