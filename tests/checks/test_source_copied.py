"""A copy of the source is not translated, whatever language the source is in."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair


def is_reported(text: str, source_language: str, language: str = "fa") -> bool:
    pair = Pair(text, text, language, source_language=source_language)
    return "source-copied" in [hit.rule_id for hit in checks.check_pair(pair)]


@pytest.mark.parametrize(
    ("source_language", "text"),
    [
        ("ca", "El noi no té una casa per a la mare del pare."),
        ("ro", "Băiatul nu are o casă la munte și nu e de aici."),
        ("nl", "De man die in het huis was en de vrouw die er niet was."),
        ("es", "El tren que va en la vía no se para por la nieve."),
        ("en", "We met in Las Vegas and Los Angeles, in La Paz and El Paso."),
        ("en", "He works for Le Monde, La Repubblica and Die Zeit."),
    ],
)
def test_a_text_in_its_own_language_is_no_quotation(source_language: str, text: str) -> None:
    assert is_reported(text, source_language)


@pytest.mark.parametrize(
    "text",
    [
        "La vida es breve y el arte, largo.",
        "Il faut bien le faire.",
        "et in terra pax sunt",
        "Le dio una carta nueva.",
    ],
)
def test_a_quotation_in_a_third_language_may_stay(text: str) -> None:
    assert not is_reported(text, "en")
    assert not is_reported(text, "de")
