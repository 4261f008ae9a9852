"""Names of OpenDocument, and how its values are read. Source: OpenDocument 1.3, part 3."""

from __future__ import annotations

import re

from dragoman.containers.xml_places import XmlNode

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "dr3d": f"{_OASIS}:dr3d:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "config": f"{_OASIS}:config:1.0",
    "form": f"{_OASIS}:form:1.0",
    "manifest": f"{_OASIS}:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "math": "http://www.w3.org/1998/Math/MathML",
    "officeooo": "http://openoffice.org/2009/office",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
"""The prefixes that we use, by namespace."""
CONTENT = "content.xml"
STYLES = "styles.xml"
META = "meta.xml"
SETTINGS = "settings.xml"
MANIFEST = "META-INF/manifest.xml"
PARAGRAPHS = frozenset({"text:p", "text:h"})
REVISION = re.compile(rb"\s[\w.-]+:(?:paragraph-)?rsid=(?:\"[^\"]*\"|'[^']*')")
"""An attribute by which LibreOffice tells who has worked on a text in one session:
``officeooo:rsid="0012ab34"``."""
_ENCODED = re.compile("_([0-9a-f]{1,6})_")
_MOST_REPEATED = 1_000


def read_style_name(written: str) -> str:
    """Return the name of a style that people see, in small letters, from the one in the file."""
    return _ENCODED.sub(_decode, written).replace("_", " ").casefold()


def _decode(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return chr(number) if 0x20 <= number < 0xD800 else match[0]


def read_style(node: XmlNode) -> str:
    """Return the name of the style that a paragraph, a span or a list has in the file."""
    return node.attributes.get("text:style-name", "")


def read_integer(node: XmlNode, name: str, default: int = 1) -> int:
    """Return an attribute as a whole number that is not negative."""
    value = node.attributes.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else default


def read_count(node: XmlNode, name: str) -> int:
    """Return how often something is there: from 1 to a thousand."""
    return max(1, min(read_integer(node, name), _MOST_REPEATED))


def find_children(node: XmlNode | None, *path: str) -> list[XmlNode]:
    """Return the nodes that a path of names leads to."""
    nodes = [node] if node is not None else []
    for name in path:
        nodes = [child for each in nodes for child in each.find_all(name)]
    return nodes
