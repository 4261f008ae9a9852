"""Word documents: which units they have, what is in their texts, and what is told."""

from __future__ import annotations

import pytest

from dragoman.containers.archive import read_archive, replace_parts
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Kind
from dragoman.sources import rebuild
from helpers.cases import each_case
from helpers.word_files import (
    link,
    list_words,
    make_word,
    paragraph,
    read_body,
    read_part,
    read_unit,
    read_word,
    run,
    translate,
)

BREAK = "<w:r><w:br/></w:r>"
TAB = "<w:r><w:tab/></w:r>"
BOLD = "<w:b/>"
UNDERLINED = '<w:u w:val="single"/>'
MONO = '<w:rFonts w:ascii="Courier New"/>'


def field(instruction: str, result: str) -> str:
    """Return a complex field, as Word writes most of them."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    parts = mark.format("begin"), instruction, mark.format("separate"), result, mark.format("end")
    return "".join(parts)


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


@each_case([
        # runs that look alike are one
        ([run("Wo"), '<w:proofErr w:type="spellStart"/>', run("rd"), run("s")], "Words"),
        ([run("a", BOLD), run("b", "<w:b/><w:bCs/>"), run(" c")], "**ab** c"),
        ([run("a", '<w:lang w:val="en-GB"/>'), run("b", "<w:noProof/>")], "ab"),
        ([run("a"), run("b", '<w:rFonts w:hint="eastAsia"/>')], "ab"),
        # marks
        ([run("a "), run("b", "<w:i/>"), run(" c "), run("d", BOLD)], "a *b* c **d**"),
        ([run("a ", BOLD), run("b", "<w:b/><w:i/>"), run(" c", BOLD)], "**a *b* c**"),
        ([run("all", BOLD)], "**all**"),
        ([run("a", '<w:b w:val="0"/>')], "a"),
        ([run("a "), run("b", "<w:strike/>")], "a ~~b~~"),
        ([run("a "), run("b", UNDERLINED)], "a <u>b</u>"),
        ([run("a "), run("b", '<w:u w:val="none"/>')], "a b"),
        ([run("H"), run("2", '<w:vertAlign w:val="subscript"/>'), run("O")], "H<sub>2</sub>O"),
        ([run("10"), run("6", '<w:vertAlign w:val="superscript"/>')], "10<sup>6</sup>"),
        ([run("run "), run("x = 1", '<w:rFonts w:ascii="Courier New"/>')], "run `x = 1`"),
        ([run("a", BOLD), run(" "), run("b", BOLD)], "**a b**"),
        ([run("2 * 3 < 4 & [x] ").replace("<", "&lt;", 0)], "2 * 3 < 4 & [x]"),
        ([run("a", MONO), run(" "), run("b", MONO)], "`a` `b`"),
        ([run("a", MONO), run(" ", MONO), run("b", MONO + BOLD)], "`a `**`b`**"),
        ([run("a", "<w:b/><w:i/>")], "***a***"),
        ([run("long text ", '<w:rFonts w:ascii="Arial"/><w:sz w:val="9"/>'), run("b", MONO)],
         "long text `b`"),
        # what else differs
        ([run("a text "), run("b", '<w:color w:val="FF0000"/>')], "a text <g1>b</g1>"),
        ([run("all", '<w:color w:val="FF0000"/>')], "all"),
        ([run("long ", '<w:sz w:val="40"/>'), run("b")], "long <g1>b</g1>"),
        ([run("a"), run(" ", '<w:color w:val="FF0000"/>'), run("b")], "a b"),
        ([run("a"), run(";", '<w:rFonts w:ascii="Symbol"/>'), run("b")], "a;b"),
        ([run("文字"), run("字", '<w:rFonts w:ascii="Arial"/>'), run("b")], "文字字b"),
        # characters
        ([run("a"), BREAK, run("b")], "a\\\nb"),
        ([run("a"), "<w:r><w:cr/></w:r>", run("b")], "a\\\nb"),
        ([run("a"), "<w:r><w:noBreakHyphen/></w:r>", run("b")], "a\u2011b"),
        ([run("a"), "<w:r><w:softHyphen/></w:r>", run("b\u00adc")], "abc"),
        ([run("a"), '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'], "a•"),
        ([run("a"), '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'], "a→"),
        ([run("a"), '<w:r><w:sym w:font="Wingdings" w:char="007F"/></w:r>', run("b")], "a<x1/>b"),
        ([run("a"), '<w:r><w:sym w:font="MS Gothic" w:char="2612"/></w:r>'], "a☒"),
        ([run("a"), '<w:r><w:sym w:font="X" w:char="F0FF"/></w:r>', run("b")], "a<x1/>b"),
        ([run("a"), '<w:r><w:sym w:font="X" w:char="D800"/></w:r>', run("b")], "a<x1/>b"),
        ([run("a"), '<w:r><w:sym w:font="X" w:char="zz"/></w:r>', run("b")], "a<x1/>b"),
        (["<w:r><w:t> a </w:t></w:r>", run("b")], "ab"),
        ([run("a\u2028b\x85c\x90d\te")], "a b cd e"),
        # what a text flows around
        ([run("a"), TAB, run("b")], "a<x1/>b"),
        ([run("a"), TAB, TAB, run("b")], "a<x1/>b"),
        ([TAB, run("a"), TAB], "a"),
        ([run("a"), '<w:r><w:br w:type="page"/></w:r>', run("b")], "a<x1/>b"),
        ([run("a"), "<w:r><w:lastRenderedPageBreak/></w:r>", run("b")], "ab"),
        ([run("a"), "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", run("b")], "a<x1/>b"),
        ([run("a"), run("hidden", "<w:vanish/>"), run("b")], "a<x1/>b"),
        # bookmarks
        (['<w:bookmarkStart w:id="1" w:name="x"/>', run("a"), '<w:bookmarkEnd w:id="1"/>'], "a"),
        ([run("a"), '<w:bookmarkStart w:id="1" w:name="x"/>', run("b")], "ab"),
        ([run("a"), '<w:bookmarkStart w:id="1" w:name="x"/>', run("b"), field("REF x", run("c"))],
         "a<x1/>b<g2>c</g2>"),
        (
            [
                run("a"),
                '<w:bookmarkStart w:id="1" w:name="_GoBack"/>',
                run("b"),
                '<w:bookmarkEnd w:id="1"/>',
                run("c"),
            ],
            "abc",
        ),
        # fields
        ([run("Page "), field("PAGE", run("3")), run(" of it")], "Page <g1>3</g1> of it"),
        ([run("a "), f'<w:fldSimple w:instr="DATE">{run("May")}</w:fldSimple>', run(" b")],
         "a <g1>May</g1> b"),
        ([run("a "), field('XE "x"', ""), run(" b")], "a <x1/> b"),
        ([field("PAGE", run("3"))], "3"),
        ([run("see "), field('HYPERLINK "https://x.org/" \\l "y"', run("it"))],
         "see [it](https://x.org/#y)"),
        # links
        ([run("a "), f'<w:hyperlink r:id="l">{run("b")}</w:hyperlink>'], "a [b](https://e.org)"),
        ([run("a "), f'<w:hyperlink w:anchor="b">{run("b")}</w:hyperlink>'], "a [b](#b)"),
        ([run("a "), f'<w:hyperlink w:anchor="_Ref1">{run("b")}</w:hyperlink>'], "a <g1>b</g1>"),
        ([f'<w:hyperlink w:anchor="_Toc1">{run("b")}{TAB}{run("4")}</w:hyperlink>'], "b<x1/>4"),
        ([run("a "), f'<w:hyperlink r:id="l">{run("b", BOLD)}</w:hyperlink>'],
         "a **[b](https://e.org)**"),
        ([run("a "), f'<w:hyperlink r:id="l">{run("b", UNDERLINED)}</w:hyperlink>'],
         "a [b](https://e.org)"),
        # changes that are tracked
        ([run("a "), f"<w:ins>{run('new')}</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r>"
          "</w:del>"], "a new"),
        ([f"<w:moveFrom>{run('x')}</w:moveFrom>", f"<w:moveTo>{run('y')}</w:moveTo>"], "y"),
        # content controls and the like
        ([run("a "), f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>", run(" c")],
         "a <g1>b</g1> c"),
        ([f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>"], "b"),
        ([f"<w:smartTag>{run('a')}</w:smartTag>", run("b")], "ab"),
        ([run("a "), f'<w:dir w:val="rtl">{run("b")}</w:dir>'], 'a <bdi dir="rtl">b</bdi>'),
        ([run("a"), '<w:commentRangeStart w:id="1"/>', run("b"), '<w:commentRangeEnd w:id="1"/>',
          '<w:r><w:commentReference w:id="1"/></w:r>', run("c")], "abc"),
    ])  # fmt: skip
def test_a_paragraph_is_one_text(content: list[str], text: str) -> None:
    body = p(*content).replace("< 4 &", "&lt; 4 &amp;")
    assert read_body(body, link("l", "https://e.org")) == [text]


@pytest.mark.parametrize("content", ["", TAB, run(" "), BREAK, '<w:r><w:br w:type="page"/></w:r>'])
def test_a_paragraph_without_a_text_is_no_unit(content: str) -> None:
    assert read_body(p(content)) == []


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Mine"/><w:basedOn w:val="b1"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="Heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Source Code"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="loop"/></w:style>'
    '<w:style><w:name w:val="No id"/><w:basedOn w:val="N"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="V"><w:name w:val="Verbatim Char"/></w:style>'
    '<w:style w:type="character" w:styleId="H"><w:name w:val="Hyperlink"/><w:rPr>'
    '<w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr></w:style>'
)


def styled(identity: str, text: str = "A text") -> str:
    return paragraph(text, f'<w:pStyle w:val="{identity}"/>')


@pytest.mark.parametrize(
    ("body", "kind", "level"),
    [
        (styled("b1"), Kind.HEADING, 1),
        (styled("mine"), Kind.HEADING, 1),
        (styled("h3"), Kind.HEADING, 3),
        (paragraph("A text", '<w:outlineLvl w:val="1"/>'), Kind.HEADING, 2),
        (paragraph("A text", '<w:pStyle w:val="b1"/><w:outlineLvl w:val="9"/>'), Kind.PARAGRAPH, 0),
        (paragraph("A text", '<w:outlineLvl w:val="7"/>'), Kind.HEADING, 6),
        (styled("T"), Kind.TITLE, 0),
        (styled("Q"), Kind.QUOTATION, 0),
        (styled("N"), Kind.PARAGRAPH, 0),
        (styled("loop"), Kind.PARAGRAPH, 0),
        (styled("unknown"), Kind.PARAGRAPH, 0),
        (paragraph("A text"), Kind.PARAGRAPH, 0),
    ],
)
def test_styles_say_what_a_paragraph_is(body: str, kind: Kind, level: int) -> None:
    unit = read_unit(body, styles=STYLES)
    assert (unit.kind, unit.level, unit.text) == (kind, level, "A text")


def test_marks_are_what_differs_from_the_style() -> None:
    heading, linked = '<w:pPr><w:pStyle w:val="b1"/></w:pPr>', run("b", '<w:rStyle w:val="H"/>')
    body = [
        p(heading, run("A "), run("bold", BOLD)),
        p(heading, run("Not bold", '<w:b w:val="0"/>'), run(" b")),
        p(run("a "), run("strong", '<w:rStyle w:val="S"/>')),
        p(run("a "), run("code", '<w:rStyle w:val="V"/>')),
        p(run("a "), f'<w:hyperlink w:anchor="b">{linked}</w:hyperlink>'),
    ]
    assert read_body("".join(body), styles=STYLES) == [
        "A bold",
        "Not bold<g1> b</g1>",
        "a **strong**",
        "a `code`",
        "a [b](#b)",
    ]


def test_code_is_shown_as_it_is_unless_the_settings_say_otherwise() -> None:
    content = '<w:pPr><w:pStyle w:val="C"/></w:pPr>', run("a = *b*"), BREAK, run("  c")
    unit = read_unit(p(*content), styles=STYLES)
    assert (unit.text, unit.kind, unit.markup) == ("a = *b*\n  c", Kind.CODE, "code")
    assert not unit.translatable
    data = make_word(p(*content), styles=STYLES)
    assert [each.translatable for each in read_word(data, code=True).units] == [True]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties)


def test_items_have_the_markers_of_the_lists_around_them() -> None:
    body = [
        item("a", 1), item("b", 1), item("b1", 1, 1), item("b2", 1, 1), item("still b", 2),
        item("c", 1), item("again", 3), item("more", 3), item("none", 0), item("unknown", 9),
    ]  # fmt: skip
    units = read_word(make_word("".join(body), numbering=NUMBERING)).units
    assert [(unit.text, unit.place.lists, unit.place.first) for unit in units] == [
        ("a", ("3)",), True),
        ("b", ("4)",), True),
        ("b1", ("4)", "-"), True),
        ("b2", ("4)", "-"), True),
        ("still b", ("4)",), False),
        ("c", ("5)",), True),
        ("again", ("1)",), True),
        ("more", ("2)",), True),
        ("none", (), True),
        ("unknown", (), True),
    ]
    assert units[0].kind is Kind.LIST_ITEM and units[-1].kind is Kind.PARAGRAPH


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


HEADER = "<w:tblHeader/>"


def read_cells(body: str) -> list[tuple[str, Kind, tuple[int, int, int] | None]]:
    units = read_word(make_word(body)).units
    return [(unit.text, unit.kind, unit.place.cell) for unit in units]


def test_cells_know_their_places() -> None:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    first = table(
        row(span + paragraph("ab"), paragraph("c", '<w:jc w:val="right"/>'), properties=HEADER),
        row("<w:p/>", paragraph("e"), paragraph("f")),
    )
    second = table(row(paragraph("x"), paragraph("y")))
    cell = Kind.TABLE_CELL
    assert read_cells(first + second) == [
        ("ab", cell, (0, 0, 0)),
        ("c", cell, (0, 0, 2)),
        ("e", cell, (0, 1, 1)),
        ("f", cell, (0, 1, 2)),
        ("x", cell, (1, 1, 0)),
        ("y", cell, (1, 1, 1)),
    ]
    assert read_word(make_word(first)).units[1].place.align == "end"


def test_tables_that_are_no_tables_of_texts_are_paragraphs() -> None:
    several = table(row(paragraph("a") + paragraph("b")))
    inner = table(row(paragraph("in")))
    nested = table(row(paragraph("x"), inner), row(paragraph("y")))
    assert read_cells(several + nested) == [
        ("a", Kind.PARAGRAPH, None),
        ("b", Kind.PARAGRAPH, None),
        ("x", Kind.PARAGRAPH, None),
        ("in", Kind.TABLE_CELL, (2, 1, 0)),
        ("y", Kind.PARAGRAPH, None),
    ]


def note(kind: str, identity: int, text: str) -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{identity}">{p(mark, run(text))}</w:{kind}>'


def reference(kind: str, identity: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def test_notes_have_labels_in_the_order_of_the_text() -> None:
    body = p(
        run("One"), reference("footnote", 7), run(" two"), reference("endnote", 2),
        run(" three"), reference("footnote", 5), run("."),
    )  # fmt: skip
    notes = note("footnote", 5, "second") + note("footnote", 7, " first")
    document = read_word(make_word(body, footnotes=notes, endnotes=note("endnote", 2, "end")))
    assert [(unit.text, unit.kind, unit.note) for unit in document.units] == [
        ("One[^1] two[^e1] three[^2].", Kind.PARAGRAPH, ""),
        ("first", Kind.NOTE, "1"),
        ("second", Kind.NOTE, "2"),
        ("end", Kind.NOTE, "e1"),
    ]


def test_without_footnotes_endnotes_are_numbered_like_them() -> None:
    body = p(run("One"), reference("endnote", 2))
    assert read_body(body, endnotes=note("endnote", 2, "end"))[0] == "One[^1]"


def test_headers_are_the_first_units_and_footers_the_last_and_they_say_what_they_are() -> None:
    footer = p(run("Page "), field("PAGE", run("1")))
    units = read_word(make_word(paragraph("x"), header=paragraph("Top"), footer=footer)).units
    assert [(unit.text, unit.comment) for unit in units] == [
        ("Top", "The header of the pages."),
        ("x", ""),
        ("Page <g1>1</g1>", "The footer of the pages."),
    ]


def test_what_a_header_repeats_is_shown_once_and_translated_everywhere() -> None:
    word = make_word(paragraph("Title"), header=paragraph("Title"), footer=paragraph("End"))
    document = read_word(word)
    assert [(unit.text, unit.is_shown) for unit in document.units] == [
        ("Title", True),
        ("End", True),
        ("Title", False),
    ]
    new = rebuild(document, {(None, "Title"): "عنوان"}, "ar")
    assert [unit.text for unit in read_word(new).units] == ["عنوان", "End", "عنوان"]
    header = table(row(paragraph("Title"), paragraph("12")))
    units = read_word(make_word(paragraph("Title"), header=header)).units
    assert all(unit.is_shown for unit in units)  # a table stays whole


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        (paragraph("A", '<w:outlineLvl w:val="0"/>'), True),
        (paragraph("A", '<w:pStyle w:val="T"/>'), True),
        (paragraph("A", '<w:outlineLvl w:val="1"/>'), False),
        (paragraph("A"), False),
    ],
)
def test_a_header_is_behind_the_title_that_the_text_begins_with(first: str, is_title: bool) -> None:
    word = make_word(first + paragraph("x"), header=paragraph("Top"), styles=STYLES)
    units = read_word(word).units
    assert [unit.text for unit in units] == (["A", "Top", "x"] if is_title else ["Top", "A", "x"])


def test_a_number_that_word_writes_is_not_translated() -> None:
    assert not read_unit(p(field("PAGE", run("1")))).translatable
    assert read_unit(p(field("DATE", run("May 1")))).translatable
    assert read_unit(p(run("1"))).translatable
    assert not read_unit(p(f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>')).translatable


def box(inside: str) -> str:
    """Return a text box as Word writes it: for new programs, and for old ones."""
    new = f"<w:drawing><wp:inline><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wp:inline></w:drawing>"  # noqa: E501
    old = f"<w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_the_text_of_a_box_is_read_once_after_the_paragraph_that_it_is_in() -> None:
    body = p(run("Before "), box(paragraph("In a box")), run("after"))
    assert read_body(body) == ["Before <x1/>after", "In a box"]
    assert read_body(p(box(paragraph("In a box")))) == ["In a box"]


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="A river" title="River"/>'
    '<a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="n" descr="A river"/>'
    "</pic:nvPicPr></pic:pic></a:graphic></wp:inline></w:drawing></w:r>"
)


def test_pictures_have_their_descriptions_once() -> None:
    units = read_word(make_word(p(run("a"), PICTURE, run("b")))).units
    assert [(unit.text, unit.markup) for unit in units] == [
        ("a<x1/>b", ""),
        ("River", "plain"),
        ("A river", "plain"),
    ]
    assert units[1].comment == "The description of a picture."


@pytest.mark.parametrize("text", ["river.png", "C:\\Users\\x\\My river.JPG", "https://e.org/a"])
def test_the_name_of_a_file_is_no_description(text: str) -> None:
    body = p(run("a"), PICTURE.replace("A river", text).replace("River", text))
    assert read_body(body) == ["a"]


def test_the_title_of_the_file_is_a_unit_unless_the_text_has_it() -> None:
    data = make_word(paragraph("x"), core="<dc:title>The &amp; title</dc:title>")
    *text, title = read_word(data).units
    assert [unit.text for unit in text] == ["x"]
    assert (title.text, title.kind, title.is_shown) == ("The & title", Kind.PARAGRAPH, False)
    assert title.comment == "The title in the properties of the file; the text does not show it."
    data = make_word(paragraph("x"), core="<dc:title>x</dc:title>")
    assert len(read_word(data).units) == 1


def test_what_is_around_paragraphs_does_not_hide_them() -> None:
    control = (
        f"<w:sdt><w:sdtContent>{paragraph('a')}{table(row(paragraph('b')))}</w:sdtContent></w:sdt>"
    )
    custom = f"<w:customXml>{paragraph('c')}</w:customXml>"
    rows = f"<w:tbl><w:sdt><w:sdtContent>{row(paragraph('d'))}</w:sdtContent></w:sdt></w:tbl>"
    choice = f"<mc:AlternateContent><mc:Choice>{paragraph('e')}</mc:Choice><mc:Fallback>{paragraph('f')}</mc:Fallback></mc:AlternateContent>"  # noqa: E501
    assert read_body(control + custom + rows + choice) == ["a", "b", "c", "d", "e"]


def test_a_unit_names_the_number_of_its_paragraph() -> None:
    assert [unit.line for unit in read_word(make_word("<w:p/>" + paragraph("a") * 2)).units] == [
        2,
        3,
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"<w:ins>{run('new')}</w:ins>", "insertions are read, deletions are left out"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "comments, which are not translated"),
        ("<m:oMath/>", "an equation"),
        ("<w:r><w:drawing><a:graphic><c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/"
         "2006/chart'/></a:graphic></w:drawing></w:r>", "a chart"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told(content: str, told: str) -> None:
    document = read_word(make_word(p(run("a"), content)))
    assert any(told in sentence for _, sentence in document.notes)
    assert not read_word(make_word(paragraph("a"))).notes


def test_an_equation_is_named_also_for_who_makes_an_edition() -> None:
    equation = "<m:oMath><m:r><m:t>E</m:t></m:r></m:oMath>"
    document = read_word(make_word(paragraph("a") + p(run("b"), equation, equation) + p(equation)))
    assert [unit.text for unit in document.units] == ["a", "b"]
    assert document.left_out == ((2, "math"), (3, "math"))


@pytest.mark.parametrize("instruction", ['HYPERLINK "https://x.org/"', "REF a", "DATE"])
def test_nothing_of_the_source_stays_in_what_a_field_shows(instruction: str) -> None:
    data = make_word(p(run("See "), field(instruction, run("it") + run(" now", BOLD))))
    (unit,) = read_word(data).units
    new = unit.text.replace("See", "ببین").replace("it", "آن").replace("now", "اکنون")
    assert "".join(list_words(translate(data, {unit.text: new}, "fa"))) == "ببین آن اکنون"


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "\uf0a7", "▪"),
        ("", "\uf0b7", "•"),
        ("Arial", "\uf0b7", "•"),
        ("Arial", "\uf0a3", "\uf0a3"),
        ("Symbol", "\uf061", "α"),
        ("Symbol", "\uf0e9", "\uf0e9"),
        ("Symbol", "a", "α"),
        ("Wingdings", "ü", "✓"),
        ("Arial", "a", "a"),
    ],
)
def test_signs_of_a_font_without_letters_are_those_of_unicode(
    font: str, written: str, shown: str
) -> None:
    properties = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    unit = read_unit(f"<w:p>{run('a ')}{run(written, properties)}{run(' b')}</w:p>")
    assert plain_text(parse_spans(unit.text)) == f"a {shown} b"


@each_case(
    [
        ("<w:rtl/>", "12 (a)", "12 (a)"),
        ("<w:cs/>", "12 (a)", "12 (a)"),
        ('<w:rtl w:val="0"/>', "a", "♋"),
        ("<w:rtl/>", "\uf0fc", "✓"),
    ]
)
def test_a_run_of_a_complex_script_is_in_the_font_of_that_script(
    properties: str, written: str, shown: str
) -> None:
    fonts = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Arial"/>'
    unit = read_unit(f"<w:p>{run('a ')}{run(written, fonts + properties)}{run(' b')}</w:p>")
    assert plain_text(parse_spans(unit.text)) == f"a {shown} b"


def test_a_text_that_is_struck_twice_is_struck() -> None:
    off = '<w:dstrike w:val="0"/>'
    assert read_body(f"<w:p>{run('old', f'<w:strike/>{off}')}{run(' x')}</w:p>") == ["~~old~~ x"]
    data = make_word(f"<w:p>{run('old', '<w:dstrike/>')}{run(' price', off)}</w:p>")
    assert [unit.text for unit in read_word(data).units] == ["~~old~~ price"]
    new = read_part(translate(data, {"~~old~~ price": "قیمت ~~کهنه~~ تازه"}))
    assert [piece.count("<w:t ") for piece in new.split("<w:dstrike/>")] == [1, 2]
    assert "<w:dstrike/>" not in read_part(translate(data, {"~~old~~ price": "تازه"}))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("_rels/.rels", "word/document.xml", "Word/Document.XML"),
        ("word/_rels/document.xml.rels", "footnotes.xml", "FootNotes.xml"),
        ("[Content_Types].xml", "/word/document.xml", "/WORD/document.xml"),
    ],
)
def test_capitals_in_the_names_of_parts_make_no_difference(part: str, old: str, new: str) -> None:
    note = f'<w:footnote w:id="2">{paragraph("note")}</w:footnote>'
    body = f'<w:p>{run("text")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = make_word(body, footnotes=note)
    written = read_part(data, part)
    assert old in written
    data = replace_parts(read_archive(data, "a"), {part: written.replace(old, new).encode()})
    assert [unit.text for unit in read_word(data).units] == ["text[^1]", "note"]
    assert list_words(translate(data, {"text[^1]": "س[^1]"})) == ["س"]
