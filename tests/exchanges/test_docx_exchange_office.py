"""Tables that LibreOffice opened and saved, as DOCX and as ODT."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from dragoman.catalogs.returned_texts import ReturnOutcome
from dragoman.containers.archive import pack_archive
from dragoman.containers.ooxml import W
from dragoman.exchanges import docx
from dragoman.exchanges.docx.content import BOX, FORMATTED, LISTED, NESTED, PICTURE
from dragoman.model import Package
from dragoman.project import Project
from helpers import projects
from helpers.tools import missing
from helpers.word_tables import (
    assert_same,
    cells,
    change,
    convert,
    export_table,
    import_table,
    list_parts,
    list_rows,
    make_package,
    put_xml,
    w,
)

FORMS = (("docx",), ("odt", "docx"))
"""What it is saved as, one after the other."""
COUNT = 96
WORDS = {
    "fa": "زندانیان می‌گویند: «نامه‌ها» به دست ECHR رسید، شمارهٔ ۱۲۳۴۵/۰۶ (2016)!",
    "ar": "قال السجناء: «الرسائل» وصلت إلى ECHR، رقم ١٢٣٤٥/٠٦ (2016)؟",
}
HARD = (
    "  leading and trailing  ",
    "a\ttab\t",
    "\n two \n\n lines \n",
    "=cmd|' /C calc'!A0",
    "می\u200cخواهم English می\u200dخواهم",
    "\u2067isolated\u2069 \u202aembedded\u202c \u200fmarked\u200e \u061c",
    "e\u0301 a\u0323\u0307 й 😀👩\u200d👩\u200d👧🏽",
    "control\x01\x07\x1b\x7f\x85\x9f",
    "a\rb\x0bc\x0cd\u2028e\u2029f",
    "soft\u00adhyphen, non\u2011breaking\u00a0space\u3000",
    "_x0041_ _x005F_ ⟦U+0007⟧ ⟦U+27E6⟧ ⟦",
    "\ufff9a\ufffab\ufffb\ufffc\ufffd\ufeff\ufffe\uffff\ue000",
    "a   b    c",
    "“q” 'q' — … ```",
    "1. one\n2. two",
    " ",
)


def make_book(language: str) -> Package:
    """Return a package of 96 messages.

    Each hard text is twice among them: both are translated, or one has no translation yet.
    """
    pairs = []
    for number in range(COUNT):
        hard = HARD[number // 3 % len(HARD)] if number % 3 == 0 else ""
        source = f"Paragraph {number} of the book. {hard}"
        is_empty = number % 9 in {0, 4}
        text = "" if is_empty else f"{WORDS[language]} {number}{hard}"
        pairs.append((source, text))
    return make_package(*pairs, language=language, pivot="fa" if language == "ar" else "")


def mark_changes(root: Any) -> None:
    by = 'w:id="1" w:author="Secret Name" w:date="2026-01-01T00:00:00Z"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    rows = list_rows(root)
    put_xml(
        cells(rows[0])[2],
        f"<w:p>{run.format('متن')}<w:del {by}><w:r><w:delText>کهنه</w:delText></w:r></w:del>"
        f"<w:ins {by}>{run.format('تازه')}</w:ins></w:p>",
    )
    put_xml(cells(rows[1])[2], f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>{run}</w:p>")
    properties = rows[2].find(w("trPr"))
    properties.append(properties.makeelement(w("del"), {w("id"): "2", w("author"): "Secret"}))
    anchor = cells(rows[3])[1].find(w("p"))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        place = anchor
        if name == "commentReference":
            anchor.append(place := anchor.makeelement(w("r")))
        place.append(anchor.makeelement(w(name), {w("id"): "5"}))


def make_marked() -> bytes:
    """Return a table in which somebody recorded changes and wrote a comment."""
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="5" w:author="Secret Name" w:initials="SN">'
        "<w:p><w:r><w:t>Is this the name?</w:t></w:r></w:p></w:comment></w:comments>"
    )
    sent = docx.write(make_package(*((f"Text {n}", f"متن {n}") for n in range(5))))
    files = list_parts(change(sent, mark_changes, comments=comments))
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.comments+xml"/></Types>',
    )
    return pack_archive(files.items())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a translated letter of 20 paragraphs."""
    text = "\n\n".join(f"Paragraph {number} of the letter." for number in range(20))
    made = projects.make(tmp_path_factory.mktemp("project"), {"letter.txt": f"{text}\n"}, "fa")
    projects.edit(made, lambda message: projects.translated(message, WORDS["fa"]))
    return made


@pytest.fixture(scope="module", params=FORMS, ids="-".join)
def saved(
    request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[bytes]]:
    """All tables as LibreOffice saved them, in one form after the other: it takes long to start."""
    tables = {
        **{language: docx.write(make_book(language)) for language in WORDS},
        "hard": docx.write(make_package(*((text, text) for text in HARD))),
        "letter": export_table(project),
        "marked": make_marked(),
    }
    office = shutil.which("soffice") or missing("soffice is not installed")
    return convert(office, tables, tmp_path_factory.mktemp("saved"), *request.param)


@pytest.mark.parametrize("language", WORDS)
def test_nothing_changes_when_libreoffice_saves_the_table(
    saved: dict[str, list[bytes]], language: str
) -> None:
    for back in saved[language]:
        assert docx.recognizes(back)
        assert_same(make_book(language), docx.read(back, "letter"))


def test_each_hard_text_alone_comes_back(saved: dict[str, list[bytes]]) -> None:
    for back in saved["hard"]:
        assert_same(make_package(*((text, text) for text in HARD)), docx.read(back, "letter"))


def test_an_untouched_table_that_libreoffice_saved_changes_no_byte(
    saved: dict[str, list[bytes]], project: Project
) -> None:
    before = project.catalog("letter", "fa").read_bytes()
    for back in saved["letter"]:
        file = import_table(project, back)
        assert (file.remarks, dict(file.outcomes)) == ((), {ReturnOutcome.UNCHANGED: 20})
    assert project.catalog("letter", "fa").read_bytes() == before


def test_changes_and_comments_survive_libreoffice(saved: dict[str, list[bytes]]) -> None:
    for data in saved["marked"]:
        back = docx.read(data, "letter")
        assert "Secret" not in repr(back)
        texts = {row.source: row for row in back.rows}
        assert texts["Text 0"].text == "متنتازه"
        assert FORMATTED in texts["Text 1"].remarks
        assert texts["Text 3"].note == "Is this the name?"
        assert any("tracked changes" in sentence for _, sentence in back.remarks)


def write_opendocument(cell: str, styles: str = "", edge: str = "", below: str = "") -> bytes:
    """Return an OpenDocument text with the table of one message, whose translation is a cell;
    ``below`` are more rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for name, uri in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    names = ("Number", "Source: English (en)", "Translation: Persian (fa)", "Note", "State")
    head = "".join(
        f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in names
    )
    others = "<table:table-cell><text:p/></table:table-cell>" * 2
    row = (
        "<table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>One"
        f"</text:p></table:table-cell><table:table-cell>{cell}</table:table-cell>{others}"
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:text><table:table>"
        f"<table:table-header-rows><table:table-row>{head}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{row}</table:table-row>{below}</table:table>"
        "</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    footer = f"<style:footer>{edge}</style:footer>"
    page = f"<office:document-styles {spaces}>{footer}</office:document-styles>"
    parts = {"mimetype": kind, "content.xml": content.encode(), "styles.xml": page.encode()}
    return pack_archive(parts.items())


PARAGRAPH = "<text:p>a</text:p>"
BOLD = (
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
)


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        ("<text:p>  a\n   b<text:s/> <text:s text:c='3'/>c </text:p>", "a b     c ", ()),
        ("<text:p>a<text:tab/>b<text:line-break/>c</text:p><text:p/>", "a\tb\nc", ()),
        ("<text:p>a <text:span> b</text:span></text:p>", "a b", ()),
        ('<text:p>a<text:s text:c="999999999"/>b</text:p>', "a b", ()),
        ("<text:p>a<text:a>link</text:a></text:p>", "alink", ()),
        ('<text:p>a<text:span text:style-name="T1">b</text:span></text:p>', "ab", (FORMATTED,)),
        (f"<text:list><text:list-item>{PARAGRAPH}</text:list-item></text:list>", "a", (LISTED,)),
        ("<text:p>a<draw:frame><draw:image/></draw:frame></text:p>", "a", (PICTURE,)),
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>"
            "</text:p>",
            "a\nb",
            (BOX,),
        ),
        ("<text:p>a</text:p><table:table/>", "a", (NESTED,)),
        (
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>see</text:p></text:note-body></text:note></text:p>",
            "a",
            ("a note at the foot is not taken; it says: see",),
        ),
    ],
)
def test_a_cell_of_an_opendocument_text(cell: str, text: str, told: tuple[str, ...]) -> None:
    data = write_opendocument(cell, BOLD)
    assert docx.recognizes(data)
    (row,) = docx.read(data, "letter.odt").rows
    assert (row.text, row.remarks, row.source) == (text, told, "One")


def test_cells_below_each_other_that_were_merged_leave_the_others_in_their_columns() -> None:
    """Those that they cover are in the file. Where cells beside each other were merged, nobody
    knows which is which."""
    covered, merged = "<table:covered-table-cell/>", 'table:number-rows-spanned="2"'
    wide = 'table:number-columns-spanned="2"'

    def write_row(*cells: str) -> str:
        made = (
            each if each.startswith("<") else f"<table:table-cell {each}</table:table-cell>"
            for each in cells
        )
        return f"<table:table-row>{''.join(made)}</table:table-row>"

    def put(text: str, attributes: str = "") -> str:
        return f"{attributes}><text:p>{text}</text:p>"

    below = (
        write_row(put("2"), put("Two", merged), put("b"), put("note"), put(""))
        + write_row(put("3"), covered, put("c"), put("another"), put(""))
        + write_row(put("4"), put("Four"), put("d"), put("last", wide), covered)
    )
    returned = docx.read(write_opendocument(PARAGRAPH, below=below), "letter.odt")
    assert [(row.source, row.text, row.note) for row in returned.rows] == [
        ("One", "a", ""), ("Two", "b", "note"),
    ]  # fmt: skip
    wide_row, row_below = (sentence for _, sentence in returned.remarks)
    assert "it has 4 instead of 5; it is not taken: '4 | Four | d | last'" in wide_row
    assert row_below == "it has a translation, but neither a key nor a source; it is not taken"


def test_a_text_at_the_edge_of_a_page_of_an_opendocument_text_is_told() -> None:
    data = write_opendocument(PARAGRAPH, edge="<text:p>7</text:p><text:p>By nobody</text:p>")
    told = docx.read(data, "letter.odt").remarks
    assert told == ((0, "a text outside of the table is not taken: 'By nobody'"),)
