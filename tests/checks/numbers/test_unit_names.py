"""Which words of an English text may be units: no text with one is passed over."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.checks.text.numbers.measures import unit_names
from dragoman.checks.text.numbers.measures.changed_units import find_changed_units, may_count_unit
from dragoman.checks.text.numbers.measures.quantities import TIME_UNITS
from dragoman.checks.text.numbers.measures.unit_names import may_name_measure, may_name_unit
from dragoman.checks.text.numbers.measures.unit_words import list_unit_words
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.times.words import UNITS
from dragoman.checks.text.numbers.values import use_plain_digits

MEASURES = sorted(
    word.replace("_", " ").replace("*", "")
    for unit, words in list_unit_words("en").items()
    for word in words
    if unit not in TIME_UNITS
)
PIECES = """
    12 3 6'2 5' 90s two seven teen twenty - – to and square half an of the (2) “ ” ’ % ½ ٣ \u200e5
    days day weeks year-old mins km miles foot feet inches °C degrees stone acres m² kilowatts font
"""


@pytest.mark.parametrize("word", MEASURES)
def test_each_unit_of_the_table_may_be_one(word: str) -> None:
    for text in (f"5 {word}", f"5{word}", f"5-{word}.", f"({word.title()})"):
        assert may_name_measure(text)
        assert any(map(may_name_unit, text.split(" ")))


@pytest.mark.parametrize("word", [*UNITS, *(f"{unit}s" for unit in UNITS), "secs", "mins", "hrs"])
def test_each_unit_of_time_may_be_one(word: str) -> None:
    for text in (word, f"5{word}", f"three-{word},", word.upper()):
        assert may_name_unit(text)
        assert not may_name_measure(text)


@pytest.mark.parametrize("word", ["prison", "(12)", "2016", "“the", "map", "made", "sector"])
def test_most_words_are_none(word: str) -> None:
    assert not may_name_unit(word)


def test_all_beginnings_have_the_letters_that_are_asked_for_first() -> None:
    _, heads, begun = unit_names._list_measures()
    assert {word[: unit_names._HEAD] for word in begun} == heads
    assert all(len(head) == unit_names._HEAD for head in heads)


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES.split()), st.sampled_from([" ", " ", "-", ""])).map(
            "".join
        ),
        max_size=9,
    ).map("".join)
)
@example("two square miles")
@example("It was in the 80s.")
@example("6'2 tall")
def test_where_no_unit_may_be_nothing_is_counted(text: str) -> None:
    side = Side(use_plain_digits(text), "en")
    other = Side("12 t 3 lb 5 Jahre 6 °F 2 km", "de")
    if not any(map(may_name_unit, text.split(" "))):
        assert not may_count_unit(side)
        side.__dict__["may_name_measure"] = True  # as if nobody had asked
        assert not list(find_changed_units(side, other))
