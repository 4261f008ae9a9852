"""The parts of a Word file: which there are, and how they refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from dragoman.containers.archive import read_archive
from dragoman.containers.xml_places import XmlNode
from dragoman.errors import SourceError
from dragoman.sources._office.package import OfficePackage, refuse_other_files
from dragoman.sources.docx import names

_SAVE = 'open it in Word or LibreOffice and save it as "Word document (.docx)"'


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to."""

    kind: str
    """The last word of its type: "hyperlink", "footnotes"."""
    target: str
    """An address, or the name of a part."""
    is_external: bool


@dataclass(frozen=True)
class DocxPackage(OfficePackage):
    """The parts of a Word file. Each is read when it is asked for, and only once."""

    PREFIXES = names.PREFIXES

    _relations: dict[str, Mapping[str, Relation]] = field(default_factory=dict, repr=False)

    def list_relations(self, part: str) -> Mapping[str, Relation]:
        """Return what a part refers to, by id; "" is the whole file."""
        if part not in self._relations:
            self._relations[part] = dict(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[tuple[str, Relation]]:
        for node in self.list_nodes(part):
            target = self.resolve_target(part, node)
            address = node.attributes.get("Target", "") if target is None else target
            yield node.attributes.get("Id", ""), Relation(read_kind(node), address, target is None)

    def list_nodes(self, part: str) -> list[XmlNode]:
        """Return the relations of a part, as they are written; "" is the whole file."""
        name = self._find_name(find_relations_part(part))
        if not self.has_part(name):
            return []
        return list(self.read_part(name).root.find_all("rel:Relationship"))

    def resolve_target(self, part: str, node: XmlNode) -> str | None:
        """Return the name of the part that a relation of a part leads to; None if it leads out."""
        if node.attributes.get("TargetMode") == "External":
            return None
        folder, target = posixpath.dirname(part), unquote(node.attributes.get("Target", ""))
        return self._find_name(posixpath.normpath(posixpath.join("/", folder, target))[1:])

    def _find_name(self, name: str) -> str:
        """Return the name of a part as the archive has it; capitals make no difference.

        Source: ECMA-376, part 2, on the equivalence of part names.
        """
        return name if self.has_part(name) else self._by_small_letters.get(name.lower(), name)

    @cached_property
    def _by_small_letters(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.archive.names}

    def find_parts(self, part: str, kind: str) -> list[str]:
        """Return the parts of a kind that a part refers to and that are there, each once."""
        relations = self.list_relations(part).values()
        targets = (each.target for each in relations if each.kind == kind and not each.is_external)
        return [target for target in dict.fromkeys(targets) if self.has_part(target)]

    def find_type(self, part: str) -> str:
        """Return the type of the content of a part; "" if none is said."""
        return self._types.get(f"/{part}".lower()) or self._types.get(
            part.rpartition(".")[2].lower(), ""
        )

    def is_word_part(self, part: str) -> bool:
        """Return whether a part is written in the XML of Word."""
        kind = self.find_type(part)
        return "wordprocessingml" in kind and kind.endswith("+xml")

    @cached_property
    def _types(self) -> Mapping[str, str]:
        """The types by the names of parts, which begin with a slash, and by suffixes, all in small
        letters."""
        nodes = self.read_part("[Content_Types].xml").root.children
        return {
            (node.attributes.get("PartName") or node.attributes.get("Extension", "")).lower(): kind
            for node in nodes
            if (kind := node.attributes.get("ContentType"))
        }

    @cached_property
    def main(self) -> str:
        """The name of the part with the text."""
        return self.find_parts("", "officeDocument")[0]


def find_relations_part(part: str) -> str:
    """Return the name of the part with the relations of a part; "" is the whole file."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def read_kind(node: XmlNode) -> str:
    """Return the kind of a relation, the last word of its type."""
    return node.attributes.get("Type", "").rpartition("/")[2]


def open_package(data: bytes, name: str) -> DocxPackage:
    """Return the parts of a Word file.

    Raises SourceError for other files, with what to do about it: for those of old versions of Word,
    encrypted ones, and those with macros.
    """
    refuse_other_files(data, name, "a Word document", _SAVE)
    package = DocxPackage(read_archive(data, name))
    if package.has_part("mimetype") or not package.has_part("[Content_Types].xml"):
        raise SourceError(f"this is not a Word document; {_SAVE}", name)
    if not package.find_parts("", "officeDocument"):
        raise SourceError(f"the part with the text is missing; {_SAVE}", name)
    kind = package.find_type(package.main)
    if "macroEnabled" in kind:
        sentence = f"the document has macros, which dragoman does not take over; {_SAVE}"
        raise SourceError(sentence, name)
    if kind and "wordprocessingml" not in kind:
        raise SourceError(f"this is not a Word document; {_SAVE}", name)
    return package
