"""Where a fix that is safe is withheld, because something else is wrong there or beside it."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair
from dragoman.checks.guards import withhold_fixes
from dragoman.checks.policy import Severity
from dragoman.checks.text_rule import Hit

TARGET = "یک  دو سه چهار"
SPACE = Hit(2, 4, "One space.", " ", safe=True, rule_id="double-space")
WORD = Hit(5, 6, "Another letter.", "ک", safe=True, rule_id="letters")


def fault(
    start: int, end: int, rule: str = "numbers", severity: Severity = Severity.WARNING,
    replacement: str | None = None,
) -> Hit:  # fmt: skip
    return Hit(start, end, "Look.", replacement, rule_id=rule, severity=severity)


def is_fixed(hit: Hit, *others: Hit, source: str = "one two") -> bool:
    pair = Pair(source, TARGET, "fa")
    (found,) = withhold_fixes([hit], [hit, *others], pair)
    return found.safe


def test_alone_it_is_fixed() -> None:
    assert is_fixed(SPACE) and is_fixed(WORD)


@pytest.mark.parametrize(
    ("start", "end", "fixed"),
    [(0, 1, True), (0, 2, False), (2, 3, False), (3, 9, False), (4, 5, False), (5, 6, True)],
)
def test_spaces_stay_where_a_fault_is_in_or_beside_them(start: int, end: int, fixed: bool) -> None:
    assert is_fixed(SPACE, fault(start, end)) is fixed


@pytest.mark.parametrize(
    ("start", "end", "fixed"), [(4, 5, True), (4, 6, False), (5, 6, False), (6, 7, True)]
)
def test_letters_stay_only_where_a_fault_is_in_them(start: int, end: int, fixed: bool) -> None:
    assert is_fixed(WORD, fault(start, end)) is fixed


def test_spaces_at_the_edges_have_nothing_beside_them() -> None:
    first, last = (
        Hit(at, at + 1, "", "", safe=True, rule_id="edge") for at in (0, len(TARGET) - 1)
    )
    pair = Pair("one", f" {TARGET[1:-1]} ", "fa")
    for hit, other in ((first, fault(1, 2)), (last, fault(len(TARGET) - 2, len(TARGET) - 1))):
        (found,) = withhold_fixes([hit], [hit, other], pair)
        assert found.safe


@pytest.mark.parametrize(
    "other",
    [
        fault(2, 4, rule="double-space"),  # of the same rule
        fault(2, 4, severity=Severity.HINT),
        fault(3, 3),  # a place between two characters
        fault(2, 4, replacement="  !"),  # which only adds something
        Hit(2, 4, "", "", safe=True, rule_id="other"),  # which is fixed too
    ],
)
def test_what_needs_no_person_to_decide_withholds_nothing(other: Hit) -> None:
    assert is_fixed(SPACE, other)


def test_the_longest_of_several_faults_counts() -> None:
    assert not is_fixed(SPACE, fault(0, 14), fault(0, 1, rule="other"), fault(1, 2, rule="more"))
