"""One of each sort of page, for those who judge them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.editions import html
from dragoman.editions._web.index_page import IndexEntry, IndexLink, write_index_page
from dragoman.model import Edition, Kind, Options, Place, Unit
from helpers import editions, illustrated
from helpers.edition_texts import TITLES


def make_figures() -> Edition:
    """A table with a column of figures, which the author has aligned in no way."""
    builder = editions.Builder()
    lines = ("Year", "سال", "السنة"), ("7", "۷", "٧"), ("1,234", "۱٬۲۳۴", "١٬٢٣٤"), ("-5",) * 3
    for number, texts in enumerate(lines):
        for position, inline in enumerate((("Place", "جا", "المكان"), texts)):
            place = Place(cell=(0, number, position))
            builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), *inline)
    return builder.edition("letter", ("en", "fa"))


TOKENS = (
    "#FreePoliticalPrisoners", "@name_of_the_office", "press.office@our-example-site.org", "C++",
    "https://www.example.org/reports/2016-12-23/aleppo?lang=en&page=2", "src/dragoman/bidi.py",
)  # fmt: skip


def make_tokens() -> Edition:
    """Paragraphs in which each token comes at every place of a line."""
    builder = editions.Builder()
    for token in TOKENS:
        for size in range(0, 60, 7):
            texts = (f"{word * (size // len(word))} {token}, {word} {token}." for word in
                     ("internationalisation ", "سازمان‌ها ", "المنظمات "))  # fmt: skip
            builder.add(Unit("", Kind.PARAGRAPH, 1), *texts)
    return builder.edition("letter", ("en", "fa"))


@cache
def make_pages() -> dict[str, bytes]:
    """One of each sort of page."""
    letter = editions.letter()
    entries = [
        IndexEntry(
            document=name,
            titles=tuple(editions.phrase(code, TITLES[name][code]) for code in ("fa", "en", "ar")),
            links=(
                IndexLink(("en", "fa"), "HTML", f"{name}.en-fa.html"),
                IndexLink(("en", "fa"), "PDF", f"{name} <&>.pdf"),
            ),
            tallies={column.language: column.tally for column in letter.columns},
        )
        for name in ("letter", "torture")
    ]
    stacked, embedded = Options(layout="stacked"), Options(embed_fonts=True)
    return {
        "letter.en-fa-ar": html.render(letter, Options()),
        "letter.fa-ar": html.render(editions.letter("fa", "ar"), Options()),
        "torture.en-fa": html.render(editions.torture("en", "fa"), Options()),
        "torture.en-fa-ar": html.render(editions.torture(), Options()),
        "torture.fa-ar-en": html.render(editions.torture("fa", "ar", "en"), Options()),
        "torture.fa": html.render(editions.torture("fa"), Options(layout="single")),
        "torture.stacked": html.render(editions.torture("ar", "en"), stacked),
        "torture.tap": html.render(editions.torture(), Options(reveal="tap")),
        "torture.figures": html.render(make_figures(), Options()),
        "tokens": html.render(make_tokens(), Options()),
        "letter.embedded": html.render(editions.letter(), embedded),
        "illustrated": html.render(illustrated.make_edition(), Options()),
        "illustrated.stacked": html.render(illustrated.make_edition("fa", "en"), stacked),
        "hostile": html.render(editions.hostile(), Options()),
        "empty": html.render(replace(letter, blocks=()), Options()),
        "index": write_index_page(entries, letter.columns, Options()),
        "index.fa": write_index_page(entries, editions.letter("fa", "en", "ar").columns, Options()),
    }
