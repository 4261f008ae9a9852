"""Steps between lists of words: true for any lists, and in time that grows with their length."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence

import pytest

from dragoman.catalogs.changes import diff_words, grade_change
from dragoman.catalogs.word_steps import WordStep, find_steps
from helpers.durations import check_growth

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


def draw(length: int, seed: int) -> list[str]:
    dice = random.Random(seed)
    return [dice.choice("abcdefgh") for _ in range(length)]


LISTS: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "repeated": lambda n: (
        ["a", " "] * (n // 2),
        ["a", " "] * (n // 4) + ["b"] + ["a", " "] * (n // 5),
    ),
    "turned": lambda n: (["a", "b"] * (n // 2), ["b", "a"] * (n // 2) + ["c"]),
    "different": lambda n: (["a"] * n, ["b"] * n),
    "one": lambda n: (["a"], ["b"] * n),
    "turned round": lambda n: ([*map(str, range(n))], [*map(str, range(n, 0, -1))]),
    "doubled": lambda n: (["a", "b", "c"] * (n // 3), ["a", "c", "b", "b"] * (n // 3)),
    "random": lambda n: (draw(n, 1), draw(n, 2)),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_time_grows_with_the_length_of_the_lists(name: str) -> None:
    check_growth(LISTS[name], lambda lists: check(*lists), LONG)


@pytest.mark.parametrize("text", ["word ", "字", "Word. ", "1,5 ", "not ", "!?"])
def test_the_time_to_compare_and_grade_texts_grows_with_their_length(text: str) -> None:
    def compare(count: int) -> None:
        old = text * count
        new = old[: len(old) // 2] + " new " + old[len(old) // 2 :]
        changes = diff_words(old, new)
        grade_change(old, new)
        assert "".join(change.text for change in changes if change.op != "insert") == old
        assert "".join(change.text for change in changes if change.op != "delete") == new

    check_growth(lambda count: count, compare, LONG)
