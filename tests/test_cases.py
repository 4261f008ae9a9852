"""A test of many cases passes only if there are some and all hold, and names those that do not."""

from __future__ import annotations

import pytest

from helpers.cases import each_case


def test_all_cases_are_tried_and_those_that_do_not_hold_are_named() -> None:
    seen: list[int] = []

    @each_case([1, 2, 3, 4], name=lambda number: f"number {number}")
    def check(number: int) -> None:
        seen.append(number)
        assert number % 2 == 0, "it is odd"

    for _ in range(2):
        with pytest.raises(ExceptionGroup, match="2 of 4 cases") as caught:
            check()
        assert ["odd" in str(fault) for fault in caught.value.exceptions] == [True, True]
        notes = [fault.__notes__ for fault in caught.value.exceptions]
        assert notes == [["in the case number 1"], ["in the case number 3"]]
    assert seen == [1, 2, 3, 4] * 2


def test_a_case_has_as_many_values_as_the_test_takes() -> None:
    @each_case(iter([("a", 1), ("bc", 2)]))
    def check_two(text: str, length: int) -> None:
        assert len(text) == length

    @each_case([("a", 1), ("bc", 2)])
    def check_one(pair: tuple[str, int]) -> None:
        assert len(pair[0]) == pair[1]

    check_two()
    check_one()


def test_what_ends_a_test_ends_it_at_its_case_and_hides_no_fault() -> None:
    seen: list[int] = []

    @each_case([1, 2, 3])
    def check(number: int) -> None:
        seen.append(number)
        assert number != 1, "it is wrong"
        pytest.fail("it hangs")

    with pytest.raises(BaseExceptionGroup, match="2 of 2 cases") as caught:
        check()
    wrong, hangs = caught.value.exceptions
    assert "it is wrong" in str(wrong) and str(hangs) == "it hangs"
    assert hangs.__notes__ == ["in the case 2"]
    assert seen == [1, 2]


def test_a_case_that_is_skipped_is_a_fault() -> None:
    """Else the whole test would be skipped, with the faults of the other cases."""
    seen: list[int] = []

    @each_case([1, 2, 3])
    def check(number: int) -> None:
        seen.append(number)
        if number == 2:
            pytest.skip("there is no font")

    with pytest.raises(BaseExceptionGroup, match="1 of 3 cases") as caught:
        check()
    assert [str(fault) for fault in caught.value.exceptions] == ["there is no font"]
    assert seen == [1, 2, 3]


def test_a_test_without_cases_fails() -> None:
    @each_case([])
    def check(number: int) -> None:
        raise AssertionError(number)

    with pytest.raises(AssertionError, match="there are no cases"):
        check()
