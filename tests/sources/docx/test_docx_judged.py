"""Word documents beside LibreOffice: it shows what we read, and opens what we write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dragoman.inline import read_marks, write_marks
from dragoman.model import Document
from dragoman.sources.docx import rebuild
from helpers.office_judges import convert_files, count_pages, list_texts, make_report, write_arabic
from helpers.word_files import make_word, paragraph, read_word, run


def make_odd() -> bytes:
    """Return a document with what python-docx cannot make."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Friday")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('Inside controls')}</w:sdtContent></w:sdt>"
    marks = run("Split wo") + '<w:proofErr w:type="spellStart"/>' + run("rds")
    tracked = f'<w:ins w:id="1" w:author="x">{run(" inserted")}</w:ins>'
    body = f"<w:p>{marks}{tracked}</w:p><w:p>{run('On ')}{field}{run(' again')}</w:p>{control}"
    notes = f'<w:footnote w:id="2">{paragraph("A note below")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body += f"<w:p>{run('With a note')}{reference}{run(' inside')}</w:p><w:sectPr/>"
    return make_word(body, footnotes=notes)


PLAIN = "txt:Text (encoded):UTF8"
FILES = {"report": make_report, "odd": make_odd}


def count_words(document: Document) -> Counter[str]:
    texts = (
        "".join(list_texts(read_marks(unit.text))) for unit in document.units if not unit.markup
    )
    return Counter(word for text in texts for word in re.findall(r"[^\W\d]+", text))


def test_every_word_that_libreoffice_shows_is_in_one_unit(
    need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    files = [make() for make in FILES.values()]
    for data, shown in zip(
        files, convert_files(need_tool("soffice"), tmp_path, files, "docx", PLAIN), strict=True
    ):
        wanted = Counter(re.findall(r"[^\W\d]+", shown.decode("utf-8-sig")))
        assert len(wanted) > 10
        assert not wanted - count_words(read_word(data))


def translate_all(data: bytes) -> bytes:
    document = read_word(data)
    texts = {unit.key: write_marks(write_arabic(read_marks(unit.text))) for unit in document.units}
    return rebuild(document, texts, "ar")


def test_a_translation_into_arabic_has_as_many_pages(
    need_tool: Callable[[str], str], tmp_path: Path
) -> None:
    office, before = need_tool("soffice"), [make() for make in FILES.values()]
    after = [translate_all(data) for data in before]
    printed = convert_files(office, tmp_path, [*before, *after], "docx", "pdf")
    pages = [count_pages(data, need_tool, tmp_path) for data in printed]
    for name, old, new in zip(FILES, pages[:2], pages[2:], strict=True):
        assert abs(old - new) <= 1
        assert old > 1 or name == "odd"
    for data in convert_files(office, tmp_path, after, "docx", PLAIN):
        assert len(re.findall("[\u0600-\u06ff]+", data.decode("utf-8-sig"))) > 10
