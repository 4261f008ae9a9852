"""White space of a web page is what browsers show: one space."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources._html.runs import join_space


@given(st.text(st.sampled_from("ab \t\n\f\r\v\u00a0\u2028گ"), max_size=30))
def test_all_white_space_of_html_is_one_space_and_no_other_sign_changes(text: str) -> None:
    assert join_space(text) == re.sub("[ \t\n\f\r]+", " ", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one two", "one two"),
        ("one  two", "one two"),
        ("one\ntwo", "one two"),
        ("one \n\ttwo", "one two"),
        ("\n one\r\n", " one "),
        ("one\u00a0 two", "one\u00a0 two"),
        ("one\vtwo", "one\vtwo"),
    ],
)
def test_it_is_as_browsers_show_it(text: str, shown: str) -> None:
    assert join_space(text) == shown
