"""The parts of a Word document that hardly differ between editions, and its styles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.containers.ooxml import HEAD, NAMESPACES, NOTHING, PACKAGE, R, escape_xml
from dragoman.editions._colours import PRINT, Colours

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LATIN, MONO = "Georgia", "DejaVu Sans Mono"
_ALTERNATIVES = {LATIN: "Liberation Serif", MONO: "Consolas"}
"""By font, the one that replaces it where the reader does not have it."""

_PARTS = ("styles", "settings", "fontTable", "footer", "footnotes")
"""The parts that belong to the document, in the order of their numbers."""
CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_TYPE}.fontTable+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


def write_relations(targets: Sequence[str], parts: Sequence[str] = _PARTS) -> str:
    """Return the relations of the document, or of its footnotes: the parts that belong to it, then
    the targets of its links as rIdL1, rIdL2 …"""
    own = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{part}"'
        f' Target="{part}{"1" if part == "footer" else ""}.xml"/>'
        for number, part in enumerate(parts, start=1)
    )
    links = "".join(
        f'<Relationship Id="rIdL{number}" Type="{R}/hyperlink" Target="{escape_xml(target)}"'
        ' TargetMode="External"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{own}{links}</Relationships>'


def write_footer(tag: str, one: str, *, rtl: bool) -> str:
    """Return the footer: the number of the page, in the middle.

    ``tag`` is its language, and ``one`` is shown until the reader's program counts the pages.
    """
    bidi = "<w:bidi/>" if rtl else ""
    language = f'<w:rtl/><w:lang w:bidi="{tag}"/>' if rtl else f'<w:lang w:val="{tag}"/>'
    contents = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{one}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r><w:rPr>{language}</w:rPr>{content}</w:r>" for content in contents)
    return (
        f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{bidi}</w:pPr>{runs}'
        "</w:p></w:ftr>"
    )


def write_font_table(families: Sequence[str]) -> str:
    """Return the fonts, each with one that every reader has and that can replace it."""
    fonts = "".join(
        f'<w:font w:name="{escape_xml(family)}">'
        f'<w:altName w:val="{_ALTERNATIVES.get(family, "Times New Roman")}"/></w:font>'
        for family in dict.fromkeys((LATIN, MONO, *families))
    )
    return f"{HEAD}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


class _ParagraphStyle(NamedTuple):
    name: str
    """The name by which Word knows it."""
    size: float
    """The size of Latin text, in points."""
    line: float
    """From one baseline to the next, in points, whatever the font."""
    before: float
    """Space above, in points."""
    indent: str = ""
    """Paragraph properties that follow the spacing, as the schema demands."""
    keep: str = ""
    """Paragraph properties that come before the spacing."""
    outline: str = ""
    """The outline level, the last of the paragraph properties."""
    run: str = ""
    """Run properties."""


AS_HIGH = '<w:spacing w:before="60" w:after="60" w:line="330" w:lineRule="atLeast"/>'
"""The spacing of a paragraph whose lines are as high as what is in them, such as pictures."""
_COMPLEX_SCALE = 1.1
"""How much larger than Latin complex scripts are set, in whatever font the reader has."""
_BOLD = "<w:b/><w:bCs/>"
_GREY = f'<w:color w:val="{PRINT.soft[1:]}"/>'
_KEEP = "<w:keepNext/>"
ENTRY_STEP = 227
"""How much further in each level of the contents begins, in twentieths of a point."""
_HEADINGS = ((15.0, 23.0, 12.0), (12.5, 19.0, 10.0), (11.0, 16.5, 8.0), (10.5, 16.5, 6.0))
"""By rank: size, line and space above; deeper ranks are as the last one."""


def _make_heading_style(rank: int) -> _ParagraphStyle:
    size, line, before = _HEADINGS[min(rank, len(_HEADINGS)) - 1]
    outline = f'<w:outlineLvl w:val="{rank - 1}"/>'
    return _ParagraphStyle(
        f"heading {rank}", size, line, before, keep=_KEEP, outline=outline, run=_BOLD
    )


PARAGRAPHS: Mapping[str, _ParagraphStyle] = {
    "Normal": _ParagraphStyle("Normal", 10.5, 16.5, 3),
    "Title": _ParagraphStyle("Title", 17, 27, 6, keep=_KEEP, run=_BOLD),
    "Quote": _ParagraphStyle("Quote", 10.5, 16.5, 3, '<w:ind w:start="284" w:end="284"/>'),
    "ListParagraph": _ParagraphStyle("List Paragraph", 10.5, 16.5, 0),
    "TableContents": _ParagraphStyle("Table Contents", 10, 16.5, 0),
    "TableHeading": _ParagraphStyle("Table Heading", 10, 16.5, 0, keep=_KEEP, run=_BOLD),
    "Code": _ParagraphStyle(
        "Code", 8.5, 13, 4, keep=f'<w:shd w:val="clear" w:color="auto" w:fill="{PRINT.tint[1:]}"/>'
    ),
    "Figure": _ParagraphStyle("Figure", 10.5, 16.5, 3, keep=_KEEP),
    "Number": _ParagraphStyle("Paragraph Number", 7, 16.5, 3, run=_GREY),
    "Language": _ParagraphStyle("Language", 9, 16, 0, keep=_KEEP, run=_GREY),
    "Remark": _ParagraphStyle("Remark", 8, 12, 0, run=f"<w:i/>{_GREY}"),
    "FootnoteText": _ParagraphStyle("footnote text", 9, 14, 2),
    "Colophon": _ParagraphStyle("Colophon", 8, 12, 2, run=_GREY),
    "TOCHeading": _ParagraphStyle("TOC Heading", 11, 16.5, 8, keep=_KEEP, run=_BOLD),
    **{
        f"TOC{level}": _ParagraphStyle(
            f"toc {level}", 10, 16.5, 0, f'<w:ind w:start="{ENTRY_STEP * (level - 1)}"/>'
        )
        for level in range(1, 7)
    },
    "Footer": _ParagraphStyle("footer", 9, 12, 0, '<w:jc w:val="center"/>'),
    "End": _ParagraphStyle("End of Table", 1, 6, 0),
    **{f"Heading{rank}": _make_heading_style(rank) for rank in range(1, 7)},
}
"""By the id of the style."""
_CHARACTERS: Mapping[str, tuple[str, str]] = {
    # id: name, run properties
    "Hyperlink": ("Hyperlink", '<w:color w:val="{accent}"/><w:u w:val="single"/>'),
    "FootnoteReference": ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
    "ListMarker": ("List Marker", ""),
    "CodeCharacter": (
        "Code Character",
        f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/>'
        '<w:sz w:val="{code}"/><w:szCs w:val="{code}"/>',
    ),
}


def find_stretch(pitches: Iterable[float]) -> float:
    """Return how much higher all lines are than the styles say, so that the lines of languages do
    not touch that need these pitches: the same in all languages, which are side by side."""
    body = PARAGRAPHS["Normal"]
    return max(1.0, *(pitch * _COMPLEX_SCALE * body.size / body.line for pitch in pitches))


@cache
def write_spacing(style: str, scale: float = 1.0, stretch: float = 1.0) -> str:
    """Return the spacing of a style. The height of its lines is exact, whatever the font."""
    twentieths = 20 * scale
    before = PARAGRAPHS[style].before * twentieths
    line = PARAGRAPHS[style].line * twentieths * stretch
    return (
        f'<w:spacing w:before="{before:.0f}" w:after="0" w:line="{line:.0f}" w:lineRule="exact"/>'
    )


def write_styles(
    sizes: tuple[float, float] = (1.0, 1.0),
    colours: Colours = PRINT,
    tags: Mapping[str, str] = NOTHING,
    more: str = "",
) -> str:
    """Return the styles of paragraphs and of characters, and ``more`` that others have written.

    ``sizes`` are how many times as large as usual the text is, and how much higher its lines are.
    ``tags`` are the languages of the document by direction. LibreOffice chooses the digits of page
    numbers by them.
    """
    scale, stretch = sizes
    accent = colours.accent[1:].upper()
    attributes = {"ltr": "val", "rtl": "bidi"}
    named = "".join(f' w:{attributes[each]}="{tag}"' for each, tag in tags.items())
    language = f"<w:lang{named}/>" if named else ""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}"'
        f' w:eastAsia="Times New Roman" w:cs="Times New Roman"/>{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = "".join(_write_paragraph_style(style, scale, stretch) for style in PARAGRAPHS)
    characters = "".join(
        f'<w:style w:type="character" w:styleId="{style}"><w:name w:val="{name}"/>'
        f"<w:rPr>{properties.format(accent=accent, code=round(17 * scale))}</w:rPr></w:style>"
        for style, (name, properties) in _CHARACTERS.items()
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{paragraphs}{characters}{more}</w:styles>"


def _write_paragraph_style(key: str, scale: float, stretch: float) -> str:
    style = PARAGRAPHS[key]
    size = style.size * scale
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if key.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{style.name}"/>'
        f"{based}{following}<w:qFormat/>"
        f"<w:pPr>{style.keep}{write_spacing(key, scale, stretch)}"
        f"{style.indent}{style.outline}</w:pPr>"
        f'<w:rPr>{style.run}<w:sz w:val="{size * 2:.0f}"/>'
        f'<w:szCs w:val="{size * 2 * _COMPLEX_SCALE:.0f}"/></w:rPr></w:style>'
    )
