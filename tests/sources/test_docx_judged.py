"""Word documents beside LibreOffice: it shows what we read, and opens what we write."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.inline import read_marks, write_marks
from dragoman.model import Document
from dragoman.sources.docx import rebuild
from helpers.office_judges import count_pages, list_texts, make_report, write_arabic
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


FILES = {"report": make_report, "odd": make_odd}


@pytest.fixture
def convert(need_tool: Callable[[str], str], tmp_path: Path) -> Callable[[bytes, str], bytes]:
    """Return a function that converts a Word file with LibreOffice."""
    office = need_tool("soffice")

    def run_office(data: bytes, kind: str) -> bytes:
        path = tmp_path / "file.docx"
        path.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(path)], capture_output=True, check=True)
        return path.with_suffix(f".{kind.partition(':')[0]}").read_bytes()

    return run_office


def count_words(document: Document) -> Counter[str]:
    texts = (
        "".join(list_texts(read_marks(unit.text))) for unit in document.units if not unit.markup
    )
    return Counter(word for text in texts for word in re.findall(r"[^\W\d]+", text))


@pytest.mark.parametrize("name", list(FILES))
def test_every_word_that_libreoffice_shows_is_in_one_unit(
    name: str, convert: Callable[[bytes, str], bytes]
) -> None:
    data = FILES[name]()
    shown = convert(data, "txt:Text (encoded):UTF8").decode("utf-8-sig")
    wanted = Counter(re.findall(r"[^\W\d]+", shown))
    assert len(wanted) > 10
    assert not wanted - count_words(read_word(data))


@pytest.mark.parametrize("name", list(FILES))
def test_a_translation_into_arabic_has_as_many_pages(
    name: str,
    convert: Callable[[bytes, str], bytes],
    need_tool: Callable[[str], str],
    tmp_path: Path,
) -> None:
    data = FILES[name]()
    document = read_word(data)
    texts = {unit.key: write_marks(write_arabic(read_marks(unit.text))) for unit in document.units}
    new = rebuild(document, texts, "ar")
    before, after = (count_pages(convert(each, "pdf"), need_tool, tmp_path) for each in (data, new))
    assert abs(before - after) <= 1
    assert before > 1 or name == "odd"
    shown = convert(new, "txt:Text (encoded):UTF8").decode("utf-8-sig")
    assert len(re.findall("[\u0600-\u06ff]+", shown)) > 10
