"""The lists that LibreOffice makes of a text: contents, lists of pictures and tables, indexes."""

from __future__ import annotations

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.parts import OfficePart
from dragoman.sources.odt.names import CONTENT

_CONTENTS = "text:table-of-content"
_OTHER_LISTS = frozenset(
    {"text:illustration-index", "text:table-index", "text:object-index", "text:user-index"}
    | {"text:alphabetical-index"}
)
"""Lists with numbers of pages; a bibliography has none."""


def find_made_lists(text: XmlNode) -> dict[int, bool]:
    """Return where the paragraphs of lists with numbers of pages begin, and whether these are the
    contents."""
    return {
        inner.start: node.name == _CONTENTS
        for node in text.iterate()
        if node.name == _CONTENTS or node.name in _OTHER_LISTS
        for inner in node.iterate()
    }


def add_index_titles(text: XmlNode, parts: list[OfficePart]) -> None:
    """Make the titles that an index gets when it is made anew copies of those in the text."""
    by_text = {part.unit.text: part for part in reversed(parts)}
    for node in text.iterate():
        if node.name == "text:index-title-template":
            same = by_text.get(" ".join(node.read_text().split()))
            if same is not None:
                same.copies.append(OfficePart(same.unit, CONTENT, "element", node))
