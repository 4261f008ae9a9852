"""Which ends words have in place of each other, and how many words begin with some letters."""

from __future__ import annotations

import pytest

from dragoman.checks.text.beginnings import Beginnings
from dragoman.checks.text.names.shared_endings import NO_ENDINGS, SharedEndings

STEMS = ("mies", "klim", "vard", "kal")
WORDS = {stem + end for stem in STEMS for end in ("tas", "tui", "tais")} | {"Oslo", "namas"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("tas", "tui", True),
        ("as", "ui", True),
        ("ai", "ai", True),  # no difference
        ("as", "ia", False),  # no word ends so
        ("tas", "", False),  # no stem is a word without it
        ("tas" * 3, "tui", False),  # longer than an ending is
    ],
)
def test_ends_are_shared_where_several_stems_have_both(
    first: str, second: str, expected: bool
) -> None:
    endings = SharedEndings(WORDS)
    assert endings.are_shared(first, second) is expected
    assert endings.are_shared(second, first) is expected


def test_one_slip_of_three_stems_makes_no_ending() -> None:
    """Two stems may have both ends by chance."""
    words = {"hamilton", "hamillton", "milton", "millton", "london", "boston"}
    assert not SharedEndings(words).are_shared("ton", "lton")
    assert SharedEndings(words | {"wilton", "willton"}).are_shared("ton", "lton")


def test_few_of_many_words_with_an_end_make_no_ending() -> None:
    pairs = {f"st{at}{end}" for at in "abcd" for end in ("an", "en")}
    others = {f"{one}{two}x{end}" for one in "abcdefg" for two in "hijklmn" for end in ("an",)}
    more = {f"{one}{two}y{end}" for one in "abcdefg" for two in "hijklmn" for end in ("en",)}
    assert SharedEndings(pairs | others).are_shared("an", "en")  # nearly all words in -en
    assert not SharedEndings(pairs | others | more).are_shared("an", "en")


def test_an_ending_is_put_behind_whole_words() -> None:
    words = {"Oslo", "Oslos", "Bern", "Berns", "Wien", "Wiens", "Rom"}
    assert SharedEndings(words).are_shared("", "s")
    assert not SharedEndings(words).are_shared("", "n")


def test_no_words_have_no_endings() -> None:
    assert not NO_ENDINGS.are_shared("a", "b")
    assert NO_ENDINGS.are_few
    assert not SharedEndings({str(number) for number in range(3000)}).are_few


def test_words_are_counted_by_their_beginning() -> None:
    beginnings = Beginnings({"hiina": 2, "hiinas": 3, "hind": 4, "i": 1})
    assert [beginnings.count(start) for start in ("hiina", "hi", "x", "", "hiinast")] == [
        5, 9, 0, 10, 0,
    ]  # fmt: skip


def test_names_without_cases_have_no_other_ends() -> None:
    endings = SharedEndings(WORDS, frozenset(("", "s")))
    assert endings.are_shared("", "s")
    assert not endings.are_shared("as", "ui")
