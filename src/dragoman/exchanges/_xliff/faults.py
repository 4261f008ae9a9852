"""Whether a file is valid as XLIFF 2: what the specification says beyond the grammar.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html, "Constraints"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import quote
from dragoman.exchanges._xliff.code_faults import SideOfUnit, find_code_faults
from dragoman.exchanges._xliff.grammar import find_misplaced
from dragoman.exchanges._xliff.module_faults import find_module_faults, is_language
from dragoman.exchanges._xliff.references import find_reference_faults

_HOLDERS = ("file", "group", "unit")
_PARTS = ("segment", "ignorable")


def find_faults(root: XmlNode) -> Iterator[str]:
    """Yield what is wrong with a file, in sentences without a capital and a full stop.

    What is wrong with single units only, ``find_faulty_units`` says.
    """
    yield from find_misplaced(root)
    files = list(root.find_all("file"))
    yield from _find_doubles("file", files)
    for file in files:
        inside = list(file.iterate())
        units = [node for node in inside if node.name == "unit"]
        yield from _find_doubles("unit", units)
        yield from _find_doubles("group", (node for node in inside if node.name == "group"))
        yield from _find_holder_faults(inside)
        yield from find_module_faults(root, file)


def find_faulty_units(root: XmlNode) -> dict[XmlNode, str]:
    """Return the units with a fault, each with its first one."""
    found: dict[XmlNode, str] = {}
    for file in root.find_all("file"):
        units = list(_walk_units(file, _inherit(root, {"xml:space": "default"})))
        names = {unit.attributes.get("id", "") for unit, _ in units}
        for unit, inherited in units:
            fault = next(_find_unit_faults(root, unit, inherited, names), None)
            if fault:
                found[unit] = f"{fault} (unit {quote(unit.attributes.get('id'))})"
    return found


def _find_doubles(what: str, nodes: Iterable[XmlNode]) -> Iterator[str]:
    counts = Counter(node.attributes["id"] for node in nodes if "id" in node.attributes)
    yield from (
        f"the id {quote(name)} of a {what} is there twice" for name, n in counts.items() if n > 1
    )


_Inherited = dict[str, str]
"""What ``xml:space`` and ``xml:lang`` are in an element."""


def _inherit(node: XmlNode, around: _Inherited) -> _Inherited:
    own = {name: value for name, value in node.attributes.items() if name.startswith("xml:")}
    return {**around, **own}


def _walk_units(node: XmlNode, around: _Inherited) -> Iterator[tuple[XmlNode, _Inherited]]:
    """Yield the units in an element, each with what it inherits."""
    inherited = _inherit(node, around)
    if node.name == "unit":
        yield node, inherited
    for child in node.children if node.name != "unit" else ():
        if child.name in _HOLDERS:
            yield from _walk_units(child, inherited)


def _find_holder_faults(nodes: Iterable[XmlNode]) -> Iterator[str]:
    for node in nodes:
        if node.name == "notes":
            yield from _find_doubles("note", node.find_all("note"))
        elif node.name == "originalData":
            yield from _find_doubles("data", node.find_all("data"))
        elif node.name == "skeleton" and ("href" in node.attributes) == bool(node.children):
            yield "a skeleton must have either a content or an href"
        elif node.name in _HOLDERS:
            foreign = (child for child in node.children if child.name.startswith("?:"))
            inside = [each for child in foreign for each in child.iterate()]
            ids = (each.attributes.get("id", each.attributes.get("xml:id")) for each in inside)
            counts = Counter(name for name in ids if name)
            if counts and max(counts.values()) > 1:
                yield f"an id of an extension is twice in a {node.name}"


def _find_unit_faults(
    root: XmlNode, unit: XmlNode, inherited: _Inherited, names: set[str]
) -> Iterator[str]:
    parts = [child for child in unit.children if child.name in _PARTS]
    if not any(part.name == "segment" for part in parts):
        yield "it has no segment"
    yield from _find_order_faults(parts)
    for part in parts:
        yield from _find_part_faults(root, part, inherited)
    sources = SideOfUnit(part.find("source") for part in parts)
    targets = SideOfUnit(part.find("target") for part in parts)
    yield from _find_id_faults(parts, sources, targets)
    yield from find_code_faults(unit, (sources, targets), names)
    yield from find_reference_faults(unit, [*sources.nodes, *targets.nodes])


def _find_order_faults(parts: list[XmlNode]) -> Iterator[str]:
    targets = ((place, part.find("target")) for place, part in enumerate(parts, 1))
    orders = [node.attributes.get("order", str(place)) for place, node in targets if node]
    if len(set(orders)) < len(orders):
        yield "two targets have the same order"


def _find_part_faults(root: XmlNode, part: XmlNode, inherited: _Inherited) -> Iterator[str]:
    attributes = root.attributes
    source, target = part.find("source"), part.find("target")
    if "subState" in part.attributes and "state" not in part.attributes:
        yield "a segment has a subState without a state"
    if target is not None and "trgLang" not in attributes:
        yield "it has a target, but the file does not say trgLang"
    for node, name in ((source, "srcLang"), (target, "trgLang")):
        said = _inherit(node, inherited).get("xml:lang") if node else None
        if said is not None and not is_language(said, attributes.get(name, "")):
            yield f"the language of {part.name} is {quote(said)}, and not {name}"
    spaces = {_inherit(node, inherited)["xml:space"] for node in (source, target) if node}
    if len(spaces) > 1:
        yield "a source and its target differ in xml:space"


def _find_id_faults(
    parts: list[XmlNode], sources: SideOfUnit, targets: SideOfUnit
) -> Iterator[str]:
    yield from _find_doubles("part or code", [*parts, *sources.nodes])
    yield from _find_doubles("code of a target", targets.nodes)
    names = {node.attributes["id"]: node.name for node in sources.nodes if "id" in node.attributes}
    names |= {part.attributes["id"]: part.name for part in parts if "id" in part.attributes}
    for node in targets.nodes:
        of_source = names.get(node.attributes.get("id", ""), node.name)
        if of_source != node.name and {of_source, node.name} - {"pc", "sc", "ec"}:
            yield f"the id {quote(node.attributes['id'])} is another thing in the source"
