"""The families of fonts that a page asks for: the preferred, then what readers have, then Latin."""

from __future__ import annotations

import pytest

from dragoman.editions._web.faces import LATIN, list_families
from dragoman.fonts import list_preferences, list_system_families
from dragoman.model import Options


def names(language: str, first: str = "") -> list[str]:
    return [name.strip('"') for name in list_families(language, Options(), first).split(", ")]


@pytest.mark.parametrize("language", ["fa", "ar", "ur", "he", "hi", "zh_CN", "zh_TW", "ja", "ko"])
def test_families_of_the_script_come_between_the_preferred_and_those_for_latin(
    language: str,
) -> None:
    preferred = list(list_preferences(language, Options(), screen=True))
    common = list(list_system_families(language))
    assert common
    expected = dict.fromkeys([*preferred, *common, *LATIN])
    assert names(language) == [*expected, "serif"]
    assert names(language, "Vazirmatn")[0] == "Vazirmatn"


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_other_scripts_have_no_families_of_their_own(language: str) -> None:
    preferred = list_preferences(language, Options(), screen=True)
    assert names(language) == [*dict.fromkeys([*preferred, *LATIN]), "serif"]


def test_a_family_is_named_once_and_its_name_ends_no_string() -> None:
    found = list_families("fa", Options(), 'Ge"orgia; } x')
    assert found.startswith('"Georgia  x", ')
    assert list_families("en", Options(), "Georgia").count('"Georgia"') == 1
    assert '""' not in list_families("fa", Options(), '"')
