"""Reading a unit of XLIFF 1.2."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.containers.xml_places import XmlNode
from dragoman.exchanges._xliff.confirmed import PROGRAMS, find_confirmed
from dragoman.exchanges._xliff.typed_codes import restore_typed_codes
from dragoman.exchanges._xliff.units import (
    LOST_MARK,
    OLD_STATES,
    UnitContent,
    UnitNote,
    describe_missing,
    find_gap,
    find_key,
    is_segment,
    join_notes,
    list_remarks,
    read_character,
    read_content,
    tell_fixed,
)
from dragoman.model import ReturnedRow, State

PREFIXES = {
    **PROGRAMS,
    "urn:oasis:names:tc:xliff:document:1.2": "",
    "urn:oasis:names:tc:xliff:document:1.1": "",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
DIVIDER = "…"
"""Between the beginning and the end of a mark in the attribute ``equiv-text``."""
WHITE_SPACE = {"\n": "\u240a", "\r": "\u240d", "\t": "\u2409"}
"""What is written in an attribute for characters that programs write as a space there."""
_SHOWN = str.maketrans({sign: character for character, sign in WHITE_SPACE.items()})
_UNTRANSLATED = frozenset({"new", "needs-translation"})
_HEADER = "x-gettext-domain-header"
"""How the Translate Toolkit marks the header of a catalogue."""
_SUGGESTED = frozenset(
    {
        "fuzzy-match",
        "leveraged-glossary",
        "leveraged-mt",
        "mt-suggestion",
        "tm-suggestion",
    }
)
_REJECTED = "rejected-"
"""How a ``state-qualifier`` begins that says that somebody found a text wrong."""
_NATIVE = frozenset({"bpt", "ept", "it", "ph"})
"""The codes whose content is what they are written as."""
_BEGINNINGS = frozenset({"g", "x", "bx", "bpt", "it", "ph"})
_ENDS = frozenset({"ex", "ept"})
_CONTROL = re.compile(r"c[0-9]+-([0-9a-f]{4})")
_FORMATS = {"bold": "**", "italic": "*"}


def read_unit(unit: XmlNode, number: int, is_fixed: bool) -> ReturnedRow | None:
    """Return what a unit says; None for one that is not a message, such as a heading."""
    attributes = unit.attributes
    key = find_key(attributes.get(name, "") for name in ("id", "resname", "extradata"))
    if attributes.get("restype") == _HEADER:
        return None
    reader = _TransUnitCodes(unit.find("source"))
    source = reader.read(unit.find("source"))
    node = restore_typed_codes(unit.find("target"), unit.find("source"))
    target = reader.read(node, _find_gap(unit.find("seg-source")))
    if is_fixed and not key:
        return tell_fixed(unit, number, source.text, target.text)
    state = node.attributes.get("state", "") if node else ""
    text = target.text if target.text.strip() else ""
    remarks: tuple[str, ...] = ()
    if state in _UNTRANSLATED and text.strip() == source.text.strip():
        text = ""  # a copy, for programs that offer only what is in a target
    missing, wanted = _count_missing(unit)
    if text and missing:
        text, remarks = "", (describe_missing(missing, wanted),)
    elif text and target.lost:
        remarks = (LOST_MARK,)
    return ReturnedRow(
        number,
        key,
        source.text,
        text,
        _read_state(unit, state, text),
        _read_note(unit),
        context=_read_context(unit),
        remarks=remarks,
    )


def _read_state(unit: XmlNode, state: str, text: str) -> State | None:
    """Return the state of a text; None where it is "new", as programs leave it, or says nothing.

    A text that a program put in, and of which nobody said more, is fuzzy.
    """
    if not text:
        return State.UNTRANSLATED
    target = unit.find("target")
    qualifier = target.attributes.get("state-qualifier", "") if target else ""
    is_approved = unit.attributes.get("approved") == "yes"
    said = OLD_STATES.get(state, State.REVIEWED if is_approved else None)
    if qualifier.startswith(_REJECTED) or (said is None and qualifier in _SUGGESTED):
        said = State.FUZZY
    return find_confirmed(unit) or said


def _count_missing(unit: XmlNode) -> tuple[int, int]:
    """Return how many segments of a unit have no translation, and how many it has."""
    wanted = _find_segments(unit.find("seg-source"))
    found = _find_segments(unit.find("target"))
    return len(wanted - found) if found else 0, len(wanted)


def _find_segments(node: XmlNode | None) -> set[str]:
    """Return the names of the segments in an element that have a text."""
    return {
        each.attributes.get("mid", "")
        for each in (node.iterate() if node else ())
        if is_segment(each) and each.read_text().strip()
    }


def _find_gap(node: XmlNode | None) -> str:
    """Return what is between the segments that the source of a unit was split into."""
    pairs = (pair for each in (node.iterate() if node else ()) for pair in pairwise(each.children))
    touching = ((one, other) for one, other in pairs if is_segment(one) and is_segment(other))
    gaps = {find_gap(each.read_text() for each in pair) for pair in touching}
    return " " if node and "" not in gaps else ""


def _read_note(unit: XmlNode) -> str:
    notes = (UnitNote(n.attributes.get("from", ""), n.read_text()) for n in unit.find_all("note"))
    return join_notes([*notes, *list_remarks(unit.find("target"), "comment")])


def _read_context(unit: XmlNode) -> str | None:
    for group in unit.find_all("context-group"):
        for context in group.find_all("context"):
            if context.attributes.get("context-type") == "x-msgctxt":
                return context.read_text()
    return None


class _TransUnitCodes:
    """Reads the codes of a unit: what they say themselves, and what the source has for them."""

    def __init__(self, source: XmlNode | None) -> None:
        self._starts: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        for node in source.iterate() if source else ():
            start, end = _read_own(node)
            name = _name_code(node)
            sign = _FORMATS.get(node.attributes.get("ctype", "")) if node.name == "bx" else None
            if sign and start is None:
                start = sign
                self._ends.setdefault(name, sign)
            if node.name in _BEGINNINGS and start is not None:
                self._starts.setdefault(name, start)
            if node.name == "g" or node.name in _ENDS:
                self._ends.setdefault(name, end)

    def read(self, node: XmlNode | None, gap: str = "") -> UnitContent:
        return read_content(node, self._read_code, _NATIVE, gap)

    def _read_code(self, node: XmlNode) -> tuple[str | None, str]:
        if node.name not in _BEGINNINGS | _ENDS:
            return "", ""
        start, end = _read_own(node)
        name = _name_code(node)
        if node.name in _ENDS:
            return end or self._ends.get(name, ""), ""
        if start is None:
            start, end = self._starts.get(name), self._ends.get(name, "") * (node.name == "g")
        sign = _FORMATS.get(node.attributes.get("ctype", ""))
        return (sign, sign or "") if start is None and node.name == "g" else (start, end)


def _name_code(node: XmlNode) -> str:
    """Return what a code has in common with its other end, and with itself in the source."""
    return node.attributes.get("rid") or node.attributes.get("id", "")


def _read_own(node: XmlNode) -> tuple[str | None, str]:
    """Return what a code itself says of how it is written; None where it says nothing."""
    if node.name in _NATIVE:
        written = node.read_text() or node.attributes.get("equiv-text", "").translate(_SHOWN)
        return ("", written) if node.name in _ENDS else (written, "")
    control = _CONTROL.fullmatch(node.attributes.get("id", ""))
    if control and node.name == "x":
        return read_character(control[1]), ""
    said = node.attributes.get("equiv-text")
    said = said and said.translate(_SHOWN)
    if node.name in _ENDS:
        return "", said or ""
    if said is None or node.name != "g":
        return said, ""
    start, divider, end = said.partition(DIVIDER)
    return (start, end) if divider else (None, "")
