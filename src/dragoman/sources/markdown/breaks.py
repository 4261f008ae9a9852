"""Lines across the page that divide a text (thematic breaks of CommonMark, ``<hr>``, and signs that
only separate, as in ``<p align="center">* * *</p>``).

They are no text. The leaf below one says that it is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from dragoman.html_references import unescape
from dragoman.patterns import compile_later
from dragoman.sources._rules import only_separates
from dragoman.sources.markdown.html import shows_text
from dragoman.sources.markdown.leaves import Form, Leaf

_LINE = compile_later(r"<hr\b", re.IGNORECASE)
_TAG = compile_later(r"<[^<>]*>")


def find_breaks(tokens: Iterable[Token], leaves: Iterable[Leaf]) -> list[int]:
    """Return the lines of the file, from 1, on which such lines are. What is a leaf is none."""
    taken = {leaf.line for leaf in leaves if _is_read(leaf)}
    return [
        token.map[0] + 1
        for token in tokens
        if token.map
        and _is_break(token)
        and taken.isdisjoint(range(token.map[0] + 1, token.map[1] + 1))
    ]


def _is_break(token: Token) -> bool:
    return token.type == "hr" or (token.type == "html_block" and _only_divides(token.content))


def _is_read(leaf: Leaf) -> bool:
    """Return whether readers see a leaf: not a comment, nor the tag of a place."""
    return leaf.form is not Form.HTML or shows_text(leaf.text)


def _only_divides(block: str) -> bool:
    """Return whether a block of HTML shows a line or signs that separate, and nothing else."""
    if "<!--" in block:
        return False
    shown = unescape(_TAG.sub("", block)).strip()
    if shown:
        return len(shown) > 2 and only_separates(shown)
    return _LINE.search(block) is not None


def mark_parted(leaves: Iterable[Leaf], breaks: Sequence[int]) -> Iterator[Leaf]:
    """Yield leaves; the first one below a break says so. Notes are at the end of an edition: what
    a break above a note divides is the text around the note."""
    done, note, is_parted = 0, "", False
    for leaf in leaves:
        above = bisect_left(breaks, leaf.line)
        is_parted |= above > done and (not leaf.note or leaf.note != note)
        if is_parted and not leaf.note and _is_read(leaf):
            yield leaf._replace(place=leaf.place._replace(is_parted=True))
            is_parted = False
        else:
            yield leaf
        done, note = max(done, above), leaf.note
