"""No-break spaces: which `--fix` takes away. Numbers of parts, which may change their order."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair


def find_hits(rule: str, source: str, target: str) -> list[tuple[int, int, str | None, bool]]:
    return [
        (hit.start, hit.end, hit.replacement, hit.safe)
        for hit in checks.check_pair(Pair(source, target, "fa"))
        if hit.rule_id == rule
    ]


@pytest.mark.parametrize(
    ("target", "hit"),
    [
        ("\u00a0آ", (0, 1, "", True)),
        ("\u00a0\u00a0آ", (0, 2, "", False)),  # an indentation that somebody wanted
        ("آ\n\u00a0ب", (2, 3, "", True)),
        ("آ\n\u00a0\u00a0ب", (2, 4, "", False)),
        ("آ\u00a0", (1, 2, "", True)),
        ("آ\u00a0\u00a0", (1, 3, "", True)),
        ("آ \u00a0ب", (2, 3, "", True)),
        ("نوشته\u00a0شده", (5, 6, " ", False)),  # a half space may be better
    ],
)
def test_a_no_break_space_is_fixed_but_for_an_indentation(
    target: str, hit: tuple[int, int, str, bool]
) -> None:
    assert find_hits("no-break-space", "x", target) == [hit]
    assert find_hits("no-break-space", "a\u00a0b", target) == []  # the source has some too


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("on 12.5 here", "در ۵.۱۲ اینجا"),
        ("version 1.0", "نسخهٔ ۰.۱"),
        ("part 1.2.3", "بخش ۳.۲.۱"),
        ("from 3.4 to 4.3", "از ۴.۳ تا ۳.۴"),
    ],
)
def test_the_parts_of_a_number_may_be_in_another_order(source: str, target: str) -> None:
    assert find_hits("numbers", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "hits"),
    [
        ("In 0 seconds", "در ۱ ثانیه", [(3, 4, None, False)]),
        ("In 1 second", "در ۰ ثانیه", [(3, 4, None, False)]),
        ("0 or 1", "۱ یا ۰", []),
        ("0 and 0", "۰ و ۱", [(4, 5, None, False)]),
        ("0 and 0", "۱ و ۱", []),  # two changes may be a way to write
        ("0 of it", "همه", []),
    ],
)
def test_0_and_1_are_compared_where_just_one_number_changed(
    source: str, target: str, hits: list[tuple[int, int, None, bool]]
) -> None:
    assert find_hits("numbers", source, target) == hits
