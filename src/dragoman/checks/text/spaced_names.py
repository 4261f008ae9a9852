"""How the names of a source are written where spaces separate words.

The usual spelling of a name is a word that sounds like the name, is in most messages that have
the name, and is in hardly any other. Another spelling is like it, and is nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from math import log1p
from typing import NamedTuple

from dragoman.checks.text.beginnings import Beginnings
from dragoman.checks.text.known_names import NameSpellings, Spelling
from dragoman.checks.text.shared_endings import SharedEndings
from dragoman.checks.text.sounds import is_hangul, is_katakana, write_sounds
from dragoman.checks.text.spelling_likeness import (
    LAST_LATIN,
    is_second_of_name,
    list_alike,
    measure_likeness,
    measure_sounds,
)
from dragoman.checks.text.word_forms import is_same_word, list_forms
from dragoman.patterns import compile_later
from dragoman.scripts import fold_letters

_INDIC_MARKS = (
    "".join(
        f"{chr(block)}-{chr(block + 3)}{chr(block + 0x3A)}-{chr(block + 0x57)}"
        f"{chr(block + 0x62)}{chr(block + 0x63)}"
        for block in range(0x900, 0xD80, 0x80)
    )
    + "\u0a70-\u0a75\u0dca-\u0ddf"
)
"""The vowels and other signs behind letters of the scripts of India, which lie alike."""
WORD = compile_later(
    "[a-zA-Z\u00c0-\u024f]+|[\u30a1-\u30fa\u30fc]+|"  # an ending may follow an apostrophe
    "[^\\W\\d_a-zA-Z\u00c0-\u024f\u30a1-\u30fa\u30fc]+"
    "(?:(?=['’׳‘\"״“”\u200c\u0300-\u036f" + _INDIC_MARKS + "])"  # this is quick
    "(?:['’׳](?=[^\\W\\d_])|(?<=[גזצץת])['’׳‘]|(?<=[א-ת])‘(?=[א-ת])"
    "|[\u200c\u0300-\u036f" + _INDIC_MARKS + "]"
    '|(?<=[א-ת])["״“”](?=[א-ת](?![א-ת])))[^\\W\\d_]*)*'
)
"""A word. In Hebrew the marks of ארה״ב and ג׳ורג׳ are a part of it, however they are written."""
_HEBREW_MARKS = ("׳", "‘", "״", "“", "”")
_DOTTED = "İ".casefold()
_GREEK = compile_later("[\u0390-\u03ce]")
_WITHOUT_ACCENTS = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
_GERESH = compile_later("׳|(?<=[גזצץת])‘|(?<=[א-ת])‘(?=[א-ת])")
_GERSHAYIM = compile_later("״|(?<=[א-ת])[“”](?=[א-ת](?![א-ת]))")
_LEAST_SHARE, _LEAST_SHARE_ALIKE = 0.5, 0.3
"""The share of the messages with a name that must have a spelling for it to be the usual one; less
where it sounds as the name does: the others may be second spellings."""
_LEAST_OWN, _LEAST_OWN_ALIKE = 0.6, 0.2
"""The share of the messages with a spelling that must have its name; less where it sounds as the
name does: other words are made of it."""
_MUCH_LIKENESS = 0.75
_FEWEST_TIMES, _TRIED = 2, 8
_MANY_TIMES, _MOST_KEPT = 3, 0.5
"""When a name in the letters of the source is another spelling: what is usual has so many messages,
and the name as it is so few of them."""
_LONG_COMPANION, _LONGEST_COMPANION, _FEWEST_BESIDE, _NEARLY_ALL = 5, 12, 3, 0.75
"""The letters of a beginning that need not sound like the name, in how many messages with the name
it must be, and in which share of these, and of those that have the word."""
_VOWELS = "aeiouy"
_FIRST = 100
_LONGEST_ENDING = 5
_LONGEST_NAME = 100


class _Beside(NamedTuple):
    """What is in the messages with a name."""

    name: str
    messages: int
    kept: int
    """How many messages write the name as the source does, in another script than their own."""
    words: Mapping[str, int]
    """In how many of the messages each other word is."""
    endings: SharedEndings
    """The endings that words have in place of each other."""
    beginnings: Beginnings
    """How many words begin with some letters."""
    is_latin: bool
    """Whether the translations are in the letters of the source."""


def learn_words(
    targets: Sequence[str],
    places: Mapping[str, Sequence[int]],
    only: frozenset[str] | None = None,
    *,
    are_slavic: bool = False,
) -> NameSpellings:
    """Return how names are written in translations whose words are separated.

    ``places`` has the numbers of the messages with each name, ``only`` all ends that names have in
    a language without cases. ``are_slavic`` says that their cases are those of Slavic languages.
    """
    words, counts = _count_words(targets)
    is_latin = _is_latin(words[:_FIRST])
    if not is_latin:
        only, are_slavic = None, False
    endings = SharedEndings(counts.keys(), only, are_slavic=are_slavic)
    beginnings = Beginnings(counts)
    usual: dict[str, Spelling] = {}
    others: dict[str, frozenset[str]] = {}
    for name, numbers in places.items():
        found = Counter(chain.from_iterable(words[number] for number in numbers))
        kept = 0 if is_latin else found.pop(name.lower(), 0)
        beside = _Beside(name, len(numbers), kept, found, endings, beginnings, is_latin)
        chosen = _choose_usual(beside, counts) or _choose_kept(beside)
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
    beside: _Beside, chosen: tuple[str, int], counts: Mapping[str, int]
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


def _choose_usual(beside: _Beside, counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the word that most messages with a name have, and in how many it or a form of it is.

    Words that are there once are looked at only where no other is the name: with endings, each
    form of a name may be there once.
    """
    often = [word for word, count in beside.words.items() if count >= _FEWEST_TIMES]
    chosen = _choose_among(often, beside, counts)
    if chosen or beside.messages - beside.kept < _FEWEST_TIMES:
        return chosen
    once = _choose_among(beside.words.keys() - often, beside, counts)
    if not once and beside.is_latin:
        once = _choose_beginning(beside, counts)
    return once or _choose_companion(beside)


def _choose_kept(beside: _Beside) -> tuple[str, int] | None:
    """Return a name that most messages keep in the letters of the source, in another script."""
    is_usual = beside.kept >= max(_FEWEST_TIMES, _LEAST_SHARE * beside.messages)
    return (beside.name.lower(), beside.kept) if is_usual else None


def _choose_beginning(beside: _Beside, counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return a name that most messages have with an ending, though each has another one.

    A vowel that a name ends with may be a part of its ending.
    """
    name = beside.name.lower()
    for start in dict.fromkeys((name, name.rstrip(_VOWELS))):
        forms = [
            word
            for word in beside.words
            if word.startswith(start) and len(word) - len(start) <= _LONGEST_ENDING
        ]
        own, every = (sum(each[form] for form in forms) for each in (beside.words, counts))
        least = max(_FEWEST_TIMES, _LEAST_SHARE * beside.messages, _LEAST_OWN * every)
        if len(start) >= _LONG_COMPANION - 1 and own >= least:
            often = max(forms, key=lambda form: (beside.words[form], -len(form), form))
            return name if start == name else often, min(own, beside.messages)
    return None


def _choose_companion(beside: _Beside) -> tuple[str, int] | None:
    """Return the word that is in nearly all messages with a name, with any ending, and in hardly
    any other: many names of countries and towns sound otherwise in another language."""
    least = max(_FEWEST_BESIDE, _NEARLY_ALL * beside.messages)
    shortest: Counter[str] = Counter()
    for word, count in beside.words.items():
        shortest[word[:_LONG_COMPANION]] += count
    own: Counter[str] = Counter()
    for word, count in beside.words.items():
        if shortest[word[:_LONG_COMPANION]] >= least:
            for length in range(_LONG_COMPANION, min(len(word), _LONGEST_COMPANION) + 1):
                own[word[:length]] += count
    likely = [
        (count, len(start), start)
        for start, count in own.items()
        if count >= least and count >= _NEARLY_ALL * beside.beginnings.count(start)
    ]
    if not likely:
        return None
    count, _, start = max(likely)
    forms = (word for word in beside.words if word.startswith(start))
    often = max(forms, key=lambda form: (beside.words[form], -len(form), form))
    return often, min(count, beside.messages)


def _choose_among(
    words: Iterable[str], beside: _Beside, counts: Mapping[str, int]
) -> tuple[str, int] | None:
    likeness = {word: much for word in words if (much := measure_likeness(word, beside.name))}
    best, best_score = None, 0.0
    for word in nlargest(
        _TRIED,
        sorted(likeness, key=lambda word: (len(word), word)),
        key=lambda word: likeness[word] * log1p(beside.words[word]),
    ):
        bare = _choose_bare(word, beside)
        forms = _list_forms_of(bare, beside)
        own = sum(beside.words[form] for form in forms)
        every = sum(counts[form] for form in forms)
        score = _score(bare, beside, own, every) if own >= _FEWEST_TIMES else 0.0
        if score > best_score:
            best, best_score = (bare, min(own, beside.messages)), score
    return best


def _score(bare: str, beside: _Beside, own: int, every: int) -> float:
    """Return how surely a word is the usual spelling of a name; 0 if it is not.

    ``own`` is in how many messages with the name it or a form of it is, ``every`` in how many.
    """
    share = min(1.0, own / max(1, beside.messages - beside.kept))
    likeness = measure_sounds(bare, beside.name)
    is_alike = likeness >= _MUCH_LIKENESS and len(write_sounds(bare)) > 1
    least_own = _LEAST_OWN_ALIKE if is_alike else _LEAST_OWN
    least_share = _LEAST_SHARE_ALIKE if is_alike else _LEAST_SHARE
    return share + likeness if share >= least_share and own >= least_own * every else 0.0


def _list_forms_of(bare: str, beside: _Beside) -> list[str]:
    """Return the words that are forms of one."""
    near = beside.words if is_katakana(bare) else list_alike(bare, beside.words)
    return [word for word in near if is_same_word(bare, word, beside.endings)]


def _choose_bare(word: str, beside: _Beside) -> str:
    """Return that form of a word, with or without a particle, that sounds most like a name.

    Of forms that sound as much like it, a particle of Korean is always left out, and others where
    the word is more often without them.
    """
    forms = list_forms(word)
    times = {form: 0 if is_hangul(form) else beside.words.get(form, 0) for form in forms}
    return max(forms, key=lambda form: (measure_sounds(form, beside.name), times[form], -len(form)))
