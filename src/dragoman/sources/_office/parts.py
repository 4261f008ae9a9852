"""A unit of an office document and where it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Unit
from dragoman.sources._office.marks import Content, Placeholders


@dataclass(slots=True)
class OfficePart:
    """A unit with what is needed to write another text in its place."""

    unit: Unit
    part: str
    """The name of the part that it is in."""
    form: str
    """How it is written: "paragraph" or "code" with marks and looks, "attribute" or "element" as
    a line; a format may have other forms."""
    node: XmlNode
    attribute: str = ""
    """The name of the attribute that it is, if it is one."""
    content: Content | None = None
    names: Placeholders | None = None
    copies: list[OfficePart] = field(default_factory=list)
    """The same text in other places."""
    rest: list[OfficePart] = field(default_factory=list)
    """Of code, the paragraphs after the first one."""
    as_prose: OfficePart | None = None
    """Of code, the same paragraph read as prose, which the whole block may turn out to be."""
