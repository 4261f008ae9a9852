"""Notes that nothing names: a number in a text and a paragraph that link to each other.

So word processors write them into web pages, LibreOffice, Word and Google Docs, each with names of
its own, and so do people. The first link is in the middle of a block. The second one begins another
block, or that block has a name. It is not a heading, so that a chapter and its entry in a table of
contents are not taken for a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from dragoman.sources._html.names import BLOCKS, HEADINGS
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes

_MARK = re.compile(r"[\s\[(]*(?:\d{1,4}|[ivx]{1,5}|[a-z]|[*†‡§¶]{1,4})[\s.\])]*", re.I)
_MOST_INSIDE = 11
"""Tokens of a link that are read: one that nothing ends would go to the end of the page."""


class PairedNote(NamedTuple):
    """A note, and its links."""

    reference: str
    """The address of the link that refers to it."""
    backlinks: tuple[str, ...]
    """The addresses of the links that lead back from it."""
    start: int
    """Where the element begins that is the note."""
    shown: str
    """What the link that refers to it shows."""


class _Block(NamedTuple):
    """A block that is not a heading, as far as it has been read."""

    start: int = -1
    """Where its tag begins."""
    name: str = ""
    has_text: bool = False


class _Link(NamedTuple):
    names: tuple[str, ...]
    address: str
    shown: str
    block: _Block


def find_paired_notes(text: str, tokens: Sequence[HtmlToken]) -> Iterator[PairedNote]:
    """Yield the notes in the order of the links that refer to them."""
    links = list(_list_links(text, tokens))
    notes: dict[str, _Link] = {}
    for link in links:
        if link.block.start >= 0:
            own = () if link.block.has_text else link.names
            for name in filter(None, (*own, link.block.name)):
                notes.setdefault(name, link)
    for link in links:
        note = notes.get(link.address) if link.block.has_text else None
        is_mark = _MARK.fullmatch(unescape(link.shown)) is not None
        is_back = note and note.address in link.names and note.block.start != link.block.start
        if note and is_back and is_mark:
            backs = _list_backlinks(links, note, link.address)
            yield PairedNote(f"#{link.address}", backs, note.block.start, link.shown)


def _list_backlinks(links: Sequence[_Link], note: _Link, address: str) -> tuple[str, ...]:
    """Return the addresses of the links in a note that lead back to the references to it: a note
    may have several of both."""
    places = {name for link in links if link.address == address for name in link.names}
    inside = [link.address for link in links if link.block.start == note.block.start]
    return tuple(f"#{each}" for each in inside if each in places)


def _list_links(text: str, tokens: Sequence[HtmlToken]) -> Iterator[_Link]:
    """Yield the links to places in the page."""
    block = _Block()
    around = ""
    for number, token in enumerate(tokens):
        if token.kind in ("start", "end") and token.name in BLOCKS:
            block, around = _enter(text, token, block), ""
        elif token.kind == "text" and token.read_text(text).strip():
            block, around = block._replace(has_text=True), ""
        elif token.kind == "start":
            found = read_tag_attributes(text, token)
            names = [found[each].value for each in ("id", "name") if each in found]
            address = found["href"].value if token.name == "a" and "href" in found else ""
            if address.startswith("#"):
                shown = read_shown(text, tokens, number)
                yield _Link((*names, around), address[1:], shown, block)
            around = names[0] if names else ""


def _enter(text: str, token: HtmlToken, block: _Block) -> _Block:
    """Return the block after a tag. A paragraph that begins a named one, as Word and LibreOffice
    write notes, is a part of it."""
    if token.kind == "end" or token.name in HEADINGS:
        return _Block()
    if token.name == "p" and block.name and not block.has_text:
        return block
    found = read_tag_attributes(text, token).get("id")
    return _Block(token.start, found.value if found else "")


def read_shown(text: str, tokens: Sequence[HtmlToken], number: int) -> str:
    """Return the text in a link, as it is written; of a link of many tokens only the beginning.

    ``number`` is that of its tag. The mark of a note is in a few tokens.
    """
    shown = ""
    for token in tokens[number + 1 : number + 1 + _MOST_INSIDE]:
        if token.kind == "end" and token.name == "a":
            break
        if token.kind == "text":
            shown += text[token.start : token.end]
    return shown
