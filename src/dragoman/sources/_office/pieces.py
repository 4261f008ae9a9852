"""The pieces of a paragraph: texts, line breaks, and what a text flows around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.containers.xml_places import XmlNode
from dragoman.inline import write_marks
from dragoman.model import Span

FIELD = "field"
BOX_STATES = "☐☑"
"""A box of a form that nobody has ticked, and one that somebody has."""
UNSEEN = re.compile("[\xad\x7f-\x9f]")
"""Soft hyphens and characters that only control devices."""


class Slice(NamedTuple):
    """Bytes of the part; in a run, they are written in a run with its properties."""

    start: int
    end: int
    run: XmlNode | None = None


def show_choice(choices: Sequence[str], number: str) -> str:
    """Return what a reader sees of a list of a form: the choice that its number says, in Markdown;
    "" where there is none."""
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    at = int(number) if is_number else 0
    return write_marks((Span(text=choices[at]),)) if at < len(choices) else ""


@dataclass(slots=True, eq=False)
class InlinePiece:
    """A piece of a paragraph."""

    kind: str
    """"text", "break", "object", "note", "group", "link" or "isolate"; "begin" and "end" for what
    stays at the edges; "field" for a mark of a field, until its fields are made groups."""
    slices: tuple[Slice, ...] = ()
    """Of what is copied, all of it; of a group or link, what is before its content."""
    closing: tuple[Slice, ...] = ()
    text: str = ""
    """Of a text, its characters; of a note, its label; of a mark of a field, which one; of an
    isolate, "ltr" or "rtl"; of the group of a field, ``FIELD``; of tabs, which are objects, what
    they are in code."""
    run: XmlNode | None = None
    children: list[InlinePiece] = field(default_factory=list)
    target: str = ""
    """Of a link, its address, also where Word made it up and translators do not see it."""
    marks: set[object] = field(default_factory=set)
    """How it looks: kinds of spans, and looks that Markdown has no mark for."""
    ignored: frozenset[str] = frozenset()
    """Of a text, the properties that a reader does not see in its letters."""
    name: str = ""
    """The name of the placeholder that stands for it."""
    box: str = ""
    """Of an object, what a reader sees of a form in it, in Markdown: its boxes, what was chosen."""
    is_unseen: bool = False
    """Whether a reader sees nothing in its place, and no gap: a bookmark, the edge of a comment."""

    @property
    def shows_text(self) -> bool:
        """Whether there is a text in it, more than spaces."""
        if self.children:
            return any(child.shows_text for child in self.children)
        return self.kind == "note" or (self.kind == "text" and bool(self.text.strip()))


def list_slices(piece: InlinePiece) -> list[Slice]:
    """Return all bytes of a piece as slices, in order."""
    inside = [each for child in piece.children for each in list_slices(child)]
    return [*piece.slices, *inside, *piece.closing]


def join_objects(pieces: Iterable[InlinePiece]) -> list[InlinePiece]:
    """Return the pieces with neighbouring objects as one, and without empty texts."""
    joined: list[InlinePiece] = []
    for piece in pieces:
        if piece.kind == "text" and not piece.text:
            continue
        if joined and piece.kind == joined[-1].kind == "object":
            tabs = joined[-1].text + piece.text if joined[-1].text and piece.text else ""
            slices = (*joined[-1].slices, *piece.slices)
            both = InlinePiece("object", slices, text=tabs, run=joined[-1].run)
            both.box = joined[-1].box + piece.box
            both.is_unseen = joined[-1].is_unseen and piece.is_unseen
            joined[-1] = both
        else:
            joined.append(piece)
    return joined


def take_out(pieces: list[InlinePiece], piece: InlinePiece) -> None:
    """Take a piece out of a list that holds it."""
    del pieces[pieces.index(piece)]
