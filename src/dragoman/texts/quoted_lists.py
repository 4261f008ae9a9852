"""Lists of words of the other direction, each in quotation marks or brackets.

Such a list is in the order of the text around, as here: the cities 'ירושלים', 'חיפה'. Words that
are joined by a word are none: "«زن» و «زندگی»" is a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.patterns import compile_later

_SEPARATORS = {
    opening: compile_later(
        rf"[{re.escape(closing)}][^\S\n]*[{signs}][^\S\n]*{re.escape(opening)}",
    )
    for opening, closing, signs in (
        *((pair[0], pair[1:], ",;|/") for pair in ("«»", "“”", "„“”", "‘’", "‹›", '""', "''")),
        ("(", ")", ",;"),  # "(a + b)/(c + d)" is no list
    )
}
"""By the sign before the first word of a list, what is between its words."""


def part_list(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each word of a list that is a run of a text; the run itself if
    it is no list."""
    separator = _SEPARATORS.get(text[start - 1 : start])
    while separator and (match := separator.search(text, start, end)):
        yield start, match.start()
        start = match.end()
    yield start, end
