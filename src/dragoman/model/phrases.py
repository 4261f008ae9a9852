"""Phrases: short texts of an edition besides its units, each of which knows its language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Phrase(NamedTuple):
    """A title, a remark, a heading of dragoman's own, or a sentence about the edition.

    Often its language is that of the column that it is in. It is English where dragoman has no
    translation, and the source language where the source's title replaces a missing one. So a
    writer marks the text with the language and the direction of the phrase, not of the column.
    """

    text: str = ""
    language: str = ""
    """As a code: "fa", "pt_BR"."""
    direction: str = "ltr"
    """"ltr" or "rtl": how that language is written."""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        """Return whether there is a text: an empty phrase stands for none."""
        return bool(self.text)


NO_PHRASE = Phrase()
"""What stands for no phrase."""


def say(english: str, language: str, direction: str, words: Mapping[str, str]) -> Phrase:
    """Return what dragoman itself says: in a language if ``words`` has it, or else in English.

    ``words`` are translations into the language, by their English text.
    """
    translation = words.get(english)
    if translation:
        return Phrase(translation, language, direction)
    if language.partition("_")[0] == "en":
        return Phrase(english, language, direction)  # en_GB needs no translation
    return Phrase(english, "en", "ltr")
