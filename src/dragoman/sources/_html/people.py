"""What a page says about people where only programs read it: it is not in a page that is written.

That is whom its ``<meta>`` and ``<link>`` name, and what is in its pictures. The words of the page
stay, and so do its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.patterns import compile_later
from dragoman.pictures import find_drawing_edits, find_embedded_edits
from dragoman.sources._common import Edit
from dragoman.sources._html.tokens import HtmlToken, read_html_tokens, read_tag_attributes

_PICTURE = re.compile("<svg|data:image/", re.I)
"""Most pages have neither, and need not be read once more."""
_NAMING = ("name", "property", "itemprop", "http-equiv")
"""The attributes that may say what a ``<meta>`` is about."""
_PEOPLE = frozenset(
    {"author", "authors", "creator", "creators", "contributor", "contributors", "publisher"}
    | {"editor", "translator", "byline", "byl", "changedby", "webauthor", "webmaster", "designer"}
    | {"owner", "copyright", "rightsholder", "email", "contact", "reply", "admins", "profile"}
    | {"generator", "progid", "originator", "producer"}
)
"""Words in what such an element is about, as in ``article:author``: who made the page, and with
which program."""
_CARD = compile_later(r"twitter:(?:site|label\d|data\d)")
"""Whose page it is; and any label with its value: one of them is mostly "Written by", in any
language, with a name."""
_TO_PEOPLE = frozenset({"author", "me", "publisher"})
"""What a ``<link>`` says that leads to a person."""
_TAG = re.compile("<(?:meta|link)|<o:DocumentProperties", re.I)
"""Most pages have such in their heads only, and need not be read behind the last one."""
_CLOSING = compile_later(r"\s*</(?:meta|link)\s*>", re.I)
_OFFICE = compile_later(r"<o:DocumentProperties>.*?</o:DocumentProperties>", re.S)
"""The properties of a document that Word has saved as a page, in a comment that only Word reads."""


def find_people_edits(text: str, *, is_xml: bool) -> list[Edit]:
    """Return the edits that take out whom the tags of a page name, and clean its pictures: the
    drawings in it, and those written as ``data:``.

    They are in order, and none is in another one.
    """
    found = [*_find_tag_edits(text, is_xml=is_xml)]
    if _PICTURE.search(text):
        found += _find_picture_edits(text, is_xml=is_xml)
    edits: list[Edit] = []
    for edit in sorted(found):
        if not edits or edit[0] >= edits[-1][1]:
            edits.append(edit)
    return edits


def _find_tag_edits(text: str, *, is_xml: bool) -> Iterator[Edit]:
    last = max((found.start() for found in _TAG.finditer(text)), default=-1)
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.start > last:
            break
        if token.kind == "comment":
            for found in _OFFICE.finditer(text, token.start, token.end):
                yield (*found.span(), "")
        elif token.kind == "start" and names_people(text, token):
            closing = _CLOSING.match(text, token.end)
            yield token.start, closing.end() if closing else token.end, ""


def names_people(text: str, token: HtmlToken) -> bool:
    """Return whether a tag is a ``<meta>`` or a ``<link>`` that says who made the page. It is taken
    out."""
    if token.name not in ("meta", "link"):
        return False
    attributes = read_tag_attributes(text, token)
    if token.name == "link":
        relations = attributes.get("rel")
        return relations is not None and not _TO_PEOPLE.isdisjoint(relations.value.lower().split())
    names = [found.value.lower() for name in _NAMING if (found := attributes.get(name))]
    return any(
        _CARD.search(name) or not _PEOPLE.isdisjoint(re.split(r"[\W_]+", name)) for name in names
    )


def _find_picture_edits(text: str, *, is_xml: bool) -> Iterator[Edit]:
    for token in read_html_tokens(text, is_xml=is_xml):
        if token.kind == "opaque" and token.name == "svg":
            yield from find_drawing_edits(text, token.start, token.end)
        if token.kind == "opaque" and token.name in ("svg", "style"):
            yield from find_embedded_edits(text, token.start, token.end)
        elif token.kind in ("start", "opaque") and token.name not in ("a", "script"):
            yield from find_embedded_edits(text, *token.inside)
