"""What a gate requires, to the word."""

from __future__ import annotations

import pytest

from dragoman.commands._gates import list_unmet
from dragoman.model import State, Tally


def make_tally(done: int, all_words: int) -> Tally:
    none = dict.fromkeys(State, 0)
    states = {**none, State.TRANSLATED: done, State.UNTRANSLATED: all_words - done}
    return Tally(states, states)


@pytest.mark.parametrize("percent", [50, 90, 99, 99.5, 100])
def test_one_word_less_than_is_required_is_not_enough(percent: float) -> None:
    require = {"fa": f"translated:{percent}"}
    enough = round(percent * 10)
    assert list_unmet(require, {"fa": make_tally(enough, 1000)}) == []
    (sentence,) = list_unmet(require, {"fa": make_tally(enough - 1, 1000)})
    assert f"{1001 - enough} words are missing" in sentence
    assert len(list_unmet(require, {})) == 1
