"""What an OpenDocument text says about people and its language, outside of its text.

Who wrote, changed, printed and commented a document is not in a rebuilt one, nor is a picture of
its first page, an older version of it, or what pictures say about people.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from dragoman.containers.xml_places import (
    ByteEdit,
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
)
from dragoman.errors import SourceError
from dragoman.sources._office.paths import cut_folders, is_file_name
from dragoman.sources.odt.direction import OdtTarget
from dragoman.sources.odt.names import CONTENT, MANIFEST, META, REVISION, SETTINGS, STYLES
from dragoman.sources.odt.package import OdtPackage
from dragoman.sources.odt.replies import edit_replies

_PROPERTIES = frozenset(
    {"meta:initial-creator", "dc:creator", "meta:printed-by", "meta:print-date", "meta:template"}
    | {"dc:contributor", "dc:publisher"}
    | {"meta:editing-cycles", "meta:editing-duration", "meta:auto-reload"}
)
"""Properties of a file that say who wrote it, how long, and in which folder its template is."""
_DESCRIBING = {
    "dc:subject": "text:subject",
    "dc:description": "text:description",
    "meta:keyword": "text:keywords",
}
"""By property, the field that shows it. People write anything there, also names, and whoever only
reads the text never sees it."""
_CHOICES = frozenset(
    {"PrinterName", "PrinterSetup", "PrintFaxName", "Rsid", "RsidRoot"}
    | {"CurrentDatabaseDataSource", "CurrentDatabaseCommand"}
)
"""Settings that name the printer and the database of a person, and its numbers of revisions."""
_AUTHOR = b"Author"
"""What is written instead of an author that was removed."""
_NAMES = {
    "dc:creator": _AUTHOR,
    "meta:creator-initials": b"A",
    "loext:sender-initials": b"A",
}
_PATHS = ("xlink:href", "draw:name")
"""Attributes in which programs write the path of a file."""
_DESCRIPTIONS = frozenset({"svg:title", "svg:desc"})
_LINKS = frozenset({"text:a", "draw:a", "draw:area"})
"""Elements whose address is content, and stays."""
_IN_FILE = "./"
"""How the address of a part of the same file begins."""
_DROPPED = frozenset({"Thumbnails", "Versions", "VersionList.xml", "layout-cache"})
"""Parts and folders that show the document as it was."""
_SIGNATURES = re.compile(r"META-INF/\w*signatures?\.xml\Z", re.I)
"""Signatures, which a changed file does not have; they name who signed."""
_PICTURES = ("Pictures/", "media/")


def list_dropped(package: OdtPackage) -> frozenset[str]:
    """Return the names of the parts that a changed document does not have."""
    return frozenset(
        name
        for name in package.archive.names
        if name.partition("/")[0] in _DROPPED or _SIGNATURES.match(name)
    )


def find_people(package: OdtPackage, target: OdtTarget) -> Iterator[tuple[str, list[ByteEdit]]]:
    """Yield the edits of each part that names people, or the language of the file."""
    shown = _list_shown_properties(package)
    for name in package.archive.names:
        folder, base = posixpath.split(name)
        if name == MANIFEST:
            yield name, list(_edit_manifest(package, list_dropped(package)))
        if base not in (CONTENT, STYLES, META, SETTINGS):
            continue
        try:
            places = package.read_part(name)
        except SourceError:
            if folder:  # of an object in the text, which may be of another kind
                continue
            raise
        match base:
            case "meta.xml":
                yield name, list(_edit_properties(places, target, shown))
            case "settings.xml":
                yield name, list(_edit_settings(places))
            case _:
                yield name, [*_edit_authors(places), *edit_replies(places), *_cut_paths(places)]


def _list_shown_properties(package: OdtPackage) -> frozenset[str]:
    """Return the properties of the file that a field in the text shows: the names of people's own,
    and those fields of ``_DESCRIBING`` that there are."""
    fields = frozenset(_DESCRIBING.values())
    return frozenset(
        node.name if node.name in fields else node.attributes.get("text:name", "")
        for name in (CONTENT, STYLES)
        if package.has_part(name)
        for node in package.read_part(name).root.iterate()
        if node.name == "text:user-defined" or node.name in fields
    )


def _edit_manifest(package: OdtPackage, dropped: frozenset[str]) -> Iterator[ByteEdit]:
    for entry in package.list_entries():
        path = entry.attributes.get("manifest:full-path", "")
        if path in dropped or path.partition("/")[0] in _DROPPED:
            yield entry.start, entry.end, b""


def _edit_properties(
    places: XmlPlaces, target: OdtTarget, shown: frozenset[str]
) -> Iterator[ByteEdit]:
    for group in places.root.find_all("office:meta"):
        for node in group.children:
            is_own = node.name == "meta:user-defined"
            is_hidden = is_own and node.attributes.get("meta:name", "") not in shown
            is_hidden |= _DESCRIBING.get(node.name, "") not in {"", *shown}
            if node.name in _PROPERTIES or is_hidden:
                yield node.start, node.end, b""
            elif node.name == "dc:language" and target.language and node.inner_end > node.inner:
                yield node.inner, node.inner_end, escape_text(target.tag)


def _edit_settings(places: XmlPlaces) -> Iterator[ByteEdit]:
    for node in places.root.iterate():
        if node.name == "config:config-item" and node.attributes.get("config:name") in _CHOICES:
            yield node.inner, node.inner_end, b""


def _edit_authors(places: XmlPlaces) -> Iterator[ByteEdit]:
    """Yield the edits that remove the authors of changes and comments, and their revisions."""
    for node in places.root.iterate():
        if node.name in _NAMES and node.inner_end > node.inner:
            yield node.inner, node.inner_end, _NAMES[node.name]
        elif node.name.startswith("style:") and _has_revision(node):
            for match in REVISION.finditer(places.data, node.start, node.inner):
                yield (*match.span(), b"")


def _cut_paths(places: XmlPlaces) -> Iterator[ByteEdit]:
    """Yield the edits that remove the folders of files, as of pictures that are linked.

    The address of a link is content, and stays.
    """
    for node in places.root.iterate():
        if node.name in _DESCRIPTIONS:
            text = node.read_text().strip()
            if is_file_name(text) and cut_folders(text) != text:
                yield node.inner, node.inner_end, escape_text(cut_folders(text))
            continue
        if node.name in _LINKS or node.attributes.keys().isdisjoint(_PATHS):
            continue
        for name, span in find_attributes(places.data, node).items():
            old = node.attributes.get(name, "") if name in _PATHS else ""
            new = old if old.startswith(_IN_FILE) else cut_folders(old)
            if new != old:
                yield (*span, escape_text(new))


def _has_revision(node: XmlNode) -> bool:
    return not node.attributes.keys().isdisjoint(("officeooo:rsid", "officeooo:paragraph-rsid"))


def list_pictures(package: OdtPackage) -> list[str]:
    """Return the names of the pictures."""
    names = package.archive.names
    return [name for name in names if name.startswith(_PICTURES) and not name.endswith("/")]
