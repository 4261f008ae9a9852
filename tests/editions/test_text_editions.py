"""Markdown, LaTeX and fragments say what other formats show: who is behind it, and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.editions import docx, fragment, md, tex
from dragoman.editions._common import describe_image
from dragoman.model import Edition, Kind, Options, Phrase, Span, SpanKind, Unit
from helpers import editions
from helpers.word_files import read_part

WRITERS: dict[str, Callable[[Edition, Options], bytes]] = {
    "Markdown": md.render,
    "LaTeX": tex.render,
    "fragment": fragment.render,
}
LAYOUTS = [("columns", ("fa", "en")), ("stacked", ("en", "fa", "ar")), ("single", ("en",))]


def make_edition(languages: tuple[str, ...]) -> Edition:
    builder = editions.Builder()
    builder.add(Unit("", Kind.HEADING, 1, level=1), "A title", "عنوان", "عنوان")
    builder.add(Unit("", Kind.PARAGRAPH, 2), "The text.", "متن.", "نص.")
    return builder.edition("letter", languages)


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
@pytest.mark.parametrize("name", WRITERS)
def test_who_is_behind_it_stands_between_title_and_text(
    name: str, layout: str, languages: tuple[str, ...]
) -> None:
    edition = make_edition(languages)
    byline = (Phrase("Their friends", "en", "ltr"), Phrase("Free Letters", "en", "ltr"))
    columns = [
        replace(column, byline=byline if column.language == "en" else byline[1:])
        for column in edition.columns
    ]
    named = replace(edition, columns=tuple(columns))
    written = WRITERS[name](named, Options(layout=layout)).decode()
    text = written.rpartition("\\begin{document}")[2]  # a title is a property of the file too
    assert text.index("A title") < text.index("Their friends") < text.index("The text.")
    assert text.count("Their friends") == 1 and text.count("Free Letters") == len(columns)
    unnamed = WRITERS[name](edition, Options(layout=layout)).decode()
    assert "Their friends" not in unnamed and "Free Letters" not in unnamed


@pytest.mark.parametrize("name", [*WRITERS, "DOCX"])
@pytest.mark.parametrize("target", ["", "https://example.org/wall.png"])
def test_a_picture_that_is_not_shown_is_its_description_and_its_caption(
    name: str, target: str
) -> None:
    edition = make_edition(("en",))
    image = Span(SpanKind.IMAGE, "A red wall", target=target, title="Aleppo, winter")
    row = edition.rows[1]
    shown = row._replace(segments=(row.segments[0]._replace(spans=(image,)),))
    edition = editions.with_rows(edition, [edition.rows[0], shown])
    options = Options(layout="single")
    if name == "DOCX":
        written = read_part(docx.render(edition, options), "word/document.xml")
    else:
        written = WRITERS[name](edition, options).decode()
    assert written.count("A red wall") == 1 and written.count("Aleppo, winter") == 1


@pytest.mark.parametrize(
    ("text", "title", "shown"),
    [
        ("A wall", "", "[A wall]"),
        ("A\nwall", "Aleppo", "[A wall] Aleppo"),
        ("", "Aleppo", "[Aleppo]"),
        ("Aleppo", "Aleppo", "[Aleppo]"),
        (" ", "", "[wall.png]"),
    ],
)
def test_what_stands_for_a_picture(text: str, title: str, shown: str) -> None:
    span = Span(SpanKind.IMAGE, text, target="wall.png", title=title)
    assert describe_image(span) == shown


def test_nothing_stands_for_an_ornament() -> None:
    assert describe_image(Span(SpanKind.IMAGE)) == ""


def test_a_link_inside_the_document_leads_to_its_heading_or_nowhere() -> None:
    edition = make_edition(("en",))
    link = Span(SpanKind.LINK, children=(Span(text="above"),), target=f"#{edition.rows[0].anchor}")
    row = edition.rows[1]
    linked = row._replace(segments=(row.segments[0]._replace(spans=(link,)),))
    edition = editions.with_rows(edition, [edition.rows[0], linked])
    written = tex.render(edition, Options(layout="single")).decode()
    assert r"\hypertarget{p1}{}A title" in written and r"\href{\#p1}{above}" in written
    pasted = fragment.render(edition, Options(layout="single")).decode()
    assert "above" in pasted and "href" not in pasted  # a fragment has no ids
