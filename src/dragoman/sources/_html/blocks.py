"""The blocks of HTML: each run of text between two edges, with what is around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Place
from dragoman.sources._html.elements import Element, OpenTable
from dragoman.sources._html.left_alone import (
    is_all_left_alone,
    is_foreign,
    is_left_alone,
    is_of_office,
    list_left_alone,
    read_language,
    says_translate,
)
from dragoman.sources._html.list_rules import MOST_AROUND, describe_element, find_rule, read_rules
from dragoman.sources._html.list_styles import count_items, find_task, make_marker, open_list
from dragoman.sources._html.names import (
    BLOCKS,
    CLOSES,
    HEADINGS,
    HOLD_BOXES,
    KEEPS_P,
    LISTS,
    TABLE_PARTS,
    VOID,
)
from dragoman.sources._html.pages import PageRules
from dragoman.sources._html.roles import find_word_marker, is_code, is_page_number
from dragoman.sources._html.tables import is_header_row, read_align, read_size
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes
from dragoman.texts.list_markers import DEFINITION

_LONGEST_PAGE_NUMBER = 40
"""Characters with tags. In HTML, ``<div role="doc-pagebreak"/>`` is not closed: text is inside."""


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A run of inline tokens with what is around it."""

    tokens: tuple[HtmlToken, ...]
    place: Place
    kind: str
    """The name of the element that says what it is: "h1", "li", "blockquote", "td", or "p"."""
    note: str
    is_left_alone: bool
    preformatted: str = ""
    """"text" or "code" in ``pre``; else empty."""
    may_show_boxes: bool = False
    """Whether readers see a box of a form that is alone in it. Elsewhere a page hides its box, as
    the switch of a menu."""


class BlockWalk:
    """One pass over the tokens that keeps track of the block elements around the current one."""

    def __init__(self, text: str, rules: PageRules) -> None:
        self._text = text
        self._is_xml = rules.is_xml
        self._rules = read_rules(text, rules.read_sheet)
        self._counts: dict[int, int] = {}
        """By where a list begins, how many items it has; only where a list may count down."""
        self._notes = rules.notes.labels
        """By the id of an element, the label of the note that it is."""
        self._starts = rules.notes.starts
        """By where an element begins, the same."""
        self._note_of_term = ""
        """Of the last term of a list: docutils writes the text of a note as its meaning."""
        self._open: list[Element] = [Element("")]
        self._names: Counter[str] = Counter()
        self._is_parted = False
        """Whether an ``<hr>`` was read after the last block."""
        self._tables = -1
        self.language = ""
        """The language of the document, as its first element or its body says."""
        self.left_alone: set[int] = set()
        """Where the tags begin that are not translated, or are in what is not, as far as read."""

    def iterate_blocks(self, tokens: list[HtmlToken]) -> Iterator[HtmlBlock]:
        """Yield the runs that have something in them, in the order of the file."""
        self._counts = count_items(tokens) if "reversed" in self._text else {}
        run: list[HtmlToken] = []
        for number, token in enumerate(tokens):
            is_tag = token.kind in ("start", "end")
            if token.kind != "title" and not (is_tag and token.name in BLOCKS):
                run.append(token)
                continue
            if run:
                yield from self._finish(run)
                run = []
            if token.kind == "end":
                self._leave(token.name)
            elif token.kind == "start":
                self._enter(tokens, number)
                if self._is_xml and token.closes_itself(self._text):
                    self._leave(token.name)
        if run:
            yield from self._finish(run)

    def _finish(self, run: list[HtmlToken]) -> Iterator[HtmlBlock]:
        around = self._open[-1]
        if all(token.is_blank(self._text) for token in run):
            return
        if around.is_page_number and run[-1].end - run[0].start <= _LONGEST_PAGE_NUMBER:
            return
        is_left_alone = self._leave_alone(run)
        note = next((each.note for each in reversed(self._open) if each.note), "")
        inside = self._open
        if note:
            first = next(n for n, each in enumerate(self._open) if each.note)
            inside = self._open[first + 1 :]
        items = [each for each in inside if each.marker is not None]
        kind = next((each.kind for each in reversed(inside) if each.kind), "p")
        heading = next((each.name for each in self._open if each.name in HEADINGS), "")
        cell = self._find_cell()
        pre = next((each for each in self._open if each.name in ("pre", "listing")), None)
        yield HtmlBlock(
            tokens=tuple(run),
            place=Place(
                lists=tuple(each.marker or "" for each in items),
                quotations=sum(each.name == "blockquote" for each in inside),
                first=not (items and items[-1].has_text),
                cell=cell,
                is_term=any(each.name == "dt" for each in inside),
                align=self._find_cell_align() if cell else "",
                is_parted=self._is_parted,
            ),
            kind=heading or ("td" if cell else "") or kind,
            note=note,
            is_left_alone=is_left_alone,
            preformatted="" if pre is None else "code" if pre.is_code else "text",
            may_show_boxes=any(self._names[name] for name in HOLD_BOXES),
        )
        self._is_parted = False
        for each in items:
            each.has_text = True

    def _leave_alone(self, run: list[HtmlToken]) -> bool:
        """Note which tokens of a run are not translated; return whether that is all its text."""
        if self._is_kept(self._open[-1]):
            self.left_alone |= {token.start for token in run}
            return True
        left = set(list_left_alone(self._text, run, self.language))
        self.left_alone |= left
        return bool(left) and is_all_left_alone(self._text, run, left)

    def _is_kept(self, element: Element) -> bool:
        return element.is_left_alone or is_foreign(element.language, self.language)

    def _find_cell(self) -> tuple[int, int, int] | None:
        for each in reversed(self._open):
            if each.name == "caption":
                return None
            if each.name in ("td", "th"):
                table = next((one.table for one in reversed(self._open) if one.table), None)
                return table.cell if table else None
            if each.table:
                return None
        return None

    def _find_cell_align(self) -> str:
        return next(each.align for each in reversed(self._open) if each.name in ("td", "th"))

    def _enter(self, tokens: list[HtmlToken], number: int) -> None:
        token = tokens[number]
        name = token.name
        self._close_implied(name)
        around = self._open[-1]
        attributes = read_tag_attributes(self._text, token)
        if name in VOID:
            self._is_parted |= name == "hr" and "hidden" not in attributes
            if self._is_kept(around) or is_left_alone(attributes, self.language):
                self.left_alone.add(token.start)
            return
        element = Element(name, around.language, around.is_left_alone)
        language = read_language(attributes)
        if language:
            element.language = language
            if name in ("html", "body") and not (self.language or is_of_office(self._text)):
                self.language = language
        says = says_translate(attributes)
        element.is_left_alone = around.is_left_alone if says is None else not says
        if self._is_kept(element):
            self.left_alone.add(token.start)
        element.note = self._find_note(name, attributes, token.start)
        if self._rules:
            element.described = describe_element(name, attributes)
        if name in LISTS or name == "li":
            self._enter_list(element, attributes, tokens, number)
        elif name == "dd":
            element.marker = DEFINITION
        elif name == "p":
            element.marker = find_word_marker(self._text, tokens, number) or None
        elif name in ("td", "th"):
            element.align = read_align(attributes)
        elif name == "pre":
            element.is_code = is_code(self._text, token, attributes)
        element.is_page_number = is_page_number(attributes)
        self._enter_table(element, attributes, tokens, number)
        self._open.append(element)
        self._names[name] += 1

    def _enter_table(
        self,
        element: Element,
        attributes: Attributes,
        tokens: list[HtmlToken],
        number: int,
    ) -> None:
        if element.name == "table":
            self._tables += 1
            element.table = OpenTable(self._tables)
            return
        table = next((each.table for each in reversed(self._open[-5:]) if each.table), None)
        if table is None:
            return
        is_cell = element.name in ("td", "th")
        if element.name == "tr" or (is_cell and table.line < 0):  # a row without its tag
            is_head = self._open[-1].name == "thead"
            has_header = is_head or (table.line < 0 and is_header_row(self._text, tokens, number))
            table.begin_line(has_header=has_header)
        if is_cell:
            table.begin_cell(*read_size(attributes))
        elif element.name in ("thead", "tbody", "tfoot"):
            table.begin_group()

    def _find_note(self, name: str, attributes: Attributes, start: int) -> str:
        """Return the label of the note that an element is; empty for none."""
        found = attributes.get("id")
        label = self._notes.get(found.value, "") if found else ""
        label = label or self._starts.get(start, "")
        if name == "dt":
            self._note_of_term = label
        return label or (self._note_of_term if name == "dd" else "")

    def _enter_list(
        self,
        element: Element,
        attributes: Attributes,
        tokens: list[HtmlToken],
        number: int,
    ) -> None:
        """Add to a list or an item what its markers are."""
        rule = ""
        if self._rules:
            nearest = self._open[-MOST_AROUND:]
            chain = [*(each.described for each in nearest), element.described]
            rule = find_rule(self._rules, chain)
        if element.name in LISTS:
            count = self._counts.get(tokens[number].start, 0)
            element.items = open_list(element.name, attributes, rule, count)
            return
        around = next((each.items for each in reversed(self._open[-3:]) if each.items), None)
        marker = make_marker(around, attributes, rule)
        element.marker = find_task(self._text, tokens[number + 1 : number + 7]) or marker

    def _close_implied(self, name: str) -> None:
        """Close the elements that a start tag ends."""
        if name not in KEEPS_P and self._names["p"]:
            self._close_up_to(frozenset({"p"}), frozenset({"td", "th", "table", "button"}))
        if name in CLOSES:
            self._close_up_to(*CLOSES[name])
        elif name in HEADINGS and self._open[-1].name in HEADINGS:
            self._pop()

    def _close_up_to(self, names: frozenset[str], scope: frozenset[str]) -> None:
        """Close the innermost element of these names, and those in it, unless the scope ends."""
        if not any(self._names[name] for name in names):
            return
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].name in scope:
                return
            if self._open[number].name in names:
                while len(self._open) > number:
                    self._pop()
                return

    def _leave(self, name: str) -> None:
        """Close the element of an end tag; none where it is outside the table around.

        That of a heading ends a heading of any rank, as in a browser (HTML, section 13.2.6.4.7).
        """
        names = HEADINGS if name in HEADINGS else (name,)
        if not any(self._names[each] for each in names) or name in ("body", "html"):
            return
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].name in names:
                while len(self._open) > number:
                    self._pop()
                return
            if self._open[number].table and name not in TABLE_PARTS:
                return

    def _pop(self) -> None:
        self._names[self._open.pop().name] -= 1
