"""From the tokens of markdown-it to the leaves, each with its place among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dragoman.inline import LinkDefinitions, is_shortcode
from dragoman.model import Place
from dragoman.sources.markdown.breaks import find_breaks, mark_parted
from dragoman.sources.markdown.html import shows_text
from dragoman.sources.markdown.leaves import Form, Leaf
from dragoman.sources.markdown.lines import join_lines
from dragoman.sources.markdown.places import has_only_empty_tags
from dragoman.sources.markdown.plain_lines import PLAIN
from dragoman.sources.markdown.raw_leaves import NumberedLine, find_span, read_option, read_raw
from dragoman.sources.markdown.sites.markers import cut_attributes, is_empty
from dragoman.sources.markdown.sites.mdx import Mdx
from dragoman.sources.markdown.sites.tag_pictures import write_picture
from dragoman.sources.markdown.tables import find_cells, is_footer_line
from dragoman.sources.markdown.tokens import TEXT, SourceText, read_tokens
from dragoman.texts.list_markers import BULLET, DEFINITION
from dragoman.texts.unseen import shows_nothing

if TYPE_CHECKING:
    from markdown_it.token import Token

_LISTS = ("bullet_list_open", "ordered_list_open")
_ALIGNMENTS = {"left": "start", "center": "center", "right": "end"}
"""The words of CSS to those of ``Place.align``."""
_ITEMS = ("item", "definition")
_CLOSING = ("list_item_close", "blockquote_close", "footnote_reference_close", "dd_close")
_CELLS = (Form.CELL, Form.GRID, Form.RULED)
_PLACED = (*_CELLS, Form.TERM)
"""The forms that have a place of their own also outside of all containers."""


class _Container(NamedTuple):
    kind: str
    """"quotation", "item", "definition" or "note"."""
    label: str = ""
    """The marker of an item; the label of a note."""


def read_leaves(
    text: str, name: str, skipped: int = 0, mdx: Mdx = Mdx.NOTHING
) -> tuple[tuple[Leaf, ...], LinkDefinitions]:
    """Return the leaves of Markdown or MDX in reading order, and the link reference definitions.

    The first ``skipped`` lines are front matter and not read. Raises SourceError, with ``name`` and
    the line, where blocks are nested too deep.
    """
    source = SourceText(text, mdx)
    tokens, links = read_tokens(source, name, skipped)
    leaves = tuple(_TokenWalk(source, links).iterate_leaves(tokens))
    return tuple(mark_parted(leaves, find_breaks(tokens, leaves))), links


class _TokenWalk:
    """One pass over the tokens that keeps track of the containers around the current one."""

    def __init__(self, source: SourceText, links: LinkDefinitions) -> None:
        self.source = source
        self.links = links
        self.containers: list[_Container] = []
        """The containers around the current token, outermost first."""
        self.has_leaf: list[bool] = []
        """Whether each of ``containers`` has already shown a leaf."""
        self.numbers: list[int | None] = []
        """The number of the next item of each list around; None for a bulleted one."""
        self.table = -1
        """The ordinal of the last table."""
        self.row = -1
        """The current row of the table, from 0; -1 outside of tables."""
        self.column = -1
        """The current cell of the row, from 0."""
        self.align = ""
        """The ``Place.align`` of that cell."""
        self.cells: tuple[int, list[tuple[int, int]]] = (-1, [])
        """The line of the row whose cells were found last, and where they are."""
        self.heading: Token | None = None
        """The token that opened the heading around the current token."""

    def iterate_leaves(self, tokens: Sequence[Token]) -> Iterator[Leaf]:
        """Yield the leaves in reading order."""
        for token in tokens:
            if token.type == PLAIN:
                yield from self._read_plain_lines(token)
            elif token.type in TEXT:
                leaf = self._make_leaf(token)
                if leaf is not None:
                    yield leaf
            else:
                self._track(token)

    def _track(self, token: Token) -> None:
        """Enter or leave the container that the token opens or closes."""
        kind = token.type
        if kind in _LISTS:
            start = int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None
            self.numbers.append(start)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
        elif kind == "list_item_open":
            number = self.numbers[-1]
            marker = BULLET if number is None else f"{number}{token.markup}"
            self._push("item", token.meta.get("marker", marker))
            self.numbers[-1] = None if number is None else number + 1
        elif kind == "blockquote_open":
            self._push("quotation")
        elif kind == "footnote_reference_open":
            self._push("note", str(token.meta["label"]))
        elif kind == "dd_open":
            self._push("definition", DEFINITION)
        elif kind in _CLOSING:
            self.containers.pop()
            self.has_leaf.pop()
        else:
            self._track_within(kind, token)

    def _track_within(self, kind: str, token: Token) -> None:
        """Enter or leave a heading, a table, a row or a cell."""
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
            self.align = _ALIGNMENTS.get(style, "")
        elif kind == "table_close":
            self.row = -1

    def _push(self, kind: str, label: str = "") -> None:
        self.containers.append(_Container(kind, label))
        self.has_leaf.append(False)

    def _make_leaf(self, token: Token) -> Leaf | None:
        """Return the leaf of a token with its place; None where it has no text."""
        if token.meta.get("form") is Form.OPTION:
            leaf: Leaf | None = read_option(self.source, token)
        elif token.type == "inline":
            is_bar_table = self.row >= 0 and "form" not in token.meta
            leaf = self._read_cell(token) if is_bar_table else self._read_inline(token)
        else:
            leaf = read_raw(self.source, token)
        if leaf is None:
            return None
        if not self.containers and leaf.form not in _PLACED:  # its place is the usual one
            return leaf._replace(level=int(self.heading.tag[1])) if self.heading else leaf
        inner = [each for each in self.containers if each.kind != "note"]
        items = [index for index, each in enumerate(self.containers) if each.kind in _ITEMS]
        place = Place(
            lists=tuple(self.containers[index].label for index in items),
            quotations=sum(each.kind == "quotation" for each in self.containers),
            first=not (items and self.has_leaf[items[-1]]),
            cell=(self.table, self.row, self.column) if leaf.form in _CELLS else None,
            is_term=leaf.form is Form.TERM,
            align=self.align if leaf.form in _CELLS else "",
        )
        if leaf.form is not Form.HTML or shows_text(leaf.text):
            self.has_leaf = [True] * len(self.has_leaf)
        return leaf._replace(
            level=int(self.heading.tag[1]) if self.heading else 0,
            place=place,
            inner=inner[-1].kind if inner else "",
            note=next((each.label for each in self.containers if each.kind == "note"), ""),
        )

    def _read_plain_lines(self, token: Token) -> Iterator[Leaf]:
        """Read paragraphs of one line each, outside of all other blocks."""
        normal, to_file = self.source.normal, self.source.to_file
        for line, start, end in token.meta["lines"]:
            span = to_file(line, start), to_file(line, end)
            yield Leaf(Form.PARAGRAPH, normal[start:end], span, line + 1)

    def _read_inline(self, token: Token) -> Leaf | None:
        """Read a heading or a paragraph from the lines that the token recorded."""
        form = Form(token.meta["form"]) if "form" in token.meta else Form.PARAGRAPH
        lines = list(enumerate(token.meta["lines"], token.meta["first"]))
        if self.heading is not None and self.heading.markup.startswith("#"):
            form = Form.ATX
            lines = [(lines[0][0], self._skip_hashes(lines[0][1], token))]
        elif self.heading is not None:
            form = Form.SETEXT
            lines.pop()  # the underline
        lines = self._cut_attributes(lines)
        if not lines:
            return None
        normal = self.source.normal
        pieces = [normal[slice(*each)] for _, each in lines]
        pieces[0] = pieces[0].lstrip()
        pieces[-1] = pieces[-1].rstrip()
        whole = " ".join(pieces)
        if is_empty(whole) or shows_nothing(whole) or is_shortcode(whole):
            return None
        if has_only_empty_tags(whole):
            return None
        text = write_picture(whole) if form is Form.PICTURE else join_lines(pieces, self.links)
        leaf = Leaf(form, text, find_span(self.source, lines), lines[0][0] + 1)
        if "picture" in token.meta:
            return leaf._replace(picture=token.meta["picture"])
        if "table" not in token.meta:
            return leaf
        start, end = (self.source.to_file(*place) for place in token.meta["table"])
        return leaf._replace(table=(start, end))

    def _cut_attributes(self, lines: Sequence[NumberedLine]) -> list[NumberedLine]:
        """Return the lines that are not blank, without a list of attributes at the end."""
        normal = self.source.normal
        lines = [each for each in lines if normal[slice(*each[1])].strip()]
        if not lines:
            return []
        number, (start, end) = lines[-1]
        text = cut_attributes(normal[start:end], is_heading=self.heading is not None)
        last = [(number, (start, start + len(text)))] if text.strip() else []
        return [*lines[:-1], *last]

    def _skip_hashes(self, line: tuple[int, int], token: Token) -> tuple[int, int]:
        """Return the part of a line that is the text of a heading between its hashes."""
        normal, content = self.source.normal, token.content
        after = line[0] + len(self.heading.markup if self.heading else "")
        start = normal.index(content, after) if content else line[1]
        return start, start + len(content)

    def _read_cell(self, token: Token) -> Leaf | None:
        """Read the cell that the walk has come to, from the line of its row."""
        row = (token.map or [0])[0]
        start, end = token.meta["lines"][row - token.meta["first"]]
        if self.cells[0] != row:  # found once for all cells of the row
            is_line = is_footer_line(self.source.normal[start:end].strip())
            self.cells = row, [] if is_line else list(find_cells(self.source.normal, start, end))
        cells = self.cells[1]
        if self.column >= len(cells) or not token.content.strip():
            return None
        begin, stop = cells[self.column]
        stop = begin + len(cut_attributes(self.source.normal[begin:stop], is_heading=False))
        text = self.source.normal[begin:stop].replace("\\|", "|")
        if begin == stop or shows_nothing(text) or has_only_empty_tags(text):
            return None
        span = self.source.to_file(row, begin), self.source.to_file(row, stop)
        return Leaf(Form.CELL, text, span, row + 1)
