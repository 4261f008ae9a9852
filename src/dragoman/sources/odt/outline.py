"""Links to headings, which LibreOffice writes with the number and the text of the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.containers.xml_places import ByteEdit, XmlPlaces
from dragoman.inline import plain_text, read_marks
from dragoman.model import Kind
from dragoman.sources._common import Texts
from dragoman.sources._office.parts import OfficePart
from dragoman.sources.odt.automatic import list_attribute_edits

_HREF = "xlink:href"
_ADDRESS = re.compile(r"#((?:\d+\.)*)(.*)\|outline\Z", re.S)
_MADE = re.compile(r"#_|#.*\|\w+\Z", re.S)


def is_made_up(address: str) -> bool:
    """Return whether LibreOffice made up the name of a place: translators need not see it."""
    return _MADE.match(address) is not None


def find_headings(parts: Sequence[OfficePart], changed: Texts) -> dict[str, str]:
    """Return the texts of translated headings, by those of the source."""
    return {
        _show(part.unit.text): _show(changed[part.unit.key])
        for part in parts
        if part.unit.kind in (Kind.HEADING, Kind.TITLE) and part.unit.key in changed
    }


def _show(text: str) -> str:
    return " ".join(plain_text(read_marks(text)).split())


def edit_links(places: XmlPlaces, headings: dict[str, str]) -> Iterator[ByteEdit]:
    """Yield the edits that let links lead to the translated headings."""
    for node in places.root.iterate() if headings else ():
        match = _ADDRESS.match(node.attributes.get(_HREF, ""))
        new = headings.get(" ".join(match[2].split())) if match else None
        if match and new:
            address = f"#{match[1]}{new}|outline"
            yield from list_attribute_edits(places.data, node, {_HREF: address})
