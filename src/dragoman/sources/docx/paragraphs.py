"""A paragraph of a Word file, with what is around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Place

HERE = "."
"""In the place of an id: the texts are below the node itself."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph, a text that is an attribute, or a chart, with what is around it."""

    node: XmlNode
    place: Place
    number: int
    """Its place among the paragraphs of the file, from 1."""
    note: str = ""
    attribute: str = ""
    """Of a text that is an attribute and no paragraph, its name."""
    comment: str = ""
    """What a translator should know of it."""
    picture: str = ""
    """Of a picture that nothing describes, or of the description of one, the id of the relation to
    its part."""
    graphic: str = ""
    """Of a chart or a diagram, the id of the relation to the part with its texts; ``HERE`` where
    they are below the node itself."""
    copies: list[Paragraph] = field(default_factory=list)
    """The same paragraph for programs that cannot show this one."""
    letter: Paragraph | None = None
    """The large first letter of its text, if it has one."""
    before: tuple[XmlNode, ...] = ()
    """The paragraphs that become one with it, because somebody has deleted their ends."""
