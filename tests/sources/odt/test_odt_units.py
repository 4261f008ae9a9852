"""OpenDocument texts: which units they have, what is in their texts, and what is told."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from helpers.cases import each_case
from helpers.odt_files import (
    BOLD,
    STYLES,
    make_odt,
    p,
    read_body,
    read_odt,
    read_part,
    read_unit,
    span,
    style,
    text_style,
    translate,
)

TAB = "<text:tab/>"
BREAK = "<text:line-break/>"
COMMENT = "<office:annotation><dc:creator>x</dc:creator><text:p>c</text:p></office:annotation>"


def link(address: str, inside: str) -> str:
    return f'<text:a xlink:type="simple" xlink:href="{address}">{inside}</text:a>'


@each_case([
        # spans that look alike are one
        ([span("Wo", "B"), span("rd", "B"), " c"], "**Word** c"),
        (["Wo", '<text:span>rd</text:span>', span("s", "Plain")], "Words"),
        ([span("a " + span("b", "I"), "B"), " c"], "**a *b*** c"),
        # marks
        (["a ", span("b", "I"), " c ", span("d", "B")], "a *b* c **d**"),
        ([span("all", "B")], "**all**"),
        (["a ", span("b", "S")], "a ~~b~~"),
        (["a ", span("b", "U")], "a <u>b</u>"),
        (["H", span("2", "Sub"), "O"], "H<sub>2</sub>O"),
        (["10", span("6", "Sup")], "10<sup>6</sup>"),
        (["run ", span("x = 1", "M")], "run `x = 1`"),
        (["run ", span("x", "Source_20_Text")], "run `x`"),
        ([span("a", "B"), " ", span("b", "B")], "**a b**"),
        (["a text ", span("b", "R")], "a text <g1>b</g1>"),
        ([span("all", "R")], "all"),
        (["a", span(" ", "R"), "b"], "a b"),
        # white space
        (["\n   a\n\t b  ", " c "], "a b c"),
        (["a ", span(" b", "B")], "a **b**"),
        (["a", '<text:s text:c="2"/>', " b"], "a   b"),
        (["<text:s/>a<text:s/>"], "a"),
        (["a", "<text:s text:c='x'/>", "b"], "a b"),
        (["a ", "<text:soft-page-break/>", " b"], "a b"),
        # characters
        (["a", BREAK, "b"], "a\\\nb"),
        (["b\u00adc\u2028d\x85e"], "bc d e"),
        # what a text flows around
        (["a", TAB, "b"], "a<x1/>b"),
        (["a", TAB, TAB, "b"], "a<x1/>b"),
        ([TAB, "a", TAB], "a"),
        (["a", span("hidden", "H"), "b"], "a<x1/>b"),
        (["a", '<draw:frame><draw:image xlink:href="x"/></draw:frame>', "b"], "a<x1/>b"),
        # bookmarks
        (['<text:bookmark-start text:name="x"/>a<text:bookmark-end text:name="x"/>'], "a"),
        (['a<text:bookmark text:name="x"/>b'], "ab"),
        (['a<text:bookmark text:name="x"/>b ', link("#x", "c")], "a<x1/>b [c](#x)"),
        (['a<text:reference-mark text:name="x"/>b',
          '<text:reference-ref text:ref-name="x">c</text:reference-ref>'], "a<x1/>b<g2>c</g2>"),
        # fields
        (["Page <text:page-number>3</text:page-number> of it"], "Page <g1>3</g1> of it"),
        (["a <text:alphabetical-index-mark text:string-value='x'/> b"], "a <x1/>b"),
        (["<text:date>May</text:date>"], "May"),
        (["a<text:script>alert()</text:script>b"], "a<x1/>b"),
        (['a<text:hidden-text text:is-hidden="true">x</text:hidden-text>b'], "a<x1/>b"),
        (["a <text:drop-down><text:label/>b</text:drop-down> c"], "a <g1>b</g1> c"),
        # links
        (["a ", link("https://e.org", "b")], "a [b](https://e.org)"),
        (["a ", link("#_Toc1", "b")], "a <g1>b</g1>"),
        (["a ", link("https://e.org", span("b", "U"))], "a [b](https://e.org)"),
        (["a ", link("https://e.org", span("b", "B"))], "a **[b](https://e.org)**"),
        # changes that are tracked, and comments
        (['a <text:change-start text:change-id="1"/>new<text:change-end text:change-id="1"/>'
          '<text:change text:change-id="2"/>'], "a new"),
        (["a", COMMENT, "b"], "ab"),
        # others
        (["a <text:meta>b</text:meta> c"], "a <g1>b</g1> c"),
        (["<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>r</text:ruby-text>"
          "</text:ruby>b"], "ab"),
        (["2 * 3 &lt; 4 &amp; [x]"], "2 * 3 < 4 & [x]"),
    ])  # fmt: skip
def test_a_paragraph_is_one_text(content: list[str], text: str) -> None:
    assert read_body(p(*content)) == [text]


@pytest.mark.parametrize("content", ["", TAB, " ", "<text:s/>", BREAK, COMMENT])
def test_a_paragraph_without_a_text_is_no_unit(content: str) -> None:
    assert read_body(p(content)) == []


NAMED = (
    style("paragraph", "Standard")
    + style("paragraph", "Title", parent="Standard")
    + style("paragraph", "Quotations", parent="Standard")
    + style("paragraph", "Preformatted_20_Text", parent="Standard", shown="Preformatted Text")
    + style("paragraph", "Big", f"<style:text-properties {BOLD}/>", "Standard")
    + style("paragraph", "loop", parent="loop")
    + text_style("Strong_20_Emphasis", BOLD)
    + text_style("Internet_20_link", 'fo:color="#0000ff" style:text-underline-style="solid"')
)


@pytest.mark.parametrize(
    ("body", "kind", "level"),
    [
        ('<text:h text:outline-level="2">A text</text:h>', Kind.HEADING, 2),
        ('<text:h text:outline-level="9">A text</text:h>', Kind.HEADING, 6),
        ("<text:h>A text</text:h>", Kind.HEADING, 1),
        (p("A text", style="Title"), Kind.TITLE, 0),
        (p("A text", style="P1"), Kind.TITLE, 0),
        (p("A text", style="Quotations"), Kind.QUOTATION, 0),
        (p("A text", style="loop"), Kind.PARAGRAPH, 0),
        (p("A text", style="unknown"), Kind.PARAGRAPH, 0),
        (p("A text"), Kind.PARAGRAPH, 0),
        (f"<text:section>{p('A text')}</text:section>", Kind.PARAGRAPH, 0),
        (f"<draw:frame><draw:text-box>{p('A text')}</draw:text-box></draw:frame>",
         Kind.PARAGRAPH, 0),
    ],
)  # fmt: skip
def test_styles_say_what_a_paragraph_is(body: str, kind: Kind, level: int) -> None:
    unit = read_unit(body, style("paragraph", "P1", parent="Title"), styles=NAMED)
    assert (unit.kind, unit.level, unit.text) == (kind, level, "A text")


def test_marks_are_what_differs_from_the_style() -> None:
    body = [
        p("A ", span("bold", "B"), style="Big"),
        p(span("Not bold", "Plain"), " b", style="Big"),
        p("a ", span("strong", "Strong_20_Emphasis")),
        p("a ", link("https://e.org", span("b", "Internet_20_link"))),
        p("a ", span("b", "T9")),
    ]
    automatic = text_style("T9", 'fo:font-size="12pt"', "Strong_20_Emphasis")
    assert read_body("".join(body), automatic, styles=NAMED) == [
        "A bold",
        "Not bold<g1> b</g1>",
        "a **strong**",
        "a [b](https://e.org)",
        "a **<g1>b</g1>**",
    ]


def test_letters_of_complex_scripts_have_their_own_weight() -> None:
    styles = text_style("Latin", 'fo:font-weight="bold"')
    styles += text_style("Complex", 'style:font-weight-complex="bold"')
    body = p("a ", span("b", "Latin"), span("c", "Complex"))
    body += p("س ", span("ص", "Latin"), span("ض", "Complex"))
    assert read_body(body, styles) == ["a **b**c", "س ص**ض**"]


def test_code_is_shown_as_it_is_unless_the_settings_say_otherwise() -> None:
    body = p("a = *b*", BREAK, '<text:s text:c="2"/>c', style="Preformatted_20_Text")
    unit = read_unit(body, styles=NAMED)
    assert (unit.text, unit.kind, unit.markup) == ("a = *b*\n  c", Kind.CODE, "code")
    assert not unit.translatable
    data = make_odt(body, styles=NAMED)
    assert [each.translatable for each in read_odt(data, code=True).units] == [True]


LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix=")" text:start-value="3"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="o"/></text:list-style>'
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1"'
    ' style:num-format=""/></text:list-style>'
)


def items(*contents: str, extra: str = ' text:style-name="L"') -> str:
    inside = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list{extra}>{inside}</text:list>"


def test_items_have_the_markers_of_the_lists_around_them() -> None:
    nested = items(p("b1"), p("b2") + p("still b2"), extra="")
    body = (
        items(p("a"), p("b") + nested + p("still b"), nested.replace("b", "x"))
        + items(p("c"), extra=' text:style-name="L" text:continue-numbering="true"')
        + items(p("again"))
        + items(p("none"), extra=' text:style-name="N"')
        + items(p("unknown"), extra="")
        + items('<text:h text:outline-level="1">head</text:h>')
    )
    units = read_odt(make_odt(body, LISTS)).units
    assert [(unit.text, unit.place.lists, unit.place.first) for unit in units] == [
        ("a", ("3)",), True),
        ("b", ("4)",), True),
        ("b1", ("4)", "-"), True),
        ("b2", ("4)", "-"), True),
        ("still b2", ("4)", "-"), False),
        ("still b", ("4)",), False),
        ("x1", ("4)", "-"), True),
        ("x2", ("4)", "-"), True),
        ("still x2", ("4)", "-"), False),
        ("c", ("5)",), True),
        ("again", ("3)",), True),
        ("none", (), True),
        ("unknown", ("-",), True),
        ("head", (), True),
    ]


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def row(*cells: str, extra: str = "") -> str:
    inside = "".join(f"<table:table-cell{extra}>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inside}</table:table-row>"


def read_cells(
    body: str, automatic: str = ""
) -> list[tuple[str, Kind, tuple[int, int, int] | None, str]]:
    units = read_odt(make_odt(body, automatic)).units
    return [(unit.text, unit.kind, unit.place.cell, unit.place.align) for unit in units]


def test_cells_know_their_places() -> None:
    right = style("paragraph", "P1", '<style:paragraph-properties fo:text-align="end"/>')
    header = f"<table:table-header-rows>{row(p('ab'))}</table:table-header-rows>".replace(
        "</table:table-row>",
        "<table:covered-table-cell/><table:table-cell><text:p text:style-name='P1'>c</text:p>"
        "</table:table-cell></table:table-row>",
    )
    first = table(header, row("<text:p/>", p("e"), p("f")))
    second = table(row(p("x"), p("y")))
    cell = Kind.TABLE_CELL
    assert read_cells(first + second, right) == [
        ("ab", cell, (0, 0, 0), ""),
        ("c", cell, (0, 0, 2), "end"),
        ("e", cell, (0, 1, 1), ""),
        ("f", cell, (0, 1, 2), ""),
        ("x", cell, (1, 1, 0), ""),
        ("y", cell, (1, 1, 1), ""),
    ]


def test_tables_that_are_no_tables_of_texts_are_paragraphs() -> None:
    nested = table(row(p("x"), table(row(p("in")))), row(p("y")))
    assert [
        (text, place) for text, _, place, _ in read_cells(table(row(p("a") + p("b"))) + nested)
    ] == [
        ("a", None),
        ("b", None),
        ("x", None),
        ("in", (2, 1, 0)),
        ("y", None),
    ]


def note(kind: str, text: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>9</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


def test_notes_have_labels_in_the_order_of_the_text() -> None:
    body = p("One", note("footnote", "first"), " two", note("endnote", "end"), " three",
             note("footnote", "second"), ".")  # fmt: skip
    assert [(unit.text, unit.kind, unit.note) for unit in read_odt(make_odt(body)).units] == [
        ("One[^1] two[^e1] three[^2].", Kind.PARAGRAPH, ""),
        ("first", Kind.NOTE, "1"),
        ("second", Kind.NOTE, "2"),
        ("end", Kind.NOTE, "e1"),
    ]
    assert read_body(p("One", note("endnote", "end")))[0] == "One[^1]"


def test_headers_are_the_first_units_and_footers_the_last_and_they_say_what_they_are() -> None:
    pages = (
        f"<style:master-page><style:footer>{p('Foot')}</style:footer></style:master-page>"
        f"<style:master-page><style:header>{p('Head')}</style:header>"
        f"<style:header-left style:display='false'>{p('none')}</style:header-left>"
        f"<style:header-first>{p('First')}</style:header-first></style:master-page>"
    )
    units = read_odt(make_odt(p("a"), pages=pages)).units
    assert [(unit.text, unit.comment) for unit in units] == [
        ("Head", "The header of the pages."),
        ("First", "The header of the pages."),
        ("a", ""),
        ("Foot", "The footer of the pages."),
    ]


def test_a_header_is_behind_the_title_that_the_text_begins_with() -> None:
    pages = f"<style:master-page><style:header>{p('Head')}</style:header></style:master-page>"
    for level, texts in ((1, ["Title", "Head", "x"]), (2, ["Head", "Title", "x"])):
        heading = f'<text:h text:outline-level="{level}">Title</text:h>'
        units = read_odt(make_odt(heading + p("x"), pages=pages)).units
        assert [unit.text for unit in units] == texts


def test_the_number_of_a_page_is_no_text_of_its_footer() -> None:
    number = p("<text:page-number>1</text:page-number>")
    foot = (
        f"<style:footer>{number}{p('Page <text:page-number>1</text:page-number>')}</style:footer>"
    )
    pages = f"<style:master-page>{foot}</style:master-page>"
    units = read_odt(make_odt(p("a"), pages=pages)).units
    assert [unit.text for unit in units] == ["a", "Page <g1>1</g1>"]


def test_a_number_alone_in_a_field_is_not_translated() -> None:
    units = read_odt(make_odt(p("<text:page-number>3</text:page-number>"))).units
    assert [(unit.text, unit.translatable) for unit in units] == [("3", False)]


def test_boxes_follow_their_paragraph_and_descriptions_are_texts() -> None:
    frame = (
        "<draw:frame><draw:text-box><text:p>in</text:p></draw:text-box>"
        "<svg:title>A river</svg:title><svg:desc>photo.png</svg:desc></draw:frame>"
    )
    units = read_odt(make_odt(p("a", frame, "b") + p("c"))).units
    assert [(unit.text, unit.markup) for unit in units] == [
        ("a<x1/>b", ""),
        ("in", ""),
        ("A river", "plain"),
        ("c", ""),
    ]


def test_the_title_of_the_file_is_a_text_once() -> None:
    meta = "<dc:title>T</dc:title>"
    assert read_body(p("a"), meta=meta) == ["a", "T"]
    assert read_body(p("a") + p("T"), meta=meta) == ["a", "T"]


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="2"><text:deletion><office:change-info>'
    "<dc:creator>Jane Roe</dc:creator></office:change-info><text:p>old</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (CHANGES + p("a"), "tracked changes"),
        (p("a", COMMENT), "comments, which are not translated"),
        (p("a", span("x", "H")), "not translated: hidden text (in paragraph 1)"),
        (p("a") + f'<text:section text:display="none">{p("x")}</text:section>', "hidden text"),
        (p("a", "<draw:frame><draw:object><math:math/></draw:object></draw:frame>"), "an equation"),
        (p("a", '<draw:frame><draw:object xlink:href="./O"/></draw:frame>'), "an embedded object"),
        (p("a", "<draw:control/>"), "a control of a form"),
        (p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>r</text:ruby-text>"
           "</text:ruby>"), "the reading of characters"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_told(body: str, told: str) -> None:
    document = read_odt(make_odt(body, STYLES))
    assert [unit.text for unit in document.units] == ["a"]
    (remark,) = document.notes
    assert told in remark[1]


def test_a_table_of_contents_is_text_with_the_title_that_it_gets_when_it_is_made_anew() -> None:
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        f"<text:index-title>{p('Contents')}</text:index-title>{p('One', TAB, '4')}"
        "</text:index-body></text:table-of-content>"
    )
    assert read_body(index) == ["Contents", "One<x1/>4"]
    new = read_part(translate(make_odt(index), {"Contents": "Inhalt"}, "de"))
    assert new.count(">Inhalt<") == 2 and "Contents" not in new


@pytest.mark.parametrize(("other", "is_told"), [("Blue", True), ("Red", False), ("", False)])
def test_what_a_list_in_a_text_offers_to_choose_is_told(other: str, is_told: bool) -> None:
    labels = f'<text:label text:value="Red"/><text:label text:value="{other}"/>'
    body = p("Colour: ", f"<text:drop-down>{labels}Red</text:drop-down>")
    said = ((1, "not translated: the choices of a form (in paragraph 1)"),)
    assert read_odt(make_odt(body)).notes == (said if is_told else ())


@pytest.mark.parametrize(
    ("drawn", "name"),
    [("<draw:object><math:math/></draw:object>", "math"),
     ('<draw:object xlink:href="./O"/>', "object"),
     ("<draw:image xlink:href='Pictures/a.emf'/>", "picture")],
)  # fmt: skip
def test_what_an_edition_cannot_show_is_named(drawn: str, name: str) -> None:
    document = read_odt(make_odt(p("a") + p("b", f"<draw:frame>{drawn}</draw:frame>")))
    assert document.left_out == ((2, name),)
