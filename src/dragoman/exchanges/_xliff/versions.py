"""How a file of XLIFF is known and opened; the versions differ in what is inside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.containers.xml_places import XmlNode, read_xml
from dragoman.errors import ExchangeError
from dragoman.exchanges._xliff.units import MOST_UNITS

_ROOTS = {
    number: re.compile(rb"<(?:[\w.-]+:)?xliff\b[^<>]*\sversion\s*=\s*[\"']%d\." % number)
    for number in (1, 2)
}
_BEGINNING = 1 << 16
"""So many bytes are searched for the root element."""
_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf|[ \t\r\n])+(?=<)")
"""What programs put before the XML declaration, where nothing may be."""
_UNIT = re.compile(rb"<(?:[\w.-]+:)?(?:trans-)?unit[\s>]")
_MOST_TAGS = 1_000_000


def is_version(data: bytes, version: int) -> bool:
    """Return whether bytes are XLIFF 1 or 2, in any encoding of two bytes or fewer a character."""
    return bool(_ROOTS[version].search(data[:_BEGINNING].replace(b"\0", b"")))


def read_root(data: bytes, name: str, version: int, prefixes: Mapping[str, str]) -> XmlNode:
    """Return the root element of XLIFF 1 or 2; ``prefixes`` has one for each namespace.

    Raises ExchangeError for another file, and for one that would take too long to read: that is not
    read to know it. Raises what ``read_xml`` raises.
    """
    if len(_UNIT.findall(data)) > MOST_UNITS or data.count(b"<") > _MOST_TAGS:
        raise ExchangeError(f"it has more than {MOST_UNITS:,} units; divide it", name)
    root = read_xml(_BEFORE.sub(b"", data), name, prefixes).root
    if root.name != "xliff":
        raise ExchangeError(f"it is not a file in XLIFF {version}", name)
    return root
