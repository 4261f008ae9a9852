"""Notes of Word that nothing refers to any more, because deleted text that did is gone.

A paragraph that is written anew has no deleted text. A note that only such text referred to would
stay in its part, where no reader of the document sees it, but anyone who unpacks the file.
"""

from __future__ import annotations

import re

from dragoman.containers.xml_places import ByteEdit, XmlNode, read_xml
from dragoman.sources.docx.names import PREFIXES
from dragoman.sources.docx.package import DocxPackage
from dragoman.sources.docx.seen import is_deleted

_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
"""The parts with the notes, by what refers to them."""
_PREFIX = re.compile(rb"<((?:[^\s/>:]+:)?)")
_EMPTY = b"<%bp/>"
"""A note has at least one paragraph."""

_Reference = tuple[str, str]
"""The name of an element that refers to a note, and the id of the note."""


def empty_lost_notes(package: DocxPackage, edits: dict[str, list[ByteEdit]]) -> None:
    """Add to the edits of parts what empties each note that only deleted text referred to.

    A note to which a reference is left stays. Edits in a note that is emptied are taken out.
    """
    main = package.read_part(package.main)
    deleted = _find_deleted(main.root)
    if not deleted:
        return
    written = read_xml(main.replace(edits.get(package.main, [])), package.main, PREFIXES)
    lost = deleted - {_identify(node) for node in written.root.iterate()}
    for name, kind in _NOTES.items():
        ids = {identity for element, identity in lost if element == name}
        for part in package.find_parts(package.main, kind) if ids else ():
            _empty_notes(package, part, ids, edits)


def _find_deleted(root: XmlNode) -> set[_Reference]:
    """Return the references to notes that are in deleted text and nowhere else."""
    gone: set[_Reference] = set()
    left: set[_Reference] = set()
    waiting = [(root, False)]
    while waiting:
        node, is_gone = waiting.pop()
        is_gone = is_gone or is_deleted(node)
        if node.name in _NOTES:
            (gone if is_gone else left).add(_identify(node))
        waiting += [(child, is_gone) for child in node.children]
    return gone - left


def _identify(node: XmlNode) -> _Reference:
    return node.name, node.attributes.get("w:id", "")


def _empty_notes(
    package: DocxPackage, part: str, ids: set[str], edits: dict[str, list[ByteEdit]]
) -> None:
    places = package.read_part(part)
    for note in places.root.children:
        if note.attributes.get("w:id", "") not in ids or note.end == note.inner:
            continue
        found = edits.setdefault(part, [])
        outside = [each for each in found if not note.inner <= each[0] <= each[1] <= note.inner_end]
        prefix = _PREFIX.match(places.data, note.start)
        empty = _EMPTY % (prefix[1] if prefix else b"w:")
        found[:] = [*outside, (note.inner, note.inner_end, empty)]
