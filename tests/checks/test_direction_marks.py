"""White space at the end of a text is found also where a direction mark stands outside of it."""

from __future__ import annotations

import pytest

from dragoman import checks

MARKS = "\u200e\u200f\u061c"


def fix(source: str, target: str) -> str | None:
    """Return the text as the rule corrects it, None where it finds nothing."""
    hits = [hit for hit in checks.check_pair(checks.Pair(source, target, "fa"))
            if hit.rule_id == "edge-whitespace"]  # fmt: skip
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        assert hit.replacement is not None
        target = target[: hit.start] + hit.replacement + target[hit.end :]
    return target if hits else None


@pytest.mark.parametrize("mark", [*MARKS, MARKS], ids=ascii)
@pytest.mark.parametrize("space", [" ", "\t", "  "], ids=ascii)
def test_white_space_inside_of_the_marks_goes_and_the_marks_stay(mark: str, space: str) -> None:
    assert fix("Name", f"نام{space}{mark}") == f"نام{mark}"
    assert fix("Name", f"{mark}{space}نام") == f"{mark}نام"
    assert fix("Name", f"{mark}{space}نام{space}{mark}") == f"{mark}نام{mark}"


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_white_space_that_the_source_has_is_written_inside_of_the_marks(mark: str) -> None:
    assert fix("Name ", f"نام{mark}") == f"نام {mark}"
    assert fix(" Name", f"{mark}نام") == f"{mark} نام"


@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_what_is_as_in_the_source_is_silent(mark: str) -> None:
    assert fix("Name", f"{mark}نام{mark}") is None
    assert fix(" Name ", f"{mark} نام {mark}") is None


def find_unbalanced(target: str) -> list[tuple[int, int]]:
    found = checks.check_pair(checks.Pair("one\ntwo", target, "fa"))
    return [(hit.start, hit.end) for hit in found if hit.rule_id == "bidi-unbalanced"]


@pytest.mark.parametrize(
    ("target", "places"),
    [
        ("\u2066+98\u2069\nب", []),
        ("\u2066+98\nب\u2069", [(0, 1), (6, 7)]),
        ("ب\n\u2066+98", [(2, 3)]),
        ("\u2066\u2067ب\u2069\nب\u2069", [(0, 1), (6, 7)]),
        ("\u202bب\u2069\n\u202c", [(0, 1), (2, 3), (4, 5)]),
    ],
)
def test_what_is_open_at_the_end_of_a_line_is_not_closed_in_the_next(
    target: str, places: list[tuple[int, int]]
) -> None:
    assert find_unbalanced(target) == places
