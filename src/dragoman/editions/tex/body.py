"""The text of a LaTeX file: rows of cells in columns, or one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.editions._common import split_paragraphs
from dragoman.editions._sheet import TextSheet, make_heading
from dragoman.editions._tables import share_width
from dragoman.editions._web.view import Cell, LanguageTable, PageBlock
from dragoman.editions.tex.inline import LatexStyle, escape_code, escape_text, write_inline
from dragoman.editions.tex.preamble import name_language
from dragoman.inline import plain_text
from dragoman.model import Edition, Options, Phrase, Table

_NUMBER = 0.05
"""The share of the width that the numbers of the rows get."""
_SIDES = {"ltr": (r"\raggedright ", r"\raggedleft "), "rtl": (r"\raggedleft ", r"\raggedright ")}
"""By direction, what sets lines at their beginning, and at their end."""
_SIZES = {1: "LARGE", 2: "Large", 3: "large"}
"""The sizes of headings by their rank."""


def write_body(edition: Edition, sheet: TextSheet, options: Options) -> Iterator[str]:
    """Yield the lines of the text, the notes and the colophon."""
    is_side_by_side = options.layout == "columns" and len(edition.columns) > 1
    writer = _BodyWriter(edition, is_side_by_side)
    blocks = [*sheet.text]
    if sheet.notes:
        blocks += [make_heading(edition, "Notes"), *sheet.notes]
    blocks += [make_heading(edition, "About this edition"), *sheet.colophon]
    for block in blocks:
        yield from writer.write_block(block)
    yield from writer.close_columns()


class _BodyWriter:
    """Writes blocks, and knows whether columns are open."""

    def __init__(self, edition: Edition, is_side_by_side: bool) -> None:
        self._edition = edition
        self._is_side_by_side = is_side_by_side
        self._is_open = False
        self._tables = {
            block.rows[0].anchor: block for block in edition.blocks if isinstance(block, Table)
        }

    def write_block(self, block: PageBlock) -> Iterator[str]:
        """Yield a block: a row of the columns, or its languages below each other."""
        contents = self._list_contents(block)
        is_whole = not self._is_side_by_side or block.is_shared or block.is_wide
        if is_whole:
            yield from self.close_columns()
            for cell, text in contents:
                yield from _enclose(block, cell, text)
            if not self._is_side_by_side and len(contents) > 1:
                yield r"\medskip"
            return
        yield from self._open_columns()
        places = self._list_places()
        yield rf"\switchcolumn[0]*\switchcolumn[{places[0]}]"
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
            shares = [_NUMBER, *([round((1 - _NUMBER) / count, 3)] * count)]
            shares = shares[::-1] if self._edition.direction == "rtl" else shares
            yield rf"\columnratio{{{','.join(f'{share:g}' for share in shares[:-1])}}}"
            yield rf"\begin{{paracol}}{{{count + 1}}}"

    def close_columns(self) -> Iterator[str]:
        """Yield the end of the columns, if they are open."""
        if self._is_open:
            self._is_open = False
            yield r"\end{paracol}"

    def _list_contents(self, block: PageBlock) -> list[tuple[Cell, str]]:
        if block.form == "table":
            table = self._tables[block.anchor]
            return [
                (each.cell, _write_table(each, share_width(table, index)))
                for index, each in enumerate(block.tables)
            ]
        return [
            (cell, _write_content(block, cell, is_first=index == 0))
            for index, cell in enumerate(block.cells)
        ]


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
        yield rf"\begin{{{name}}}{{\scriptsize {number}}}\end{{{name}}}"


def _write_content(block: PageBlock, cell: Cell, *, is_first: bool) -> str:
    """Return the text of a cell with its remark, inside the quotations and lists around it."""
    parts = list(_write_texts(block, cell, is_first=is_first))
    if cell.remark:
        parts.append(rf"{{\footnotesize {_write_remark(cell.remark, cell, block.form)}\par}}")
    text = "\n".join(parts)
    if block.depth and text:
        margin = rf"\setlength\leftmargin{{{1.6 * block.depth:g}em}}\setlength\topsep{{0pt}}"
        marker = escape_text(cell.marker)
        text = f"\\begin{{list}}{{}}{{{margin}}}\\item[{{{marker}}}] {text}\n\\end{{list}}"
    for _ in range(block.quotations if text else 0):
        text = f"\\begin{{quote}}\n{text}\n\\end{{quote}}"
    return text


def _write_texts(block: PageBlock, cell: Cell, *, is_first: bool) -> Iterator[str]:
    style = LatexStyle(name_language(cell.lang), cell.direction)
    if block.form == "pre":
        yield _write_code(cell)
    elif re.fullmatch("h[1-6]", block.form) and not cell.is_blank:
        rank = int(block.form[1])
        text = write_inline(cell.spans, style)
        if is_first and block.anchor:
            name = escape_text(" ".join(plain_text(cell.spans).split()))
            name = name.replace(r"\allowbreak{}", "")
            yield rf"\pdfbookmark[{rank}]{{{name}}}{{{block.anchor}}}"
            text = rf"\hypertarget{{{block.anchor}}}{{}}{text}"
        size = _SIZES.get(rank, "normalsize")
        side = _SIDES.get(cell.direction, _SIDES["ltr"])[0]
        yield rf"\dragomanheading{{{side}\{size}}}{{{text}}}"
    else:
        lead = ""
        if block.form == "note":
            lead = rf"\hypertarget{{{cell.anchor}}}{{}}{escape_text(cell.marker)}\ "
        size = r"\footnotesize " if block.form == "colophon" or cell.mark == "missing" else ""
        for spans in split_paragraphs(cell.spans):
            text = write_inline(spans, style)
            if text.strip():
                yield rf"{{{size}{lead}{text}\par}}"
                lead = ""


def _write_remark(
    remark: Phrase, around: Cell, form: str = "p", *, in_brackets: bool = True
) -> str:
    text = escape_text(f"({remark.text})" if in_brackets else remark.text)
    if remark.direction == around.direction and form != "pre":
        return text
    font = rf"\run{name_language(remark.language)}"
    return rf"\{'RL' if remark.direction == 'rtl' else 'LR'}{{{font} {text}}}"


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


def _write_table(table: LanguageTable, shares: tuple[float, ...]) -> str:
    """Return a table as lines that are tables of their own, so that a page may end between them.

    What must be known of all of it is said below it: alone where nothing is translated.
    """
    remark = ""
    if table.remark:
        shown = _write_remark(table.remark, table.cell, in_brackets=bool(table.lines))
        remark = rf"{{\footnotesize {shown}\par}}"
    if not table.lines:
        return remark
    widths = [0.94 * share / sum(shares) for share in shares]
    lines = []
    for line in table.lines:
        columns = "".join(
            rf"p{{\dimexpr {width:.3f}\linewidth-2\tabcolsep\relax}}" for width in widths
        )
        cells = " & ".join(_write_table_cell(cell, table.cell) for cell in line)
        begin = rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}\hline"
        lines.append(rf"{begin} {cells}\tabularnewline\end{{tabular}}\par")
    return r"{\parskip=0pt " + "\n".join(lines) + "}" + remark


def _write_table_cell(cell: Cell | None, around: Cell) -> str:
    if cell is None:
        return ""
    text = write_inline(cell.spans, LatexStyle(name_language(cell.lang), cell.direction))
    if cell.lang != around.lang:
        command = "RL" if cell.direction == "rtl" else "LR"
        text = rf"\{command}{{\run{name_language(cell.lang)} {text}}}"
    if cell.is_header:
        text = rf"\textbf{{{text}}}"
    remark = (
        rf"\newline{{\footnotesize {_write_remark(cell.remark, around)}}}" if cell.remark else ""
    )
    start, end = _SIDES.get(around.direction, _SIDES["ltr"])
    side = {"center": r"\centering ", "end": end}.get(cell.align, start)
    return f"{side}{text}{remark}"
