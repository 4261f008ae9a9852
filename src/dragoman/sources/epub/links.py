"""Links between the pages of a book, as msgids have them: as in a document that is one file.

A program that writes a book divides it into files, and gives them names as it likes. So a link to a
place in the book is ``#place`` in its msgid, whichever page the place is in; and a link to a page
leads to the place with which the page begins. Where that would not say which place is meant,
because several pages have one of this name or a page begins with none, the link has the name of the
page, as the package says it.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from dragoman.html_references import unescape
from dragoman.sources._html.names import SHOWN
from dragoman.sources._html.pages import PageLinks
from dragoman.sources._html.tokens import read_html_tokens, read_tag_attributes
from dragoman.sources.epub.package import resolve_address

_ID = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"<>]+)\"|'([^'<>]+)')")
_SHOWN = SHOWN | {"img", "hr", "input"}
_SAFE = "/!$&'()*+,;=:@~"


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """The places in a page that links may lead to."""

    ids: frozenset[str]
    first: str
    """The one with which the page begins; empty if it begins with none."""


class BookPlaces:
    """The places in the pages of a book that links may lead to."""

    def __init__(self, package: str, found: Mapping[str, PlacesFound]) -> None:
        self.package = package
        """The name of the package in the archive."""
        self.found = found
        """By the names of the pages there."""
        counts = Counter(name for page in found.values() for name in page.ids)
        self.only = {
            name: part for part, page in found.items() for name in page.ids if counts[name] == 1
        }
        """By the name of a place, its page, if no other page has a place of this name."""


@dataclass(frozen=True, slots=True)
class BookLinks(PageLinks):
    """The links of one page of a book."""

    places: BookPlaces
    part: str

    def shorten(self, address: str) -> str:
        """Return an address of the page as a msgid has it."""
        path, mark, anchor = address.strip().partition("#")
        part, name = resolve_address(self.part, address.strip())
        places = self.places
        if not path or "?" in path or part not in places.found:
            return address
        first = places.found[part].first
        if not name and places.only.get(first) == part:
            return f"#{quote(first, safe=_SAFE)}"
        if name and (part == self.part or places.only.get(name) == part):
            return f"#{anchor}"
        return _write_path(places.package, part) + mark + anchor

    def lengthen(self, target: str) -> str:
        """Return the address, in the page, of a place in the same book; empty if it is none."""
        path, mark, anchor = target.partition("#")
        places = self.places
        if path:
            part = resolve_address(places.package, path)[0]
        elif unquote(anchor) in places.found[self.part].ids:
            part = self.part
        else:
            part = places.only.get(unquote(anchor), "")
        if part not in places.found:
            return ""
        if part == self.part and mark:
            return mark + anchor
        return _write_path(self.part, part) + mark + anchor

    def name_place(self, name: str) -> str:
        """Return the name that links in the book have for a place of the page; "" is the page."""
        if name and self.places.only.get(name) == self.part:
            return name
        path = unquote(_write_path(self.places.package, self.part))
        return f"/{path}#{name}" if name else f"/{path}"


def _write_path(start: str, part: str) -> str:
    """Return the address of a page from another part of the book."""
    return quote(posixpath.relpath(part, posixpath.dirname(start) or "."), safe=_SAFE)


def find_places(text: str) -> PlacesFound:
    """Return the places in a page."""
    ids = frozenset(unescape(match[1] or match[2]) for match in _ID.finditer(text))
    return PlacesFound(ids, _find_first(text[max(text.find("<body"), 0) :]))


def _find_first(body: str) -> str:
    """Return the name of the place before all that a page shows."""
    for token in read_html_tokens(body, is_xml=True):
        attributes = read_tag_attributes(body, token) if token.kind == "start" else {}
        if "id" in attributes:
            return attributes["id"].value
        if token.name in _SHOWN or (token.kind == "text" and body[token.start : token.end].strip()):
            return ""
    return ""
