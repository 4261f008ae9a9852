"""The parts of the document around the table: styles, settings, what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.containers.ooxml import HEAD, NAMESPACES, PACKAGE, R, escape_xml
from dragoman.exchanges.docx.elements import LATIN

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = ("styles", "settings", "fontTable")
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in _NAMES
    )
    + '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(_NAMES, start=1)
    )
    + "</Relationships>"
)


class _TableStyle(NamedTuple):
    name: str
    """As people see it."""
    size: float
    """Of Latin letters, in points; letters of complex scripts are larger."""
    after: int = 0
    """The space below, in twentieths of a point."""
    run: str = ""
    """Other properties of its letters."""
    keep: str = ""
    """Properties of its paragraphs that say what stays on one page."""


_COMPLEX_SCALE = 1.15
_BOLD = "<w:b/><w:bCs/>"
_GREY = '<w:color w:val="595959"/>'
_KEEP = "<w:keepNext/>"
_STYLES = {
    "Normal": _TableStyle("Normal", 10),
    "DragomanTitle": _TableStyle("dragoman title", 15, 40, _BOLD, _KEEP),
    "DragomanLine": _TableStyle("dragoman line", 9.5, 60, _GREY, _KEEP),
    "DragomanNames": _TableStyle("dragoman names", 9, 0, _BOLD, _KEEP),
    "DragomanText": _TableStyle("dragoman text", 10.5),
    "DragomanHeading": _TableStyle("dragoman heading", 11, 0, _BOLD, _KEEP),
    "DragomanSmall": _TableStyle("dragoman small", 9),
    "DragomanAbout": _TableStyle("dragoman about", 7.5, 0, _GREY),
    "DragomanKey": _TableStyle("dragoman key", 3.5, 0, '<w:noProof/><w:color w:val="A6A6A6"/>'),
}


def write_styles() -> str:
    """Return the styles of the paragraphs."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}"'
        ' w:eastAsia="Times New Roman" w:cs="Times New Roman"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return (
        f"{HEAD}<w:styles {NAMESPACES}>{defaults}{''.join(map(_write_style, _STYLES))}</w:styles>"
    )


def _write_style(key: str) -> str:
    style = _STYLES[key]
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{style.name}"/>'
        f"{based}<w:qFormat/><w:pPr>{style.keep}"
        f'<w:spacing w:before="0" w:after="{style.after}" w:line="264" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{style.run}<w:sz w:val="{style.size * 2:.0f}"/>'
        f'<w:szCs w:val="{style.size * 2 * _COMPLEX_SCALE:.0f}"/></w:rPr></w:style>'
    )


def write_font_table(families: Sequence[str]) -> str:
    """Return the fonts, each with one that every reader has in its place."""
    written = "".join(
        f'<w:font w:name="{escape_xml(family)}"><w:altName w:val="Times New Roman"/></w:font>'
        for family in dict.fromkeys((LATIN, *families))
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{written}</w:fonts>"
