"""Paragraphs of Word that are one, because somebody deleted the end of the first.

While Word keeps track of changes, both are still in the file, with the text of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources.docx.names import find_child

JOINED = "joined"
"""The form of a paragraph that became one with the next, in which its text is."""
HOLDERS = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})
"""What may have text boxes in it."""
_BETWEEN = frozenset({"", "!", "?", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd"})
"""What may be between two paragraphs."""


def join_deleted_ends(
    nodes: Iterable[XmlNode],
) -> Iterator[tuple[XmlNode, tuple[XmlNode, ...]]]:
    """Yield nodes, each with the paragraphs before it that are one with it.

    Somebody has deleted the end of these while Word kept track of changes. Of a paragraph with
    something in it that may have text boxes, the end stays: their places are its own. An empty
    paragraph (``<w:p/>``) has no place for a text, so nothing is one with it.
    """
    before: list[XmlNode] = []
    for node in nodes:
        if node.name == "w:p" and _has_deleted_end(node):
            before.append(node)
        elif node.name == "w:p" and node.inner < node.end:
            yield node, tuple(before)
            before = []
        else:
            if node.name not in _BETWEEN:
                yield from _end_with_last(before)
                before = []
            yield node, ()
    yield from _end_with_last(before)


def _end_with_last(before: list[XmlNode]) -> Iterator[tuple[XmlNode, tuple[XmlNode, ...]]]:
    """Yield the last of paragraphs without another after them, with those before it."""
    if before:
        yield before[-1], tuple(before[:-1])


def _has_deleted_end(paragraph: XmlNode) -> bool:
    mark = find_child(paragraph, "w:pPr", "w:rPr")
    if mark is None or not any(mark.find(name) is not None for name in ("w:del", "w:moveFrom")):
        return False
    return not any(each.name in HOLDERS for each in paragraph.iterate())
