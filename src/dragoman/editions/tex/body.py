"""The text of a LaTeX file: rows of cells in columns, or one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.editions._common import split_paragraphs
from dragoman.editions._sheet import TextSheet, list_blocks
from dragoman.editions._web.view import Cell, PageBlock
from dragoman.editions.tex.inline import escape_code, escape_text, write_inline
from dragoman.editions.tex.preamble import find_style, name_language
from dragoman.editions.tex.tables import (
    NUMBER,
    SIDES,
    divide_width,
    has_room,
    measure_room,
    write_remark,
    write_table,
)
from dragoman.inline import isolate, plain_text
from dragoman.model import Edition, Options, Span, Table
from dragoman.texts.left_to_right import RTL
from dragoman.texts.list_markers import BOXES

_FEWEST_LINES, _LINES_OF_OTHER = 5, 3
"""The lines below which a page ends before a heading, the first line of a table, or what introduces
something; and for each other language that is below that."""
_SIZES = {1: "LARGE", 2: "Large", 3: "large"}
"""The sizes of headings by their rank."""
_RAGGED = {"ltr": r"\rightskip=0pt plus 3em ", "rtl": r"\leftskip=0pt plus 3em "}
"""By direction, what leaves the ends of lines uneven, so that the spaces in them stay narrow."""
_SIGN_ALONE = re.compile(r"[^\w\\]+")
"""A marker without letters and digits, such as a bullet."""
_LATIN, _RTL_SIGN = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile(f"[{RTL}]")


def write_body(edition: Edition, sheet: TextSheet, options: Options) -> Iterator[str]:
    """Yield the lines of the text, the notes and the colophon."""
    is_side_by_side = options.layout == "columns" and len(edition.columns) > 1
    writer = _BodyWriter(edition, options, is_side_by_side)
    for block in list_blocks(edition, sheet):
        yield from writer.write_block(block)
    yield from writer.close_columns()


class _BodyWriter:
    """Writes blocks, and knows whether columns are open."""

    def __init__(self, edition: Edition, options: Options, is_side_by_side: bool) -> None:
        self._edition = edition
        self._room = measure_room(edition, options)
        self._is_side_by_side = is_side_by_side
        self._is_open = False
        self._tables = {
            block.rows[0].anchor: block for block in edition.blocks if isinstance(block, Table)
        }

    def write_block(self, block: PageBlock) -> Iterator[str]:
        """Yield a block: a row of the columns, or its languages below each other."""
        is_whole = not self._is_side_by_side or block.is_shared or not self._has_room(block)
        contents = self._list_contents(block, is_whole)
        if is_whole:
            yield from self.close_columns()
            if _must_stay(block):
                yield rf"\dragomanroom{{{_FEWEST_LINES + _LINES_OF_OTHER * (len(contents) - 1)}}}"
            for cell, text in contents:
                yield from _enclose(block, cell, text)
            if not self._is_side_by_side and len(contents) > 1:
                yield r"\medskip"
            return
        yield from self._open_columns()
        places = self._list_places()
        yield rf"\switchcolumn[0]*\switchcolumn[{places[0]}]"
        if _must_stay(block):  # the other columns follow this one to its page
            yield rf"\dragomanroom{{{_FEWEST_LINES}}}\switchcolumn[0]*\switchcolumn[{places[0]}]"
        yield from _write_number(block, self._edition)
        for place, (cell, text) in zip(places[1:], contents, strict=True):
            yield rf"\switchcolumn[{place}]"
            yield from _enclose(block, cell, text)

    def _list_places(self) -> list[int]:
        """Return the columns on the page, from the left, of the number and of each language."""
        places = list(range(len(self._edition.columns) + 1))
        return places[::-1] if self._edition.direction == "rtl" else places

    def _open_columns(self) -> Iterator[str]:
        if not self._is_open:
            self._is_open = True
            count = len(self._edition.columns)
            shares = [NUMBER, *([round((1 - NUMBER) / count, 3)] * count)]
            shares = shares[::-1] if self._edition.direction == "rtl" else shares
            yield rf"\columnratio{{{','.join(f'{share:g}' for share in shares[:-1])}}}"
            yield rf"\begin{{paracol}}{{{count + 1}}}"

    def close_columns(self) -> Iterator[str]:
        """Yield the end of the columns, if they are open."""
        if self._is_open:
            self._is_open = False
            yield r"\end{paracol}"

    def _has_room(self, block: PageBlock) -> bool:
        """Return whether the languages of a block fit side by side."""
        if block.form != "table":
            return True
        return has_room(self._tables[block.anchor], self._edition, self._room)

    def _list_contents(self, block: PageBlock, is_whole: bool) -> list[tuple[Cell, str]]:
        if block.form == "table":
            table = self._tables[block.anchor]
            room = self._room.whole if is_whole else self._room.column
            return [
                (each.cell, write_table(each, divide_width(table, index, room)))
                for index, each in enumerate(block.tables)
            ]
        return [
            (cell, _write_content(block, cell, is_first=index == 0, is_narrow=not is_whole))
            for index, cell in enumerate(block.cells)
        ]


def _must_stay(block: PageBlock) -> bool:
    """Return whether the beginning of a block must be on the page of what comes next."""
    return block.introduces or block.form == "table" or _is_heading(block)


def _is_heading(block: PageBlock) -> bool:
    return re.fullmatch("h[1-6]", block.form) is not None


def _find_size(heading: PageBlock) -> str:
    return _SIZES.get(int(heading.form[1]), "normalsize")


def _enclose(block: PageBlock, cell: Cell, text: str) -> Iterator[str]:
    """Yield the text of a cell in its language. Code has none: it runs from left to right."""
    if text and block.form == "pre":
        yield text
    elif text:
        name = f"text{name_language(cell.lang)}"
        yield rf"\begin{{{name}}}"
        yield text
        yield rf"\end{{{name}}}"


def _write_number(block: PageBlock, edition: Edition) -> Iterator[str]:
    if block.number:
        column = edition.columns[0]
        name = f"text{name_language(column.language)}"
        number = escape_text(block.number)
        lead = rf"\addvspace{{6pt}}{{\{_find_size(block)}\strut}}" if _is_heading(block) else ""
        yield rf"\begin{{{name}}}{lead}{{\scriptsize {number}}}\end{{{name}}}"


def _write_content(block: PageBlock, cell: Cell, *, is_first: bool, is_narrow: bool) -> str:
    """Return the text of a cell with its remark, inside the quotations and lists around it."""
    parts = list(_write_texts(block, cell, is_first=is_first, is_narrow=is_narrow))
    if cell.remark:
        parts.append(rf"{{\footnotesize {write_remark(cell.remark, cell, block.form)}\par}}")
    text = "\n".join(parts)
    if block.depth and text:
        margin = rf"\setlength\leftmargin{{{1.6 * block.depth:g}em}}\setlength\topsep{{0pt}}"
        marker = _write_marker(BOXES.get(cell.marker, cell.marker), cell)
        text = f"\\begin{{list}}{{}}{{{margin}}}\\item[{{{marker}}}] {text}\n\\end{{list}}"
    for _ in range(block.quotations if text else 0):
        text = f"\\begin{{dragomanquote}}\n{text}\n\\end{{dragomanquote}}"
    return text


def _write_marker(marker: str, cell: Cell) -> str:
    """Return the marker of an item. LaTeX sets the words of any marker from left to right.

    The signs at its end, as in "(a)" and "א.", belong to the list.
    """
    letters = marker.rstrip(".):")
    runs = isolate((Span(text=letters),), cell.direction)
    text = write_inline((*runs, Span(text=marker[len(letters) :])), find_style(cell))
    if cell.direction == "ltr":
        return text
    if _SIGN_ALONE.fullmatch(text):
        text = rf"\runlatin {text}"
        return rf"\LR{{{text}}}" if " " in marker else text
    return rf"\RL{{{text}}}" if " " in marker else text


def _write_spans(cell: Cell, spans: Sequence[Span]) -> str:
    """Return spans of a cell. In a column from right to left, what has Latin letters only, as the
    description of a picture, is from left to right and in a font that has them."""
    text = write_inline(spans, find_style(cell))
    if cell.direction == "ltr" or text.startswith(r"\LR{\runlatin"):
        return text
    shown = plain_text(spans)
    is_foreign = _LATIN.search(shown) and not _RTL_SIGN.search(shown)
    return rf"\LR{{\runlatin {text}}}" if is_foreign else text


def _write_texts(block: PageBlock, cell: Cell, *, is_first: bool, is_narrow: bool) -> Iterator[str]:
    """Yield the paragraphs of a cell. Their lines are not made even in a narrow column, and beside
    an address: the gaps would be wide."""
    if block.form == "pre":
        yield _write_code(cell)
    elif _is_heading(block) and not cell.is_blank:
        rank = int(block.form[1])
        text = _write_spans(cell, cell.spans)
        if is_first and block.anchor:
            name = escape_text(" ".join(plain_text(cell.spans).split()))
            name = name.replace(r"\allowbreak{}", "")
            yield rf"\pdfbookmark[{rank}]{{{name}}}{{{block.anchor}}}"
            text = rf"\hypertarget{{{block.anchor}}}{{}}{text}"
        side = SIDES.get(cell.direction, SIDES["ltr"])[0]
        yield rf"\dragomanheading{{{side}\{_find_size(block)}}}{{{text}}}"
    else:
        lead = ""
        if block.form == "note":
            marker = write_inline((Span(text=cell.marker),), find_style(cell))
            lead = rf"\hypertarget{{{cell.anchor}}}{{}}{marker}\ "
        size = r"\footnotesize " if block.form == "colophon" or cell.mark == "missing" else ""
        size += r"\centering " if cell.align else ""
        for spans in split_paragraphs(cell.spans):
            text = _write_spans(cell, spans)
            if text.strip():
                is_ragged = is_narrow or r"\allowbreak{}" in text
                side = _RAGGED.get(cell.direction, "") if is_ragged else ""
                yield rf"{{{side}{size}{lead}{text}\par}}"
                lead = ""


def _write_code(cell: Cell) -> str:
    """Return lines of code, from left to right in every language."""
    lines = [
        escape_code(line).replace(" ", r"\ ") if line.strip() else r"\strut"
        for line in _keep_spaces(cell.text).split("\n")
    ]
    text = "\n".join(rf"\leavevmode {line}\par" for line in lines)
    return rf"{{\runcode\small\raggedright\parskip=0pt {text}}}"


def _keep_spaces(text: str) -> str:
    """Return code in which spaces beside each other are kept."""
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", text).replace("\t", "    ")
    return re.sub("(?<= ) |(?m:^ )", "\u00a0", text)
