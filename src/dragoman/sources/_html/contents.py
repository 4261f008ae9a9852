"""The list of contents that a page has itself: no edition shows it, because it has its own.

Its texts are messages all the same: the page in another language has the list, too. What is in it
besides links to places of the page, and a title above them, is shown.

Sources of the names: DPUB-ARIA, *doc-toc*; pages of Word, LibreOffice, pandoc, MediaWiki, Sphinx,
Asciidoctor, Docusaurus, ReSpec and Python-Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import Kind, SpanKind
from dragoman.patterns import compile_later
from dragoman.sources._html.pages import PageRules
from dragoman.sources._html.parts import HtmlPart
from dragoman.sources._html.runs import Node
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes, read_value
from dragoman.texts import scripts

_HINT = compile_later("toc|contents", re.I)
_NAME = compile_later(
    r"(?:doc-|ez-|theme-doc-)?toc(?:-container|-desktop|-mobile)?|mso-?toc(?:\d|heading)"
    r"|table-?of-?contents(?:_\w+)?"
)
"""A class, an id or a role of such a list, in small letters."""
_NAMES = compile_later(r"table of contents\d+|contents (?:local )?topic")
"""The same in several words: an id of LibreOffice, and classes of Sphinx. Later versions of that
have ``<nav class="contents">``."""
_HOLDERS = frozenset({"aside", "details", "div", "dl", "nav", "ol", "p", "section", "table", "ul"})
_LONGEST_TITLE = 60
_FEWEST_HEADINGS = 3
"""The edition of a page with so many headings has contents; the first may be its title."""


def hide_contents(
    text: str, tokens: Iterable[HtmlToken], parts: Sequence[HtmlPart], rules: PageRules
) -> Sequence[HtmlPart]:
    """Return the parts of a page, in their order, of which those of its contents are not shown.

    A page that is a part of a book stays as it is.
    """
    if not (rules.is_alone and _HINT.search(text)):
        return parts
    hidden: set[int] = set()
    places = [part.unit.span[0] for part in parts]
    for start, end in _join_neighbours(text, _find_lists(text, tokens)):
        inside = range(bisect_left(places, start), bisect_left(places, end))
        links = [number for number in inside if _only_leads(text, parts[number])]
        is_all = bool(links) and links == list(inside[1:])  # nothing is left below the title
        hidden.update(links, inside[: int(is_all and _may_be_title(parts[inside[0]]))])
    shown = [part.unit.kind for number, part in enumerate(parts) if number not in hidden]
    if shown.count(Kind.HEADING) < _FEWEST_HEADINGS:
        return parts
    return [
        part._replace(unit=part.unit._replace(is_shown=False)) if number in hidden else part
        for number, part in enumerate(parts)
    ]


def _find_lists(text: str, tokens: Iterable[HtmlToken]) -> Iterator[tuple[int, int]]:
    """Yield where elements begin and end that are a list of contents, without those in another."""
    start, name, depth = 0, "", 0
    for token in tokens:
        if depth and token.name == name and token.kind in ("start", "end"):
            depth += 1 if token.kind == "start" else -1
            if not depth:
                yield start, token.end
        elif not depth and token.kind == "start" and _is_contents(text, token):
            start, name, depth = token.start, token.name, 1


def _join_neighbours(text: str, regions: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield regions as one where nothing is between them, as the paragraphs of Word."""
    start, end = 0, 0
    for begin, stop in regions:
        if text[end:begin].strip():
            yield start, end
            start = begin
        end = stop
    yield start, end


def _is_contents(text: str, token: HtmlToken) -> bool:
    if token.name not in _HOLDERS or not _HINT.search(text, token.start, token.end):
        return False
    attributes = read_tag_attributes(text, token)
    values = [read_value(attributes, name).lower().split() for name in ("class", "id", "role")]
    return (token.name == "nav" and "contents" in values[0]) or any(
        any(map(_NAME.fullmatch, words)) or _NAMES.fullmatch(" ".join(words)) for words in values
    )


def _only_leads(text: str, part: HtmlPart) -> bool:
    """Return whether a text is links to places of the page, and perhaps signs and numbers."""
    addresses = list(_list_addresses(text, part.nodes))
    return bool(addresses) and all(address.startswith("#") for address in addresses)


def _list_addresses(text: str, nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the addresses of the links in nodes; "" for words that are in none."""
    for node in nodes:
        if node.kind is SpanKind.LINK:
            yield node.address
        elif node.kind is SpanKind.TEXT and node.token:
            if any(map(str.isalpha, node.token.read_text(text))):
                yield ""
        else:
            yield from _list_addresses(text, node.children)


def _may_be_title(part: HtmlPart) -> bool:
    text = part.unit.text
    is_sentence = text.endswith(tuple(scripts.SENTENCE_ENDS))
    return len(text) <= _LONGEST_TITLE and "](" not in text and not is_sentence
