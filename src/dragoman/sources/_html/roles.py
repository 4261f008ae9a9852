"""What elements are for a reader by their roles, classes and styles: notes, and what is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.patterns import compile_later
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes, read_value

_NOTES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "note"})
_PAGE_NUMBERS = frozenset({"doc-pagebreak", "pagebreak"})
_WAYS_BACK = frozenset({"mw-cite-backlink"})
"""Classes of what leads back from a note, with more in it than a link."""
_ICONS = compile_later(r"material-(?:icons|symbols)(?:-(?:outlined|round(?:ed)?|sharp|two-tone))?")
"""The classes of icons whose names are written as their text, as ``home``.

Source: the guide of Google Fonts to Material Symbols.
"""
_WORD_MARKER = compile_later(r"mso-list:\s*ignore", re.I)
_WORD_ITEM = compile_later(r"mso-list:\s*\w+\s+level\d", re.I)
_NUMBER = compile_later(r"\d{1,4}[.)]|[a-z]{1,5}[.)]|\(\w{1,5}\)", re.I)


def has_role(attributes: Attributes, roles: frozenset[str]) -> bool:
    """Return whether an element has one of these roles, or types of EPUB."""
    words = (read_value(attributes, name).lower().split() for name in ("role", "epub:type"))
    return not all(map(roles.isdisjoint, words))


def is_note(attributes: Attributes) -> bool:
    """Return whether an element is a note, by its role."""
    return has_role(attributes, _NOTES)


def is_page_number(attributes: Attributes) -> bool:
    """Return whether an element is the number of a page of the printed book."""
    return has_role(attributes, _PAGE_NUMBERS)


def is_no_text(attributes: Attributes) -> bool:
    """Return whether what is in an element is not a part of the text around it: the number of a
    page, the bullet that Word writes for a list, the ways back from a note of Wikipedia, the name
    of an icon."""
    if is_page_number(attributes):
        return True
    classes = read_value(attributes, "class").split()
    if not _WAYS_BACK.isdisjoint(classes) or any(map(_ICONS.fullmatch, classes)):
        return True
    return _WORD_MARKER.search(read_value(attributes, "style")) is not None


def is_code(text: str, token: HtmlToken, attributes: Attributes) -> bool:
    """Return whether a ``pre`` holds code: an element or a class says it."""
    after = text[token.end : token.end + 40].lstrip().lower()
    if after.startswith(("<code", "<samp", "<kbd", "<tt")):
        return True
    words = read_value(attributes, "class").lower()
    return any(word in words for word in ("code", "listing", "screen", "highlight", "src"))


def find_word_marker(text: str, tokens: Sequence[HtmlToken], number: int) -> str:
    """Return the marker of a paragraph that Word wrote for an item of a list; "" for another one.

    ``number`` is that of its tag. A bullet is "-", as in a list of HTML.
    """
    attributes = read_tag_attributes(text, tokens[number])
    if not _WORD_ITEM.search(read_value(attributes, "style")):
        return ""
    shown = "".join(_read_marker(text, tokens[number + 1 : number + 20])).strip()
    return shown if _NUMBER.fullmatch(shown) else "-"


def _read_marker(text: str, tokens: Sequence[HtmlToken]) -> Iterator[str]:
    """Yield the texts of the element that holds the marker of an item."""
    depth = 0
    for token in tokens:
        if token.kind == "start":
            depth += bool(depth) or is_no_text(read_tag_attributes(text, token))
        elif token.kind == "end" and depth:
            depth -= 1
            if not depth:
                return
        elif token.kind == "text" and depth:
            yield token.read_text(text)
