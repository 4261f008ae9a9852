"""Counts of messages and words in each state, added up and shared out. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model import State, Tally

DONE = (State.TRANSLATED, State.REVIEWED)


def empty() -> Tally:
    """Give the tally of nothing."""
    return Tally(dict.fromkeys(State, 0), dict.fromkeys(State, 0))


def add(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up, state by state."""
    messages = dict.fromkeys(State, 0)
    words = dict.fromkeys(State, 0)
    for tally in tallies:
        for state in State:
            messages[state] += tally.messages[state]
            words[state] += tally.words[state]
    return Tally(messages, words)


def untouched(tally: Tally) -> Tally:
    """Give the same messages and words, all of them untranslated."""
    blank = empty()
    return Tally(
        {**blank.messages, State.UNTRANSLATED: sum(tally.messages.values())},
        {**blank.words, State.UNTRANSLATED: sum(tally.words.values())},
    )


def share(counts: Mapping[State, int], states: Iterable[State] = DONE) -> float:
    """Give the share of 1 that is in the states; of nothing, all is done."""
    total = sum(counts.values())
    return sum(counts[state] for state in states) / total if total else 1.0


def counts(of: Mapping[State, int]) -> dict[str, int]:
    """Give the counts as reports bear them: each state by its name, and the total."""
    return {**{state.value: of[state] for state in State}, "total": sum(of.values())}
