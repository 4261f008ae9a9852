"""The language and the direction of a page, in the tag of its root element and of those in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman import languages
from dragoman.languages.naming import find_language
from dragoman.patterns import compile_later
from dragoman.sources._common import Edit
from dragoman.sources._html.left_alone import (
    is_foreign,
    is_of_office,
    list_left_alone,
    read_language,
    says_translate,
)
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.people import names_people
from dragoman.sources._html.tokens import (
    Attribute,
    Attributes,
    HtmlToken,
    read_html_tokens,
    read_tag_attributes,
    read_value,
)

_CODE = frozenset({"pre", "code"})
_SAYS = compile_later(r"\b(?:lang|dir)\b", re.I)
"""What is in a tag that says a language or a direction, and seldom in another."""


def find_root_edits(
    text: str, language: str, *, is_xml: bool = False, is_old: bool = False
) -> list[Edit]:
    """Return the edits that give the root element a language and its direction; none without one.

    A direction is written where it is from right to left, or where the source writes one. Elements
    that say the old language once more say the new one. ``is_old`` is for XHTML 1.1, which has no
    ``lang``.
    """
    root = _find_root(text, is_xml=is_xml) if language else None
    if root is None:
        return []
    attributes = read_tag_attributes(text, root)
    values = {} if is_old and "lang" not in attributes else {"lang": language}
    if is_old or "xml:lang" in attributes or "xmlns" in attributes:
        values["xml:lang"] = language
    direction = languages.find_direction(language)
    if direction == "rtl" or "dir" in attributes:
        values["dir"] = direction
    edits: list[Edit] = []
    added = ""
    for name, value in values.items():
        found = attributes.get(name)
        if found is None:
            added += f' {name}="{value}"'
        elif found.value.strip().lower() != value.lower():
            edits.append((*found.span, _quote(text, found, value)))
    after = root.inside[0]
    edits += _find_inner_edits(text, root, language, is_xml=is_xml)
    return [(after, after, added), *edits] if added else edits


def _find_inner_edits(text: str, root: HtmlToken, language: str, *, is_xml: bool) -> Iterator[Edit]:
    """Yield the edits of the elements in a page that say its language or its direction once more.

    An element that says ``translate="no"`` or another language keeps both. What is in it keeps its
    direction, and so does code. Of what is in a text, only the language changes: its direction
    keeps a number or a name apart. A link that says the language of its page, too, is one of a list
    of languages, and keeps all.
    """
    if not _SAYS.search(text, root.end):
        return
    tokens = [each for each in read_html_tokens(text, is_xml=is_xml) if each.kind != "text"]
    page = _read_page(read_tag_attributes(text, root))
    body = next((each for each in tokens if each.kind == "start" and each.name == "body"), None)
    if body is not None:
        page = _read_page(read_tag_attributes(text, body), page)
    if is_of_office(text):
        page = page._replace(language="", is_any=True)
    left = set(list_left_alone(text, tokens, page.language))
    for token, after in pairwise([*tokens, root]):
        if token.kind != "start" or token.start <= root.start:
            continue
        if not _SAYS.search(text, token.start, token.end) or names_people(text, token):
            continue
        attributes = read_tag_attributes(text, token)
        values = _find_values(attributes, page, language)
        is_kept = token.start in left or bool({token.name, after.name} & _CODE)
        if token.name not in BLOCKS and (is_kept or "hreflang" in attributes):
            continue
        if token.name not in BLOCKS or (is_kept and token is not body):
            values.pop("dir", None)
        for name, value in values.items():
            found = attributes.get(name)
            if found is not None and found.value.strip().lower() != value.lower():
                yield (*found.span, _quote(text, found, value))


class _Said(NamedTuple):
    """What a page says of itself before it is translated."""

    language: str
    direction: str
    is_any: bool = False
    """Whether the language of any element is that of the page, as ``is_of_office`` says."""


def _read_page(attributes: Attributes, outside: _Said | None = None) -> _Said:
    """Return what the root says, or the body inside of it."""
    language = (outside.language if outside else "") or read_language(attributes)
    code = find_language(language) if language else None
    usual = outside.direction if outside else languages.find_direction(code) if code else "ltr"
    said = _read_direction(attributes)
    return _Said(language, said if said in ("ltr", "rtl") else usual)


def _find_values(attributes: Attributes, page: _Said, language: str) -> dict[str, str]:
    """Return what an element says in the new language where it said the same as the page."""
    said = read_language(attributes)
    if is_foreign(said, page.language) or says_translate(attributes) is False:
        return {}
    is_said = said and (page.language or page.is_any)
    values = {"lang": language, "xml:lang": language} if is_said else {}
    if _read_direction(attributes) == page.direction:
        values["dir"] = languages.find_direction(language)
    return values


def _read_direction(attributes: Attributes) -> str:
    return read_value(attributes, "dir").lower()


def _quote(text: str, found: Attribute, value: str) -> str:
    if found.quote:
        return value
    has_value = found.span[0] < found.span[1]
    return f'"{value}"' if has_value else f'="{value}"'


def _find_root(text: str, *, is_xml: bool) -> HtmlToken | None:
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind == "start":
            return token if token.name == "html" else None
        if token.kind not in ("comment", "text"):
            return None
    return None
