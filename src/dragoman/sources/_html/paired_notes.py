"""Notes that nothing names: a number in a text and a paragraph that link to each other.

So word processors write them into web pages, LibreOffice, Word and Google Docs, each with names of
its own, and so do people. The first link is in the middle of a block. The second one begins another
block, or that block has a name. It is not a heading, so that a chapter and its entry in a table of
contents are not taken for a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dragoman.html_references import unescape
from dragoman.sources._html.names import BLOCKS, HEADINGS
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes

_MARK = re.compile(r"[\s\[(]*(?:\d{1,4}|[ivx]{1,5}|[a-z]|[*†‡§¶]{1,4})[\s.\])]*", re.I)
_MOST_INSIDE = 11
"""Tokens of a link that are read: one that nothing ends would go to the end of the page."""

Place = tuple[str, str]
"""A page of a book, "" for a page that is no book's, and the id of an element in it; or a page and
the address that a link has in it."""


class PairedNote(NamedTuple):
    """A note, and its links."""

    reference: Place
    """The address of the link that refers to it."""
    target: Place
    """The place that this link leads to."""
    backlinks: tuple[Place, ...]
    """The addresses of the links that lead back from it."""
    start: int
    """Where the element begins that is the note, in the page of ``target``."""
    shown: str
    """What the link that refers to it shows."""


class _Block(NamedTuple):
    """A block that is not a heading, as far as it has been read."""

    start: int = -1
    """Where its tag begins."""
    name: str = ""
    has_text: bool = False


class PageLink(NamedTuple):
    """A link to a place, in the block that it is in."""

    part: str
    names: tuple[str, ...]
    address: str
    target: Place
    shown: str
    block: _Block

    @property
    def is_begun(self) -> bool:
        """Whether a text is before it in its block."""
        return self.block.has_text

    @property
    def home(self) -> tuple[str, int]:
        """The block that it is in."""
        return self.part, self.block.start

    def is_at(self, place: Place) -> bool:
        """Return whether it has the name of a place."""
        return place[0] == self.part and place[1] in self.names


def find_paired_notes(links: Sequence[PageLink]) -> Iterator[PairedNote]:
    """Yield the notes in the order of the links that refer to them."""
    notes: dict[Place, PageLink] = {}
    references: dict[Place, list[PageLink]] = {}
    inside: dict[tuple[str, int], list[PageLink]] = {}
    for link in links:
        references.setdefault(link.target, []).append(link)
        inside.setdefault(link.home, []).append(link)
        if link.block.start >= 0:
            own = () if link.is_begun else link.names
            for name in filter(None, (*own, link.block.name)):
                notes.setdefault((link.part, name), link)
    for link in links:
        note = notes.get(link.target) if link.is_begun else None
        is_mark = _MARK.fullmatch(unescape(link.shown)) is not None
        if note and is_mark and link.is_at(note.target) and note.home != link.home:
            places = {(each.part, name) for each in references[link.target] for name in each.names}
            backs = [each for each in inside[note.home] if each.target in places]
            back = tuple((each.part, each.address) for each in backs)
            yield PairedNote(
                (link.part, link.address), link.target, back, note.block.start, link.shown
            )


def list_links(
    text: str, tokens: Sequence[HtmlToken], part: str, resolve: Callable[[str], Place | None]
) -> Iterator[PageLink]:
    """Yield the links of a page to places; ``resolve`` returns where an address leads to, None for
    one that leads to no place."""
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
            if target := resolve(address):
                shown = read_shown(text, tokens, number)
                yield PageLink(part, (*names, around), address, target, shown, block)
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
