"""What changes in a document: which units get another text, and the edits of a part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.bidi import clean
from dragoman.containers.xml_places import ByteEdit, escape_text
from dragoman.inline import plain_text, read_marks
from dragoman.model import Document, Span
from dragoman.sources._common import Texts, fold_to_one_line, read_state
from dragoman.sources._office.code import make_code_spans, share_lines
from dragoman.sources._office.parts import OfficePart

_MARKED_FORMS = frozenset({"paragraph", "code"})


def read_file(document: Document) -> tuple[bytes, bool]:
    """Return the bytes of the file that a document was read from, and whether code is a text."""
    return read_state(document, "data", bytes), read_state(document, "code", bool)


def find_changes(parts: Sequence[OfficePart], texts: Texts) -> Texts:
    """Return the texts that differ from those of the source."""
    return {
        part.unit.key: text
        for part in parts
        if part.unit.translatable
        and (text := texts.get(part.unit.key, "")).strip()
        and text != part.unit.text
    }


def group_changes(
    parts: Sequence[OfficePart], changed: Texts
) -> dict[str, list[tuple[OfficePart, str]]]:
    """Return the units that change, with their new texts, by part; copies are units too.

    A text that is written with marks for another unit of the same key is written without them where
    there can be none, as in the title of the file.
    """
    marked = {part.unit.key for part in parts if not part.unit.markup}
    by_part: dict[str, list[tuple[OfficePart, str]]] = {}
    for part in parts:
        key = part.unit.key
        if not part.unit.translatable or key not in changed:
            continue
        for each in (part, *part.copies):
            text = changed[key]
            if each.form not in _MARKED_FORMS and key in marked:
                text = plain_text(read_marks(text))
            elif each.form == "paragraph":
                text = clean(text).strip(" \n")
            shared = share_lines(each, text) if each.form == "code" else ((each, text),)
            by_part.setdefault(each.part, []).extend(shared)
    return by_part


class PartEdits:
    """Collects the edits of one part, so that none is written inside of another one."""

    def __init__(self, around: Sequence[ByteEdit]) -> None:
        self.edits: list[ByteEdit] = []
        """Those of units, which are written from the last to the first."""
        self._around = sorted(around)
        """Those that do not come from units."""
        self._starts = [edit[0] for edit in self._around]
        self._used: set[int] = set()

    def take_inside(self, start: int, end: int) -> list[ByteEdit]:
        """Return the edits between two places, which are then part of another edit."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        numbers = [n for n in range(first, last) if n not in self._used]
        self._used.update(numbers)
        inside = [self._around[n] for n in numbers]
        while self.edits and start <= self.edits[-1][0] < end:
            inside.append(self.edits.pop())
        return inside

    def list_all(self) -> Iterator[ByteEdit]:
        """Yield the edits that are not part of another one."""
        yield from (edit for n, edit in enumerate(self._around) if n not in self._used)
        yield from self.edits


def sort_backwards(units: Sequence[tuple[OfficePart, str]]) -> list[tuple[OfficePart, str]]:
    """Return units in the order in which they are written: from the last to the first."""
    return sorted(units, key=lambda each: -each[0].node.start)


def list_starts(parts: Sequence[OfficePart], name: str) -> frozenset[int]:
    """Return where the paragraphs with a text begin in a part."""
    nodes = (each for part in parts for each in (part, *part.copies, *part.rest))
    return frozenset(each.node.start for each in nodes if each.part == name)


def write_line(text: str) -> bytes:
    """Return a text as the only line of an element or an attribute."""
    return escape_text(fold_to_one_line(text))


def read_spans(part: OfficePart, text: str) -> list[Span]:
    """Return the spans of a translation, as they are written into a paragraph."""
    if part.form == "code":
        return make_code_spans(text)
    return list(read_marks(text))


def has_between(starts: Sequence[int], start: int, end: int) -> bool:
    """Return whether one of the sorted places is between two others."""
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
