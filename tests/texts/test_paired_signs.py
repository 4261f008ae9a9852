"""Quotation marks and brackets that are in pairs."""

from __future__ import annotations

import re

import pytest

from dragoman.texts.paired_signs import find_end, find_start

_SIGN = re.compile('(?P<sign>[)»”’"])')


@pytest.mark.parametrize("count", range(8))
def test_a_straight_mark_is_unopened_where_their_number_is_odd(count: int) -> None:
    text = '"' + 'a"' * count
    assert find_start(text, 1, len(text)) == (0 if count % 2 else 1)


@pytest.mark.parametrize(
    ("text", "run", "found"),
    [
        ("(a) b", "a) b", "(a) b"),
        ("((a) b) c", "a) b) c", "((a) b) c"),
        ("(a) and (b)", "a) and (b", "(a) and (b)"),
        ("«زن» «مرد»", "زن» «مرد", "«زن» «مرد»"),
        ("‘It’s me’", "It’s me", "It’s me"),
        ("‘It’s’ me", "It’s’ me", "‘It’s’ me"),
        ("a ‘b’s c’", "a ‘b’s c", "a ‘b’s c’"),
        ("(a", "a", "a"),
        (" a) b", "a) b", "a) b"),
    ],
)
def test_a_run_takes_the_signs_that_it_closes_and_opens(text: str, run: str, found: str) -> None:
    start = text.index(run)
    end = start + len(run)
    start = find_start(text, start, end)
    assert text[start : find_end(text, start, end, _SIGN)] == found
