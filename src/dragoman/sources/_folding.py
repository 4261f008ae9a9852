"""The lines of a paragraph as one message: soft line breaks become spaces, hard ones stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.inline import hard_breaks

HARD = "\\\n"
"""A hard line break in a message: a backslash and a newline, which is CommonMark too."""


def folded(pieces: Sequence[str], links: Mapping[str, tuple[str, str]]) -> str:
    """Join the lines of a paragraph, from each of which the markers around it are taken.

    A line break becomes one space; a hard one, however it is written, HARD.
    """
    if len(pieces) == 1:
        return pieces[0]
    hard: frozenset[int] = frozenset()
    if any(piece.endswith(("  ", "\\")) for piece in pieces[:-1]):
        hard = hard_breaks("\n".join(pieces), links)
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        line = piece.strip(" \t")
        if number in hard:
            parts += (line.removesuffix("\\").rstrip(" \t"), HARD)
        else:
            parts += (line, " ")
    return "".join(parts[:-1])
