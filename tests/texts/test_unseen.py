"""What shows something, and what does not."""

from __future__ import annotations

import unicodedata

import pytest

from dragoman.texts.unseen import is_unseen, shows_nothing

SEEN = ["a", "\u200e.", "-", "&amp;", "&nbsp;x", "\u0301", " " * 300 + "x", "\ue000", "&"]


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen(text: str) -> None:
    assert not shows_nothing(text)
    assert not is_unseen(text)


@pytest.mark.parametrize("text", ["", " ", " " * 300, "\u200f\n", "\u3164", "\ufe0f", "\x85\x7f"])
def test_what_cannot_be_seen(text: str) -> None:
    assert is_unseen(text)
    assert shows_nothing(text)


@pytest.mark.parametrize("text", ["&nbsp;", " &#8203;&emsp;", "&zwnj;\u200f"])
def test_the_name_of_a_space_shows_nothing_among_marks(text: str) -> None:
    assert shows_nothing(text)
    assert not is_unseen(text)


def test_letters_marks_and_signs_can_be_seen() -> None:
    """So can what only a font of its own shows, and letters that this Python does not know."""
    fillers = "\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\u034f"
    unseen = "".join(filter(is_unseen, map(chr, range(0x110000))))
    kinds = {unicodedata.category(char)[0] for char in unseen if char not in fillers}
    assert set(fillers) <= set(unseen)
    assert kinds <= {"C", "Z", "M"}
    assert not {"\ue000", "\U000f1900", "\U00010d40"} & set(unseen)
