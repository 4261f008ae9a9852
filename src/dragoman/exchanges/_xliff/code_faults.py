"""What is wrong with the inline codes of a unit of XLIFF 2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import quote

_CODES = frozenset({"ph", "pc", "sc", "ec"})
_DATA = ("dataRef", "dataRefStart", "dataRefEnd")
_FLOWS = ("subFlows", "subFlowsStart", "subFlowsEnd")
_MATCHING = ("canCopy", "canDelete", "canOverlap")
_SUBTYPES = {
    **dict.fromkeys(("xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb"), "fmt"),
    "xlf:var": "ui",
}
_ONLY_ISOLATED = ("fs:fs", "fs:subFs", "slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef")
_XML = ((9, 10), (13, 13), (32, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
"""From which character to which XML can contain all."""


class SideOfUnit:
    """All sources of a unit, or all its targets, with the inline elements in them."""

    def __init__(self, contents: Iterable[XmlNode | None]) -> None:
        self.contents = list(contents)
        """None for a segment that has none."""
        self.events = [_list_events(content) for content in self.contents]
        """For each, its inline elements as they begin and end, and whether it is the end."""
        self.nodes = [node for events in self.events for node, is_end in events if not is_end]


_Event = tuple[XmlNode, bool]


def _list_events(content: XmlNode | None) -> list[_Event]:
    events: list[_Event] = []
    for child in content.children if content else ():
        if child.name and child.name[0] not in "!?":
            events += [(child, False), *_list_events(child)]
            if child.name in ("pc", "mrk"):
                events.append((child, True))
    return events


def find_code_faults(
    unit: XmlNode, sides: tuple[SideOfUnit, SideOfUnit], units: set[str]
) -> Iterator[str]:
    """Yield what is wrong with the codes of the sources and of the targets of a unit.

    ``units`` are the ids of all units of the file.
    """
    holder = unit.find("originalData")
    data = {node.attributes.get("id", "") for node in holder.find_all("data")} if holder else set()
    sources, targets = sides
    for side in sides:
        copied = {n.attributes["id"] for n in side.nodes if n.attributes.get("canCopy") != "no"
                  and n.name in _CODES and "id" in n.attributes}  # fmt: skip
        for node in side.nodes:
            yield from _find_one(node, data, units)
            if node.attributes.get("copyOf", next(iter(copied), "")) not in copied | {""}:
                yield "a code is the copy of one that is not there, or may not be copied"
        if None not in side.contents or side is sources:
            yield from _find_unpaired(side.nodes, "sc", "ec")
            yield from _find_unpaired(side.nodes, "sm", "em")
        yield from _find_without_first(side)
    yield from _find_removed(sources, targets)
    yield from _find_reordered(sources, targets)


def _find_one(node: XmlNode, data: set[str], units: set[str]) -> Iterator[str]:
    get, has = node.attributes.get, node.attributes.__contains__
    if node.name == "cp" and _is_in_xml(get("hex", "")):
        yield f"the character {quote(get('hex'))} may be written as it is"
    if any(has(name) and get(name) not in data for name in _DATA):
        yield "a code has original data that is not there"
    if has("copyOf") and any(map(has, _DATA)):
        yield "a code is a copy and has data of its own"
    sub = get("subType", "")
    if sub and (not has("type") or _SUBTYPES.get(sub, get("type")) != get("type")):
        yield "a code has a subType that does not belong to its type"
    if sub.startswith("xlf:") and sub not in _SUBTYPES:
        yield f"there is no subType {quote(sub)}"
    if any(name not in units for flow in _FLOWS for name in get(flow, "").split()):
        yield "a code has a sub-flow that is not a unit of the file"
    is_fixed = node.name in _CODES and get("canReorder") in ("no", "firstNo")
    if is_fixed and not get("canCopy") == get("canDelete") == "no":
        yield "a code that may not be moved may be copied or deleted"
    if node.name == "ec":
        is_isolated = get("isolated") == "yes"
        if has("id") != is_isolated or has("startRef") == is_isolated:
            yield "an end of a code has no beginning, and is not marked as isolated"
        if not is_isolated and any(map(has, _ONLY_ISOLATED)):
            yield "an end of a code says what only its beginning may say"


def _is_in_xml(digits: str) -> bool:
    number = int(digits or "0", 16)
    return any(first <= number <= last for first, last in _XML)


def _find_unpaired(nodes: Sequence[XmlNode], start: str, end: str) -> Iterator[str]:
    """Yield what is wrong where a beginning has no end after it, or an end no beginning."""
    waiting: dict[str, XmlNode] = {}
    for node in nodes:
        if node.name == start and node.attributes.get("isolated") != "yes":
            waiting[node.attributes.get("id", "")] = node
        elif node.name == end and "startRef" in node.attributes:
            first = waiting.pop(node.attributes["startRef"], None)
            if first is None:
                yield f"an <{end}> has no <{start}> before it"
            elif start == "sc":
                yield from _compare_ends(first, node)
    if waiting:
        yield f"an <{start}> has no <{end}> after it"


def _compare_ends(first: XmlNode, last: XmlNode) -> Iterator[str]:
    for name in _MATCHING:
        if first.attributes.get(name, "yes") != last.attributes.get(name, "yes"):
            yield f"the beginning and the end of a code differ in {name}"
    order = first.attributes.get("canReorder", "yes")
    wanted = "no" if order == "firstNo" else order
    if last.attributes.get("canReorder", "yes") != wanted:
        yield "the beginning and the end of a code differ in canReorder"


def _find_without_first(side: SideOfUnit) -> Iterator[str]:
    has_first = False
    for node in side.nodes:
        order = node.attributes.get("canReorder")
        has_first = has_first or order == "firstNo"
        if order == "no" and not has_first:
            yield "a code that may not be moved has no first one before it"


def _find_removed(sources: SideOfUnit, targets: SideOfUnit) -> Iterator[str]:
    kept = {node.attributes.get("id", node.attributes.get("startRef")) for node in targets.nodes}
    for events, target in zip(sources.events, targets.contents, strict=True):
        for node, _ in events if target is not None else ():
            name = node.attributes.get("id", node.attributes.get("startRef"))
            if node.attributes.get("canDelete") == "no" and name not in kept:
                yield f"the code {quote(name)} may not be deleted, and is not in the target"


def _find_reordered(sources: SideOfUnit, targets: SideOfUnit) -> Iterator[str]:
    for before, after in zip(sources.events, targets.events, strict=True):
        names = [_name_event(event) for event in after if event[0].name in _CODES]
        for sequence in _list_sequences(before):
            if sequence[0] not in names:
                continue
            start = names.index(sequence[0])
            if names[start : start + len(sequence)] != sequence:
                yield "codes that may not be moved are in another order in the target"


def _list_sequences(events: Iterable[_Event]) -> list[list[str]]:
    """Return the names of the codes that must stay together, in their order."""
    sequences: list[list[str]] = []
    is_open = False
    for event in events:
        node, is_end = event
        order = node.attributes.get("canReorder", "yes")
        if node.name not in _CODES:
            continue
        if order == "firstNo" and not is_end:
            sequences.append([_name_event(event)])
            is_open = True
        elif order == "no" and not is_end and is_open:
            sequences[-1].append(_name_event(event))
        else:
            is_open = False
    return sequences


def _name_event(event: _Event) -> str:
    node, is_end = event
    name = node.attributes.get("id", node.attributes.get("startRef", ""))
    return f"{node.name} {name} {is_end}"
