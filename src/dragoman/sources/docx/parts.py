"""A unit of a Word document and where it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.model import Unit
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.xml_places import XmlNode


@dataclass(slots=True)
class DocxPart:
    """A unit with what is needed to write another text in its place."""

    unit: Unit
    part: str
    """The name of the part that it is in."""
    form: str
    """How it is written: "paragraph" or "code" as runs, "attribute" or "element" as a line,
    "drawing" as a paragraph of a drawing."""
    node: XmlNode
    attribute: str = ""
    """The name of the attribute that it is, if it is one."""
    content: Content | None = None
    names: Placeholders | None = None
    copies: list[DocxPart] = field(default_factory=list)
    """The same text in other places."""
