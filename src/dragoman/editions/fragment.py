"""Editions as a piece of HTML to paste into WordPress, a newsletter or any other editor of pages.

What such programs let through decides the form. WordPress (``wp_kses`` of "post") keeps ``dir``,
``lang`` and ``style`` on every tag that it knows; it knows no ``<bdi>`` and no ``<wbr>``. Programs
for mail keep tables and styles inside the tags, and no style sheet. So there are no classes, no
ids, which would clash with those of the page, and the direction is said twice: as ``dir`` and as a
style. A line end is only between blocks, because WordPress makes a line break of any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from dragoman.editions._colours import PRINT
from dragoman.editions._common import BLANKS, describe_image, list_reading, split_paragraphs
from dragoman.editions._layouts import check_layout
from dragoman.editions._sheet import TextSheet, lay_out_sheet, list_blocks
from dragoman.editions._web.markup import ELEMENTS
from dragoman.editions._web.spans import encode
from dragoman.editions._web.view import Cell, LanguageTable, PageBlock
from dragoman.languages import make_tag
from dragoman.model import Edition, Options, Phrase, Span, SpanKind

SUFFIX = ".fragment.html"  # an editor opens it, and the complete page beside it has another name
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "screen"
FONTS = "never"
USES_PAPER = False
IN_INDEX = False  # it is not a page

_ACTS = re.compile(r"\[|:(?=//)")
"""What begins a shortcode of WordPress, and what makes it fetch an address that is a paragraph."""
_TABLE = "border-collapse:collapse;width:100%"
_CELL = f"padding:6px 10px;vertical-align:top;border-bottom:1px solid {PRINT.rule}"
_SMALL = f"font-size:85%;color:{PRINT.soft}"
_CODE = "margin:0 0 8px;white-space:pre-wrap;direction:ltr;text-align:left"


def render(edition: Edition, options: Options) -> bytes:
    """Return an edition as a piece of a page: a table, or one language below the other.

    Raises EditionError for a layout that it cannot have.
    """
    check_layout(edition, options, LAYOUTS, "a fragment of HTML", on_paper=False)
    sheet = lay_out_sheet(edition, options.layout)
    is_table = options.layout == "columns" and len(edition.columns) > 1
    lines = _write_columns(edition, sheet) if is_table else _write_stacked(edition, sheet)
    return encode("\n".join(lines) + "\n")


def _write_columns(edition: Edition, sheet: TextSheet) -> Iterator[str]:
    count = len(edition.columns)
    width = f"width:{100 // count}%;"
    yield f'<table dir="{edition.direction}" style="{_TABLE};table-layout:fixed">\n<tbody>'
    for block in list_blocks(edition, sheet, with_colophon_heading=False):
        contents = _list_contents(block)
        is_whole = len(contents) < count or block.is_wide
        lines = [[content] for content in contents] if is_whole else [contents]
        for line in lines:
            yield "<tr>"
            for cell, text in line:
                span = f' colspan="{count}"' if is_whole else ""
                yield f"<td{span}{_write_attributes(cell, ('' if is_whole else width) + _CELL)}>"
                yield f"{text}\n</td>" if text else "</td>"
            yield "</tr>"
    yield "</tbody>\n</table>"


def _write_stacked(edition: Edition, sheet: TextSheet) -> Iterator[str]:
    yield f'<div dir="{edition.direction}">'
    for block in list_blocks(edition, sheet, with_colophon_heading=False):
        for cell, text in _list_contents(block):
            if text:
                yield f"<div{_write_attributes(cell)}>\n{text}\n</div>"
    yield "</div>"


def _write_attributes(cell: Cell, style: str = "") -> str:
    side = cell.align or ("right" if cell.direction == "rtl" else "left")
    wrap = "word-wrap:break-word"  # WordPress removes it
    style = ";".join(filter(None, (f"direction:{cell.direction};text-align:{side}", style, wrap)))
    return f' lang="{escape(cell.lang)}" dir="{cell.direction}" style="{style}"'


def _list_contents(block: PageBlock) -> list[tuple[Cell, str]]:
    if block.form == "table":
        return [(table.cell, _write_table(table)) for table in block.tables]
    return [(cell, _write_content(block, cell)) for cell in block.cells]


def _write_content(block: PageBlock, cell: Cell) -> str:
    """Return the text of a cell, its remark, and the quotations and lists around them."""
    parts = list(_write_texts(block, cell))
    if cell.remark:
        remark = _write_remark(cell.remark, cell.lang)
        parts.append(f'<p style="margin:0 0 8px;{_SMALL}">{remark}</p>')
    side = "right" if cell.direction == "rtl" else "left"
    if block.depth:
        margin = f"margin:0;margin-{side}:{1.5 * block.depth:g}em"
        parts = [f'<div style="{margin}">', *parts, "</div>"]
    for _ in range(block.quotations):
        style = (
            f"margin:0;margin-{side}:1em;padding-{side}:0.8em;border-{side}:3px solid {PRINT.rule}"
        )
        parts = [f'<blockquote style="{style}">', *parts, "</blockquote>"]
    return "\n".join(parts)


def _write_texts(block: PageBlock, cell: Cell) -> Iterator[str]:
    if block.form == "pre":
        code = _escape_text(cell.text, keep_lines=True)
        yield f'<pre dir="ltr" style="{_CODE}"><code>{code}</code></pre>'
    elif re.fullmatch("h[1-6]", block.form) and not cell.is_blank:
        text = write_inline(cell.spans)
        yield f'<{block.form} style="margin:8px 0">{text}</{block.form}>'
    else:
        lead = f"{_escape_text(cell.marker)} " if cell.marker else ""
        style = f";{_SMALL}" if block.form == "colophon" or cell.mark == "missing" else ""
        for spans in split_paragraphs(cell.spans):
            text = write_inline(spans)
            if text:
                yield f'<p style="margin:0 0 8px{style}">{lead}{text}</p>'
            lead = ""


def _write_remark(remark: Phrase, lang: str) -> str:
    return _write_said(remark._replace(text=f"({remark})"), lang)


def _write_said(said: Phrase, lang: str) -> str:
    own, text = make_tag(said.language), _escape_text(said.text)
    attributes = f'lang="{escape(own)}" dir="{said.direction}"'
    return text if own == lang else f"<span {attributes}>{text}</span>"


def _write_table(table: LanguageTable) -> str:
    """Return a table, and what must be known of it: alone where nothing is translated."""
    remarks = (_write_said(remark, table.cell.lang) for remark in table.remarks)
    said = [f'<p style="margin:0 0 8px;{_SMALL}">{remark}</p>' for remark in remarks]
    if not table.lines:
        return "\n".join(said)
    lines = [f'<table dir="{table.cell.direction}" style="border-collapse:collapse">', "<tbody>"]
    for line in table.lines:
        cells = "\n".join(_write_table_cell(cell, table.cell) for cell in line)
        lines.append(f"<tr>\n{cells}\n</tr>")
    return "\n".join((*lines, "</tbody>", "</table>", *said))


def _write_table_cell(cell: Cell | None, around: Cell) -> str:
    side = "right" if around.direction == "rtl" else "left"
    style = f"border:1px solid {PRINT.rule};padding:4px 8px;vertical-align:top"
    if cell is None:
        return f'<td style="{style}"></td>'
    other = "left" if side == "right" else "right"
    align = {"center": "center", "end": other}.get(cell.align, side)
    name, scope = ("th", ' scope="col"') if cell.is_header else ("td", "")
    lang = f' lang="{escape(cell.lang)}" dir="{cell.direction}"' if cell.lang != around.lang else ""
    remark = ""
    if cell.remark:
        remark = f'<br><span style="{_SMALL}">{_write_remark(cell.remark, cell.lang)}</span>'
    text = write_inline(cell.spans) + remark
    return f'<{name}{scope}{lang} style="{style};text-align:{align}">{text}</{name}>'


def write_inline(spans: Sequence[Span]) -> str:
    """Return spans as HTML without classes and ids, on one line."""
    return "".join(map(_write_span, spans))


def _write_span(span: Span) -> str:
    inside = write_inline(span.children)
    match span.kind:
        case SpanKind.BREAK:
            return "<br>"
        case SpanKind.PARAGRAPH:
            return "<br><br>"
        case SpanKind.CODE:
            return _write_code(span)
        case SpanKind.NOTE:
            return f"<sup>&#91;{_escape_text(span.text)}&#93;</sup>"
        case SpanKind.LINK:
            return _write_link(span, inside or _escape_text(span.target))
        case SpanKind.IMAGE:
            return _write_link(replace(span, title=""), _escape_text(describe_image(span)))
        case SpanKind.RUBY:
            reading = write_inline(list_reading(span))
            return f"<ruby>{inside}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
        case SpanKind.ISOLATE:
            name = "bdo" if span.needs_override else "span"
            text = _escape_text(span.text) + inside
            return f'<{name} dir="{span.direction or "auto"}">{text}</{name}>'
        case _:
            name = ELEMENTS.get(span.kind, "")
            text = _escape_text(span.text) + inside
            return f"<{name}>{text}</{name}>" if name else text


def _write_code(span: Span) -> str:
    text = _escape_text(span.text)
    if span.needs_override:
        text = f'<bdo dir="ltr">{text}</bdo>'
    return f'<code dir="ltr">{text}</code>'


def _write_link(span: Span, text: str) -> str:
    if not span.target or span.target.startswith("#"):
        return text  # there is nothing with an id that it could lead to
    title = f' title="{_escape_text(span.title)}"' if span.title else ""
    return f'<a href="{escape(span.target)}"{title}>{text}</a>'


def _escape_text(text: str, *, keep_lines: bool = False) -> str:
    """Return a text as HTML in which WordPress too finds only a text."""
    text = text if keep_lines else BLANKS.sub(" ", text)
    return _ACTS.sub(lambda match: f"&#{ord(match[0])};", escape(text, quote=True))
