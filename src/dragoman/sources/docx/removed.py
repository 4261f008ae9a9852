"""The parts of a Word file that are not in a rebuilt one, because they say who wrote it, and where.

With a part go the relations that lead to it, its content type, and the parts that only it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode, escape_text, find_attributes
from dragoman.sources._office.paths import cut_folders
from dragoman.sources.docx.package import DocxPackage, find_relations_part, read_kind

_KINDS = frozenset(
    {
        "attachedTemplate",  # it most often lies in the folder of a person
        "classificationlabels",  # the organisation, by its number
        "documenttasks",  # who has to do what
        "mailMergeHeaderSource",
        "mailMergeSource",
        "origin",  # of signatures: they name who signed, and do not fit a changed document
        "people",  # authors of comments, with their addresses
        "person",
        "printerSettings",  # the name of the printer and its machine
        "recipientData",
        "thumbnail",  # a picture of the first page, in the language of the source
        "transform",  # a file of the machine
        "webextensiontaskpanes",  # programs of the person who wrote it
    }
)
"""Relations by the last word of their types."""
_DATA = "customXml"
_BIBLIOGRAPHY = b"officeDocument/2006/bibliography"
"""Sources that a text cites are the only data of others that are kept."""
CUSTOM = ("custom-properties", "customProperties")
"""Properties that people made themselves, in both forms."""


def find_removed(package: DocxPackage, words: frozenset[str]) -> frozenset[str]:
    """Return the names of the parts that are removed.

    ``words`` are those of the fields of the document: a property that a field shows is kept.
    """
    removed = _reach(package, words, all_relations=True) - _reach(package, words)
    relations = (find_relations_part(part) for part in removed)
    return frozenset(removed.union(name for name in relations if package.has_part(name)))


def _reach(package: DocxPackage, words: frozenset[str], *, all_relations: bool = False) -> set[str]:
    """Return the names of the parts that relations lead to, from that of the whole file on."""
    found = {""}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        for node in package.list_nodes(part):
            target = package.resolve_target(part, node)
            if target is None or target in found or not package.has_part(target):
                continue
            if all_relations or not _is_removed(package, part, node, words):
                found.add(target)
                waiting.append(target)
    return found


def _is_removed(package: DocxPackage, part: str, node: XmlNode, words: frozenset[str]) -> bool:
    kind, target = read_kind(node), package.resolve_target(part, node)
    if target is None or (part and not package.is_word_part(part)):
        return False  # in a workbook, something else may name the relation
    if kind == _DATA:
        return _BIBLIOGRAPHY not in package.archive.read_part(target)
    if kind in CUSTOM:
        return not any(is_shown(each, words) for each in package.read_part(target).root.children)
    return kind in _KINDS


def is_shown(node: XmlNode, words: frozenset[str]) -> bool:
    """Return whether a field shows a property or a variable; ``words`` are those of all fields."""
    name = node.attributes.get("name") or node.attributes.get("w:name") or ""
    return bool(name) and words.issuperset(name.split())


def edit_relations(
    package: DocxPackage, removed: Iterable[str]
) -> Iterator[tuple[str, list[ByteEdit]]]:
    """Yield the edits of the parts with relations: none lead to what is removed, or to a folder.

    The address of a link is content, and stays.
    """
    gone = frozenset(removed)
    for part in ("", *package.archive.names):
        name = find_relations_part(part)
        if not package.has_part(name) or name in gone:
            continue
        data, edits = package.read_part(name).data, []
        for node in package.list_nodes(part):
            target, kind = package.resolve_target(part, node), read_kind(node)
            if target in gone or (target is None and kind in _KINDS):
                edits.append((node.start, node.end, b""))
            elif target is None and kind != "hyperlink":
                edits += _cut_path(data, node)
        yield name, edits


def _cut_path(data: bytes, node: XmlNode) -> Iterator[ByteEdit]:
    old = node.attributes.get("Target", "")
    new = cut_folders(old)
    if new != old:
        yield (*find_attributes(data, node)["Target"], escape_text(new))


def edit_types(package: DocxPackage, removed: Iterable[str]) -> tuple[str, list[ByteEdit]]:
    """Return the edits of the part with the content types: none is of a part that is removed."""
    names = {f"/{name}".casefold() for name in removed}
    root = package.read_part("[Content_Types].xml").root
    edits = [
        (node.start, node.end, b"")
        for node in root.find_all("ct:Override")
        if node.attributes.get("PartName", "").casefold() in names
    ]
    return "[Content_Types].xml", edits
