"""Each character that nobody sees is found, and those that mean something are not."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair
from helpers.cases import each_case

CONTROLS = [chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"]


@each_case([*CONTROLS, *"\u200b\u2060\u2064\ufeff\u00ad"])
def test_a_character_that_nobody_sees_is_found_where_it_is(character: str) -> None:
    pair = Pair("one letter", f"یک{character} نامه", "fa")
    (hit,) = [hit for hit in checks.check_pair(pair) if hit.rule_id == "invisible"]
    assert pair.target[hit.start : hit.end] == character


@pytest.mark.parametrize("character", [*"\t\n\u200c\u200e\u200f ", "a"], ids=ascii)
def test_a_character_that_means_something_is_none(character: str) -> None:
    pair = Pair("one letter", f"یک{character} نامه", "fa")
    assert "invisible" not in {hit.rule_id for hit in checks.check_pair(pair)}
