"""What is in a paragraph, as pieces: texts, line breaks, and what a text flows around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.compare import join_levels
from dragoman.sources._office.pieces import (
    BOX_STATES,
    FIELD,
    UNSEEN,
    InlinePiece,
    Slice,
    join_objects,
    show_choice,
)
from dragoman.sources.odt.names import read_style
from dragoman.sources.odt.outline import is_made_up
from dragoman.sources.odt.seen import is_hidden
from dragoman.sources.odt.styles import StyleSheet
from dragoman.texts.symbol_fonts import has_private, has_signs, show_signs

_DROPPED = frozenset({"text:soft-page-break", "text:ruby-text", "text:change", "!", "?"})
"""What has no meaning for a reader. A paragraph that is written anew does not have it."""
_GROUPS = frozenset({"text:meta", "text:meta-field", "loext:content-control"})
_BEGINNINGS = frozenset({"text:change-start"})
_ENDS = frozenset({"text:change-end", "office:annotation-end"})
ANCHORS = frozenset(
    f"text:{kind}{end}" for kind in ("bookmark", "reference-mark") for end in ("", "-start", "-end")
)
"""The elements of places that links lead to."""
_NO_FIELDS = frozenset({"text:note", "text:script", "office:annotation", "text:hidden-paragraph"})
"""What has a text in it that the paragraph does not show."""
_UNSEEN_MARKS = ANCHORS | {"text:script", "field:fieldmark-start", "field:fieldmark-end"}
_INDEX_MARK = "-mark"
"""What the names of marks for an index and a table of contents have in them."""
_SPACES = re.compile("[ \t\r\n]+")
_LINE_END = re.compile("[\x85\u2028\u2029]")
_MOST_SPACES = 1_000


@dataclass(slots=True)
class OdtPieceReader:
    """Reads the pieces of a part's paragraphs."""

    sheet: StyleSheet
    labels: Mapping[XmlNode, str]
    """The labels of notes."""
    anchors: frozenset[str] = frozenset()
    """The names of the bookmarks that something refers to; others stay at the edges."""
    chains: dict[XmlNode, tuple[str, ...]] = field(default_factory=dict)
    """By the innermost span around a text, the styles of all spans around it."""
    _spans: dict[XmlNode, tuple[XmlNode, ...]] = field(default_factory=dict)
    _fonts: dict[tuple[str, ...], str] = field(default_factory=dict)
    """By the styles of the spans around a text, its font."""
    _after_space: bool = True
    _is_hidden: bool = False
    """Whether the style of the paragraph hides its text, but for the spans that show theirs."""

    def read_pieces(self, node: XmlNode) -> list[InlinePiece]:
        """Return the pieces of a paragraph.

        White space is collapsed over the whole paragraph.
        Source: OpenDocument 1.3, part 3, section 6.1.2.
        """
        self._after_space = True
        style = read_style(node)
        self._is_hidden = self.sheet.hides_text("paragraph", style)
        return self._read_all(node.children, None)

    def _read_all(self, nodes: Iterable[XmlNode], run: XmlNode | None) -> list[InlinePiece]:
        found: list[InlinePiece] = []
        for node in nodes:
            self._read_node(node, found, run)
        return join_objects(found)

    def _read_node(self, node: XmlNode, found: list[InlinePiece], run: XmlNode | None) -> None:
        name, copied = node.name, (Slice(node.start, node.end, run),)
        if not name and not self._hides_text(run):
            text = self._show_signs(self._read_text(node.text), run)
            found.append(InlinePiece("text", copied, text=text, run=run))
        elif name in _DROPPED:
            return
        elif name == "text:span":
            self._read_span(node, found, run)
        elif name == "text:ruby":
            base = node.find("text:ruby-base")
            found += self._read_all(base.children if base else (), run)
        elif name == "text:a" or name in _GROUPS:
            found.append(self._read_group(node, run))
        elif edge := self._find_edge(node):
            found.append(InlinePiece(edge, (Slice(node.start, node.end),), is_unseen=True))
        elif name != "text:note" and self._hides_text(run):
            found.append(InlinePiece("object", copied, run=run))
        else:
            found.append(self._read_leaf(node, copied, run))

    def _hides_text(self, run: XmlNode | None) -> bool:
        """Return whether the paragraph hides its text, and no span around this text shows it."""
        if not self._is_hidden:
            return False
        spans = self._spans[run] if run is not None else ()
        names = (read_style(each) for each in spans)
        return not any(self.sheet.shows_text("text", name) for name in names)

    def _read_text(self, written: str) -> str:
        text = _SPACES.sub(" ", written)
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            self._after_space = text.endswith(" ")
        return UNSEEN.sub("", _LINE_END.sub(" ", text))

    def _show_signs(self, text: str, run: XmlNode | None) -> str:
        """Return a text with the signs that the font of the spans around it shows."""
        styles = self.chains.get(run, ()) if run is not None else ()
        if styles not in self._fonts:
            look = join_levels(self.sheet.list_levels("", styles))
            self._fonts[styles] = look.get("ascii font", "")
        font = self._fonts[styles]
        return show_signs(text, font) if has_signs(font) or has_private(text) else text

    def _read_span(self, node: XmlNode, found: list[InlinePiece], run: XmlNode | None) -> None:
        if is_hidden(node, self.sheet):
            hidden = (Slice(node.start, node.end, run),)
            found.append(InlinePiece("object", hidden, is_unseen=True))
            return
        around = self._spans[run] if run is not None else ()
        self._spans[node] = spans = (*around, node)
        self.chains[node] = tuple(read_style(each) for each in spans)
        for child in node.children:
            self._read_node(child, found, node)

    def _find_edge(self, node: XmlNode) -> str:
        """Return "begin" or "end" for what stays at an edge of the paragraph."""
        if node.name in _BEGINNINGS:
            return "begin"
        if node.name in _ENDS:
            return "end"
        if node.name == "office:annotation":
            return "begin" if "office:name" in node.attributes else "end"
        if node.name in ANCHORS and node.attributes.get("text:name") not in self.anchors:
            return "begin" if node.name.endswith("-start") else "end"
        return ""

    def _read_group(self, node: XmlNode, run: XmlNode | None) -> InlinePiece:
        target = node.attributes.get("xlink:href", "") if node.name == "text:a" else ""
        kind = "link" if target and not is_made_up(target) else "group"
        opening, closing = Slice(node.start, node.inner), Slice(node.inner_end, node.end)
        group = InlinePiece(kind, (opening,), (closing,), target=target)
        group.children = self._read_all(node.children, run)
        if group.shows_text:
            return group
        return InlinePiece("object", (Slice(node.start, node.end, run),))

    def _read_leaf(
        self, node: XmlNode, copied: tuple[Slice, ...], run: XmlNode | None
    ) -> InlinePiece:
        """Return the piece that an element is that has no marks in it."""
        match node.name:
            case "text:s":
                self._after_space = False
                count = node.attributes.get("text:c", "1")
                is_number = count.isascii() and count.isdecimal() and len(count) < 5
                number = min(int(count), _MOST_SPACES) if is_number else 1
                return InlinePiece("text", copied, text=" " * number, run=run)
            case "text:line-break":
                self._after_space = False
                return InlinePiece("break", copied, run=run)
            case "text:note" if label := self.labels.get(node, ""):
                self._after_space = False
                return InlinePiece("note", copied, text=label, run=run)
        texts = [child for child in node.children if not child.name and child.text.strip()]
        is_shown = node.attributes.get("text:display") != "none"
        is_shown = is_shown and node.attributes.get("text:is-hidden") != "true"
        is_drawing = node.name.startswith(("draw:", "dr3d:", "math:"))
        if not texts or not is_shown or is_drawing or node.name in _NO_FIELDS:
            is_tab = node.name == "text:tab"
            if is_tab or texts or is_drawing:
                self._after_space = False
            tab = "\t" if is_tab else ""
            leaf = InlinePiece("object", copied, text=tab, run=run, box=_read_box(node))
            is_mark = node.name in _UNSEEN_MARKS or _INDEX_MARK in node.name
            leaf.is_unseen = is_mark or not is_shown
            return leaf
        return self._make_field(node, texts, run)

    def _make_field(self, node: XmlNode, texts: list[XmlNode], run: XmlNode | None) -> InlinePiece:
        """Return a field with what it shows; the spans around it, which say its look, are in it."""
        spans = self._spans[run] if run is not None else ()
        opening = [Slice(span.start, span.inner) for span in spans]
        closing = [Slice(span.inner_end, span.end) for span in reversed(spans)]
        opening.append(Slice(node.start, texts[0].start))
        closing.insert(0, Slice(texts[-1].end, node.end))
        field = InlinePiece("group", tuple(opening), tuple(closing), text=FIELD)
        inside = (self._read_text(child.text) for child in texts)
        field.children = [InlinePiece("text", text=text, run=run) for text in inside]
        return field


def _read_box(node: XmlNode) -> str:
    """Return what LibreOffice shows of a form in the place of an element: a box, or what was chosen
    of a list; "" for another element.

    It writes what Word has so, and OpenDocument has not.
    """
    kind = node.attributes.get("field:type", "").rpartition(".")[2]
    if kind not in ("FORMCHECKBOX", "FORMDROPDOWN"):
        return ""
    said: dict[str, list[str]] = {}
    for each in node.find_all("field:param"):
        name = each.attributes.get("field:name", "")
        said.setdefault(name, []).append(each.attributes.get("field:value", ""))
    if kind == "FORMCHECKBOX":
        return BOX_STATES["true" in said.get("Checkbox_Checked", ())]
    number = said.get("Dropdown_Selected", ["0"])[0]
    return show_choice(said.get("Dropdown_ListEntry", ()), number)
