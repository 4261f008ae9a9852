"""A finding about something that is missing points at nothing; any other points at a text."""

from __future__ import annotations

import re

import pytest

from dragoman import checks
from dragoman.checks import Example, Pair, Rule
from helpers.cases import each_case

FIRES = [(rule, example) for rule in checks.list_text_rules() for example in rule.fires]
MISSING = re.compile(
    r"(is|are) missing( or changed| in the form “\w+”)?\.| in the source: |The glossary translates "
)
"""What is said of something that the source has and the translation has not."""


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else ascii(getattr(value, "target", value))[:40]


@each_case(FIRES, name)
def test_only_what_is_there_is_pointed_at(rule: Rule, example: Example) -> None:
    found = [hit for hit in checks.check_pair(example.pair) if hit.rule_id == rule.id]
    assert found
    for hit in found:
        if MISSING.search(hit.message):
            assert (hit.start, hit.end) == (0, 0)
        elif hit.start == hit.end:
            assert hit.replacement and hit.start in (0, len(example.target)), "it is put in there"
        else:
            assert example.target[hit.start : hit.end]


def test_such_findings_are_among_the_examples() -> None:
    said = {
        hit.rule_id
        for _, example in FIRES
        for hit in checks.check_pair(example.pair)
        if MISSING.search(hit.message)
    }
    expected = {"placeholders", "tags", "links", "urls", "numbers", "glossary", "quotation-lost"}
    expected |= {
        "emphasis",
        "marks",
        "number-words",
        "sentence-missing",
        "sentence-unsure",
        "units",
    }
    assert said == expected


@pytest.mark.parametrize(("words", "is_long"), [(3, False), (4, True)])
def test_a_quotation_of_four_words_is_one_that_must_stay(words: int, is_long: bool) -> None:
    source = f"She wrote “{' '.join(['word'] * words)}” on it."
    found = [hit.rule_id for hit in checks.check_pair(Pair(source, "روی آن نوشت.", "fa"))]
    assert ("quotation-lost" in found) is is_long
