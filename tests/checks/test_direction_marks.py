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
