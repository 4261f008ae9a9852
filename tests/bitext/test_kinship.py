"""Whether two texts belong together at all."""

from __future__ import annotations

import pytest

from dragoman.bitext.kinship import measure_kinship


def make_keys(kind: str, numbers: range) -> list[frozenset[str]]:
    return [frozenset({f"{kind}:{number}"}) for number in numbers]


@pytest.mark.parametrize(
    ("kind", "common", "kinship"),
    [("number", 10, 1.0), ("number", 6, 1.0), ("number", 3, 0.5), ("address", 0, 0.0)],
)
def test_what_must_be_kept_says_whether_texts_belong_together(
    kind: str, common: int, kinship: float
) -> None:
    source, target = make_keys(kind, range(100, 110)), make_keys(kind, range(110 - common, 120 - common))
    assert measure_kinship(source, target, same_script=False) == pytest.approx(kinship)


def test_few_and_short_numbers_say_nothing() -> None:
    few = make_keys("number", range(100, 107)), make_keys("number", range(200, 207))
    short = make_keys("number", range(0, 50)), make_keys("number", range(50, 99))
    for source, target in (few, short):
        assert measure_kinship(source, target, same_script=False) == 1.0


def test_latin_words_must_be_kept_only_in_another_script() -> None:
    source = make_keys("word", range(0, 10))
    target = make_keys("word", range(20, 30))
    assert measure_kinship(source, target, same_script=False) == 0
    assert measure_kinship(source, target, same_script=True) == 1


def test_a_translation_of_a_half_belongs_to_the_whole() -> None:
    source, target = make_keys("address", range(0, 40)), make_keys("address", range(0, 10))
    assert measure_kinship(source, target, same_script=True) == 1
