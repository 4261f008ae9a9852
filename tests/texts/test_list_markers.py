"""Numbers, letters and Roman numbers of lists: what is written can be read, and the order is known.

Sources of the expected values: CSS Counter Styles Level 3, ECMA-376 Part 1 17.18.59.
"""

from __future__ import annotations

import pytest

from dragoman.texts.list_markers import (
    find_numbering,
    find_step,
    is_bullet,
    read_label,
    read_marker,
    write_number,
)
from helpers.cases import each_case


@each_case([
        (7, "decimal", "7"), (7, "no such style", "7"), (7, "decimal-leading-zero", "07"),
        (1, "lower-alpha", "a"), (26, "lower-alpha", "z"), (27, "lower-alpha", "aa"),
        (28, "lower-alpha", "ab"), (53, "upper-alpha", "BA"), (703, "lower-alpha", "aaa"),
        (0, "lower-alpha", "0"), (-2, "lower-roman", "-2"),
        (4, "lower-roman", "iv"), (9, "lower-roman", "ix"), (14, "upper-roman", "XIV"),
        (40, "lower-roman", "xl"), (1999, "upper-roman", "MCMXCIX"), (4000, "lower-roman", "4000"),
        (3, "lower-greek", "γ"), (24, "lower-greek", "ω"), (25, "lower-greek", "αα"),
        (10, "lower-russian", "к"), (10, "upper-cyrillic", "Й"),
        (1, "persian-letters", "الف"), (3, "persian-letters", "پ"), (3, "persian-abjad", "ج"),
        (1, "arabic-letters", "أ"), (3, "arabic-letters", "ت"), (3, "arabic-abjad", "ج"),
        (4, "hebrew", "ד"), (15, "hebrew", "טו"), (16, "hebrew", "טז"), (27, "hebrew", "כז"),
        (12, "hebrew-letters", "ל"), (2, "thai-letters", "ข"), (2, "hangul", "나"),
        (10, "cjk-ideographic", "十"), (21, "cjk-ideographic", "二十一"),
        (100, "cjk-ideographic", "100"), (2, "cjk-heavenly-stem", "乙"),
        (11, "cjk-heavenly-stem", "11"), (3, "circled-decimal", "③"), (21, "circled-decimal", "21"),
    ])  # fmt: skip
def test_a_number_is_written_in_its_style(number: int, style: str, label: str) -> None:
    assert write_number(number, style) == label


@pytest.mark.parametrize(("number", "label"), [(26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_word_doubles_letters(number: int, label: str) -> None:
    assert write_number(number, "lower-alpha", is_doubled=True) == label


@pytest.mark.parametrize(
    "style",
    [
        *("decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "lower-greek"),
        *("upper-russian", "persian-letters", "persian-abjad", "arabic-letters", "arabic-abjad"),
        *("hebrew", "hebrew-letters", "cjk-ideographic", "katakana", "hangul"),
    ],
)
def test_what_is_written_is_read(style: str) -> None:
    for number in range(1, 61):
        assert (style, number) in read_label(write_number(number, style))


@pytest.mark.parametrize("label", ["no1", "Ab", "hello", "1234567890", "", "۱a"])
def test_what_is_no_number_is_none(label: str) -> None:
    assert read_label(label) == ()


def test_digits_of_all_scripts_are_numbers_and_letters_of_arabic_may_be_joined() -> None:
    assert read_label("۱۲") == read_label("١٢") == (("decimal", 12),)
    assert ("arabic-abjad", 5) in read_label("هـ")


@pytest.mark.parametrize(
    ("marker", "parts"),
    [
        ("(b)", ("(", "b", ")")),
        ("1.2.", ("1.", "2", ".")),
        ("1.a", ("1.", "a", "")),
        ("§ 3", ("§ ", "3", "")),
        ("- 4 -", ("- ", "4", " -")),
    ],
)
def test_a_marker_has_parts(marker: str, parts: tuple[str, str, str]) -> None:
    assert read_marker(marker) == parts


@pytest.mark.parametrize("marker", ["-", "", ":", "[x]", "[ ]", "•"])
def test_a_marker_without_a_number_has_none(marker: str) -> None:
    assert read_marker(marker) is None and find_numbering(marker) is None
    assert is_bullet(marker) == (marker in ("-", "•"))


@each_case([
        ("1.", "2.", 1), ("2.", "1.", -1), ("1.", "1.", 0), ("1.", "3.", 0), ("1.", "2)", 0),
        ("h.", "i.", 1), ("i.", "ii.", 1), ("i.", "j.", 1), ("ix.", "x.", 1), ("z)", "aa)", 1),
        ("zz", "aaa", 1), ("aa)", "bb)", 1), ("a.", "B.", 0), ("1.9.", "1.10.", 1),
        ("1.9.", "2.10.", 0), ("الف)", "ب)", 1), ("ب)", "پ)", 1), ("ب)", "ج)", 1), ("ب)", "د)", 0),
        ("أ.", "ب.", 1), ("ه)", "و)", 1), ("-", "-", 0), ("", "", 0), ("x", "no", 0),
    ])  # fmt: skip
def test_the_order_of_two_markers_is_known(last: str, marker: str, step: int) -> None:
    assert find_step(last, marker) == step


@pytest.mark.parametrize(
    ("markers", "numbering"),
    [
        (("i.", "ii."), ("lower-roman", 1)),
        (("i.", "j."), ("lower-alpha", 9)),
        (("i.",), ("lower-roman", 1)),
        (("c.",), ("lower-alpha", 3)),
        (("D)",), ("upper-alpha", 4)),
        (("l.",), ("lower-alpha", 12)),
        (("viii)",), ("lower-roman", 8)),
        (("3.", "2."), ("decimal", 3)),
        (("a.", "c."), None),
        (("word",), None),
    ],
)
def test_the_style_of_a_list_is_known_by_its_first_markers(
    markers: tuple[str, ...], numbering: tuple[str, int] | None
) -> None:
    assert find_numbering(*markers) == numbering
