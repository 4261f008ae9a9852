"""The names of locales, with their encodings and modifiers."""

from __future__ import annotations

import pytest

from dragoman import languages
from dragoman.languages.locale_names import read_locale
from dragoman.languages.naming import find_language


@pytest.mark.parametrize(
    ("text", "code", "tag", "english"),
    [
        ("sr@latin", "sr_Latn", "sr-Latn", "Serbian (Latin)"),
        ("sr_RS@latin", "sr_Latn_RS", "sr-Latn-RS", "Serbian (Latin, Serbia)"),
        ("uz_UZ.UTF-8@Cyrillic", "uz_Cyrl_UZ", "uz-Cyrl-UZ", "Uzbek (Cyrillic, Uzbekistan)"),
        ("tt@iqtelif", "tt_Latn", "tt-Latn", "Tatar (Latin)"),
        ("sd_IN@devanagari", "sd_Deva_IN", "sd-Deva-IN", "Sindhi (Devanagari, India)"),
        ("ca@valencia", "ca_VALENCIA", "ca-valencia", "Catalan (Valencian)"),
        ("fa_IR.UTF-8", "fa_IR", "fa-IR", "Persian (Iran)"),
        ("de_DE@euro", "de_DE", "de-DE", "German (Germany)"),
    ],
)
def test_the_name_of_a_locale(text: str, code: str, tag: str, english: str) -> None:
    assert find_language(text) == code
    assert languages.make_tag(code) == tag
    assert languages.find_language_name(code) == english


@pytest.mark.parametrize("text", ["en@quot", "sr@", "@latin", "C", "C.UTF-8", "xx@latin", "fa@fa"])
def test_what_is_not_the_name_of_a_locale(text: str) -> None:
    assert find_language(text) is None


@pytest.mark.parametrize("text", ["sr@", "@latin", "C", "fa@fa", "fa_IR@no-script", "Persian"])
def test_what_says_no_language_is_no_locale(text: str) -> None:
    assert read_locale(text) is None
