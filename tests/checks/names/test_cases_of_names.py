"""Names that have endings, names that are kept, and slips in both."""

from __future__ import annotations

import pytest

from dragoman.checks.text.names.shared_endings import SharedEndings
from dragoman.checks.text.names.spelling_likeness import is_second_of_name
from helpers.names import find_in_pairs


@pytest.mark.parametrize(
    ("language", "name", "spellings"),
    [
        ("cs", "Macedonia", ["Makedonie", "Makedonii", "Makedonie", "Makedonií"]),
        ("hr", "Menga", ["Menge", "Menga", "Menge", "Mengin"]),
        ("fi", "Woods", ["Woods", "Woods", "Woodsista"]),
        ("sk", "Wales", ["Wales", "Wales", "Waleský"]),
        ("cs", "Pavel", ["Pavel", "Pavel", "Pavla"]),
        ("lt", "Trump", ["Trumpas", "Trumpą", "Trumpas", "Trumpui"]),
        ("uz", "Deklaratsiya", ["Deklaratsiyani"] * 3 + ["Deklaratsiyasining"]),
        ("kk", "Declaration", ["Декларацияда"] * 3 + ["Декларациясының", "ДЕКЛАРАЦИЯСЫ"]),
        ("el", "Declaration", ["Διακήρυξη"] * 3 + ["Διακήρυξης", "ΔΙΑΚΗΡΥΞΗ"]),
        ("el", "Simon", ["Σίμων"] * 3 + ["ΣΙΜΩΝ", "Σίμωνος"]),
        ("cs", "Gaza", ["Gazy", "Gazy", "Gazy", "Gaze"]),
        ("cs", "Mexico", ["Mexiku", "Mexiku", "Mexiku", "Mexiko"]),
        ("cs", "Ewing", ["Ewinga", "Ewinga", "Ewinga", "Ewingů"]),
        ("cs", "Quebec", ["Quebeku", "Quebeku", "Quebeku", "Quebecká"]),
        ("pl", "America", ["Ameryki", "Ameryki", "Ameryki", "Ameryce"]),
        ("hr", "Donggala", ["Donggale", "Donggale", "Donggale", "Donggalu"]),
        # a letter is softened before the ending
        ("uk", "Lombok", ["Ломбок", "Ломбоку", "Ломбок", "Ломбоці"]),
        ("uk", "Prague", ["Прага", "Праги", "Прага", "Празі"]),
        ("be", "Alaska", ["Аляска", "Аляскі", "Аляска", "Алясцы"]),
        ("sr", "Alaska", ["Аљаске", "Аљаске", "Аљаска", "Аљасци"]),
    ],
)
def test_cases_of_a_name_are_no_second_spelling(
    language: str, name: str, spellings: list[str]
) -> None:
    pairs = [
        (f"In {at} they asked {name} it.", f"{word} {at}") for at, word in enumerate(spellings)
    ]
    assert find_in_pairs(pairs, language=language) == []


@pytest.mark.parametrize(
    ("language", "name", "spellings", "usual", "second"),
    [
        ("fi", "Konrad", ["Konrad", "Konradin", "Konradille", "Konrdin"], "Konrad", "Konrdin"),
        ("hu", "Mordak", ["Mordak", "Mordaknak", "Morhdaktól"], "Mordak", "Morhdaktól"),
        (
            "pl",
            "Fibonacci",
            ["Fibonacciego"] * 3 + ["Fibonnaciego"],
            "Fibonacciego",
            "Fibonnaciego",
        ),
        # each message has another case: what they begin with is the name
        ("hu", "Tairach", ["Tairachhoz", "Tairachnak", "Tairahchnál"], "Tairach", "Tairahchnál"),
        ("hr", "Menga", ["Menge", "Mengi", "Mengom", "Mennge"], "Mengi", "Mennge"),
        ("uz", "Toshkent", ["Toshkentda"] * 3 + ["Toshkkentda"], "Toshkentda", "Toshkkentda"),
        ("kk", "Shymkent", ["Шымкентте"] * 3 + ["Шымккентте"], "Шымкентте", "Шымккентте"),
        ("uk", "Lombok", ["Ломбок", "Ломбоку", "Ломбок", "Ломбоц"], "Ломбок", "Ломбоц"),
        ("el", "Aristotle", ["Αριστοτέλης"] * 3 + ["Αρριστοτέλη"], "Αριστοτέλης", "Αρριστοτέλη"),
    ],
)
def test_a_slip_before_an_ending_is_a_second_spelling(
    language: str, name: str, spellings: list[str], usual: str, second: str
) -> None:
    pairs = [
        (f"In {at} they asked {name} it.", f"{word} {at}") for at, word in enumerate(spellings)
    ]
    assert find_in_pairs(pairs, language=language) == [(usual, second)]


def test_a_name_that_is_kept_in_other_letters_has_one_spelling() -> None:
    """It is the one of the source; another word of the source is none."""
    kept = [
        (f"In {at} they asked Boeing about it.", f"Они спросили Boeing {at}") for at in range(3)
    ]
    slip = "In 7 they asked Boeing about it.", "Они спросили Boieng 7"
    other = "In 8 they asked Boeing about Boing.", "Они спросили про Boing 8"
    assert find_in_pairs([*kept, slip], language="ru") == [("Boeing", "Boieng")]
    assert find_in_pairs([*kept, other], language="ru") == []


def test_a_common_word_of_three_letters_is_no_second_spelling() -> None:
    pairs = [(f"In {at} they asked Kim about it.", f"از کیم {at}") for at in range(3)]
    assert find_in_pairs([*pairs, ("In 9 they asked Kim about it.", "گام 9")], language="fa") == []


def test_the_letter_of_the_genitive_alone_is_a_word_like_others() -> None:
    without_cases = SharedEndings((), frozenset(("", "s")))
    assert not is_second_of_name("Petrov", "petrov", "s", without_cases)
    assert not is_second_of_name("Petrov", "s", "petrov", without_cases)
    assert is_second_of_name("Petrov", "petrov", "petroff", without_cases)
