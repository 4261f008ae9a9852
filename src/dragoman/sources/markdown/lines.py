"""Joining the lines of a paragraph to one message: soft line breaks become spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.inline import LinkDefinitions, find_hard_breaks, parse_spans, plain_text
from dragoman.patterns import compile_later
from dragoman.sources._common import join_wrapped

_CUT_ADDRESS = compile_later(r"\]\(\s*<[^<>\n]*\n")
"""An address in angle brackets that a line end cuts, so that it is not a link."""

HARD = "\\\n"
"""A hard line break in a message: a backslash and a newline, as in CommonMark."""


def join_lines(pieces: Sequence[str], links: LinkDefinitions) -> str:
    """Return the lines of a paragraph as one text. ``pieces`` are the lines without markers.

    A soft line break becomes one space, or none where the script has none. A hard one becomes
    ``HARD``, however it is written.
    """
    if len(pieces) == 1:
        return pieces[0]
    hard: frozenset[int] = frozenset()
    if any(piece.endswith(("  ", "\\")) for piece in pieces[:-1]):
        hard = find_hard_breaks("\n".join(pieces), links)
    parts: list[list[str]] = [[]]
    for number, piece in enumerate(pieces):
        if number in hard:
            parts[-1].append(strip_hard_break(piece.lstrip(" \t")))
            parts.append([])
        else:
            parts[-1].append(piece.strip(" \t"))
    text = HARD.join(join_wrapped(part) for part in parts)
    broken = "\n".join(pieces)
    return _prevent_new_links(text, broken, links) if _CUT_ADDRESS.search(broken) else text


def strip_hard_break(line: str) -> str:
    """Return a line without the spaces or the backslash of the hard line break at its end.

    One space stays after a mark of emphasis, because it decides whether the mark can open or close
    an emphasis.
    """
    text = line.rstrip(" \t").removesuffix("\\") if not line.endswith("  ") else line
    bare = text.rstrip(" \t")
    return bare + " " if bare != text and bare.endswith(("*", "_", "~")) else bare


def _prevent_new_links(text: str, broken: str, links: LinkDefinitions) -> str:
    """Return the text so that joining its lines makes no new link.

    A newline ends an address in angle brackets, so there is no link. The space that replaces the
    newline does not end it.
    """
    if (
        plain_text(parse_spans(text, links)).split()
        == plain_text(parse_spans(broken, links)).split()
    ):
        return text
    return re.sub(r"\]\((?=\s*<)", r"]\(", text)


def count_lines(content: str) -> int:
    """Return how many lines a text has; it may end with a line end or without one."""
    return content.count("\n") + (not content.endswith("\n") and bool(content))
