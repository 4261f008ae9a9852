"""The parts of a Word document that are alike in all editions, and the styles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
LATIN, MONO = "Georgia", "DejaVu Sans Mono"
_ALTERNATIVES = {LATIN: "Liberation Serif", MONO: "Consolas"}
"""What stands for a font that the reader does not have."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_TYPE}.fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
PACKAGE_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACES}><w:defaultTabStop w:val="360"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def clean(text: str) -> str:
    """Escape text for XML, without the characters that XML cannot hold."""
    return escape(_ILLEGAL.sub("", text))


def relations(targets: Sequence[str]) -> str:
    """Name the parts of the document, then the targets of its links as rIdL1, rIdL2 …"""
    parts = ("styles", "settings", "fontTable", "footer")
    own = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{part}"'
        f' Target="{part}{"1" if part == "footer" else ""}.xml"/>'
        for number, part in enumerate(parts, start=1)
    )
    links = "".join(
        f'<Relationship Id="rIdL{number}" Type="{R}/hyperlink" Target="{clean(target)}"'
        ' TargetMode="External"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{own}{links}</Relationships>'


def core(title: str, languages: Sequence[str], modified: int | None) -> str:
    """Give the properties: a title and languages, no author, a date only if one is given."""
    dates = ""
    if modified is not None:
        moment = datetime.fromtimestamp(modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        dates = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{clean(title)}</dc:title>"
        f"<dc:language>{clean(', '.join(languages))}</dc:language>{dates}</cp:coreProperties>"
    )


def footer(*, rtl: bool) -> str:
    """Give the page's number, in the middle."""
    bidi, mark = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if rtl else ("", "")
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{bidi}</w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{mark}<w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


def font_table(families: Sequence[str]) -> str:
    """Name the fonts, and what every reader has instead of each."""
    fonts = "".join(
        f'<w:font w:name="{clean(family)}">'
        f'<w:altName w:val="{_ALTERNATIVES.get(family, "Times New Roman")}"/></w:font>'
        for family in dict.fromkeys((LATIN, MONO, *families))
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


_COMPLEX_SCALE = 1.1
"""How much larger than Latin complex scripts are set, in whatever font the reader has."""
_HEADINGS = ((15.0, 23.0, 12.0), (12.5, 19.0, 10.0), (11.0, 16.5, 8.0), (10.5, 16.5, 6.0))


def _heading(level: int) -> tuple[str, float, float, float, str, str]:
    size, line, before = _HEADINGS[min(level, len(_HEADINGS)) - 1]
    outline = f'<w:keepNext/>|<w:outlineLvl w:val="{level - 1}"/>'
    return f"heading {level}", size, line, before, outline, "<w:b/><w:bCs/>"


_PARAGRAPHS: Mapping[str, tuple[str, float, float, float, str, str]] = {
    # id: name, size, line, space before, paragraph properties, run properties
    "Normal": ("Normal", 10.5, 16.5, 3, "", ""),
    "Title": ("Title", 17, 27, 6, "<w:keepNext/>", "<w:b/><w:bCs/>"),
    "Quote": ("Quote", 10.5, 16.5, 3, '<w:ind w:start="284" w:end="284"/>', ""),
    "ListParagraph": ("List Paragraph", 10.5, 16.5, 0, "", ""),
    "TableContents": ("Table Contents", 10, 16.5, 0, "", ""),
    "TableHeading": ("Table Heading", 10, 16.5, 0, "<w:keepNext/>", "<w:b/><w:bCs/>"),
    "Code": ("Code", 8.5, 13, 4, '<w:shd w:val="clear" w:color="auto" w:fill="F4F4F4"/>', ""),
    "Number": ("Paragraph Number", 7, 16.5, 3, "", '<w:color w:val="6B6B6B"/>'),
    "Language": ("Language", 9, 16, 0, "<w:keepNext/>", '<w:color w:val="555555"/>'),
    "Remark": ("Remark", 8, 12, 0, "", '<w:i/><w:color w:val="555555"/>'),
    "FootnoteText": ("footnote text", 9, 14, 2, "", ""),
    "Colophon": ("Colophon", 8, 12, 2, "", '<w:color w:val="555555"/>'),
    "Footer": ("footer", 9, 12, 0, '<w:jc w:val="center"/>', ""),
    "End": ("End of Table", 1, 6, 0, "", ""),
    **{f"Heading{level}": _heading(level) for level in range(1, 7)},
}
_CHARACTERS: Mapping[str, tuple[str, str]] = {
    "Hyperlink": ("Hyperlink", '<w:color w:val="1F3F7A"/><w:u w:val="single"/>'),
    "FootnoteReference": ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
    "ListMarker": ("List Marker", ""),
    "CodeCharacter": (
        "Code Character",
        f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/>'
        '<w:sz w:val="17"/><w:szCs w:val="17"/>',
    ),
}


def spacing(key: str) -> str:
    """Give a style's spacing: lines are exactly as high as it says, whatever their font."""
    _, _, line, before, _, _ = _PARAGRAPHS[key]
    return (
        f'<w:spacing w:before="{before * 20:.0f}" w:after="0" w:line="{line * 20:.0f}"'
        ' w:lineRule="exact"/>'
    )


def styles() -> str:
    """Give the styles of paragraphs and characters."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}"'
        ' w:eastAsia="Times New Roman" w:cs="Times New Roman"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = "".join(_paragraph_style(key) for key in _PARAGRAPHS)
    characters = "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
        for key, (name, properties) in _CHARACTERS.items()
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{paragraphs}{characters}</w:styles>"


def _paragraph_style(key: str) -> str:
    name, size, _, _, properties, run = _PARAGRAPHS[key]
    first, _, last = properties.partition("|")
    indent = first if first.startswith(("<w:ind", "<w:jc")) else ""
    first = "" if indent else first
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if key.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{based}{following}<w:qFormat/><w:pPr>{first}{spacing(key)}{indent}{last}</w:pPr>"
        f'<w:rPr>{run}<w:sz w:val="{size * 2:.0f}"/>'
        f'<w:szCs w:val="{size * 2 * _COMPLEX_SCALE:.0f}"/></w:rPr></w:style>'
    )
