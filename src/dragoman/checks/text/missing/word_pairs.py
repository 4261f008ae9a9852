"""Which words translate which, as the messages of a catalogue say it.

A word of the source is translated by the words that are in most translations of the messages with
it, and in few others. Nothing is counted before somebody asks; then only the words that are asked
for.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, pairwise
from math import log

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.word_forms import list_forms
from dragoman.patterns import compile_later
from dragoman.texts.scripts import SPACELESS, fold_letters

_SOURCE_WORD = compile_later(r"[^\W\d_]{3,}")
_WORD = compile_later(
    rf"[{SPACELESS}]+|(?:(?![{SPACELESS}])[^\W\d_]|[\u0300-\u036f\u0900-\u0963])+"
)
_SPACELESS = compile_later(f"[{SPACELESS}]")
_STEM = 6
"""So many letters of a word are compared: endings come behind them."""
_FEWEST_MESSAGES, _MOST_MESSAGES = 2, 60
"""How many other messages must have a word, and how many of them are looked at."""
_FEWEST_TIMES, _TRIED, _MOST_TRANSLATIONS = 2, 30, 3
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
    """The words of sources and of their translations.

    A word of a translation is kept as its number, so that a large catalogue needs little memory.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._beside: dict[str, Sequence[int]] = {}
        self._known: dict[str, Translations | None] = {}
        """By word, its translations as a message says them that is not among those looked at."""

    def find_translations(self, source: str) -> Mapping[str, Translations]:
        """Return, by word, how a source is translated, as all messages but its own say."""
        own = self._numbers.get(source, -1)
        found = {word: self._find_translations(word, own) for word in list_stems(source)}
        return {word: each for word, each in found.items() if each}

    def _find_translations(self, word: str, own: int) -> Translations | None:
        places = self._places.get(word, ())[:_MOST_MESSAGES]
        if own in places:
            return self._choose(word, places, own)
        if word not in self._known:  # the same for all these messages: a frequent word has many
            self._known[word] = self._choose(word, places, own)
        return self._known[word]

    def _choose(self, word: str, places: Sequence[int], own: int) -> Translations | None:
        """Return how a word is translated in the messages at some places, but for a message's own
        translation."""
        others = [place for place in places if place != own]
        if len(others) < _FEWEST_MESSAGES:
            return None
        theirs = frozenset(self._targets[own]) if len(others) < len(places) else frozenset()
        every = len(self._pairs) - len(others)
        chosen: list[tuple[float, str, int]] = []
        beside = self._count_beside(word, places)
        for number, count in zip(beside[::2], beside[1::2], strict=True):
            times = count - (number in theirs)
            share = times / len(others)
            general = max(0, self._counts[number] - count) / max(1, every)
            if times >= _FEWEST_TIMES and share >= max(_LEAST_SHARE, _LEAST_LIFT * general):
                chosen.append((share - general, self._stems[number], number))
        stems: dict[str, int] = {}
        for _, stem, number in sorted(chosen, reverse=True):
            if not any(stem in other or other in stem for other in stems):  # forms of one word
                stems[stem] = number
        if not stems:
            return None
        return self._weigh(dict(list(stems.items())[:_MOST_TRANSLATIONS]), others)

    def _weigh(self, stems: Mapping[str, int], others: Sequence[int]) -> Translations | None:
        numbers, targets = frozenset(stems.values()), self._targets
        have = sum(not numbers.isdisjoint(targets[place]) for place in others)
        share = (have + 0.5) / (len(others) + 3)
        general = sum(self._counts[number] for number in numbers) / len(self._pairs)
        general = min(0.9, general + 0.05)
        gain = min(_MOST_GAIN, log(share / general))
        if gain < _LEAST_GAIN:
            return None
        loss = min(_MOST_LOSS, -log((1 - share) / (1 - general)))
        return Translations(frozenset(stems), gain, loss)

    def _count_beside(self, word: str, places: Sequence[int]) -> Sequence[int]:
        """Return the most frequent words of the translations of the messages with a word.

        Each is there with how many of the messages have it behind it.
        """
        if word not in self._beside:
            counts = Counter(chain.from_iterable(self._targets[place] for place in places))
            self._beside[word] = array("I", chain.from_iterable(counts.most_common(_TRIED)))
        return self._beside[word]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {source: number for number, (source, _) in enumerate(self._pairs)}

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        places: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for number, (source, _) in enumerate(self._pairs):
            for stem in list_stems(source):
                places[stem].append(number)
        return places

    @property
    def _stems(self) -> Sequence[str]:
        return self._read_targets[0]

    @property
    def _targets(self) -> Sequence[Sequence[int]]:
        return self._read_targets[1]

    @cached_property
    def _read_targets(self) -> tuple[Sequence[str], Sequence[Sequence[int]]]:
        """The words of all translations, and those of each one by their numbers.

        They are sorted in each translation, so that the order is always the same.
        """
        numbers: dict[str, int] = {}
        targets = [
            array("I", [numbers.setdefault(stem, len(numbers)) for stem in sorted(stems)])
            for stems in (list_target_stems(target) for _, target in self._pairs)
        ]
        return list(numbers), targets

    @cached_property
    def _counts(self) -> Counter[int]:
        """In how many translations each word is."""
        return Counter(chain.from_iterable(self._targets))


def find_stems(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each word of a source begins and ends, and its beginning as ``list_stems``."""
    for found in _SOURCE_WORD.finditer(text):
        yield found.start(), found.end(), found[0].lower()[:_STEM]


def list_stems(text: str) -> dict[str, None]:
    """Return the beginnings of the words of a source, in order."""
    return dict.fromkeys(word[:_STEM] for word in _SOURCE_WORD.findall(text.lower()))


def list_target_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a translation; where no spaces are, pairs of letters.

    Of words in the Arabic and in the Hebrew script it is without the particles before them.
    """
    return frozenset().union(*map(_STEMS.__getitem__, text.split(" ")))


def find_target_stems(folded: str) -> Iterator[tuple[int, str]]:
    """Yield where the stems of a translation are, as ``list_target_stems``: those of one word at
    its beginning. The letters are folded before (see ``fold_letters``)."""
    for found in _WORD.finditer(folded):
        word, start = found[0], found.start()
        if _SPACELESS.match(word):
            yield from ((start + at, a + b) for at, (a, b) in enumerate(pairwise(word)))
        else:
            yield from ((start, stem) for stem in sorted(_STEMS[word]))


def list_stems_of_part(text: str) -> frozenset[str]:
    """Return what the words of a text begin with; without spaces, the pairs of letters."""
    stems: set[str] = set()
    for word in _WORD.findall(fold_letters(text)):
        if _SPACELESS.match(word):
            stems.update(map("".join, pairwise(word)))
        else:
            stems.update(form[:_STEM] for form in list_forms(word))
    return frozenset(stems)


_STEMS = KnownWords(list_stems_of_part)
"""The stems in what is between two spaces of a translation."""

NO_PAIRS = WordPairs()
