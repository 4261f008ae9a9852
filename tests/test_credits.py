"""Who and what is behind an edition: texts by language, several places, values that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.credits import Credits, choose_text, combine_credits, explain_credit, is_day, is_isbn


def test_a_later_place_wins_where_it_says_something() -> None:
    first = Credits(author="A", licence="CC0")
    second = Credits(author={"fa": "ب"}, isbn="0-306-40615-2")
    assert combine_credits([first, second]) == Credits(
        author={"fa": "ب"}, licence="CC0", isbn="0-306-40615-2"
    )
    assert combine_credits([]) == Credits()


@pytest.mark.parametrize(
    ("said", "ancestors", "found"),
    [
        ("A", ("fa",), ("A", "")),
        ({"fa": "ب"}, ("fa",), ("ب", "fa")),
        ({"fa": "ب"}, ("fa_AF", "fa"), ("ب", "fa")),
        ({"fa_AF": "پ", "fa": "ب"}, ("fa_AF", "fa"), ("پ", "fa_AF")),
        ({"fa": ""}, ("fa",), ("", "")),
        ({"fa": "ب"}, ("ar",), ("", "")),
    ],
)
def test_the_nearest_language_that_has_a_text_is_taken(
    said: str | dict[str, str], ancestors: tuple[str, ...], found: tuple[str, str]
) -> None:
    assert choose_text(said, ancestors) == found


@pytest.mark.parametrize(
    "isbn",
    ["978-0-306-40615-7", "9780306406157", "0-306-40615-2", "0 8044 2957 X", "979-10-90636-07-1"],
)
def test_an_isbn_is_one_by_its_last_digit(isbn: str) -> None:
    assert is_isbn(isbn)
    last = "1" if isbn[-1] != "1" else "2"
    assert not is_isbn(isbn[:-1] + last)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_no_wrong_digit_of_an_isbn_is_taken(digits: list[int], place: int, step: int) -> None:
    body = [9, 7, 8, *digits]
    last = -sum(digit * (3 if index % 2 else 1) for index, digit in enumerate(body)) % 10
    right = [*body, last]
    assert is_isbn("".join(map(str, right)))
    wrong = [*right]
    wrong[3 + place] = (right[3 + place] + step) % 10
    assert not is_isbn("".join(map(str, wrong)))


@pytest.mark.parametrize("text", ["978-0-306", "", "1234567890123", "977-0-306-40615-7", "٩٧٨"])
def test_what_is_no_isbn(text: str) -> None:
    assert not is_isbn(text)


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("author", "a\nb", "one line"),
        ("author", "a\x1b[31m", "one line"),
        ("author", "a\u2028b", "one line"),
        ("author", "a\u202eb", "one line"),
        ("author", "a\u2067b", "one line"),
        ("author", "a" * 501, "one line"),
        ("author", " ", "a text that is not only spaces"),
        ("isbn", "978-0-306-40615-8", "an ISBN"),
        ("date", "2016-02-30", "a date"),
        ("date", "23.12.2016", "a date"),
        ("cover", "/etc/picture.png", "the path of a picture"),
        ("cover", "../picture.png", "the path of a picture"),
        ("cover", "a/../../b.png", "the path of a picture"),
        ("cover", "c:\\b.png", "the path of a picture"),
        ("cover", "b.tiff", "the path of a picture"),
        ("title_page", "yes", "one of 'page', 'heading'"),
    ],
)
def test_a_value_that_cannot_be_is_explained(field: str, value: str, wanted: str) -> None:
    assert explain_credit(field, value).startswith(wanted)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "گروه مترجمان"),
        ("publisher", "نامه‌های آزاد"),
        ("author", "क्‍ष"),
        ("author", "山田\u3000太郎"),
        ("title", "Liberté\u202f: oui"),
        ("licence", "CC\u00a0BY\u200e"),
        ("author", ""),
        ("isbn", ""),
        ("isbn", "978-0-306-40615-7"),
        ("date", "2016-02-29"),
        ("cover", "pictures/the cover.JPG"),
        ("title_page", "heading"),
    ],
)
def test_a_value_that_can_be_is_taken(field: str, value: str) -> None:
    assert explain_credit(field, value) == ""


def test_a_day_is_one_of_the_calendar() -> None:
    assert is_day("2016-12-23")
    assert not is_day("2016-12-23T00:00")
    assert not is_day("20161223")
