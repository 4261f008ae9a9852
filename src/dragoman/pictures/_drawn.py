"""How much a drawing draws: a few lines of SVG can repeat each other millions of times.

An element that is shown again by ``<use>``, or fills, masks or marks another one (``url(#…)``), is
drawn each time. Programs that show the drawing would need hours and all memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from dragoman.patterns import compile_later
from dragoman.pictures._common import PictureError

MOST_DRAWN = 300_000
"""Elements that a drawing may draw in all."""
_DEEPEST = 200
"""How long a chain of references may be."""
_REFERENCE = compile_later(r"url\(\s*[\"']?#([^\"')\s]+)")
_TOO_MUCH = PictureError(
    f"the drawing draws more than {MOST_DRAWN:,} elements, because it repeats them; make it simpler"
)


@dataclass(slots=True)
class _DrawnElement:
    """An element, with all that is in it."""

    identity: str = ""
    count: int = 1
    """How many elements it is."""
    references: list[str] = field(default_factory=list)
    """The ids of the elements that are drawn again in it."""


class _DrawnReader:
    """Reads the elements of a drawing that was cleaned."""

    def __init__(self) -> None:
        self.known: dict[str, _DrawnElement] = {}
        self._open = [_DrawnElement(count=0)]

    @property
    def whole(self) -> _DrawnElement:
        return self._open[0]

    def start(self, _name: str, attributes: Mapping[str, str]) -> None:
        found = [each for value in attributes.values() for each in _REFERENCE.findall(value)]
        found += [
            attributes[name][1:]
            for name in ("href", "xlink:href")
            if attributes.get(name, "").startswith("#")
        ]
        self._open.append(_DrawnElement(attributes.get("id", ""), references=found))

    def end(self, _name: str) -> None:
        closed = self._open.pop()
        if closed.identity:
            self.known.setdefault(closed.identity, closed)
        self._open[-1].count += closed.count
        self._open[-1].references += closed.references


def check_drawn(data: bytes) -> None:
    """Raise PictureError for a drawing that was cleaned and draws too much."""
    reader = _DrawnReader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.Parse(data, True)
    counts: dict[str, int] = {}

    def count(element: _DrawnElement, depth: int) -> int:
        if depth > _DEEPEST:
            raise _TOO_MUCH
        total = element.count
        for name in element.references:
            if name not in counts and name in reader.known:
                counts[name] = 0  # of one that refers to itself, which programs do not draw again
                counts[name] = count(reader.known[name], depth + 1)
            total += counts.get(name, 0)
        return total

    if count(reader.whole, 0) > MOST_DRAWN:
        raise _TOO_MUCH
