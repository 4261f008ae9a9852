"""The texts of drawings in a Word file: what describes a picture, and words drawn as a shape.

Word writes a drawing several times, for programs of different ages: each text is read once, and the
others are its copies.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Place
from dragoman.patterns import compile_later
from dragoman.sources._office.paths import is_file_name
from dragoman.sources._office.pictures import is_decoration
from dragoman.sources.docx.paragraphs import Paragraph

_DESCRIPTIONS = {
    "docPr": ("title", "descr"),
    "cNvPr": ("title", "descr"),
    "v:": ("alt",),
}
"""The attributes that describe a picture or a drawing, by the name of its element."""
_BLIPS = {"a:blip": "r:embed", "v:imagedata": "r:id"}
"""The elements that show a picture, with the attribute that names its relation."""
_SIDES = compile_later(r"(?:^|;)\s*(?:width|height):([^;]*)")
"""The lengths in the style of an old drawing (VML)."""
_PICTURE, _SHAPE = "The description of a picture.", "Words that are drawn as a shape."


def describe_drawing(node: XmlNode, around: XmlNode, number: int) -> Iterator[Paragraph]:
    """Yield the texts that are attributes of an element: descriptions, and words as a shape.

    ``around`` is the element that has it, and ``number`` that of their paragraph. The picture
    belongs to the last description, which says what there is to see.
    """
    is_vml = node.name.startswith("v:")
    found = [
        Paragraph(node, Place(), number, attribute=name, comment=_PICTURE)
        for name in _DESCRIPTIONS.get("v:" if is_vml else node.name.rpartition(":")[2], ())
        if (text := node.attributes.get(name, "").strip()) and not is_file_name(text)
    ]
    if found:
        found[-1].picture = find_picture(node if is_vml else around)
    yield from found
    if node.name == "v:textpath" and node.attributes.get("string", "").strip():
        yield Paragraph(node, Place(), number, attribute="string", comment=_SHAPE)


def find_picture(node: XmlNode) -> str:
    """Return the id of the relation to the first picture in a drawing; empty for none."""
    found = (each.attributes.get(_BLIPS.get(each.name, ""), "") for each in node.iterate())
    return next(filter(None, found), "")


def decorates(holder: XmlNode) -> bool:
    """Return whether a picture only decorates: it is tiny, or lies behind the text of the page."""
    for node in holder.iterate():
        if node.name == "wp:anchor" and node.attributes.get("behindDoc") in ("1", "true", "on"):
            return True
        if node.name == "wp:extent":
            return is_decoration(*(f"{node.attributes.get(side)}emu" for side in ("cx", "cy")))
        if node.name.startswith("v:") and (
            found := _SIDES.findall(node.attributes.get("style", ""))
        ):
            return is_decoration(*found)
    return False


def take_new(found: Paragraph, known: dict[str, Paragraph]) -> Iterator[Paragraph]:
    """Yield a description that is new in its drawing, and everything else; repeated ones are
    copies."""
    text = _read_attribute(found) if found.attribute else ""
    if text and text in known:
        known[text].copies.append(found)
        return
    known.setdefault(text, found)
    yield found


def pair_copies(ways: list[list[Paragraph]]) -> list[Paragraph]:
    """Return the paragraphs of the first way to show something, with those of the others."""
    first, *others = ways
    for other in others:
        texts = [each for each in other if not each.attribute]
        ours = [each for each in first if not each.attribute]
        if len(texts) == len(ours):
            for one, copy in zip(ours, texts, strict=True):
                one.copies += [copy, *copy.copies]
        described = {_read_attribute(each): each for each in first if each.attribute}
        for each in other:
            if each.attribute and (same := described.get(_read_attribute(each))) is not None:
                same.copies += [each, *each.copies]
    return first


def _read_attribute(paragraph: Paragraph) -> str:
    return paragraph.node.attributes[paragraph.attribute].strip()
