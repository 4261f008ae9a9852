"""The language and the direction of a page, in the tag of its root element and of those in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dragoman import languages
from dragoman.languages.naming import find_language
from dragoman.patterns import compile_later
from dragoman.sources._common import Edit
from dragoman.sources._html.directions import (
    find_direction_edits,
    find_moved,
    find_sheet_edits,
    quote,
    read_direction,
    read_text_direction,
)
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
    Attributes,
    HtmlToken,
    read_html_tokens,
    read_tag_attributes,
)

_CODE = frozenset({"pre", "code"})
_SAYS = compile_later(r"\b(?:lang|dir)\b|(?<![\w-])direction\s*:", re.I)
"""What is in a tag that says a language or a direction, and seldom in another."""


def find_root_edits(
    text: str,
    language: str,
    kept: Iterable[tuple[int, str]],
    *,
    is_xml: bool = False,
    is_old: bool = False,
) -> list[Edit]:
    """Return the edits that give a page a language and its direction; none without one.

    A direction is written where it is from right to left, or where the source writes one. Elements
    that say the old language once more say the new one. ``kept`` are the places of the texts for
    translators with what stays of each: nothing of one that is translated. ``is_old`` is for XHTML
    1.1, which has no ``lang``.
    """
    if not language:
        return []
    root = _find_root(text, is_xml=is_xml)
    inner = list(_find_inner_edits(text, root, language, kept, is_xml=is_xml))
    if root is None:
        return inner
    attributes = read_tag_attributes(text, root)
    tag = languages.make_tag(language)
    values = {} if is_old and "lang" not in attributes else {"lang": tag}
    if is_old or "xml:lang" in attributes or "xmlns" in attributes:
        values["xml:lang"] = tag
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
            edits.append((*found.span, quote(text, found, value)))
    after = root.inside[0]
    return [*([(after, after, added)] if added else ()), *edits, *inner]


def _find_inner_edits(
    text: str,
    root: HtmlToken | None,
    language: str,
    kept: Iterable[tuple[int, str]],
    *,
    is_xml: bool,
) -> Iterator[Edit]:
    """Yield the edits of the elements in a page that say its language or its direction once more.

    A block turns over with a text in it, and in a page that says no language it says the new one
    with it: not a map, nor a quotation that stays. An element that says ``translate="no"`` or
    another language keeps both. What is in it keeps its direction, and so does code. Of what is in
    a text, only the language changes: its direction keeps a number or a name apart. A link that
    says the language of its page, too, is one of a list of languages, and keeps all.
    """
    if not _SAYS.search(text, root.end if root else 0):
        return
    tokens = list(read_html_tokens(text, is_xml=is_xml))
    page = _read_page(text, tokens, root)
    left = set(list_left_alone(text, tokens, page.language))
    new = languages.find_direction(language)
    moved = find_moved(tokens, kept, page.direction)
    for token in tokens:
        if token.kind == "opaque" and token.name == "style":
            sheet = token.inside[1] + 1, token.end
            yield from find_sheet_edits(text, sheet, page.direction, new)
    for token, next_name in _list_saying(text, tokens, root):
        attributes = read_tag_attributes(text, token)
        is_block, moves = token.name in BLOCKS, moved.is_in(token)
        is_kept = token.start in left or not _CODE.isdisjoint((token.name, next_name))
        if not is_block and (is_kept or "hreflang" in attributes):
            continue
        said = read_language(attributes)
        if is_foreign(said, page.language) or says_translate(attributes) is False:
            continue
        if said and (page.language or page.is_any or (is_block and moves)):
            yield from _find_language_edits(text, attributes, languages.make_tag(language))
        if token.name == "body" or (is_block and moves and not is_kept):
            yield from find_direction_edits(text, attributes, page.direction, new)


def _list_saying(
    text: str, tokens: Sequence[HtmlToken], root: HtmlToken | None
) -> Iterator[tuple[HtmlToken, str]]:
    """Yield the tags in a page that say something, each with the name of what follows it."""
    tokens = [each for each in tokens if each.kind != "text"]
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.kind != "start" or token == root:
            continue
        if _SAYS.search(text, token.start, token.end) and not names_people(text, token):
            yield token, after.name if after is not None else ""


class _Said(NamedTuple):
    """What a page says of itself before it is translated."""

    language: str
    direction: str
    is_any: bool = False
    """Whether the language of any element is that of the page, as ``is_of_office`` says."""


def _read_page(text: str, tokens: Sequence[HtmlToken], root: HtmlToken | None) -> _Said:
    """Return what the body of a page and the root around it say.

    If they say no direction, the letters do, unless the language is from right to left: editors
    write ``<html lang="en">`` into each new page. Office programs say on the body what is usual for
    them.
    """
    body = next((each for each in tokens if each.kind == "start" and each.name == "body"), None)
    said = [read_tag_attributes(text, each) for each in (body, root) if each is not None]
    language = next(filter(None, map(read_language, reversed(said))), "")
    is_any = is_of_office(text)
    direction = next((each for each in map(read_direction, said) if each in ("ltr", "rtl")), "")
    code = find_language(language) if language else None
    if is_any or not direction:
        is_rtl = code is not None and languages.find_direction(code) == "rtl"
        texts = (text[each.start : each.end] for each in tokens if each.kind == "text")
        direction = "rtl" if is_rtl else read_text_direction(texts)
    return _Said("" if is_any else language, direction, is_any)


def _find_language_edits(text: str, attributes: Attributes, tag: str) -> Iterator[Edit]:
    for name in ("lang", "xml:lang"):
        found = attributes.get(name)
        if found is not None and found.value.strip().lower() != tag.lower():
            yield (*found.span, quote(text, found, tag))


def _find_root(text: str, *, is_xml: bool) -> HtmlToken | None:
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind == "start":
            return token if token.name == "html" else None
        if token.kind not in ("comment", "text"):
            return None
    return None
