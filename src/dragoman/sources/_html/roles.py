"""What elements are for a reader by their roles, classes and styles: notes, and what is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.patterns import compile_later
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.tokens import (
    Attributes,
    HtmlToken,
    read_tag_attributes,
    read_value,
    read_words,
)

_NOTES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "note"})
_PAGE_NUMBERS = frozenset({"doc-pagebreak", "pagebreak"})
_OF_WIKIPEDIA = frozenset({"mw-cite-backlink", "mw-editsection"})
"""Classes of what leads back from a note, with more in it than a link, and of "[edit]" beside a
heading."""
_ICONS = frozenset(
    {"material-icons", "material-symbols"}
    | {f"material-icons-{look}" for look in ("outlined", "round", "sharp", "two-tone")}
    | {f"material-symbols-{look}" for look in ("outlined", "rounded", "sharp")}
)
"""The classes of icons whose names are written as their text, as ``home``.

Source: the guides of Google Fonts to Material Icons and Material Symbols.
"""
_NO_TEXT = _OF_WIKIPEDIA | _ICONS
_WORD_MARKER = compile_later(r"mso-list:\s*ignore", re.I)
_WORD_ITEM = compile_later(r"mso-list:\s*\w+\s+level\d", re.I)
_WORD_GAP = compile_later(r"\s*font:\s*7(?:\.0)?pt\s+[\"']?Times New Roman\b[^;]*;?\s*", re.I)
"""The style of the gap behind a bullet or a number: Word's web pages without ``mso-list``, which it
calls filtered, have only that."""
_MOST_BEFORE_GAP = 12
_NUMBER = compile_later(r"\d{1,4}(?:\.\d{1,4}){0,5}[.)-]?|[^\W\d_]{1,5}[.)-]|\(\w{1,5}\)")
"""Of any script: ``1.2``, ``۳-``, ``الف)``, ``(iv)``. Word's usual numbers in Persian end with a
hyphen."""


def has_role(attributes: Attributes, roles: frozenset[str]) -> bool:
    """Return whether an element has one of these roles, or types of EPUB."""
    if "role" not in attributes and "epub:type" not in attributes:
        return False  # as nearly always
    words = (read_value(attributes, name).lower().split() for name in ("role", "epub:type"))
    return not all(map(roles.isdisjoint, words))


def has_class(attributes: Attributes, names: frozenset[str]) -> bool:
    """Return whether an element has one of these classes."""
    return not names.isdisjoint(read_words(attributes, "class"))


def is_note(attributes: Attributes) -> bool:
    """Return whether an element is a note, by its role."""
    return has_role(attributes, _NOTES)


def is_page_number(attributes: Attributes) -> bool:
    """Return whether an element is the number of a page of the printed book."""
    return has_role(attributes, _PAGE_NUMBERS)


def is_no_text(attributes: Attributes) -> bool:
    """Return whether what is in an element is not a part of the text around it: the number of a
    page, the bullet that Word writes for a list, the name of an icon, and in pages of Wikipedia
    the ways back from a note and the links to edit a section."""
    if is_page_number(attributes):
        return True
    if has_class(attributes, _NO_TEXT):
        return True
    return _WORD_MARKER.search(read_value(attributes, "style")) is not None


def is_of_wikipedia(attributes: Attributes) -> bool:
    """Return whether an element is one of those of Wikipedia."""
    return has_class(attributes, _OF_WIKIPEDIA)


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
    inside = tokens[number + 1 : number + 20]
    if end := find_word_gap(text, inside):
        shown = _join_texts(text, inside[:end])
    else:
        attributes = read_tag_attributes(text, tokens[number])
        if not _WORD_ITEM.search(read_value(attributes, "style")):
            return ""
        shown = "".join(_read_marker(text, inside)).strip()
    return shown if _NUMBER.fullmatch(shown) else "-"


def find_word_gap(text: str, tokens: Sequence[HtmlToken]) -> int:
    """Return how many tokens are the marker of an item and the gap behind it; 0 for none."""
    for number, token in enumerate(tokens[:_MOST_BEFORE_GAP]):
        is_span = token.kind == "start" and token.name == "span"
        if is_span and text.find("7", token.start, token.end) > 0:
            style = read_value(read_tag_attributes(text, token), "style")
            if _WORD_GAP.fullmatch(style) and 0 < len(_join_texts(text, tokens[:number])) < 9:
                after = tokens[number + 1 : number + 3]
                is_gap = [each.kind for each in after] == ["text", "end"]
                return number + 3 if is_gap and after[0].is_blank(text) else 0
        elif token.name in BLOCKS:
            return 0
    return 0


def _join_texts(text: str, tokens: Sequence[HtmlToken]) -> str:
    return "".join(token.read_text(text) for token in tokens if token.kind == "text").strip()


def drop_word_marker(text: str, tokens: Sequence[HtmlToken]) -> Sequence[HtmlToken]:
    """Return the tokens of an item without the texts of such a marker."""
    end = find_word_gap(text, tokens)
    marker = [token for token in tokens[:end] if token.kind != "text"]
    return [*marker, *tokens[end:]] if end else tokens


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
