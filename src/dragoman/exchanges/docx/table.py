"""The rows of the table that goes out: each cell in the look of its language."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

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
from dragoman.exchanges.docx.elements import (
    CellLook,
    Ids,
    make_look,
    write_cell,
    write_choice,
    write_key,
    write_paragraph,
    write_run,
)
from dragoman.model import Kind, Package, PackageItem

WIDTH, MARGIN = 16838, 720
"""Of a page of A4 that lies on its side, in twentieths of a point."""
_WIDTHS = {NUMBER: 1700, STATE: 1340, NOTE: 2000}
"""What is left is for the texts, in equal parts."""
_ORDER = (NUMBER, SOURCE, PIVOT, TRANSLATION, NOTE, STATE)
"""What is known of a message, and its key, are below its number."""
_SHADES = {SOURCE: "F2F2F2", PIVOT: "F2F2F2", NUMBER: "F2F2F2"}
_NAMES_SHADE, _HEADING_SHADE = "D9E2EC", "E4E4E4"
_STRONG = ("L", "R", "AL")
_LONGEST_WHOLE = 900
"""Characters of a text that is not divided over two pages."""
_SMALL = CellLook("DragomanSmall")


class RowWriter:
    """Writes the rows of a package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        columns = list_columns(package)
        self._roles = [column.role for column in columns]
        shown = (column for column in columns if column.role in _ORDER)
        self._columns = sorted(shown, key=lambda column: _ORDER.index(column.role))
        texts = sum(bool(column.language) for column in columns)
        rest = WIDTH - 2 * MARGIN - sum(_WIDTHS.values())
        self.widths = {each.role: _WIDTHS.get(each.role, rest // texts) for each in self._columns}
        """The widths of the columns by role, in their order."""
        self._looks = {
            (column.language, style): make_look(column.language, style)
            for column in columns
            if column.language
            for style in ("DragomanText", "DragomanHeading", "DragomanSmall")
        }
        self._ids = Ids()

    def write_names(self) -> str:
        """Return the row with the names of the columns, which is repeated on each page."""
        look = CellLook("DragomanNames")
        cells = (
            write_cell(
                write_paragraph(write_run(column.name, look), look),
                self.widths[column.role],
                _NAMES_SHADE,
            )
            for column in self._columns
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def write_row(self, item: PackageItem) -> str:
        """Return the row of a message, or of a heading that is only shown."""
        texts = dict(zip(self._roles, list_cells(self._package, item), strict=True))
        cells = []
        for column in self._columns:
            shade = _SHADES.get(column.role, "") if item.key else _HEADING_SHADE
            content = "".join(self._write_content(column, item, texts))
            cells.append(write_cell(content, self.widths[column.role], shade))
        is_short = all(len(texts[column.role]) <= _LONGEST_WHOLE for column in self._columns)
        keep = "<w:trPr><w:cantSplit/></w:trPr>" if is_short else ""
        return f"<w:tr>{keep}{''.join(cells)}</w:tr>"

    def _write_content(
        self, column: TableColumn, item: PackageItem, texts: dict[str, str]
    ) -> Iterator[str]:
        """Yield the paragraphs of a cell."""
        text = texts[column.role]
        if column.role == NUMBER:
            yield from self._write_number(item, texts)
        elif column.role == STATE and item.key:
            choices = tuple(dict.fromkeys((*(str(state) for state in STATES), text)))
            yield write_paragraph(write_choice(text, choices, _SMALL, self._ids), _SMALL)
        else:
            look = self._choose_look(column, item, text)
            yield write_paragraph(write_run(text, look), look)

    def _choose_look(self, column: TableColumn, item: PackageItem, text: str) -> CellLook:
        if column.role == STATE:
            return CellLook("DragomanAbout")
        if column.role == NOTE:
            return self._look_of_note(text)
        is_heading = item.kind in (Kind.TITLE, Kind.HEADING)
        return self._looks[column.language, "DragomanHeading" if is_heading else "DragomanText"]

    def _look_of_note(self, text: str) -> CellLook:
        """Return the look of a note: nobody says which language it is in, but its letters do."""
        look = self._looks[self._package.language, "DragomanSmall"]
        first = next((kind for sign in text if (kind := bidirectional(sign)) in _STRONG), "")
        is_other = bool(text) and (first in ("R", "AL")) != look.rtl
        return CellLook("DragomanSmall", properties="") if is_other else look

    def _write_number(self, item: PackageItem, texts: dict[str, str]) -> Iterator[str]:
        """Yield the number, what is known of the message, and the key, which is there three times.

        Word keeps all three; LibreOffice keeps the bookmark and the text, Google Docs only the
        text.
        """
        number = write_run(texts[NUMBER], _SMALL)
        key = item.key
        yield write_paragraph(write_key(number, key, self._ids) if key else number, _SMALL)
        if texts[ABOUT]:
            about = CellLook("DragomanAbout", properties="")
            yield write_paragraph(write_run(texts[ABOUT], about), about)
        if key:
            look = CellLook("DragomanKey", properties="<w:noProof/>")
            yield write_paragraph(write_run(texts[KEY], look), look)
