"""The lists of a Word document: which marker a paragraph has."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.sources.docx.names import find_child, read_integer, read_value
from dragoman.xml_places import XmlNode

_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list."""

    format: str
    """"bullet", "decimal" …; "none" for no marker."""
    text: str
    """What is shown: "%1." for the number of the first level and a full stop."""
    start: int = 1
    style: str = ""
    """The paragraph style whose paragraphs are of this level."""
    node: XmlNode | None = None
    """Where the text is."""

    @property
    def has_words(self) -> bool:
        """Whether more than a number is shown, and it is not a sign."""
        return self.format != "bullet" and any(map(str.isalpha, self.text))


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far they have been counted."""

    _levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    """By the id of the list, which is "abstract" in Word."""
    _lists: dict[str, tuple[str, dict[int, int], dict[int, ListLevel]]] = field(
        default_factory=dict
    )
    """By the id that paragraphs use: the list, its other starts and its other levels."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _last: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The markers of the last item of each level, which a paragraph without a marker continues."""
    _started: set[tuple[str, int]] = field(default_factory=set)
    _labels: dict[int, XmlNode] = field(default_factory=dict)
    """The texts with words of the levels that were counted, by their places."""

    def find_level(self, number: str, style: str) -> int:
        """Return the level of a list that is meant for a style."""
        levels = self._levels.get(self._lists.get(number, ("", {}, {}))[0], {})
        return next((each for each, level in levels.items() if level.style == style), 0)

    def count_item(self, number: str, depth: int) -> tuple[tuple[str, ...], bool] | None:
        """Count a paragraph of a list; return the markers around it, and whether it shows its own.

        Return None for a paragraph that is in no list.
        """
        if number not in self._lists or not 0 <= depth < _DEEPEST:
            return None
        identity, starts, others = self._lists[number]
        levels = {**self._levels.get(identity, {}), **others}
        level = levels.get(depth)
        if level is None or (level.format == "none" and not level.text.strip()):
            return None
        if level.node is not None and level.has_words:
            self._labels[level.node.start] = level.node
        counts = self._counts.setdefault(identity, {})
        shows = bool(level.text.strip()) or level.format not in ("bullet", "none")
        if shows:
            self._count(number, depth, level, starts, counts)
        elif depth in self._last:
            return self._last[depth], False
        markers = tuple(
            self._write_marker(levels.get(each), counts.get(each)) for each in range(depth + 1)
        )
        self._last[depth] = markers
        return markers, shows

    def list_labels(self) -> list[XmlNode]:
        """Return the texts with words of the levels that were counted, in order."""
        return [self._labels[place] for place in sorted(self._labels)]

    def _count(
        self,
        number: str,
        depth: int,
        level: ListLevel,
        starts: dict[int, int],
        counts: dict[int, int],
    ) -> None:
        if depth in starts and (number, depth) not in self._started:
            counts[depth] = starts[depth]
            self._started.add((number, depth))
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

    def _write_marker(self, level: ListLevel | None, count: int | None) -> str:
        if level is None or level.format in ("bullet", "none") or count is None:
            return "-"
        return f"{count}."


def read_numbering(root: XmlNode | None) -> Numbering:
    """Read the part with the lists; without one, no paragraph is in a list."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for node in root.find_all("w:abstractNum"):
        identity = node.attributes.get("w:abstractNumId", "")
        numbering._levels[identity] = _read_levels(node)
        links[identity] = read_value(node.find("w:numStyleLink"))
        by_style[read_value(node.find("w:styleLink"))] = identity
    for identity, style in links.items():
        if style and not numbering._levels[identity]:
            numbering._levels[identity] = numbering._levels.get(by_style.get(style, ""), {})
    for node in root.find_all("w:num"):
        starts = {
            _read_depth(each): read_integer(start, 1)
            for each in node.find_all("w:lvlOverride")
            if (start := each.find("w:startOverride")) is not None
        }
        others = {
            depth: level
            for each in node.find_all("w:lvlOverride")
            for depth, level in _read_levels(each).items()
        }
        identity = read_value(node.find("w:abstractNumId"))
        numbering._lists[node.attributes.get("w:numId", "")] = identity, starts, others
    return numbering


def _read_depth(node: XmlNode) -> int:
    value = node.attributes.get("w:ilvl", "0")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 3 else 0


def _read_levels(node: XmlNode) -> dict[int, ListLevel]:
    return {
        _read_depth(level): ListLevel(
            read_value(level.find("w:numFmt")) or "decimal",
            read_value(level.find("w:lvlText")),
            read_integer(level.find("w:start"), 1),
            read_value(find_child(level, "w:pStyle")),
            level.find("w:lvlText"),
        )
        for level in node.find_all("w:lvl")
    }
