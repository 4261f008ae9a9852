"""Long runs are cut between letters: no sign is parted from its letter."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.editions._addresses import Limits, split_addresses
from dragoman.editions._letter_groups import count_shown, cut_pieces
from dragoman.editions._long_runs import soften

VIRAMAS = "\u094d\u09cd\u0d4d"


def is_cut_inside(pieces: list[str]) -> bool:
    """Return whether a piece begins with a sign, or ends with one that waits for a letter."""
    return any(
        unicodedata.category(after[0]).startswith("M") or before[-1] in VIRAMAS + "\u200d"
        for before, after in pairwise(pieces)
    )


@pytest.mark.parametrize(
    ("text", "longest", "pieces"),
    [
        ("अंतर्राष्ट्रीयकरण", 12, ["अंत", "र्रा", "ष्ट्री", "यकरण"]),
        ("अंतर्राष्ट्रीयकरण", 1, ["अं", "त", "र्रा", "ष्ट्री", "य", "क", "र", "ण"]),
        ("וּבְהִתְיַשְּׁבוּתָם", 4, ["וּבְהִתְ", "יַשְּׁבוּ", "תָם"]),
        ("e\u0301" * 6, 5, ["e\u0301" * 4, "e\u0301" * 2]),
        ("نمایش\u200cدهنده\u200cهای", 12, ["نمایش\u200c", "دهنده\u200c", "های"]),
        ("unbelievable’sideways", 12, ["unbe", "liev", "able", "’sid", "eway", "s"]),
    ],
    ids=["hi", "hi-narrow", "he", "accents", "fa", "apostrophe"],
)
def test_a_long_run_is_cut_between_letters(text: str, longest: int, pieces: list[str]) -> None:
    assert soften(text, longest).split("\u200b") == pieces


@pytest.mark.parametrize("text", ["وَالِاسْتِرَاتِيجِيَّةَ", "e\u0301" * 24, "नि" * 12 + "क्"])
def test_signs_on_letters_do_not_make_a_word_long(text: str) -> None:
    assert len(text) > 12 and soften(text, count_shown(text)) == text


def test_a_hashtag_is_cut_between_letters() -> None:
    (pieces,) = split_addresses("#स्वतंत्रता_और_न्याय", Limits(12, 12))
    assert isinstance(pieces, list) and "".join(pieces) == "#स्वतंत्रता_और_न्याय"
    assert len(pieces) > 1 and not is_cut_inside(pieces)


@given(st.text("aक्षिاَِّ\u200c\u200d\u0301ש\u05b8'/-", max_size=40), st.integers(1, 9))
def test_pieces_are_the_text_and_begin_with_a_letter(text: str, size: int) -> None:
    pieces = list(cut_pieces(text, size))
    assert "".join(pieces) == text and all(pieces) and not is_cut_inside(pieces)
    for piece in pieces:
        assert count_shown(piece) <= size or list(cut_pieces(piece, 1)) == [piece]
