"""Addresses in running text, which are never hyphenated: a hyphen would become part of them.

Addresses are those of the web and of mail, handles, hashtags, names of files and of programs such
as ``C++``. An address that is too long for a line is broken without a sign, after ``/ . ? &`` (The
Chicago Manual of Style, 7.46), and only where that is not enough, elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_STOP = r"[^\s<>\"“”„«»‹›]"
"""A character of an address of the web, which no quotation mark and no space is in."""
_ADDRESS = re.compile(
    rf"(?i:\b(?:https?|ftp)://|\bwww\.|\bmailto:|\btel:){_STOP}+"
    r"|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@#&])[@#]\w+(?:[.\-]\w+)*"
    rf"|(?<![\w.@-])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}(?![\w@-]|\.\w)(?:[:/?#]{_STOP}*)?"
    r"|(?<!\w)(?:~|\.{1,2})?/[\w.@+-]+(?:/[\w.@+-]*)+"
    r"|\b(?=\w*[^\W\d_])\w*[^\W_]_\w+"
    r"|\b[^\W_]\w*(?:\+\+\w*|#(?!\w))"
)
_SIGN = re.compile(r"[@#/_]|\+\+|\.\w|(?i:mailto:|tel:)")
"""What every address has. Most texts have none of it, and are done with faster."""
_END = re.compile(r"[.,;:!?…'’)\]}]+$")
"""What ends a sentence is not part of the address before it."""
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


def split_addresses(text: str, limits: Limits) -> Iterator[str | list[str]]:
    """Yield the text in order: as strings, and each address as a list of the pieces between which
    it may be broken. A piece is not longer than the limits.

    Scripts that run from right to left, and those that have no spaces, are never hyphenated; there
    everything is a string.
    """
    if not _SIGN.search(text):
        yield text
        return
    done = 0
    for match in _ADDRESS.finditer(text):
        address = _trim(match[0])
        if not _can_be_hyphenated(address):
            continue
        if match.start() > done:
            yield text[done : match.start()]
        done = match.start() + len(address)
        yield list(_split(address, limits))
    if done < len(text):
        yield text[done:]


def _trim(address: str) -> str:
    """Return an address without what ends the sentence around it. A bracket that was opened in it
    is closed in it."""
    end = _END.search(address)
    if end is None:
        return address
    kept = end.start()
    while kept < len(address) and address[kept] in ")]}":
        opening = {")": "(", "]": "[", "}": "{"}[address[kept]]
        if address[:kept].count(opening) <= address[:kept].count(address[kept]):
            break
        kept += 1
    return address[:kept]


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
            size = len(part) if len(part) <= limits.name else _PIECE
            yield from (part[start : start + size] for start in range(0, len(part), size or 1))
