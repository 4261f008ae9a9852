"""A full stop without a space between short words, which may be an abbreviation."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair, learn_catalog

SOURCE = "He was there. But we left. They came."


def find(target: str, language: str, others: list[str]) -> list[tuple[str, bool]]:
    catalog = learn_catalog([(f"Letter {at}", other) for at, other in enumerate(others)])
    hits = check_pair(Pair(SOURCE, target, language, catalog=catalog))
    return [
        (target[: hit.start].split()[-1], hit.safe)
        for hit in hits
        if hit.rule_id == "space-after-punctuation"
    ]


@pytest.mark.parametrize(
    ("language", "target", "others", "word"),
    [
        ("fa", "او آنجا بود.ما رفتیم. آنان آمدند. خوب.", ["ما بود"] * 5, "بود"),
        ("ur", "وہ وہاں تھا۔ہم گئے۔ وہ آئے۔ ہاں۔", ["ہم تھا"] * 5, "تھا"),
        ("ar", "هو كان.ثم ذهبنا. هم جاؤوا. نعم.", ["ثم كان"] * 5, "كان"),
    ],
)
def test_words_that_the_catalogue_has_alone_are_two(
    language: str, target: str, others: list[str], word: str
) -> None:
    assert find(target, language, others) == [(word, False)]
    assert find(target, language, others[:4]) == []  # seldom alone: perhaps an abbreviation


def test_a_bracket_or_quotation_mark_may_stand_before_the_full_stop() -> None:
    assert find("گفت «نه».اما رفتیم. آنان آمدند. خوب.", "fa", ["اما"] * 5) == [("«نه»", False)]
