"""The cells of a sheet that came back, as texts; and what is strange about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dragoman.errors import ExchangeError
from dragoman.exchanges.xlsx.strings import read_string
from dragoman.model import NotTaken

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
MOST_COLUMNS = 100
"""What is further to the right than this is not read."""
_MOST_MERGED = 200_000
"""Cells that are merged with those of other rows."""
_BUILT_IN_PLAIN = frozenset({0, 49})
"""The numbers of the formats of cells that show a number as it is: General, and text."""
MERGED = NotTaken("is merged with that of another row, so it is not taken")
FORMULA = NotTaken("is a formula, which is not taken; write it as text")
_BROKEN = NotTaken("cannot be read, because the workbook is damaged, so it is not taken")
FORMATTED = NotTaken(
    "is a date or another number with a format, which is not taken; write it as text"
)

Place = tuple[int, int]
"""The number of a row, from 1, and of a column, from 0."""


class CellRules(NamedTuple):
    """What the cells of a sheet refer to."""

    strings: tuple[str, ...]
    plain: frozenset[int]
    """The numbers of the looks that show a number as it is."""


class SheetRow(NamedTuple):
    """A row of a sheet."""

    number: int
    """As the program shows it, from 1."""
    cells: tuple[str, ...]
    doubts: dict[int, str]
    """By the place of a cell, what is strange about it: the end of a sentence."""


def read_text(element: Element) -> str:
    """Return the text of an element, without its looks and without how Japanese is pronounced."""
    parts = [child for child in element if child.tag in ("t", "r")]
    texts = (part.text if part.tag == "t" else part.findtext("t") for part in parts)
    return read_string("".join(text or "" for text in texts))


def list_plain_looks(styles: Element) -> frozenset[int]:
    """Return the numbers of the looks of cells that show a number as it is."""
    looks = styles.find("cellXfs")
    return frozenset(
        number
        for number, look in enumerate(looks if looks is not None else ())
        if read_number(look.get("numFmtId", "0")) in _BUILT_IN_PLAIN
    )


def list_rows(sheet: Element, rules: CellRules, name: str) -> Iterator[SheetRow]:
    """Yield the rows of a sheet. ``name`` is that of the file, for errors."""
    merged = _find_merged(sheet, name)
    number = 0
    data = sheet.find("sheetData")
    for row in data if data is not None else ():
        number = read_number(row.get("r", "")) or number + 1
        texts: dict[int, str] = {}
        doubts: dict[int, str] = {}
        place = -1
        for cell in row.iterfind("c"):
            place = (read_reference(cell.get("r", "")) or (number, place + 1))[1]
            if place >= MOST_COLUMNS:
                break
            text, doubt = _read_cell(cell, rules)
            if (number, place) in merged:
                text, doubt = "", MERGED if text else ""
            texts[place] = text
            if doubt:
                doubts[place] = doubt
        cells = tuple(texts.get(each, "") for each in range(max(texts, default=-1) + 1))
        yield SheetRow(number, cells, doubts)


def read_reference(text: str) -> Place | None:
    """Return the place that a name as "$B$7" has; None for another text."""
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return None
    place = 0
    for letter in match[1].upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), place - 1


def _find_merged(sheet: Element, name: str) -> set[Place]:
    """Return the cells that are merged with cells of other rows: whose text it is, nobody knows."""
    found: set[Place] = set()
    last = max(
        (read_number(row.get("r", "")) for row in sheet.iterfind("sheetData/row")), default=0
    )
    for area in sheet.iterfind("mergeCells/mergeCell"):
        first, _, end = area.get("ref", "").partition(":")
        start, stop = read_reference(first), read_reference(end)
        if not start or not stop or start[0] == stop[0]:
            continue
        rows = range(start[0], min(stop[0], last) + 1)
        places = range(start[1], min(stop[1], MOST_COLUMNS - 1) + 1)
        if len(found) + len(rows) * len(places) > _MOST_MERGED:
            raise ExchangeError("too many cells of the sheet are merged; undo that", name)
        found.update((row, place) for row in rows for place in places)
    return found


def _read_cell(cell: Element, rules: CellRules) -> tuple[str, str]:
    """Return the text of a cell, and what is strange about it."""
    kind, value = cell.get("t", "n"), cell.findtext("v") or ""
    if cell.find("f") is not None or kind == "e":
        return "", FORMULA
    if kind == "s":
        number = read_number(value, other=len(rules.strings))
        return (rules.strings[number], "") if number < len(rules.strings) else ("", _BROKEN)
    if kind == "inlineStr":
        inside = cell.find("is")
        return ("" if inside is None else read_text(inside)), ""
    if kind == "str" or not value.strip():
        return read_string(value), ""
    if kind == "b":
        text = "FALSE" if value.strip() == "0" else "TRUE"
        return text, describe_number(text)
    if kind == "d" or read_number(cell.get("s", "0")) not in rules.plain:
        return "", FORMATTED
    text = write_number(value.strip())
    return text, describe_number(text)


def describe_number(text: str) -> str:
    """Return what to say of a cell that is a number or TRUE: the end of a sentence."""
    return f"is a number or a value, and was taken as {text}; see whether that is meant"


def write_number(value: str) -> str:
    """Return a number as a spreadsheet shows it where there is room: with 15 digits."""
    try:
        return f"{float(value):.15g}"
    except ValueError:
        return value


def read_number(text: str, other: int = 0) -> int:
    """Return the whole number that a text is; ``other`` for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else other
