"""Workbooks (.xlsx): a table for Excel, LibreOffice, Google Sheets, Numbers, also on a phone.

They are written and read here, and not with openpyxl: its reader takes ``_x005F_`` away, so a text
with it does not come back as it went out, and the bytes that it writes change with its version and
with the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.archive import Archive, pack_archive, read_archive
from dragoman.errors import DragomanError, ExchangeError
from dragoman.exchanges.xlsx import looks, opendocument, reading, sheet, workbook
from dragoman.exchanges.xlsx.cells import SheetRow
from dragoman.model import Package, Returned

SUFFIX = ".xlsx"
_ZIP = b"PK\3\4"
_KIND = "mimetype"
"""The part that says what is in an archive. Some programs do not put it first, or compress it."""
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_BINARY = "xl/workbook.bin"


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
    """Return whether bytes are a workbook: of this kind, OpenDocument, or a binary one."""
    if not data.startswith(_ZIP) or (b"xl/" not in data and _KIND.encode() not in data):
        return False
    try:
        archive = read_archive(data, "")
        return _is_opendocument(archive) or any(
            name.startswith("xl/worksheets/") for name in archive.names
        )
    except DragomanError:
        return False


def _is_opendocument(archive: Archive) -> bool:
    return _KIND in archive.names and archive.read_part(_KIND).strip() == _OPENDOCUMENT


def read(data: bytes, name: str) -> Returned:
    """Read all sheets that have the names of the columns.

    Nothing is computed, run or fetched. Comments on cells become notes, without their authors.
    """
    archive = read_archive(data, name)
    if _BINARY in archive.names:
        raise ExchangeError("it is a binary workbook (.xlsb); save it as .xlsx", name)
    if _is_opendocument(archive):
        return opendocument.read_opendocument(archive)
    return reading.read_workbook(archive)


def list_sheets(data: bytes, name: str) -> Iterator[list[SheetRow]]:
    """Yield the rows of each sheet of a workbook, whatever is in it. Raises ExchangeError."""
    archive = read_archive(data, name)
    if _is_opendocument(archive):
        yield from opendocument.list_opendocument_sheets(archive)
    else:
        yield from (rows for _, rows in reading.list_sheets(archive))
