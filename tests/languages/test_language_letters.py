"""The scripts that languages are written in."""

from __future__ import annotations

import pytest

from dragoman.languages.letters import letter_scripts


@pytest.mark.parametrize(
    ("code", "scripts"),
    [
        ("hyw", {"ARMENIAN"}),  # CLDR has its name only in English, as those of the next
        ("pnt", {"GREEK"}),
        ("rue", {"CYRILLIC"}),
        ("lah", {"ARABIC"}),
        ("har", {"ETHIOPIC"}),
        ("ckb", {"ARABIC"}),
        ("mn_Mong", {"MONGOLIAN"}),  # as that of an older form only
        ("mn", {"CYRILLIC", "MONGOLIAN"}),
        ("kmr", {"LATIN"}),
        ("qu", {"LATIN"}),
        ("sr", {"CYRILLIC", "LATIN"}),
        ("yue", {"CJK"}),
    ],
)
def test_the_letters_of_a_language_are_those_of_its_likely_script(
    code: str, scripts: set[str]
) -> None:
    assert letter_scripts(code) == scripts


@pytest.mark.parametrize(
    ("code", "script"),
    [("fa_DE", "ARABIC"), ("ar_DE", "ARABIC"), ("ckb_SE", "ARABIC"), ("tr_DE", "LATIN")],
)
def test_a_language_far_from_home_has_its_own_letters(code: str, script: str) -> None:
    assert letter_scripts(code) == {script}
