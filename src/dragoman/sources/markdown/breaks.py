"""Lines across the page that divide a text (thematic breaks of CommonMark, and ``<hr>``).

They are no text. The leaf below one says that it is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Leaf

_TAG = compile_later(r"\s*<hr\b[^<>]*>\s*", re.IGNORECASE)


def find_breaks(tokens: Iterable[Token]) -> list[int]:
    """Return the lines of the file, from 1, on which such lines are."""
    return [token.map[0] + 1 for token in tokens if token.map and _is_break(token)]


def _is_break(token: Token) -> bool:
    is_tag = token.type == "html_block" and _TAG.fullmatch(token.content) is not None
    return is_tag or token.type == "hr"


def mark_parted(leaves: Iterable[Leaf], breaks: Sequence[int]) -> Iterator[Leaf]:
    """Yield leaves; the first one below a break says so."""
    done = 0
    for leaf in leaves:
        above = bisect_left(breaks, leaf.line)
        yield leaf._replace(place=leaf.place._replace(is_parted=True)) if above > done else leaf
        done = max(done, above)
