"""The texts of charts and diagrams (SmartArt), which are in parts of their own, and of drawings.

A text is a paragraph of a drawing, or a name that a chart keeps from its workbook. A text that is
there several times is one unit. The workbook of a chart stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode, find_attributes
from dragoman.model import Kind, Unit
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.units import join_same
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.package import DocxPackage
from dragoman.sources.docx.paragraphs import HERE, Paragraph

_NAME = re.compile(rb"<[^\s/>]+")
_COMMENT = "A text in a chart or a diagram."
_IN_DRAWING = "A text in a drawing."
_NAMES = frozenset(
    {"c:strCache", "c:strLit", "c:multiLvlStrCache", "c:tx", "c:trendline", "c15:dlblRangeCache"}
    | {"cx:strDim", "cx:txData"}
)
"""What holds names: those that a chart keeps of its workbook, and those that it has itself."""
_VALUES = frozenset({"c:v", "c:name", "cx:pt", "cx:v"})


def read_graphic(package: DocxPackage, part: str, paragraph: Paragraph) -> list[OfficePart]:
    """Return the units of a chart, a diagram or a drawing that a paragraph shows.

    There is none if its part is missing.
    """
    if paragraph.graphic == HERE:
        return _join_texts([(part, paragraph.node)], paragraph.number, _IN_DRAWING)
    relations = package.list_relations(part)
    relation = relations.get(paragraph.graphic)
    if relation is None or relation.is_external or not package.has_part(relation.target):
        return []
    names = [relation.target]
    inner = package.list_relations(relation.target)
    for node in package.read_part(relation.target).root.iterate():
        drawn = None
        if node.name.endswith(":dataModelExt"):  # how the diagram was drawn the last time
            drawn = relations.get(node.attributes.get("relId", ""))
        elif node.name == "c:userShapes":  # what somebody drew over the chart
            drawn = inner.get(node.attributes.get("r:id", ""))
        if drawn is not None and package.has_part(drawn.target):
            names.append(drawn.target)
    roots = [(name, package.read_part(name).root) for name in names]
    return _join_texts(roots, paragraph.number, _COMMENT)


def _join_texts(
    nodes: Iterable[tuple[str, XmlNode]], number: int, comment: str
) -> list[OfficePart]:
    """Return the units of the texts in nodes, which come after the names of their parts."""
    unit = Unit("", Kind.PARAGRAPH, number, comment=comment, markup="plain")
    return join_same(
        OfficePart(unit._replace(text=text), name, form, node)
        for name, inside in nodes
        for text, form, node in _iterate_texts(inside)
    )


def _iterate_texts(node: XmlNode, *, in_names: bool = False) -> Iterator[tuple[str, str, XmlNode]]:
    """Yield each text in a part, how it is written, and its node."""
    for child in node.children:
        if child.name == "a:p":
            text, form = _read_paragraph(child), "drawing"
        elif in_names and child.name in _VALUES:
            text, form = child.read_text(), "element"
        else:
            inside = in_names or child.name in _NAMES
            yield from _iterate_texts(child, in_names=inside)
            continue
        text = " ".join(text.split())
        if any(map(str.isalpha, text)):
            yield text, form, child


def _read_paragraph(node: XmlNode) -> str:
    texts = (" " if each.name == "a:br" else _read_run(each) for each in node.children)
    return "".join(texts)


def _read_run(node: XmlNode) -> str:
    return "".join(each.read_text() for each in node.find_all("a:t"))


def write_drawing(data: bytes, node: XmlNode, line: bytes, target: Target) -> Iterator[ByteEdit]:
    """Yield the edits that give a paragraph of a drawing another text: it looks like the first."""
    written = False
    for child in node.children:
        if child.name == "a:br":
            yield child.start, child.end, b""
        for text in child.find_all("a:t"):
            if not written and text.end > text.inner:
                yield text.inner, text.inner_end, line
                written = True
            elif text.end > text.inner:
                yield text.inner, text.inner_end, b""
    if target.language:
        yield _turn_paragraph(data, node, b"1" if target.is_rtl else b"0")


def _turn_paragraph(data: bytes, node: XmlNode, value: bytes) -> ByteEdit:
    """Return the edit that gives a paragraph of a drawing a direction."""
    properties = node.find("a:pPr")
    if properties is None:
        prefix = data[node.start + 1 : node.inner].split(b":")[0]
        return node.inner, node.inner, b"<" + prefix + b':pPr rtl="' + value + b'"/>'
    span = find_attributes(data, properties).get("rtl")
    if span:
        return (*span, value)
    end = properties.start + len(_NAME.findall(data[properties.start : properties.inner])[0])
    return end, end, b' rtl="' + value + b'"'
