"""Texts that came back as copies of their sources: nobody has translated them.

Many programs write the source where a translation is missing. Such a copy is not taken, so that it
replaces no translation and counts as none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.catalogs.returned_texts import ReturnedText
from dragoman.checks.text.mask import mask
from dragoman.commands._adopt.texts import has_words
from dragoman.languages.near_languages import are_near
from dragoman.model import MessageKey, State

NOT_TRANSLATED = "it came back with the text of its source, so it is not translated"


def empty_copies(
    texts: Sequence[ReturnedText], present: Mapping[MessageKey, str], languages: tuple[str, str]
) -> tuple[list[ReturnedText], list[bool]]:
    """Return the texts, where copies are empty, and for each whether it was one.

    Names, addresses and code may stay as they are, and what a reviewer approved is meant. Nor is a
    text a copy that the message has already. In near languages, a text may be the same in both.
    """
    if are_near(*languages):
        return list(texts), [False] * len(texts)
    copied = [not text.is_approved and _is_copy(text, present) for text in texts]
    emptied = [
        text._replace(text="", state=State.UNTRANSLATED) if is_copy else text
        for text, is_copy in zip(texts, copied, strict=True)
    ]
    return emptied, copied


def _is_copy(text: ReturnedText, present: Mapping[MessageKey, str]) -> bool:
    source = text.key[1]
    return is_copied(source, text.text) and present.get(text.key) != text.text


def is_copied(source: str, text: str) -> bool:
    """Return whether a translation is its source, which has words to translate."""
    return text.split() == source.split() and has_words(mask(source))
