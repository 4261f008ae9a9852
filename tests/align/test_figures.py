"""Where the pictures of a document are shown: once for all languages, or in each of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.align.figures import place_pictures
from dragoman.inline import plain_text
from dragoman.model import Edition, Picture, Row, SpanKind, Table, Unit
from dragoman.po import parse

LARGE, SMALL = (300.0, 200.0), (16.0, 16.0)


@dataclass
class Shelf:
    """Finds what tests put on it: by address, or by address and language."""

    sizes: dict[str, tuple[float, float]]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def find(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        self.asked.append((address, language))
        if address.startswith("https:"):
            return None
        for key in (f"{language}:{address}", address):
            if key in self.sizes:
                return Picture(key.encode(), "png", *self.sizes[key])
        return f"{address} is nowhere"


SIZES = {"a.png": LARGE, "b.png": LARGE, "i.png": SMALL, "v.png": LARGE, "fa:v.png": LARGE}


def make(source: str, fa: str | None = None, ar: str | None = None) -> Edition:
    """Return an edition of a document of one paragraph, with pictures."""
    document = sources.read(source.encode(), "d", suffix=".md")
    (text,) = [unit.text for unit in document.units][:1]
    catalogs = {
        code: parse(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            f"msgid {quote(text)}\nmsgstr {quote(translation or '')}\n".encode(),
            code,
        )
        for code, translation in (("fa", fa), ("ar", ar))
    }
    request = EditionRequest(("en", "fa", "ar"), "en", pictures=Shelf(SIZES))
    return align(document, catalogs, request)


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def get_row(edition: Edition) -> Row:
    (row,) = edition.rows
    return row


def texts(row: Row) -> list[str]:
    return [plain_text(segment.spans) for segment in row.segments]


def names(edition: Edition, row: Row) -> list[str]:
    """Return what a row shows of pictures: its figures, and those in its segments."""
    figures = [edition.pictures[figure.name].data.decode() for figure in row.above]
    inside = [
        edition.pictures[each.picture].data.decode()
        for segment in row.segments
        for span in segment.spans
        for each in span.walk()
        if each.picture
    ]
    below = [edition.pictures[figure.name].data.decode() for figure in row.below]
    return [*(f"above {name}" for name in figures), *inside, *(f"below {name}" for name in below)]


def test_a_picture_alone_is_shown_once_with_its_descriptions_and_captions() -> None:
    edition = make('![A cat](a.png "The cat")', '![گربه](a.png "گربهٔ ما")', '![قطة](a.png "القطة")')
    row = get_row(edition)
    assert names(edition, row) == ["above a.png"]
    assert texts(row) == ["The cat", "گربهٔ ما", "القطة"]
    (figure,) = row.above
    assert [image.text for _, image in figure.list_images()] == ["A cat", "گربه", "قطة"]
    assert [image.title for _, image in figure.list_images()] == [""] * 3  # it is the caption


def test_a_picture_without_a_title_leaves_no_text() -> None:
    row = get_row(make("![A cat](a.png)", "![گربه](a.png)", "![قطة](a.png)"))
    assert all(segment.spans == () for segment in row.segments)
    assert len(row.above) == 1


def test_a_language_with_its_own_picture_has_all_of_them_in_their_columns() -> None:
    edition = make('![m](v.png "t")', '![m](v.png "ف")', '![m](v.png "ع")')
    row = get_row(edition)
    assert names(edition, row) == ["v.png", "fa:v.png", "v.png"]
    assert [text.split() for text in texts(row)] == [["m", "t"], ["m", "ف"], ["m", "ع"]]
    assert row.above == row.below == ()


def test_a_translation_may_name_another_picture_itself() -> None:
    edition = make("![m](a.png)", "![m](b.png)", "![m](a.png)")
    assert names(edition, get_row(edition)) == ["a.png", "b.png", "a.png"]


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("![a](a.png)\n*Caption*", ["above a.png"], "Caption"),
        ("Text before.\n![a](a.png)", ["below a.png"], "Text before."),
        ("![a](a.png) middle ![b](b.png)", ["above a.png", "below b.png"], "middle"),
        ("![a](a.png) ![b](b.png)", ["above a.png", "above b.png"], ""),
        ("[![a](a.png)](https://e.example)", ["above a.png"], ""),
        ('Text ![a](a.png "t")', ["a.png"] * 3, "Text\n\na\n\nt"),
        ("![i](i.png)", ["above i.png"], ""),
        ("![i](i.png) a sign", ["i.png"] * 3, "i a sign"),
        ("A ![a](a.png) word", ["a.png"] * 3, "A a word"),
        ("**![a](a.png)**", ["a.png"] * 3, "a"),
    ],
)
def test_only_what_is_larger_than_a_line_leaves_the_text(
    text: str, expected: list[str], rest: str
) -> None:
    msgid = " ".join(text.split("\n"))
    edition = make(text, msgid, msgid)
    row = get_row(edition)
    assert names(edition, row) == expected
    assert texts(row) == [rest] * 3


def test_what_is_not_translated_yet_shows_the_picture_and_says_so() -> None:
    edition = make('![A cat](a.png "The cat")', "", '![قطة](a.png "القطة")')
    row = get_row(edition)
    assert names(edition, row) == ["above a.png"]
    assert texts(row) == ["The cat", "Not translated yet", "القطة"]
    (figure,) = row.above
    assert [index for index, _ in figure.list_images()] == [0, 2]


@pytest.mark.parametrize("translated", ["", "![قطة](a.png)"])
def test_a_description_without_translation_leaves_no_words_below_the_picture(
    translated: str,
) -> None:
    """Readers do not see the description in the source either."""
    edition = make("![A cat](a.png)", "", translated)
    row = get_row(edition)
    assert "Not translated yet" not in "".join(texts(row))
    assert "a.png" in "".join(names(edition, row))


def test_a_text_beside_a_picture_says_that_it_is_not_translated() -> None:
    edition = make("![i](a.png)\\\nThe cat", "", "")
    assert texts(get_row(edition)) == ["The cat", *["Not translated yet"] * 2]


def test_an_edition_in_which_nothing_is_translated_still_shows_the_picture() -> None:
    document = sources.read(b"![A cat](a.png)", "d", suffix=".md")
    request = EditionRequest(("fa", "ar"), "en", pictures=Shelf(SIZES))
    edition = align(document, {}, request)
    (figure,) = get_row(edition).above
    assert [image.text for _, image in figure.list_images()] == ["Not translated yet"] * 2


def test_pictures_in_headings_tables_and_notes_stay_in_their_places() -> None:
    text = (
        "# ![a](a.png)\n\n| ![a](a.png) | x |\n|---|---|\n| y | z |\n\nT[^1]\n\n[^1]: ![a](a.png)\n"
    )
    document = sources.read(text.encode(), "d", suffix=".md")
    edition = align(document, {}, EditionRequest(("en",), "en", pictures=Shelf(SIZES)))
    assert all(row.above == row.below == () for row in edition.all_rows)
    shown = [row for row in edition.all_rows if row.segments[0].has_pictures]
    assert [row.unit.kind.value for row in shown] == ["heading", "table cell", "note"]
    assert any(isinstance(block, Table) for block in edition.blocks)


def test_each_picture_has_one_name_however_often_it_is_shown() -> None:
    edition = make("![a](a.png) x ![b](b.png) y ![a](a.png)", "![a](a.png)", "")
    assert list(edition.pictures) == ["picture-1", "picture-2"]


def test_what_is_not_found_is_described_and_told_once_with_its_line() -> None:
    edition = make("\n\n![A cat](none.png)", "![گربه](none.png)", "![قطة](other.png)")
    row = get_row(edition)
    assert texts(row) == ["A cat", "گربه", "قطة"]
    assert edition.lost_pictures == ((3, "none.png is nowhere"), (3, "other.png is nowhere"))
    assert edition.pictures == {}


def test_what_is_on_the_web_stays_a_link_and_nobody_says_anything() -> None:
    edition = make("![A cat](https://e.example/a.png)", "", "")
    (span,) = get_row(edition).segments[0].spans
    assert (span.kind, span.target) == (SpanKind.IMAGE, "https://e.example/a.png")
    assert edition.lost_pictures == ()


def test_without_a_finder_nothing_is_looked_for() -> None:
    document = sources.read(b'A <img src="a.png"> picture', "d", suffix=".md")
    edition = align(document, {}, EditionRequest(("en",), "en"))
    assert edition.pictures == {}
    assert "<img>" in edition.unshown[0]
    request = EditionRequest(("en",), "en", pictures=Shelf(SIZES))
    assert align(document, {}, request).unshown == ()


def test_a_caption_is_isolated_where_it_runs_the_other_way() -> None:
    row = get_row(make('![a](a.png "x")', '![a](a.png "نسخهٔ version 2 beta تازه")', ""))
    inside = [span for span in row.segments[1].spans if span.kind is SpanKind.ISOLATE]
    assert [span.direction for span in inside] == ["ltr"]


def test_an_edition_without_pictures_stays_as_it_is() -> None:
    document = sources.read(b"# A title\n\nA text[^1]\n\n[^1]: A note\n", "d", suffix=".md")
    edition = align(document, {}, EditionRequest(("en", "fa"), "en"))
    shelf = Shelf(SIZES)
    assert place_pictures(edition, document, ("en", "fa"), shelf) == edition
    assert shelf.asked == []


def test_the_finder_is_asked_in_the_language_of_each_column() -> None:
    document = sources.read(b"![a](a.png)", "d", suffix=".md")
    shelf = Shelf(SIZES)
    align(document, {}, EditionRequest(("en", "fa"), "en", pictures=shelf, missing="source"))
    assert shelf.asked == [("a.png", "en"), ("a.png", "fa")]


def test_a_picture_of_a_document_is_shown_also_where_its_description_is_not_translated() -> None:
    """Of a picture that a page loads late, the description is a text of its own."""
    page = b'<img data-src="a.png" alt="A cat">'
    document = sources.read(page, "d", suffix=".html")
    assert [unit.picture for unit in document.units] == ["a.png"]
    request = EditionRequest(("fa", "ar"), "en", pictures=Shelf(SIZES))
    edition = align(document, {}, request)
    assert names(edition, get_row(edition)) == ["above a.png"]
