"""Where the lists are that Word makes: contents, lists of figures, an index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.made_lists import STYLES
from dragoman.sources.docx.names import find_child, read_value
from dragoman.sources.docx.styles import Styles

_LIST = re.compile(r"\s*(?:INDEX|TOC)\b", re.I)
_CONTENTS = re.compile(r"\s*TOC\b(?!.*\\[ac])", re.I | re.S)
"""``\\a`` and ``\\c`` are lists of captions. Source: ECMA-376, part 1, section 17.16.5.68."""
_GALLERY = "Table of Contents"


def find_made_lists(body: XmlNode, styles: Styles) -> dict[int, bool]:
    """Return where the paragraphs of lists begin, and whether these are the contents.

    A paragraph is of a list if all of its text is: a field may end in a text of the author.
    """
    found = {each.start: True for each in _list_contents(body, styles)}
    for start, fields in _list_texts(body).items():
        if all(fields):
            found.setdefault(start, _CONTENTS.match(fields[0]) is not None)
    return found


def _list_contents(body: XmlNode, styles: Styles) -> Iterator[XmlNode]:
    """Yield the paragraphs that a box or a style says to be of the contents."""
    for node in body.iterate():
        if node.name == "w:p":
            if not STYLES.isdisjoint(styles.list_names(node.find("w:pPr"))):
                yield node
        elif node.name == "w:sdt":
            gallery = find_child(node, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
            if read_value(gallery) == _GALLERY:
                yield from (each for each in node.iterate() if each.name == "w:p")


def _list_texts(body: XmlNode) -> dict[int, list[str]]:
    """Return, by where a paragraph begins, the list that each of its texts is in; "" for none.

    A list is named by what its field says.
    """
    texts: dict[int, list[str]] = {}
    opened: list[str] = []
    start = 0
    for node in body.iterate():
        if node.name == "w:p":
            start = node.start
        elif node.name == "w:fldChar":
            kind = node.attributes.get("w:fldCharType")
            if kind == "begin":
                opened.append("")
            elif kind == "end" and opened:
                opened.pop()
        elif node.name == "w:instrText" and opened:
            opened[-1] += node.read_text()
        elif node.name == "w:t" and node.read_text().strip():
            texts.setdefault(start, []).append(next(filter(_LIST.match, opened), ""))
    return texts
