"""The names in the packages of e-books, and how they are compared."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.containers.xml_places import XmlNode

PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
"""Of other namespaces, only the local names count: old books have many or none."""
PAGE_KINDS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
NCX_KIND = "application/x-dtbncx+xml"
MOST_NAMED = 5
"""So many places are named in a sentence; a book may have hundreds."""


def local_name(node: XmlNode) -> str:
    """Return the name of an element without its prefix."""
    return node.name.rpartition(":")[2]


def read_attribute(node: XmlNode, name: str) -> str:
    """Return an attribute by its local name, without spaces around it; empty if there is none."""
    found = node.attributes.get(name)
    if found is None:
        found = next(
            (value for key, value in node.attributes.items() if key.rpartition(":")[2] == name), ""
        )
    return found.strip()


def find_child(node: XmlNode, name: str) -> XmlNode | None:
    """Return the first child with a local name."""
    return next((child for child in node.children if local_name(child) == name), None)


def name_some(places: Sequence[str]) -> str:
    """Return the first of some places in a book, in brackets."""
    more = " and more" if len(places) > MOST_NAMED else ""
    return f"({'; '.join(places[:MOST_NAMED])}{more})"
