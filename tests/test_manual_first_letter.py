"""What docs/first-letter.md and the README promise beside the commands that they show."""

from __future__ import annotations

from babel.localedata import locale_identifiers

from dragoman import languages, sources
from dragoman.align import EditionRequest, align
from dragoman.model import REMARKS, Mark
from dragoman.po import parse
from dragoman.settings import is_language
from helpers.documents import fences, read, rows, sections
from helpers.tools import ROOT

PAGE = "docs/first-letter.md"


def test_the_end_of_an_edition_is_what_the_page_says() -> None:
    text, *_ = fences(PAGE, "text")
    data = (ROOT / "docs" / "examples" / "letter.fa.po").read_bytes()
    document = sources.read(text.encode(), "letter", suffix=".txt")
    edition = align(document, {"fa": parse(data, "letter.po")}, EditionRequest(("fa",), "en"))
    written = [sentence.text for sentence in edition.columns[0].colophon]
    table = rows(sections(PAGE)["9. Make the page and the PDF"])
    assert written == [cells[0] for cells in table if cells[0] not in {"What it says", "---"}]


def test_the_remark_about_an_outdated_translation_is_what_the_page_says() -> None:
    text = " ".join(sections(PAGE)["10. When the letter changes"].split())
    assert f'with the remark "{REMARKS[Mark.OUTDATED]}"' in text
    text = " ".join(read("docs/translators.md").split())
    for mark in (Mark.DRAFT, Mark.MISSING):
        assert f'"{REMARKS[mark]}' in text


def test_every_language_that_babel_knows_is_possible() -> None:
    codes = [code for code in locale_identifiers() if "VALENCIA" not in code.upper()]
    assert len(codes) > 500
    for code in codes:
        usual = languages.normalize_code(code)
        assert is_language(usual), code
        assert languages.find_direction(usual) in {"ltr", "rtl"}, code
        if "_" not in code:  # what a country adds makes no difference here, and reading it is slow
            assert languages.find_plural_forms(usual).startswith("nplurals="), code
            assert languages.find_autonym(usual)
