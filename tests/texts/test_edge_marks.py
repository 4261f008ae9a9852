"""Marks of direction and white space at the edges of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts.edge_marks import clean_edges, drop_edge_marks, mark_line_ends

RLM, LRM, ALM = "\u200f", "\u200e", "\u061c"
RLE, LRE, PDF, RLI, LRI, FSI, PDI = "\u202b\u202a\u202c\u2067\u2066\u2068\u2069"
TEXTS = st.text(f"a b.2ابی\n{RLM}{LRM}{RLE}{PDF}{RLI}{FSI}{PDI}", max_size=12)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{RLM}نامه{RLM}", "نامه"),
        (f"{RLM}«نامه».{RLM}{RLM}", "«نامه»."),
        (f"{ALM}رسالة", "رسالة"),
        (f"{LRM}letter.{LRM}", "letter."),
        (f"{RLE}نامه\nدوم{PDF}", "نامه\nدوم"),
        (f"{RLI}{RLM}نامه{RLM}{PDI}", "نامه"),
        (f"{FSI}letter{PDI}", "letter"),
        (f"{RLE}نامه {LRE}iOS{PDF} دوم{PDF}", f"نامه {LRE}iOS{PDF} دوم"),
    ],
)
def test_a_mark_that_does_nothing_is_dropped(text: str, left: str) -> None:
    assert drop_edge_marks(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "نامه",
        f"{RLM}iPhone خوب است",  # so that the line runs from right to left
        f"زبان C++{RLM}",  # so that the signs are left of the letter
        f"{LRM}نامه",
        f"{LRI}نامه{PDI}",
        f"{RLI}نامه{PDI} و {RLI}دیگری{PDI}",
        f"نامه {RLM}2{RLM} دوم",
        f"{RLM}۲۰۱۵{RLM}",
        RLM,
        "",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert drop_edge_marks(text) == text


@given(TEXTS)
def test_letters_stay_and_a_second_time_changes_nothing(text: str) -> None:
    left = drop_edge_marks(text)
    assert left in text
    assert [char for char in left if char.isalnum()] == [char for char in text if char.isalnum()]
    assert drop_edge_marks(left) == left


@pytest.mark.parametrize(
    ("text", "source", "left"),
    [
        ("Danke.\n", "Thanks.", "Danke."),
        ("\n      Danke.\n   ", "Thanks.", "Danke."),
        ("Danke. \u00a0", "Thanks.", "Danke."),
        (f"\u200bنامه{RLM} \n", "A letter", "نامه"),
        ("\ufeffDanke.\u200b", "Thanks.", "Danke."),
        ("Danke,\r\nalle.\rGut.", "Thanks,\nall.\nGood.", "Danke,\nalle.\nGut."),
        # what may be meant
        ("  wenn x:\n", "  if x:\n", "  wenn x:\n"),
        ("  wenn x:", "if x:", "  wenn x:"),
        ("\nDanke.", "\nThanks.", "\nDanke."),
        ("a\r\n", "b\r\n", "a\r\n"),
        ("a\r\rb", "c\n\nd", "a\n\nb"),
        ("Danke._x000D_", "Thanks.", "Danke."),
        ("a_x000D_\nb_x000D_\r\nc_x000D_d", "a\nb\nc\nd", "a\nb\nc\nd"),
        ("a\u2028b\x0bc\u2029", "a\nb\nc", "a\nb\nc"),
        ("die Folge _x000D_", "the code _x000D_", "die Folge _x000D_"),
        ("Danke,\n\n  alle.", "Thanks, all.", "Danke,\n\n  alle."),
    ],
)
def test_what_a_program_put_around_a_translation_is_dropped(
    text: str, source: str, left: str
) -> None:
    assert clean_edges(text, source) == left


@given(TEXTS, TEXTS)
def test_no_letter_is_dropped_and_a_second_time_changes_nothing(text: str, source: str) -> None:
    left = clean_edges(text, source)
    assert left in text
    assert [char for char in left if char.isalnum()] == [char for char in text if char.isalnum()]
    assert clean_edges(left, source) == left


@pytest.mark.parametrize(
    ("text", "source", "left"),
    [
        ("صندوق ۱۲\nاهواز", "Box 12\\\nAhvaz", "صندوق ۱۲\\\nاهواز"),
        ("a \nb\\\nc", "A\\\nB\\\nC", "a\\\nb\\\nc"),
        ("C:\\\\\nb", "C:\\\\\\\nB", "C:\\\\\\\nb"),
        # what may be meant
        ("a\\\nb", "A\\\nB", "a\\\nb"),
        ("a\nb", "A\nB", "a\nb"),
        ("a\nb", "A\\\\\nB", "a\nb"),
        ("a\nb\nc", "A\\\nB", "a\nb\nc"),
        ("a\n\nb", "A\\\nB\\\nC", "a\n\nb"),
        ("a\nb", "A B", "a\nb"),
        ("a\nb\nc", "A\\\nB\nC", "a\nb\nc"),
        ("a b", "A\\\nB", "a b"),
    ],
)
def test_lines_end_as_those_of_the_source(text: str, source: str, left: str) -> None:
    assert mark_line_ends(text, source) == left
    assert mark_line_ends(left, source) == left
