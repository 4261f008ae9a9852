"""What a sentence and its translation have in common, whatever the languages.

Numbers, question marks, names by their sound, words that stand in the translation as they are, and
words whose translations the catalogue has taught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.missing.word_pairs import WordPairs, list_stems, list_target_stems
from dragoman.checks.text.names.sounds import write_sounds
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_NUMBER = compile_later(r"\d+(?:[.,\u066b\u066c]\d+)*")
_QUESTION = compile_later(f"[{scripts.QUESTION_MARKS}]")
_LATIN_WORD = compile_later(r"[A-Za-z][A-Za-z0-9]+")
_NAME = compile_later(r"(?<=[\w,] )[A-Z][a-z]{3,}|(?<=\w )[A-Z][A-Z0-9]+")
_OTHER_WORD = compile_later("[^\\W\\d_A-Za-z]{4,}")
_FEWEST_SOUNDS = 3
_SHORTEST, _SHORTEST_ALIKE = 3, 5
"""The letters of a word that a translation keeps: in another script, and in the same one."""
_LEAST_LATIN = 0.5
"""The share of Latin letters from which on a translation is in the Latin script."""
_NAME_KEY, _SOUND_KEY = "w", "s"
_WORTH = {
    "n": (2.5, 1.5), "?": (1.5, 1.0), _NAME_KEY: (2.5, 0.3), _SOUND_KEY: (1.8, 0.1),
    "k": (1.5, 0.0),
}  # fmt: skip
"""By kind of key, what speaks for a pair that both have it, and against it that only the source
does: numbers, question marks, names in Latin letters, names by sound, words that are kept."""
_ELSEWHERE = 1.5
"""What speaks against a pair if the translation has it in another sentence."""
_TAUGHT = "x"
_TAUGHT_WORTH = 0.4
"""By how much what a taught word says counts: the words of a sentence are often said together."""


@dataclass(frozen=True)
class Keys:
    """The keys of the sentences of a text and of its translation."""

    source: Sequence[frozenset[str]]
    target: Sequence[frozenset[str]]
    """Only those that the source has, too."""
    taught: Mapping[str, tuple[float, float]]
    """What the keys are worth that the catalogue has taught."""
    in_source: frozenset[str]
    in_target: frozenset[str]
    """The keys of all sentences of a side."""

    @cached_property
    def _worth(self) -> Mapping[str, tuple[float, float]]:
        """By key of the source, what it adds if a translation has it, and if it has not."""
        worth = {}
        for key in self.in_source:
            is_taught = key[0] == _TAUGHT
            gain, loss = self.taught[key] if is_taught else _WORTH[key[0]]
            is_elsewhere = not is_taught and key in self.in_target
            worth[key] = gain, -_ELSEWHERE if is_elsewhere else -loss
        return worth

    def score(self, ours: frozenset[str], theirs: frozenset[str]) -> float:
        """Return how much likelier sentences with these keys translate each other than others."""
        score = 0.0
        worth = self._worth
        for key in ours:
            score += worth[key][key not in theirs]
        added = theirs - ours
        return score - sum(key[0] != _TAUGHT for key in added) if added else score


def read_keys(source: Sequence[str], target: Sequence[str], words: WordPairs | None) -> Keys:
    """Return the keys of sentences; without ``words`` those that need no catalogue."""
    kept = _list_kept(target)
    ours = [set(_find_source_keys(each, kept)) for each in source]
    kinds = {key[0] for keys in ours for key in keys}
    theirs = [set(_find_target_keys(each, kept, kinds)) for each in target]
    taught: dict[str, tuple[float, float]] = {}
    if words is not None:
        stems = [list_target_stems(each) for each in target]
        known = words.find_translations("".join(source))
        for keys, text in zip(ours, source, strict=True):
            for word in known.keys() & list_stems(text):
                keys.add(_TAUGHT + word)
        for word, found in known.items():
            taught[_TAUGHT + word] = _TAUGHT_WORTH * found.gain, _TAUGHT_WORTH * found.loss
            for keys, in_sentence in zip(theirs, stems, strict=True):
                if not found.stems.isdisjoint(in_sentence):
                    keys.add(_TAUGHT + word)
    first = [frozenset(keys) for keys in ours]
    every = frozenset[str]().union(*first)
    second = [every.intersection(keys) for keys in theirs]
    return Keys(first, second, taught, every, frozenset().union(*second))


def _list_kept(target: Sequence[str]) -> frozenset[str]:
    """Return the words in Latin letters of a translation that a source may have, too."""
    text = "".join(target)
    found = _LATIN_WORD.findall(text)
    if not found:
        return frozenset()
    is_latin = sum(map(len, found)) > _LEAST_LATIN * sum(map(str.isalpha, text))
    shortest = _SHORTEST_ALIKE if is_latin else _SHORTEST
    return frozenset(word.lower() for word in found if len(word) >= shortest)


def _find_source_keys(text: str, kept: frozenset[str]) -> Iterator[str]:
    yield from _find_signs(text)
    for name in _NAME.findall(text):
        yield _NAME_KEY + name.lower()
        sounds = write_sounds(name)
        if len(sounds) >= _FEWEST_SOUNDS:
            yield _SOUND_KEY + sounds
    yield from _find_kept(text, kept)


def _find_target_keys(text: str, kept: frozenset[str], kinds: Set[str]) -> Iterator[str]:
    """Yield the keys of a translation that are of the kinds that its source has."""
    yield from _find_signs(text)
    if _NAME_KEY in kinds:
        yield from (_NAME_KEY + word.lower() for word in _LATIN_WORD.findall(text))
    for word in _OTHER_WORD.findall(text) if _SOUND_KEY in kinds else ():
        sounds = write_sounds(word)
        if len(sounds) >= _FEWEST_SOUNDS:
            yield _SOUND_KEY + sounds
            yield _SOUND_KEY + sounds[1:]
    yield from _find_kept(text, kept)


def _find_signs(text: str) -> Iterator[str]:
    """Yield the numbers, and whether there is a question mark.

    Zeros at the ends say nothing: 364,000 is 36.4万.
    """
    for number in _NUMBER.findall(text):
        digits = re.sub(r"\D", "", number.translate(TO_LATIN_DIGITS))
        if len(digits) > 1:
            significant = digits.strip("0")
            yield "n" + (significant if len(significant) > 1 else digits)
    if _QUESTION.search(text):
        yield "?"


def _find_kept(text: str, kept: frozenset[str]) -> Iterator[str]:
    """Yield the words that a translation has as they are, but for names, which have a key."""
    for word in _LATIN_WORD.findall(text) if kept else ():
        if word.lower() in kept:
            yield "k" + word.lower()
