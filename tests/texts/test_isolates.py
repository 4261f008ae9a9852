"""Isolates are balanced, whatever a text holds; hypothesis looks for a counter-example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts.isolates import balance_isolates

TEXTS = st.text(alphabet="a\u0628 \u2066\u2067\u2068\u2069\u202b", max_size=20)


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        ("", ""),
        ("\u2067a\u2069", "\u2067a\u2069"),
        ("\u2068a\u2066b", "\u2068a\u2066b\u2069\u2069"),
        ("a\u2069b\u2067c", "ab\u2067c\u2069"),
        ("\u202ba", "\u202ba"),
    ],
)
def test_each_beginning_has_its_end(text: str, balanced: str) -> None:
    assert balance_isolates(text) == balanced


@given(TEXTS)
def test_the_depth_is_never_below_nothing_and_ends_there(text: str) -> None:
    depth = 0
    for character in balance_isolates(text):
        depth += {"\u2069": -1}.get(character, int(character in "\u2066\u2067\u2068"))
        assert depth >= 0
    assert depth == 0


@given(TEXTS)
def test_only_ends_are_added_and_left_out(text: str) -> None:
    balanced = balance_isolates(text)
    assert balanced.replace("\u2069", "") == text.replace("\u2069", "")
    assert balance_isolates(balanced) == balanced
