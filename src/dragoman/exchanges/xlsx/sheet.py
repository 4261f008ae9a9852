"""The sheet of a workbook that goes out: its columns, its rows, and what may be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from dragoman import languages
from dragoman.containers.ooxml import HEAD
from dragoman.errors import ExchangeError
from dragoman.exchanges._columns import (
    ABOUT,
    KEY,
    NOTE,
    NUMBER,
    PIVOT,
    SOURCE,
    STATE,
    STATES,
    TRANSLATION,
    TableColumn,
    list_cells,
    list_columns,
)
from dragoman.exchanges.xlsx.looks import LookBook, SheetLook, write_state_colours
from dragoman.exchanges.xlsx.strings import write_string
from dragoman.exchanges.xlsx.workbook import MAIN
from dragoman.model import Kind, Package, PackageItem

_LONGEST = 32_767
"""In UTF-16 units: what a cell of Excel holds."""
_WIDTHS = {NUMBER: 8, ABOUT: 18, SOURCE: 52, PIVOT: 44, TRANSLATION: 52, STATE: 15, NOTE: 28}
"""In digits of the font. The column of the keys is hidden."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""In points: a line, and the highest row that Excel has."""
_FILLED = 0.9
"""How far a line is filled before the next word no longer fits."""


class StringTable:
    """The texts of a workbook: a cell has the number of its text."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number(self, text: str) -> int:
        """Return the number of a text, a new one for one that was not there."""
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def write(self) -> str:
        """Return the part with the texts."""
        texts = "".join(
            f'<si><t xml:space="preserve">{write_string(text)}</t></si>' for text in self._numbers
        )
        counts = f'count="{self._uses}" uniqueCount="{len(self._numbers)}"'
        return f'{HEAD}<sst xmlns="{MAIN}" {counts}>{texts}</sst>'


def find_area(package: Package) -> str:
    """Return the cells of a package, as in "$A$1:$H$21"."""
    return f"$A$1:${_letter(len(list_columns(package)) - 1)}${len(package.items) + 1}"


def write_sheet(package: Package, looks: LookBook, strings: StringTable) -> str:
    """Return the sheet; its looks and texts are put into ``looks`` and ``strings``.

    Raises ExchangeError for a text that is longer than a cell may be.
    """
    columns = list_columns(package)
    is_mirrored = languages.find_direction(package.language) == "rtl"
    mirrored = ' rightToLeft="1"' if is_mirrored else ""
    area = find_area(package).replace("$", "")
    rows = "".join(_write_rows(package, columns, looks, strings))
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area}"/><sheetViews><sheetView workbookViewId="0"'
        f'{mirrored}><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" '
        'sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{"".join(_write_columns(columns))}</cols>'
        f'<sheetData>{rows}</sheetData><sheetProtection sheet="1" formatCells="0" '
        'formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
        f'<autoFilter ref="{area}"/>{_write_states(package, columns)}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors>'
        "</worksheet>"
    )


def _write_columns(columns: tuple[TableColumn, ...]) -> Iterator[str]:
    for number, column in enumerate(columns, 1):
        hidden = ' hidden="1"' if column.role == KEY else ""
        width = _WIDTHS.get(column.role, 12)
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"{hidden}/>'


def _write_states(package: Package, columns: tuple[TableColumn, ...]) -> str:
    """Return the list of states to choose from, and their colours."""
    letter = _letter([column.role for column in columns].index(STATE))
    if not package.items:
        return ""
    cells = f"{letter}2:{letter}{len(package.items) + 1}"
    return (
        f"{write_state_colours(cells, f'{letter}2')}"
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" '
        f'showErrorMessage="1" sqref="{cells}"><formula1>"{",".join(STATES)}"</formula1>'
        "</dataValidation></dataValidations>"
    )


def _write_rows(
    package: Package, columns: tuple[TableColumn, ...], looks: LookBook, strings: StringTable
) -> Iterator[str]:
    names = (
        _write_cell(place, 1, strings.number(column.name), looks.number(_look(column, None)))
        for place, column in enumerate(columns)
    )
    yield f'<row r="1">{"".join(names)}</row>'
    widths = [_WIDTHS.get(column.role, 0) for column in columns]
    for row, item in enumerate(package.items, 2):
        cells = list_cells(package, item)
        _check_lengths(cells, item)
        written = (
            _write_cell(
                place,
                row,
                strings.number(cell) if cell else None,
                looks.number(_look(column, item)),
            )
            for place, (column, cell) in enumerate(zip(columns, cells, strict=True))
        )
        height = _estimate_height(cells, widths)
        yield f'<row r="{row}" ht="{height}">{"".join(written)}</row>'


def _estimate_height(cells: Iterable[str], widths: Iterable[int]) -> int:
    """Return how high a row must be that all is seen, in points.

    Excel measures rows itself. LibreOffice and telephones show them as high as the file says.
    """
    lines = 1
    for cell, width in zip(cells, widths, strict=True):
        parts = cell.split("\n") if width else []
        lines = max(lines, sum(1 + int(_measure(part) / (_FILLED * width)) for part in parts))
    return min(_LINE_HEIGHT * lines + 2, _HIGHEST)


def _measure(text: str) -> int:
    """Return how wide a text is, in digits: Chinese letters take two, marks on letters nothing."""
    return sum(
        0 if category(letter)[0] in "MC" else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _check_lengths(cells: tuple[str, ...], item: PackageItem) -> None:
    if any(len(cell.encode("utf-16-le", "surrogatepass")) > 2 * _LONGEST for cell in cells):
        number = item.numbers[0] if item.numbers else 0
        raise ExchangeError(
            f"paragraph {number} has a text of more than {_LONGEST:,} characters, which no cell "
            "holds; choose another format"
        )


def _look(column: TableColumn, item: PackageItem | None) -> SheetLook:
    """Return the look of a cell of an item, None for the name of the column."""
    if column.language:
        direction = languages.find_direction(column.language)
    else:
        direction = "" if column.role == NOTE else "ltr"
    if item is None:
        return SheetLook(column.role, direction, is_name=True)
    is_heading = item.kind is Kind.HEADING and bool(column.language)
    return SheetLook(column.role, direction, column.is_editable and bool(item.key), is_heading)


def _write_cell(place: int, row: int, text: int | None, look: int) -> str:
    head = f'<c r="{_letter(place)}{row}" s="{look}"'
    return f"{head}/>" if text is None else f'{head} t="s"><v>{text}</v></c>'


def _letter(place: int) -> str:
    return chr(ord("A") + place)
