"""What is wrong with the parts of a file that belong to the modules of XLIFF 2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import quote
from dragoman.exchanges._xliff.references import read_reference

_RULES = ("isPresent", "isNotPresent", "startsWith", "endsWith")
_UNIQUE = {
    "gls:glossary": ("gls:glossEntry", "gls:translation"),
    "mtc:matches": ("mtc:match",),
    "mda:metadata": ("mda:metadata", "mda:metaGroup"),
    "res:resourceData": ("res:resourceItem", "res:resourceItemRef"),
}
"""By the element of a module, those in it whose ids differ."""


def find_module_faults(root: XmlNode, file: XmlNode) -> Iterator[str]:
    """Yield what is wrong with what a file has of the modules."""
    for node in file.iterate():
        yield from _find_doubles(node)
        yield from _find_attribute_faults(node)
        if node.name == "gls:glossEntry":
            if not (node.find("gls:translation") or node.find("gls:definition")):
                yield "an entry of a glossary has neither a translation nor a definition"
        elif node.name == "mtc:match":
            if "subType" in node.attributes and "type" not in node.attributes:
                yield "a match has a subType without a type"
        elif node.name in ("res:source", "res:target"):
            yield from _find_resource_faults(root, node)
        elif node.name == "val:rule":
            yield from _find_rule_faults(node)
        elif node.name == "unit":
            yield from _find_match_faults(node)
            yield from _find_revision_faults(node)
    yield from _find_sizes(file, frozenset())


def is_language(said: str, wanted: str) -> bool:
    """Return whether a language is the wanted one, or that of a region or a script of it."""
    return f"{said.lower()}-".startswith(f"{wanted.lower()}-")


def _find_doubles(node: XmlNode) -> Iterator[str]:
    names = _UNIQUE.get(node.name, ())
    inside = (each for each in node.iterate() if each.name in names) if names else ()
    counts = Counter(each.attributes["id"] for each in inside if "id" in each.attributes)
    yield from (
        f"the id {quote(name)} is twice in <{node.name}>" for name, n in counts.items() if n > 1
    )


def _find_attribute_faults(node: XmlNode) -> Iterator[str]:
    if "fs:subFs" in node.attributes and "fs:fs" not in node.attributes:
        yield "there is fs:subFs without fs:fs"
    if "slr:sizeInfo" in node.attributes and "slr:sizeInfoRef" in node.attributes:
        yield "there are slr:sizeInfo and slr:sizeInfoRef together"


def _find_resource_faults(root: XmlNode, node: XmlNode) -> Iterator[str]:
    if ("href" in node.attributes) == bool(node.children):
        yield f"<{node.name}> must have either a content or an href"
    wanted = root.attributes.get("srcLang", "")
    said = node.attributes.get("xml:lang", wanted)
    if node.name == "res:source" and not is_language(said, wanted):
        yield f"the language of <{node.name}> is not srcLang"


def _find_rule_faults(rule: XmlNode) -> Iterator[str]:
    named = [name for name in _RULES if name in rule.attributes]
    others = [name for name in rule.attributes if ":" in name]
    if len(named) + bool(others) != 1:
        yield "a rule must say exactly one thing"
    if "existsInSource" in rule.attributes and (named[:1] in ([], ["isNotPresent"])):
        yield "a rule may not say existsInSource alone"
    if "occurs" in rule.attributes and "isPresent" not in rule.attributes:
        yield "a rule says how often, but not what"


def _find_match_faults(unit: XmlNode) -> Iterator[str]:
    parts = [child for child in unit.children if child.name in ("segment", "ignorable")]
    ids = {node.attributes.get("id") for part in parts for node in part.iterate()}
    for holder in unit.find_all("mtc:matches"):
        for match in holder.find_all("mtc:match"):
            steps = read_reference(match.attributes.get("ref", ""))
            if not steps or steps[-1][1] not in ids:
                yield "a match is for a part of a unit that is not there"


def _find_revision_faults(unit: XmlNode) -> Iterator[str]:
    inside = [node for node in unit.iterate() if node.name]
    ids = {node.attributes["id"]: node for node in inside if "id" in node.attributes}
    for node in inside:
        if node.name != "ctr:revisions":
            continue
        what, ref = node.attributes.get("appliesTo"), node.attributes.get("ref")
        several = [each for each in inside if each.name == what]
        about = ids.get(ref) if ref else (several[0] if len(several) == 1 else None)
        if about is None:
            yield "a revision is of something that is not there, or of one of several"
        else:
            yield from _find_item_faults(node, about)


def _find_item_faults(revisions: XmlNode, about: XmlNode) -> Iterator[str]:
    for revision in revisions.find_all("ctr:revision"):
        said = [item.attributes.get("property", "") for item in revision.find_all("ctr:item")]
        if len(set(said)) < len(said):
            yield "a revision says the same property twice"
        if any(name != "content" and name not in about.attributes for name in said):
            yield "a revision is of an attribute that is not there"


def _find_sizes(node: XmlNode, known: frozenset[str]) -> Iterator[str]:
    """Yield where ``slr:sizeInfoRef`` is not in the data beside the element or one around it."""
    children: Sequence[XmlNode] = node.children
    data = (each for child in children if child.name == "slr:data" for each in child.iterate())
    known |= {each.attributes["id"] for each in data if "id" in each.attributes}
    for child in children:
        if child.attributes.get("slr:sizeInfoRef", "") not in known | {""}:
            yield "slr:sizeInfoRef is not in the data beside it"
        yield from _find_sizes(child, known)
