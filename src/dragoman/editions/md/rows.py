"""The rows of an edition in several languages: cells of a table, or one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dragoman.editions._common import BULLETS
from dragoman.editions._sheet import TextSheet, list_blocks
from dragoman.editions._web.view import Cell, PageBlock
from dragoman.editions.md.blocks import (
    indent_item,
    quote_lines,
    split_marker,
    write_block,
    write_table,
)
from dragoman.editions.md.inline import escape_html, escape_text
from dragoman.languages import make_tag
from dragoman.model import Edition


def write_columns(edition: Edition, sheet: TextSheet) -> Iterator[str]:
    """Yield the parts of a file with a table of all rows, and a cell for each language."""
    share = 100 // len(edition.columns)
    names = "".join(
        f'<th width="{share}%" lang="{escape(make_tag(column.language))}" dir="{column.direction}">'
        f"{escape_html(column.autonym)}</th>\n"
        for column in edition.columns
    )
    yield f'<table dir="{edition.direction}">\n<tr>\n<th></th>\n{names}</tr>'
    for block in list_blocks(edition, sheet):
        yield from _write_row(block, len(edition.columns))
    yield "</table>"


def _write_row(block: PageBlock, count: int) -> Iterator[str]:
    """Yield a row of the table; its languages are rows of their own where it needs the width."""
    cells = list_contents(block)
    is_whole = block.is_shared or block.is_wide
    lines = [[content] for content in cells] if is_whole else [list(cells)]
    for number, line in enumerate(lines):
        shown = _write_number(block) if number == 0 else ""
        yield f'<tr>\n<td valign="top">{shown}</td>'
        span = f' colspan="{count}"' if is_whole and count > 1 else ""
        for cell, text in line:
            yield f'<td{span} valign="top"{_write_attributes(cell)}>' + (
                f"\n\n{text}\n\n</td>" if text else "</td>"
            )
        yield "</tr>"


def _write_attributes(cell: Cell) -> str:
    align = f' align="{escape(cell.align)}"' if cell.align else ""
    return f'{align} lang="{escape(cell.lang)}" dir="{cell.direction}"'


def _write_number(block: PageBlock) -> str:
    if not block.number:
        return ""
    anchor = escape(block.anchor)
    return f'<sub><a id="{anchor}" href="#{anchor}">{escape_html(block.number)}</a></sub>'


def write_stacked(edition: Edition, sheet: TextSheet) -> Iterator[str]:
    """Yield the parts of a file in which the languages of a row are below each other."""
    for block in list_blocks(edition, sheet):
        if block.number:
            yield f'<div dir="{edition.direction}">{_write_number(block)}</div>'
        for cell, text in list_contents(block):
            if text:
                yield f"<div{_write_attributes(cell)}>\n\n{text}\n\n</div>"


def list_contents(block: PageBlock) -> list[tuple[Cell, str]]:
    """Return each cell of a block with its Markdown."""
    if block.form == "table":
        return [(table.cell, write_table(table)) for table in block.tables]
    return [(cell, _write_content(block, cell)) for cell in block.cells]


def _write_content(block: PageBlock, cell: Cell) -> str:
    text = write_block(block, cell)
    if block.form == "note":
        return _write_note(cell, text)
    if block.depth:
        text = _write_item(block, cell, text)
    return quote_lines(text, block.quotations)


def _write_note(cell: Cell, text: str) -> str:
    links = "".join(
        f' <a href="{escape(href)}">↑{escape_html(number)}</a>' for href, number in cell.back_links
    )
    lead = f'<a id="{escape(cell.anchor)}"></a>{escape_text(cell.marker)} '
    first, *rest = text.split("\n\n")
    return "\n\n".join((lead + first + links, *rest))


def _write_item(block: PageBlock, cell: Cell, text: str) -> str:
    """Return an item of a list: with its marker, and as far in as the lists around it."""
    depth = block.depth
    marker, lacked = split_marker(cell.marker)
    if lacked or (not cell.marker.isascii() and cell.marker not in BULLETS):
        text = f"{escape_text(cell.marker)} {text}"  # in its own digits, as no list has them
    elif cell.marker:
        text, depth = indent_item(marker, text), depth - 1
    for _ in range(depth):
        text = f"<dl><dd>\n\n{text}\n\n</dd></dl>"
    return text
