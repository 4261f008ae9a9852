"""Addresses on the lines of a page: where one is broken that is too long for a line.

What is an address is found by ``texts.unbroken``. It never gets a hyphen, which would become
part of it. It is broken after ``/ . ? &`` (The Chicago Manual of Style, 7.46), and only where that
is not enough, elsewhere.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.editions._letter_groups import count_shown, cut_pieces
from dragoman.editions._widths import WIDEST, measure_word
from dragoman.texts.unbroken import cut_text

_AFTER = re.compile(r"(?<=[/.?&@])(?![/.?&@]|$)")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=_)(?!_)")
_BEFORE = re.compile(r"(?=[-_~=%,;:+#])(?!^)")
LONGEST = 24
"""Characters of a run that still fits into a column."""
_PIECE = 4
"""Characters between two places where a long address without any other place may be broken."""


class Limits(NamedTuple):
    """How long what is never broken over two lines may be, in characters."""

    run: int = LONGEST
    """Any run without a space."""
    name: int = LONGEST
    """A handle, a hashtag, a mail address, and a part of another address between two places where
    it may be broken: broken only where it would not fit into a line."""
    room: float = math.inf
    """How many small letters of Latin fit into a line."""
    size: float = 1.0
    """The size of the type (``measure_word``)."""

    def keep(self, run: str) -> bool:
        """Return whether a run without a space fits into a line."""
        fits = len(run) <= self.run or count_shown(run) <= self.run
        is_short = len(run) * WIDEST * max(self.size, 1) <= self.room
        return fits and (is_short or measure_word(run, self.size) <= self.room)


def split_addresses(text: str, limits: Limits) -> Iterator[str | list[str]]:
    """Yield the text in order: as strings, and each address as a list of the pieces between which
    it may be broken. A piece is not longer than the limits.

    Scripts that run from right to left, and those that have no spaces, are never hyphenated; there
    everything is a string.
    """
    ordinary = ""
    for piece in cut_text(text):
        if not (piece.parts and _can_be_hyphenated(piece.text)):
            ordinary += piece.text
            continue
        if ordinary:
            yield ordinary
        ordinary = ""
        yield list(_split(piece.text, limits))
    if ordinary or not text:
        yield ordinary


def _can_be_hyphenated(address: str) -> bool:
    """Return whether an address has letters of a script with hyphens, and of no other one."""
    letters = [char for char in address if char.isalpha()]
    return bool(letters) and all(
        char < "\u0e00" and unicodedata.bidirectional(char) == "L" for char in letters
    )


def _split(address: str, limits: Limits) -> Iterator[str]:
    """Yield the pieces of an address, which is whole where it fits."""
    is_mail = "@" in address and "/" not in address
    longest = limits.name if is_mail or address[0] == "#" else limits.run
    if len(address) <= longest:
        yield address
        return
    pattern = _HUMP if address[0] in "@#" else _AFTER
    for piece in pattern.split(address):
        for part in [piece] if len(piece) <= limits.name else _BEFORE.split(piece):
            shown = count_shown(part)
            size = shown if shown <= limits.name else min(_PIECE, limits.name)
            yield from cut_pieces(part, size)
