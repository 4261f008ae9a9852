"""Counts of messages, words and characters in each state: sums, shares and remainders.

Whatever dragoman shows about progress comes from these functions, so that one count has one
meaning everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from dragoman.model import State, Tally

DONE = (State.TRANSLATED, State.REVIEWED)
UNFINISHED = (State.UNTRANSLATED, State.FUZZY)
_NEARLY_ALL = 0.99


class Amount(NamedTuple):
    """A number of messages, with the words and characters of their sources."""

    messages: int = 0
    words: int = 0
    characters: int = 0


def make_empty_tally() -> Tally:
    """Return the tally of no message."""
    return unpack_tally([0] * PACKED)


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies, state by state."""
    tallies = tuple(tallies)
    columns = zip(*map(pack_tally, tallies), strict=True)
    added = unpack_tally([sum(column) for column in columns] or [0] * PACKED)
    return replace(
        added,
        in_step=all(tally.in_step for tally in tallies),
        outdated_by_pivot=sum(tally.outdated_by_pivot for tally in tallies),
    )


def make_untranslated(tally: Tally) -> Tally:
    """Return the tally of the same messages, all of them untranslated."""
    blank = dict.fromkeys(State, 0)
    messages, words, characters = ({**blank, State.UNTRANSLATED: sum_} for sum_ in count_all(tally))
    return Tally(messages, words, characters)


def count_in_states(tally: Tally, states: Iterable[State]) -> Amount:
    """Return what is in some of the states."""
    wanted = tuple(states)
    measures = (tally.messages, tally.words, tally.characters)
    return Amount(*(sum(measure.get(state, 0) for state in wanted) for measure in measures))


def count_all(tally: Tally) -> Amount:
    """Return what is in all states together."""
    return count_in_states(tally, State)


def count_unfinished(tally: Tally) -> Amount:
    """Return what is left to do: what is untranslated, and what is fuzzy."""
    return count_in_states(tally, UNFINISHED)


def is_open(tally: Tally) -> bool:
    """Return whether anything is left to do: something to translate, or to run ``update``."""
    return bool(count_unfinished(tally).messages) or not tally.in_step


def count_drafts(tally: Tally) -> Amount:
    """Return the fuzzy messages that are drafts: nobody has confirmed them yet."""
    return Amount(*tally.drafts)


def count_adopted(tally: Tally) -> Amount:
    """Return the fuzzy messages that ``adopt`` took over and that nobody has confirmed yet."""
    return Amount(*tally.adopted)


def describe_machine_drafts(tally: Tally) -> dict[str, int | float]:
    """Return what is known of drafts by machines as it is written in JSON."""
    messages, words, unmodified = tally.machine
    share = round(tally.share_unmodified, 4)
    return {"messages": messages, "words": words, "unmodified": unmodified, "share": share}


def count_outdated(tally: Tally) -> Amount:
    """Return the fuzzy messages that were translated from an earlier version."""
    parts = zip(count_in_states(tally, (State.FUZZY,)), tally.drafts, tally.adopted, strict=True)
    return Amount(*(fuzzy - drafts - adopted for fuzzy, drafts, adopted in parts))


def measure_share(counts: Mapping[State, int], states: Iterable[State] = DONE) -> float:
    """Return the share that is in the states, from 0 to 1; it is 1 where there is nothing."""
    total = sum(counts.values())
    return sum(counts[state] for state in states) / total if total else 1.0


def measure_share_done(tally: Tally) -> float:
    """Return the share of the words that is done, or of the messages where none has words.

    It is not 1 where a message is left, be it without words, or where ``update`` has to be run.
    """
    measure = tally.words if any(tally.words.values()) else tally.messages
    return min(measure_share(measure), _NEARLY_ALL if is_open(tally) else 1.0)


def name_counts(measure: Mapping[State, int]) -> dict[str, int]:
    """Return the counts as reports have them: each state by its name, and the total."""
    by_name = {state.value: measure.get(state, 0) for state in State}
    return {**by_name, "total": sum(measure.values())}


def describe_tally(tally: Tally) -> dict[str, Any]:
    """Return a tally as it is written in JSON: by measure, then why messages are fuzzy, what is to
    do, whether the catalogues are in step with their sources, how many translations are outdated
    by their pivot, and what is still as a machine wrote it."""
    data = {
        "messages": name_counts(tally.messages),
        "words": name_counts(tally.words),
        "characters": name_counts(tally.characters),
    }
    beside = {
        "draft": count_drafts(tally),
        "adopted": count_adopted(tally),
        "outdated": count_outdated(tally),
        "todo": count_unfinished(tally),
    }
    parts = {name: part._asdict() for name, part in beside.items()}
    ends = {"in_step": tally.in_step, "outdated_by_pivot": tally.outdated_by_pivot}
    return {**data, **parts, **ends, "machine": describe_machine_drafts(tally)}


PACKED = 3 * len(State) + 3 * len(Amount._fields)
"""How many numbers ``pack_tally`` returns."""


def pack_tally(tally: Tally) -> list[int]:
    """Return a tally as numbers, for a cache."""
    measures = (tally.messages, tally.words, tally.characters)
    states = (measure.get(state, 0) for measure in measures for state in State)
    return [*states, *tally.drafts, *tally.adopted, *tally.machine]


def unpack_tally(numbers: Sequence[int]) -> Tally:
    """Return the tally of what ``pack_tally`` returned.

    Raises ValueError for other numbers.
    """
    if len(numbers) != PACKED or not all(type(number) is int for number in numbers):
        raise ValueError("these are not the numbers of a tally")
    size = len(State)
    messages, words, characters = (
        dict(zip(State, numbers[at : at + size], strict=True)) for at in range(0, 3 * size, size)
    )
    a, b, c, d, e, f, g, h, i = numbers[3 * size :]
    return Tally(messages, words, characters, (a, b, c), (d, e, f), (g, h, i))
