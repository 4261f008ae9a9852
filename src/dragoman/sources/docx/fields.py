"""The fields of Word: what it works out itself, such as the number of a page, and old links.

A field is written as marks in the text, one where it begins, one before its result, and one where
it ends; they may be in different paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.containers.xml_places import XmlNode
from dragoman.inline import write_marks
from dragoman.model import Span
from dragoman.sources._office.pieces import (
    BOX_STATES,
    FIELD,
    InlinePiece,
    join_objects,
    list_slices,
    show_choice,
)
from dragoman.sources._office.units import EQUATION, READING
from dragoman.sources.docx.names import find_child, is_on, read_value
from dragoman.sources.docx.package import DocxPackage
from dragoman.texts.symbol_fonts import read_symbol

_ADDRESS = re.compile(
    r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|([^\s\"\\]+))?(?:.*?\\l\s+\"([^\"]*)\")?", re.S | re.I
)
_BUTTON_NAME = re.compile(r"\s*(?:MACRO|GOTO)BUTTON\b", re.I)
_BUTTON = re.compile(_BUTTON_NAME.pattern + r"\s+(?:\"[^\"]*\"|\S+)\s+(\S.*)", re.S | re.I)
_SIGN = re.compile(r"\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})\b.*?\\f\s+\"([^\"]+)\"", re.S | re.I)
_EQUATION = re.compile(r"\s*EQ\s", re.I)
_OVER = re.compile(r"\s*EQ\s[^()]*\\o\s*\\a[cdlr]\s*\(.*[,;]([^\\,;()]+)\)\s*$", re.S | re.I)
"""Texts that lie over each other and are aligned: so Word writes the reading of characters, before
these, and a circle around a number. Others, such as a stroke through a sign, are an equation."""
_UNSEEN = re.compile(r"\s*(?:XE|TC|TA|RD|SET)\b", re.I)
"""Entries of an index or another list, and what only other fields use."""
_WORDS = re.compile(r"[^\s\"\\]+")
_DEEPEST_FIELD = 20
"""How many fields may be in each other; a deeper one is an object where it begins and ends."""


def name_link(target: str) -> str:
    """Return the kind of a link: a group without an address, or with one that Word made up."""
    return "link" if target and not target.startswith("#_") else "group"


def find_address(instruction: str) -> str:
    """Return the address of a field that is a link; empty for another field."""
    match = _ADDRESS.match(instruction)
    if match is None:
        return ""
    return (match[1] or match[2] or "") + (f"#{match[3]}" if match[3] else "")


def read_box(node: XmlNode) -> str:
    """Return what Word shows of a form where a field begins: a box, or what was chosen of a list;
    "" for another field.

    Source: ECMA-376, part 1, sections 17.16.7 (``w:checkBox``) and 17.16.9 (``w:ddList``).
    """
    box, choices = (find_child(node, "w:ffData", name) for name in ("w:checkBox", "w:ddList"))
    if box is not None:
        return BOX_STATES[is_on(box.find("w:checked") or box.find("w:default"))]
    if choices is None:
        return ""
    offered = [read_value(entry) for entry in choices.find_all("w:listEntry")]
    return show_choice(offered, read_value(choices.find("w:result") or choices.find("w:default")))


def make_fields(pieces: Iterable[InlinePiece]) -> list[InlinePiece]:
    """Return the pieces with each field as a group around its result.

    A field that does not begin and end here, as that of a table of contents does not, is an object
    where it begins and one where it ends.
    """
    stack: list[list[InlinePiece]] = [[]]
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


def _make_object(piece: InlinePiece) -> InlinePiece:
    return InlinePiece("object", piece.slices, run=piece.run, box=piece.box)


def _make_field(pieces: list[InlinePiece]) -> InlinePiece:
    cut = next(
        (n for n, each in enumerate(pieces) if each.text == "separate" and each.kind == "field"),
        len(pieces) - 1,
    )
    opening, result = pieces[: cut + 1], pieces[cut + 1 : -1]
    before = tuple(each for piece in opening for each in list_slices(piece))
    instruction = "".join(piece.target for piece in opening if piece.kind == "field")
    target = find_address(instruction)
    inside = [_make_object(piece) if piece.kind == "field" else piece for piece in result]
    group = InlinePiece(
        name_link(target), before, pieces[-1].slices, children=inside, target=target
    )
    if group.shows_text and cut < len(pieces) - 1:
        group.children, group.text = join_objects(inside), FIELD
        return group
    slices = tuple(each for piece in pieces for each in list_slices(piece))
    shown = "".join(piece.box for piece in pieces) or _read_shown(opening)
    is_unseen = not shown and _UNSEEN.match(instruction) is not None
    return InlinePiece("object", slices, box=shown, is_unseen=is_unseen)


def _read_shown(code: Iterable[InlinePiece]) -> str:
    """Return what Word shows of a field that has its text in its code, in Markdown; "" for another
    one.

    Source: ECMA-376, part 1, section 17.16.5 (EQ, GOTOBUTTON, MACROBUTTON, SYMBOL).
    """
    written = "".join(each.target if each.kind == "field" else each.text for each in code)
    if match := _BUTTON.match(written):
        shown = " ".join(match[1].split())
    elif match := _OVER.match(written):
        shown = match[1].strip()
    elif match := _SIGN.match(written):
        number = int(match[1], 16) if match[1][:2].lower() == "0x" else int(match[1])
        shown = read_symbol(match[2], f"{number:X}")
    else:
        return ""
    return write_marks((Span(text=shown),))


def name_unread_field(node: XmlNode) -> str:
    """Return what a field shows that is not read, if a node is the code of such a field."""
    if node.name != "w:instrText":
        return ""
    code = node.read_text()
    if _OVER.match(code):
        return READING
    if _EQUATION.match(code):
        return EQUATION
    return "the text of a button" if _BUTTON_NAME.match(code) else ""


def find_field_words(package: DocxPackage) -> frozenset[str]:
    """Return the words in the fields and links of a document.

    Bookmarks and properties with other names are not used.
    """
    kinds = ("footnotes", "endnotes", "header", "footer")
    main = package.find_parts("", "officeDocument")
    parts = [each for kind in kinds for part in main for each in package.find_parts(part, kind)]
    found: set[str] = set()
    for part in (*main, *parts):
        for node in package.read_part(part).root.iterate():
            if node.name == "w:hyperlink":
                found.add(node.attributes.get("w:anchor", ""))
            elif node.name == "w:instrText":
                found.update(_WORDS.findall(node.read_text()))
            elif node.name == "w:fldSimple":
                found.update(_WORDS.findall(node.attributes.get("w:instr", "")))
    return frozenset(found)
