"""Which words of a translation stay where the source has changed, as its catalogue teaches it.

Two sources may have half of their letters in common and their translations none, or the other way
round. The confirmed translations of the catalogue tell which words go together: those that are in
the same messages again and again. So they show which words of an old translation belong to
the words that the new source still has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dragoman.matching.model import WITHOUT_SOURCE, OldMessage
from dragoman.matching.normalize import split_words
from dragoman.matching.weights import Weights


class KeptShare(NamedTuple):
    """How much of an old translation is expected to stay."""

    kept: float
    """The share of the letters of the new translation that the old one has, 0 to 1: of the old
    one's letters, where that is longer."""
    known: float
    """The share of the old translation's letters of which the catalogue teaches anything."""


NOTHING_TAUGHT = KeptShare(0.0, 0.0)


class WordPlaces:
    """In which of many texts each word is, or each stem: the first letters of a word."""

    def __init__(self, texts: Iterable[str], stem: int | None = None) -> None:
        self._stem = stem
        self._masks: dict[str, int] = {}
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for word in _split_words(text):
                self._places[word[:stem]].append(place)

    def find(self, word: str) -> int:
        """Return the places of a word, as the bits of a number."""
        word = word[: self._stem]
        mask = self._masks.get(word)
        if mask is None:
            places = self._places.get(word, [])
            data = bytearray((places[-1] >> 3) + 1 if places else 0)
            for place in places:
                data[place >> 3] |= 1 << (place & 7)
            mask = self._masks[word] = int.from_bytes(data, "little")
        return mask


class TaughtWords:
    """The words that go together in the confirmed translations of a catalogue.

    They are learnt when somebody asks for the first time. Of a large catalogue the shortest
    messages must do, which say the most for their length; a very small one teaches nothing.
    """

    def __init__(self, messages: Sequence[OldMessage], weights: Weights) -> None:
        self._messages = messages
        self._weights = weights

    def estimate_kept(
        self, old: tuple[str, Sequence[str]], translation: str, new: Sequence[str]
    ) -> KeptShare:
        """Estimate how much of a translation stays where a source has changed.

        ``old`` is the old source with its words, ``new`` are the words of the new one. A word of
        the translation stays if the source's word that it goes with is in both, in order. What
        nothing is known of stays like those words of the source that go with no other.
        """
        source, words = old
        own = split_words(translation)
        weights, lengths = self._weights, (len(words), len(own))
        if not min(lengths) or max(lengths) > weights.words_weighed or not self._pairs:
            return NOTHING_TAUGHT
        partners = self._find_partners(words, own, is_taught=(source, translation) in self._pairs)
        common, added = _compare_words(words, new)
        alone = set(words).difference(partners.values()) or set(words)
        total = _count_letters(own)
        known = _count_letters(word for word in own if word in partners)
        kept = _count_letters(word for word in own if partners.get(word) in common)
        unknown = (total - known) * _count_letters(alone & common) / _count_letters(alone)
        longer = kept + unknown + added * total / _count_letters(words)
        return KeptShare((kept + unknown) / max(total, longer), known / total)

    def _find_partners(
        self, words: Sequence[str], own: Sequence[str], *, is_taught: bool
    ) -> dict[str, str]:
        """Return for words of a translation the words of the source that they go with.

        A name that was left as it is goes with itself. A message says nothing about itself: if it
        is among those that teach (``is_taught``), it is not counted.
        """
        weights, (sources, translations) = self._weights, self._places
        off = int(is_taught)
        holders = {word: sources.find(word) for word in words}
        counts = {word: places.bit_count() - off for word, places in holders.items()}
        found = {word: word for word in own if word in holders}
        for word in set(own).difference(found):
            mask = translations.find(word)
            number = mask.bit_count() - off
            best = weights.likeness_of_places
            for each, count in counts.items():
                # How often each word is there refuses most pairs.
                if 2 * min(number, count) > best * (number + count):
                    together = (mask & holders[each]).bit_count() - off
                    if 2 * together > best * (number + count):
                        found[word], best = each, 2 * together / (number + count)
        return found

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], None]:
        """The texts that teach, with their translations."""
        letters, weights = 0, self._weights
        pairs: dict[tuple[str, str], None] = {}
        for length, number in sorted(self._measure_confirmed()):
            message = self._messages[number]
            pair = message.msgid, message.msgstr[0]
            if pair not in pairs:
                letters += length
                if letters > weights.letters_taught:
                    break
                pairs[pair] = None
        return pairs if len(pairs) >= weights.least_pairs_taught else {}

    def _measure_confirmed(self) -> Iterator[tuple[int, int]]:
        """Yield the letters of both texts of each confirmed message, and its number among all.

        The texts themselves need much memory where a catalogue is so large that they are read from
        its bytes each time.
        """
        for number, message in enumerate(self._messages):
            source, translation = message.msgid, message.msgstr[0]
            is_confirmed = not message.fuzzy and message.context != WITHOUT_SOURCE
            if source and translation and is_confirmed:
                yield len(source) + len(translation), number

    @cached_property
    def _places(self) -> tuple[WordPlaces, WordPlaces]:
        weights = self._weights
        sources, translations = zip(*self._pairs, strict=True)
        return WordPlaces(sources), WordPlaces(translations, weights.letters_of_stem)


def _compare_words(old: Sequence[str], new: Sequence[str]) -> tuple[set[str], int]:
    """Return the words that two texts have in common in order, and the letters of the others
    that are new."""
    common: set[str] = set()
    added = 0
    for change in LCSseq.opcodes(old, new):
        if change.tag == "equal":
            common.update(old[change.src_start : change.src_end])
        else:
            added += _count_letters(new[change.dest_start : change.dest_end])
    return common, added


@lru_cache(maxsize=4096)
def _split_words(text: str) -> tuple[str, ...]:
    """Split a text that teaches: an update asks of a catalogue's changed texts, then of its empty
    ones."""
    return tuple(split_words(text))


def _count_letters(words: Iterable[str]) -> int:
    return sum(map(len, words))
