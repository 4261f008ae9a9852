"""HTML editions printed by browsers: headings stay with their text, words of tables are whole."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from dragoman.editions import html
from dragoman.model import Edition, Kind, Options, Place, Unit
from helpers import editions
from helpers.edition_texts import LETTER
from helpers.screens import Screen

WORD = "Chapter"
LONG_WORDS = ("Administration", "Internationally", "Responsibility", "Constitutional")


def make_chapters() -> Edition:
    """Headings, some of them in twos, at every place of a page."""
    texts = [texts for kind, _, texts in LETTER if kind == "paragraph"]
    builder = editions.Builder()
    for number in range(24):
        heading = f"{WORD} {number}"
        builder.add(Unit("", Kind.HEADING, 1, 2), heading, heading, heading)
        if number % 5 == 4:
            builder.add(Unit("", Kind.HEADING, 1, 3), heading, heading, heading)
        en, fa, ar = texts[number % len(texts)]
        size = 60 + 37 * number % 400
        builder.add(Unit("", Kind.PARAGRAPH, 1), en[:size], fa[:size], ar[:size])
    for number, word in enumerate((*LONG_WORDS, *LONG_WORDS)):
        place = Place(cell=(0, *divmod(number, len(LONG_WORDS))))
        builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), word, word, word)
    return builder.edition("letter", ("en", "fa"))


def test_no_heading_is_alone_and_no_word_of_a_table_is_broken(
    screen: Screen, tmp_path: Path
) -> None:
    edition, pages = make_chapters(), 0
    for layout in ("columns", "stacked"):
        path = tmp_path / f"{layout}.html"
        path.write_bytes(html.render(edition, Options(layout=layout)))
        screen.open(path)
        texts = [page.extract_text() for page in PdfReader(io.BytesIO(screen.print())).pages]
        assert all("\n".join(texts).count(word) == 4 for word in LONG_WORDS)
        for text in texts:
            lines = [line for line in text.splitlines() if line.strip(" 0123456789")]
            assert WORD not in lines[-1], (layout, lines[-3:])
            pages += 1
    assert pages > 4
