"""The attributes whose values readers see: descriptions, tips, labels, and those of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.sources.html.blocks import is_foreign, read_language, says_translate
from dragoman.sources.html.tokens import Attribute, HtmlToken, read_tag_attributes

_ANYWHERE = ("alt", "title", "placeholder", "aria-label")
_PAGE = frozenset({"description", "og:title", "og:description", "twitter:title"}) | {
    "twitter:description"
}
_BUTTONS = frozenset({"submit", "button", "reset"})


class AttributeText(NamedTuple):
    """The value of an attribute that readers see."""

    text: str
    span: tuple[int, int]
    quote: str
    comment: str
    is_repeated: bool
    """Whether it most often repeats another text of the page, such as its title."""


def find_attribute_texts(
    text: str, tokens: Sequence[HtmlToken], in_units: frozenset[int]
) -> Iterator[AttributeText]:
    """Yield the attributes that readers see, in the order of the file.

    ``in_units`` is where the tags of links and pictures begin whose titles and descriptions are in
    the text of a unit already.
    """
    stack: list[tuple[str, bool]] = []
    language = ""
    for token in tokens:
        if token.kind != "start":
            if token.kind == "end" and any(name == token.name for name, _ in stack):
                while stack.pop()[0] != token.name:
                    pass
            continue
        attributes = read_tag_attributes(text, token)
        if not attributes:
            continue
        says, own = says_translate(attributes), read_language(attributes)
        if token.name in ("html", "body") and not language:
            language = own
        is_left_alone = says is False or is_foreign(own, language)
        if is_left_alone and not text.startswith("/>", token.end - 2) and token.name != "meta":
            stack.append((token.name, True))
        if stack or is_left_alone:
            continue
        for name, found in _choose(token, attributes, in_units):
            value = " ".join(found.value.split())
            if value and any(map(str.isalnum, value)):
                span, is_page = found.span, token.name == "meta"
                yield AttributeText(value, span, found.quote, _describe(name, token), is_page)


def _choose(
    token: HtmlToken, attributes: dict[str, Attribute], in_units: frozenset[int]
) -> Iterator[tuple[str, Attribute]]:
    if token.name == "meta":
        named = attributes.get("name") or attributes.get("property")
        if named and named.value.strip().lower() in _PAGE and "content" in attributes:
            yield named.value.strip().lower(), attributes["content"]
        return
    for name in _ANYWHERE:
        if name in attributes and not (name in ("alt", "title") and token.start in in_units):
            yield name, attributes[name]
    kind = attributes.get("type")
    if token.name == "input" and kind and kind.value.lower() in _BUTTONS and "value" in attributes:
        yield "value", attributes["value"]


def _describe(name: str, token: HtmlToken) -> str:
    if token.name == "meta":
        return f"The {name} of the page, for search engines and social networks."
    return f"The attribute {name} of <{token.name}>."
