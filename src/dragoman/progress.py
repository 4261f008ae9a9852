"""Counts of messages, words and characters in each state, added up and shared out. Arithmetic.

Whatever dragoman says of progress, it says by these functions: there is one count for one meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.model import State, Tally

DONE = (State.TRANSLATED, State.REVIEWED)
TODO = (State.UNTRANSLATED, State.FUZZY)


class Amount(NamedTuple):
    """So many messages, and what their sources hold."""

    messages: int = 0
    words: int = 0
    characters: int = 0


def empty_tally() -> Tally:
    """Give the tally of nothing."""
    return unpack([0] * PACKED)


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up, state by state."""
    columns = zip(*map(pack, tallies), strict=True)
    return unpack([sum(column) for column in columns] or [0] * PACKED)


def as_untranslated(tally: Tally) -> Tally:
    """Give the same messages and words, all of them untranslated."""
    blank = dict.fromkeys(State, 0)
    messages, words, characters = ({**blank, State.UNTRANSLATED: sum_} for sum_ in total(tally))
    return Tally(messages, words, characters)


def amount(tally: Tally, states: Iterable[State]) -> Amount:
    """Add up what is in the states."""
    wanted = tuple(states)
    measures = (tally.messages, tally.words, tally.characters)
    return Amount(*(sum(measure.get(state, 0) for state in wanted) for measure in measures))


def total(tally: Tally) -> Amount:
    """Add up all there is."""
    return amount(tally, State)


def todo(tally: Tally) -> Amount:
    """Add up what is left to do: what is untranslated, and what is fuzzy."""
    return amount(tally, TODO)


def draft(tally: Tally) -> Amount:
    """Give the part of the fuzzy ones that nobody has confirmed yet."""
    return Amount(*tally.drafts)


def outdated(tally: Tally) -> Amount:
    """Give the part of the fuzzy ones that were translated from an earlier version."""
    pairs = zip(amount(tally, (State.FUZZY,)), tally.drafts, strict=True)
    return Amount(*(fuzzy - drafts for fuzzy, drafts in pairs))


def share(counts: Mapping[State, int], states: Iterable[State] = DONE) -> float:
    """Give the share of 1 that is in the states; of nothing, all is done."""
    total = sum(counts.values())
    return sum(counts[state] for state in states) / total if total else 1.0


def counts(of: Mapping[State, int]) -> dict[str, int]:
    """Give the counts as reports bear them: each state by its name, and the total."""
    return {**{state.value: of.get(state, 0) for state in State}, "total": sum(of.values())}


def as_data(tally: Tally) -> dict[str, dict[str, int]]:
    """Give a tally as JSON bears it: by measure, and what is beside the four states."""
    data = {
        "messages": counts(tally.messages),
        "words": counts(tally.words),
        "characters": counts(tally.characters),
    }
    beside = {"draft": draft(tally), "outdated": outdated(tally), "todo": todo(tally)}
    return {**data, **{name: part._asdict() for name, part in beside.items()}}


PACKED = 3 * len(State) + len(Amount._fields)
"""How many numbers a tally is."""


def pack(tally: Tally) -> list[int]:
    """Write a tally as numbers, for a cache."""
    measures = (tally.messages, tally.words, tally.characters)
    return [*(measure.get(state, 0) for measure in measures for state in State), *tally.drafts]


def unpack(numbers: Sequence[int]) -> Tally:
    """Read what ``pack`` wrote; raises ValueError for what it did not write."""
    if len(numbers) != PACKED or not all(type(number) is int for number in numbers):
        raise ValueError("these are not the numbers of a tally")
    size = len(State)
    messages, words, characters = (
        dict(zip(State, numbers[at : at + size], strict=True)) for at in range(0, 3 * size, size)
    )
    first, second, third = numbers[3 * size :]
    return Tally(messages, words, characters, (first, second, third))
