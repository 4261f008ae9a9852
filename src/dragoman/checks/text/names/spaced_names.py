"""How the names of a source are written where spaces separate words.

The usual spelling of a name is a word that sounds like the name, is in most messages that have
the name, and is in hardly any other. Another spelling is like it, and is nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from dragoman.checks.text.beginnings import Beginnings
from dragoman.checks.text.names.known_names import NameSpellings, Spelling
from dragoman.checks.text.names.shared_endings import SharedEndings
from dragoman.checks.text.names.spelling_likeness import (
    LAST_LATIN,
    is_second_of_name,
    list_alike,
    measure_likeness,
)
from dragoman.checks.text.names.usual_spellings import WordsBeside, choose_usual
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_INDIC_MARKS = (
    "".join(
        f"{chr(block)}-{chr(block + 3)}{chr(block + 0x3A)}-{chr(block + 0x57)}"
        f"{chr(block + 0x62)}{chr(block + 0x63)}"
        for block in range(0x900, 0xD80, 0x80)
    )
    + "\u0a70-\u0a75\u0dca-\u0ddf"
)
"""The vowels and other signs behind letters of the scripts of India, which lie alike."""
_LATIN, _KATAKANA, _HEBREW = "a-zA-Z\u00c0-\u024f", "\u30a1-\u30fa\u30fc", "[\u05d0-\u05ea]"
_GERESH_OF_SOUND = "(?<=[\u05d2\u05d6\u05e6\u05e5\u05ea])"
"""Behind the letters that a geresh makes another sound of."""
_GERESH_INSIDE = f"(?<={_HEBREW})\u2018(?={_HEBREW})"
_BEFORE_LAST = f"(?={_HEBREW}(?!{_HEBREW}))"
"""The place of the gershayim of an abbreviation."""
_IN_WORD = f"\u200c\u0300-\u036f{_INDIC_MARKS}"
WORD = compile_later(
    f"[{_LATIN}]+|[{_KATAKANA}]+|"  # an ending may follow an apostrophe
    f"[^\\W\\d_{_LATIN}{_KATAKANA}]+"
    f"(?:(?=['\u2019\u05f3\u2018\"\u05f4\u201c\u201d{_IN_WORD}])"  # this is quick
    f"(?:['\u2019\u05f3](?=[^\\W\\d_])|{_GERESH_OF_SOUND}['\u2019\u05f3\u2018]|{_GERESH_INSIDE}"
    f"|[{_IN_WORD}]"
    f'|(?<={_HEBREW})["\u05f4\u201c\u201d]{_BEFORE_LAST})[^\\W\\d_]*)*'
)
"""A word. In Hebrew the marks of ארה״ב and ג׳ורג׳ are a part of it, however they are written."""
_HEBREW_MARKS = ("׳", "‘", "״", "“", "”")
_DOTTED = "İ".casefold()
_GREEK = compile_later("[\u0390-\u03ce]")
_WITHOUT_ACCENTS = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
_GERESH = compile_later(f"\u05f3|{_GERESH_OF_SOUND}\u2018|{_GERESH_INSIDE}")
_GERSHAYIM = compile_later(f"\u05f4|(?<={_HEBREW})[\u201c\u201d]{_BEFORE_LAST}")
_MANY_TIMES, _MOST_KEPT = 3, 0.5
"""When a name in the letters of the source is another spelling: what is usual has so many messages,
and the name as it is so few of them."""
_FIRST = 100
_LONGEST_NAME = 100


def learn_words(
    targets: Sequence[str],
    places: Mapping[str, Sequence[int]],
    only: frozenset[str] | None = None,
    *,
    are_slavic: bool = False,
) -> NameSpellings:
    """Return how names are written in translations whose words are separated.

    ``places`` has the numbers of the messages with each name, ``only`` all ends that names have in
    a language where they are few. ``are_slavic`` says that its cases are those of Slavic ones.
    """
    words, counts = _count_words(targets)
    is_latin = _is_latin(words[:_FIRST])
    endings = SharedEndings(counts.keys(), only, are_slavic=are_slavic and is_latin)
    beginnings = Beginnings(counts)
    usual: dict[str, Spelling] = {}
    others: dict[str, frozenset[str]] = {}
    for name, numbers in places.items():
        found = Counter(chain.from_iterable(words[number] for number in numbers))
        kept = 0 if is_latin else found.pop(name.lower(), 0)
        beside = WordsBeside(name, len(numbers), kept, found, endings, beginnings, is_latin)
        chosen = choose_usual(beside, counts)
        if chosen:
            word, messages = chosen
            texts = (targets[number] for number in numbers if word in words[number])
            written = _find_written(word, next(texts, name))
            if not (written[0].isupper() or measure_likeness(word, name)):
                continue  # perhaps no name, but a word of the same subject
            usual[name] = Spelling(word, messages, written)
            own = [words[number] for number in numbers]
            others[name] = frozenset(
                other
                for other in _list_others(beside, chosen, counts)
                if not (found[other] > 1 and _are_together(word, other, own))
            )
            if messages >= _MANY_TIMES and 0 < kept <= _MOST_KEPT * messages:
                others[name] |= {name.lower()}
    return NameSpellings(usual, others, counts.keys(), frozenset(targets), endings)


def _list_others(
    beside: WordsBeside, chosen: tuple[str, int], counts: Mapping[str, int]
) -> Iterator[str]:
    """Yield the words that may be other spellings of a name; ``chosen`` is the usual one, and the
    number of the messages that have it."""
    word, messages = chosen
    for other in list_alike(word, beside.words):
        if (
            other != beside.name.lower()
            and beside.words[other] == counts[other] < messages
            and is_second_of_name(beside.name, word, other, beside.endings)
        ):
            yield other


def _are_together(word: str, other: str, texts: Iterable[frozenset[str]]) -> bool:
    """Return whether a text has both words: then they are hardly two spellings of one name."""
    return any(word in text and other in text for text in texts)


def _count_words(targets: Sequence[str]) -> tuple[list[frozenset[str]], Counter[str]]:
    """Return the words of each text that are short enough for a name, and in how many each is."""
    words = [frozenset(WORD.findall(fold_name(target))) for target in targets]
    counts = Counter(chain.from_iterable(words))
    if too_long := {word for word in counts if len(word) > _LONGEST_NAME}:
        words = [own - too_long for own in words]  # to compare two takes the square of the length
    return words, counts


def fold_name(text: str) -> str:
    """Return a text folded (see ``fold_letters``), in which the marks in Hebrew words are one.

    The small letter of the Turkish İ is the one of I. Greek loses its accents, which capitals lack.
    """
    folded = fold_letters(text).replace(_DOTTED, "i")
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", folded)
    if _GREEK.search(folded):
        return folded.translate(_WITHOUT_ACCENTS)
    if any(map(folded.__contains__, _HEBREW_MARKS)):
        return _GERSHAYIM.sub('"', _GERESH.sub("'", folded))
    return folded


def _is_latin(words: Iterable[Iterable[str]]) -> bool:
    """Return whether most of some words are in Latin letters."""
    first = list(chain.from_iterable(words))
    return sum(word[0] <= LAST_LATIN for word in first) * 2 > len(first)


def _find_written(word: str, target: str) -> str:
    """Return a folded word as a text writes it, if that is one word too."""
    written, folded = WORD.findall(target), WORD.findall(fold_name(target))
    if len(written) == len(folded):
        return written[folded.index(word)] if word in folded else word
    return next((each for each in written if fold_name(each) == word), word)
