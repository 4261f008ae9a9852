"""Which characters an edition shows in each language, and where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import category

from dragoman.editions._common import list_languages
from dragoman.errors import quote
from dragoman.fonts.fallbacks import is_drawn
from dragoman.languages import find_language_name
from dragoman.languages.letters import letter_scripts
from dragoman.model import Edition, Segment
from dragoman.texts.scripts import count_scripts

_FIRST_FOREIGN, _FIRST_PICTURE = "\u0590", "\u2600"
_PATIENCE = 60
"""Texts with new characters before a pattern is made, twice as many before the second one, and so
on: to make one takes as long as to look at so many texts."""
_SHOWN = 10
"""Characters of one paragraph that an error names; it counts the others."""
_MOST_PLACES = 50
"""Paragraphs that an error names; it counts the others."""


def collect_all(edition: Edition) -> Mapping[str, frozenset[str]]:
    """Return the characters of each language in which an edition shows text, without control
    characters."""
    texts = _list_shown(edition)
    return {
        language: frozenset(_select_drawn(texts.get(language, ())))
        for language in list_languages(edition)
    }


def _select_drawn(texts: Iterable[str]) -> set[str]:
    """Return the characters of texts and those of the numbers and signs that any language has,
    without control characters."""
    used = _find_distinct(("0123456789 .,:()[]–•↑", *texts))
    return {char for char in used if category(char) not in ("Cc", "Cs")}


def _list_shown(edition: Edition) -> Mapping[str, Sequence[str]]:
    """Return all texts that an edition shows, by language."""
    shown: dict[str, list[str]] = defaultdict(list)
    for row in edition.all_rows:
        for segment in row.segments:
            shown[segment.language] += _list_texts(segment)
            if segment.remark:
                shown[segment.remark.language].append(segment.remark.text)
        if row.original:
            shown[row.original.language].append(row.original.text)
    for column in edition.columns:
        for phrase in (column.title, *column.colophon):
            shown[phrase.language].append(phrase.text)
        shown[column.language] += (column.autonym, column.digits, *column.words.values())
    return shown


def _find_distinct(texts: Iterable[str]) -> set[str]:
    """Return the characters of texts.

    Most texts have no new one. A pattern of those that are known sees that much faster than a set
    is filled; it is made again where many texts had new ones, and each time later. Of a text in
    ASCII, what is left without the known ones shows it faster still.
    """
    known, new, made, missed, ascii_known = set[str](), None, 0, 0, b""
    for text in texts:
        if text.isascii():
            left = text.encode().translate(None, ascii_known)
            ascii_known += bytes(set(left))
        elif new is None or new.search(text):
            known.update(text)
            missed += 1
        if missed > (made + 1) * _PATIENCE:
            new, made, missed = re.compile(f"[^{re.escape(''.join(known))}]"), made + 1, 0
    return known.union(ascii_known.decode())


def list_foreign(language: str, characters: Iterable[str]) -> frozenset[str]:
    """Return the characters for which readers of a language may have no font: letters of scripts
    that it is not written in, other than Latin, Greek and Cyrillic, and pictures (emoji)."""
    later = [each for each in characters if each >= _FIRST_FOREIGN and is_drawn(each)]
    own = letter_scripts(language) if later else frozenset()
    return frozenset(
        each
        for each in later
        if (each >= _FIRST_PICTURE and not category(each).startswith(("L", "M", "P", "N")))
        or (each.isalpha() and not own.issuperset(count_scripts(Counter(each))))
    )


def _list_texts(segment: Segment) -> Iterator[str]:
    yield segment.text
    for span in segment.spans:
        # most spans are the whole text, and to compare sees that at once
        if span.children or (span.text != segment.text and span.text not in segment.text):
            yield from (inner.text for inner in span.walk())


def describe_places(edition: Edition, characters: Iterable[str]) -> str:
    """Return where an edition shows characters that no font has: each paragraph and language, with
    the characters that are in it."""
    lacking = frozenset(characters)
    places: dict[tuple[int, str], list[str]] = {}
    for row in edition.all_rows:
        for segment in row.segments:
            shown = [(segment.language, char) for text in _list_texts(segment) for char in text]
            shown += [(segment.remark.language, char) for char in segment.remark.text]
            for language, char in shown:
                if char in lacking:
                    places.setdefault((row.number, language), []).append(char)
    parts = [
        f"paragraph {number} in {find_language_name(language)}: no font has {_name(found)}"
        for (number, language), found in places.items()
    ]
    if len(parts) > _MOST_PLACES:
        parts[_MOST_PLACES:] = [f"and {len(parts) - _MOST_PLACES} paragraphs more"]
    elsewhere = lacking.difference(*places.values())
    if elsewhere:
        parts.append(f"no font has {_name(sorted(elsewhere))}")
    return "; ".join(parts)


def _name(characters: Iterable[str]) -> str:
    """Return characters with their code points, each once."""
    each = [f"{quote(char)} (U+{ord(char):04X})" for char in dict.fromkeys(characters)]
    if len(each) > _SHOWN:
        each[_SHOWN:] = [f"and {len(each) - _SHOWN} more"]
    return ", ".join(each)
