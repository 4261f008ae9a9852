"""HTML editions: one file, the languages side by side, no script and no request."""

from __future__ import annotations

from dragoman import __version__
from dragoman.editions._faces import rules
from dragoman.editions._pages import page
from dragoman.editions._spans import encode, plain
from dragoman.editions._templates import environment
from dragoman.errors import EditionError
from dragoman.model import Edition, Kind, Options

SUFFIX = ".html"

_WIDTHS = {1: 44, 2: 74, 3: 98}
_DESCRIPTION = 200  # characters that those who show a link to the page make room for


def render(edition: Edition, options: Options) -> bytes:
    """Set an edition as one self-contained page.

    Raises EditionError for a layout that a page cannot have.
    """
    layout = _layout(edition, options)
    templates = environment(xml=False)
    count = len(edition.columns)
    style = templates.get_template("page.css").render(
        text=templates.get_template("text.css").render(),
        faces=rules(edition, options, {}),
        count=count,
        width=_WIDTHS.get(count, 120) if layout == "columns" else _WIDTHS[1],
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
        layout=layout,
        version=__version__,
        embedded=False,
    )
    return encode(text + "\n")


def _layout(edition: Edition, options: Options) -> str:
    """Give the layout that the page has: "columns" or "stacked"."""
    if options.layout == "facing":
        raise EditionError(
            "an HTML page has no facing pages: choose the layout columns or stacked, or PDF"
        )
    if options.layout == "single" and len(edition.columns) > 1:
        raise EditionError("the layout single shows one language: name just one")
    return "stacked" if options.layout == "stacked" else "columns"


def description(edition: Edition) -> str:
    """Give the first paragraph in the first language, cut between words where it is long."""
    for row in edition.rows:
        text = " ".join(plain(row.segments[0].spans).split())
        if row.unit.kind is Kind.PARAGRAPH and text:
            short = text[:_DESCRIPTION].rsplit(" ", 1)[0]
            return text if len(text) <= _DESCRIPTION else short.rstrip(",.;:،؛") + "…"
    return edition.columns[0].title
