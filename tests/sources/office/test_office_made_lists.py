"""Lists that a program makes of a file, with the numbers of its pages: no edition shows them,
because it has other pages. They are translated for the file itself."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from helpers import odt_files, word_files
from helpers.word_files import paragraph, run


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def begin(instruction: str) -> str:
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}"


def make_list(instruction: str, *entries: str) -> str:
    """A field over several paragraphs, which ends in one of its own."""
    first, *others = (run(f"{each} 7") for each in entries)
    lines = [begin(instruction) + first, *others, mark("end")]
    return "".join(f"<w:p>{line}</w:p>" for line in lines)


def in_gallery(name: str, inside: str) -> str:
    named = f'<w:docPartObj><w:docPartGallery w:val="{name}"/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{number}"><w:name w:val="{name}"/></w:style>'
    for number, name in enumerate(("toc 2", "TOC Heading", "tocsin"))
)


def list_hidden(document: Document) -> list[str]:
    return [unit.text for unit in document.units if not unit.is_shown]


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (make_list(r" TOC \o &quot;1-3&quot; \h ", "One", "Two"), ["One 7", "Two 7"]),
        (make_list("toc", "One"), ["One 7"]),
        (make_list(r"TOC \c Table", "Table 1"), ["Table 1 7"]),
        (make_list(r'INDEX \e ", "', "Rights"), ["Rights 7"]),
        (
            in_gallery("Table of Contents", paragraph("Contents") + paragraph("One 7")),
            ["Contents", "One 7"],
        ),
        (paragraph("One 7", '<w:pStyle w:val="0"/>'), ["One 7"]),
        (
            paragraph("Contents", '<w:pStyle w:val="1"/>')
            + paragraph("")
            + paragraph("Preface xii", '<w:pStyle w:val="0"/>'),
            ["Contents", "Preface xii"],
        ),
        (
            f"<w:p>{begin('TOC')}{begin('PAGEREF a')}{run('One 7')}{mark('end') * 2}</w:p>",
            ["One 7"],
        ),
        # what is no such list
        (paragraph("One 7", '<w:pStyle w:val="2"/>'), []),
        (in_gallery("Cover Pages", paragraph("A cover")), []),
        (make_list("HYPERLINK \\l TOC", "A link"), []),
        (make_list("REF _Toc1", "A reference"), []),
        (f"<w:p>{begin('TOC')}{run('One')}{mark('end')}{run(' of the author')}</w:p>", []),
        (f"<w:p>{mark('end')}{run('One')}</w:p>", []),
        # a heading that is not to be in the contents
        (paragraph("Foreword", '<w:pStyle w:val="1"/>'), []),
        # a text in a style that happens to fit, or typed into the box
        (paragraph("One thing", '<w:pStyle w:val="0"/>'), []),
        (
            in_gallery(
                "Table of Contents",
                "".join(map(paragraph, ("Written in 2020", "Contents")))
                + make_list("TOC", "One")
                + "".join(map(paragraph, ("A text of mine", "It was 1999"))),
            ),
            ["Contents", "One 7"],
        ),
        # a field that never ends
        (f"<w:p>{begin('TOC')}{run('One 7')}</w:p>{paragraph('All of the text')}", []),
    ],
)
def test_a_list_that_word_makes_is_in_no_edition(body: str, hidden: list[str]) -> None:
    data = word_files.make_word(paragraph("Before") + body + paragraph("After"), styles=STYLES)
    document = word_files.read_word(data)
    assert list_hidden(document) == hidden
    assert [unit.text for unit in document.units if unit.text in ("Before", "After")] == [
        "Before",
        "After",
    ]


@pytest.mark.parametrize(
    ("name", "is_hidden"),
    [
        ("table-of-content", True),
        ("illustration-index", True),
        ("alphabetical-index", True),
        ("bibliography", False),  # which has no numbers of pages
        ("section", False),
    ],
)
def test_a_list_that_libreoffice_makes_is_in_no_edition(name: str, is_hidden: bool) -> None:
    title = f"<text:index-title>{odt_files.p('Title')}</text:index-title>"
    inside = f"<text:index-body>{title}{odt_files.p('One 7')}</text:index-body>"
    body = f"{odt_files.p('Before')}<text:{name}>{inside}</text:{name}>{odt_files.p('After')}"
    document = odt_files.read_odt(odt_files.make_odt(body))
    assert list_hidden(document) == ["Title", "One 7"] * is_hidden


def test_only_other_lists_than_the_contents_are_named_as_lost() -> None:
    """An edition has its own contents."""
    body = make_list("TOC", "One") + paragraph("Text") + make_list("INDEX", "Rights")
    assert word_files.read_word(word_files.make_word(body)).left_out == ((4, "pages"),)
    assert word_files.read_word(word_files.make_word(make_list("TOC", "One"))).left_out == ()


def test_it_is_translated_in_the_file_itself() -> None:
    data = word_files.make_word(make_list("TOC", "One") + paragraph("Text"))
    assert "یک ۷" in word_files.list_words(word_files.translate(data, {"One 7": "یک ۷"}))


def named_table(name: str) -> str:
    cells = f"<w:tr><w:tc>{paragraph('A cell')}</w:tc></w:tr>"
    return f'<w:tbl><w:tblPr><w:tblCaption w:val="{name}"/></w:tblPr>{cells}</w:tbl>'


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        (paragraph("People by town") + named_table("People by town"), ["People by town"]),
        (paragraph("Table 1: People by town") + named_table("People by town"), ["People by town"]),
        (named_table("People by town") + paragraph("People by town"), ["People by town"]),
        (paragraph("Two towns") + named_table("People by town"), []),
        (paragraph("People come to each town") + named_table("People"), []),
        (paragraph("People by town") + paragraph("Text") + named_table("People by town"), []),
        (named_table("A cell"), []),
    ],
)
def test_a_name_of_a_table_that_repeats_its_caption_is_in_no_edition(
    body: str, hidden: list[str]
) -> None:
    """It is for people who cannot see the table, and they read the caption."""
    assert list_hidden(word_files.read_word(word_files.make_word(body))) == hidden


def test_in_odt_too() -> None:
    cell = f"<table:table-cell>{odt_files.p('A')}</table:table-cell>"
    row = f"<table:table-row>{cell}</table:table-row>"
    table = f"<table:table>{row}<table:title>People</table:title></table:table>"
    document = odt_files.read_odt(odt_files.make_odt(table + odt_files.p("Table 1: People")))
    assert list_hidden(document) == ["People"]
