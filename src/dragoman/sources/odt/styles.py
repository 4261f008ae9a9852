"""The styles of an OpenDocument text: what a paragraph is, and how its text looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.compare import Look, is_fixed_width
from dragoman.sources._office.style_names import LINK_NAMES
from dragoman.sources.odt.names import find_children, read_integer, read_style_name
from dragoman.texts.list_markers import read_label

OUTLINE = " outline"
"""What the numbers of headings are called here, among the lists; no list has such a name."""
NUMBERED_LEVELS = frozenset({"text:list-level-style-number", "text:outline-level-style"})
_LONGEST_CHAIN = 50
"""How many styles may be based on each other."""
_OFF = frozenset({"none", "transparent", "normal", "0%", "auto", "false", "baseline"})
_PLAIN = {
    "fo:font-size": "sz",
    "style:font-size-complex": "szCs",
    "fo:background-color": "highlight",
    "fo:font-variant": "smallCaps",
    "fo:text-transform": "caps",
    "style:text-outline": "outline",
    "fo:text-shadow": "shadow",
    "style:font-relief": "emboss",
    "style:text-emphasize": "em",
    "fo:border": "bdr",
    "style:text-underline-style": "u",
    "style:text-underline-type": "u",
    "style:text-line-through-style": "strike",
    "style:text-line-through-type": "strike",
    "fo:font-style": "i",
    "style:font-style-complex": "iCs",
    "fo:color": "color",
}
"""The names that looks have for properties whose values are taken as they are."""
_FONTS = {
    "ascii font": ("style:font-name", "fo:font-family"),
    "cs font": ("style:font-name-complex", "style:font-family-complex"),
    "eastAsia font": ("style:font-name-asian", "style:font-family-asian"),
}


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """A style of a document."""

    name: str
    """In small letters, as people see it; empty for one that the program made."""
    parent: str
    node: XmlNode


@dataclass(frozen=True, slots=True)
class OdtListLevel:
    """One level of a list."""

    is_number: bool
    start: int = 1
    is_shown: bool = True
    """Whether its items have markers."""
    node: XmlNode | None = None
    """Where it is described, if it has numbers."""
    style: str = "decimal"
    """The style of its numbers, as ``texts.list_markers`` names it."""
    is_doubled: bool = False
    """Whether the letter after ``z`` is ``aa``, and then ``bb``."""


@dataclass(slots=True)
class StyleSheet:
    """The styles that a part of a document can use."""

    styles: dict[tuple[str, str], OdtStyle] = field(default_factory=dict)
    """By family and name."""
    defaults: dict[str, XmlNode] = field(default_factory=dict)
    lists: dict[str, dict[int, OdtListLevel]] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)
    """The fonts by the names that styles have for them."""
    automatic: set[tuple[str, str]] = field(default_factory=set)
    """The families and names of the styles that the program made."""
    _looks: dict[tuple[str, str], list[Look]] = field(default_factory=dict)
    _displays: dict[tuple[str, str], str] = field(default_factory=dict)

    def list_chain(self, family: str, name: str) -> list[OdtStyle]:
        """Return a style and all that it is based on, the nearest first."""
        chain: dict[str, OdtStyle] = {}
        while (style := self.styles.get((family, name))) and len(chain) < _LONGEST_CHAIN:
            if name in chain:
                break
            chain[name] = style
            name = style.parent
        return list(chain.values())

    def list_names(self, family: str, name: str) -> list[str]:
        """Return the names of a style and of those that it is based on, the nearest first."""
        if (family, name) not in self.styles:
            return [read_style_name(name)]
        chain = self.list_chain(family, name)
        missing = chain[-1].parent
        last = [read_style_name(missing)] if (family, missing) not in self.styles else []
        return [each for each in [*(style.name for style in chain), *last] if each]

    def find_attribute(self, family: str, name: str, element: str, attribute: str) -> str:
        """Return what the nearest style says, in an element with properties."""
        nodes = [style.node for style in self.list_chain(family, name)]
        if family in self.defaults:
            nodes.append(self.defaults[family])
        for node in nodes:
            properties = node.find(element)
            if properties is not None and attribute in properties.attributes:
                return properties.attributes[attribute]
        return ""

    def find_own(self, family: str, name: str, attribute: str) -> str:
        """Return an attribute of the nearest style that has it."""
        for style in self.list_chain(family, name):
            if attribute in style.node.attributes:
                return style.node.attributes[attribute]
        return ""

    def find_level(self, name: str, depth: int) -> OdtListLevel:
        """Return a level of a list; for one that it does not have, the nearest one above."""
        levels = self.lists.get(name, {})
        nearest = max((each for each in levels if each <= depth), default=None)
        return OdtListLevel(False) if nearest is None else levels[nearest]

    def list_levels(
        self, paragraph_style: str, spans: Sequence[str], *, is_link: bool = False
    ) -> list[Look]:
        """Return the looks that make that of a text, the most general first.

        They are the defaults, the styles of the paragraph, and those of the spans around the text.
        With ``is_link``, styles for links mean nothing.
        """
        key = "paragraph", paragraph_style
        if key not in self._looks:
            default = self.defaults.get("paragraph")
            self._looks[key] = [self.read_look(default), *self._read("paragraph", paragraph_style)]
        levels = [*self._looks[key]]
        for name in spans:
            if is_link and not LINK_NAMES.isdisjoint(self.list_names("text", name)):
                levels += self._read("text", name, is_link=True)
                continue
            if ("text", name) not in self._looks:
                self._looks["text", name] = self._read("text", name)
            levels += self._looks["text", name]
        return levels

    def hides_text(self, family: str, name: str) -> bool:
        """Return whether a style says that its text is not shown."""
        return self._find_display(family, name) == "none"

    def shows_text(self, family: str, name: str) -> bool:
        """Return whether a style says that its text is shown."""
        return self._find_display(family, name) not in ("", "none")

    def _find_display(self, family: str, name: str) -> str:
        if (family, name) not in self._displays:
            found = self.find_attribute(family, name, "style:text-properties", "text:display")
            self._displays[family, name] = found
        return self._displays[family, name]

    def _read(self, family: str, name: str, *, is_link: bool = False) -> list[Look]:
        found: list[Look] = []
        for style in self.list_chain(family, name):
            if is_link and style.name in LINK_NAMES:
                break
            found.insert(0, self.read_look(style.node))
        return found

    def read_look(self, style: XmlNode | None) -> Look:
        """Return the properties of text that a reader sees; "" for what is switched off."""
        properties = style.find("style:text-properties") if style is not None else None
        return read_look(properties, self.faces)


def read_look(properties: XmlNode | None, faces: dict[str, str]) -> Look:
    """Return the properties of text that a reader sees; "" for what is switched off."""
    look: dict[str, str] = {}
    attributes = properties.attributes if properties is not None else {}
    for name, ours in _PLAIN.items():
        if name in attributes and not (name.endswith("-type") and look.get(ours) == ""):
            value = attributes[name].lower()
            look[ours] = "" if value in _OFF else value
    for name, ours in (("fo:font-weight", "b"), ("style:font-weight-complex", "bCs")):
        if name in attributes:
            value = attributes[name]
            is_heavy = value.isdecimal() and int(value[:4]) >= 600
            look[ours] = "1" if is_heavy or value == "bold" else ""
    if attributes.get("style:use-window-font-color") == "true":
        look["color"] = ""
    if "text:display" in attributes:
        look["vanish"] = "1" if attributes["text:display"] == "none" else ""
    if "style:text-position" in attributes:
        look["vertAlign"] = _read_position(attributes["style:text-position"])
    for ours, (by_name, by_family) in _FONTS.items():
        font = attributes.get(by_name, "")
        font = faces.get(font, font) or attributes.get(by_family, "").strip("'\"")
        if font:
            look[ours] = font
    return look


def _read_position(written: str) -> str:
    """Return how text is raised or lowered: "super 58%", "-33% 58%"."""
    first, _, size = written.strip().partition(" ")
    if first == "super":
        return "superscript"
    if first == "sub":
        return "subscript"
    try:
        height = float(first.rstrip("%"))
    except ValueError:
        return ""
    if size.strip() == "100%":  # it is only moved, not made smaller
        return first if height else ""
    return "superscript" if height > 0 else "subscript" if height < 0 else ""


def read_sheet(common: XmlNode | None, part: XmlNode) -> StyleSheet:
    """Return the styles that a part can use: its own, and those of the document.

    ``common`` is the root of the part with the styles that people see.
    """
    sheet = StyleSheet()
    roots = [part] if common is None or common is part else [common, part]
    for root in roots:
        for face in find_children(root, "office:font-face-decls", "style:font-face"):
            sheet.faces[face.attributes.get("style:name", "")] = _name_font(face)
        for group in root.find_all("office:styles"):
            _add_styles(sheet, group, is_automatic=False)
    for group in part.find_all("office:automatic-styles"):
        _add_styles(sheet, group, is_automatic=True)
    return sheet


def _name_font(face: XmlNode) -> str:
    """Return the name of a font; one of a fixed width says so."""
    family = face.attributes.get("svg:font-family", "").strip("'\"")
    is_fixed = face.attributes.get("style:font-pitch") == "fixed"
    if is_fixed and not is_fixed_width({"ascii font": family}):
        return f"{family} Mono"
    return family


def _add_styles(sheet: StyleSheet, group: XmlNode, *, is_automatic: bool) -> None:
    for node in group.children:
        family = node.attributes.get("style:family", "")
        name = node.attributes.get("style:name", "")
        if node.name == "style:default-style":
            sheet.defaults[family] = node
        elif node.name == "style:style":
            shown = node.attributes.get("style:display-name", "").casefold()
            shown = "" if is_automatic else shown or read_style_name(name)
            parent = node.attributes.get("style:parent-style-name", "")
            sheet.styles[family, name] = OdtStyle(shown, parent, node)
            if is_automatic:
                sheet.automatic.add((family, name))
        elif node.name in ("text:list-style", "text:outline-style"):
            sheet.lists[name] = dict(_read_levels(node))
            if node.name == "text:outline-style":
                sheet.lists[OUTLINE] = sheet.lists[name]


def _read_levels(node: XmlNode) -> Iterator[tuple[int, OdtListLevel]]:
    """Yield the levels of a list, by depth from 1."""
    for level in node.children:
        depth = read_integer(level, "text:level")
        if level.name in NUMBERED_LEVELS:
            shown = ("style:num-format", "style:num-prefix", "style:num-suffix")
            is_shown = any(level.attributes.get(each, "").strip() for each in shown)
            written = level.attributes.get("style:num-format", "")
            is_doubled = level.attributes.get("style:num-letter-sync") == "true"
            start = read_integer(level, "text:start-value")
            yield (
                depth,
                OdtListLevel(
                    bool(written), start, is_shown, level, _find_style(written), is_doubled
                ),
            )
        elif level.name.startswith("text:list-level-style-"):
            yield depth, OdtListLevel(False)


def _find_style(written: str) -> str:
    """Return the style of a format of numbers: "a", or the first ones, as "А, Б, .., Аа, Аб"."""
    first, _, others = written.partition(", ")
    found = read_label(first)
    if others:
        after = read_label(others.partition(",")[0])
        found = tuple(each for each in found if (each[0], 2) in after)
    return next((style for style, number in found if number == 1), "decimal")
