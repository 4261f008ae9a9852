"""A part of a text that is missing in its translation, without a whole sentence that is.

The translation is shorter than usual. If the translator only used few words, each word is still
about where it is in the source, as a share of the length. If a part is missing, the words of that
part are not there, and the others are where they would be without that part. Which words translate
each other, the catalogue teaches; numbers and Latin words may stand as they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.missing.lengths import LengthNorm
from dragoman.checks.text.missing.word_pairs import WordPairs, find_stems, find_target_stems
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

KEPT = compile_later(r"[a-z][a-z0-9_]{2,}|\d+")
"""What a translation may keep as it is."""
_OF_KEPT = 1.5
"""What speaks for two places that both have such a word."""
_NEAR, _BY_DISTANCE, _MOST = 1.6, 10.0, 3.0
"""What a word adds at its very place, how much less that is for one whole length of the text away,
and what it is at the most. A word that is there, but far away, says nothing."""
_LEAST_PART, _MOST_PART, _MARGIN = 0.12, 0.8, 0.02
"""Shares of the source: how long a part is taken to be, and how far it may reach beyond the end."""
_BY_LENGTH, _BY_WORDS, _BY_SENTENCE = 2.4, 0.25, 1.3
"""What a standard deviation, the words, and each sentence count that the translation has less: as
in 5,300 texts without their middle third, and in 98,000 whole ones."""
_LEAST_EVIDENCE = 7.5
"""Of 22 whole texts that were reported anew with it, nine lack something."""
_MOST_BY_WORDS = 2.0
"""More the words seldom say; where that would not be enough, they are not asked."""
RATHER_SHORT = -1.4
"""Standard deviations: what is longer lacks no part that would be found."""


class _KnownWord(NamedTuple):
    """A word of the source whose translation is known, or would be the word itself."""

    start: int
    end: int
    place: float
    """Where it is, as a share of the length of the source."""
    places: Sequence[float]
    """Where its translations are, likewise, in order."""
    gain: float
    loss: float

    def score(self, place: float) -> float:
        """Return what speaks for its translation being at a place."""
        if not self.places:
            return -self.loss
        at = bisect_left(self.places, place)
        distance = min(abs(each - place) for each in self.places[max(0, at - 1) : at + 1])
        return max(0.0, min(_MOST, self.gain + _NEAR - _BY_DISTANCE * distance))


def find_lost_part(
    source: str, target: str, words: WordPairs, norm: LengthNorm, more_sentences: float
) -> tuple[int, int] | None:
    """Return where in a source the part is whose translation is missing; None for no such part.

    The part is as long as the translation is shorter than usual. ``more_sentences`` is how many
    sentences the translation has more than the source; below zero, those that it surely has less.
    """
    lengths = norm.measure_length(source), norm.measure_length(target)
    evidence = -_BY_LENGTH * norm.measure_deviation(*lengths) - _BY_SENTENCE * more_sentences
    if evidence + _MOST_BY_WORDS < _LEAST_EVIDENCE:
        return None
    missing = 1 - lengths[1] / norm.expect_length(lengths[0])
    share = max(_LEAST_PART, min(_MOST_PART, missing))
    known = sorted(_list_words(source, target, words))
    if not known:
        return None
    score, first, last = _find_likeliest(known, share)
    if evidence + _BY_WORDS * score < _LEAST_EVIDENCE:
        return None
    start = known[first - 1].end if first else 0
    end = known[last].start if last < len(known) else len(source)
    return (start, end) if start < end else None


def _find_likeliest(known: Sequence[_KnownWord], share: float) -> tuple[float, int, int]:
    """Return what speaks most for a part of that length being missing, its first word, and the one
    behind it. The part begins behind the known word before it."""
    before, inside, behind = (
        [0.0, *accumulate(scores)] for scores in zip(*_compare(known, share), strict=True)
    )
    places = [word.place for word in known]
    best = -inf, 0, 0
    for first, start in enumerate([0.0, *places]):
        if start + share > 1 + _MARGIN:
            break
        last = bisect_left(places, start + share, first)
        score = before[first] + inside[last] - inside[first] + behind[-1] - behind[last]
        best = max(best, (score, first, last))
    return best


def _compare(known: Sequence[_KnownWord], share: float) -> Iterator[tuple[float, float, float]]:
    """Yield for each word what it says if it is before, in or behind the part that is missing,
    beside what it says if nothing is missing."""
    rest = 1 - share
    for word in known:
        whole = word.score(word.place)
        before, behind = word.place / rest, (word.place - share) / rest
        yield word.score(before) - whole, -whole, word.score(behind) - whole


def _list_words(source: str, target: str, words: WordPairs) -> Iterator[_KnownWord]:
    """Yield the words of a source that say something."""
    folded = fold_letters(target)
    kept = _find_kept(folded.translate(TO_LATIN_DIGITS))
    own = _collect((stem, place) for place, stem in find_target_stems(folded))
    there = _find_kept(source.lower())
    shared = kept.keys() & there.keys()
    for word in shared:
        places = [each / len(folded) for each in kept[word]]
        yield from (
            _KnownWord(at, at + len(word), at / len(source), places, _OF_KEPT, 0.0)
            for at in there[word]
        )
    known = words.find_translations(source)
    for start, end, stem in find_stems(source):
        if stem in known and source[start:end].lower() not in shared:
            stems, gain, loss = known[stem].stems, known[stem].gain, known[stem].loss
            places = sorted(at / len(folded) for each in stems for at in own.get(each, ()))
            yield _KnownWord(start, end, start / len(source), places, gain, loss)


def _find_kept(text: str) -> Mapping[str, Sequence[int]]:
    return _collect((found[0], found.start()) for found in KEPT.finditer(text))


def _collect(words: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """Return the places of each word."""
    places: dict[str, list[int]] = {}
    for word, place in words:
        places.setdefault(word, []).append(place)
    return places
