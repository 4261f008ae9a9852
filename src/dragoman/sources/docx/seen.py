"""What of a Word document no reader sees: what somebody deleted, moved to another place, or hid.

No edition shows it, nor the notes and text boxes that only it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources.docx.names import find_child, says_yes
from dragoman.sources.docx.styles import Styles

_MARKS = {"w:tr": ("w:trPr", "w:del"), "w:tc": ("w:tcPr", "w:cellDel")}
"""Where rows and cells say that somebody has deleted them."""


def is_deleted(node: XmlNode) -> bool:
    """Return whether somebody has deleted a node, or moved it to another place."""
    if node.name in _MARKS:
        return find_child(node, *_MARKS[node.name]) is not None
    return node.name in ("w:del", "w:moveFrom")


def iterate_seen(node: XmlNode, styles: Styles) -> Iterator[XmlNode]:
    """Yield the nodes below a node, in order, without what is deleted and hidden runs."""
    waiting = [(node, "")]
    while waiting:
        each, style = waiting.pop()
        if is_deleted(each) or (each.name == "w:r" and styles.is_hidden(each, style)):
            continue
        yield each
        if each.name == "w:p":
            style = styles.find_style(each.find("w:pPr"))
        waiting += [(child, style) for child in reversed(each.children)]


def is_hidden_drawing(holder: XmlNode) -> bool:
    """Return whether what may have text boxes is a drawing that is hidden."""
    for node in holder.iterate():
        if node.name == "wp:docPr":
            return says_yes(node, "hidden")
        if node.name.startswith("v:") and "style" in node.attributes:
            return is_hidden_shape(node)
    return False


def is_hidden_shape(node: XmlNode) -> bool:
    """Return whether a shape in a drawing is hidden."""
    if node.name.startswith("v:"):
        return "visibility:hidden" in "".join(node.attributes.get("style", "").split()).lower()
    return any(
        says_yes(child, "hidden")
        for child in node.children
        if child.name.endswith((":docPr", ":cNvPr"))
    )
