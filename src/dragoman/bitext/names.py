"""Names that both sides have: of countries, languages, months and days, and transliterated ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.languages.naming import find_data_code
from dragoman.texts.scripts import fold_letters

_SHORTEST = 3
_LONGEST = 4
"""In words; few names of CLDR are longer."""
_NameTable = dict[tuple[str, ...], str]

_LATIN_SOUNDS = (
    ("sch", "C"), ("tch", "C"), ("ch", "C"), ("sh", "C"), ("th", "T"), ("ph", "F"), ("gh", "K"),
    ("kh", "K"), ("dg", "C"), ("ck", "K"), ("qu", "K"), ("zh", "C"), ("ce", "S"), ("ci", "S"),
    ("cy", "S"), ("ge", "C"), ("gi", "C"), ("x", "KS"), ("b", "B"), ("p", "B"), ("c", "K"),
    ("d", "D"), ("f", "F"), ("v", "F"), ("g", "K"), ("j", "C"), ("k", "K"), ("l", "L"), ("m", "M"),
    ("n", "N"), ("q", "K"), ("r", "R"), ("s", "S"), ("t", "T"), ("z", "S"),
)  # fmt: skip
_LATIN = dict(_LATIN_SOUNDS)
_LATIN_SOUND = re.compile("|".join(latin for latin, _ in _LATIN_SOUNDS))
_ARABIC_SOUNDS = {
    "ب": "B", "پ": "B", "ت": "T", "ط": "T", "ث": "T", "ج": "C", "چ": "C", "ژ": "C", "ش": "C",
    "خ": "K", "ق": "K", "ك": "K", "گ": "K", "غ": "K", "د": "D", "ض": "D", "ذ": "D", "ر": "R",
    "ز": "S", "س": "S", "ص": "S", "ظ": "S", "ف": "F", "ڤ": "F", "ل": "L", "م": "M", "ن": "N",
}  # fmt: skip
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]{3,}")
_ARABIC_WORD = re.compile("[\u0620-\u064a\u066e-\u06d3]{4,}")
_LEAST_SOUNDS = 3


@cache
def read_names(language: str, other: str) -> _NameTable:
    """Return the names in a language as folded words, with what they name: ``territory:IR``.

    Only what has a name in the other language too is in it. Source: CLDR, by Babel.
    """
    table: dict[tuple[str, ...], str] = {}
    theirs = set(_read_all(other).values())
    for words, meaning in _read_all(language).items():
        if meaning in theirs and len(words) <= _LONGEST and len("".join(words)) >= _SHORTEST:
            table[words] = meaning
    return table


def find_names(words: Sequence[str], table: _NameTable, starts: frozenset[str]) -> Iterator[str]:
    """Yield what folded words name. ``starts`` are the first words of the names in the table."""
    for place, word in enumerate(words):
        if word in starts:
            for length in range(_LONGEST, 0, -1):
                meaning = table.get(tuple(words[place : place + length]))
                if meaning:
                    yield meaning
                    break


def list_starts(table: _NameTable) -> frozenset[str]:
    """Return the first words of the names in a table."""
    return frozenset(words[0] for words in table)


def _read_all(language: str) -> dict[tuple[str, ...], str]:
    from babel import Locale

    locale = Locale.parse(find_data_code(language))
    named: dict[str, str] = {}
    for kind, names in (("territory", locale.territories), ("language", locale.languages)):
        named |= {str(name): f"{kind}:{code}" for code, name in names.items()}
    for kind, widths in (("month", locale.months), ("day", locale.days)):
        wide = widths.get("format", {}).get("wide", {})
        named |= {str(name): f"{kind}:{number}" for number, name in wide.items()}
    return {tuple(fold_letters(name).split()): meaning for name, meaning in named.items()}


def find_latin_sounds(text: str) -> Iterator[str]:
    """Yield the consonants of each word of Latin letters that begins with a capital letter."""
    for found in _CAPITAL.finditer(text):
        sounds = "".join(_LATIN[one] for one in _LATIN_SOUND.findall(found[0].lower()))
        yield from _keep_telling(sounds)


def find_arabic_sounds(text: str) -> Iterator[str]:
    """Yield the consonants of each word of Arabic letters, as those of a name in Latin letters.

    A word with an article or a particle before it is also taken without it.
    """
    for found in _ARABIC_WORD.finditer(fold_letters(text)):
        word = found[0]
        sounds = "".join(_ARABIC_SOUNDS.get(letter, "") for letter in word)
        yield from _keep_telling(sounds)
        if word.startswith(("ال", "لل")):
            yield from _keep_telling("".join(_ARABIC_SOUNDS.get(letter, "") for letter in word[2:]))


def _keep_telling(sounds: str) -> Iterator[str]:
    """Yield the sounds, without doubled ones, unless so few that other words have them too."""
    single = re.sub(r"(.)\1+", r"\1", sounds)
    if len(single) >= _LEAST_SOUNDS:
        yield single
