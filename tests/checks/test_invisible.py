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


@pytest.mark.parametrize("language", ["km", "my", "lo", "th"])
def test_where_a_line_may_break_is_free_in_languages_without_spaces(language: str) -> None:
    target = "ក\u200b\u200bខ \u200b(A)\u200b 12\u200b"
    assert not finds_invisible("a letter (A) 12", target, language)
    assert finds_invisible("a letter (A) 12", target, "vi")
    assert finds_invisible("a letter", "ក\ufeffខ", language)


@pytest.mark.parametrize("target", ["بِ\u200d BZ2", "لِ\u200d %1", "هَ\u0651\u200d"])
def test_a_joiner_behind_a_vowel_mark_shapes_the_letter_before_it(target: str) -> None:
    assert not finds_invisible("with BZ2 %1", target, "ar")
    assert finds_invisible("with BZ2", "دَ\u200d BZ2", "ar")


def finds_invisible(source: str, target: str, language: str) -> bool:
    return "invisible" in {hit.rule_id for hit in checks.check_pair(Pair(source, target, language))}
