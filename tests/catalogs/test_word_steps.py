"""Steps between lists of words: true for any lists, and in time that grows with their length."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.changes import diff_words, grade_change
from dragoman.catalogs.word_steps import WordStep, _find_rising, find_steps

LONG = 40_000


def check(old: Sequence[str], new: Sequence[str]) -> list[WordStep]:
    steps = list(find_steps(old, new))
    assert [word for step in steps for word in step.old] == list(old)
    assert [word for step in steps for word in step.new] == list(new)
    assert all(list(step.old) == list(step.new) for step in steps if step.is_equal)
    pairs = itertools.pairwise(steps)
    assert not any(one.is_equal and other.is_equal for one, other in pairs)
    return steps


@pytest.mark.parametrize("seed", range(40))
def test_the_steps_lead_from_one_list_to_the_other(seed: int) -> None:
    draw = random.Random(seed)
    words = [str(number) for number in range(draw.choice((1, 2, 5, 50, 5000)))]
    length = draw.choice((0, 1, 30, 1499, 1501, 4000))
    old = [draw.choice(words) for _ in range(length)]
    new = [word for word in old if draw.random() > 0.1]
    for _ in range(draw.randrange(1 + length // 20)):
        new.insert(draw.randrange(len(new) + 1), draw.choice(words))
    if draw.random() < 0.3:
        draw.shuffle(new)
    check(old, new)
    check(new, old)


def test_a_change_in_a_long_text_is_found_where_it_is() -> None:
    old = [str(number) for number in range(LONG)]
    new = [*old[:100], "x", *old[100:20_000], *old[20_500:]]
    changes = [step for step in check(old, new) if not step.is_equal]
    assert [(len(step.old), len(step.new)) for step in changes] == [(0, 1), (500, 0)]


LISTS = {
    "repeated": (["a", " "] * (LONG // 2), ["a", " "] * (LONG // 4) + ["b"] + ["a", " "] * 9000),
    "turned": (["a", "b"] * (LONG // 2), ["b", "a"] * (LONG // 2) + ["c"]),
    "different": (["a"] * LONG, ["b"] * LONG),
    "one": (["a"], ["b"] * LONG),
    "turned round": ([str(n) for n in range(LONG)], [str(n) for n in range(LONG, 0, -1)]),
    "doubled": (["a", "b", "c"] * 13_000, ["a", "c", "b", "b"] * 13_000),
    "random": tuple([random.Random(n).choice("abcdefgh") for _ in range(LONG)] for n in (1, 2)),
}


@pytest.mark.parametrize("name", LISTS)
def test_long_lists_take_little_time(name: str) -> None:
    old, new = LISTS[name]
    start = time.process_time()
    check(old, new)
    assert time.process_time() - start < 5  # 25 seconds and more before


@pytest.mark.parametrize("text", ["word ", "字", "Word. ", "1,5 ", "not ", "!?"])
def test_long_texts_are_compared_and_graded_in_little_time(text: str) -> None:
    old = text * LONG
    new = old[: len(old) // 2] + " new " + old[len(old) // 2 :]
    start = time.process_time()
    changes = diff_words(old, new)
    grade_change(old, new)
    assert time.process_time() - start < 5
    assert "".join(change.text for change in changes if change.op != "insert") == old
    assert "".join(change.text for change in changes if change.op != "delete") == new


@given(st.permutations(range(7)))
def test_the_longest_rise_is_found(places: list[int]) -> None:
    pairs = list(enumerate(places))
    found = _find_rising(pairs)
    assert set(found) <= set(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
    longest = max(
        len(chosen)
        for size in range(1, len(pairs) + 1)
        for chosen in itertools.combinations(places, size)
        if list(chosen) == sorted(chosen)
    )
    assert len(found) == longest
