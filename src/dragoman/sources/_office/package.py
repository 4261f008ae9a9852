"""The parts of an office document, which is a ZIP archive, and files that are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from dragoman.containers.archive import Archive
from dragoman.containers.xml_places import XmlPlaces, read_xml
from dragoman.errors import SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_NAME = "EncryptedPackage".encode("utf-16-le")
_LARGEST_XML = 128 << 20
"""In bytes: the largest part of text."""


@dataclass(frozen=True)
class OfficePackage:
    """The parts of a document. Each is read when it is asked for, and only once."""

    PREFIXES: ClassVar[Mapping[str, str]] = {}
    """The prefixes that the names of nodes get, by namespace."""
    WITH_DOCTYPE: ClassVar[frozenset[str]] = frozenset()
    """The parts that may have a document type."""

    archive: Archive
    _parts: dict[str, XmlPlaces] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The name of the document."""
        return self.archive.name

    def has_part(self, name: str) -> bool:
        """Return whether there is a part with a name."""
        return name in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.archive.names)

    def read_part(self, name: str) -> XmlPlaces:
        """Return a part of XML. Raises SourceError for one that is missing or not safe."""
        if name not in self._parts:
            data = self.archive.read_part(name)
            if len(data) > _LARGEST_XML:
                raise SourceError("the file has too much text; divide it into several", self.name)
            has_type = name in self.WITH_DOCTYPE
            try:
                self._parts[name] = read_xml(data, name, self.PREFIXES, doctype=has_type)
            except SourceError as error:
                raise SourceError(f"{name}: {error.sentence}", self.name) from None
        return self._parts[name]


def refuse_other_files(data: bytes, name: str, kind: str, hint: str) -> None:
    """Raise SourceError for a file that is not a ZIP archive, with what to do about it.

    ``kind`` is what it should be, "a Word document"; ``hint`` says how to save it as that.
    """
    if not data.strip():
        raise SourceError("the file is empty; write the text into it or remove it", name)
    if data.startswith(_OLE):
        if _ENCRYPTED_NAME in data:
            raise SourceError(f"the document is encrypted; {hint}, without a password", name)
        raise SourceError(f"this is a document of an old version of Word; {hint}", name)
    for start, what in ((b"{\\rtf", "Rich Text (RTF)"), (b"%PDF", "a PDF")):
        if data.lstrip()[:9].startswith(start):
            todo = "take the document that it was made from" if what == "a PDF" else hint
            raise SourceError(f"this is {what} and not {kind}; {todo}", name)
    if not data.startswith(b"PK"):
        raise SourceError(f"this is not {kind}; {hint}", name)
