"""Tables in LaTeX. Their columns are as wide as their words need: LaTeX prints a word that is wider
than its cell over the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.editions._addresses import LONGEST
from dragoman.editions._layouts import measure_page
from dragoman.editions._tables import divide_room, measure_words, needs_full_width, share_width
from dragoman.editions._web.view import Cell, LanguageTable
from dragoman.editions._widths import measure_word
from dragoman.editions.tex.inline import escape_text, write_inline
from dragoman.editions.tex.preamble import MARGIN, find_style, name_language
from dragoman.languages import make_tag
from dragoman.model import Edition, Options, Phrase, Table

NUMBER = 0.05
"""The share of the width that the numbers of the rows get."""
SIDES = {"ltr": (r"\raggedright ", r"\raggedleft "), "rtl": (r"\raggedleft ", r"\raggedright ")}
"""By direction, what sets lines at their beginning, and at their end."""
_LETTER, _CELL_MARGINS, _GAP = 240, 212, 352
"""In hundredths of a millimetre: the width of a bold letter, what is free beside the text of a
cell (twice ``\\tabcolsep``), and between two languages (``\\columnsep``)."""
_WIDER = 0.9
"""How much of the room of a letter has one whose width is known (``measure_word``)."""


class TableRoom(NamedTuple):
    """In hundredths of a millimetre, the room of a table."""

    whole: int
    """Across the whole page."""
    column: int
    """In the column of one language."""


def measure_room(edition: Edition, options: Options) -> TableRoom:
    """Return the room that tables have in an edition: nothing is free before the first cell of a
    line, and behind the last one."""
    whole = round(100 * (measure_page(edition, options)[0] - 2 * MARGIN))
    column = int(whole * (1 - NUMBER) / len(edition.columns)) - _GAP
    return TableRoom(whole + _CELL_MARGINS, column + _CELL_MARGINS)


def has_room(table: Table, edition: Edition, room: TableRoom) -> bool:
    """Return whether a table fits into each of its languages' columns, with whole words."""
    return not needs_full_width(table) and all(
        sum(_measure_columns(table, index)) <= room.column for index in range(len(edition.columns))
    )


def divide_width(table: Table, index: int, room: int) -> list[int]:
    """Return the widths of the columns of a table in one language, in hundredths of a
    millimetre."""
    return divide_room(room, share_width(table, index), _measure_columns(table, index))


def _measure_columns(table: Table, index: int) -> list[int]:
    return measure_words(table, index, _LETTER, _CELL_MARGINS, _measure_word)


def _measure_word(word: str) -> float:
    return max(len(word), _WIDER * measure_word(word))


def write_table(table: LanguageTable, widths: Sequence[int]) -> str:
    """Return a table as lines that are tables of their own, so that a page may end between them.

    What must be known of it is said below it: alone where nothing is translated.
    """
    shown = (write_said(remark, table.cell) for remark in table.remarks)
    said = "".join(rf"{{\footnotesize {remark}\par}}" for remark in shown)
    if not table.lines:
        return said
    places = "".join(rf"p{{{(width - _CELL_MARGINS) / 100:.2f}mm}}" for width in widths)
    fitting = [max(1, (width - _CELL_MARGINS) // _LETTER) for width in widths]
    lines = []
    for line in table.lines:
        pairs = zip(line, fitting, strict=True)
        cells = " & ".join(_write_cell(cell, table.cell, fits) for cell, fits in pairs)
        begin = rf"\begin{{tabular}}{{@{{}}{places}@{{}}}}\hline"
        is_header = any(cell and cell.is_header for cell in line)
        end = r"\par\nobreak" if is_header else r"\par"
        lines.append(rf"{begin} {cells}\tabularnewline\end{{tabular}}{end}")
    return r"\par\addvspace{6pt}{\parskip=0pt " + "\n".join(lines) + r"\addvspace{6pt}}" + said


def _write_cell(cell: Cell | None, around: Cell, fits: int) -> str:
    if cell is None:
        return ""
    style = find_style(cell, longest=min(LONGEST, fits))
    text = write_inline(cell.spans, style)
    if cell.lang != around.lang:
        command = "RL" if cell.direction == "rtl" else "LR"
        text = rf"\{command}{{\run{name_language(cell.lang)} {text}}}"
    if cell.is_header:
        text = rf"\textbf{{{text}}}"
    remark = (
        rf"\newline{{\footnotesize {write_remark(cell.remark, around)}}}" if cell.remark else ""
    )
    start, end = SIDES.get(around.direction, SIDES["ltr"])
    side = {"center": r"\centering ", "end": end}.get(cell.align, start)
    # TeX breaks no word that is the first; and a wide one must not begin a second line
    return rf"{side}\leavevmode\nobreak\hspace{{0pt}}{text}{remark}"


def write_remark(remark: Phrase, around: Cell, form: str = "p") -> str:
    """Return a remark on the text of a cell, in brackets."""
    return write_said(remark._replace(text=f"({remark})"), around, form)


def write_said(said: Phrase, around: Cell, form: str = "p") -> str:
    """Return what dragoman itself says beside the text of a cell, in its own direction and font."""
    text = escape_text(said.text)
    font = rf"\run{name_language(said.language)}"
    if said.direction == around.direction and form != "pre":
        return text if make_tag(said.language) == around.lang else rf"{{{font} {text}}}"
    return rf"\{'RL' if said.direction == 'rtl' else 'LR'}{{{font} {text}}}"
