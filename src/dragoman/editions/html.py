"""HTML editions: one file with the languages side by side, no script, and nothing to load."""

from __future__ import annotations

from base64 import b64encode
from functools import partial

from dragoman import __version__
from dragoman.editions._characters import collect_all
from dragoman.editions._common import list_credits
from dragoman.editions._layouts import check_layout
from dragoman.editions._shortening import shorten_text
from dragoman.editions._web.blocks import write_block
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.embedding import EmbeddedFont, embed_fonts
from dragoman.editions._web.faces import (
    find_fallbacks,
    list_latin_families,
    write_font_face,
    write_language_rules,
)
from dragoman.editions._web.page import lay_out_block, lay_out_page, name_body_class
from dragoman.editions._web.paper import (
    count_letters_of_line,
    write_colours,
    write_page_rules,
)
from dragoman.editions._web.pitch import find_pitches, write_page_pitch
from dragoman.editions._web.spans import to_plain_text
from dragoman.editions._web.templates import (
    list_block_writers,
    load_templates,
    write_file,
    write_text_style,
)
from dragoman.model import PICTURE_KINDS, Edition, Kind, Mark, Options, Phrase, Picture, Table

SUFFIX = ".html"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "screen"
FONTS = "on request"
USES_PAPER = True  # when it is printed
IN_INDEX = True
PICTURES = tuple(PICTURE_KINDS)

_WIDTHS = {1: 44, 2: 74, 3: 98}
"""By the number of columns, the width of the page in rem."""
_WIDEST = 120
_STACKED_BELOW = {1: 44, 2: 44, 3: 64}
"""By the number of columns, the width of the window in rem below which they are one below the
other."""
_STACKED_ABOVE_THREE = 86
_DESCRIPTION = 200
"""Characters of a description that programs which preview a link have room for."""
_PAGE_COUNTERS = {"۰": ", persian", "٠": ", arabic-indic"}
"""By the zero of the first language, the CSS counter style of printed page numbers."""


def render(edition: Edition, options: Options, *, group: int = 0) -> bytes:
    """Return an edition as one self-contained page.

    With ``group``, so many blocks are in one element, for a program that lays out only what is
    seen of a long page. Raises EditionError for a layout that a page cannot have.
    """
    check_layout(edition, options, LAYOUTS, "an HTML page", on_paper=False)
    families, fonts = embed_fonts(edition, options)
    used = collect_all(edition)
    fallbacks = find_fallbacks(used, options, families)
    pitches = find_pitches(used, options, families)
    side_by_side = options.layout == "columns" and len(edition.columns) > 1
    rules = (
        *map(_write_embedded_face, fonts),
        write_language_rules(fallbacks, options, families),
        write_page_pitch(pitches, side_by_side=side_by_side),
    )
    latin = list_latin_families(each for last in fallbacks.values() for each in last)
    style = _write_style(edition, options, "\n".join(filter(None, rules)), latin)
    from markupsafe import Markup

    context = _make_context(edition, options)._replace(group=group)
    return write_file(
        load_templates(xml=False).get_template("page.html"),
        edition=edition,
        page=lay_out_page(edition, _embed_pictures(edition), contents=options.contents),
        columns=edition.columns,
        list_credits=partial(list_credits, edition),
        first=edition.columns[0],
        description=describe(edition),
        style=Markup(style),  # noqa: S704  (our own style sheet; families are filtered)
        layout=name_body_class(options),
        version=__version__,
        has_fonts=bool(fonts),
        on_tap=context.on_tap,
        has_pictures=bool(edition.pictures),
        **list_block_writers(context),
    )


def render_row(edition: Edition, number: int, options: Options) -> str:
    """Return the HTML of one row of a page, the very text that ``render`` writes for it.

    ``number`` is that of the row. A cell of a table has the whole table, and a paragraph that
    became several rows has them all. Raises KeyError if the edition has no such row.
    """
    pictures, context = _embed_pictures(edition), _make_context(edition, options)
    found = [
        write_block(lay_out_block(edition, block, pictures), context)
        for block in (*edition.blocks, *(note.row for note in edition.notes))
        if any(
            row.number == number for row in (block.rows if isinstance(block, Table) else (block,))
        )
    ]
    if not found:
        raise KeyError(number)
    return "".join(found)


def _make_context(edition: Edition, options: Options) -> BlockContext:
    return BlockContext(
        xml=False,
        first=edition.columns[0],
        on_tap=_is_on_tap(edition, options),
        line_letters=count_letters_of_line(edition, options),
    )


def _write_style(edition: Edition, options: Options, faces: str, latin: str) -> str:
    templates = load_templates(xml=False)
    count = len(edition.columns)
    width = _WIDTHS[1]
    if options.layout != "stacked":
        width = _WIDTHS.get(count, _WIDEST)
    return templates.get_template("page.css").render(
        text=write_text_style(
            edition, templates, latin=latin, monochrome=options.printing.monochrome
        ),
        faces=faces,
        count=count,
        width=width,
        stacked_below=_STACKED_BELOW.get(count, _STACKED_ABOVE_THREE),
        on_tap=_is_on_tap(edition, options),
        counter=_PAGE_COUNTERS.get(edition.columns[0].digits[0], ""),
        **write_page_rules(edition, options),
        **write_colours(options),
    )


def _is_on_tap(edition: Edition, options: Options) -> bool:
    """Return whether all languages but the first are hidden until the reader asks for them."""
    return options.reveal == "tap" and len(edition.columns) > 1


def _write_embedded_face(font: EmbeddedFont) -> str:
    data = b64encode(font.data).decode("ascii")
    return write_font_face(font.family, font.weight, f"data:font/woff2;base64,{data}")


def _embed_pictures(edition: Edition) -> dict[str, str]:
    """Return the address of each picture, which holds its bytes."""
    return {name: _write_data(picture) for name, picture in edition.pictures.items()}


def _write_data(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.data).decode('ascii')}"


def describe(edition: Edition) -> Phrase:
    """Return the first paragraph that is shown in the first column, or its first words where it is
    long; the title where there is none. A placeholder is no paragraph."""
    for row in edition.rows:
        segment = row.segments[0]
        text = " ".join(to_plain_text(segment.spans).split())
        is_text = row.unit.kind is Kind.PARAGRAPH and not row.is_shared and bool(text)
        if is_text and segment.mark is not Mark.MISSING:
            short = shorten_text(text, _DESCRIPTION)
            return Phrase(short, segment.language, segment.direction)
    return edition.columns[0].title
