"""The lines of a plain text: the blocks that blank lines separate, and how lines are joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import iterate_lines, join_wrapped
from dragoman.texts import scripts
from dragoman.texts.unseen import is_unseen

_QUOTE = compile_later(r"(?:>\s*)+")
"""The marks of quoted mail at the beginning of a line."""
_TAB = 8
"""Columns from one stop of the tabulator to the next."""
_NARROW = compile_later(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0e31"
    "\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Marks on letters, and invisible characters: they need no column."""
_WIDE = compile_later(f"[{scripts.IDEOGRAPHS}{scripts.CJK_MARKS}\u1100-\u115f\uac00-\ud7a3]")
"""Characters that need two columns."""
_UNUSUAL = compile_later(f"{_NARROW.pattern}|{_WIDE.pattern}")
_SOLID = compile_later(f"[{scripts.SPACELESS}]")


class Line(NamedTuple):
    """A line that is not blank, without the white space and the marks of quotation around it."""

    text: str
    start: int
    """Where ``text`` begins in the file, in characters."""
    number: int
    """From 1."""
    indent: int
    """The columns of white space before ``text``."""
    quotations: int = 0
    """How many marks of quoted mail are before it."""
    joint: str | None = None
    """What is in the middle of a word that goes on in the next line: a hyphen or nothing. None
    where no word is divided."""

    @property
    def end(self) -> int:
        """Return where ``text`` ends in the file."""
        return self.start + len(self.text)


Block = Sequence[Line]


def find_blocks(text: str) -> list[list[Line]]:
    """Return the lines of each block. A line of white space is blank and ends a block."""
    blocks: list[list[Line]] = []
    is_inside = False
    for number, (start, line) in enumerate(iterate_lines(text), 1):
        stripped = line.strip()
        if not stripped or is_unseen(stripped):
            is_inside = False
            continue
        lead = indent = 0
        if len(stripped) < len(line):  # nearly all lines have no white space around them
            lead = indent = len(line) - len(line.lstrip())
            if lead and "\t" in line:
                indent = len(line[:lead].expandtabs(_TAB))
        found = Line(stripped, start + lead, number, indent)
        if is_inside:
            blocks[-1].append(found)
        else:
            blocks.append([found])
        is_inside = True
    return blocks


def split_quotations(block: Block) -> Iterator[list[Line]]:
    """Yield the parts of a block that are quoted equally deep, without the marks of quotation.

    One line alone is not a quotation: the mark may mean "more than". Nor is a run of marks without
    a text. A quoted line that is empty ends a part.
    """
    if not any(line.text[0] == ">" for line in block):
        yield list(block)
        return
    plain: list[Line] = []
    for is_quoted, run in groupby(block, lambda line: line.text[0] == ">"):
        lines = list(run)
        bare = [_strip_quotation(line) for line in lines]
        if not is_quoted or len(lines) < 2 or not any(line.text for line in bare):
            plain += lines
            continue
        if plain:
            yield plain
            plain = []
        for key, part in groupby(bare, lambda line: bool(line.text) and line.quotations):
            if key:
                yield list(part)
    if plain:
        yield plain


def _strip_quotation(line: Line) -> Line:
    match = _QUOTE.match(line.text)
    marks = match[0] if match else ""
    rest = line.text[len(marks) :].lstrip()
    start = line.end - len(rest)
    return Line(rest, start, line.number, 0, marks.count(">"))


def measure(text: str) -> int:
    """Return how many columns a text needs on a terminal."""
    if text.isascii():
        return len(text.expandtabs(_TAB)) if "\t" in text else len(text)
    if not _UNUSUAL.search(text):
        return len(text)
    return len(text) - len(_NARROW.findall(text)) + len(_WIDE.findall(text))


def measure_first_word(text: str) -> int:
    """Return the columns of the word that a line begins with.

    Where words have no spaces between them, a line can be broken after nearly every character.
    """
    if is_unspaced(text):
        return measure(text[:2])
    return measure(text.split(None, 1)[0])


def is_unspaced(text: str) -> bool:
    """Return whether a line begins in a script that has no spaces between words."""
    return not text.isascii() and _SOLID.match(text) is not None


def has_words(text: str) -> bool:
    """Return whether a line has more than one word, so that it could have been broken."""
    return " " in text or "\t" in text or is_unspaced(text)


def join_block(block: Block) -> str:
    """Return the lines as one, as if they had never been wrapped."""
    *others, last = block
    texts = []
    begun = ""
    for line in others:
        if line.joint is None:
            texts.append(begun + line.text)
            begun = ""
        else:
            begun += line.text[:-1] + line.joint
    return join_wrapped([*texts, begun + last.text])
