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
    box: bool | None
    """Whether the box of contents around it has a field; None without such a box."""
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
    is_entry = is_title = False
    for each in reversed(_list_paragraphs(body, styles)):
        is_titled = not TITLE_STYLES.isdisjoint(each.names)
        is_title = (is_entry and each.box is not None) or ((is_entry or is_title) and is_titled)
        is_listed = all(each.fields)
        is_entry = is_listed or _is_entry(each)
        if is_entry or is_title:
            found[each.start] = not is_listed or _CONTENTS.match(each.fields[0]) is not None
    return found


def _is_entry(paragraph: _Paragraph) -> bool:
    is_named = paragraph.box is False or not ENTRY_STYLES.isdisjoint(paragraph.names)
    return is_named and _PAGE.search(paragraph.text[-20:]) is not None


def _list_paragraphs(body: XmlNode, styles: Styles) -> list[_Paragraph]:
    """Return the paragraphs with a text."""
    boxed = dict(_list_boxed(body))
    return [
        _Paragraph(
            node.start,
            "".join(text for text, _ in texts),
            tuple(
                next(filter(None, (each.list_name for each in fields)), "") for _, fields in texts
            ),
            boxed.get(node.start),
            frozenset(styles.list_names(node.find("w:pPr"))),
        )
        for node, texts in _list_texts(body).items()
    ]


def _list_boxed(body: XmlNode) -> Iterator[tuple[int, bool]]:
    """Yield where paragraphs in boxes of contents begin, and whether the box has a field."""
    for node in body.iterate():
        if node.name == "w:sdt":
            gallery = find_child(node, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
            if read_value(gallery) == _GALLERY:
                inside = list(node.iterate())
                has_field = any(
                    each.name == "w:instrText" and _LIST.match(each.read_text()) for each in inside
                )
                yield from ((each.start, has_field) for each in inside if each.name == "w:p")


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
