"""The places of a page that links lead to: what has an ``id``, and ``<a name>``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes
from dragoman.sources._places import add_places, find_owners

if TYPE_CHECKING:
    from dragoman.sources._html.parts import HtmlPart

_ELSEWHERE = ("attribute", "title")
"""Forms of what is not where its tag is: a place belongs to a text that is shown there."""


def name_places(
    text: str, tokens: Iterable[HtmlToken], parts: Sequence[HtmlPart]
) -> list[HtmlPart]:
    """Return the parts of a page with the names of their places."""
    shown = [part.form not in _ELSEWHERE for part in parts]
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
        if text.find("id", token.start, token.end) < 0 and token.name != "a":
            continue
        attributes = read_tag_attributes(text, token)
        for name in ("id", "name") if token.name == "a" else ("id",):
            if name in attributes and attributes[name].value:
                yield token.start, attributes[name].value
