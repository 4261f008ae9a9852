"""The templates of HTML and EPUB, and the functions that they call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import templating
from dragoman.editions._common import isolate_runs
from dragoman.editions._web.blocks import write_block, write_blocks
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.markup import write_spans
from dragoman.editions._web.spans import to_isolated_spans
from dragoman.editions._web.view import PageBlock
from dragoman.languages import tag
from dragoman.model import Edition

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"


@cache
def load_templates(*, xml: bool) -> Environment:
    """Return the templates of HTML or of XHTML; they escape everything except style sheets."""
    from markupsafe import Markup

    environment = templating.make_environment(_FOLDER)
    environment.globals.update(
        xml=xml,
        inline=lambda spans: Markup(write_spans(spans, xml=xml)),  # noqa: S704  (it is escaped)
        isolate_runs=isolate_runs,
        to_isolated_spans=to_isolated_spans,
        tag=tag,
    )
    return environment


def list_block_writers(context: BlockContext) -> Mapping[str, Callable[..., str]]:
    """Return the functions with which a template puts blocks into a page, by their names there."""
    from markupsafe import Markup

    def mark_written(block: PageBlock) -> str:
        return Markup(write_block(block, context))  # noqa: S704  (it is escaped)

    def mark_all_written(blocks: Iterable[PageBlock]) -> str:
        return Markup(write_blocks(blocks, context))  # noqa: S704  (it is escaped)

    return {"write_block": mark_written, "write_blocks": mark_all_written}


def write_text_style(edition: Edition, templates: Environment, **values: object) -> str:
    """Return the style sheet of texts, with that of pictures where there are any."""
    text = templates.get_template("text.css").render(values)
    shown = [templates.get_template("pictures.css").render()] if edition.pictures else []
    return "\n".join((text, *shown))
