"""What is aligned, and what comes out: blocks of text, and the beads between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.model import Kind


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph, heading, list item, table cell or sentence of one side."""

    text: str
    """What a reader sees: without the marks of its markup."""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    """For a heading, 1 to 6; else 0."""
    emphases: int = 0
    """The number of runs that look different: emphasis, strong, deleted, raised, code."""
    links: tuple[str, ...] = ()
    """The addresses of its links, in order."""
    pictures: tuple[str, ...] = ()
    """The addresses of its pictures, in order."""
    described: int = 0
    """How many characters of the text are descriptions of its pictures, which are often written
    anew: their length says little."""
    notes: int = 0
    """The number of references to notes."""
    marker: str = ""
    """The marker of the list item that the block begins: "-" or "3."."""
    times: tuple[int, int] = (0, 0)
    """For a cue of subtitles, from when until when it is shown, in thousandths of a second."""
    known: str = ""
    """What is known before: all blocks of both sides that have the same name here are one bead."""

    @property
    def is_picture(self) -> bool:
        """Whether it is only descriptions of pictures."""
        return 0 < len(self.text) <= self.described


@dataclass(frozen=True, slots=True)
class Bead:
    """A few blocks of the source, and the few of the target that translate them."""

    source: tuple[int, ...]
    """Numbers of blocks, from 0, in order; empty for a target text that translates nothing."""
    target: tuple[int, ...]
    """Numbers of blocks, from 0, in order; empty for what has no translation."""
    confidence: float
    """How likely the bead is right: of many beads with .9, nine of ten are right."""
    sure: bool = False
    """Whether it is certain enough that nobody has to look at it. A bead with an empty side is
    never sure."""


Scorer = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]
"""Says how near texts of the source are to texts of the target: a row for each text of the source,
with a number from 0 (not alike) to 1 for each text of the target."""
