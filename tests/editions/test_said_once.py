"""What dragoman itself says in two columns in the same language is there once, in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, fragment, html, md, tex
from dragoman.editions._common import say_once
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Options
from dragoman.own_messages import read_own_messages
from helpers.pdfs import read_pdf, render

DOCUMENT = "# A title\n\nText.\n\n## One\n\nMore.\n\n## Two\n\nEnd.\n\n[^1]: A note.\n"


def make(*codes: str, text: str = DOCUMENT.replace("Text", "Text[^1]")) -> Edition:
    document = sources.read(text.encode(), "letter", suffix=".md")
    words = {code: dict(read_own_messages(code)) for code in codes}
    return align(document, {}, EditionRequest(codes, "en", words=words))


def show_text(markup: str) -> str:
    return " ".join(re.sub("<style.*?</style>|<title>.*?</title>|<[^>]+>", " ", markup).split())


def unpack(data: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith((".xml", ".xhtml"))
        }


WRITERS: dict[str, Callable[[Edition], str]] = {
    "html": lambda edition: show_text(html.render(edition, Options()).decode().split("<body")[1]),
    "epub notes": lambda edition: show_text(
        next(t for n, t in unpack(epub.render(edition, Options())).items() if "/notes" in n)
    ),
    "md": lambda edition: show_text(md.render(edition, Options()).decode()),
    "fragment": lambda edition: show_text(fragment.render(edition, Options()).decode()),
    "tex": lambda edition: tex.render(edition, Options()).decode().split(r"\begin{document}")[1],
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_heading_that_both_columns_lack_is_there_once(writer: str) -> None:
    write = WRITERS[writer]
    for codes, count in ((("en", "zh"), 1), (("ja", "zh"), 1), (("en_GB", "ko"), 1)):
        assert len(re.findall(r"\bNotes\b", write(make(*codes)))) == count, codes
    assert len(re.findall(r"\bNotes\b", write(make("en", "fr")))) == 2


@pytest.mark.parametrize("writer", ["html", "md", "fragment", "tex"])
def test_a_sentence_of_the_colophon_is_there_once(writer: str) -> None:
    shown = WRITERS[writer](make("en", "zh"))
    assert shown.count("Made with dragoman") == shown.count("Digest of the source") == 1
    assert shown.count("About this edition") == (writer != "fragment")
    assert shown.count("This is the original text") == 1 == shown.count("has not been reviewed")
    assert WRITERS[writer](make("en", "de")).count("Made with dragoman") == 1


def test_a_page_has_one_title_of_its_contents() -> None:
    text = WRITERS["html"](make("en", "zh"))
    assert text.count("Contents") == 1
    page = html.render(make("en", "zh"), Options()).decode()
    assert "<h2></h2>" not in page
    assert re.search(r'<div class="cell c2" lang="zh" dir="ltr">\s*</div>', page)


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_notes_without_a_reference_have_one_title_in_word(layout: str) -> None:
    edition = make("en", "zh", text=DOCUMENT)
    text = unpack(docx.render(edition, Options(layout=layout)))["word/document.xml"]
    assert show_text(text).count("Notes") == 1
    assert show_text(text).count("Made with dragoman") == 1
    assert not re.search(r'<w:pStyle w:val="Heading2"/>(?:(?!<w:t[ >]).)*?</w:p>', text)


def test_on_paper_each_list_of_contents_has_its_title_and_the_notes_have_one() -> None:
    families = {"en": "Libertinus Serif", "zh": "Libertinus Serif"}
    first, second = make_data(make("en", "zh"), Options(), families)["columns"]
    assert first["contents"]["text"] == second["contents"]["text"] == "Contents"
    assert (first["notes"]["text"], second["notes"]["text"]) == ("Notes", "")
    said = [[each["text"] for each in column["colophon"]] for column in (first, second)]
    assert said[0] and said[1] and not {*said[0]} & {*said[1]}


@pytest.mark.parametrize(("codes", "count"), [(("en", "ps"), 1), (("en", "fr"), 1), (("ps",), 1)])
def test_lists_of_contents_beside_each_other_have_one_title_on_paper(
    codes: tuple[str, ...], count: int
) -> None:
    (page, *_) = read_pdf(render(make(*codes))).pages
    assert page.extract_text().count("Contents") == count


def test_the_same_word_of_two_languages_is_in_both() -> None:
    columns = make("en", "zh", "fr", "ja").columns
    assert [each.language for each in say_once(columns, "Contents")] == ["en", "", "fr", ""]
    columns = make("en_GB", "zh", "fr").columns
    assert [each.language for each in say_once(columns, "Notes")] == ["en_GB", "", "fr"]


@pytest.mark.parametrize("writer", ["html", "md", "fragment", "tex"])
def test_what_is_said_of_one_translation_is_said_of_each(writer: str) -> None:
    shown = WRITERS[writer](make("en", "zh", "ja"))
    assert shown.count("This translation has not been reviewed") == 2
    assert shown.count("Digest of the source") == 1
