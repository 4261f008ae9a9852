"""The lines of a paragraph as one message: soft line breaks become spaces, hard ones stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.inline import find_hard_breaks, parse_spans, plain_text

_CUT = re.compile(r"\]\(\s*<[^<>\n]*\n")

HARD = "\\\n"
"""A hard line break in a message: a backslash and a newline, which is CommonMark too."""


def join_lines(pieces: Sequence[str], links: Mapping[str, tuple[str, str]]) -> str:
    """Join the lines of a paragraph, from each of which the markers around it are taken.

    A line break becomes one space; a hard one, however it is written, HARD.
    """
    if len(pieces) == 1:
        return pieces[0]
    hard: frozenset[int] = frozenset()
    if any(piece.endswith(("  ", "\\")) for piece in pieces[:-1]):
        hard = find_hard_breaks("\n".join(pieces), links)
    parts: list[str] = []
    for number, piece in enumerate(pieces):
        line = piece.strip(" \t")
        if number in hard:
            parts += (strip_hard_break(piece.lstrip(" \t")), HARD)
        else:
            parts += (line, " ")
    text = "".join(parts[:-1])
    broken = "\n".join(pieces)
    return _prevent_new_links(text, broken, links) if _CUT.search(broken) else text


def strip_hard_break(line: str) -> str:
    """Give what stands before a hard line break, without the break's own spaces or backslash.

    After a mark of emphasis one space stays, which decides whether it can open or close any.
    """
    text = line.rstrip(" \t").removesuffix("\\") if not line.endswith("  ") else line
    bare = text.rstrip(" \t")
    return bare + " " if bare != text and bare.endswith(("*", "_", "~")) else bare


def _prevent_new_links(text: str, broken: str, links: Mapping[str, tuple[str, str]]) -> str:
    """Keep what is no link in lines from being one in one line.

    A newline ends what would be an address in angle brackets, a space does not.
    """
    if (
        plain_text(parse_spans(text, links)).split()
        == plain_text(parse_spans(broken, links)).split()
    ):
        return text
    return re.sub(r"\]\((?=\s*<)", r"]\(", text)
