"""Which word is the usual spelling of a name, of those in the messages that have the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log1p
from typing import NamedTuple

from dragoman.checks.text.beginnings import Beginnings
from dragoman.checks.text.names.shared_endings import SharedEndings
from dragoman.checks.text.names.sounds import is_hangul, is_katakana, write_sounds
from dragoman.checks.text.names.spelling_likeness import (
    list_alike,
    measure_likeness,
    measure_sounds,
)
from dragoman.checks.text.word_forms import is_same_word, list_forms

_LEAST_SHARE, _LEAST_SHARE_ALIKE = 0.5, 0.3
"""The share of the messages with a name that must have a spelling for it to be the usual one; less
where it sounds as the name does: the others may be second spellings."""
_LEAST_OWN, _LEAST_OWN_ALIKE = 0.6, 0.2
"""The share of the messages with a spelling that must have its name; less where it sounds as the
name does: other words are made of it."""
_MUCH_LIKENESS = 0.75
_FEWEST_TIMES, _TRIED = 2, 8
_LONG_COMPANION, _LONGEST_COMPANION, _FEWEST_BESIDE, _NEARLY_ALL = 5, 12, 3, 0.75
"""The letters of a beginning that need not sound like the name, in how many messages with the name
it must be, and in which share of these, and of those that have the word."""
_VOWELS = "aeiouy"
_LONGEST_ENDING = 5


class WordsBeside(NamedTuple):
    """The words of the messages with a name."""

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


def choose_usual(beside: WordsBeside, counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the word that most messages with a name have, and in how many it or a form of it is.

    ``counts`` says in how many of all messages each word is. None if no word is the usual one.
    """
    return _choose_written(beside, counts) or _choose_kept(beside)


def _choose_written(beside: WordsBeside, counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the usual spelling of a name that is not kept in the letters of the source.

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


def _choose_kept(beside: WordsBeside) -> tuple[str, int] | None:
    """Return a name that most messages keep in the letters of the source, in another script."""
    is_usual = beside.kept >= max(_FEWEST_TIMES, _LEAST_SHARE * beside.messages)
    return (beside.name.lower(), beside.kept) if is_usual else None


def _choose_beginning(beside: WordsBeside, counts: Mapping[str, int]) -> tuple[str, int] | None:
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


def _choose_companion(beside: WordsBeside) -> tuple[str, int] | None:
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
    words: Iterable[str], beside: WordsBeside, counts: Mapping[str, int]
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


def _score(bare: str, beside: WordsBeside, own: int, every: int) -> float:
    """Return how surely a word is the usual spelling of a name; 0 if it is not.

    ``own`` is in how many messages with the name it or a form of it is, ``every`` in how many.
    """
    share = min(1.0, own / max(1, beside.messages - beside.kept))
    likeness = measure_sounds(bare, beside.name)
    is_alike = likeness >= _MUCH_LIKENESS and len(write_sounds(bare)) > 1
    least_own = _LEAST_OWN_ALIKE if is_alike else _LEAST_OWN
    least_share = _LEAST_SHARE_ALIKE if is_alike else _LEAST_SHARE
    return share + likeness if share >= least_share and own >= least_own * every else 0.0


def _list_forms_of(bare: str, beside: WordsBeside) -> list[str]:
    """Return the words that are forms of one."""
    near = beside.words if is_katakana(bare) else list_alike(bare, beside.words)
    return [word for word in near if is_same_word(bare, word, beside.endings)]


def _choose_bare(word: str, beside: WordsBeside) -> str:
    """Return that form of a word, with or without a particle, that sounds most like a name.

    Of forms that sound as much like it, a particle of Korean is always left out, and others where
    the word is more often without them.
    """
    forms = list_forms(word)
    times = {form: 0 if is_hangul(form) else beside.words.get(form, 0) for form in forms}
    return max(forms, key=lambda form: (measure_sounds(form, beside.name), times[form], -len(form)))
