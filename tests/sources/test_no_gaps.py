"""What no reader sees in the middle of a word does not divide it in an edition."""

from __future__ import annotations

from dragoman import sources
from dragoman.align.typed_markers import put_boxes
from dragoman.inline import parse_spans, plain_text
from dragoman.model import Document
from helpers import odt_files, word_files
from helpers.cases import each_case
from helpers.word_files import run


def show(document: Document) -> list[str]:
    return [plain_text(parse_spans(put_boxes(unit, unit.text))) for unit in document.units]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
MARK = '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>'
COMMENT = '<w:commentRangeStart w:id="0"/>'


@each_case(
    [
        (f"{run('un')}{MARK}{run('seen')}", "unseen"),
        (f"<w:hyperlink>{run('un')}{COMMENT}{run('seen')}</w:hyperlink>", "unseen"),
        (f"{run('un')}{run('SECRET', '<w:vanish/>')}{run('seen')}", "unseen"),
        (run("un") + FIELD.format('XE "unseen"') + run("seen"), "unseen"),
        (run("un") + FIELD.format('TC "unseen"') + MARK + run("seen"), "unseen"),
        (f"{run('one')}<w:r><w:tab/></w:r>{run('two')}", "one two"),
        (f"{run('one')}{MARK}<w:r><w:tab/></w:r>{run('two')}", "one two"),
        (f"{run('one')}<w:r><w:drawing/></w:r>{run('two')}", "one two"),
        (run("page ") + FIELD.format("PAGE") + run("of"), "page of"),
    ],
)
def test_in_a_word_file(content: str, shown: str) -> None:
    leads = f'<w:p><w:hyperlink w:anchor="here">{run("link")}</w:hyperlink></w:p>'
    document = word_files.read_word(word_files.make_word(f"<w:p>{content}</w:p>{leads}"))
    assert show(document) == [shown, "link"]


@each_case(
    [
        ('un<text:bookmark text:name="here"/>seen', "unseen"),
        ('un<text:alphabetical-index-mark text:string-value="x"/>seen', "unseen"),
        ('un<text:toc-mark text:string-value="x" text:outline-level="1"/>seen', "unseen"),
        ("un" + odt_files.span("SECRET", "H") + "seen", "unseen"),
        ("one<text:tab/>two", "one two"),
    ],
)
def test_in_an_opendocument_text(content: str, shown: str) -> None:
    leads = odt_files.p('<text:bookmark-ref text:ref-name="here">link</text:bookmark-ref>')
    data = odt_files.make_odt(odt_files.p(content) + leads, odt_files.STYLES)
    assert show(odt_files.read_odt(data)) == [shown, "link"]


@each_case(
    [
        ('un<span role="doc-pagebreak" id="p">13</span>seen', "unseen"),
        ('un<span epub:type="pagebreak"></span>seen', "unseen"),
        ('un<a id="p"></a>seen <b>a<a name="q"></a>b</b>', "unseen ab"),
        ('one<img src="a.png" alt="">two', "one two"),
        ('one<input type="text">two', "one two"),
    ],
)
def test_in_a_web_page(content: str, shown: str) -> None:
    page = f"<html><body><p>{content}</p></body></html>".encode()
    assert show(sources.read(page, "a", suffix=".html")) == [shown]
