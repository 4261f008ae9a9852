"""The words around the numbers of lists and headings, such as "Chapter".

They are written before and after the number, and, by newer programs, once more as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode
from dragoman.sources._common import fold_to_one_line
from dragoman.sources._office.list_labels import has_words
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.units import join_same, make_label
from dragoman.sources.odt.automatic import list_attribute_edits
from dragoman.sources.odt.names import read_integer
from dragoman.sources.odt.package import OdtPackage

LABEL = "label"
"""The form of such a unit."""
_GROUPS = frozenset({"office:styles", "office:automatic-styles"})
_DEEPEST = 10
_WHOLE = "loext:num-list-format"
_PREFIX, _SUFFIX = "style:num-prefix", "style:num-suffix"
_PLACE = re.compile(r"%(\d+)%")
"""A number in the whole text."""
_NUMBER = re.compile(r"%\d+")
"""A number as translators see it."""


def read_labels(
    package: OdtPackage, names: Iterable[str], used: Collection[XmlNode]
) -> list[OfficePart]:
    """Return the units of the words at the numbers of lists and headings.

    ``names`` are those of parts with styles, and ``used`` the levels that something is numbered by.
    """
    found = (
        make_label(text, name, LABEL, node)
        for name in names
        for group in package.read_part(name).root.children
        if group.name in _GROUPS
        for node in group.iterate()
        if node in used and has_words(text := read_label(node))
    )
    return join_same(found)


def read_label(level: XmlNode) -> str:
    """Return what is shown at an item: "Chapter %1." """
    whole = level.attributes.get(_WHOLE)
    if whole is None:
        depth = min(read_integer(level, "text:level"), _DEEPEST)
        count = min(read_integer(level, "text:display-levels"), depth)
        has_number = bool(level.attributes.get("style:num-format"))
        shown = range(depth - count + 1, depth + 1) if has_number else ()
        numbers = ".".join(f"%{number}" for number in shown)
        prefix, suffix = (level.attributes.get(name, "") for name in (_PREFIX, _SUFFIX))
        whole = f"{prefix}{numbers}{suffix}"
    return " ".join(_PLACE.sub(r"%\1", whole).split())


def write_label(data: bytes, level: XmlNode, text: str) -> Iterator[ByteEdit]:
    """Yield the edits that give a level other words around its number."""
    line = fold_to_one_line(text)
    numbers = list(_NUMBER.finditer(line))
    new = {_PREFIX: line, _SUFFIX: ""}
    if numbers:
        new = {_PREFIX: line[: numbers[0].start()], _SUFFIX: line[numbers[-1].end() :]}
    if _WHOLE in level.attributes:
        new[_WHOLE] = _NUMBER.sub(r"\g<0>%", line)
    yield from list_attribute_edits(data, level, new)
