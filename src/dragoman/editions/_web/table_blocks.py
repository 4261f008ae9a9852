"""The tables of an edition as HTML or XHTML: one for each language, side by side."""

from __future__ import annotations

from dragoman.editions._tables import is_figure
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.markup import LONG, escape, write_language, write_mark, write_spans
from dragoman.editions._web.spans import to_plain_text
from dragoman.editions._web.view import Cell, LanguageTable, PageBlock
from dragoman.texts.unbroken import cut_text


def write_table(block: PageBlock, number: str, context: BlockContext) -> str:
    """Return the row of a table; ``number`` is the HTML of its number.

    In a book nothing can be moved: a table whose words need room has the whole width.
    """
    needs_room = context.xml and not all(table.is_narrow for table in block.tables)
    wide = " wide" if block.is_wide or needs_room else ""
    tables = "".join(_write_language_table(table, block, context) for table in block.tables)
    start = f'<div class="row{wide}" id="{escape(block.anchor)}"{context.write_touched()}>\n'
    return f"{start}{number}{tables}</div>\n"


def _write_language_table(table: LanguageTable, block: PageBlock, context: BlockContext) -> str:
    cell, xml = table.cell, context.xml
    language = write_language(cell.lang, cell.direction, xml=xml)
    if not table.lines:
        (remark,) = table.remarks
        mark = write_mark(remark, cell.column.language, xml=xml)
        inside = f'<p class="missing"{mark}>{escape(remark.text)}</p>\n'
    else:
        inside = _write_lines(table, block, context)
        if not xml:
            label = table.label.text
            if len(block.tables) > 1:
                label += f" ({cell.column.autonym})"
            region = f'tabindex="0" role="region" aria-label="{escape(label)}"'
            inside = f'<div class="scroll" {region}>\n{inside}</div>\n'
        inside += "".join(
            f'<p id="{name}">{context.write_remark(remark)}</p>\n'
            for name, remark in zip(_name_remarks(table, block), table.remarks, strict=True)
        )
    return f'<div class="cell {escape(cell.slot)}" {language}>\n{inside}</div>\n'


def _name_remarks(table: LanguageTable, block: PageBlock) -> list[str]:
    """Return the ids of what is said below a table: a screen reader says it before the cells, so
    that their signs are understood."""
    numbers = range(1, len(table.remarks) + 1)
    return [escape(f"{block.anchor}-{table.cell.slot}-{number}") for number in numbers]


def _write_lines(table: LanguageTable, block: PageBlock, context: BlockContext) -> str:
    if table.is_narrow or context.xml:
        classes = _write_classes(*["narrow"] * table.is_narrow)
    else:
        classes = _write_classes(
            "fits" if table.letters <= context.line_letters * 1.25 else "",
            "small" if table.letters > context.line_letters else "",
        )
    lines = "".join(
        f"<tr>{''.join(_write_cell(cell, table, block, context) for cell in line)}</tr>\n"
        for line in table.lines
    )
    names = " ".join(_name_remarks(table, block))
    described = f' aria-describedby="{names}"' if names else ""
    return f"<table{classes}{described}>\n{lines}</table>\n"


def _write_classes(*names: str) -> str:
    names = tuple(filter(None, names))
    return f' class="{escape(" ".join(names))}"' if names else ""


def _write_cell(
    cell: Cell | None, table: LanguageTable, block: PageBlock, context: BlockContext
) -> str:
    if cell is None:
        return "<td></td>"
    name, scope = ("th", ' scope="col"') if cell.is_header else ("td", "")
    has_place = cell.anchor and cell.anchor != block.anchor
    place = f' id="{escape(cell.anchor)}"' if has_place else ""
    text = to_plain_text(cell.spans)
    classes = _write_classes(
        cell.mark,
        "whole" if is_figure(text) else "",
        "long" if _has_long_word(text) else "",
        cell.align,
    )
    language = ""
    if cell.lang != table.cell.lang:
        language = f" {write_language(cell.lang, cell.direction, xml=context.xml)}"
    remark = f" {context.write_remark(cell.remark)}" if cell.remark else ""
    inside = f"{write_spans(cell.spans, xml=context.xml)}{remark}"
    return f"<{name}{scope}{place}{classes}{language}>{inside}</{name}>"


def _has_long_word(text: str) -> bool:
    """Return whether a text has a word that is too long for a column of a table. An address is
    not: it may be broken."""
    parts = (part for piece in cut_text(text) for part in piece.parts or piece.text.split())
    return max(map(len, parts), default=0) > LONG
