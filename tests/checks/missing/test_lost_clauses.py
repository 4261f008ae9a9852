"""A clause behind a semicolon that is missing is a hint; one that is said otherwise is none."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair, learn_catalog
from dragoman.checks.text.missing.lengths import NO_NORM
from dragoman.checks.text.missing.lost_clauses import find_lost_clause
from dragoman.checks.text.missing.word_pairs import NO_PAIRS, WordPairs

PAIRS = [
    (f"{word} {other}", f"{translation} {other}x")
    for word, translation in (("guards", "Wächter"), ("prison", "Gefängnis"), ("older", "älter"))
    for other in ("abc", "bcd", "cde", "def", "efg", "fgh", "ghi", "hij")
]
TAUGHT = WordPairs(PAIRS)
SOURCE = "The committee read all letters in one week; the guards of the prison had kept them."
LOST = "Das Komitee las alle Briefe in einer Woche."


def find(source: str, target: str, words: WordPairs = TAUGHT) -> str | None:
    place = find_lost_clause(source, target, words, NO_NORM)
    return None if place is None else source[slice(*place)]


def test_a_clause_without_anything_in_the_translation_is_missing() -> None:
    assert find(SOURCE, LOST) == "; the guards of the prison had kept them"
    pair = Pair(SOURCE, LOST, "de", catalog=learn_catalog(PAIRS))
    assert [hit.rule_id for hit in check_pair(pair)] == ["sentence-unsure"]


def test_a_clause_in_other_scripts_and_marks_is_missing() -> None:
    assert find(SOURCE.replace("; ", "؛ "), LOST) is not None
    assert find(SOURCE.replace("; ", "；的"), LOST) is not None


@pytest.mark.parametrize(
    "target",
    [
        "Das Komitee las alle Briefe in einer Woche; sie waren gut verwahrt.",
        "Das Komitee las alle Briefe in einer Woche, sie waren gut verwahrt.",
        "Das Komitee las alle Briefe in einer Woche. Sie waren gut verwahrt.",
        "委員会は手紙を一週間で読んだ。手紙は保管されていた。",
        "ኮሚቴው ደብዳቤዎቹን በአንድ ሳምንት አነበበ፤ ተይዘው ነበር።",
        "Η επιτροπή διάβασε όλα τα γράμματα\u0387 τα φύλαγαν.",
        "Կոմիտեն կարդաց բոլոր նամակները՝ պահված։",
        "Das Komitee las alle Briefe in einer Woche und im Gefängnis.",
        "Das Komitee las in einer ganzen langen Woche alle Briefe, von denen es schon lange wusste",
    ],
)
def test_what_is_said_in_another_way_is_not_missing(target: str) -> None:
    assert find(SOURCE, target) is None


def test_without_a_word_that_the_catalogue_teaches_nobody_knows() -> None:
    assert find(SOURCE, LOST, NO_PAIRS) is None


@pytest.mark.parametrize(
    "source",
    [
        SOURCE.replace("; ", "&mdash; "),  # an entity
        SOURCE.replace("; ", "&quot; "),
        SOURCE.replace("; ", "&#8212; "),
        SOURCE.replace("; ", ";"),  # code
        SOURCE.replace("; ", ", "),
        SOURCE.replace("all letters", "[all letters](letters.md)"),
        "The committee read all letters in one week; the guards slept.",  # a short one
    ],
)
def test_other_parts_are_no_clauses(source: str) -> None:
    assert find(source, LOST) is None
