"""HTML editions: one file, the languages side by side, no script and no request."""

from __future__ import annotations

from base64 import b64encode

from dragoman import __version__
from dragoman.editions._web.embedding import Embedded, embed
from dragoman.editions._web.faces import face, latin, rules
from dragoman.editions._web.layouts import layout
from dragoman.editions._web.page import page
from dragoman.editions._web.spans import encode, plain
from dragoman.editions._web.templates import environment
from dragoman.model import Edition, Kind, Options

SUFFIX = ".html"

_WIDTHS = {1: 44, 2: 74, 3: 98}
_DESCRIPTION = 200  # characters that those who show a link to the page make room for


def render(edition: Edition, options: Options) -> bytes:
    """Set an edition as one self-contained page.

    Raises EditionError for a layout that a page cannot have.
    """
    shape = layout(edition, options, "an HTML page")
    templates = environment(xml=False)
    count = len(edition.columns)
    families, files = embed(edition, options)
    style = templates.get_template("page.css").render(
        text=templates.get_template("text.css").render(latin=latin()),
        faces="\n".join((*map(_face, files), rules(edition, options, families))),
        count=count,
        width=_WIDTHS.get(count, 120) if shape == "columns" else _WIDTHS[1],
        counter={"۰": ", persian", "٠": ", arabic-indic"}.get(edition.columns[0].digits[0], ""),
        paper={"a4": "A4"}.get(options.paper, options.paper),
    )
    from markupsafe import Markup

    text = templates.get_template("page.html").render(
        edition=edition,
        page=page(edition),
        columns=edition.columns,
        first=edition.columns[0],
        description=description(edition),
        style=Markup(style),  # noqa: S704  (our own style sheet; families are filtered)
        layout=shape,
        version=__version__,
        embedded=bool(files),
    )
    return encode(text + "\n")


def _face(font: Embedded) -> str:
    data = b64encode(font.data).decode("ascii")
    return face(font.family, font.weight, f"data:font/woff2;base64,{data}")


def description(edition: Edition) -> str:
    """Give the first paragraph in the first language, cut between words where it is long."""
    for row in edition.rows:
        text = " ".join(plain(row.segments[0].spans).split())
        if row.unit.kind is Kind.PARAGRAPH and text:
            short = text[:_DESCRIPTION].rsplit(" ", 1)[0]
            return text if len(text) <= _DESCRIPTION else short.rstrip(",.;:،؛") + "…"
    return edition.columns[0].title
