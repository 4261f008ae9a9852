"""From a block of HTML to its unit: the marks of its run, the lines of its code, or its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.html_references import unescape
from dragoman.inline import is_parsable, is_shortcode, normalise_marks, write_marks
from dragoman.model import Kind, Span, SpanKind, Unit
from dragoman.sources._common import LINE_END, ReadOptions
from dragoman.sources._html.blocks import HtmlBlock
from dragoman.sources._html.boxes import BOX, list_boxes, make_box_unit
from dragoman.sources._html.names import HEADINGS
from dragoman.sources._html.parts import HtmlPart
from dragoman.sources._html.programs import looks_like_program, only_computes
from dragoman.sources._html.reading_marks import drop_reading_marks
from dragoman.sources._html.roles import drop_word_marker
from dragoman.sources._html.run_edges import find_run_span, trim_run
from dragoman.sources._html.run_marks import RunSpans
from dragoman.sources._html.runs import RunReader
from dragoman.sources._html.tokens import DECLARED, HtmlToken
from dragoman.sources._rules import only_separates
from dragoman.texts.unseen import shows_nothing

_LONGEST = 150_000
"""A longer text is not translated: its translation may be longer than what is read as marks."""


def read_title(text: str, token: HtmlToken) -> HtmlPart | None:
    raw = text[slice(*token.inside)]
    title = " ".join(unescape(raw).split())
    if not title:
        return None
    start = token.inside[0] + len(raw) - len(raw.lstrip())
    span = start, start + len(raw.strip())
    return HtmlPart(Unit(title, Kind.TITLE, 0, span=span, markup="plain"), "title")


def read_block(
    text: str, block: HtmlBlock, reader: RunReader, options: ReadOptions
) -> HtmlPart | None:
    tokens = drop_reading_marks(text, block.tokens)
    if block.kind == "li":
        tokens = drop_word_marker(text, tokens)
    nodes = reader.read_nodes(tokens)
    nodes, is_kept = trim_run(text, nodes, opens_links=reader.opens_links)
    unit = _start_unit(block)
    if not nodes:
        return _read_boxes(text, block, unit)
    is_translatable = not (block.is_left_alone or is_kept)
    unit = unit._replace(translatable=is_translatable, span=find_run_span(text, nodes))
    if block.preformatted == "code" or (block.preformatted and _is_program(text, block)):
        return _read_code(text, block, unit, is_translated=options.code)
    keeps_lines = block.preformatted == "text"
    spans = RunSpans(text, keeps_lines=keeps_lines).make(nodes)
    msgid = write_marks(_trim(normalise_marks(spans)))
    if shows_nothing(msgid):
        return _read_boxes(text, block, unit)
    is_computed = only_computes(msgid)
    if is_shortcode(msgid) or (is_computed and "{{" not in msgid):
        return None
    is_rule = unit.kind is Kind.PARAGRAPH and only_separates(msgid)
    form = "pre" if keeps_lines else "run"
    is_kept = is_rule or is_computed or is_too_long(msgid, form)
    is_translatable = is_translatable and not is_kept
    boxes = list_boxes(text, block.tokens, nodes, unit.place)
    unit = unit._replace(text=msgid, translatable=is_translatable, boxes=boxes)
    return HtmlPart(unit, form, tuple(nodes))


def _start_unit(block: HtmlBlock) -> Unit:
    """Return the unit of a block before its text is read."""
    level = HEADINGS.get(block.kind, 0) if not block.note else 0
    return Unit("", _kind_of(block), 0, place=block.place, note=block.note, level=level)


def _read_boxes(text: str, block: HtmlBlock, unit: Unit) -> HtmlPart | None:
    """Return the part of a block without a text; None if it shows no boxes of a form."""
    found = make_box_unit(text, block.tokens, unit) if block.may_show_boxes else None
    return HtmlPart(found, BOX) if found else None


def is_too_long(text: str, form: str) -> bool:
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


def _is_program(text: str, block: HtmlBlock) -> bool:
    shown = "".join(token.read_text(text) for token in block.tokens if token.kind == "text")
    return looks_like_program(shown)


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
