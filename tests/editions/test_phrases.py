"""What is not in the language of its column says its own language, in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html
from dragoman.editions._typst.data import make_data
from dragoman.editions._web.index_page import IndexEntry, write_index_page
from dragoman.model import Edition, Mark, Options, Phrase
from dragoman.own_messages import read_own_messages
from dragoman.po import Catalog, parse
from helpers.markup import Element
from helpers.markup import parse as parse_page
from helpers.pdfs import list_bookmarks, read_pdf, render

DOCUMENT = "# A title\n\nText[^1].\n\n## One\n\nMore.\n\n## Two\n\nEnd.\n\n[^1]: A note.\n"
TITLE = Phrase("A title", "en", "ltr")
PLACEHOLDERS = {"ar": "لم يُترجَم بعد", "fa": "هنوز ترجمه نشده است", "ps": "Not translated yet"}
ROWS = 'msgid "{}"\nmsgstr "{}"\n\n'


def catalog(entries: Mapping[str, str]) -> Catalog:
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    rows = "".join(ROWS.format(*entry) for entry in entries.items())
    return parse((header + rows).encode(), "letter.po")


def make(
    *columns: str, text: str = DOCUMENT, translated: Mapping[str, Catalog] | None = None
) -> Edition:
    """Return an edition of a document that is not translated, but where ``translated`` says so."""
    document = sources.read(text.encode(), "letter", suffix=".md")
    words = {code: read_own_messages(code) for code in columns}
    request = EditionRequest(columns, "en", words=words, date="2016-12-23")
    return align(document, translated or {}, request)


def list_unmarked(element: Element, lang: str = "", direction: str = "") -> list[str]:
    """Return the texts of Latin letters, and the tool tips, that are not marked as English."""
    lang = element.attributes.get("lang", lang)
    direction = element.attributes.get("dir", direction)
    found = []
    texts = [child for child in element.children if isinstance(child, str)]
    if element.name in {"a", "meta"}:
        texts += [element.attributes.get(name, "") for name in ("title", "content")]
    for text in texts:
        if re.match("[A-Z][a-z]+ ", text) and (lang, direction) != ("en", "ltr"):
            found.append(text)
    for child in element.children:
        if isinstance(child, Element) and child.name != "style":
            found += list_unmarked(child, lang, direction)
    return found


@pytest.mark.parametrize("columns", [("en", "ps"), ("ps", "en"), ("ps",), ("fa", "ps"), ("ja",)])
def test_a_page_marks_what_is_english(columns: tuple[str, ...]) -> None:
    data = html.render(make(*columns), Options(layout="columns" if columns[1:] else "single"))
    page = parse_page(data)
    assert list_unmarked(page) == []
    slot = columns.index("ps" if "ps" in columns else "ja") + 1
    shown = page.all("div", class_=f"c{slot}")[-1].all("p")
    assert shown[0].text == "Translated: 0 of 7 paragraphs (0% of the words)."
    assert not any("\u2066" in sentence.text for sentence in shown)


def test_numbers_in_a_marked_tool_tip_keep_their_own_language() -> None:
    page = parse_page(html.render(make("ps"), Options()))
    link = page.all("a", class_="num")[1]
    assert link.attributes["title"] == "Paragraph 2"
    assert (link.one("bdi").text, link.one("bdi").attributes) == ("۲", {"lang": "ps", "dir": "rtl"})


@pytest.mark.parametrize("columns", [("en", "ps"), ("ps", "fa"), ("ps",)])
def test_every_file_of_a_book_marks_what_is_english(columns: tuple[str, ...]) -> None:
    with ZipFile(io.BytesIO(epub.render(make(*columns), Options()))) as book:
        pages = [name for name in book.namelist() if name.endswith(".xhtml")]
        assert len(pages) == 5
        for name in pages:
            assert list_unmarked(parse_page(book.read(name))) == [], name


@pytest.mark.parametrize("columns", [("en", "ps"), ("fa", "ps"), ("ja",)])
def test_a_word_document_marks_what_is_english(columns: tuple[str, ...]) -> None:
    with ZipFile(io.BytesIO(docx.render(make(*columns), Options()))) as archive:
        text = archive.read("word/document.xml").decode()
    english = [
        paragraph
        for paragraph in re.findall("<w:p>.*?</w:p>", text)
        if re.search(">(Made with|Not translated|Notes)", paragraph)
    ]
    assert len(english) >= 8
    for paragraph in english:
        assert '<w:rStyle w:val="Text-en"/>' in paragraph
        assert "<w:bidi/>" not in paragraph and "<w:rtl/>" not in paragraph


def test_paper_sets_english_with_its_own_font_and_direction() -> None:
    families = {"ps": "Amiri", "fa": "Amiri", "en": "Libertinus Serif"}
    data = make_data(make("ps", "fa"), Options(), families)
    assert [style["lang"] for style in data["styles"]] == ["ps", "fa", "en"]
    pashto, persian = data["columns"]
    assert {part["style"] for part in pashto["colophon"]} == {2}
    assert {part["style"] for part in persian["colophon"]} == {1}
    assert pashto["contents"] == {"style": 2, "text": "Contents"}
    assert pashto["head"] == persian["head"] == {"style": 2, "text": "A title"}


def test_words_of_the_project_are_not_marked() -> None:
    document = sources.read(DOCUMENT.encode(), "letter", suffix=".md")
    words = {"ps": {"Not translated yet": "لا نه"}}
    edition = align(document, {}, EditionRequest(("en", "ps"), "en", words=words))
    segment = edition.rows[1].segments[1]
    assert (segment.text, segment.language, segment.direction) == ("لا نه", "ps", "rtl")
    assert edition.columns[1].colophon[0].language == "en"


@pytest.mark.parametrize("columns", [("ar",), ("ar", "fa"), ("fa", "en", "ar"), ("ps",)])
def test_the_title_of_the_source_stands_in_for_one_that_is_missing(
    columns: tuple[str, ...],
) -> None:
    edition = make(*columns)
    assert [column.title for column in edition.columns] == [TITLE] * len(columns)
    said = PLACEHOLDERS[columns[0]]
    assert edition.rows[0].segments[0].text == said  # the row itself says that it is missing
    page = parse_page(html.render(edition, Options()))
    assert [page.one("title").text, page.one("title").attributes] == [
        "A title", {"lang": "en", "dir": "ltr"}
    ]  # fmt: skip
    shared = {meta.attributes.get("property"): meta.attributes for meta in page.all("meta")}
    assert shared["og:title"]["content"] == "A title"
    assert said not in {meta.attributes.get("content") for meta in page.all("meta")}
    links = page.one("nav").all("a")
    assert {link.text for link in links} == {"One", "Two"}
    assert {link.attributes["lang"] for link in links} == {"en"}


def test_books_and_papers_have_the_title_of_the_source_too() -> None:
    edition = make("ar", "fa")
    said = [PLACEHOLDERS[code] for code in ("ar", "fa")]
    with ZipFile(io.BytesIO(epub.render(edition, Options()))) as book:
        for name in ("package.opf", "cover.xhtml", "nav.xhtml"):
            text = book.read(f"EPUB/{name}").decode()
            assert 'xml:lang="en" dir="ltr">A title<' in text, name
            assert not any(words in text for words in said), name
    with ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        assert b"<dc:title>A title</dc:title>" in archive.read("docProps/core.xml")
    paper = read_pdf(render(edition))
    assert paper.metadata is not None and paper.metadata.title == "A title"
    assert list_bookmarks(paper.outline) == ["A title", "One", "Two"]
    first = paper.pages[0].extract_text()
    assert first.count("A title") == 0  # the row on the page is the placeholder
    assert first.count("One") == 2  # in the contents of both languages


@pytest.mark.parametrize(
    ("previous", "outdated", "title"),
    [
        ('#| msgid "An older title"\n', "mark", Phrase("عنوان", "ar", "rtl")),
        ('#| msgid "An older title"\n', "source", TITLE),
        ("", "mark", TITLE),  # nobody has confirmed it, and a title has no place to say so
    ],
)
def test_a_fuzzy_title_is_what_the_heading_shows(
    previous: str, outdated: str, title: Phrase
) -> None:
    document = sources.read(DOCUMENT.encode(), "letter", suffix=".md")
    text = "#, fuzzy\n" + previous + ROWS.format("A title", "عنوان")
    fuzzy = parse(text.encode(), "letter.po")
    edition = align(document, {"ar": fuzzy}, EditionRequest(("ar",), "en", outdated=outdated))
    assert edition.columns[0].title == title


def test_a_translation_without_text_gives_no_title() -> None:
    edition = make("ar", translated={"ar": catalog({"A title": "![](x.png)"})})
    assert edition.columns[0].title == TITLE
    assert edition.rows[0].rank == 1


@pytest.mark.parametrize("heading", ["![](map.png)", "[^1]", "![](a.png)[^1]"])
def test_a_heading_that_shows_no_text_is_none_although_others_have_a_placeholder(
    heading: str,
) -> None:
    text = f"# A title\n\n## {heading}\n\nText.\n\n[^1]: A note.\n"
    edition = make("en", "ar", text=text)
    row = edition.rows[1]
    assert [segment.mark for segment in row.segments] == [Mark.NONE, Mark.MISSING]
    assert row.rank == 0
    page = parse_page(html.render(edition, Options()))
    assert all(found.text.strip() for name in ("h1", "h2") for found in page.all(name))


def test_a_heading_that_only_a_translation_gives_a_text_is_empty_in_no_language() -> None:
    text = "# A title\n\n## ![](map.png)\n\nText.\n"
    edition = make("en", "ar", text=text, translated={"ar": catalog({"![](map.png)": "خريطة"})})
    assert edition.rows[1].rank == 2
    page = parse_page(html.render(edition, Options()))
    assert [found.text for found in page.all("h2") if not found.text.strip()] == []
    assert "خريطة" in {found.text for found in page.all("h2")}
    with ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        text = archive.read("word/document.xml").decode()
    headings = [part for part in re.findall("<w:p>.*?</w:p>", text) if '"Heading2"' in part]
    assert len(headings) == 1 and "خريطة" in headings[0]


def test_the_description_of_a_page_is_no_placeholder() -> None:
    edition = make("ar", translated={"ar": catalog({"More.": "المزيد."})})
    assert html.describe(edition) == Phrase("المزيد.", "ar", "rtl")
    assert html.describe(make("ar")) == TITLE


def test_what_stands_in_for_a_title_is_isolated_in_its_own_direction() -> None:
    """In an English column, a Persian heading that is not translated is still right-to-left."""
    text = "# سال 2016-12-23\n\n## بخش 2×2=4\n\n## دو\n\n## سه\n"
    document = sources.read(text.encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("en", "fa"), "fa"))
    entry = IndexEntry("letter", tuple(column.title for column in edition.columns))
    pages = {
        "html": html.render(edition, Options()),
        "index": write_index_page([entry], edition.columns, Options()),
    }
    with ZipFile(io.BytesIO(epub.render(edition, Options()))) as book:
        pages |= {name: book.read(f"EPUB/{name}.xhtml") for name in ("cover", "nav")}
    found = {
        name: [each.text for each in parse_page(data).all("bdi", dir="ltr")]
        for name, data in pages.items()
    }
    assert found["html"].count("2×2=4") == 3  # twice in the contents, once in the text
    assert found["nav"].count("2×2=4") == found["nav"].count("2016-12-23") == 1
    assert found["cover"].count("2016-12-23") == 1
    assert found["index"].count("2016-12-23") == 2
    paper = make_data(edition, Options(), {"en": "Libertinus Serif", "fa": "Vazirmatn"})
    assert {column["head"]["text"] for column in paper["columns"]} == {"سال \u20662016-12-23\u2069"}


def test_the_title_of_a_document_without_a_heading_is_isolated() -> None:
    document = sources.read("متن.\n".encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("fa",), "fa"))
    column = replace(edition.columns[0], title=Phrase("سال 2016-12-23", "fa", "rtl"))
    page = parse_page(html.render(replace(edition, columns=(column,)), Options(layout="single")))
    assert page.one("h1").one("bdi").text == "2016-12-23"


def test_a_translation_that_is_withheld_is_no_title_and_its_remark_has_one_language() -> None:
    document = sources.read(DOCUMENT.encode(), "letter", suffix=".md")
    words = {"ps": {"This is the original text.": "دا اصلي متن دی."}}
    request = EditionRequest(("ps",), "en", unreviewed="source", words=words)
    edition = align(document, {"ps": catalog({"A title": "سرليک"})}, request)
    assert edition.columns[0].title == TITLE
    assert edition.rows[0].segments[0].remark == Phrase("دا اصلي متن دی.", "ps", "rtl")
