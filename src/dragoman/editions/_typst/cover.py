"""The cover of a book without a picture of its own: its titles, set by Typst as a picture."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.editions._addresses import Limits
from dragoman.editions._colours import SCREEN, choose_colours
from dragoman.editions._common import find_file_time, isolate_phrase, list_languages, list_titles
from dragoman.editions._long_runs import soften_within
from dragoman.editions._typst.faces import choose_fonts, make_font_book
from dragoman.editions._typst.shapes import Style
from dragoman.editions._typst.styles import make_style
from dragoman.editions._widths import measure_word
from dragoman.errors import EditionError
from dragoman.files.private_folders import make_temporary_folder
from dragoman.model import Edition, Options, Phrase
from dragoman.packages import need_packages

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATE = Path(__file__).parent / "templates" / "cover.typ"
_LARGEST, _SMALLEST = 54, 22
"""The sizes of a title in points."""
_ROOM = 2400
"""How many characters of one point fit into the lines of the titles, roughly."""
_ANYWHERE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]+")
"""Texts without spaces, in which a line may end at other places."""
_WIDTH, _LETTER = 488, 0.52
"""The width of a line in points, and that of a small letter of Latin as a share of its size."""


def draw_cover(edition: Edition, options: Options) -> bytes | None:
    """Return a picture in PNG with the titles, who wrote the text, and the languages.

    None where Typst or a font is missing: a book needs no cover.
    """
    bare = replace(edition, blocks=(), notes=(), pictures={})
    try:
        need_packages("covers need", "typst")
        chains = choose_fonts(bare, options)
    except EditionError:
        return None
    with make_temporary_folder() as folder:
        font_book, names = make_font_book(chains, folder)
        families, plain = chains.name_families(names), chains.list_plain()
        styles = {code: make_style(code, families, plain) for code in list_languages(bare)}
        shape = {"styles": list(styles.values()), **_make_shape(edition, options, styles)}
        return _compile(json.dumps(shape, ensure_ascii=False), font_book, options)


def _make_shape(
    edition: Edition, options: Options, styles: Mapping[str, Style]
) -> dict[str, object]:
    """Return what the template shows, besides the styles of its languages."""
    codes = list(styles)

    def style(phrase: Phrase) -> dict[str, object]:
        return {"style": codes.index(phrase.language), "text": isolate_phrase(phrase).text}

    colours = choose_colours(SCREEN, monochrome=options.printing.monochrome)
    titles = list_titles(edition)
    authors = (column.credits.get("author") for column in edition.columns)
    names = (Phrase(each.autonym, each.language, each.direction) for each in edition.columns)
    size = _find_size(titles, styles)
    return {
        "titles": [style(_soften_title(title, size, styles)) for title in titles],
        "bylines": [style(each) for each in dict.fromkeys(authors) if each],
        "languages": [style(name) for name in names],
        "size": size,
        "paper": colours.paper,
        "ink": colours.ink,
        "soft": colours.soft,
    }


def _find_size(titles: Sequence[Phrase], styles: Mapping[str, Style]) -> int:
    """Return the size of the titles in points: they fit on the page, and each word into a line."""
    length = sum(len(title.text) for title in titles) or 1
    longest = max(
        (
            measure_word(word, styles[title.language]["size"])
            for title in titles
            for word in _ANYWHERE.sub(" ", title.text).split()
        ),
        default=1,
    )
    fitting = min((_ROOM * 90 / length) ** 0.5, _WIDTH / _LETTER / longest)
    return max(_SMALLEST, min(_LARGEST, int(fitting)))


def _soften_title(title: Phrase, size: int, styles: Mapping[str, Style]) -> Phrase:
    """Return a title in which a word may be broken that is too long even in the smallest size."""
    room = _WIDTH / _LETTER / size
    limits = Limits(int(room), int(room), room, styles[title.language]["size"])
    return title._replace(text=soften_within(title.text, limits))


def _compile(source: str, font_book: Fonts, options: Options) -> bytes | None:
    import typst

    try:
        pages = typst.compile(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=font_book,
            ignore_system_fonts=True,
            sys_inputs={"cover": source.encode(errors="replace").decode()},
            timestamp=find_file_time(options),
            format="png",
            ppi=72.0,
        )
    except typst.TypstError:
        return None
    return bytes(pages[0] if isinstance(pages, list) else pages)
