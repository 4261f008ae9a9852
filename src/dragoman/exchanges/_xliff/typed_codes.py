"""Codes that came back as text.

Some programs show a code to the translator as its tag, and save that as letters:
``&lt;g id="1"&gt;…&lt;/g&gt;``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode

_NAMES = frozenset({"g", "x", "bx", "ex", "bpt", "ept", "it", "ph", "pc", "sc", "ec"})
"""The codes of all versions of XLIFF."""
_TAG = re.compile(r"<(/?)([a-z]+)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def restore_typed_codes(target: XmlNode | None, source: XmlNode | None) -> XmlNode | None:
    """Return a target in which codes are elements that came back as text.

    Only what the source has is a code, and only in a target that has no element for any: a document
    may be about XLIFF. Where an end is missing, all stays as it is.
    """
    codes = set(map(_name_code, _find_codes(source)))
    if target is None or not codes or any(_find_codes(target)):
        return target
    return _restore(target, codes)


def _find_codes(node: XmlNode | None) -> Iterator[XmlNode]:
    return (each for each in (node.iterate() if node else ()) if each.name in _NAMES)


def _name_code(node: XmlNode) -> tuple[str, str]:
    return node.name, node.attributes.get("id", node.attributes.get("startRef", ""))


def _restore(node: XmlNode, codes: set[tuple[str, str]]) -> XmlNode:
    if not any(child.name for child in node.children):
        return _read_tags(node, codes) or node
    made = XmlNode(node.name, node.start, node.attributes)  # it has segments, for example
    made.children = [_restore(child, codes) if child.name else child for child in node.children]
    return made


def _read_tags(node: XmlNode, codes: set[tuple[str, str]]) -> XmlNode | None:
    """Return an element whose tags are elements; None where its text has no such tags."""
    text = node.read_text()
    made = XmlNode(node.name, node.start, node.attributes)
    inside = [made]
    position = 0
    for match in _TAG.finditer(text):
        is_end, name, said, is_alone = match.groups()
        if name not in _NAMES:
            continue
        inside[-1].children.append(_make_text(text[position : match.start()], node.start))
        position = match.end()
        if is_end:
            if inside.pop().name != name or not inside:
                return None
            continue
        attributes = {each[1]: each[2] or each[3] or "" for each in _ATTRIBUTE.finditer(said)}
        code = XmlNode(name, node.start, attributes)
        if _name_code(code) not in codes:
            return None
        inside[-1].children.append(code)
        inside += [] if is_alone else [code]
    made.children.append(_make_text(text[position:], node.start))
    return made if inside == [made] else None


def _make_text(text: str, start: int) -> XmlNode:
    node = XmlNode("", start, {})
    node.text = text
    return node
