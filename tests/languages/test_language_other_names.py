"""Names of languages that CLDR does not have: when it has one, it needs no place here."""

from __future__ import annotations

import pytest
from babel import Locale

from dragoman.languages.naming import find_language
from dragoman.languages.other_names import ENGLISH, OTHER, OWN


@pytest.mark.parametrize("name", OTHER)
def test_a_name_means_its_language_and_is_not_in_cldr(name: str) -> None:
    assert find_language(name) == OTHER[name]
    assert name not in Locale("en").languages.values()


@pytest.mark.parametrize("code", sorted({*ENGLISH, *OWN}))
def test_a_language_without_a_name_in_cldr_is_known_by_those_here(code: str) -> None:
    for names in (ENGLISH, OWN):
        assert find_language(names.get(code, code)) == code
