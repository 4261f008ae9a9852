"""A workbook that came back: its sheets as tables, and the comments on its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from dragoman.archive import Archive
from dragoman.errors import ExchangeError
from dragoman.exchanges._tables import has_names, read_table
from dragoman.exchanges.xlsx.cells import (
    CellRules,
    Place,
    list_plain_looks,
    list_rows,
    read_reference,
    read_text,
)
from dragoman.exchanges.xlsx.parts import PartRelation, list_relations, read_xml_part
from dragoman.model import Returned, ReturnedRow

_USUAL_PLACE = "xl/workbook.xml"
_THREAD = "tc="
"""How the author of a comment is called that only says that there is a newer form of comments."""


def read_workbook(archive: Archive) -> Returned:
    """Return what all sheets say that have the names of the columns.

    Raises ExchangeError where none has, and where they are in several languages.
    """
    kinds = list_relations(archive, "")
    places = [each.target for each in kinds if each.kind == "officeDocument"]
    main = places[0] if places else _USUAL_PLACE
    relations = {each.number: each for each in list_relations(archive, main)}
    rules = _read_rules(archive, relations)
    sheets = [
        sheet
        for part in _list_sheets(read_xml_part(archive, main), relations)
        if (sheet := _read_sheet(archive, part, rules)) is not None
    ]
    if not sheets:
        return read_table((), archive.name)  # it says what is missing
    languages = {sheet.language for sheet in sheets}
    if len(languages) > 1:
        raise ExchangeError(
            "its sheets are in several languages; save each as a workbook of its own", archive.name
        )
    return replace(
        sheets[0],
        rows=tuple(row for sheet in sheets for row in sheet.rows),
        told=tuple(each for sheet in sheets for each in sheet.told),
    )


def _list_sheets(workbook: Element, relations: Mapping[str, PartRelation]) -> Iterator[str]:
    """Yield the parts of the sheets, in the order of the workbook."""
    for sheet in workbook.iterfind("sheets/sheet"):
        numbers = (value for key, value in sheet.items() if key.endswith("}id"))
        relation = relations.get(next(numbers, ""))
        if relation and relation.kind == "worksheet":
            yield relation.target


def _read_rules(archive: Archive, relations: Mapping[str, PartRelation]) -> CellRules:
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    strings: tuple[str, ...] = ()
    plain = frozenset({0})
    if "sharedStrings" in by_kind:
        table = read_xml_part(archive, by_kind["sharedStrings"])
        strings = tuple(read_text(text) for text in table.iterfind("si"))
    if "styles" in by_kind:
        plain = list_plain_looks(read_xml_part(archive, by_kind["styles"]))
    return CellRules(strings, plain)


def _read_sheet(archive: Archive, part: str, rules: CellRules) -> Returned | None:
    """Return what a sheet says; None for one without the names of the columns."""
    tree = read_xml_part(archive, part)
    rows = list(list_rows(tree, rules, archive.name))
    if not has_names(row.cells for row in rows):
        return None
    doubts = {(row.number, place): doubt for row in rows for place, doubt in row.doubts.items()}
    table = read_table(((row.number, row.cells) for row in rows), archive.name, doubts)
    return _add_comments(table, dict(_list_comments(archive, part)))


def _list_comments(archive: Archive, sheet: str) -> Iterator[tuple[Place, str]]:
    """Yield the comments on the cells of a sheet, without who wrote them."""
    for relation in list_relations(archive, sheet):
        if relation.kind == "comments":
            yield from _list_notes(read_xml_part(archive, relation.target))
        elif relation.kind == "threadedComment":
            yield from _join_threads(read_xml_part(archive, relation.target))


def _list_notes(part: Element) -> Iterator[tuple[Place, str]]:
    authors = [author.text or "" for author in part.iterfind("authors/author")]
    for comment in part.iterfind("commentList/comment"):
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
        place, text = read_reference(comment.get("ref", "")), comment.find("text")
        if place and text is not None and not author.startswith(_THREAD):
            words = read_text(text).strip()
            yield place, re.sub(rf"\A{re.escape(author)}:\s*", "", words) if author else words


def _join_threads(part: Element) -> Iterator[tuple[Place, str]]:
    """Yield the threads of comments, each as the lines of one comment."""
    threads: dict[Place, list[str]] = {}
    for comment in part.iterfind("threadedComment"):
        place = read_reference(comment.get("ref", ""))
        if place:
            threads.setdefault(place, []).append((comment.findtext("text") or "").strip())
    yield from ((place, "\n".join(texts)) for place, texts in threads.items())


def _add_comments(table: Returned, comments: Mapping[Place, str]) -> Returned:
    """Return a table with the comments on the cells of each row at the end of its note."""
    by_row: dict[int, list[str]] = {}
    for (row, _), text in sorted(comments.items()):
        by_row.setdefault(row, []).extend([text] if text else [])
    rows = tuple(_add_note(row, by_row.pop(row.row, [])) for row in table.rows)
    lost = ((row, "its comment belongs to no message; it is not taken") for row in by_row)
    return replace(table, rows=rows, told=(*table.told, *lost))


def _add_note(row: ReturnedRow, comments: list[str]) -> ReturnedRow:
    return row._replace(note="\n".join(filter(None, [row.note, *comments])))
