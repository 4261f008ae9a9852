"""Links to addresses that the source does not have: each needs a relation of its part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from dragoman.containers.xml_places import ByteEdit, escape_text
from dragoman.sources.docx.names import OFFICE, STRICT, STRICT_OFFICE
from dragoman.sources.docx.package import DocxPackage, find_relations_part

_RELATIONS = b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(slots=True)
class NewLinks:
    """The relations that the links of a part get."""

    known: Mapping[str, str]
    """The ids of the part's relations, by the addresses that links have."""
    taken: frozenset[str]
    is_strict: bool = False
    added: dict[str, str] = field(default_factory=dict)
    """The ids of new relations, by their addresses."""

    def wrap_link(self, address: str, inside: bytes) -> bytes:
        """Return runs as a link to an address."""
        identity = self.known.get(address) or self.added.get(address) or self._name_next()
        if address not in self.known:
            self.added[address] = identity
        names = f'xmlns:r="{self._space}/relationships" r:id="'.encode() + escape_text(identity)
        return b"<w:hyperlink " + names + b'" w:history="1">' + inside + b"</w:hyperlink>"

    def _name_next(self) -> str:
        ids = self.taken.union(self.added.values())
        return next(name for n in count(1) if (name := f"rIdLink{n}") not in ids)

    @property
    def _space(self) -> str:
        return STRICT_OFFICE if self.is_strict else OFFICE

    def write_relations(self) -> bytes:
        """Return the new relations as they are written in the part with the relations."""
        kind = f"{self._space}/relationships/hyperlink".encode()
        return b"".join(
            b"<Relationship " + _RELATIONS + b' Id="' + escape_text(identity) + b'" Type="' + kind
            + b'" Target="' + escape_text(address) + b'" TargetMode="External"/>'
            for address, identity in self.added.items()
        )  # fmt: skip


def list_links(package: DocxPackage, part: str) -> NewLinks:
    """Return the links that a part can have without a new relation."""
    relations, places = package.list_relations(part), package.read_part(part)
    is_strict = STRICT.encode() in places.data[places.root.start : places.root.inner]
    known = {
        relation.target: identity
        for identity, relation in relations.items()
        if relation.is_external and relation.kind == "hyperlink"
    }
    return NewLinks(known, frozenset(relations), is_strict)


def add_relations(package: DocxPackage, part: str, links: NewLinks) -> tuple[str, bytes, ByteEdit]:
    """Return the part for the relations of a part, with new ones.

    That is its name, then all of it if there was none, and the edit of the old one otherwise.
    """
    name, written = find_relations_part(part), links.write_relations()
    if not package.has_part(name):
        whole = _HEAD + b"<Relationships " + _RELATIONS + b">" + written + b"</Relationships>"
        return name, whole, (0, 0, b"")
    places = package.read_part(name)
    root = places.root
    if root.end > root.inner:
        return name, b"", (root.inner_end, root.inner_end, written)
    opening = places.data[root.start : root.end].removesuffix(b"/>")
    closing = b"</" + opening[1:].split()[0] + b">"
    return name, b"", (root.start, root.end, opening + b">" + written + closing)
