"""The places of a page that links lead to: what has an ``id``, and ``<a name>``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources._html.reading_marks import is_reading_mark
from dragoman.sources._html.tokens import HtmlToken, read_html_tokens, read_tag_attributes
from dragoman.sources._html.values import quote_value
from dragoman.sources._places import add_places, find_owners

if TYPE_CHECKING:
    from dragoman.sources._html.parts import HtmlPart

_ID = compile_later("id", re.I)
_NAMED = compile_later(r"\s(?:id|name)\s*=", re.I)
_ELSEWHERE = ("attribute", "title")
"""Forms of what is not where its tag is: a place belongs to a text that is shown there."""


def name_places(
    text: str, tokens: Iterable[HtmlToken], parts: Sequence[HtmlPart]
) -> list[HtmlPart]:
    """Return the parts of a page with the names of their places."""
    shown = [part.form not in _ELSEWHERE and part.unit.is_shown for part in parts]
    units = [part.unit for part, is_shown in zip(parts, shown, strict=True) if is_shown]
    named = iter(add_places(units, find_owners(_find(text, tokens), [u.span for u in units])))
    return [
        part._replace(unit=next(named)) if is_shown else part
        for part, is_shown in zip(parts, shown, strict=True)
    ]


def _find(text: str, tokens: Iterable[HtmlToken]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        if token.kind != "start":
            continue
        if token.name != "a" and not _ID.search(text, token.start, token.end):
            continue
        attributes = read_tag_attributes(text, token)
        for name in ("id", "name") if token.name == "a" else ("id",):
            if name in attributes and attributes[name].value:
                yield token.start, attributes[name].value


def keep_places(source: str, written: str, *, is_xml: bool) -> str:
    """Return what is written in the place of a text of the source, with all places of the source.

    Those that it has lost, such as that of a link that a translator left out, are at its
    beginning: what leads to them would lead nowhere.
    """
    if not _NAMED.search(source):  # nearly always
        return written
    tokens, others = (read_html_tokens(each, is_xml=is_xml) for each in (source, written))
    kept = {name for _, name in _find(written, others)}
    wanted = _find(source, (each for each in tokens if not is_reading_mark(source, each)))
    lost = dict.fromkeys(name for _, name in wanted if name not in kept)
    return "".join(f"<span id={quote_value(name, '')}></span>" for name in lost) + written
