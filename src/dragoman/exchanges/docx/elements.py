"""Paragraphs, runs and cells of the table that goes out to a translator."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from dragoman import fonts, languages
from dragoman.containers.ooxml import escape_xml
from dragoman.exchanges.docx.signs import escape_signs
from dragoman.model import Options

LATIN = "Georgia"
_EAST_ASIAN = frozenset({"Hani", "Hans", "Hant", "Jpan", "Hrkt", "Kore", "Hang", "Bopo"})


class CellLook(NamedTuple):
    """How the text of a cell looks: by its language and its style."""

    style: str = "DragomanText"
    """The id of the style of its paragraphs."""
    rtl: bool = False
    properties: str = '<w:lang w:val="en"/>'
    """Of its runs: fonts, direction and language."""


class Ids:
    """Numbers of bookmarks and content controls, each once in a document."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def take(self) -> int:
        """Return a number that is not taken yet."""
        return next(self._numbers)


def make_look(language: str, style: str = "DragomanText") -> CellLook:
    """Return the look of a text in a language. It names a font that the reader may not have."""
    tag, rtl = escape_xml(languages.make_tag(language)), languages.find_direction(language) == "rtl"
    families = fonts.list_preferences(language, Options())
    family = escape_xml(families[0] if families else LATIN)
    is_east_asian = languages.find_script(language) in _EAST_ASIAN
    latin = LATIN if rtl or is_east_asian else family
    east = f' w:eastAsia="{family}"' if is_east_asian else ""
    tagged = f'w:bidi="{tag}"' if rtl else f'w:val="{tag}"'
    tagged += f' w:eastAsia="{tag}"' if is_east_asian else ""
    properties = (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}"{east} w:cs="{family}"/>'
        f"{'<w:rtl/>' if rtl else ''}<w:lang {tagged}/>"
    )
    return CellLook(style, rtl, properties)


def write_run(text: str, look: CellLook) -> str:
    """Return a run of text, in which nothing is a field; "" for no text."""
    if not text:
        return ""
    content = escape_xml(escape_signs(text))
    content = content.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    content = content.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    written = f'<w:t xml:space="preserve">{content}</w:t>'
    written = written.replace('<w:t xml:space="preserve"></w:t>', "")
    return f"<w:r><w:rPr>{look.properties}</w:rPr>{written}</w:r>"


def write_paragraph(content: str, look: CellLook) -> str:
    """Return a paragraph of runs."""
    bidi = "<w:bidi/>" if look.rtl else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look.style}"/>{bidi}<w:jc w:val="start"/>'
        f"<w:rPr>{look.properties}</w:rPr></w:pPr>{content}</w:p>"
    )


def write_cell(content: str, width: int, shade: str = "") -> str:
    """Return a cell, ``width`` twentieths of a point wide."""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{content}</w:tc>'


def write_key(content: str, key: str, ids: Ids) -> str:
    """Return runs in a content control and a bookmark that both have the key of a message."""
    control, mark = ids.take(), ids.take()
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{key}"/><w:id w:val="{control}"/></w:sdtPr><w:sdtContent>'
        f'<w:bookmarkStart w:id="{mark}" w:name="{key}"/>{content}<w:bookmarkEnd w:id="{mark}"/>'
        "</w:sdtContent></w:sdt>"
    )


def write_choice(chosen: str, choices: tuple[str, ...], look: CellLook, ids: Ids) -> str:
    """Return a drop-down list with one of its choices taken."""
    items = "".join(
        f'<w:listItem w:displayText="{choice}" w:value="{choice}"/>' for choice in choices
    )
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{ids.take()}"/><w:dropDownList>{items}</w:dropDownList>'
        f"</w:sdtPr><w:sdtContent>{write_run(chosen, look)}</w:sdtContent></w:sdt>"
    )
