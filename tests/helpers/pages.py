"""One of each sort of page, for those who judge them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.editions import html
from dragoman.editions._web.index_page import IndexEntry, IndexLink, write_index_page
from dragoman.model import Options
from helpers import editions, illustrated
from helpers.edition_texts import TITLES


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
        "letter.embedded": html.render(editions.letter(), embedded),
        "illustrated": html.render(illustrated.make_edition(), Options()),
        "illustrated.stacked": html.render(illustrated.make_edition("fa", "en"), stacked),
        "hostile": html.render(editions.hostile(), Options()),
        "empty": html.render(replace(letter, blocks=()), Options()),
        "index": write_index_page(entries, letter.columns, Options()),
        "index.fa": write_index_page(entries, editions.letter("fa", "en", "ar").columns, Options()),
    }
