"""Which numbers each plural form of a catalogue is for."""

from __future__ import annotations

import pytest

from dragoman.catalogs.plurals import count_forms, list_numbers

ENGLISH = "nplurals=2; plural=(n != 1);"


@pytest.mark.parametrize(
    ("header", "language", "numbers"),
    [
        ("", "ar", ((0,), (1,), (2,), (3, 4, 5, 6), (11, 12, 13, 14), (100, 101, 102, 200))),
        ("", "fa", ((0, 1), (2, 3, 4, 5))),
        ("", "ja", ((0, 1, 2, 3),)),
        (ENGLISH, "ar", ((1,), (0, 2, 3, 4))),
        ("nplurals=1; plural=0;", "fa", ((0, 1, 2, 3),)),
        ("nplurals=3; plural=n==7?1:0;", "fa", ((0, 1, 2, 3), (7,), ())),
    ],
)
def test_the_forms_are_those_of_the_header_or_the_language(
    header: str, language: str, numbers: object
) -> None:
    assert list_numbers({"Plural-Forms": header}, language) == numbers


@pytest.mark.parametrize(
    "header",
    ["nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=n", "nplurals=2; plural=1/n",
     "nplurals=2; plural=__import__('os')", "nplurals=2; plural=" + "(" * 900 + "n" + ")" * 900,
     "nplurals=0; plural=0"],
)  # fmt: skip
def test_a_header_that_says_nothing_right_has_the_forms_of_the_language(header: str) -> None:
    assert list_numbers({"Plural-Forms": header}, "fa") == ((0, 1), (2, 3, 4, 5))


def test_a_language_of_which_nobody_knows_the_forms_has_one_for_all_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dragoman.languages.find_plural_forms", lambda language: "")
    assert list_numbers({}, "fa") == ((),)


@pytest.mark.parametrize(
    ("field", "number"),
    [
        (ENGLISH, 2),
        ("  nplurals = 6 ; plural = 0;", 6),
        ("nplurals=INTEGER; plural=EXPRESSION;", None),
        ("", None),
    ],
)
def test_a_header_says_how_many_forms_there_are(field: str, number: int | None) -> None:
    assert count_forms({"Plural-Forms": field}) == number
    assert count_forms({}) is None
