"""What is in a document of an office program: tables, their cells, and lines around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.model import SENT_KEY, NotTaken

_KEY = re.compile(rf"\s*({SENT_KEY})\s*")
NESTED = "there is a table in the cell; it is read on its own"
BOX = "there is a text box in the cell; its text is taken"
PICTURE = NotTaken("there is a picture in the cell; it is not taken")
LISTED = NotTaken("a number or a bullet that the program made is not taken; write it as text")
NO_SIGN = NotTaken("a sign of a font of pictures is not taken; write a character or a word for it")
HIDDEN = NotTaken("a hidden text is not taken; if it belongs to the translation, show it in Word")
FORMATTED = "some words are bold, italic, raised or struck out; only the text is taken"


class OfficeCell(NamedTuple):
    """A cell of a table."""

    text: str
    """Its paragraphs and lines, divided by line ends; none is empty at the beginning or the end."""
    keys: tuple[str, ...] = ()
    """Those that people see first, then those that are hidden."""
    comments: tuple[str, ...] = ()
    """Remarks that were put at it, without the names of who wrote them."""
    doubts: tuple[str, ...] = ()
    """What the user should know of it, in sentences."""
    is_merged: bool = False
    """Whether it is one with a cell above or below."""


OfficeRow = tuple[OfficeCell, ...]
OfficeTable = tuple[OfficeRow, ...]


class OfficeContent(NamedTuple):
    """A document."""

    tables: tuple[OfficeTable, ...]
    """In their order; one in a cell follows the one around it."""
    lines: tuple[str, ...]
    """The paragraphs that are in no table."""
    remarks: tuple[str, ...] = ()
    """Comments and notes that are in no table."""
    has_changes: bool = False
    """Whether changes were tracked."""


def has_letters(line: str) -> bool:
    """Return whether a line is more than the number of a page."""
    return any(sign.isalpha() for sign in line)


class CellBuilder:
    """Collects what is in a cell, or around tables."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.keys: list[str] = []
        self.doubts: dict[str, None] = {}
        self._paragraphs: list[str] = []
        self._open: list[str] = []
        self._looks: set[str] = set()

    def add(self, text: str, look: str = "") -> None:
        """Add a text; ``look`` says how it differs from plain text."""
        self._open.append(text)
        if text.strip():
            self._looks.add(look)

    def end_paragraph(self) -> None:
        """End a paragraph."""
        self._paragraphs.append("".join(self._open))
        self._open = []

    def doubt(self, sentence: str) -> None:
        """Add what the user should know, once."""
        self.doubts[sentence] = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs, also empty ones."""
        return (*self._paragraphs, "".join(self._open)) if self._open else (*self._paragraphs,)

    def build(self, *, is_merged: bool = False) -> OfficeCell:
        """Return the cell."""
        paragraphs = list(self.paragraphs)
        while paragraphs and not paragraphs[-1]:
            paragraphs.pop()
        while paragraphs and not paragraphs[0]:
            paragraphs.pop(0)
        seen = [match[1] for each in paragraphs if (match := _KEY.fullmatch(each))]
        hidden = [match[1] for each in self.keys if (match := _KEY.fullmatch(each))]
        if len(self._looks) > 1:
            self.doubt(FORMATTED)
        return OfficeCell(
            "\n".join(paragraphs),
            tuple(dict.fromkeys((*seen, *hidden))),
            tuple(self.comments),
            tuple(self.doubts),
            is_merged,
        )
