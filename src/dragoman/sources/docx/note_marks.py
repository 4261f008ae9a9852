"""Marks of notes that people wrote themselves, such as ``*``, in the place of a number."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources.docx.names import says_yes
from dragoman.sources.docx.package import DocxPackage

_NOTES = (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))
"""The parts with notes, and the element that is one."""
MARK_NODES = frozenset({"w:t", "w:sym"})
"""What a mark is written in."""


def has_own_mark(node: XmlNode) -> bool:
    """Return whether a node refers to a note by a mark that follows it in its run."""
    return says_yes(node, "w:customMarkFollows")


def list_notes(package: DocxPackage) -> Iterator[tuple[tuple[str, str], str, XmlNode]]:
    """Yield the notes of a document, footnotes first, each with the element that refers to it and
    its id, and with its part."""
    for kind, element in _NOTES:
        for part in package.find_parts(package.main, kind):
            for note in package.read_part(part).root.find_all(element):
                yield (f"{element}Reference", note.attributes.get("w:id", "")), part, note


def find_repeated_marks(package: DocxPackage) -> frozenset[XmlNode]:
    """Return the runs with which notes begin that only repeat the mark of their reference."""
    marks = dict(_list_own_marks(package.read_part(package.main).root))
    if not marks:
        return frozenset()
    first = ((marks.get(key), _find_first_run(note)) for key, _, note in list_notes(package))
    return frozenset(run for mark, run in first if mark and run and _read_mark(run) == mark)


def _list_own_marks(root: XmlNode) -> Iterator[tuple[tuple[str, str], str]]:
    for run in root.iterate():
        for node in run.children if run.name == "w:r" else ():
            if has_own_mark(node):
                yield (node.name, node.attributes.get("w:id", "")), _read_mark(run)


def _find_first_run(note: XmlNode) -> XmlNode | None:
    return next((node for node in note.iterate() if node.name == "w:r" and _read_mark(node)), None)


def _read_mark(run: XmlNode) -> str:
    """Return what a run shows, with the codes of signs in the place of the signs."""
    return "".join(
        node.attributes.get("w:char", "") or node.read_text().strip()
        for node in run.children
        if node.name in MARK_NODES
    )
