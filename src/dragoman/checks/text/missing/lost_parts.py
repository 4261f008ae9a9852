"""A part of a text that is missing in its translation, without a whole sentence that is.

What surely belongs together divides both texts into stretches: numbers and words that both have
once, and words whose translation the catalogue teaches. Where a translator says all in few words,
each stretch is shorter. Where a part is missing, one is much shorter, and the rest is as long as it
should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.missing.lengths import LengthNorm, measure_parts
from dragoman.checks.text.missing.lost_words import find_lost_words
from dragoman.checks.text.missing.word_pairs import WordPairs, find_stems, find_target_stems
from dragoman.patterns import compile_later
from dragoman.rising import find_rising
from dragoman.texts.scripts import fold_letters

_KEPT = compile_later(r"[A-Za-z][A-Za-z0-9_]{2,}|\d+")
"""What a translation may keep as it is."""
_MOST_STRETCHES = 4
"""In so many stretches in a row a part is looked for."""
RATHER_SHORT, _SHORT, _LEAST_REST = -3.1, -3.0, -0.5
"""Standard deviations: how short the translation is where a part is missing, how short the
stretches are where it was, and how short the rest is at the most. Of 396,000 messages, about 25 are
so; of 22 that were read, 14 lack something."""
_SHORTEST = 10.0
_ENOUGH = -6.0
"""What is shorter than that is not more sure."""


def find_lost_part(
    source: str, target: str, words: WordPairs, norm: LengthNorm
) -> tuple[int, int] | None:
    """Return where in a source the part is whose translation is missing; None for no such part."""
    lengths = norm.measure_length(source), norm.measure_length(target)
    if norm.measure_deviation(*lengths) >= RATHER_SHORT:
        return None
    anchors = _find_anchors(source, fold_letters(target), words)
    stretch = _find_short_stretch(source, target, anchors, norm)
    if stretch is None:
        return None
    lost = find_lost_words(source, target, words)
    start, end = max(stretch[0], lost.start), min(stretch[1], lost.end)
    return (start, end) if start < end else stretch


def _find_short_stretch(
    source: str, target: str, anchors: Sequence[tuple[int, int]], norm: LengthNorm
) -> tuple[int, int] | None:
    """Return the stretches that are much too short while the rest is not; None if none are."""
    folded = fold_letters(target)
    ends = [(0, 0), *anchors, (len(source), len(folded))]
    ours, theirs = (
        [0.0, *accumulate(measure_parts(text, pairwise(each[side] for each in ends)))]
        for side, text in enumerate((source, folded))
    )
    best, found = 0.0, None
    for first in range(len(ends) - 1):
        for last in range(first + 1, min(len(ends), first + 1 + _MOST_STRETCHES)):
            inside = ours[last] - ours[first], theirs[last] - theirs[first]
            outside = ours[-1] - inside[0], theirs[-1] - inside[1]
            short, rest = (
                norm.measure_deviation(max(_SHORTEST, length), max(1.0, other))
                for length, other in (inside, outside)
            )
            weight = max(_ENOUGH, short) - min(0.0, rest)
            if short < _SHORT and rest > _LEAST_REST and weight < best:
                best, found = weight, (ends[first][0], ends[last][0])
    return found


def _find_anchors(source: str, folded: str, words: WordPairs) -> list[tuple[int, int]]:
    """Return where what belongs together is in both texts, as far as it is in the same order."""
    kept = _find_once((found[0].lower(), found.start()) for found in _KEPT.finditer(source))
    digits = folded.translate(TO_LATIN_DIGITS)
    there = _find_once((found[0], found.start()) for found in _KEPT.finditer(digits))
    anchors = {(place, there[word]) for word, place in kept.items() if word in there}
    known = words.find_translations(source)
    stems = _find_once((stem, start) for start, _, stem in find_stems(source))
    own = _find_places((stem, start) for start, stem in find_target_stems(folded))
    for stem, place in stems.items():
        if stem in known:
            places = [own[each] for each in known[stem].stems if each in own]
            if len(places) == 1 and len(places[0]) == 1:
                anchors.add((place, next(iter(places[0]))))
    ordered = sorted(anchors)
    return [ordered[at] for at in find_rising(place for _, place in ordered)]


def _find_places(words: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    places: dict[str, set[int]] = {}
    for word, place in words:
        places.setdefault(word, set()).add(place)
    return places


def _find_once(words: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return where each word is that a text has once."""
    places = _find_places(words)
    return {word: next(iter(each)) for word, each in places.items() if len(each) == 1}
