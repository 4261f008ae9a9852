"""A workbook that came back: its sheets as tables, and the comments on its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from dragoman.containers.archive import Archive
from dragoman.exchanges._comments import read_comment
from dragoman.exchanges.xlsx.cells import (
    CellRules,
    Place,
    SheetRow,
    list_plain_looks,
    list_rows,
    read_number,
    read_reference,
    read_text,
)
from dragoman.exchanges.xlsx.parts import PartRelation, list_relations, read_xml_part
from dragoman.exchanges.xlsx.sheets import join_sheets, read_sheet
from dragoman.model import Returned

_USUAL_PLACE = "xl/workbook.xml"
_THREAD = "tc="
"""How the author of a comment is called that only says that there is a newer form of comments."""


def read_workbook(archive: Archive) -> Returned:
    """Return what all sheets say that have the names of the columns.

    Raises ExchangeError where none has, and where they are in several languages.
    """
    found = (
        read_sheet(rows, dict(_list_comments(archive, part)), archive.name)
        for part, rows in list_sheets(archive)
    )
    return join_sheets(found, archive.name)


def list_sheets(archive: Archive) -> Iterator[tuple[str, list[SheetRow]]]:
    """Yield the part of each sheet, in the order of the workbook, and its rows."""
    kinds = list_relations(archive, "")
    places = [each.target for each in kinds if each.kind == "officeDocument"]
    main = places[0] if places else _USUAL_PLACE
    relations = {each.number: each for each in list_relations(archive, main)}
    rules = _read_rules(archive, relations)
    for part in _list_parts(read_xml_part(archive, main), relations):
        yield part, list(list_rows(read_xml_part(archive, part), rules, archive.name))


def _list_parts(workbook: Element, relations: Mapping[str, PartRelation]) -> Iterator[str]:
    """Yield the names of the parts that are sheets."""
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


def _list_comments(archive: Archive, sheet: str) -> Iterator[tuple[Place, str]]:
    """Yield the comments on the cells of a sheet, without who wrote them."""
    relations = list(list_relations(archive, sheet))
    has_threads = any(relation.kind == "threadedComment" for relation in relations)
    for relation in relations:
        if relation.kind == "comments":
            yield from _list_notes(read_xml_part(archive, relation.target), has_threads=has_threads)
        elif relation.kind == "threadedComment":
            yield from _join_threads(read_xml_part(archive, relation.target))


def _list_notes(part: Element, *, has_threads: bool) -> Iterator[tuple[Place, str]]:
    """Yield the comments of the older kind; of a thread, only where the thread itself is gone."""
    authors = [author.text or "" for author in part.iterfind("authors/author")]
    for comment in part.iterfind("commentList/comment"):
        number = read_number(comment.get("authorId", ""), len(authors))
        author = authors[number] if number < len(authors) else ""
        place, text = read_reference(comment.get("ref", "")), comment.find("text")
        if place and text is not None and not (has_threads and author.startswith(_THREAD)):
            yield place, read_comment(read_text(text), author)


def _join_threads(part: Element) -> Iterator[tuple[Place, str]]:
    """Yield the threads of comments, each as the lines of one comment."""
    threads: dict[Place, list[str]] = {}
    for comment in part.iterfind("threadedComment"):
        place = read_reference(comment.get("ref", ""))
        if place:
            threads.setdefault(place, []).append((comment.findtext("text") or "").strip())
    yield from ((place, "\n".join(texts)) for place, texts in threads.items())
