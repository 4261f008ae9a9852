"""Dates in the words of a language."""

from __future__ import annotations

import sys

import pytest

from dragoman import languages
from dragoman.errors import EditionError
from dragoman.languages import written_dates


def test_a_date_in_two_calendars() -> None:
    digit_set = languages.find_digit_set("fa")
    assert written_dates.write_long_date("2016-12-23", "fa", digit_set) == "۲۳ دسامبر ۲۰۱۶"
    assert written_dates.write_solar_hijri("2016-12-23", digit_set) == "۳ دی ۱۳۹۵"


def test_without_persiantools_the_sentence_names_a_distribution_that_exists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "persiantools", None)
    with pytest.raises(EditionError, match=r"pip install persiantools$"):
        written_dates.write_solar_hijri("2016-12-23", languages.find_digit_set("fa"))
