"""A table whose row with the names of the columns is gone, or was translated into other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from dragoman.exchanges._columns import (
    ABOUT,
    KEY,
    NOTE,
    NUMBER,
    PIVOT,
    SOURCE,
    STATE,
    TRANSLATION,
    find_places,
    read_state,
)
from dragoman.model import SENT_KEY

NAMES_LOST = (
    "the row with the names of the columns is missing: they are read in the order in which they "
    "went out"
)
SEARCHED = 50
"""How many rows from the beginning may be the one with the names."""
KEY_FORM = re.compile(rf"\b{SENT_KEY}\b")
_UNNAMED = "und"
"""The code of the language of texts, where no name says it."""
TEXTS = (SOURCE, TRANSLATION), (SOURCE, PIVOT, TRANSLATION)
"""The columns with texts that a table may have, in their order."""

_NUMBERS = re.compile(r"[\s\d,،.']*")
_MOST_STATES = 4

NumberedRow = tuple[int, Sequence[str]]


def name_texts(roles: Iterable[str]) -> tuple[str, ...]:
    """Return names for columns with texts whose languages nobody knows."""
    return tuple(f"{role}: ? ({_UNNAMED})" for role in roles)


def read_code(code: str) -> str:
    """Return the code of a language in the name of a column; "" where ``name_texts`` made it."""
    return "" if code == _UNNAMED else code


_NAMES = (NUMBER, ABOUT, *name_texts(TEXTS[0]), STATE, NOTE, KEY)
"""With a pivot there is one column more. Nobody could tell it from one that was put in."""


def guess_names(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return names for the columns of some rows; () where they have names, or no order of ours.

    That no column was moved is shown by the keys: in each row that has one, it is the last cell of
    those that went out. If one was deleted and another put in, the numbers or the states are not in
    their places, or the sources, which are compared with ours later.
    """
    known = list(rows)
    if any(find_places(cells)[0] for cells in known):
        return ()
    places = {place for cells in known for place, cell in enumerate(cells) if KEY_FORM.search(cell)}
    if places != {len(_NAMES) - 1}:
        return ()
    keyed = [cells for cells in known if any(map(KEY_FORM.search, cells))]
    return _NAMES if _are_numbers(keyed) and _are_states(keyed) else ()


def _are_numbers(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether the first cells have the numbers of paragraphs, or nothing."""
    cells = (cells[_NAMES.index(NUMBER)] for cells in rows)
    return all(_NUMBERS.fullmatch(cell) for cell in cells)


def _are_states(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether some rows have states in their place.

    Most of them are known, or they are a few words that come again and again: programs translate
    whole tables into other languages.
    """
    cells = (cells[_NAMES.index(STATE)].strip().casefold() for cells in rows)
    words = [word for word in cells if word]
    unknown = [word for word in words if read_state(word) is None]
    are_few = len(set(unknown)) <= min(_MOST_STATES, len(unknown) // 2)
    return are_few or 2 * len(unknown) <= len(words)


def restore_names(
    rows: Iterable[NumberedRow],
) -> tuple[Iterable[NumberedRow], list[tuple[int, str]]]:
    """Return rows with names above the first that has a key, and a remark where they had none.

    What is above that row is not a message: it is left out.
    """
    waiting = iter(rows)
    first = list(islice(waiting, SEARCHED))
    names = guess_names(cells for _, cells in first)
    if not names:
        return chain(first, waiting), []
    keyed = (place for place, (_, cells) in enumerate(first) if any(map(KEY_FORM.search, cells)))
    begin = next(keyed)
    return chain([(first[begin][0], names)], first[begin:], waiting), [(0, NAMES_LOST)]
