"""What is in a paragraph of Word, as pieces: texts, line breaks, and what a text flows around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.sources.docx.names import find_child, is_on, read_value
from dragoman.sources.docx.package import Relation
from dragoman.xml_places import XmlNode

_DROPPED = frozenset(
    {"w:proofErr", "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:lastRenderedPageBreak"}
    | {"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"}
    | {"w:softHyphen", "w:delText", "w:annotationRef", "!", "?", ""}
)
"""What has no meaning for a reader. A paragraph that is written anew does not have it."""
_BEGINNINGS = frozenset({"w:commentRangeStart", "w:permStart"})
_ENDS = frozenset({"w:commentRangeEnd", "w:permEnd", "w:commentReference"})
_TRANSPARENT = frozenset({"w:ins", "w:moveTo", "w:smartTag"})
_GROUPS = frozenset({"w:fldSimple", "w:sdt", "w:customXml", "w:dir", "w:bdo"})
_DIRECTED = frozenset({"w:dir", "w:bdo"})
FIELD = "field"
_DEEPEST_FIELD = 20
"""How many fields may be in each other; a deeper one is an object where it begins and ends."""
_LAST_PLACE = "_GoBack"
_ADDRESS = re.compile(
    r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|([^\s\"\\]+))?(?:.*?\\l\s+\"([^\"]*)\")?", re.S | re.I
)
SYMBOLS = str.maketrans(
    {0xF0B7: "•", 0xF0A7: "▪", 0xF0E0: "→", 0xF0DF: "←", 0xF0FC: "✓", 0xF0FE: "☑", 0xF0A8: "☐"}
    | {0xF0AE: "→", 0xF0AC: "←", 0xF0B1: "±", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0D2: "®", 0xF0D3: "©"}
)


class Slice(NamedTuple):
    """Bytes of the part; in a run, they are written in a run with its properties."""

    start: int
    end: int
    run: XmlNode | None = None


@dataclass(slots=True, eq=False)
class WordPiece:
    """A piece of a paragraph."""

    kind: str
    """"text", "break", "object", "note", "group", "link" or "isolate"; "begin" and "end" for what
    stays at the edges; "field" for a mark of a field, until its fields are made groups."""
    slices: tuple[Slice, ...] = ()
    """Of what is copied, all of it; of a group or link, what is before its content."""
    closing: tuple[Slice, ...] = ()
    text: str = ""
    """Of a text, its characters; of a note, its label; of a mark of a field, which one; of an
    isolate, "ltr" or "rtl"; of the group of a field, ``FIELD``."""
    run: XmlNode | None = None
    children: list[WordPiece] = field(default_factory=list)
    target: str = ""
    """Of a link, its address, also where Word made it up and translators do not see it."""
    marks: set[object] = field(default_factory=set)
    """How it looks: kinds of spans, and looks that Markdown has no mark for."""
    ignored: frozenset[str] = frozenset()
    """Of a text, the properties that a reader does not see in its letters."""
    name: str = ""
    """The name of the placeholder that stands for it."""

    @property
    def shows_text(self) -> bool:
        """Whether there is a text in it, more than spaces."""
        if self.children:
            return any(child.shows_text for child in self.children)
        return self.kind == "note" or (self.kind == "text" and bool(self.text.strip()))


@dataclass(frozen=True, slots=True)
class PieceReader:
    """What is needed to read the pieces of a part's paragraphs."""

    relations: Mapping[str, Relation]
    notes: Mapping[tuple[str, str], str]
    """The labels of notes, by the name of the element that refers to them and the id."""
    anchors: frozenset[str] = frozenset()
    """The names of the bookmarks that something refers to; others stay at the edges."""
    _places: set[str] = field(default_factory=set)
    """The ids of the bookmarks with which Word remembers where somebody wrote last."""
    _idle: set[str] = field(default_factory=set)
    """The ids of the bookmarks that nothing refers to."""

    def read_pieces(self, node: XmlNode) -> list[WordPiece]:
        """Return the pieces of a paragraph, or of an element in it."""
        found: list[WordPiece] = []
        for child in node.children:
            self._read_node(child, found)
        return join_objects(_make_fields(found))

    def _read_node(self, node: XmlNode, found: list[WordPiece]) -> None:
        name = node.name
        if name == "w:r":
            self._read_run(node, found)
        elif name in _DROPPED or self._is_last_place(node):
            return
        elif name in _TRANSPARENT:
            for child in node.children:
                self._read_node(child, found)
        elif name == "w:hyperlink":
            found.append(self._read_link(node))
        elif name in _GROUPS:
            found.append(self._read_group(node))
        elif name in _BEGINNINGS or name in _ENDS or self._is_idle(node):
            kind = "begin" if name.endswith("Start") else "end"
            found.append(WordPiece(kind, (Slice(node.start, node.end),)))
        else:
            found.append(WordPiece("object", (Slice(node.start, node.end),)))

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

    def _read_group(self, node: XmlNode) -> WordPiece:
        content = node
        if node.name == "w:sdt":
            content = node.find("w:sdtContent") or node
        if node.name == "w:sdt" and content is node:
            return WordPiece("object", (Slice(node.start, node.end),))
        group = WordPiece(
            "group",
            (Slice(node.start, content.inner),),
            (Slice(content.inner_end, node.end),),
            children=self.read_pieces(content),
        )
        group.target = _find_address(node.attributes.get("w:instr", ""))
        group.kind = _name_link(group.target)
        if node.name in _DIRECTED:
            group.kind, group.text = "isolate", read_value(node)
        elif node.name == "w:fldSimple":
            group.text = FIELD
        return _keep_empty(group, Slice(node.start, node.end))

    def _read_link(self, node: XmlNode) -> WordPiece:
        relation = self.relations.get(node.attributes.get("r:id", ""))
        anchor = node.attributes.get("w:anchor", "")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        link = WordPiece(
            _name_link(target),
            (Slice(node.start, node.inner),),
            (Slice(node.inner_end, node.end),),
            children=self.read_pieces(node),
            target=target,
        )
        return _keep_empty(link, Slice(node.start, node.end))

    def _read_run(self, run: XmlNode, found: list[WordPiece]) -> None:
        if is_on(find_child(run, "w:rPr", "w:vanish")):
            found.append(WordPiece("object", (Slice(run.start, run.end),)))
            return
        for node in run.children:
            if node.name == "w:ruby":
                base = node.find("w:rubyBase")
                for child in base.children if base else ():
                    self._read_node(child, found)
            elif node.name not in _DROPPED:
                found.append(self._read_child(node, run))

    def _read_child(self, node: XmlNode, run: XmlNode) -> WordPiece:
        """Return the piece that a child of a run is."""
        copied = (Slice(node.start, node.end, run),)
        match node.name:
            case "w:t":
                return WordPiece("text", copied, text=_read_text(node), run=run)
            case "w:br" if node.attributes.get("w:type", "textWrapping") == "textWrapping":
                return WordPiece("break", copied, run=run)
            case "w:cr":
                return WordPiece("break", copied, run=run)
            case "w:noBreakHyphen":
                return WordPiece("text", copied, text="\u2011", run=run)
            case "w:sym":
                return _read_symbol(node, copied, run)
            case "w:footnoteReference" | "w:endnoteReference":
                label = self.notes.get((node.name, node.attributes.get("w:id", "")), "")
                return WordPiece("note" if label else "object", copied, text=label, run=run)
            case "w:fldChar":
                return WordPiece("field", copied, text=read_value(node, "w:fldCharType"), run=run)
            case "w:instrText":
                return WordPiece(
                    "field", copied, text="instruction", run=run, target=node.read_text()
                )
            case "w:commentReference":
                return WordPiece("end", copied, run=run)
            case _:
                return WordPiece("object", copied, run=run)


def _read_text(node: XmlNode) -> str:
    text = re.sub(r"[\t\r\n]", " ", node.read_text()).replace("\u00ad", "")
    return text if node.attributes.get("xml:space") == "preserve" else text.strip(" ")


def _read_symbol(node: XmlNode, copied: tuple[Slice, ...], run: XmlNode) -> WordPiece:
    """Return the text of a character of a font of symbols, where Unicode has it."""
    code = node.attributes.get("w:char", "")
    try:
        character = chr(int(code, 16)).translate(SYMBOLS)
    except (ValueError, OverflowError):
        character = ""
    if character and len(code) <= 4 and not "\ue000" <= character <= "\uf8ff":
        return WordPiece("text", copied, text=character, run=run)
    return WordPiece("object", copied, run=run)


def _name_link(target: str) -> str:
    """Return the kind of a link: a group without an address, or with one that Word made up."""
    return "link" if target and not target.startswith("#_") else "group"


def _find_address(instruction: str) -> str:
    """Return the address of a field that is a link; empty for another field."""
    match = _ADDRESS.match(instruction)
    if match is None:
        return ""
    return (match[1] or match[2] or "") + (f"#{match[3]}" if match[3] else "")


def _keep_empty(group: WordPiece, whole: Slice) -> WordPiece:
    """Return a group, or what is copied as a whole where there is no text in it."""
    return group if group.shows_text else WordPiece("object", (whole,))


def _make_fields(pieces: Iterable[WordPiece]) -> list[WordPiece]:
    """Return the pieces with each field as a group around its result.

    A field that does not begin and end here, as that of a table of contents does not, is an object
    where it begins and one where it ends.
    """
    stack: list[list[WordPiece]] = [[]]
    for piece in pieces:
        if piece.kind == "field" and piece.text == "begin" and len(stack) < _DEEPEST_FIELD:
            stack.append([piece])
        elif piece.kind == "field" and piece.text == "end" and len(stack) > 1:
            field_pieces = [*stack.pop(), piece]
            stack[-1].append(_make_field(field_pieces))
        else:
            stack[-1].append(piece)
    flat = [piece for level in stack for piece in level]
    return [_make_object(piece) if piece.kind == "field" else piece for piece in flat]


def _make_object(piece: WordPiece) -> WordPiece:
    return WordPiece("object", piece.slices, run=piece.run)


def _make_field(pieces: list[WordPiece]) -> WordPiece:
    cut = next(
        (n for n, each in enumerate(pieces) if each.text == "separate" and each.kind == "field"),
        len(pieces) - 1,
    )
    opening, result = pieces[: cut + 1], pieces[cut + 1 : -1]
    before = tuple(each for piece in opening for each in list_slices(piece))
    instruction = "".join(piece.target for piece in opening if piece.kind == "field")
    target = _find_address(instruction)
    inside = [_make_object(piece) if piece.kind == "field" else piece for piece in result]
    group = WordPiece(_name_link(target), before, pieces[-1].slices, children=inside, target=target)
    if group.shows_text and cut < len(pieces) - 1:
        group.children, group.text = join_objects(inside), FIELD
        return group
    return WordPiece("object", tuple(each for piece in pieces for each in list_slices(piece)))


def list_slices(piece: WordPiece) -> list[Slice]:
    """Return all bytes of a piece as slices, in order."""
    inside = [each for child in piece.children for each in list_slices(child)]
    return [*piece.slices, *inside, *piece.closing]


def join_objects(pieces: Iterable[WordPiece]) -> list[WordPiece]:
    """Return the pieces with neighbouring objects as one, and without empty texts."""
    joined: list[WordPiece] = []
    for piece in pieces:
        if piece.kind == "text" and not piece.text:
            continue
        if joined and piece.kind == joined[-1].kind == "object":
            joined[-1] = WordPiece("object", (*joined[-1].slices, *piece.slices))
        else:
            joined.append(piece)
    return joined


__all__ = ["PieceReader", "Slice", "WordPiece", "join_objects", "list_slices"]
