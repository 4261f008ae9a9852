"""Headers and footers of two Word files, or of two texts, where only one begins with a title."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands.adopt import adopt
from dragoman.project import find_project
from helpers import odt_files, projects, word_files
from helpers.word_files import make_word, paragraph

ENGLISH = (
    "A letter from ward 350",
    "More than 1500 people died in the year 2015.",
    "They took 17 of us on 23 December, and nobody has come back.",
)
PERSIAN = (
    "نامه‌ای از بند ۳۵۰",
    "بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند.",
    "در ۲۳ دسامبر ۱۷ نفر از ما را بردند و هیچ‌کس بازنگشته است.",
)
EDGES = (("Human rights group", "Please pass it on"), ("گروه حقوق بشر", "لطفاً آن را پخش کنید"))
STYLES = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'


def make_docx(texts: tuple[str, ...], edges: tuple[str, str], *, has_title: bool) -> bytes:
    first = paragraph(texts[0], '<w:pStyle w:val="T"/>' if has_title else "")
    body = first + "".join(map(paragraph, texts[1:]))
    parts = {"header": paragraph(edges[0]), "footer": paragraph(edges[1])}
    return make_word(body, styles=STYLES, **parts)


def make_odt(texts: tuple[str, ...], edges: tuple[str, str], *, has_title: bool) -> bytes:
    pages = (
        f"<style:master-page><style:header>{odt_files.p(edges[0])}</style:header>"
        f"<style:footer>{odt_files.p(edges[1])}</style:footer></style:master-page>"
    )
    first = odt_files.p(texts[0], style="Title" if has_title else "")
    return odt_files.make_odt(first + "".join(map(odt_files.p, texts[1:])), pages=pages)


@pytest.mark.parametrize(("suffix", "make"), [(".docx", make_docx), (".odt", make_odt)])
@pytest.mark.parametrize("ours", [False, True])
@pytest.mark.parametrize("theirs", [False, True])
def test_a_header_and_a_title_never_change_places(
    ours: bool, theirs: bool, suffix: str, make: Callable[..., bytes], tmp_path: Path
) -> None:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / f"source/letter{suffix}").write_bytes(make(ENGLISH, EDGES[0], has_title=ours))
    file = tmp_path / f"old{suffix}"
    file.write_bytes(make(PERSIAN, EDGES[1], has_title=theirs))
    project = projects.refresh(find_project(tmp_path))
    adopt(project, "letter", "fa", file, AdoptOptions())
    texts = {each.msgid: each.msgstr[0] for each in projects.blocks(project)}
    assert texts == dict(zip((*ENGLISH, *EDGES[0]), (*PERSIAN, *EDGES[1]), strict=True))


def test_a_unit_says_at_which_edge_of_the_pages_it_is() -> None:
    word = make_docx(ENGLISH, EDGES[0], has_title=True)
    edges = {unit.text: unit.page_edge for unit in word_files.read_word(word).units}
    assert edges == {**dict.fromkeys(ENGLISH, ""), EDGES[0][0]: "header", EDGES[0][1]: "footer"}


def make_titled(texts: tuple[str, ...], title: str) -> bytes:
    body = "".join(map(paragraph, texts))
    return make_word(body, core=f"<dc:title>{title}</dc:title>" if title else "")


@pytest.mark.parametrize("ours", ["", "Old title"])
@pytest.mark.parametrize("theirs", ["", "عنوان کهنه"])
def test_a_title_in_the_properties_belongs_to_no_paragraph(
    ours: str, theirs: str, tmp_path: Path
) -> None:
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source/letter.docx").write_bytes(make_titled(ENGLISH, ours))
    file = tmp_path / "old.docx"
    file.write_bytes(make_titled(PERSIAN, theirs))
    project = projects.refresh(find_project(tmp_path))
    adopt(project, "letter", "fa", file, AdoptOptions())
    texts = {each.msgid: each.msgstr[0] for each in projects.blocks(project)}
    titles = {ours: theirs} if ours else {}
    assert texts == dict(zip(ENGLISH, PERSIAN, strict=True)) | titles
