"""Which words translate which, as the messages of a catalogue say it.

A word of the source is translated by the words that are in most translations of the messages with
it, and in few others. Nothing is counted before somebody asks; then only the words that are asked
for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

from dragoman.checks.text.word_forms import list_forms
from dragoman.patterns import compile_later
from dragoman.scripts import SPACELESS, fold_letters

_SOURCE_WORD = compile_later(r"[^\W\d_]{3,}")
_WORD = compile_later(
    rf"[{SPACELESS}]+|(?:(?![{SPACELESS}])[^\W\d_]|[\u0300-\u036f\u0900-\u0963])+"
)
_SPACELESS = compile_later(f"[{SPACELESS}]")
_STEM = 6
"""So many letters of a word are compared: endings come behind them."""
_FEWEST_MESSAGES, _MOST_MESSAGES = 2, 100
"""How many other messages must have a word, and how many of them are looked at."""
_FEWEST_TIMES, _TRIED, _MOST_TRANSLATIONS = 2, 12, 3
_LEAST_SHARE, _LEAST_LIFT = 0.3, 3.0
"""The share of the messages with a word that has its translation, and how much higher than that
of all messages it is."""
_LEAST_GAIN, _MOST_GAIN, _MOST_LOSS = 0.5, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Translations:
    """What a word is translated with."""

    stems: frozenset[str]
    gain: float
    """What speaks for two sentences if one has the word and the other one of the stems."""
    loss: float
    """What speaks against them if only the first has it."""


class WordPairs:
    """The words of sources and of their translations."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._found: dict[str, Counter[str]] = {}

    def find_translations(self, source: str) -> Mapping[str, Translations]:
        """Return, by word, how a source is translated, as all messages but its own say."""
        own = self._numbers.get(source, -1)
        found = {word: self._find_translations(word, own) for word in list_stems(source)}
        return {word: each for word, each in found.items() if each}

    def _find_translations(self, word: str, own: int) -> Translations | None:
        places = self._places.get(word, ())
        others = [place for place in places[:_MOST_MESSAGES] if place != own]
        if len(others) < _FEWEST_MESSAGES:
            return None
        counts = self._count_beside(word)
        theirs = self._targets[own] if own >= 0 and own in places[:_MOST_MESSAGES] else frozenset()
        total, every = len(others), len(self._pairs)
        chosen: list[tuple[float, str]] = []
        for stem, count in counts.most_common(_TRIED * 2):
            times = count - (stem in theirs)
            share = times / total
            general = max(0, self._counts[stem] - count) / max(1, every - len(others))
            if times >= _FEWEST_TIMES and share >= max(_LEAST_SHARE, _LEAST_LIFT * general):
                chosen.append((share - general, stem))
        stems: list[str] = []
        for _, stem in sorted(chosen, reverse=True):
            if not any(stem in other or other in stem for other in stems):  # forms of one word
                stems.append(stem)
        return self._weigh(frozenset(stems[:_MOST_TRANSLATIONS]), others) if stems else None

    def _weigh(self, stems: frozenset[str], others: list[int]) -> Translations | None:
        have = sum(not stems.isdisjoint(self._targets[place]) for place in others)
        share = (have + 0.5) / (len(others) + 3)
        general = sum(self._counts[stem] for stem in stems) / len(self._pairs)
        general = min(0.9, general + 0.05)
        gain = min(_MOST_GAIN, log(share / general))
        if gain < _LEAST_GAIN:
            return None
        return Translations(stems, gain, min(_MOST_LOSS, -log((1 - share) / (1 - general))))

    def _count_beside(self, word: str) -> Counter[str]:
        """Count the messages with a word, by the words of their translations."""
        if word not in self._found:
            counts: Counter[str] = Counter()
            for place in self._places[word][:_MOST_MESSAGES]:
                counts.update(self._targets[place])
            usual = counts.most_common(_TRIED * 4)
            self._found[word] = Counter(dict(usual))
        return self._found[word]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source: number for number, (source, _) in enumerate(self._pairs)}

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for number, (source, _) in enumerate(self._pairs):
            for stem in list_stems(source):
                places[stem].append(number)
        return places

    @cached_property
    def _targets(self) -> list[frozenset[str]]:
        return [list_target_stems(target) for _, target in self._pairs]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(stem for stems in self._targets for stem in stems)


def list_stems(text: str) -> dict[str, None]:
    """Return the beginnings of the words of a source, in order."""
    return dict.fromkeys(word[:_STEM] for word in _SOURCE_WORD.findall(text.lower()))


def list_target_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a translation; where no spaces are, pairs of letters.

    Of words in the Arabic and in the Hebrew script it is without the particles before them.
    """
    stems: set[str] = set()
    for word in _WORD.findall(fold_letters(text)):
        if _SPACELESS.match(word):
            stems.update(map("".join, pairwise(word)))
        else:
            stems.update(form[:_STEM] for form in list_forms(word))
    return frozenset(stems)


NO_PAIRS = WordPairs()
