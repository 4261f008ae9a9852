"""What people do in Word: tracked changes, comments, boxes, notes, lists, looks, other tables."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from dragoman.containers.ooxml import W
from dragoman.errors import ExchangeError
from dragoman.exchanges import docx
from dragoman.exchanges._lost_names import NAMES_LOST
from dragoman.exchanges.docx.content import (
    BOX,
    FORMATTED,
    HIDDEN,
    LISTED,
    NESTED,
    NO_SIGN,
    PICTURE,
)
from dragoman.model import Kind, Package, PackageItem
from helpers.word_tables import (
    cells,
    change,
    etree,
    list_rows,
    make_file,
    make_package,
    put_text,
    put_xml,
    read_cell,
    w,
)

BY = 'w:id="1" w:author="Secret Name" w:date="2026-01-01T00:00:00Z"'
COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="5" w:author="Secret Name" w:initials="SN">'
    "<w:p><w:r><w:t>Is this</w:t></w:r></w:p><w:p><w:r><w:t>the name?</w:t></w:r></w:p>"
    "</w:comment></w:comments>"
)
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>see below</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:p><w:ins {BY}>{run('new')}</w:ins></w:p>", "new"),
        (f"<w:p>{run('a ')}<w:del {BY}><w:r><w:delText>old</w:delText></w:r></w:del></w:p>", "a "),
        (f"<w:p><w:moveFrom {BY}>{run('gone')}</w:moveFrom>{run('b')}</w:p>", "b"),
        (f"<w:p><w:moveTo {BY}>{run('here')}</w:moveTo></w:p>", "here"),
        (
            f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('one ')}</w:p>"
            f"<w:p>{run('line')}</w:p>",
            "one line",
        ),
        (
            f"<w:p><w:ins {BY}>{run('x')}<w:del {BY}><w:r><w:delText>y</w:delText></w:r></w:del>"
            "</w:ins></w:p>",
            "x",
        ),
    ],
)
def test_tracked_changes_are_accepted_and_told_once(content: str, text: str) -> None:
    sent = docx.write(make_package(("One", "یک"), ("Two", "دو")))

    def put(root: Any) -> None:
        for row in list_rows(root):
            put_xml(cells(row)[2], content)

    back = docx.read(change(sent, put), "letter.docx")
    assert [row.text for row in back.rows] == [text, text]
    assert [sentence.partition(":")[0] for _, sentence in back.remarks] == [
        "it has tracked changes"
    ]


@pytest.mark.parametrize(
    ("mark", "texts"), [(f"<w:del {BY}/>", ["دو"]), (f"<w:ins {BY}/>", ["یک", "دو"])]
)
def test_a_row_that_was_deleted_or_put_in_with_changes_tracked_is_told(
    mark: str, texts: list[str]
) -> None:
    sent = docx.write(make_package(("One", "یک"), ("Two", "دو")))

    def put(root: Any) -> None:
        row = list_rows(root)[0]
        for old in row.findall(w("trPr")):
            row.remove(old)
        row.insert(0, etree.fromstring(f'<w:trPr xmlns:w="{W}">{mark}</w:trPr>'))

    back = docx.read(change(sent, put), "letter.docx")
    assert [row.text for row in back.rows] == texts
    told = [sentence.partition(":")[0] for _, sentence in back.remarks]
    assert told.count("it has tracked changes") == 1


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<w:p>{run('one')}</w:p><w:p>{run('two')}</w:p>", "one\ntwo"),
        (f"<w:p/><w:p>{run('one')}</w:p><w:p/>", "one"),
        (f"<w:p>{run('one')}<w:r><w:br/></w:r>{run('two')}</w:p>", "one\ntwo"),
        (f'<w:p>{run("one")}<w:r><w:br w:type="page"/></w:r>{run("two")}</w:p>', "onetwo"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:cr/></w:r></w:p>", "a\u2011b\n"),
        ("<w:p><w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:tab/></w:r></w:p>", "a\u00adb\t"),
        ('<w:p><w:r><w:sym w:font="Arial" w:char="00E9"/></w:r></w:p>', "é"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>', "α"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>', "☺"),
        ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r></w:p>', "→"),
        ('<w:p><w:r><w:sym w:font="Webdings" w:char="F061"/></w:r></w:p>', "✓"),
        (f"<w:p><w:hyperlink>{run('a link')}</w:hyperlink></w:p>", "a link"),
        (f"<w:p><w:smartTag>{run('Iran')}</w:smartTag></w:p>", "Iran"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>ab</w:t></w:r></w:p></w:sdtContent></w:sdt>", "ab"),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("today") + "</w:p>",
            "today",
        ),
        ("<w:p>" + run("“smart”\u00a0quotes…") + "</w:p>", "“smart”\u00a0quotes…"),
        (f"<w:p>{run('  kept  ')}</w:p>", "  kept  "),
        ("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>all bold</w:t></w:r></w:p>", "all bold"),
        (
            f"<w:p><w:r><w:ruby><w:rt>{run('reading')}</w:rt><w:rubyBase>{run('word')}</w:rubyBase>"
            "</w:ruby></w:r></w:p>",
            "word",
        ),
    ],
)
def test_what_the_editor_writes_is_the_text(content: str, text: str) -> None:
    row = read_cell(content)
    assert (row.text, row.remarks) == (text, ())


STRUCK = "<w:r><w:rPr><w:strike/></w:rPr><w:t>b</w:t></w:r>"
BOX_XML = (
    "<w:p><w:r><w:t>before</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r>"
    "</w:p></w:txbxContent></w:pict></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("content", "text", "told"),
    [
        (BOX_XML, "before\nboxed", BOX),
        (f"<w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "a", NESTED),
        (
            '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' + run("item") + "</w:p>",
            "item",
            LISTED,
        ),
        (f"<w:p>{run('a ')}<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>", "a b", FORMATTED),
        (f"<w:p>{run('a ')}{STRUCK}</w:p>", "a b", FORMATTED),
        (f'<w:p>{run("a")}<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r></w:p>', "a", NO_SIGN),
        (f'<w:p>{run("a")}<w:r><w:sym w:font="Symbol" w:char="F0E9"/></w:r></w:p>', "a", NO_SIGN),
        (f"<w:p>{run('a')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>", "a", HIDDEN),
        (
            '<w:p><w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/'
            '2006/picture"/></w:drawing></w:r></w:p>',
            "",
            PICTURE,
        ),
    ],
)
def test_what_is_more_than_text_is_told(content: str, text: str, told: str) -> None:
    row = read_cell(content)
    assert (row.text, row.remarks) == (text, (told,))


def test_a_box_that_is_written_in_two_forms_is_read_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent>"
    row = read_cell(
        f"<w:p><w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert row.text == "boxed"


def test_a_footnote_is_told_with_its_text() -> None:
    row = read_cell(
        f'<w:p>{run("a")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=NOTES
    )
    assert (row.text, row.remarks) == (
        "a",
        ("a note at the foot is not taken; it says: see below",),
    )


@pytest.mark.parametrize("column", range(5))
def test_a_comment_is_a_note_of_its_row_without_a_name(column: int) -> None:
    sent = docx.write(make_package(("One", "یک"), ("Two", "دو"), ("Three", "سه")))

    def comment(root: Any) -> None:
        paragraph = cells(list_rows(root)[2])[column].find(w("p"))
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            paragraph.append(paragraph.makeelement(w(name), {w("id"): "5"}))

    back = docx.read(change(sent, comment, comments=COMMENTS), "letter.docx")
    assert [row.note for row in back.rows] == ["", "", "a note 3\nبررسی شود\nIs this\nthe name?"]
    assert back.remarks == ()


def test_a_comment_between_rows_is_a_note_of_the_next_one() -> None:
    sent = docx.write(make_package(("One", "یک"), ("Two", "دو")))

    def comment(root: Any) -> None:
        row = list_rows(root)[1]
        row.addprevious(row.makeelement(w("commentRangeStart"), {w("id"): "5"}))

    back = docx.read(change(sent, comment, comments=COMMENTS), "letter.docx")
    assert [row.note for row in back.rows] == ["", "Is this\nthe name?"]


def test_a_footnote_outside_of_the_table_is_told() -> None:
    sent = docx.write(make_package(("One", "یک")))

    def add(root: Any) -> None:
        paragraph = next(root.iter(w("p")))
        paragraph.append(paragraph.makeelement(w("footnoteReference"), {w("id"): "2"}))

    told = docx.read(change(sent, add, footnotes=NOTES), "letter.docx").remarks
    assert told == ((0, "a comment that belongs to no text is not taken: 'see below'"),)


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_text_at_the_edge_of_the_page_is_told(kind: str) -> None:
    lines = f"<w:p>{run('Translated by nobody')}</w:p><w:p>{run('7')}</w:p>"
    edge = f'<w:hdr xmlns:w="{W}">{lines}</w:hdr>'
    sent = docx.write(make_package(("One", "یک")))
    told = docx.read(change(sent, lambda root: None, **{kind: edge}), "letter.docx").remarks
    assert told == ((0, "a text outside of the table is not taken: 'Translated by nobody'"),)


@pytest.mark.parametrize("place", [0, 1])
def test_a_comment_at_a_row_without_a_message_is_told(place: int) -> None:
    shown = PackageItem("", (7,), Kind.HEADING, 1, None, "A heading")
    sent = Package("letter", "en", "fa", (shown, *make_package(("One", "یک")).items))

    def comment(root: Any) -> None:
        paragraph = cells(next(root.iter(w("tbl"))).findall(w("tr"))[place])[1].find(w("p"))
        paragraph.append(paragraph.makeelement(w("commentReference"), {w("id"): "5"}))

    back = docx.read(change(docx.write(sent), comment, comments=COMMENTS), "letter.docx")
    assert back.remarks == (
        (0, "a comment that belongs to no text is not taken: 'Is this the name?'"),
    )


def test_a_comment_outside_of_the_table_is_told() -> None:
    sent = docx.write(make_package(("One", "یک")))
    back = docx.read(change(sent, lambda root: None, comments=COMMENTS), "letter.docx")
    assert back.remarks == (
        (0, "a comment that belongs to no text is not taken: 'Is this the name?'"),
    )


def test_a_text_around_the_table_is_told() -> None:
    sent = docx.write(make_package(("One", "یک")))

    def remark(root: Any) -> None:
        table = next(root.iter(w("tbl")))
        for place in (table.addprevious, table.addnext):
            put_text(paragraph := table.makeelement(w("sdt")), "A remark of mine")
            place(paragraph)

    told = docx.read(change(sent, remark), "letter.docx").remarks
    assert told == ((0, "a text outside of the table is not taken: 'A remark of mine'"),) * 2


def test_a_table_of_somebody_else_is_told() -> None:
    row = "<w:tr><w:tc><w:p><w:r><w:t>Word</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    sent = docx.write(make_package(("One", "یک")))

    def add(root: Any) -> None:
        body = root[0]
        put_xml(box := body.makeelement(w("sdt")), f"<w:tbl>{row}</w:tbl>")
        body.append(box)

    back = docx.read(change(sent, add), "letter.docx")
    assert len(back.rows) == 1
    assert back.remarks == ((0, "a text outside of the table is not taken: 'Word |'"),)


def test_a_table_with_names_inside_a_cell_is_read_on_its_own() -> None:
    outer = docx.write(make_package(("One", "یک"), ("Two", "دو")))

    def nest(root: Any) -> None:
        rows = list_rows(root)
        table = rows[0].getparent()
        inner = table.makeelement(w("tbl"))
        names = table.findall(w("tr"))[0]
        inner.extend([deepcopy(names), rows[1]])
        cells(rows[0])[3].append(inner)

    back = docx.read(change(outer, nest), "letter.docx")
    assert [row.text for row in back.rows] == ["یک", "دو"]
    assert NESTED in back.rows[0].remarks


def test_a_table_without_the_names_of_its_columns_is_read_and_told_of_the_whole_file() -> None:
    sent = docx.write(make_package(("One", "یک"), ("Two", "دو")))

    def take_names(root: Any) -> None:
        table = next(root.iter(w("tbl")))
        table.remove(table.findall(w("tr"))[0])

    back = docx.read(change(sent, take_names), "letter.docx")
    assert [(row.source, row.text) for row in back.rows] == [("One", "یک"), ("Two", "دو")]
    assert back.remarks == ((0, NAMES_LOST),)


def test_a_document_without_a_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(ExchangeError, match="a translation without the table is taken"):
        docx.read(make_file(f"<w:p>{run('My translation')}</w:p>"), "letter.docx")
