"""The parts of an OpenDocument text, and what is none."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.archive import Archive, read_archive
from dragoman.errors import SourceError
from dragoman.sources.odt.names import CONTENT, MANIFEST, PREFIXES, find_children
from dragoman.xml_places import XmlNode, XmlPlaces, read_xml

_SAVE = 'open it in LibreOffice and save it as "ODF Text Document (.odt)"'
_TEXT = "application/vnd.oasis.opendocument.text"
_KINDS = {
    f"{_TEXT}-template": "a template",
    f"{_TEXT}-master": "a master document, which has its texts in other files",
    f"{_TEXT}-master-template": "a template",
    f"{_TEXT}-web": "a page for the web",
    "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/vnd.oasis.opendocument.graphics": "a drawing",
    "application/vnd.oasis.opendocument.base": "a database",
    "application/vnd.sun.xml.writer": "a document of an old version of OpenOffice",
}
"""By their media types, documents that are not texts."""
_LIBRARIES = frozenset({"script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"})
"""The lists of macros, which are there without any."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_XML = 128 << 20
"""In bytes: the largest part of text."""


@dataclass(frozen=True)
class OdtPackage:
    """The parts of an OpenDocument text. Each is read when it is asked for, and only once."""

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
            try:
                # programs of before 2010 write a document type into the list of parts
                self._parts[name] = read_xml(data, name, PREFIXES, doctype=name == MANIFEST)
            except SourceError as error:
                raise SourceError(f"{name}: {error.sentence}", self.name) from None
        return self._parts[name]

    def list_entries(self) -> list[XmlNode]:
        """Return what the list of parts says of each."""
        if not self.has_part(MANIFEST):
            return []
        return list(self.read_part(MANIFEST).root.find_all("manifest:file-entry"))

    @cached_property
    def media_types(self) -> dict[str, str]:
        """The media types of parts and folders, by name without a slash at the end."""
        return {
            entry.attributes.get("manifest:full-path", "").rstrip("/"): entry.attributes.get(
                "manifest:media-type", ""
            )
            for entry in self.list_entries()
        }

    @cached_property
    def text(self) -> XmlNode:
        """The element with the text."""
        return find_children(self.read_part(CONTENT).root, "office:body", "office:text")[0]


def open_package(data: bytes, name: str) -> OdtPackage:
    """Return the parts of an OpenDocument text.

    Raises SourceError for other files, with what to do about it: for other documents, encrypted
    ones, and those with macros.
    """
    _refuse_other_files(data, name)
    package = OdtPackage(read_archive(data, name))
    problem = _explain_kind(package)
    if problem:
        raise SourceError(problem, name)
    if not package.has_part(CONTENT):
        raise SourceError(f"the part with the text is missing; {_SAVE}", name)
    if not find_children(package.read_part(CONTENT).root, "office:body", "office:text"):
        raise SourceError(f"this is not an OpenDocument text; {_SAVE}", name)
    return package


def _explain_kind(package: OdtPackage) -> str:
    """Return why a file is not an OpenDocument text that can be read; "" for one that is."""
    if package.has_part("[Content_Types].xml"):
        return "this is a document of Microsoft Office; if it is one of Word, name it .docx"
    kind = ""
    if package.has_part("mimetype"):
        kind = package.archive.read_part("mimetype").decode("ascii", "replace").strip()
    kind = kind or package.media_types.get("", "")
    what = next((what for each, what in _KINDS.items() if kind in (each, f"{each}-template")), "")
    if what or (kind and kind != _TEXT):
        return f"this is {what or 'not an OpenDocument text'}; {_SAVE}"
    if package.has_part("encrypted-package") or any(
        entry.find("manifest:encryption-data") for entry in package.list_entries()
    ):
        return f"the document is encrypted; {_SAVE}, without a password"
    if any(map(_is_macro, package.archive.names)):
        return (
            "the document has macros, which dragoman does not take over; remove them in "
            "LibreOffice (Tools, Macros) and save it again"
        )
    return ""


def _is_macro(name: str) -> bool:
    folder = name.partition("/")[0]
    base = posixpath.basename(name)
    return bool(base) and (folder == "Scripts" or (folder == "Basic" and base not in _LIBRARIES))


def _refuse_other_files(data: bytes, name: str) -> None:
    if not data.strip():
        raise SourceError("the file is empty; write the text into it or remove it", name)
    if data.startswith(_OLE):
        raise SourceError(f"this is a document of an old version of Word; {_SAVE}", name)
    for start, what in ((b"{\\rtf", "Rich Text (RTF)"), (b"%PDF", "a PDF")):
        if data.lstrip()[:9].startswith(start):
            hint = "take the document that it was made from" if what == "a PDF" else _SAVE
            raise SourceError(f"this is {what} and not an OpenDocument text; {hint}", name)
    if not data.startswith(b"PK"):
        raise SourceError(f"this is not an OpenDocument text; {_SAVE}", name)
