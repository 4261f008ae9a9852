"""XML of a returned file, as a tree that is only read.

Such a file has hundreds of elements for a row, nearly all for looks. So the tree is made by the
reader of Python itself, much faster than ``containers.xml_places``, which knows where each element
is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from dragoman.containers.archive import Archive
from dragoman.errors import ExchangeError, SourceError

_MOST_ELEMENTS = 800_000
"""A table of 5,000 messages has as many, where LibreOffice wrote it."""
_MOST_ROWS = 20_000
_LARGEST = 128 << 20
"""In bytes."""
_ROW = re.compile(rb"<(?:[\w.-]+:)?(?:tr|table-row)[\s/>]")


def read_tree(archive: Archive, part: str, prefixes: Mapping[str, str]) -> Element:
    """Return a part of an archive. Names have the prefixes that are given by namespace.

    Raises SourceError or ExchangeError for a part that is damaged or not safe to read.
    """
    data = archive.read_part(part)
    _refuse_large(data, archive.name)
    _refuse_types(data, archive.name)
    root = ElementTree.fromstring(data)  # noqa: S314 - it declares nothing, and is not too large
    names = _PrefixedNames(prefixes)
    for element in root.iter():
        element.tag = names[element.tag]
    return root


def _refuse_large(data: bytes, name: str) -> None:
    elements = data.count(b"<") - data.count(b"</")
    if len(data) > _LARGEST or elements > _MOST_ELEMENTS:
        raise ExchangeError("the document is too large; divide it into several", name)
    if len(_ROW.findall(data)) > _MOST_ROWS:
        raise ExchangeError(
            f"its tables have more than {_MOST_ROWS:,} rows; divide it into several", name
        )


def _refuse_types(data: bytes, name: str) -> None:
    """Refuse what is not XML, and what declares entities: the same reader reads it first.

    It looks at prefixes, too: the tree cannot be made where one is not declared.
    """

    def refuse(*_: object) -> None:
        raise SourceError("a part has a document type, which is not safe to read", name)

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise ExchangeError(
            "a part is damaged; save the file again in the program that wrote it", name
        ) from None


def read_attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without a prefix; "" where there is none."""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def find_child(element: Element | None, *path: str) -> Element | None:
    """Return the element that a path of names leads to; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if child.tag == name), None)
    return element


class _PrefixedNames(dict[str, str]):
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        uri, _, local = name.lstrip("{").rpartition("}")
        short = self[name] = f"{self._prefixes.get(uri, '?')}:{local}" if uri else local
        return short
