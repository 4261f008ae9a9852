"""Parts of documents of Word and OpenDocument, by names that say what they are."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.combining import Choices
from helpers.odt_files import span, style
from helpers.word_files import link, run

BODY = "{}"
"""Where in a block its inline parts are."""


def _field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    asked = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{mark.format('begin')}{asked}{mark.format('separate')}{result}{mark.format('end')}"


def _in_style(name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{BODY}</w:p>'


def _in_list(number: int, level: int) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{BODY}</w:p>"


def _in_cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


WORD_INLINE: Mapping[str, str] = {
    "words": run("Two words "),
    "bold": run("bold", "<w:b/>"),
    "bold space": run(" very ", "<w:b/>"),
    "italic": run("italic", "<w:i/>"),
    "bold italic": run("both", "<w:b/><w:i/>"),
    "struck": run("old", "<w:strike/>"),
    "underlined": run("under", '<w:u w:val="single"/>'),
    "red": run("red", '<w:color w:val="FF0000"/>'),
    "small": run("small", '<w:sz w:val="12"/>'),
    "below": run("2", '<w:vertAlign w:val="subscript"/>'),
    "above": run("th", '<w:vertAlign w:val="superscript"/>'),
    "code": run("x = 1", '<w:rFonts w:ascii="Courier New"/>'),
    "hidden": run("hidden", "<w:vanish/>"),
    "language": run("mot", '<w:lang w:val="fr"/>'),
    "from the right": run("کلمه", "<w:rtl/>"),
    "signs": run("* _ [a] &lt;b&gt; `c` \\ &amp;"),
    "spaces": run("   "),
    "tab": "<w:r><w:tab/></w:r>",
    "break": "<w:r><w:br/></w:r>",
    "page": '<w:r><w:br w:type="page"/></w:r>',
    "hyphen": "<w:r><w:noBreakHyphen/></w:r>",
    "link": f'<w:hyperlink r:id="L1">{run("a link")}</w:hyperlink>',
    "styled link": f'<w:hyperlink r:id="L1">{run("a ")}{run("bold", "<w:b/>")}</w:hyperlink>',
    "inner link": f'<w:hyperlink w:anchor="there">{run("there")}</w:hyperlink>',
    "field link": _field('HYPERLINK "https://e.org/f"', run("a field")),
    "page number": _field("PAGE", run("7")),
    "simple field": f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>',
    "inserted": f'<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>',
    "deleted": '<w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>',
    "footnote": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "endnote": '<w:r><w:endnoteReference w:id="2"/></w:r>',
    "comment": '<w:commentRangeStart w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
    "place": '<w:bookmarkStart w:id="9" w:name="there"/><w:bookmarkEnd w:id="9"/>',
    "spelling": '<w:proofErr w:type="spellStart"/>',
    "formula": "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",
    "picture": '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="A house"/>'
    "</wp:inline></w:drawing></w:r>",
    "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>",
    "reading": f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase>"
    "</w:ruby></w:r>",
    "symbol": '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
}
WORD_BLOCKS: Mapping[str, str] = {
    "paragraph": f"<w:p>{BODY}</w:p>",
    "two paragraphs": f"<w:p>{BODY}</w:p><w:p>{BODY}</w:p>",
    "empty": "<w:p/>",
    "title": _in_style("Title"),
    "heading": _in_style("Heading1"),
    "deep heading": _in_style("Heading3"),
    "quotation": _in_style("Quote"),
    "code": _in_style("Code"),
    "contents": _in_style("TOC1"),
    "caption": _in_style("Caption"),
    "bullets": _in_list(1, 0) + _in_list(1, 1),
    "numbers": _in_list(2, 0) + _in_list(2, 0),
    "table": f"<w:tbl><w:tr>{_in_cell(BODY)}{_in_cell(run('b'))}</w:tr>"
    f"<w:tr>{_in_cell('')}{_in_cell(BODY)}</w:tr></w:tbl>",
    "table with a header": "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
    f"{_in_cell(BODY)}</w:tr><w:tr>{_in_cell(BODY)}</w:tr></w:tbl>",
    "wide cell": "<w:tbl><w:tr>"
    + _in_cell(BODY, '<w:gridSpan w:val="2"/>')
    + "</w:tr><w:tr>"
    + _in_cell("", '<w:vMerge w:val="restart"/>')
    + _in_cell(BODY)
    + "</w:tr></w:tbl>",
    "control": f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{BODY}</w:p></w:sdtContent></w:sdt>",
    "from the right": f"<w:p><w:pPr><w:bidi/></w:pPr>{BODY}</w:p>",
    "in the middle": f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{BODY}</w:p>',
    "outline": f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{BODY}</w:p>',
    "inserted": f'<w:p><w:pPr><w:rPr><w:ins w:id="3" w:author="A"/></w:rPr></w:pPr>{BODY}</w:p>',
    "deleted end": f'<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="A"/></w:rPr></w:pPr>{BODY}</w:p>',
    "text box": "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>{BODY}</w:p>"
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r></w:p>",
    "section": "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'
    for name, shown, more in (
        ("Title", "Title", ""),
        ("Heading1", "heading 1", "<w:rPr><w:b/></w:rPr>"),
        ("Heading3", "heading 3", ""),
        ("Quote", "Quote", "<w:rPr><w:i/></w:rPr>"),
        ("Code", "Code", '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>'),
        ("TOC1", "toc 1", ""),
        ("Caption", "caption", ""),
    )
)
_LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">{_LEVEL.format(0, form, shown)}'
    f"{_LEVEL.format(1, 'bullet', '–')}</w:abstractNum>"
    for number, form, shown in ((1, "bullet", "•"), (2, "decimal", "%1."))
) + "".join(
    f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2)
)
WORD_FILES: Mapping[str, str] = {
    "links": link("L1", "https://e.org/?a=1&amp;b"),
    "styles": _STYLES,
    "numbering": _NUMBERING,
    "footnotes": f'<w:footnote w:id="2"><w:p>{run("A note.")}</w:p></w:footnote>',
    "endnotes": f'<w:endnote w:id="2"><w:p>{run("At the end.")}</w:p></w:endnote>',
    "comments": f'<w:comment w:id="5" w:author="A"><w:p>{run("Why?")}</w:p></w:comment>',
}
"""The other parts of each document of Word."""

ODT_INLINE: Mapping[str, str] = {
    "words": "Two words ",
    "bold": span("bold", "B"),
    "bold space": span(" very ", "B"),
    "italic": span("italic", "I"),
    "bold italic": span("both", "BI"),
    "in bold": span(f"a {span('b', 'I')}", "B"),
    "struck": span("old", "S"),
    "underlined": span("under", "U"),
    "red": span("red", "R"),
    "below": span("2", "Sub"),
    "above": span("th", "Sup"),
    "code": span("x = 1", "M"),
    "plain": span("plain", "Plain"),
    "hidden": span("hidden", "H"),
    "unknown": span("unknown", "Nothing"),
    "signs": "* _ [a] &lt;b&gt; `c` \\ &amp;",
    "spaces": 'a<text:s text:c="3"/>b',
    "white space": " \n  ",
    "tab": "<text:tab/>",
    "break": "<text:line-break/>",
    "page": "<text:soft-page-break/>",
    "link": '<text:a xlink:type="simple" xlink:href="https://e.org/?a=1&amp;b">a link</text:a>',
    "styled link": '<text:a xlink:type="simple" xlink:href="https://e.org/">a '
    f"{span('bold', 'B')}</text:a>",
    "inner link": '<text:a xlink:type="simple" xlink:href="#there">there</text:a>',
    "place": '<text:bookmark text:name="there"/>',
    "range": '<text:bookmark-start text:name="r"/>in it<text:bookmark-end text:name="r"/>',
    "page number": "<text:page-number>7</text:page-number>",
    "footnote": '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1'
    "</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>",
    "endnote": '<text:note text:id="n2" text:note-class="endnote"><text:note-citation>i'
    "</text:note-citation><text:note-body><text:p>At the end.</text:p></text:note-body>"
    "</text:note>",
    "comment": "<office:annotation><dc:creator>A</dc:creator><text:p>Why?</text:p>"
    "</office:annotation>",
    "inserted": '<text:change-start text:change-id="c1"/>new<text:change-end text:change-id="c1"/>',
    "deleted": '<text:change text:change-id="c2"/>',
    "picture": '<draw:frame draw:name="P"><draw:image xlink:href="Pictures/p.png"/>'
    "<svg:title>A house</svg:title></draw:frame>",
    "reading": "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
    "</text:ruby>",
    "from the right": "کلمه ",
}
ODT_BLOCKS: Mapping[str, str] = {
    "paragraph": f"<text:p>{BODY}</text:p>",
    "two paragraphs": f"<text:p>{BODY}</text:p><text:p>{BODY}</text:p>",
    "empty": "<text:p/>",
    "title": f'<text:p text:style-name="Title">{BODY}</text:p>',
    "heading": f'<text:h text:outline-level="1">{BODY}</text:h>',
    "deep heading": f'<text:h text:outline-level="4">{BODY}</text:h>',
    "quotation": f'<text:p text:style-name="Quotations">{BODY}</text:p>',
    "code": f'<text:p text:style-name="Preformatted_20_Text">{BODY}</text:p>',
    "bold paragraph": f'<text:p text:style-name="PB">{BODY}</text:p>',
    "list": f"<text:list><text:list-item><text:p>{BODY}</text:p><text:list><text:list-item>"
    f"<text:p>{BODY}</text:p></text:list-item></text:list></text:list-item></text:list>",
    "list with a header": f"<text:list><text:list-header><text:p>{BODY}</text:p>"
    f"</text:list-header><text:list-item><text:p>{BODY}</text:p><text:p>more</text:p>"
    "</text:list-item></text:list>",
    "table": "<table:table><table:table-column/><table:table-column/><table:table-row>"
    f"<table:table-cell><text:p>{BODY}</text:p></table:table-cell><table:table-cell/>"
    f"</table:table-row><table:table-row><table:table-cell><text:p>{BODY}</text:p>"
    "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
    "table with a header": "<table:table><table:table-header-rows><table:table-row>"
    f"<table:table-cell><text:p>{BODY}</text:p></table:table-cell></table:table-row>"
    "</table:table-header-rows><table:table-row><table:table-cell>"
    f"<text:p>{BODY}</text:p></table:table-cell></table:table-row></table:table>",
    "section": f'<text:section text:name="S"><text:p>{BODY}</text:p></text:section>',
    "hidden section": '<text:section text:name="T" text:display="none">'
    f"<text:p>{BODY}</text:p></text:section>",
    "contents": '<text:table-of-content text:name="C"><text:index-body>'
    f"<text:p>{BODY}</text:p></text:index-body></text:table-of-content>",
    "text box": '<text:p><draw:frame draw:name="F"><draw:text-box>'
    f"<text:p>{BODY}</text:p></draw:text-box></draw:frame></text:p>",
    "numbered": f'<text:numbered-paragraph text:list-id="l" text:level="1"><text:p>{BODY}'
    "</text:p></text:numbered-paragraph>",
}
ODT_STYLES = style("paragraph", "PB", '<style:text-properties fo:font-weight="bold"/>', "Standard")
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion/>'
    '</text:changed-region><text:changed-region text:id="c2"><text:deletion><text:p>gone</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
"""What stands above the text of a document with tracked changes."""


def combine_body(
    name: str, blocks: Mapping[str, str], inline: Mapping[str, str]
) -> tuple[str, str]:
    """Return a body that is put together from blocks and what is in them, and their names."""
    choices = Choices(name)
    written, names = [], []
    for block in choices.pick_some(tuple(blocks), 1, 3):
        before, *rest = blocks[block].split(BODY)
        inside = [choices.pick_some(tuple(inline), 1, 5) for _ in rest]
        texts = ("".join(inline[part] for part in parts) for parts in inside)
        written.append(
            before + "".join(text + after for text, after in zip(texts, rest, strict=True))
        )
        said = "; ".join(", ".join(parts) for parts in inside)
        names.append(f"{block} ({said})" if said else block)
    return "".join(written), " + ".join(names)
