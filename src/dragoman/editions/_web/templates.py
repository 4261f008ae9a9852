"""The templates of HTML and EPUB, and the functions that they call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import templating
from dragoman.editions._common import isolate_runs, say_once
from dragoman.editions._web.blocks import write_block, write_blocks
from dragoman.editions._web.context import BlockContext
from dragoman.editions._web.markup import write_language, write_mark, write_spans
from dragoman.editions._web.navigation import write_contents, write_points
from dragoman.editions._web.spans import encode, to_isolated_spans
from dragoman.editions._web.view import PageBlock
from dragoman.languages import make_tag
from dragoman.model import Edition

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_PIECES = 20
"""How many pieces of a page are encoded at a time: most are a few words."""
_FOLDER = Path(__file__).parent / "templates"


@cache
def load_templates(*, xml: bool) -> Environment:
    """Return the templates of HTML or of XHTML; they escape everything except style sheets."""
    environment = templating.make_environment(_FOLDER)
    environment.globals.update(
        inline=_mark_written(partial(write_spans, xml=xml)),
        language_attributes=_mark_written(partial(write_language, xml=xml)),
        mark=_mark_written(partial(write_mark, xml=xml)),
        write_contents=_mark_written(write_contents),
        write_points=_mark_written(partial(write_points, xml=xml)),
        isolate_runs=isolate_runs,
        to_isolated_spans=to_isolated_spans,
        tag=make_tag,
        say_once=say_once,
    )
    return environment


def _mark_written(write: Callable[..., str]) -> Callable[..., str]:
    """Return a function whose result a template takes as it is, because it is escaped already."""
    from markupsafe import Markup

    return lambda *values: Markup(write(*values))  # noqa: S704


def list_block_writers(context: BlockContext) -> Mapping[str, Callable[..., object]]:
    """Return the functions with which a template puts blocks into a page, by their names there."""
    from markupsafe import Markup

    def mark_all_written(blocks: Iterable[PageBlock]) -> Iterator[str]:
        return map(Markup, write_blocks(blocks, context))

    write_one = _mark_written(partial(write_block, context=context))
    return {"write_block": write_one, "write_blocks": mark_all_written}


def write_file(template: Template, **values: object) -> bytes:
    """Return what a template says as a file in UTF-8 (``encode``).

    It is encoded some pieces at a time: the whole of a long edition would be copied from step to
    step, and its text takes twice the memory of its bytes.
    """
    pieces = template.stream(values)
    pieces.enable_buffering(_PIECES)
    return b"".join(chain(map(encode, pieces), (b"\n",)))


def write_text_style(edition: Edition, templates: Environment, **values: object) -> str:
    """Return the style sheet of texts, with that of pictures where there are any."""
    text = templates.get_template("text.css").render(values)
    shown = [templates.get_template("pictures.css").render()] if edition.pictures else []
    return "\n".join((text, *shown))
