"""Reading the units of XLIFF, of whatever version: keys, notes, inline content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dragoman.containers.xml_places import XmlNode
from dragoman.exchanges._xliff.codes import list_note_lines
from dragoman.model import SENT_KEY, NotTaken, PackageItem, Returned, ReturnedRow, State
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_KEY = re.compile(SENT_KEY)
TRANSLATOR, AUTHOR, CONTEXT = "translator", "author", "context"
ABOUT, REMARK, PREVIOUS, PIVOT = "about", "remark", "previous-source", "pivot"
OWN_NOTES = frozenset({AUTHOR, CONTEXT, ABOUT, REMARK, PREVIOUS, PIVOT})
"""The kinds of notes that say to the translator what is not a comment of a translator."""
_OF_AUTHORS = frozenset({"developer", "description", "meaning"})
"""What the Translate Toolkit and programs of developers call such notes."""
LOST_MARK = "a mark that was put into it is not known here; only the text in it is taken"
_SPACELESS = compile_later(f"[{scripts.IDEOGRAPHS}{scripts.CJK_MARKS}{scripts.SYLLABLE_ENDS}]")
"""Characters beside which there is no space between two sentences."""
_END = compile_later("[.!?\u2026\u061f\u06d4\u0964][\"'\u2019\u201d\u00bb)\\]]*$")
OLD_STATES = {
    "translated": State.TRANSLATED,
    "final": State.REVIEWED,
    "signed-off": State.REVIEWED,
    "new": None,
    "needs-review-translation": State.FUZZY,
    "needs-review-adaptation": State.FUZZY,
    "needs-review-l10n": State.FUZZY,
    "needs-adaptation": State.FUZZY,
    "needs-l10n": State.FUZZY,
    "needs-translation": State.FUZZY,
}
"""The states of XLIFF 1.2. Some programs write them into XLIFF 2 as well. "new" says nothing:
programs leave it where they put a text in."""
MOST_UNITS = 100_000
_HEADING = re.compile("heading-[0-9]+")
"""The name of a unit that `dragoman export` writes for a heading that is only shown."""
_FIXED = NotTaken("it is marked as not for translation; its text is not taken")


def describe_missing(missing: int, wanted: int) -> NotTaken:
    """Return what to say of a unit of which some segments have no translation."""
    return NotTaken(f"{missing} of its {wanted} segments are not translated; it is not taken")


def tell_fixed(unit: XmlNode, number: int, source: str, text: str) -> ReturnedRow | None:
    """Return what to say of a unit that is not for translation and is no message that went out;
    None where it is a heading of ours, and where its text is nothing but its source."""
    if text.split() in ([], source.split()) or _HEADING.fullmatch(unit.attributes.get("id", "")):
        return None
    return ReturnedRow(number, "", source, "", None, "", remarks=(_FIXED,))


def find_gap(sources: Iterable[str]) -> str:
    """Return what is between the segments of a source: " ", or "" where some touch each other.

    Where a sentence ends between two, a program has lost the space there, too.
    """
    written = filter(None, sources)
    return " " if all(_are_apart(*pair) or _is_end(*pair) for pair in pairwise(written)) else ""


def join_segments(texts: Iterable[str], gap: str) -> str:
    """Return the translations of segments as one text.

    Programs lose the space between two sentences that they translate one by one. So ``gap`` is put
    where two touch each other, unless their script has no space there.
    """
    parts: list[str] = []
    for text in filter(None, texts):
        if parts and not _are_apart(parts[-1], text) and not _is_spaceless(parts[-1], text):
            parts.append(gap)
        parts.append(text)
    return "".join(parts)


def _are_apart(before: str, after: str) -> bool:
    return before[-1].isspace() or after[0].isspace()


def _is_end(before: str, after: str) -> bool:
    """Return whether a sentence ends between two texts, in a script that has a space there."""
    return (
        _END.search(before) is not None and after[0].isalnum() and not _is_spaceless(before, after)
    )


def _is_spaceless(before: str, after: str) -> bool:
    return _SPACELESS.search(before[-1] + after[0]) is not None


class UnitNote(NamedTuple):
    """A note of a unit."""

    kind: str
    text: str


def list_notes(item: PackageItem) -> list[UnitNote]:
    """Return what a translator should know of a message, and last the comments of translators."""
    kind = f"{item.kind} {item.level}" if item.level else str(item.kind)
    notes = [UnitNote(CONTEXT, item.context or ""), UnitNote(ABOUT, kind)]
    notes += [UnitNote(AUTHOR, line) for line in item.explained.splitlines() if line != kind]
    notes += [UnitNote(REMARK, item.remark), UnitNote(PREVIOUS, item.previous)]
    notes.append(UnitNote(PIVOT, item.pivot))
    notes += [UnitNote(TRANSLATOR, line) for line in list_note_lines(item.note)]
    return [note for note in notes if note.text]


def find_key(values: Iterable[str]) -> str:
    """Return the key that one of the values holds; "" for none."""
    matches = (_KEY.search(value) for value in values)
    return next((match[0] for match in matches if match), "")


def join_notes(notes: Iterable[UnitNote]) -> str:
    """Return the comments of translators, one a line: all notes but those of authors and ours."""
    others = OWN_NOTES | _OF_AUTHORS
    return "\n".join(note.text for note in notes if note.kind not in others and note.text)


class UnitContent(NamedTuple):
    """What is in a source or a target."""

    text: str
    lost: bool
    """Whether it has a code whose meaning nobody knows."""


ReadCode = Callable[[XmlNode], "tuple[str | None, str]"]
"""Returns what is written for the beginning and the end of a code. The beginning is None where
nobody knows; both are "" for what is not a code, such as an annotation."""


def read_content(
    node: XmlNode | None, read_code: ReadCode, native: frozenset[str], gap: str = ""
) -> UnitContent:
    """Return the text of a source or a target, its codes as they are written in our dialect.

    Of the elements that are ``native``, the content is not text of the unit but of the code.
    ``gap`` is what ``join_segments`` puts between two segments that follow each other.
    """
    parts: list[str] = []
    lost = follows = False
    for child in node.children if node else ():
        if child.name in ("!", "?"):
            continue
        if not child.name:
            parts.append(child.text)
        else:
            start, end = read_code(child)
            lost = lost or start is None
            inside = read_content(child, read_code, native, gap)
            lost = lost or inside.lost
            text = "" if child.name in native else inside.text
            before = [parts.pop()] if follows and is_segment(child) else []
            parts.append(join_segments([*before, f"{start or ''}{text}{end}"], gap))
        follows = is_segment(child)
    return UnitContent("".join(parts), lost)


def list_remarks(node: XmlNode | None, name: str) -> Iterator[UnitNote]:
    """Yield what people wrote about words of a text, as programs keep it in the attribute ``name``
    of an annotation."""
    for each in node.iterate() if node else ():
        kind = each.attributes.get("mtype", each.attributes.get("type", ""))
        if each.name in ("mrk", "sm") and "comment" in kind.casefold():
            yield UnitNote(kind, each.attributes.get(name, ""))


def is_segment(node: XmlNode) -> bool:
    """Return whether an element of XLIFF 1.2 is a segment of its unit."""
    return node.attributes.get("mtype") == "seg"


def read_character(digits: str) -> str:
    """Return the character of a hexadecimal number; "" where there is none."""
    try:
        number = int(digits, 16)
    except ValueError:
        return ""
    return chr(number) if 0 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


ReadUnit = Callable[[XmlNode, int, bool], ReturnedRow | None]
"""Returns what a unit says, given its number and whether it is not for translation; None for one
that is not a message, such as a heading."""


def read_units(files: Sequence[XmlNode], name: str, read_unit: ReadUnit) -> Returned:
    """Return what the units in some elements say; ``name`` is that of the element of a unit."""
    units = (pair for file in files for pair in walk_units(file, name))
    rows = (read_unit(unit, number, fixed) for number, (unit, fixed) in enumerate(units, 1))
    original = files[0].attributes.get("original", "") if len(files) == 1 else ""
    found = tuple(row for row in rows if row is not None)
    return Returned(found, document=original, row_name="unit")


def walk_units(node: XmlNode, name: str, *, is_fixed: bool = False) -> list[tuple[XmlNode, bool]]:
    """Return the units in an element, and of each whether it is not for translation."""
    found: list[tuple[XmlNode, bool]] = []
    for child in node.children:
        if child.name:
            said = child.attributes.get("translate", "no" if is_fixed else "yes")
            if child.name == name:
                found.append((child, said == "no"))
            else:
                found += walk_units(child, name, is_fixed=said == "no")
    return found
