"""Reading a unit of XLIFF 2: its segments, which a program may have split or joined."""

from __future__ import annotations

import re

from dragoman.containers.xml_places import XmlNode
from dragoman.exchanges._xliff.grammar import MODULES
from dragoman.exchanges._xliff.typed_codes import restore_typed_codes
from dragoman.exchanges._xliff.units import (
    CONTEXT,
    LOST_MARK,
    OLD_STATES,
    UnitContent,
    UnitNote,
    describe_missing,
    find_gap,
    find_key,
    join_notes,
    join_segments,
    list_remarks,
    read_character,
    read_content,
    tell_fixed,
)
from dragoman.model import ReturnedRow, State

PREFIXES = {
    **MODULES,
    "urn:oasis:names:tc:xliff:document:2.0": "",
    "urn:oasis:names:tc:xliff:document:2.2": "",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
FUZZY = "dragoman:fuzzy"
_STATES = {
    "reviewed": State.REVIEWED,
    **OLD_STATES,
}
_FORMATS = {"xlf:b": "**", "xlf:i": "*"}
"""What a code without data means that a program put in, by its ``subType``."""
_CODES = frozenset({"pc", "ph", "sc", "ec"})
_RANKS = tuple(State)
_ORDER = re.compile(r"[0-9]{1,9}")


def read_unit(unit: XmlNode, number: int, is_fixed: bool) -> ReturnedRow | None:
    """Return what a unit says; None for one that is not a message, such as a heading."""
    attributes = unit.attributes
    key = find_key((attributes.get("id", ""), attributes.get("name", "")))
    segments = [child for child in unit.children if child.name in ("segment", "ignorable")]
    reader = _SegmentCodes(unit, segments)
    sources = [reader.read(segment.find("source")) for segment in segments]
    notes = _read_notes(unit)
    text, remarks = _join_targets(segments, sources, reader)
    source = "".join(source.text for source in sources)
    if is_fixed and not key:
        return tell_fixed(unit, number, source, text)
    said = [each for segment in segments for each in list_remarks(segment.find("target"), "value")]
    return ReturnedRow(
        number,
        key,
        source,
        text,
        _read_state(segments, text),
        join_notes([*notes, *said]),
        context=next((note.text for note in notes if note.kind == CONTEXT), None),
        remarks=remarks,
    )


def _read_notes(unit: XmlNode) -> list[UnitNote]:
    holder = unit.find("notes")
    notes = holder.find_all("note") if holder else ()
    return [UnitNote(note.attributes.get("category", ""), note.read_text()) for note in notes]


def _join_targets(
    segments: list[XmlNode], sources: list[UnitContent], reader: _SegmentCodes
) -> tuple[str, tuple[str, ...]]:
    """Return the translation of a unit, in the order that its segments have there."""
    texts: list[tuple[int, str]] = []
    missing, wanted, is_lost = 0, 0, False
    for place, (segment, source) in enumerate(zip(segments, sources, strict=True), 1):
        node = restore_typed_codes(segment.find("target"), segment.find("source"))
        target = reader.read(node)
        is_text = segment.name == "segment" and bool(source.text.strip())
        wanted += is_text
        missing += is_text and not target.text.strip()
        is_lost = is_lost or target.lost
        order = (node.attributes.get("order", "") if node else "") or str(place)
        text = source.text if node is None and not is_text else target.text
        texts.append((int(order) if _ORDER.fullmatch(order) else place, text))
    if wanted and missing == wanted:
        return "", ()
    if missing:
        return "", (describe_missing(missing, wanted),)
    in_order = (text for _, text in sorted(texts, key=lambda pair: pair[0]))
    text = join_segments(in_order, find_gap(source.text for source in sources))
    return text, (LOST_MARK,) if is_lost else ()


def _read_state(segments: list[XmlNode], text: str) -> State | None:
    """Return the state of the segment that has got least far; None where it says none."""
    found = [_read_one(segment) for segment in segments if segment.name == "segment"]
    if not text:
        return State.UNTRANSLATED
    if State.FUZZY in found:
        return State.FUZZY
    known = [state for state in found if state is not None]
    return min(known, key=_RANKS.index) if known and len(known) == len(found) else None


def _read_one(segment: XmlNode) -> State | None:
    """Return the state that a segment says.

    A text in the state "initial" says nothing: programs leave it where they put a text in.
    """
    if segment.attributes.get("subState") == FUZZY:
        return State.FUZZY
    return _STATES.get(segment.attributes.get("state", ""))


class _SegmentCodes:
    """Reads the codes of a unit: their data, and what the source has under their ids."""

    def __init__(self, unit: XmlNode, segments: list[XmlNode]) -> None:
        holder = unit.find("originalData")
        nodes = holder.find_all("data") if holder else ()
        self._data = {node.attributes.get("id", ""): _read_data(node) for node in nodes}
        self._source: dict[str, tuple[str | None, str]] = {}
        for segment in segments:
            source = segment.find("source")
            for node in source.iterate() if source else ():
                self._learn(node)

    def _learn(self, node: XmlNode) -> None:
        get = node.attributes.get
        start = self._data.get(get("dataRefStart", get("dataRef", "")))
        if node.name in ("pc", "ph", "sc"):
            sign = _FORMATS.get(get("subType", ""))
            end = self._data.get(get("dataRefEnd", ""), "")
            written = (sign, sign or "") if start is None else (start, end)
            self._source.setdefault(get("id", ""), written)
        elif start is not None and get("startRef") in self._source:
            of = get("startRef", "")
            self._source[of] = (self._source[of][0], start)

    def read(self, node: XmlNode | None) -> UnitContent:
        return read_content(node, self._read_code, frozenset())

    def _read_code(self, node: XmlNode) -> tuple[str | None, str]:
        get = node.attributes.get
        if node.name == "cp":
            return read_character(node.attributes.get("hex", "")), ""
        if node.name not in _CODES:
            return "", ""
        sign = _FORMATS.get(get("subType", ""))
        known = self._source.get(get("startRef", get("id", "")), (sign, sign or ""))
        if node.name == "pc":
            start = self._data.get(get("dataRefStart", ""), known[0])
            return start, self._data.get(get("dataRefEnd", ""), known[1])
        own = self._data.get(get("dataRef", ""))
        if node.name == "ec":
            return (known[1] if own is None else own), ""
        return (known[0] if own is None else own), ""


def _read_data(node: XmlNode) -> str:
    return read_content(
        node, lambda each: (read_character(each.attributes.get("hex", "")), ""), frozenset()
    ).text
