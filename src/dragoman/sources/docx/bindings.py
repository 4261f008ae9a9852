"""Controls whose text Word takes from data in the file: from its properties, or XML of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import SourceError
from dragoman.sources._office.units import CHOICES
from dragoman.sources.docx.names import find_child
from dragoman.sources.docx.package import DocxPackage

_STORES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
"""The ids that Word has for the properties of a file."""
_STEP = re.compile(r"/(?:[\w.-]+:)?([\w.-]+)(?:\[(\d{1,4})\])?")
_OTHER_KINDS = frozenset({"w:picture", "w:date", "w:dropDownList", "w:comboBox", "?:checkbox"})
"""Controls that show something else than the characters of their data."""
_WHAT = "the data that a control shows in Word instead of the text written in it"


def find_other_data(
    package: DocxPackage, controls: Iterable[tuple[int, XmlNode]]
) -> Iterator[tuple[int, str]]:
    """Yield what a reader of Word sees and we do not read: the number of a paragraph, and what.

    ``controls`` are those of the document, with the numbers of their paragraphs.
    """
    roots: dict[str, XmlNode] | None = None
    for number, control in controls:
        binding = find_child(control, "w:sdtPr", "w:dataBinding")
        if binding is None or any(
            child.name in _OTHER_KINDS for child in (control.find("w:sdtPr") or control).children
        ):
            continue
        if roots is None:
            roots = dict(_read_stores(package))
        store = binding.attributes.get("w:storeItemID", "").upper()
        root = roots.get(store)
        data = _find_data(root, binding.attributes.get("w:xpath", "")) if root else ""
        shown = "".join(
            node.read_text() for node in control.iterate() if node.name in ("w:t", "w:delText")
        )
        if (
            data.strip()
            and not data.lstrip().startswith("<")
            and "".join(data.split()) != "".join(shown.split())
        ):
            yield number, _WHAT


def find_choices(controls: Iterable[tuple[int, XmlNode]]) -> Iterator[tuple[int, str]]:
    """Yield the controls that offer other texts than the one they show: the number of the
    paragraph, and what is not read."""
    for number, control in controls:
        settings = control.find("w:sdtPr") or control
        content = control.find("w:sdtContent")
        shown = {"", content.read_text().strip() if content else ""}
        offered = {
            _read_choice(item.attributes)
            for kind in ("w:dropDownList", "w:comboBox")
            for choices in settings.find_all(kind)
            for item in choices.find_all("w:listItem")
        }
        if offered - shown:
            yield number, CHOICES


def _read_choice(attributes: dict[str, str]) -> str:
    """Return the text of a choice; "" for one without a value, which only asks to choose."""
    value = attributes.get("w:value", "")
    return (attributes.get("w:displayText", "") or value).strip() if value else ""


def _read_stores(package: DocxPackage) -> Iterator[tuple[str, XmlNode]]:
    """Yield the data of a file, by id."""
    for identity, kind in _STORES.items():
        for part in package.find_parts("", kind):
            yield identity, package.read_part(part).root
    for part in package.find_parts(package.main, "customXml"):
        for properties in package.find_parts(part, "customXmlProps"):
            try:
                attributes = package.read_part(properties).root.attributes
                root = package.read_part(part).root
            except SourceError:  # data of other programs: the text does not need it
                continue
            for name, value in attributes.items():
                if name.endswith("itemID"):
                    yield value.upper(), root


def _find_data(root: XmlNode, path: str) -> str:
    """Return what a path of XPath leads to, if it has only names and numbers; else ""."""
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path.strip():
        return ""
    nodes = [root]
    found: XmlNode | None = None
    for step in steps:
        same = [node for node in nodes if node.name.rpartition(":")[2] == step[1]]
        place = int(step[2] or 1) - 1
        if not 0 <= place < len(same):
            return ""
        found = same[place]
        nodes = found.children
    return found.read_text() if found is not None else ""
