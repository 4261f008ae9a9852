"""A parenthesis that is missing is a hint; one that is said without brackets is none."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.missing.lengths import NO_NORM
from dragoman.checks.text.missing.lost_parentheses import find_lost_parenthesis
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs

SOURCE = "The committee read all letters (some were older than the prison) in one week."
LOST = "Das Komitee las alle Briefe in einer Woche."
TAUGHT = WordPairs(
    (f"{word} {other}", f"{translation} {other}x")
    for word, translation in (("older", "älter"), ("prison", "Gefängnis"), ("evening", "abends"))
    for other in ("abc", "bcd", "cde", "def", "efg", "fgh")
)


def find(source: str, target: str, words: WordPairs = NO_PAIRS) -> str | None:
    place = find_lost_parenthesis(source, target, words, NO_NORM)
    return None if place is None else source[slice(*place)]


def test_a_parenthesis_without_anything_in_the_translation_is_missing() -> None:
    assert find(SOURCE, LOST) == "(some were older than the prison)"
    assert find(SOURCE.replace("(", "（").replace(")", "）"), LOST) is not None
    found = [hit.message for hit in check_pair(Pair(SOURCE, LOST, "de"))]
    assert found == [
        "Perhaps “(some were older than the prison)” is missing. Or it is said in other words."
    ]


@pytest.mark.parametrize(
    "target",
    [
        "Das Komitee las alle Briefe (einige sind alt) in einer Woche.",
        "Das Komitee las alle Briefe [einige sind alt] in einer Woche.",
        "委員会は手紙（一部）を一週間で読んだ。",
        "Das Komitee las alle Briefe, einige alt, in einer Woche.",
        "Das Komitee las alle Briefe – einige alt – in einer Woche.",
        "Das Komitee las alle Briefe in einer Woche und einige davon sind viel älter als das Haus.",
    ],
)
def test_what_is_said_in_another_way_is_not_missing(target: str) -> None:
    assert find(SOURCE, target) is None


def test_a_taught_word_of_it_that_is_there_says_that_nothing_is_missing() -> None:
    assert find(SOURCE, LOST, TAUGHT) is not None
    assert find(SOURCE, LOST.replace("Briefe", "Briefe im Gefängnis"), TAUGHT) is None


def test_a_word_or_number_that_is_kept_says_that_nothing_is_missing() -> None:
    source = SOURCE.replace("some were older", "those of 1998 on Paper")
    assert find(source, LOST) is not None
    assert find(source, LOST.replace("Briefe", "Briefe von 1998")) is None
    assert find(source, LOST.replace("Briefe", "Paper-Briefe")) is None


def test_of_two_the_one_whose_words_are_not_there_is_missing() -> None:
    source = "They read (in the evening) all letters (some were older than the prison) in one week."
    assert find(source, "Sie lasen (abends) alle Briefe in einer Woche.", TAUGHT) == (
        "(some were older than the prison)"
    )


@pytest.mark.parametrize(
    "source",
    [
        "The committee read all letter(s) of the old prisoners of the town within one week.",
        "The committee read all letters (old) of the prisoners of the town within one week.",
        "The committee read all the `letters(of the prisoners)` of the town within one week.",
        "The committee read all letters marked _(of the prison)_ of the town within one week.",
        "See [the letters](https://example.org/a/long/path/to/all/the/letters) of the prison.",
        "The committee read all letters of the old prisoners of the town within one week.",
    ],
)
def test_endings_short_notes_and_links_are_no_parentheses(source: str) -> None:
    assert find(source, LOST) is None


def test_more_commas_are_no_excuse_if_its_words_are_known_and_missing() -> None:
    target = "In einer Woche, so hieß es, las das Komitee alle Briefe."
    assert find(SOURCE, target) is None
    assert find(SOURCE, target, TAUGHT) is not None
