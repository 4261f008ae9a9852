"""Whether one word may be another spelling of a name than a second one in the same script.

People who write one name in two ways agree about its consonants, or nearly; they disagree about
its vowels, and about letters of one sound. Words are folded (see ``scripts.fold_letters``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.checks.text.sounds import even_letters, is_hangul, is_katakana, write_skeleton
from dragoman.checks.text.word_forms import is_long_enough, is_same_word, list_bare_forms

_LEAST_LIKENESS = 0.4
_SHORTEST = 3
_FEWEST_SOUNDS, _MANY_SOUNDS = 2, 5
_MOST_DISTANT, _MOST_DISTANT_ALIKE = 0.4, 0.6
"""The share of the letters that two spellings may differ in: in general, and of one sound."""


def list_second_spellings(usual: str, words: Iterable[str]) -> list[str]:
    """Return those of some words that may be other spellings of a name."""
    near = process.extract(
        usual,
        list(words),
        scorer=Levenshtein.normalized_similarity,
        processor=even_letters if is_katakana(usual) or is_hangul(usual) else None,
        score_cutoff=_LEAST_LIKENESS,
        limit=None,
    )
    return [word for word, _, _ in near if is_second_spelling(usual, word)]


@lru_cache(maxsize=65536)
def is_second_spelling(usual: str, word: str) -> bool:
    """Return whether a word is like a spelling of a name, and no form of it."""
    if is_same_word(usual, word):
        return False
    return any(
        _is_near(wanted, form)
        for wanted in list_bare_forms(usual)
        for form in _list_parts(word, len(wanted))
    )


def _list_parts(word: str, length: int) -> Iterable[str]:
    """Return the forms of a word without particles and endings.

    In Katakana a name may be joined to other words: these are the beginnings and ends of it.
    """
    if not is_katakana(word) or len(word) <= length + 1:
        return list_bare_forms(word)
    lengths = range(length - 1, length + 2)
    return {word, *(word[:at] for at in lengths), *(word[-at:] for at in lengths)}


def _is_near(usual: str, form: str) -> bool:
    if not is_long_enough(form):
        return False
    ours, theirs = write_skeleton(usual), write_skeleton(form)
    usual, form = even_letters(usual), even_letters(form)
    longest = max(len(usual), len(form))
    distance = Levenshtein.distance(usual, form)
    if not distance:
        return is_katakana(form)
    if ours == theirs:
        if len(ours) < _FEWEST_SOUNDS:
            return distance == 1 and longest > _SHORTEST
        return distance <= (_MOST_DISTANT_ALIKE if len(ours) > _FEWEST_SOUNDS else _MOST_DISTANT) * longest
    apart = Levenshtein.distance(ours, theirs)
    most = 2 if min(len(ours), len(theirs)) >= _MANY_SOUNDS else 1
    return apart <= most and distance <= _MOST_DISTANT * longest
