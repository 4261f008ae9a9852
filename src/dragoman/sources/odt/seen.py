"""What of an OpenDocument text no reader sees, because somebody hid it.

No edition shows it, nor the notes and text boxes that only it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources.odt.names import PARAGRAPHS, read_style
from dragoman.sources.odt.styles import StyleSheet

_OTHER_TEXTS = frozenset({"text:note", "office:annotation"})
_DRAWINGS = ("draw:", "dr3d:")


def is_hidden(node: XmlNode, sheet: StyleSheet) -> bool:
    """Return whether no reader sees a section, a paragraph, a span or a drawing."""
    name = node.name
    if name == "text:span":
        return sheet.hides_text("text", read_style(node))
    if name in PARAGRAPHS:
        return _is_hidden_paragraph(node, sheet)
    if name == "text:section":
        shown = node.attributes.get("text:display", "true")
        return shown == "none" or (
            shown == "condition" and node.attributes.get("text:is-hidden") == "true"
        )
    if name == "draw:frame":  # LibreOffice shows it all the same
        return False
    return name.startswith(_DRAWINGS) and node.attributes.get("draw:display") == "none"


def _is_hidden_paragraph(node: XmlNode, sheet: StyleSheet) -> bool:
    """Return whether a paragraph is hidden, by a field in it or its style; then none of its spans
    may say that it is shown."""
    is_hidden_style = sheet.hides_text("paragraph", read_style(node))
    spans = []
    for each in _iterate_inside(node.children):
        if each.name == "text:span":
            spans.append(read_style(each))
        elif (
            each.name == "text:hidden-paragraph" and each.attributes.get("text:is-hidden") == "true"
        ):
            return True
    return is_hidden_style and not any(sheet.shows_text("text", name) for name in spans)


def _iterate_inside(nodes: Iterable[XmlNode]) -> Iterator[XmlNode]:
    """Yield nodes and all below them, without other texts: notes, comments and drawings."""
    for node in nodes:
        if node.name not in _OTHER_TEXTS and not node.name.startswith(_DRAWINGS):
            yield node
            yield from _iterate_inside(node.children)
