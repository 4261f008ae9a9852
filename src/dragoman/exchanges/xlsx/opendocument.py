"""The same workbook as LibreOffice saves it in its own form (.ods)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from dragoman.containers.archive import Archive
from dragoman.exchanges._comments import read_comment
from dragoman.exchanges.xlsx.cells import (
    FORMATTED,
    FORMULA,
    MERGED,
    MOST_COLUMNS,
    Place,
    SheetRow,
    describe_number,
    read_number,
    write_number,
)
from dragoman.exchanges.xlsx.parts import read_xml_part
from dragoman.exchanges.xlsx.sheets import join_sheets, read_sheet
from dragoman.model import Returned

_SPACES = re.compile("[ \t\r\n]+")
_BREAKS = {"tab": "\t", "line-break": "\n"}
_NOT_SHOWN = frozenset({"annotation", "ruby-text", "note"})
_MOST_SPACES = 10_000


def read_opendocument(archive: Archive) -> Returned:
    """Return what all sheets say that have the names of the columns.

    Raises ExchangeError where none has, and where they are in several languages.
    """
    content = read_xml_part(archive, "content.xml")
    authors = {(node.text or "").strip() for node in content.iter("creator")}
    found = (
        _read_table(table, archive.name, authors)
        for table in content.iterfind("body/spreadsheet/table")
    )
    return join_sheets(found, archive.name)


def list_opendocument_sheets(archive: Archive) -> Iterator[list[SheetRow]]:
    """Yield the rows of each sheet, in the order of the workbook."""
    content = read_xml_part(archive, "content.xml")
    yield from (list(_list_rows(table, {})) for table in content.iterfind("body/spreadsheet/table"))


def _read_table(table: Element, name: str, authors: Collection[str]) -> Returned | None:
    comments: dict[Place, str] = {}
    rows = list(_list_rows(table, comments))
    said = {place: read_comment(text, authors=authors) for place, text in comments.items()}
    return read_sheet(rows, said, name)


def _list_rows(table: Element, comments: dict[Place, str]) -> Iterator[SheetRow]:
    """Yield the rows of a table, one for those that are repeated; collect their comments."""
    number = 1
    for row in table.iter("table-row"):
        texts: list[str] = []
        doubts: dict[int, str] = {}
        for cell in row:
            if cell.tag not in ("table-cell", "covered-table-cell"):
                continue
            text, doubt = _read_cell(cell)
            comment = cell.find("annotation")
            if comment is not None:
                comments[number, len(texts)] = _read_paragraphs(comment)
            for _ in range(min(_count(cell, "number-columns-repeated"), MOST_COLUMNS - len(texts))):
                if doubt:
                    doubts[len(texts)] = doubt
                texts.append(text)
        if any(texts) or doubts:
            yield SheetRow(number, tuple(texts), doubts)
        number += _count(row, "number-rows-repeated")


def _read_cell(cell: Element) -> tuple[str, str]:
    """Return the text of a cell, and what is strange about it."""
    kind, text = _attribute(cell, "value-type"), _read_paragraphs(cell)
    if _count(cell, "number-rows-spanned") > 1:
        return "", MERGED if text else ""
    if _attribute(cell, "formula"):
        return "", FORMULA
    if kind in ("", "string"):
        return text, ""
    if kind not in ("float", "boolean"):
        return "", FORMATTED
    value = text if kind == "boolean" else write_number(_attribute(cell, "value"))
    return value, describe_number(value)


def _read_paragraphs(element: Element) -> str:
    return "\n".join("".join(_list_texts(part)) for part in element if part.tag == "p")


def _list_texts(element: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph. White space counts once; only an element may mean more."""
    yield _SPACES.sub(" ", element.text or "")
    for child in element:
        if child.tag == "s":
            yield " " * min(_count(child, "c"), _MOST_SPACES)
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NOT_SHOWN:
            yield from _list_texts(child)
        yield _SPACES.sub(" ", child.tail or "")


def _attribute(element: Element, name: str) -> str:
    values = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(values, "")


def _count(element: Element, name: str) -> int:
    return read_number(_attribute(element, name), 1)
