"""Whether a word sounds like a name, and whether two words are spellings of one name.

People who write one name in two ways agree about its consonants, or nearly; they disagree about
its vowels, and about letters of one sound. Words are folded (see ``texts.scripts.fold_letters``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.checks.text.names.even_letters import even_letters
from dragoman.checks.text.names.shared_endings import NO_ENDINGS, SharedEndings
from dragoman.checks.text.names.sounds import (
    is_hangul,
    is_katakana,
    write_skeleton,
    write_sounds,
    write_sounds_of_name,
)
from dragoman.checks.text.word_forms import (
    count_same,
    is_long_enough,
    is_same_word,
    list_bare_forms,
    list_forms,
    may_be_slavic_form,
    may_have_particles,
)
from dragoman.patterns import compile_later

LAST_LATIN = "\u024f"
_LEAST_SOUNDS, _LEAST_SOUNDS_LATIN, _LEAST_LETTERS_LATIN = 0.5, 0.75, 0.7
"""How much like a name a word is that may be the name; in Latin letters more is asked."""
_LEAST_LETTERS = 0.3
"""How much two words are alike of which more is asked at all."""
_FEWEST_SOUNDS, _MANY_SOUNDS = 2, 5
_SHORT = 3
_LONGEST_OWN_END = 4
_LONGEST_CASE, _LONGEST_JOINED, _LEAST_SAME = 3, 8, 0.55
_PARTICLES = frozenset("وفبلك")
_VOWELS = "aeiouy"
_FLEETING = compile_later("e([^aeiouy])$")
"""The vowel that Pavel loses in Pavla."""
_LONG_ENOUGH_FOR_A_SLIP = 5
"""The letters of words of which one letter may differ, whatever its sound is."""
_MOST_DISTANT, _MOST_DISTANT_PART, _MOST_DISTANT_ALIKE = 0.4, 0.35, 0.6
"""The share of the letters that two spellings may differ in: in general, without a particle, and
of the same consonants."""


@lru_cache(maxsize=65536)
def measure_likeness(word: str, name: str) -> float:
    """Return how much like a name a word sounds, up to 1; it is 0 if it cannot be the name."""
    if not is_long_enough(word):
        return 0.0
    if word[0] > LAST_LATIN:
        likeness = max([measure_sounds(form, name) for form in list_forms(word)])
        return likeness if likeness >= _LEAST_SOUNDS else 0.0
    letters = Levenshtein.normalized_similarity(word[: len(name)], name.lower())
    sounds = measure_sounds(word, name) if len(write_sounds(word)) >= _FEWEST_SOUNDS else 0.0
    if letters >= _LEAST_LETTERS_LATIN or sounds >= _LEAST_SOUNDS_LATIN:
        return max(letters, sounds)
    return 0.0


def measure_sounds(word: str, name: str) -> float:
    """Return how much like those of a name the consonants of a word are, from 0 to 1."""
    theirs = write_sounds_of_name(name, word)
    sounds, skeleton = write_sounds(word), write_skeleton(word)
    likeness = Levenshtein.normalized_similarity(sounds, theirs)
    if skeleton == sounds:
        return likeness
    return max(likeness, Levenshtein.normalized_similarity(skeleton, theirs))


def list_alike(word: str, words: Iterable[str]) -> list[str]:
    """Return those of some words that have many letters of a word; this is fast."""
    found = process.extract(
        word,
        list(words),
        scorer=Levenshtein.normalized_similarity,
        processor=even_letters if is_katakana(word) or is_hangul(word) else None,
        score_cutoff=_LEAST_LETTERS,
        limit=None,
    )
    return [alike for alike, _, _ in found]


def is_second_spelling(usual: str, word: str, endings: SharedEndings = NO_ENDINGS) -> bool:
    """Return whether a word is like a spelling of a name, and no form of it."""
    if is_same_word(usual, word, endings) or _have_other_particles(usual, word):
        return False
    return _is_alike(usual, word) or _is_alike_before_endings(usual, word, endings)


def _have_other_particles(usual: str, word: str) -> bool:
    """Return whether two words are one name behind two Arabic particles: بسيلفيا, لسيلفيا."""
    return usual[1:] == word[1:] and _PARTICLES.issuperset((usual[0], word[0]))


def is_second_of_name(name: str, usual: str, word: str, endings: SharedEndings) -> bool:
    """Return whether a word is a second spelling of a name of the source.

    Where the usual spelling does not sound like the name, its cases are not known so well: both
    must end with the same letter.
    """
    if endings.are_without_cases and not name.endswith("s"):
        usual, word = (one.removesuffix("s") or one for one in (usual, word))  # their genitive
    is_sure = usual[-1] == word[-1] or measure_likeness(usual, name) > 0
    return (
        is_sure
        and is_second_spelling(usual, word, endings)
        and not _is_name_with_endings(name, usual, word)
        and not (endings.are_slavic and may_be_slavic_form(usual, word))
    )


def _is_name_with_endings(name: str, usual: str, word: str) -> bool:
    """Return whether a name is whole in what two words begin with: the rest of each is an ending.

    Rests that end alike are none: there the letters differ before what is the same again.
    """
    same = count_same(usual, word)
    rests = usual[same:], word[same:]
    if same < _SHORT or len(rests[1]) == 1 or rests[0][-1:] == rests[1][-1:]:
        return False
    return write_sounds(word[:same]) == write_sounds_of_name(name, word)


@lru_cache(maxsize=65536)
def _is_alike(usual: str, word: str) -> bool:
    """Return whether a word is like a spelling of a name, without a look at endings."""
    bounds = dict.fromkeys(list_bare_forms(word), _MOST_DISTANT)
    if may_have_particles(word):
        bounds.update(dict.fromkeys(list_forms(word)[1:], _MOST_DISTANT_PART))
    return any(
        _is_near(wanted, part, bounds.get(part, _MOST_DISTANT))
        for wanted in list_bare_forms(usual)
        for part in bounds.keys() | _list_joined(word, len(wanted))
    )


def _is_alike_before_endings(usual: str, word: str, endings: SharedEndings) -> bool:
    """Return whether two words are two spellings of a name with an ending, or with two.

    A spelling ends with the same letter as the other one: what differs at the very end may be a
    part of the ending.
    """
    if is_katakana(word) or Levenshtein.normalized_similarity(usual, word[: len(usual)]) < 0.5:
        return False
    for length in range(len(usual), max(_SHORT, len(usual) - _LONGEST_OWN_END) - 1, -1):
        stem, end = usual[:length], usual[length:]
        for at in range(max(_SHORT, length - 2), min(len(word), length + 2) + 1):
            part, other = word[:at], word[at:]
            if part[-1] != stem[-1] or not (end or other) or part == stem:
                continue
            if not _is_slip(stem, part) and not _is_alike(stem, part):
                continue
            if (not end and len(other) <= _SHORT) or endings.are_shared(end, other):
                return True
    return False


def _is_slip(stem: str, part: str) -> bool:
    """Return whether two spellings in Latin letters differ in one letter that is not the first."""
    same = count_same(stem, part)
    return part[0] <= LAST_LATIN and same > 0 and Levenshtein.distance(stem, part) == 1


def may_be_cases(name: str, usual: str, word: str, *, are_joined: bool = False) -> bool:
    """Return whether two words may be two cases of a name of the source.

    A name that is written as in the source keeps its beginning in all cases; only its last letter,
    and an e before it, may change. Of others the ends differ. ``are_joined`` is for languages in
    which several endings follow each other.
    """
    stem = name.lower().rstrip(_VOWELS)
    if len(stem) > _SHORT and usual.startswith(stem):
        return word.startswith((stem[: max(_SHORT + 1, len(stem) - 1)], _FLEETING.sub(r"\1", stem)))
    same = count_same(usual, word)
    longest = max(len(usual), len(word)) - same
    most = _LONGEST_JOINED if are_joined and same > _LONG_ENOUGH_FOR_A_SLIP else _LONGEST_CASE
    return same >= max(_SHORT, _LEAST_SAME * len(usual)) and longest <= most


def _list_joined(word: str, length: int) -> set[str]:
    """Return the beginnings and ends of a word in Katakana, which may be joined of several."""
    if not is_katakana(word) or len(word) <= length + 1:
        return set()
    lengths = range(length - 1, length + 2)
    return {word[:at] for at in lengths} | {word[-at:] for at in lengths}


def _is_near(usual: str, word: str, most_distant: float) -> bool:
    """Return whether two words are like two spellings of a name."""
    if not is_long_enough(word):
        return False
    ours, theirs = write_skeleton(usual), write_skeleton(word)
    first, second = even_letters(usual), even_letters(word)
    longest = max(len(first), len(second))
    distance = Levenshtein.distance(first, second)
    if not distance:
        return usual != word
    if longest <= _SHORT and may_have_particles(word):
        return False  # so short are many common words
    if ours == theirs and len(ours) < _FEWEST_SOUNDS:
        return distance == 1 and longest > _SHORT
    if ours == theirs and len(ours) > _FEWEST_SOUNDS:
        return distance <= _MOST_DISTANT_ALIKE * longest
    if distance == 1 and longest >= _LONG_ENOUGH_FOR_A_SLIP:
        return True
    fewest = min(len(ours), len(theirs))
    most = 2 if fewest >= _MANY_SOUNDS else 1 if max(len(ours), len(theirs)) > _FEWEST_SOUNDS else 0
    return Levenshtein.distance(ours, theirs) <= most and distance <= most_distant * longest
