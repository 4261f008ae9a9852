"""The elements of HTML that have lines of their own: tables, lists, ``pre`` and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.inline._stack import OpenSpan, SpanStack
from dragoman.inline._tags import CELLS, LISTS, read_attributes, read_number
from dragoman.model import SpanKind
from dragoman.texts.css_lists import read_list_style, read_list_type, write_css_marker
from dragoman.texts.list_markers import BULLET

_BULLETS = "•–"
_BETWEEN_CELLS = " | "


class Conventions(NamedTuple):
    """What a language writes for what the markup only names."""

    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    """The marks of a quotation, then those of a quotation in a quotation."""
    digits: str = "0123456789"
    """Its ten digits, for the numbers of lists."""


@dataclass(slots=True)
class _CountedList:
    """A list that is being read."""

    style: str
    number: int
    """That of its next item."""
    step: int = 1
    """-1 for a list that counts down. Only one that says where it begins is shown so: how many
    items another one has is not known when it begins."""


class EdgeReader:
    """Turns the edges of elements into lines: one for each row, item and line of ``pre``."""

    def __init__(self, stack: SpanStack, digits: str) -> None:
        self._stack = stack
        self._digits = digits
        self._cells = [0]
        """By table, from the outermost: how many cells of its row have begun."""
        self._lists: list[_CountedList] = []
        """The lists around, from the outermost."""
        self._preformatted = 0

    @property
    def is_preformatted(self) -> bool:
        """Whether a ``pre`` is open, so that line ends and spaces are shown."""
        return self._preformatted > 0

    def add(self, name: str, attributes: str, *, closes: bool) -> None:
        """Add the beginning or the end of an element."""
        if name in CELLS:
            self._add_cell(name, closes=closes)
        elif name in ("table", "tr"):
            self._add_row(name, closes=closes)
        elif name in LISTS or name == "li":
            self._add_item(name, attributes, closes=closes)
        else:
            self._stack.reach_edge()
        if name == "pre":
            self._preformatted = max(0, self._preformatted + (-1 if closes else 1))

    def _add_cell(self, name: str, *, closes: bool) -> None:
        """Add a cell: it stays on the line of its row. One that is a heading is strong."""
        if closes:
            self._stack.close_element(name)
            return
        if self._cells[-1]:
            self._stack.continue_row(_BETWEEN_CELLS)
        self._cells[-1] += 1
        if name == "th":
            self._stack.push(OpenSpan(SpanKind.STRONG, name))

    def _add_row(self, name: str, *, closes: bool) -> None:
        """Add the edge of a row or of a whole table."""
        self._stack.begin_row()
        if name == "tr":
            self._cells[-1] = 0
        elif not closes:
            self._cells.append(0)
        elif len(self._cells) > 1:
            self._cells.pop()

    def _add_item(self, name: str, attributes: str, *, closes: bool) -> None:
        """Add the edge of an item or of a whole list."""
        self._stack.signs = []
        self._stack.reach_edge()
        if name == "li" and not closes:
            self._stack.signs = [self._write_marker(attributes)]
        elif name != "li" and not closes:
            read = read_attributes(attributes)
            style = read_list_style(read.get("style", ""))
            style = style or read_list_type(read.get("type", ""), name)
            number = read_number(read.get("start"), 1)
            step = -1 if "start" in read and "reversed" in read else 1
            usual = "decimal" if name == "ol" else "disc"
            self._lists.append(_CountedList(style or usual, number, step))
        elif name != "li" and self._lists:
            self._lists.pop()

    def _write_marker(self, attributes: str) -> str:
        """Return the marker of the next item of the innermost list, with the space after it."""
        around = self._lists[-1] if self._lists else _CountedList("disc", 1)
        number = read_number(read_attributes(attributes).get("value"), around.number)
        around.number = number + around.step
        marker = write_css_marker(number, around.style)
        if marker == BULLET:
            bulleted = sum(write_css_marker(1, each.style) == BULLET for each in self._lists)
            return f"{_BULLETS[(max(1, bulleted) - 1) % len(_BULLETS)]} "
        digits = marker.translate(str.maketrans("0123456789", self._digits))
        return f"{digits} " if digits else ""
