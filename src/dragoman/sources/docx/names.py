"""Names of WordprocessingML, and how its values are read. Source: ECMA-376, part 1, section 17."""

from __future__ import annotations

from dragoman.containers.xml_places import XmlNode

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = "http://purl.oclc.org/ooxml"
STRICT = f"{_STRICT}/wordprocessingml/main"
STRICT_OFFICE = f"{_STRICT}/officeDocument"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PREFIXES = {
    W: "w",
    STRICT: "w",
    f"{OFFICE}/relationships": "r",
    f"{STRICT_OFFICE}/relationships": "r",
    f"{OFFICE}/math": "m",
    f"{STRICT_OFFICE}/math": "m",
    f"{_DRAWING}/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_DRAWING}/main": "a",
    f"{_DRAWING}/picture": "pic",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_STRICT}/drawingml/main": "a",
    f"{_DRAWING}/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/drawing/2012/chart": "c15",
    f"{_DRAWING}/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    f"{OFFICE}/extended-properties": "ep",
    f"{STRICT_OFFICE}/extendedProperties": "ep",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    f"{OFFICE}/custom-properties": "op",
    f"{STRICT_OFFICE}/customProperties": "op",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""The prefixes that we use, by namespace: those of Word and those of the strict form."""

BLOCK_WRAPPERS = frozenset(
    {
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:ins",
        "w:moveTo",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
    }
)
"""What may be around paragraphs, tables, rows and cells without being one."""
_OFF = frozenset({"0", "false", "off"})
_YES = frozenset({"1", "true", "on", "t"})


def is_on(node: XmlNode | None) -> bool:
    """Return whether a property that is on or off is there and on."""
    return node is not None and node.attributes.get("w:val", "") not in _OFF


def says_yes(node: XmlNode, name: str) -> bool:
    """Return whether an attribute of a node says yes."""
    return node.attributes.get(name, "") in _YES


def read_value(node: XmlNode | None, name: str = "w:val") -> str:
    """Return an attribute of a node that may be missing."""
    return "" if node is None else node.attributes.get(name, "")


def read_integer(node: XmlNode | None, default: int = 0) -> int:
    """Return the value of a node as a whole number."""
    value = read_value(node)
    is_number = value.lstrip("-").isascii() and value.lstrip("-").isdecimal() and len(value) < 10
    return int(value) if is_number else default


def find_child(node: XmlNode | None, *path: str) -> XmlNode | None:
    """Return the node that a path of names leads to."""
    for name in path:
        node = None if node is None else node.find(name)
    return node
