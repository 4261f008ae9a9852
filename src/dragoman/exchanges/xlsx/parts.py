"""The parts of a workbook that came back: read safely, and found by what belongs to what."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from dragoman.containers.archive import Archive
from dragoman.containers.xml_places import DEEPEST
from dragoman.errors import ExchangeError
from dragoman.exchanges._tables import MOST_ROWS

_MOST_TAGS = 1_500_000
"""Of one part. A book of 5,000 paragraphs has 250,000."""


class PartRelation(NamedTuple):
    """What a part says of another that belongs to it."""

    number: str
    kind: str
    """The last word of its type: "worksheet", "comments"."""
    target: str
    """The name of the other part."""


def read_xml_part(archive: Archive, name: str) -> Element:
    """Return the tree of a part. The names of its elements have no namespace.

    Raises ExchangeError for what is not well-formed, not safe, or too large.
    """
    data = archive.read_part(name)
    if data.count(b"<row ") > MOST_ROWS:
        raise ExchangeError(f"the table has more than {MOST_ROWS:,} rows; divide it", archive.name)
    if data.count(b"<") > _MOST_TAGS:
        raise ExchangeError("the sheet has too many cells; divide it", archive.name)
    try:
        _refuse_doctype(data, archive.name)
        tree = ElementTree.fromstring(data)  # noqa: S314 - without a document type it is safe
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError):
        raise ExchangeError(
            "it is damaged; open it in the program that wrote it and save it again", archive.name
        ) from None
    _shorten_names(tree, archive.name)
    return tree


def _shorten_names(tree: Element, name: str) -> None:
    """Take the namespaces out of the names of elements, level by level."""
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ExchangeError(f"elements are nested deeper than {DEEPEST}", name)
        for element in level:
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        level = [child for element in level for child in element]


class _Begun(Exception):
    """The first element has come, so no document type can come any more."""


def _refuse_doctype(data: bytes, name: str) -> None:
    """Raise ExchangeError where a part has a document type, which may declare entities."""

    def begin(*_: object) -> None:
        raise _Begun

    def meet(*_: object) -> None:
        raise ExchangeError("a part has a document type, which is not safe to read", name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = meet
    try:
        parser.Parse(data, True)
    except _Begun:
        return


def list_relations(archive: Archive, part: str) -> Iterator[PartRelation]:
    """Yield what belongs to a part, "" for the archive: only parts that are there."""
    folder, base = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{base}.rels")
    if place not in archive.names:
        return
    for each in read_xml_part(archive, place):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        if target in archive.names and each.get("TargetMode") != "External":
            kind = each.get("Type", "").rpartition("/")[2]
            yield PartRelation(each.get("Id", ""), kind, target)
