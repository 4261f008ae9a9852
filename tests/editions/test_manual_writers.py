"""What docs/commands.md says of every edition: the numbers of its paragraphs, and its end."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html, load_format
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Options
from helpers.tools import missing

TEXT = "A title\n\nAlpha beta.\n\nGamma delta.\n\nEpsilon zeta.\n"
PARAGRAPHS = {1: "A title", 2: "Alpha beta.", 3: "Gamma delta.", 4: "Epsilon zeta."}


@pytest.fixture
def edition() -> Edition:
    """An edition in two languages in Latin letters, for which Typst needs no other font."""
    document = sources.read(TEXT.encode(), "letter", suffix=".txt")
    return align(document, {}, EditionRequest(("en", "de"), "en", date="2016-12-23"))


def read_docx(edition: Edition) -> str:
    with ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        names = "word/document.xml", "word/footnotes.xml"
        return "".join(archive.read(name).decode() for name in names)


def read_pdf(edition: Edition) -> str:
    try:
        import pypdf
        import typst  # noqa: F401
    except ImportError as error:
        missing(f"{error.name} is not installed")
    reader = pypdf.PdfReader(io.BytesIO(load_format("pdf").render(edition, Options())))
    text = "\n".join(page.extract_text() for page in reader.pages)
    return re.sub(r"[\u200b\u2060\u2066-\u2069]", "", text)


def read_html(edition: Edition) -> str:
    return html.render(edition, Options()).decode()


def read_epub(edition: Edition) -> str:
    def read() -> Iterator[str]:
        with ZipFile(io.BytesIO(epub.render(edition, Options()))) as archive:
            yield from (
                archive.read(name).decode() for name in archive.namelist() if name.endswith("html")
            )

    return "\n".join(read())


READERS = (read_html, read_epub, read_docx, read_pdf)


def words_of(text: str) -> str:
    """Return a text without markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


@pytest.mark.parametrize("read_text", READERS)
def test_a_paragraph_has_the_same_number_in_every_edition(
    edition: Edition, read_text: Callable[[Edition], str]
) -> None:
    text = words_of(read_text(edition))
    found = {
        number for number, part in PARAGRAPHS.items() if re.search(rf"(?<!\d){number} {part}", text)
    }
    assert found == set(PARAGRAPHS)


@pytest.mark.parametrize("read_text", READERS)
def test_every_edition_says_how_it_was_made_and_how_far_each_translation_has_got(
    edition: Edition, read_text: Callable[[Edition], str]
) -> None:
    text = words_of(read_text(edition))
    original, translation = ([str(part) for part in column.colophon] for column in edition.columns)
    assert "This is the original text." in original
    assert any(sentence.startswith("Translated: 0 of 4 paragraphs") for sentence in translation)
    for sentence in (*original, *translation):
        assert text.count(sentence) == 1  # also one that both would say in English


def test_a_paragraph_has_an_address(edition: Edition) -> None:
    page = read_html(edition)
    for number, part in PARAGRAPHS.items():
        assert re.search(rf'id="p{number}".*?{part}', page, re.DOTALL)


NOTES = "Text[^a] and more[^b].\n\n[^a]: The one[^b].\n\n[^b]: The other.\n"


def list_note_numbers(data: object) -> Iterator[str]:
    """Yield the number of each reference to a note that Typst gets."""
    if isinstance(data, dict):
        if data.get("kind") == "note":
            yield data["number"]
        for value in data.values():
            yield from list_note_numbers(value)
    elif isinstance(data, list):
        for value in data:
            yield from list_note_numbers(value)


@pytest.mark.parametrize(
    ("digits", "first", "second"),
    [({}, "۱", "۲"), ({"fa": "arab"}, "١", "٢"), ({"fa": "latn"}, "1", "2")],
)
def test_the_numbers_of_notes_in_a_pdf_have_the_digits_of_the_settings(
    digits: dict[str, str], first: str, second: str
) -> None:
    document = sources.read(NOTES.encode(), "letter", suffix=".md")
    request = EditionRequest(("fa", "en"), "en", missing="source", digits=digits)
    edition = align(document, {}, request)
    data = make_data(edition, Options(), {"fa": "Amiri", "en": "Libertinus Serif"})
    numbers = list(list_note_numbers(data))
    assert sorted(numbers) == sorted([first, second, "1", "2", second, "2"])


@pytest.mark.parametrize(
    ("digits", "numbers"),
    [({}, ("۱", "۲")), ({"fa": "arab"}, ("١", "٢")), ({"fa": "latn"}, ("1", "2"))],
)
def test_the_numbers_in_word_have_the_digits_of_the_settings(
    digits: dict[str, str], numbers: tuple[str, str]
) -> None:
    document = sources.read(NOTES.encode(), "letter", suffix=".md")
    request = EditionRequest(("fa", "en"), "en", missing="source", digits=digits)
    text = read_docx(align(document, {}, request))
    paragraphs = re.findall(r'<w:pStyle w:val="(\w+)"/>(.*?)</w:p>', text)
    shown = [(style, re.sub(r"<[^>]*>", "", inside)) for style, inside in paragraphs]
    first, second = numbers
    assert ("Number", first) in shown
    notes = [inside for style, inside in shown if style == "FootnoteText"]
    assert notes == [
        f"{first} The one{second}.",
        f"{second} The other.",
        "1 The one2.",
        "2 The other.",
    ]
