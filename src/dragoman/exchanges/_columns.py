"""The columns of a table that goes out, in whatever file it is, and what is in a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dragoman.languages import find_language_name as language_name
from dragoman.model import Kind, Package, PackageItem, State

NUMBER, ABOUT, STATE, NOTE, KEY = "Number", "About", "State", "Note", "Key: do not change"
SOURCE, PIVOT, TRANSLATION = "Source", "Pivot", "Translation"
LANGUAGE = re.compile(rf"({SOURCE}|{PIVOT}|{TRANSLATION}):.*\(([A-Za-z][\w@.-]*)\)", re.I | re.S)
"""The name of a column with texts."""
HEADING = "heading"
"""What the column of the state says of a heading that is only shown."""
STATES = (State.UNTRANSLATED, State.FUZZY, State.TRANSLATED)
"""What a translator may write into the column of the state; of a message that is reviewed already
it says so, and nothing that comes back makes another one reviewed."""

_CONFIRMED = frozenset(
    {
        *("translated", "reviewed", "approved", "done", "final", "ok", "okay", "✓", "confirmed"),
        *("translation approved", "signed off", "proofread", "verified", "complete", "completed"),
        *("translator confirmed", "reviewer 1 confirmed", "reviewer 2 confirmed"),
    }
)
_DOUBTED = frozenset(
    {
        *("fuzzy", "doubtful", "needs work", "needs editing", "needs review", "draft", "rejected"),
        *("edited", "translation rejected", "sign off rejected", "not translated", "not started"),
        *("in progress", "pre translated", "machine translated", "unconfirmed", "unverified", "?"),
    }
)
"""Among both are words of Weblate, memoQ, Trados and others."""
_SHARE = re.compile(r"\(\d{1,3} ?%\)\Z")
"""How like a source in a memory is, which Trados puts behind a state."""


class TableColumn(NamedTuple):
    """A column of a table."""

    name: str
    role: str
    """One of the constants above: what is in it."""
    language: str = ""
    """The code of the language of its texts; "" for our own words."""

    @property
    def is_editable(self) -> bool:
        """Whether a translator writes into it."""
        return self.role in {TRANSLATION, STATE, NOTE}


def list_columns(package: Package) -> tuple[TableColumn, ...]:
    """Return the columns of a table, in their order; the key is the last."""
    languages = {
        SOURCE: package.source_language,
        PIVOT: package.pivot,
        TRANSLATION: package.language,
    }
    texts = (
        TableColumn(f"{role}: {language_name(code)} ({code})", role, code)
        for role, code in languages.items()
        if code
    )
    return (
        *(TableColumn(role, role) for role in (NUMBER, ABOUT)),
        *texts,
        *(TableColumn(role, role) for role in (STATE, NOTE, KEY)),
    )


def list_cells(package: Package, item: PackageItem) -> tuple[str, ...]:
    """Return the texts of a row, one for each of the columns."""
    numbers = ", ".join(map(str, item.numbers))
    pivot = (item.pivot,) if package.pivot else ()
    state = item.state.value if item.key else HEADING
    about = describe_item(item)
    return (numbers, about, item.source, *pivot, item.text, state, item.note, item.key)


def describe_item(item: PackageItem) -> str:
    """Return what a translator should know of a message beside its text; "" for nothing."""
    kind = f"{item.kind} {item.level}" if item.level else str(item.kind)
    parts = [] if item.kind is Kind.PARAGRAPH else [kind]
    parts += [item.context] if item.context else []
    parts += [line for line in item.explained.splitlines() if line not in parts]
    parts += [item.remark] if item.remark else []
    parts += [f"translated from: {item.previous}"] if item.previous else []
    return "; ".join(parts)


def find_places(cells: Sequence[str]) -> tuple[dict[str, int], dict[str, str]]:
    """Return the place of each column by its role, and the languages of those with texts.

    For a row that does not have the names of the source's and the translation's columns, there are
    no places.
    """
    places: dict[str, int] = {}
    languages: dict[str, str] = {}
    for place, cell in enumerate(cells):
        text = fold(cell)
        match = LANGUAGE.fullmatch(text)
        role = match[1].capitalize() if match else text
        if match:
            languages.setdefault(role, match[2])
        if match or role in (NUMBER, ABOUT, STATE, NOTE, KEY):
            places.setdefault(role, place)
    return (places, languages) if {TRANSLATION, SOURCE} <= places.keys() else ({}, {})


def read_cell(cells: Sequence[str], places: Mapping[str, int], role: str) -> str:
    """Return the text of a row in the column with a role; "" where the row is too short for it."""
    place = places.get(role, len(cells))
    return cells[place] if place < len(cells) else ""


def fold(text: str) -> str:
    """Return a text with one space for each white space."""
    return " ".join(text.split())


def read_state(text: str) -> State | None:
    """Return the state that a cell says; None where it says none that we know."""
    word = " ".join(re.split(r"[\s_-]+", _SHARE.sub("", text.strip()).strip())).casefold()
    if word in _CONFIRMED:
        return State.TRANSLATED
    if word == State.UNTRANSLATED:
        return State.UNTRANSLATED
    return State.FUZZY if word in _DOUBTED else None
