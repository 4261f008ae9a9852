"""The parts of an OpenDocument text, and what is none."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property

from dragoman.containers.archive import read_archive
from dragoman.containers.xml_places import XmlNode
from dragoman.errors import SourceError
from dragoman.sources._office.package import OfficePackage, refuse_other_files
from dragoman.sources.odt import names
from dragoman.sources.odt.names import CONTENT, MANIFEST, find_children

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


@dataclass(frozen=True)
class OdtPackage(OfficePackage):
    """The parts of an OpenDocument text. Each is read when it is asked for, and only once."""

    PREFIXES = names.PREFIXES
    WITH_DOCTYPE = frozenset({MANIFEST})  # programs of before 2010 write one

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
    refuse_other_files(data, name, "an OpenDocument text", _SAVE)
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
