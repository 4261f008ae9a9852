"""What is in a paragraph of Word, as pieces: texts, line breaks, and what a text flows around."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.pieces import FIELD, UNSEEN, InlinePiece, Slice, join_objects
from dragoman.sources.docx.fields import find_address, make_fields, name_link, read_box
from dragoman.sources.docx.names import find_child, is_on, read_value
from dragoman.sources.docx.note_marks import MARK_NODES, has_own_mark
from dragoman.sources.docx.package import Relation
from dragoman.texts.symbol_fonts import has_private, has_signs, read_symbol, show_signs

_DROPPED = frozenset(
    {"w:proofErr", "w:moveFrom", "w:pPr", "w:rPr", "w:lastRenderedPageBreak"}
    | {"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"}
    | {"w:softHyphen", "w:delText", "w:annotationRef", "w:smartTagPr", "w:customXmlPr"}
    | {"!", "?", ""}
)
"""What has no meaning for a reader. A paragraph that is written anew does not have it."""
_BEGINNINGS = frozenset({"w:commentRangeStart", "w:permStart"})
_ENDS = frozenset({"w:commentRangeEnd", "w:permEnd", "w:commentReference"})
_PLACES = frozenset({"w:bookmarkStart", "w:bookmarkEnd"})
_TRANSPARENT = frozenset({"w:ins", "w:moveTo", "w:smartTag"})
_GROUPS = frozenset({"w:fldSimple", "w:sdt", "w:customXml", "w:dir", "w:bdo"})
_DIRECTED = frozenset({"w:dir", "w:bdo"})
_ALTERNATIVES = "mc:AlternateContent"
_LINE_END = re.compile("[\t\r\n\x85\u2028\u2029]")
_LAST_PLACE = "_GoBack"


@dataclass(frozen=True, slots=True)
class PieceReader:
    """What is needed to read the pieces of a part's paragraphs."""

    relations: Mapping[str, Relation]
    notes: Mapping[tuple[str, str], str]
    """The labels of notes, by the name of the element that refers to them and the id."""
    anchors: frozenset[str] = frozenset()
    """The names of the bookmarks that something refers to; others stay at the edges."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names that places have outside of Word, by those that links lead to."""
    hidden: Set[XmlNode] = frozenset()
    """The runs with a text that no reader sees."""
    _places: set[str] = field(default_factory=set)
    """The ids of the bookmarks with which Word remembers where somebody wrote last."""
    _idle: set[str] = field(default_factory=set)
    """The ids of the bookmarks that nothing refers to."""

    def read_pieces(self, node: XmlNode) -> list[InlinePiece]:
        """Return the pieces of a paragraph, or of an element in it."""
        found: list[InlinePiece] = []
        for child in node.children:
            self._read_node(child, found)
        return join_objects(make_fields(found))

    def _read_node(self, node: XmlNode, found: list[InlinePiece]) -> None:
        name = node.name
        if name == "w:r":
            self._read_run(node, found)
        elif name == "w:del":
            inside: list[InlinePiece] = []
            for child in node.children:
                self._read_node(child, inside)
            # Google Docs also writes there where a comment ends: it is not deleted with the text.
            found += [piece for piece in inside if piece.kind in ("begin", "end")]
        elif name in _DROPPED or self._is_last_place(node):
            return
        elif name in _TRANSPARENT:
            for child in node.children:
                self._read_node(child, found)
        elif name == _ALTERNATIVES and (way := _find_written(node, "w:r")):
            for child in way.children:
                self._read_node(child, found)
        elif name == "w:hyperlink":
            found.append(self._read_link(node))
        elif name in _GROUPS:
            found.append(self._read_group(node))
        elif name in _BEGINNINGS or name in _ENDS or self._is_idle(node):
            kind = "begin" if name.endswith("Start") else "end"
            found.append(InlinePiece(kind, (Slice(node.start, node.end),), is_unseen=True))
        else:
            is_unseen = name in _PLACES
            place = (Slice(node.start, node.end),)
            found.append(InlinePiece("object", place, is_unseen=is_unseen))

    def _is_idle(self, node: XmlNode) -> bool:
        """Return whether a node is of a bookmark that nothing refers to."""
        identity = node.attributes.get("w:id", "")
        if node.name == "w:bookmarkStart" and node.attributes.get("w:name") not in self.anchors:
            self._idle.add(identity)
            return True
        return node.name == "w:bookmarkEnd" and identity in self._idle

    def _is_last_place(self, node: XmlNode) -> bool:
        identity = node.attributes.get("w:id", "")
        if node.attributes.get("w:name") == _LAST_PLACE:
            self._places.add(identity)
        return node.name.startswith("w:bookmark") and identity in self._places

    def _read_group(self, node: XmlNode) -> InlinePiece:
        content = node.find("w:sdtContent") if node.name == "w:sdt" else node
        if content is None:
            return InlinePiece("object", (Slice(node.start, node.end),))
        properties = content.find("w:customXmlPr")
        group = InlinePiece(
            "group",
            (Slice(node.start, properties.end if properties else content.inner),),
            (Slice(content.inner_end, node.end),),
            children=self.read_pieces(content),
        )
        group.target = find_address(node.attributes.get("w:instr", ""))
        group.kind = name_link(group.target)
        if node.name in _DIRECTED:
            group.kind, group.text = "isolate", read_value(node)
        elif node.name == "w:fldSimple":
            group.text = FIELD
        return _keep_empty(group, Slice(node.start, node.end))

    def _read_link(self, node: XmlNode) -> InlinePiece:
        relation = self.relations.get(node.attributes.get("r:id", ""))
        anchor = node.attributes.get("w:anchor", "")
        anchor = self.names.get(anchor, anchor)
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        link = InlinePiece(
            name_link(target),
            (Slice(node.start, node.inner),),
            (Slice(node.inner_end, node.end),),
            children=self.read_pieces(node),
            target=target,
        )
        return _keep_empty(link, Slice(node.start, node.end))

    def _read_run(self, run: XmlNode, found: list[InlinePiece]) -> None:
        if run in self.hidden:
            hidden = (Slice(run.start, run.end),)
            found.append(InlinePiece("object", hidden, is_unseen=True))
            return
        owns_mark = False
        for node in run.children:
            if owns_mark and node.name in MARK_NODES:
                found[-1].slices = (Slice(found[-1].slices[0].start, node.end, run),)
                continue
            owns_mark |= has_own_mark(node)
            if node.name == "w:ruby":
                base = node.find("w:rubyBase")
                for child in base.children if base else ():
                    self._read_node(child, found)
            elif node.name == _ALTERNATIVES and (way := _find_written(node, "w:t")):
                found += [self._read_child(each, run) for each in way.children if each.name]
            elif node.name not in _DROPPED:
                found.append(self._read_child(node, run))

    def _read_child(self, node: XmlNode, run: XmlNode) -> InlinePiece:
        """Return the piece that a child of a run is."""
        copied = (Slice(node.start, node.end, run),)
        match node.name:
            case "w:t":
                return InlinePiece("text", copied, text=_read_text(node, run), run=run)
            case "w:br" if node.attributes.get("w:type", "textWrapping") == "textWrapping":
                return InlinePiece("break", copied, run=run)
            case "w:tab":
                return InlinePiece("object", copied, text="\t", run=run)
            case "w:cr":
                return InlinePiece("break", copied, run=run)
            case "w:noBreakHyphen":
                return InlinePiece("text", copied, text="\u2011", run=run)
            case "w:sym":
                return _read_symbol(node, copied, run)
            case "w:footnoteReference" | "w:endnoteReference":
                label = self.notes.get((node.name, node.attributes.get("w:id", "")), "")
                return InlinePiece("note" if label else "object", copied, text=label, run=run)
            case "w:fldChar":
                kind = read_value(node, "w:fldCharType")
                return InlinePiece("field", copied, text=kind, run=run, box=read_box(node))
            case "w:instrText":
                return InlinePiece(
                    "field", copied, text="instruction", run=run, target=node.read_text()
                )
            case "w:commentReference":
                return InlinePiece("end", copied, run=run, is_unseen=True)
            case _:
                return InlinePiece("object", copied, run=run)


def _find_written(node: XmlNode, name: str) -> XmlNode | None:
    """Return the first of several ways to show something that is written in nodes of that name, as
    Word writes an emoji for programs that have no colours; None where none is."""
    for way in node.children:
        inside = [each for each in way.children if each.name]
        if inside and all(each.name == name for each in inside):
            return way
    return None


def _read_text(node: XmlNode, run: XmlNode) -> str:
    text = _LINE_END.sub(" ", node.read_text())
    text = UNSEEN.sub("", text)
    font = _find_font(run, text)
    if has_signs(font) or has_private(text):
        text = show_signs(text, font)
    return text if node.attributes.get("xml:space") == "preserve" else text.strip(" ")


def _find_font(run: XmlNode, text: str) -> str:
    """Return the name of the font that a run names for a text; "" for one of the theme.

    Source: ISO/IEC 29500, part 1, section 17.3.2.26 (``w:rFonts``): a run of a complex script has
    all its letters and digits in the font of that script.
    """
    fonts = find_child(run, "w:rPr", "w:rFonts")
    if fonts is None:
        return ""
    is_complex = any(is_on(find_child(run, "w:rPr", name)) for name in ("w:rtl", "w:cs"))
    use_complex = is_complex and not has_private(text)
    name, theme = ("w:cs", "w:cstheme") if use_complex else ("w:ascii", "w:asciiTheme")
    return "" if theme in fonts.attributes else fonts.attributes.get(name, "")


def _read_symbol(node: XmlNode, copied: tuple[Slice, ...], run: XmlNode) -> InlinePiece:
    """Return the text of a sign, where Unicode has it."""
    character = read_symbol(node.attributes.get("w:font", ""), node.attributes.get("w:char", ""))
    if character:
        return InlinePiece("text", copied, text=character, run=run)
    return InlinePiece("object", copied, run=run)


def _keep_empty(group: InlinePiece, whole: Slice) -> InlinePiece:
    """Return a group, or what is copied as a whole without a text in it."""
    return group if group.shows_text else InlinePiece("object", (whole,))
