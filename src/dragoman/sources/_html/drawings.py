"""The texts in drawings (``<svg>``): what they show, their names and their descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from dragoman.model import Place
from dragoman.sources._html.blocks import HtmlBlock
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.tokens import HtmlToken, read_html_tokens

_TEXTS = frozenset({"text", "desc"})
"""The elements whose text a reader sees or hears; ``title`` is a token of its own.
Source: SVG 2, sections 5.8 (desc, title) and 11.2 (text)."""
_PAGE = "foreignobject"
"""The element with a piece of a page in it, as programs that draw diagrams write their labels."""
_SIMPLE = frozenset({"text", "comment", "start", "end"})
"""What may be in a text that is read; a script in one is a mistake of the page."""
_HAS_TEXT = re.compile(r"<(?:text|desc|title|foreignObject)[\s>]", re.I)


def iterate_drawing_blocks(
    text: str, tokens: Sequence[HtmlToken], left_alone: Set[int]
) -> Iterator[HtmlBlock]:
    """Yield the texts in the drawings of a page, each as a run of tokens.

    ``left_alone`` is where the tags begin that are not translated.
    """
    for token in tokens:
        if token.kind == "opaque" and token.name == "svg" and token.start not in left_alone:
            start = token.inside[1] + 1  # after the start tag
            if _HAS_TEXT.search(text, start, token.end):
                for run in _iterate_runs(text, start, token.end):
                    yield HtmlBlock(run, Place(), "p", "", is_left_alone=False)


def _iterate_runs(text: str, start: int, end: int) -> Iterator[tuple[HtmlToken, ...]]:
    run: list[HtmlToken] = []
    name = ""
    for found in read_html_tokens(text[start:end]):
        token = _move(found, start)
        is_end = token.kind == "end" and token.name == name
        if name and (is_end or (name == _PAGE and _is_edge(token))):
            if run and all(each.kind in _SIMPLE and each.name != "svg" for each in run):
                yield tuple(run)
            name, run = "" if is_end else name, []
        elif name:
            run.append(token)
        elif token.kind == "title" and "<" not in text[slice(*token.inside)]:
            yield (HtmlToken("text", *token.inside),)
        elif _begins_text(text, token):
            name, run = token.name, []


def _begins_text(text: str, token: HtmlToken) -> bool:
    is_named = token.kind == "start" and (token.name in _TEXTS or token.name == _PAGE)
    return is_named and not token.closes_itself(text)


def _is_edge(token: HtmlToken) -> bool:
    """Return whether a text in a piece of a page ends here."""
    return token.kind in ("start", "end") and (token.name in BLOCKS or token.name == "br")


def _move(token: HtmlToken, by: int) -> HtmlToken:
    first, last = token.inside
    return token._replace(
        start=token.start + by, end=token.end + by, inside=(first + by, last + by)
    )
