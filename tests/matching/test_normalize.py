"""The words of a text, in any script."""

from __future__ import annotations

import pytest

from dragoman.matching.normalize import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Open “the file”…", ["open", "the", "file"]),
        ("L’été arrive — déjà", ["l", "été", "arrive", "déjà"]),
        ("می\u200cخواهم بروم", ["می", "خواهم", "بروم"]),
        ("ไฟ", ["ไฟ"]),
        ("été 你好吗", ["été", "你好", "好吗"]),
        ("Файл 한국어", ["файл", "한국어"]),
        ("\u0e00 é", ["é"]),
    ],
)
def test_words_are_found_in_alphabets_and_in_scripts_without_spaces(
    text: str, words: list[str]
) -> None:
    assert split_words(text) == words
