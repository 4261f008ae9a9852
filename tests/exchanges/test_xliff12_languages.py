"""In which language a file in XLIFF 1.2 is."""

from __future__ import annotations

import pytest

from dragoman.errors import DragomanError
from dragoman.exchanges import xliff12

HEAD = (
    '<?xml version="1.0"?><xliff version="1.2"><file original="letter" datatype="plaintext" '
    'source-language="en" target-language="fa"><body>{units}</body></file></xliff>'
)


@pytest.mark.parametrize(
    ("said", "own", "language"),
    [
        ('target-language="fa"', "fa", "fa"),
        ('target-language="fa"', "fa-IR", "fa"),
        ('target-language="fa"', "en", "fa"),
        ('target-language="fa"', "eng-US", "fa"),
        ('target-language="fa"', "per", "fa"),
        ('target-language="fas"', "prs", "fas"),
        ('target-language="he"', "iw-IL", "he"),
        ('target-language="id"', "in_ID", "id"),
        ('target-language="zh-TW"', "zh-Hant", "zh-TW"),
        ('target-language="fa"', "und", "fa"),
        ('target-language="fa"', "x-none", "fa"),
        ("", "und", ""),
        ("", "fa_AF", "fa_AF"),
        ("", "en-GB", ""),
        ('target-language="fa"', "ar", "it is in several languages (fa, ar)"),
        ("", "fa", "fa"),
    ],
)
def test_a_target_says_its_language_where_the_file_does_not(
    said: str, own: str, language: str
) -> None:
    """A target that has the language of the source has it from there, by a program's mistake."""
    unit = f'<trans-unit id="1"><source>a</source><target xml:lang="{own}">ب</target></trans-unit>'
    data = HEAD.format(units=unit).replace('target-language="fa"', said).encode()
    try:
        assert xliff12.read(data, "x").language == language
    except DragomanError as error:
        assert language and error.sentence.startswith(language)


def test_suggestions_in_other_languages_say_nothing_of_the_file() -> None:
    unit = (
        '<trans-unit id="1"><source>a</source><target>ب</target><alt-trans>'
        '<target xml:lang="ar">ت</target></alt-trans></trans-unit>'
    )
    assert xliff12.read(HEAD.format(units=unit).encode(), "x").language == "fa"
