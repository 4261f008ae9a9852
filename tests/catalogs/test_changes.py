"""How much a change matters, and what it is word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.changes import Grade, WordChange, diff_words, grade_change

TEXTS = st.lists(
    st.sampled_from(
        ["the", "ferry", " ", "  ", "\n", "“", "don’t", "12", "Aleppo", ".", "河", "船"]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He said “no” — twice.", "He said 'no' - twice.", Grade.TYPOGRAPHY),
        ("It was  late", "It was late ", Grade.TYPOGRAPHY),
        ("The quick boat left.", "The fast boat left.", Grade.WORDING),
        ("Boats left in autumn.", "In autumn boats left.", Grade.WORDING),
        ("a Polish book", "a polish book", Grade.MEANING),
        ("It lasted 12 days.", "It lasted 13 days.", Grade.MEANING),
        ("It lasted twelve days.", "It lasted twenty days.", Grade.MEANING),
        ("In 2012 they left.", "They left.", Grade.MEANING),
        ("They did leave.", "They did not leave.", Grade.MEANING),
        ("They have left.", "They haven’t left.", Grade.MEANING),
        ("They left Aleppo by night.", "They left Karaj by night.", Grade.MEANING),
        ("Assad spoke.", "Khamenei spoke.", Grade.MEANING),
        ("The man spoke.", "A man spoke.", Grade.WORDING),
        ("نه، رفت", "رفت", Grade.MEANING),
        ("۱۲ روز", "۱۳ روز", Grade.MEANING),
        ("5' of rope", '5" of rope', Grade.WORDING),
    ],
)
def test_grades(old: str, new: str, expected: Grade) -> None:
    assert grade_change(old, new) is expected
    assert grade_change(new, old) is expected


def test_a_word_diff() -> None:
    assert diff_words("They left Aleppo by night.", "They left Karaj, by night.") == (
        WordChange("equal", "They left "),
        WordChange("delete", "Aleppo"),
        WordChange("insert", "Karaj,"),
        WordChange("equal", " by night."),
    )


def test_changes_that_only_a_space_parts_are_one() -> None:
    assert [change.text for change in diff_words("a red fox ran", "a tiny dog ran")] == [
        "a ",
        "red fox",
        "tiny dog",
        " ran",
    ]


@given(TEXTS, TEXTS)
def test_the_old_text_and_the_new_can_be_read_off_the_diff(old: str, new: str) -> None:
    changes = diff_words(old, new)
    assert "".join(text for op, text in changes if op != "insert") == old
    assert "".join(text for op, text in changes if op != "delete") == new
    assert all(text for _, text in changes)


@given(TEXTS)
def test_no_change_is_typography(text: str) -> None:
    assert grade_change(text, text) is Grade.TYPOGRAPHY
    assert all(op == "equal" for op, _ in diff_words(text, text))
