"""Lines across the page that divide a text (thematic breaks of CommonMark, ``<hr>``, and signs that
only separate, as in ``<p align="center">* * *</p>``).

They are no text. The leaf below one says that it is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from dragoman.patterns import compile_later
from dragoman.sources._rules import only_separates
from dragoman.sources.markdown.leaves import Leaf

_TAG = compile_later(r"\s*<hr\b[^<>]*>\s*", re.IGNORECASE)
_ANY_TAG = compile_later(r"<[^<>]*>")


def find_breaks(tokens: Iterable[Token]) -> list[int]:
    """Return the lines of the file, from 1, on which such lines are."""
    return [token.map[0] + 1 for token in tokens if token.map and _is_break(token)]


def _is_break(token: Token) -> bool:
    if token.type != "html_block":
        return token.type == "hr"
    shown = _ANY_TAG.sub("", token.content).strip()
    return _TAG.fullmatch(token.content) is not None or (len(shown) > 2 and only_separates(shown))


def mark_parted(leaves: Iterable[Leaf], breaks: Sequence[int]) -> Iterator[Leaf]:
    """Yield leaves; the first one below a break says so."""
    done = 0
    for leaf in leaves:
        above = bisect_left(breaks, leaf.line)
        yield leaf._replace(place=leaf.place._replace(is_parted=True)) if above > done else leaf
        done = max(done, above)
