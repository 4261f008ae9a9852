"""Texts of a returned file that are in the wrong place.

A column was moved by a row, another column or the table of another language was pasted into it.
One such text is known by what is in the catalogues. Where there are many, the texts among them
that nobody knows yet are as wrong, and are not taken either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.catalogs.sent_keys import SentKey, digest_note, is_text_of
from dragoman.commands._returned.places import KnownMessages, fold_source, is_telling
from dragoman.model import CatalogName, MessageKey, ReturnedRow

_MOST_EXCHANGED = 2
"""So many texts may be those of other paragraphs: who corrects a mistake exchanges two. Where more
are, a column has been moved."""
_MOST_WRONG = 0.5
"""Where a larger share of the changed texts is in a wrong place, all are."""
_MOVED = "it is the translation of another paragraph"
_REPEATED = "another row has the same text; see whether it is right"
_AMONG = "the texts around it are in the wrong rows, so nobody knows where it belongs"


class KnownRow(NamedTuple):
    """A row whose message is known."""

    row: ReturnedRow
    key: MessageKey
    sent: SentKey | None


class MisplacedTexts(NamedTuple):
    """What is wrong with the places of texts, by the index of their row."""

    refused: Mapping[int, str]
    """Why a row is not taken."""
    doubted: Mapping[int, str]
    """What the user should know of a row that is taken."""


class _ColumnTexts(NamedTuple):
    """The texts of a file, and those that are in the catalogue."""

    back: Sequence[str]
    now: Sequence[str]
    owners: Mapping[str, Sequence[int]]
    """The rows whose messages have a translation now."""
    changed: frozenset[int]
    """The rows whose text is neither the one that went out nor the one that is here now."""


def find_misplaced(
    known: KnownMessages, place: CatalogName, rows: Sequence[KnownRow]
) -> MisplacedTexts:
    """Return which texts of a file are in the wrong place."""
    texts = _collect_texts(known, place, rows)
    changed = sorted(texts.changed)
    strange = {index: why for index in changed if (why := _explain(known, place, rows[index]))}
    moved = [
        index
        for index in changed
        if index not in strange and known.is_of_another(place, texts.back[index], rows[index].key)
    ]
    are_moved = sum(is_telling(texts.back[index]) for index in moved) > _MOST_EXCHANGED
    refused = strange | (dict.fromkeys(moved, _MOVED) if are_moved else {})
    doubted = dict.fromkeys(_find_repeated(texts, rows), _REPEATED)
    doubted |= {} if are_moved else dict.fromkeys(moved, f"{_MOVED}, too; see whether it is right")
    refused |= dict.fromkeys(set(_follow_column(texts)).difference(refused), _AMONG)
    refused |= dict.fromkeys(find_enclosed(changed, refused), _AMONG)
    if len(refused) > max(_MOST_EXCHANGED, _MOST_WRONG * len(changed)):
        refused |= dict.fromkeys(set(changed).difference(refused), _AMONG)
    return MisplacedTexts(refused, doubted)


def find_enclosed(changed: Sequence[int], refused: Mapping[int, str]) -> list[int]:
    """Return the changed rows of which the ones before and behind are refused.

    So a text that nobody knows yet is found in a part of another table.
    """
    if len(refused) <= _MOST_EXCHANGED:
        return []
    around = zip(changed, changed[1:], changed[2:], strict=False)
    return [
        index
        for before, index, behind in around
        if before in refused and behind in refused and index not in refused
    ]


def _find_repeated(texts: _ColumnTexts, rows: Sequence[KnownRow]) -> Iterator[int]:
    """Yield the rows whose new text another row has, too, which is not of the same source."""
    sources: dict[str, set[str]] = {}
    for index in texts.changed:
        sources.setdefault(texts.back[index], set()).add(fold_source(rows[index].key))
    for index in texts.changed:
        if len(sources[texts.back[index]]) > 1 and is_telling(texts.back[index]):
            yield index


def _collect_texts(
    known: KnownMessages, place: CatalogName, rows: Sequence[KnownRow]
) -> _ColumnTexts:
    present = known.list_texts(place)
    now = [present.get(each.key, "") for each in rows]
    owners: dict[str, list[int]] = {}
    for index, text in enumerate(now):
        owners.setdefault(text, []).append(index)
    back = [each.row.text for each in rows]
    changed = frozenset(
        index
        for index, (text, each) in enumerate(zip(back, rows, strict=True))
        if text.strip()
        and text != now[index]
        and not (each.sent and is_text_of(each.sent, each.key, text))
    )
    return _ColumnTexts(back, now, owners, changed)


def _explain(known: KnownMessages, place: CatalogName, known_row: KnownRow) -> str:
    """Return why a text is in the wrong column; "" where it may be in the right one."""
    row, key, sent = known_row
    foreign = known.find_foreign(place, key, row.text, sent)
    if foreign:
        return f"it is the translation into '{foreign}'"
    if sent and row.note != row.text and digest_note(row.text) == sent.note:
        return "the note and the translation have changed places"
    return ""


def _follow_column(texts: _ColumnTexts) -> Iterator[int]:
    """Yield the rows of a column that was moved, also those with texts that nobody knows yet.

    By how many rows it was moved is what most of the known texts say. Above and below these, a text
    may belong to a message that has no translation yet.
    """
    offsets = Counter(
        index - owner
        for index in texts.changed
        if is_telling(texts.back[index])
        for owner in texts.owners.get(texts.back[index], ())
    )
    for offset, count in offsets.items():
        if count <= _MOST_EXCHANGED:
            continue
        first, last = _find_ends(texts, offset)
        yield from texts.changed.intersection(range(first, last))


def _find_ends(texts: _ColumnTexts, offset: int) -> tuple[int, int]:
    """Return where a moved column begins and ends."""
    count = len(texts.back)

    def read_owner(index: int) -> str | None:
        return texts.now[index - offset] if 0 <= index - offset < count else None

    known = [index for index in texts.changed if texts.back[index] == read_owner(index)]
    first, last = min(known), max(known) + 1
    while first > 0 and first - 1 in texts.changed and not read_owner(first - 1):
        first -= 1
    while last < count and last in texts.changed and not read_owner(last):
        last += 1
    return first, last
