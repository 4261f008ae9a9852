"""The styles of a Word document: what a paragraph is, and how its text looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode, escape_text
from dragoman.sources._office.compare import Look
from dragoman.sources.docx.names import find_child, is_on, read_integer, read_value, says_yes

_LONGEST_CHAIN = 50
"""How many styles may be based on each other."""
_DEEPEST_HEADING = 6
_TOGGLES = frozenset({"b", "bCs", "i", "iCs", "strike", "caps", "smallCaps", "vanish"})


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style and the one that it is based on."""

    identity: str
    name: str
    """In small letters, as Word knows it in every language."""
    based_on: str
    node: XmlNode


@dataclass(slots=True)
class Styles:
    """The styles of a document."""

    defaults: XmlNode | None = None
    by_id: dict[str, WordStyle] = field(default_factory=dict)
    default_paragraph: str = ""
    can_hide: bool = False
    """Whether a style says that its text is hidden, or is not."""
    _looks: dict[str, list[Look]] = field(default_factory=dict)

    def list_chain(self, identity: str) -> list[WordStyle]:
        """Return a style and all that it is based on, the nearest first."""
        chain: dict[str, WordStyle] = {}
        while identity in self.by_id and identity not in chain and len(chain) < _LONGEST_CHAIN:
            chain[identity] = self.by_id[identity]
            identity = chain[identity].based_on
        return list(chain.values())

    def find_style(self, properties: XmlNode | None) -> str:
        """Return the id of the style of a paragraph with these properties."""
        return read_value(find_child(properties, "w:pStyle")) or self.default_paragraph

    def find_property(self, properties: XmlNode | None, name: str) -> XmlNode | None:
        """Return a property of a paragraph: its own, or that of its styles."""
        found = find_child(properties, name)
        for style in self.list_chain(self.find_style(properties)):
            found = found if found is not None else find_child(style.node, "w:pPr", name)
        return found

    def list_names(self, properties: XmlNode | None) -> list[str]:
        """Return the names of the styles of a paragraph, the nearest first."""
        return [style.name for style in self.list_chain(self.find_style(properties))]

    def find_heading(self, properties: XmlNode | None) -> int:
        """Return the level of a heading from 1 to 6; 0 for what is none."""
        outline = self.find_property(properties, "w:outlineLvl")
        if outline is not None:
            level = read_integer(outline, 9)
            return min(level + 1, _DEEPEST_HEADING) if 0 <= level < 9 else 0
        for name in self.list_names(properties):
            word, _, number = name.partition(" ")
            if word == "heading" and number.isascii() and number.isdecimal():
                return max(1, min(int(number[:2]), _DEEPEST_HEADING))
        return 0

    def is_hidden(self, run: XmlNode, paragraph_style: str) -> bool:
        """Return whether no reader sees a run: it says so, or else the nearest style that does."""
        properties = run.find("w:rPr")
        found = find_child(properties, "w:vanish")
        if found is None and self.can_hide:
            character = read_value(find_child(properties, "w:rStyle"))
            chain = [*self.list_chain(character), *self.list_chain(paragraph_style)]
            ways = (find_child(style.node, "w:rPr", "w:vanish") for style in chain)
            found = next((each for each in ways if each is not None), None)
        return is_on(found)

    @property
    def link_look(self) -> dict[str, bytes]:
        """The properties of a link: the style for links, or what everybody expects of one."""
        for style in self.by_id.values():
            if style.name == "hyperlink" and style.node.attributes.get("w:type") == "character":
                return {"w:rStyle": b'<w:rStyle w:val="' + escape_text(style.identity) + b'"/>'}
        return {"w:color": b'<w:color w:val="0563C1"/>', "w:u": b'<w:u w:val="single"/>'}

    def list_levels(self, paragraph_style: str, run: XmlNode | None) -> list[Look]:
        """Return the looks that make that of a run, the most general first: the defaults, the
        styles of the paragraph, those of its characters, and its own."""
        if paragraph_style not in self._looks:
            self._looks[paragraph_style] = [read_look(self.defaults), *self._read(paragraph_style)]
        levels = [*self._looks[paragraph_style]]
        if run is not None:
            character = read_value(run.find("w:rStyle"))
            if character:
                levels += self._read(character)
            levels.append(read_look(run))
        return levels

    def _read(self, identity: str) -> list[Look]:
        chain = reversed(self.list_chain(identity))
        return [read_look(style.node.find("w:rPr")) for style in chain]


def read_styles(root: XmlNode | None) -> Styles:
    """Read the part with the styles; without one, there are none."""
    styles = Styles()
    if root is None:
        return styles
    styles.defaults = find_child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    for node in root.find_all("w:style"):
        identity = node.attributes.get("w:styleId", "")
        if not identity:
            continue  # nothing can have it
        name = read_value(node.find("w:name")).casefold()
        styles.by_id[identity] = WordStyle(identity, name, read_value(node.find("w:basedOn")), node)
        styles.can_hide |= find_child(node, "w:rPr", "w:vanish") is not None
        if says_yes(node, "w:default") and node.attributes.get("w:type") == "paragraph":
            styles.default_paragraph = identity
    return styles


def read_look(properties: XmlNode | None) -> Look:
    """Return the properties of text that a reader sees; "" for what is switched off."""
    look: dict[str, str] = {}
    for node in properties.children if properties is not None else ():
        name = node.name.removeprefix("w:")
        if name in _TOGGLES:
            look[name] = "1" if is_on(node) else ""
        elif name == "dstrike":  # struck twice; "strike" comes before it
            look["strike"] = "1" if is_on(node) else look.get("strike", "")
        elif name == "rFonts":
            _read_fonts(node, look)
        elif name == "shd":
            look[name] = node.attributes.get("w:fill", "auto").replace("auto", "").lower()
        elif name in ("rtl", "cs"):
            look["rtl"] = "1" if is_on(node) else ""
        elif name in ("color", "sz", "szCs", "highlight", "u", "vertAlign", "position", "bdr"):
            value = read_value(node).lower()
            look[name] = "" if value in ("auto", "none", "baseline", "0", "nil") else value
        elif name in ("outline", "shadow", "emboss", "imprint", "em"):
            look[name] = read_value(node) or "1" if is_on(node) else ""
    return look


def _read_fonts(node: XmlNode, look: dict[str, str]) -> None:
    for name, theme in (("ascii", "asciiTheme"), ("cs", "cstheme"), ("eastAsia", "eastAsiaTheme")):
        value = node.attributes.get(f"w:{theme}") or node.attributes.get(f"w:{name}")
        if value:
            look[f"{name} font"] = value
