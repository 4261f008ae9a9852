"""What languages are called in themselves is what Babel says."""

from __future__ import annotations

from babel import Locale
from babel.localedata import locale_identifiers

from dragoman.languages.autonyms import read_autonyms


def test_each_language_is_called_as_babel_calls_it() -> None:
    expected = {
        (str(named), str(name))
        for code in locale_identifiers()
        if "_" not in code
        for named, name in Locale(code).languages.items()
        if named == code or str(named).startswith(f"{code}_")
    }
    assert {("fa", "فارسی"), ("nb", "norsk bokmål")} < expected
    assert set(read_autonyms()) == expected
