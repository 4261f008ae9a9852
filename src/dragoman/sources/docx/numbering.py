"""The lists of a Word document: which marker a paragraph has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.list_labels import fill_label, has_words
from dragoman.sources.docx.names import find_child, is_on, read_integer, read_value
from dragoman.texts.list_markers import BULLET, write_number

_DEEPEST = 9
_WIDEST = 9
"""How many digits a number gets at most."""
_STYLES = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "decimalZero": "decimal-leading-zero",
    "russianLower": "lower-russian",
    "russianUpper": "upper-russian",
    "arabicAlpha": "arabic-letters",
    "arabicAbjad": "arabic-abjad",
    "hebrew1": "hebrew",
    "hebrew2": "hebrew-letters",
    "thaiLetters": "thai-letters",
    "ganada": "hangul",
    "chosung": "hangul-consonant",
    "aiueo": "katakana",
    "aiueoFullWidth": "katakana",
    "iroha": "katakana-iroha",
    "irohaFullWidth": "katakana-iroha",
    "ideographTraditional": "cjk-heavenly-stem",
    "ideographZodiac": "cjk-earthly-branch",
    "decimalEnclosedCircle": "circled-decimal",
    "decimalEnclosedCircleChinese": "circled-decimal",
    "decimalEnclosedParen": "parenthesized-decimal",
    "decimalEnclosedFullstop": "dotted-decimal",
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
            *("taiwaneseCountingThousand", "japaneseCounting", "ideographDigital"),
        ),
        "cjk-ideographic",
    ),
}
"""The formats of numbers that are not digits, by their names in Word (ECMA-376, 17.18.59)."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list."""

    format: str
    """"bullet", "decimal" …; "none" for no marker; "001" for numbers of three digits."""
    text: str
    """What is shown: "%1." for the number of the first level and a full stop."""
    start: int = 1
    style: str = ""
    """The paragraph style whose paragraphs are of this level."""
    is_legal: bool = False
    """Whether all numbers in it are digits."""
    restart: int = -1
    """The last level, from 1, after an item of which it begins anew; 0 for never, -1 for all."""
    has_picture: bool = False
    """Whether its bullet is a picture."""
    node: XmlNode | None = None
    """Where the text is."""

    @property
    def has_words(self) -> bool:
        """Whether more than a number is shown, and it is not a sign."""
        return self.format != "bullet" and has_words(self.text)


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
        shows = bool(level.text.strip()) or level.has_picture
        shows = shows or level.format not in ("bullet", "none")
        if shows:
            self._count((number, depth), levels, starts, counts)
        elif depth in self._last:
            return self._last[depth], False
        markers = tuple(_write_marker(levels, counts, each) for each in range(depth + 1))
        self._last[depth] = markers
        return markers, shows

    def list_labels(self) -> list[XmlNode]:
        """Return the texts with words of the levels that were counted, in order."""
        return [self._labels[place] for place in sorted(self._labels)]

    def _count(
        self,
        item: tuple[str, int],
        levels: Mapping[int, ListLevel],
        starts: Mapping[int, int],
        counts: dict[int, int],
    ) -> None:
        """Count an item of a list and a depth."""
        depth = item[1]
        if depth in starts and item not in self._started:
            counts[depth] = starts[depth]
            self._started.add(item)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [each for each in counts if each > depth]:
            restart = levels[deeper].restart if deeper in levels else -1
            if restart < 0 or depth < restart:
                del counts[deeper]


def _write_marker(levels: Mapping[int, ListLevel], counts: Mapping[int, int], depth: int) -> str:
    """Return the marker of an item, as Word shows it."""
    level = levels.get(depth)
    if level is None or level.format in ("bullet", "none") or depth not in counts:
        return BULLET
    numbers = {
        place + 1: _write_number(counts.get(place, own.start), own, is_legal=level.is_legal)
        for place, own in levels.items()
    }
    return fill_label(f"%{depth + 1}." if level.node is None else level.text, numbers)


def _write_number(number: int, level: ListLevel, *, is_legal: bool) -> str:
    """Return the number of an item. A legal numbering has only digits."""
    if level.format == "none":
        return ""
    if level.format.isdecimal() and not is_legal:
        return f"{number:0{min(len(level.format), _WIDEST)}}"
    style = "decimal" if is_legal else _STYLES.get(level.format, "decimal")
    return write_number(number, style, is_doubled=True)


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


def _read_format(level: XmlNode) -> str:
    """Return the format of the numbers of a level; for one of its own, how it writes 1: "001".

    Source: ISO/IEC 29500, part 1, section 17.9.17 (``w:numFmt``, with its ``w:format``).
    """
    form = level.find("w:numFmt")
    if form is None:  # programs that do not know the format take another one
        form = find_child(level, "mc:AlternateContent", "mc:Choice", "w:numFmt")
    kind = read_value(form)
    return read_value(form, "w:format").partition(",")[0] if kind == "custom" else kind or "decimal"


def _read_levels(node: XmlNode) -> dict[int, ListLevel]:
    return {
        _read_depth(level): ListLevel(
            _read_format(level),
            read_value(level.find("w:lvlText")),
            read_integer(level.find("w:start"), 1),
            read_value(level.find("w:pStyle")),
            node=level.find("w:lvlText"),
            is_legal=is_on(level.find("w:isLgl")),
            restart=read_integer(level.find("w:lvlRestart"), -1),
            has_picture=level.find("w:lvlPicBulletId") is not None,
        )
        for level in node.find_all("w:lvl")
    }
