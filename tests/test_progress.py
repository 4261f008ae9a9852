"""Counts of messages, words and characters: sums, shares and remainders."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import progress
from dragoman.model import State, Tally

NUMBERS = st.lists(st.integers(0, 9), min_size=progress.PACKED, max_size=progress.PACKED)


@given(st.lists(NUMBERS, max_size=4))
def test_sums_are_the_sums_of_each_number(rows: list[list[int]]) -> None:
    summed = progress.add_tallies(map(progress.unpack_tally, rows))
    assert (
        progress.pack_tally(summed) == [sum(column) for column in zip(*rows, strict=True)]
        or not rows
    )
    assert sum(summed.messages.values()) == progress.count_all(summed).messages


@given(NUMBERS)
def test_packing_is_exact(numbers: list[int]) -> None:
    assert progress.pack_tally(progress.unpack_tally(numbers)) == numbers


@given(NUMBERS)
def test_fuzzy_is_drafts_adopted_and_outdated(numbers: list[int]) -> None:
    tally = progress.unpack_tally(numbers)
    reasons = (
        progress.count_drafts(tally),
        progress.count_adopted(tally),
        progress.count_outdated(tally),
    )
    assert tuple(map(sum, zip(*reasons, strict=True))) == progress.count_in_states(
        tally, (State.FUZZY,)
    )


@given(NUMBERS)
def test_what_is_done_and_what_is_to_do_are_all(numbers: list[int]) -> None:
    tally = progress.unpack_tally(numbers)
    done = progress.count_in_states(tally, progress.DONE)
    parts = zip(done, progress.count_unfinished(tally), strict=True)
    assert tuple(a + b for a, b in parts) == progress.count_all(tally)


@given(NUMBERS)
def test_untranslated_is_the_same_text_with_nothing_done(numbers: list[int]) -> None:
    tally = progress.unpack_tally(numbers)
    blank = progress.make_untranslated(tally)
    assert (
        progress.count_all(blank) == progress.count_all(tally) == progress.count_unfinished(blank)
    )


def test_of_nothing_all_is_done() -> None:
    empty = progress.make_empty_tally()
    assert progress.measure_share(empty.words) == 1.0
    assert progress.measure_share({**empty.words, State.FUZZY: 1, State.REVIEWED: 3}) == 0.75


@pytest.mark.parametrize("numbers", [[], [0], [0.5] * progress.PACKED, ["1"] * progress.PACKED])
def test_other_numbers_are_not_a_tally(numbers: list[int]) -> None:
    with pytest.raises(ValueError, match="not the numbers of a tally"):
        progress.unpack_tally(numbers)


def test_the_data_of_reports_have_every_state_by_its_name() -> None:
    data = progress.describe_tally(progress.unpack_tally(list(range(progress.PACKED))))
    states = ["untranslated", "fuzzy", "translated", "reviewed", "total"]
    assert [list(data[measure]) for measure in ("messages", "words", "characters")] == [states] * 3
    assert all(list(data[part]) == ["messages", "words", "characters"]
               for part in ("draft", "outdated", "todo"))  # fmt: skip


WORDLESS = {State.UNTRANSLATED: 1, State.FUZZY: 0, State.TRANSLATED: 3, State.REVIEWED: 0}
WORDS = {State.UNTRANSLATED: 0, State.FUZZY: 0, State.TRANSLATED: 12, State.REVIEWED: 0}


@pytest.mark.parametrize(
    ("messages", "words", "done"),
    [
        (WORDLESS, WORDS, 0.99),  # a row of stars is not translated yet
        (WORDLESS, dict.fromkeys(State, 0), 0.75),  # no message has words
        ({**WORDLESS, State.UNTRANSLATED: 0}, dict.fromkeys(State, 0), 1),
        ({**WORDLESS, State.UNTRANSLATED: 0}, WORDS, 1),
        (dict.fromkeys(State, 0), dict.fromkeys(State, 0), 1),
    ],
)
def test_nothing_is_all_done_while_a_message_is_left(
    messages: dict[State, int], words: dict[State, int], done: float
) -> None:
    tally = Tally(messages, words, words)
    assert progress.measure_share_done(tally) == done
    assert progress.measure_share_done(replace(tally, in_step=False)) == min(done, 0.99)
