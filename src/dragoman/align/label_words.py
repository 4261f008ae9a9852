"""The words in the numbers of lists and headings, such as "Chapter", in each language.

Word and OpenDocument have them once for a whole list: ``Chapter %1`` is a message that no edition
shows by itself, and ``Chapter 3`` is the marker of an item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from dragoman.catalogs import find_state
from dragoman.model import Document, MessageKey
from dragoman.po import Block
from dragoman.progress import DONE

_PLACE = re.compile(r"%[1-9]")
_NUMBER = r"(\d++|[^\W\d_]++)"
"""The pattern of a number in a marker: digits, or letters. It gives nothing back, so that a label
with many places takes no longer."""


def find_label_words(document: Document, messages: Mapping[MessageKey, Block]) -> Mapping[str, str]:
    """Return the labels of a document with their translations, where somebody confirmed them."""
    found = (
        (unit.text, messages.get(unit.key))
        for unit in document.units
        if not unit.is_shown and _PLACE.search(unit.text)
    )
    return {
        " ".join(text.split()): block.msgstr[0]  # as a marker is written, also with no-break spaces
        for text, block in found
        if block and find_state(block) in DONE
    }


def translate_label(marker: str, words: Mapping[str, str]) -> str:
    """Return a marker with words, such as "Chapter 3", in another language; "" for another one."""
    for label, translation in words.items():
        places = _PLACE.findall(label)
        parts = map(re.escape, _PLACE.split(label))
        match = re.fullmatch(_NUMBER.join(parts), marker)
        if match:
            numbers = dict(zip(places, match.groups(), strict=True))
            return _PLACE.sub(partial(_find_number, numbers), translation)
    return ""


def _find_number(numbers: Mapping[str, str], place: re.Match[str]) -> str:
    return numbers.get(place[0], "")
