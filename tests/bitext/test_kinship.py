"""Whether two texts belong together at all."""

from __future__ import annotations

import pytest

from dragoman.bitext.kinship import keep_certain, measure_kinship
from dragoman.bitext.posteriors import LikelyBead


def make_keys(kind: str, numbers: range) -> list[frozenset[str]]:
    return [frozenset({f"{kind}:{number}"}) for number in numbers]


def measure(
    source: list[frozenset[str]], target: list[frozenset[str]], *, same_script: bool = False
) -> float:
    sides = [[keep_certain(keys, same_script=same_script) for keys in s] for s in (source, target)]
    beads = [LikelyBead((i,), (i,), 1.0) for i in range(min(len(source), len(target)))]
    return measure_kinship(sides[0], sides[1], beads)


@pytest.mark.parametrize(
    ("kind", "common", "kinship"),
    [("number", 10, 1.0), ("number", 6, 1.0), ("number", 3, 0.5), ("address", 0, 0.0)],
)
def test_what_must_be_kept_says_whether_texts_belong_together(
    kind: str, common: int, kinship: float
) -> None:
    source = make_keys(kind, range(100, 110))
    target = make_keys(kind, range(110 - common, 120 - common))
    assert measure(source, target) == pytest.approx(kinship)


def test_few_and_short_numbers_say_nothing() -> None:
    assert measure(make_keys("number", range(100, 107)), make_keys("number", range(200, 207))) == 1
    assert measure(make_keys("number", range(0, 50)), make_keys("number", range(50, 99))) == 1


def test_latin_words_must_be_kept_only_in_another_script() -> None:
    source = make_keys("word", range(0, 10))
    target = make_keys("word", range(20, 30))
    assert measure(source, target) == 0
    assert measure(source, target, same_script=True) == 1


def test_a_translation_of_a_half_belongs_to_the_whole() -> None:
    assert measure(make_keys("address", range(0, 40)), make_keys("address", range(0, 10))) == 1


def test_what_was_added_to_a_translation_need_not_be_in_the_source() -> None:
    source = make_keys("address", range(0, 10))
    target = [*source, *make_keys("address", range(50, 90))]
    assert measure(source, target) == 1
    assert measure(target, source) == 1
