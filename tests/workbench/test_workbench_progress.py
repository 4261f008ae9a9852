"""How far a document is, on the page: the same share that ``dragoman status`` shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman import progress
from dragoman.model import State, Tally
from dragoman.workbench._rows import describe_progress
from dragoman.workbench._words import find_words

STATES = ("untranslated", "fuzzy", "translated", "reviewed")


def make_tally(messages: tuple[int, ...], words: tuple[int, ...]) -> Tally:
    return Tally(
        dict(zip(map(State, STATES), messages, strict=True)),
        dict(zip(map(State, STATES), words, strict=True)),
    )


@pytest.mark.parametrize(
    ("messages", "words", "share", "line"),
    [
        ((0, 0, 3, 1), (0, 0, 30, 10), 1.0, "4 of 4 translated, 1 reviewed · 100% of the words"),
        ((1, 1, 1, 1), (20, 5, 20, 5), 0.5, "2 of 4 translated, 1 reviewed · 50% of the words"),
        ((1, 0, 1, 0), (0, 0, 30, 0), 0.99, "1 of 2 translated, 0 reviewed · 99% of the words"),
        ((1, 0, 3, 0), (0, 0, 0, 0), 0.75, "3 of 4 translated, 0 reviewed · 75% of the words"),
        ((0, 0, 0, 0), (0, 0, 0, 0), 1.0, "0 of 0 translated, 0 reviewed · 100% of the words"),
    ],
)
def test_a_paragraph_that_is_left_is_never_all(
    messages: tuple[int, ...], words: tuple[int, ...], share: float, line: str
) -> None:
    tally = make_tally(messages, words)
    found = describe_progress(tally, find_words("en"))
    assert found["share"] == share == progress.measure_share_done(tally)
    left = words[0] + words[1]
    assert found["progress"] == f"{line} · Words to do: {left}"


def test_what_is_not_up_to_date_with_its_source_is_never_all() -> None:
    tally = replace(make_tally((0, 0, 4, 0), (0, 0, 40, 0)), in_step=False)
    assert describe_progress(tally, find_words("en"))["share"] < 1
