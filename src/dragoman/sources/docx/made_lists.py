"""Where the lists are that Word makes: contents, lists of figures, an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.made_lists import ENTRY_STYLES, TITLE_STYLES
from dragoman.sources.docx.names import find_child, read_value
from dragoman.sources.docx.styles import Styles

_LIST = re.compile(r"\s*(?:INDEX|TOC)\b", re.I)
_CONTENTS = re.compile(r"\s*TOC\b(?!.*\\[ac])", re.I | re.S)
"""``\\a`` and ``\\c`` are lists of captions. Source: ECMA-376, part 1, section 17.16.5.68."""
_GALLERY = "Table of Contents"
_PAGE = re.compile(r"(?:\d|\b[ivxlc]+)\s*\Z", re.I)

_DEEPEST = 9
"""Fields in fields that are looked at: without their ends, each would be in all before it."""


class _Paragraph(NamedTuple):
    start: int
    text: str
    fields: tuple[str, ...]
    """What the field of a list says that each of its texts is in; "" for none."""
    is_in_box: bool
    """Whether Word made the box around it for a list of contents."""
    names: frozenset[str]
    """Its styles."""


@dataclass(slots=True)
class _Field:
    says: str = ""
    is_closed: bool = False

    @property
    def list_name(self) -> str:
        """What it says if it is a list; one that never ends would be the rest of the file."""
        return self.says if self.is_closed and _LIST.match(self.says) else ""


def find_made_lists(body: XmlNode, styles: Styles) -> dict[int, bool]:
    """Return where the paragraphs of lists begin, and whether these are the contents.

    A paragraph is of a list if all of its text is: a field may end in a text of the author. Outside
    of a field, a style or the box of the contents says it of what ends with the number of a page,
    and of the title just above. Authors give the style of that title to other headings, too, that
    are not to be in the contents, and type in that box.
    """
    found: dict[int, bool] = {}
    is_above = False
    for each in reversed(_list_paragraphs(body, styles)):
        if all(each.fields):
            found[each.start] = _CONTENTS.match(each.fields[0]) is not None
        elif _is_entry(each) or (is_above and _may_be_title(each)):
            found[each.start] = True
        is_above = found.get(each.start, False)
    return found


def _is_entry(paragraph: _Paragraph) -> bool:
    is_named = paragraph.is_in_box or not ENTRY_STYLES.isdisjoint(paragraph.names)
    return is_named and _PAGE.search(paragraph.text[-20:]) is not None


def _may_be_title(paragraph: _Paragraph) -> bool:
    return paragraph.is_in_box or not TITLE_STYLES.isdisjoint(paragraph.names)


def _list_paragraphs(body: XmlNode, styles: Styles) -> list[_Paragraph]:
    """Return the paragraphs with a text."""
    boxed = {each.start for each in _list_boxed(body)}
    return [
        _Paragraph(
            node.start,
            "".join(text for text, _ in texts),
            tuple(
                next(filter(None, (each.list_name for each in fields)), "") for _, fields in texts
            ),
            node.start in boxed,
            frozenset(styles.list_names(node.find("w:pPr"))),
        )
        for node, texts in _list_texts(body).items()
    ]


def _list_boxed(body: XmlNode) -> Iterator[XmlNode]:
    """Yield the paragraphs in boxes for a list of contents."""
    for node in body.iterate():
        if node.name == "w:sdt":
            gallery = find_child(node, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
            if read_value(gallery) == _GALLERY:
                yield from (each for each in node.iterate() if each.name == "w:p")


def _list_texts(body: XmlNode) -> dict[XmlNode, list[tuple[str, tuple[_Field, ...]]]]:
    """Return, by their paragraphs, the texts and the fields that each of them is in."""
    texts: dict[XmlNode, list[tuple[str, tuple[_Field, ...]]]] = {}
    opened: list[_Field] = []
    paragraph = body
    for node in body.iterate():
        if node.name == "w:p":
            paragraph = node
        elif node.name == "w:fldChar":
            kind = node.attributes.get("w:fldCharType")
            if kind == "begin":
                opened.append(_Field())
            elif kind == "end" and opened:
                opened.pop().is_closed = True
        elif node.name == "w:instrText" and opened:
            opened[-1].says += node.read_text()
        elif node.name == "w:t" and node.read_text().strip():
            texts.setdefault(paragraph, []).append((node.read_text(), tuple(opened[-_DEEPEST:])))
    return texts
