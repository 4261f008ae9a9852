"""What is wrong with a row of a table that came back, so that its translation is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dragoman.exchanges._columns import (
    ABOUT,
    KEY,
    NUMBER,
    SOURCE,
    STATE,
    TRANSLATION,
    fold,
    read_cell,
)
from dragoman.exchanges._lost_names import KEY_FORM
from dragoman.model import Kind, NotTaken, ReturnedRow, State

OWN_WORDS = {
    NUMBER: re.compile(r"[0-9]{1,9}(, [0-9]{1,9})*"),
    ABOUT: re.compile(rf"(?:{'|'.join(map(re.escape, Kind))})(?: [0-9])?(?:;.*)?"),
    STATE: re.compile("|".join(map(re.escape, State)), re.IGNORECASE),
    KEY: KEY_FORM,
}
"""What is in the columns that we fill."""
SHOWN_ONLY = NotTaken("a heading that is only shown has a translation; it is not taken")


def explain_lost(row: ReturnedRow, has_cell: bool) -> str:
    """Return why nobody can find the translation of a row, or its place; "" where both are known.

    ``has_cell`` says whether the row reaches to the column of the translations.
    """
    if row.key and not has_cell:
        return "it has fewer cells than the row with the names of the columns"
    if row.text.strip() and not row.key and not (row.source or "").strip():
        return "it has a translation, but neither a key nor a source"
    return ""


def explain_divided(cells: Sequence[str], places: Mapping[str, int]) -> str:
    """Return that the texts of a row are in more cells than they were; "" where they are not.

    A text with a comma becomes two cells where the quotation marks around it are lost. Then the key
    is too far to the right, and in the column of the states there is something else.
    """
    place = places.get(KEY, len(cells))
    is_moved = any(map(KEY_FORM.search, cells[place + 1 :]))
    if not is_moved or STATE not in places or KEY_FORM.search(cells[place]):
        return ""
    state = fold(read_cell(cells, places, STATE))
    if not state or OWN_WORDS[STATE].fullmatch(state):
        return ""
    return (
        "its texts are divided into more cells than there are columns, because quotation marks "
        "around them were lost"
    )


def explain_exchanged(cells: Sequence[str], places: Mapping[str, int]) -> str:
    """Return which column is in the place of the translation; "" where it is the translation.

    It is one of our own words, and in its own column there is something else.
    """
    text, source = (fold(read_cell(cells, places, role)) for role in (TRANSLATION, SOURCE))
    for role, form in OWN_WORDS.items() if text != source else ():
        own = fold(read_cell(cells, places, role))
        if form.fullmatch(text) and role in places and not form.match(own):
            return f"the translation has changed places with the column '{role}'"
    return ""
