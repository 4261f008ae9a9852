"""Which message each row of a returned file is, and what is strange about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.catalogs.returned import ReturnedText
from dragoman.commands._returned_pivots import SentPivots
from dragoman.commands._returned_places import KnownMessages, ReturnedPlace
from dragoman.model import MessageKey, Returned, ReturnedRow
from dragoman.wrong_language import may_be_in

_MOST_EXCHANGED = 2
"""So many texts may be those of other paragraphs: who corrects a mistake exchanges two. Where more
are, a column has been moved."""


class MatchedRows(NamedTuple):
    """The rows of a file that belong to messages, and what the user should know of all."""

    texts: list[ReturnedText]
    rows: list[int]
    """The row of each text."""
    told: list[tuple[int, str]]


def match_rows(
    known: KnownMessages, place: ReturnedPlace, returned: Returned, pivots: SentPivots
) -> MatchedRows:
    """Return the texts that may be taken. What may not be taken, and what is strange, is told."""
    matched = MatchedRows([], [], list(returned.told))
    told = matched.told
    moved = frozenset(_find_moved(known, place, returned))
    for row in returned.rows:
        told += [(row.row, sentence) for sentence in row.told]
        found = known.find_message(place.document, row)
        if found is None:
            if row.text.strip() or row.key:
                other = known.find_other(place.document, row)
                here = f"it is a message of {other}" if other else "there is no such message"
                told.append((row.row, f"{here}; it is not taken"))
            continue
        key, sent = found
        refusal = _explain_refusal(known, place, row, key)
        if row in moved and not refusal:
            refusal = "it is the translation of another paragraph"
        if refusal:
            told.append((row.row, f"{refusal}; it is not taken"))
            continue
        told += [(row.row, sentence) for sentence in _doubt(row, key, place.language)]
        pivot = pivots.find_mark(returned.pivot, key, sent) if sent else None
        matched.texts.append(_make_text(row, key, returned)._replace(sent=sent, pivot=pivot))
        matched.rows.append(row.row)
    return matched


def _make_text(row: ReturnedRow, key: MessageKey, returned: Returned) -> ReturnedText:
    return ReturnedText(
        key,
        row.text,
        row.state,
        row.note,
        is_approved=row.is_approved,
        state_is_meant=returned.states_are_kept,
    )


def _find_moved(
    known: KnownMessages, place: ReturnedPlace, returned: Returned
) -> Iterator[ReturnedRow]:
    """Yield the rows whose texts are now those of other messages, where they are so many that a
    column must have been moved."""
    found = []
    for row in returned.rows:
        message = known.find_message(place.document, row)
        if message is not None and known.is_of_another(place, row.text, message[0]):
            found.append(row)
    if len(found) > _MOST_EXCHANGED:
        yield from found


def _explain_refusal(
    known: KnownMessages, place: ReturnedPlace, row: ReturnedRow, key: MessageKey
) -> str:
    """Return why a row may not be taken, though its message is known; "" where it may."""
    if known.contradicts(place.document, row, key):
        return "its key and its source are of two messages"
    foreign = known.find_foreign(place, row.text, key)
    if foreign:
        return f"it is the translation into '{foreign}'"
    if _is_edited(row, key) and _fold(row.text) == _fold(key[1]):
        return "the source and the translation have changed places"
    return ""


def _doubt(row: ReturnedRow, key: MessageKey, language: str) -> Iterator[str]:
    """Yield what is strange about a row that is taken."""
    if _is_edited(row, key) and row.source:
        yield "the source was changed in the file; only the translation is taken"
    if row.text.strip() and not may_be_in([row.text], language, [key[1]]):
        yield f"the text does not seem to be in the language '{language}'"


def _is_edited(row: ReturnedRow, key: MessageKey) -> bool:
    return row.source is not None and _fold(row.source) != _fold(key[1])


def _fold(text: str) -> str:
    return " ".join(text.split())
