"""Workbooks (.xlsx): a table for Excel, LibreOffice, Google Sheets, Numbers, also on a phone.

They are written and read here, and not with openpyxl: its reader takes ``_x005F_`` away, so a text
with it does not come back as it went out, and the bytes that it writes change with its version and
with the day.
"""

from __future__ import annotations

from dragoman.archive import pack_archive, read_archive
from dragoman.errors import DragomanError, ExchangeError
from dragoman.exchanges.xlsx import looks, reading, sheet, workbook
from dragoman.model import Package, Returned

SUFFIX = ".xlsx"
_ZIP = b"PK\3\4"
_OTHERS = {
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table (.ods)",
    b"xl/workbook.bin": "a binary workbook (.xlsb)",
}
"""What says that an archive is another kind of workbook, and how that kind is called."""


def write(package: Package) -> bytes:
    """Return a workbook with one sheet: the source is protected, without a password.

    Raises ExchangeError for a text that is longer than a cell may be.
    """
    styles = looks.LookBook()
    strings = sheet.StringTable()
    written = sheet.write_sheet(package, styles, strings)
    parts = {
        "[Content_Types].xml": workbook.CONTENT_TYPES,
        "_rels/.rels": workbook.PACKAGE_RELATIONS,
        "xl/workbook.xml": workbook.write_workbook(sheet.find_area(package)),
        "xl/_rels/workbook.xml.rels": workbook.RELATIONS,
        "xl/worksheets/sheet1.xml": written,
        "xl/sharedStrings.xml": strings.write(),
        "xl/styles.xml": styles.write(),
    }
    return pack_archive((name, text.encode()) for name, text in parts.items())


def recognizes(data: bytes) -> bool:
    """Return whether bytes are a workbook, of this kind or of another that cannot be read."""
    return data.startswith(_ZIP) and (bool(_name_other(data)) or _has_workbook(data))


def _has_workbook(data: bytes) -> bool:
    if b"xl/" not in data:
        return False
    try:
        names = read_archive(data, "").names
    except DragomanError:
        return False
    return any(name.removeprefix("/").startswith("xl/worksheets/") for name in names)


def _name_other(data: bytes) -> str:
    """Return the kind of a workbook that is not read here; "" for .xlsx."""
    start, end = data[:200], data[-(1 << 16) :]
    return next((kind for mark, kind in _OTHERS.items() if mark in start or mark in end), "")


def read(data: bytes, name: str) -> Returned:
    """Read all sheets that have the names of the columns.

    Nothing is computed, run or fetched. Comments on cells become notes, without their authors.
    """
    other = _name_other(data)
    if other:
        raise ExchangeError(f"it is {other}; save it as .xlsx", name)
    return reading.read_workbook(read_archive(data, name))
