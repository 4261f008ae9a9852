"""Markdown's leaves: the blocks that hold text, each with its place among the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.model import Place
from dragoman.sources.markdown.html import shows_text
from dragoman.sources.markdown.lines import join_lines
from dragoman.sources.markdown.tokens import TEXT, SourceText, read_tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

_LISTS = ("bullet_list_open", "ordered_list_open")
_ANYWHERE = Place()
_ALIGNED = {"left": "start", "center": "center", "right": "end"}


class Form(StrEnum):
    """How the text of a leaf is written down."""

    PARAGRAPH = "paragraph"
    ATX = "atx"
    SETEXT = "setext"
    CELL = "cell"
    HTML = "html"
    FENCE = "fence"
    INDENTED = "indented"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds text and no other blocks."""

    form: Form
    text: str
    span: tuple[int, int]
    """The characters of the file, from the first to the last visible one."""
    line: int
    """Where the block begins, from 1."""
    level: int = 0
    place: Place = _ANYWHERE
    inner: str = ""
    """The innermost container: "quotation", "item" or none."""
    note: str = ""
    indent: int = 0
    """By how many columns the first line is indented, the containers' part apart."""
    fence: tuple[tuple[int, int], ...] = ()
    """Where the fences of a code block stand; one if it is never closed."""


@dataclass(frozen=True, slots=True)
class _Container:
    kind: str
    """quotation, item or note"""
    label: str = ""
    """Of an item its marker, of a note its label."""


def read_leaves(
    text: str, name: str, skipped: int = 0
) -> tuple[tuple[Leaf, ...], dict[str, tuple[str, str]]]:
    """Give the leaves in reading order, and the link reference definitions.

    The first ``skipped`` lines are not Markdown: front matter.
    """
    source = SourceText(text)
    found, links = read_tokens(source, name, skipped)
    return tuple(_Walk(source, links).leaves(found)), links


class _Walk:
    """One pass over the tokens; it knows in which containers it stands."""

    def __init__(self, source: SourceText, links: Mapping[str, tuple[str, str]]) -> None:
        self.source = source
        self.links = links
        self.stack: list[_Container] = []
        self.numbers: list[int | None] = []
        self.met: list[bool] = []
        self.table = -1
        self.row = self.column = -1
        self.align = ""
        self.heading: Token | None = None

    def leaves(self, tokens: Sequence[Token]) -> Iterator[Leaf]:
        for token in tokens:
            if token.type in TEXT:
                leaf = self._leaf(token)
                if leaf is not None:
                    yield leaf
            else:
                self._step(token)

    def _step(self, token: Token) -> None:
        kind = token.type
        if kind in _LISTS:
            start = int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None
            self.numbers.append(start)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
        elif kind == "list_item_open":
            number = self.numbers[-1]
            self._push("item", "-" if number is None else f"{number}{token.markup}")
            self.numbers[-1] = None if number is None else number + 1
        elif kind == "blockquote_open":
            self._push("quotation")
        elif kind == "footnote_reference_open":
            self._push("note", str(token.meta["label"]))
        elif kind in ("list_item_close", "blockquote_close", "footnote_reference_close"):
            self.stack.pop()
            self.met.pop()
        else:
            self._step_within(kind, token)

    def _step_within(self, kind: str, token: Token) -> None:
        if kind == "heading_open":
            self.heading = token
        elif kind == "heading_close":
            self.heading = None
        elif kind == "table_open":
            self.table += 1
            self.row = -1
        elif kind == "tr_open":
            self.row += 1
            self.column = -1
        elif kind in ("th_open", "td_open"):
            self.column += 1
            style = str(token.attrs.get("style", "")).removeprefix("text-align:")
            self.align = _ALIGNED.get(style, "")
        elif kind == "table_close":
            self.row = -1

    def _push(self, kind: str, label: str = "") -> None:
        self.stack.append(_Container(kind, label))
        self.met.append(False)

    def _leaf(self, token: Token) -> Leaf | None:
        if token.type == "inline":
            found = self._cell(token) if self.row >= 0 else self._inline(token)
        else:
            found = self._raw(token)
        if found is None:
            return None
        inner = [each for each in self.stack if each.kind != "note"]
        items = [index for index, each in enumerate(self.stack) if each.kind == "item"]
        place = Place(
            lists=tuple(self.stack[index].label for index in items),
            quotations=sum(each.kind == "quotation" for each in self.stack),
            first=not (items and self.met[items[-1]]),
            cell=(self.table, self.row, self.column) if found.form is Form.CELL else None,
            align=self.align if found.form is Form.CELL else "",
        )
        if found.form is not Form.HTML or shows_text(found.text):
            self.met = [True] * len(self.met)
        return replace(
            found,
            level=int(self.heading.tag[1]) if self.heading else 0,
            place=place,
            inner=inner[-1].kind if inner else "",
            note=next((each.label for each in self.stack if each.kind == "note"), ""),
        )

    def _inline(self, token: Token) -> Leaf | None:
        form = Form.PARAGRAPH
        where = list(enumerate(token.meta["lines"], token.meta["first"]))
        if self.heading is not None and self.heading.markup.startswith("#"):
            form = Form.ATX
            where = [(where[0][0], self._after_hashes(where[0][1], token))]
        elif self.heading is not None:
            form = Form.SETEXT
            where.pop()
        normal = self.source.normal
        where = [each for each in where if normal[slice(*each[1])].strip()] if where else []
        if not where:
            return None
        (first, (start, end)), (last, (begin, stop)) = where[0], where[-1]
        start += len(normal[start:end]) - len(normal[start:end].lstrip())
        stop = begin + len(normal[begin:stop].rstrip())
        pieces = [normal[start : where[0][1][1]], *(normal[slice(*each)] for _, each in where[1:])]
        pieces[-1] = pieces[-1].rstrip()
        span = self.source.back(first, start), self.source.back(last, stop)
        return Leaf(form, join_lines(pieces, self.links), span, first + 1)

    def _after_hashes(self, line: tuple[int, int], token: Token) -> tuple[int, int]:
        normal, content = self.source.normal, token.content
        after = line[0] + len(self.heading.markup if self.heading else "")
        start = normal.index(content, after) if content else line[1]
        return start, start + len(content)

    def _cell(self, token: Token) -> Leaf | None:
        row = (token.map or [0])[0]
        start, end = token.meta["lines"][row - token.meta["first"]]
        cells = list(find_cells(self.source.normal, start, end))
        if self.column >= len(cells) or not token.content.strip():
            return None
        begin, stop = cells[self.column]
        text = self.source.normal[begin:stop].replace("\\|", "|")
        span = self.source.back(row, begin), self.source.back(row, stop)
        return Leaf(Form.CELL, text, span, row + 1)

    def _raw(self, token: Token) -> Leaf | None:
        first, where = token.meta["first"], list(token.meta["lines"])
        inside = [
            (number, each)
            for number, each in enumerate(where, first)
            if self.source.normal[slice(*each)].strip()
        ]
        form = Form.HTML if token.type == "html_block" else Form.INDENTED
        if token.type == "fence":
            form = Form.FENCE
            last = first + _count_rows(token.content)
            inside = [each for each in inside if first < each[0] <= last]
        content = re.sub(r"\A(?:[^\S\n]*\n)+", "", token.content).rstrip()
        indent = len(content[: len(content) - len(content.lstrip())].expandtabs(4))
        if form is Form.HTML:
            content = content.lstrip()
        if not inside or not content:
            return None
        (number, (start, end)), (line, (begin, stop)) = inside[0], inside[-1]
        start += len(self.source.normal[start:end]) - len(self.source.normal[start:end].lstrip())
        stop = begin + len(self.source.normal[begin:stop].rstrip())
        span = self.source.back(number, start), self.source.back(line, stop)
        fences = self._fences(token) if form is Form.FENCE else ()
        return Leaf(form, content, span, first + 1, indent=indent, fence=fences)

    def _fences(self, token: Token) -> tuple[tuple[int, int], ...]:
        first, where = token.meta["first"], token.meta["lines"]
        opening = self.source.back(first, where[0][0])
        fences = [(opening, opening + len(token.markup))]
        if _count_rows(token.content) == len(where) - 2:
            last = first + len(where) - 1
            begin, end = where[-1]
            end = begin + len(self.source.normal[begin:end].rstrip())
            fences.append((self.source.back(last, begin), self.source.back(last, end)))
        return tuple(fences)


def _count_rows(content: str) -> int:
    return content.count("\n") + (not content.endswith("\n") and bool(content))


def find_cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where the cells of a table's row stand, as GitHub's specification splits it."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", text[start:end])]
    edges = [start - 1, *(start + bar for bar in bars), end]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    for left, right in cells:
        cell = text[left:right]
        lead = len(cell) - len(cell.lstrip())
        yield left + lead, left + lead + len(cell.strip())
