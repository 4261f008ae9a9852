"""The attributes whose values readers see, and what is in a field of a form before they write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from dragoman.html_references import unescape
from dragoman.sources._common import LINE_END
from dragoman.sources._html.late_pictures import find_late_picture
from dragoman.sources._html.names import SHOWN
from dragoman.sources._html.tokens import (
    Attribute,
    Attributes,
    HtmlToken,
    read_tag_attributes,
    read_value,
)
from dragoman.sources._html.values import has_words

_ARIA = frozenset(
    f"aria-{name}"
    for name in ("description", "label", "placeholder", "roledescription", "valuetext")
)
_TIPS = frozenset({"data-bs-title", "data-original-title", "data-tippy-content", "data-tooltip"})
"""What scripts of many pages show beside an element that readers point at."""
_ANYWHERE = ("alt", "title", "placeholder", *sorted(_ARIA | _TIPS))
_OWN = {"th": "abbr", "table": "summary", "optgroup": "label", "option": "label"}
"""By the name of an element, the attribute that readers see of it only.

Source: the HTML standard, section 3.2.6.3 (which attributes are translatable)."""
_PAGE = frozenset(
    {"description", "og:title", "og:description", "og:image:alt"}
    | {"twitter:title", "twitter:description", "twitter:image:alt"}
)
_MARKUP = re.compile("<[a-zA-Z/!]")
_BUTTONS = frozenset({"submit", "button", "reset"})


class AttributeText(NamedTuple):
    """The value of an attribute that readers see."""

    text: str
    span: tuple[int, int]
    quote: str
    comment: str
    is_repeated: bool
    """Whether it most often repeats another text of the page, such as its title."""
    form: str = "attribute"
    """"textarea" for the text in one."""
    picture: str = ""
    """Of the description of a picture that is in no text, its address."""


def find_attribute_texts(
    text: str, tokens: Sequence[HtmlToken], in_units: Set[int], left_alone: Set[int]
) -> Iterator[AttributeText]:
    """Yield the attributes that readers see, in the order of the file.

    ``in_units`` is where the tags of links and pictures begin whose titles and descriptions are in
    the text of a unit already, and ``left_alone`` where those begin that are not translated.
    """
    for number, token in enumerate(tokens):
        is_seen = token.kind == "start" or (token.kind == "opaque" and token.name in SHOWN)
        if not is_seen or token.start in left_alone:
            continue
        attributes = read_tag_attributes(text, token)
        for name, found in _choose(token, attributes, in_units):
            value = " ".join(found.value.split())
            if value and has_words(value):
                span, is_page = found.span, token.name == "meta"
                shown = AttributeText(value, span, found.quote, _describe(name, token), is_page)
                is_picture = name == "alt" and token.name == "img"
                picture = find_late_picture(text, tokens, number) if is_picture else ""
                yield shown._replace(picture=picture)
        if token.name == "textarea" and (inside := _read_field(text, token)):
            yield inside


def _read_field(text: str, token: HtmlToken) -> AttributeText | None:
    """Return the text in a ``textarea``; its lines are lines. Markup to copy is none."""
    start = token.inside[1] + 1  # after the start tag
    end = text.rfind("</", start, token.end)
    raw = text[start:end] if end >= 0 else ""
    if _MARKUP.search(raw):
        return None
    shown = LINE_END.sub("\n", unescape(raw)).strip()
    if not any(map(str.isalnum, shown)):
        return None
    start += len(raw) - len(raw.lstrip())
    span = start, start + len(raw.strip())
    return AttributeText(shown, span, "", "The text of <textarea>.", False, "textarea")


def _choose(
    token: HtmlToken, attributes: Attributes, in_units: Set[int]
) -> Iterator[tuple[str, Attribute]]:
    if token.name == "meta":
        named = read_value(attributes, "name" if "name" in attributes else "property").lower()
        if named in _PAGE and "content" in attributes:
            yield named, attributes["content"]
        return
    for name in _ANYWHERE:
        if name not in attributes or (name in ("alt", "title") and token.start in in_units):
            continue
        if name not in _TIPS or not _MARKUP.search(attributes[name].value):
            yield name, attributes[name]
    own = _OWN.get(token.name, "")
    if own in attributes:
        yield own, attributes[own]
    is_button = token.name == "input" and read_value(attributes, "type").lower() in _BUTTONS
    if is_button and "value" in attributes:
        yield "value", attributes["value"]


def _describe(name: str, token: HtmlToken) -> str:
    if token.name == "meta":
        return f"The {name} of the page, for search engines and social networks."
    return f"The attribute {name} of <{token.name}>."
