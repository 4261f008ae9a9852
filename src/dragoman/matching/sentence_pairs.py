"""Which sentences of a changed text are in the place of which of the old one, and which of them
have which part of the translation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from dragoman.matching.similarity import PreparedText, compare_texts, prepare_text
from dragoman.matching.weights import Weights
from dragoman.texts.sentences import find_sentences


class PreparedSentence(NamedTuple):
    """A sentence of a text."""

    text: str
    before: str
    """The white space before it."""
    prepared: PreparedText


class PairedSentence(NamedTuple):
    """Which old sentences are in the place of a new one."""

    old: tuple[int, ...]
    """Neighbours, in order: two where they were joined; none where the new sentence was added, or
    is the second half of the one before."""
    likeness: float
    """0 to 100: 100 where it has the same words, 0 where only its place says so."""

    @property
    def is_same(self) -> bool:
        """Whether the new sentence has the words of the old one."""
        return self.likeness == 100.0


class TranslatedSentences(NamedTuple):
    """A part of a translation, and the sentences of the source that it translates."""

    old: tuple[int, ...]
    """Neighbours, in order."""
    text: str
    before: str
    """The white space before it."""


def list_prepared(text: str, language: str) -> list[PreparedSentence]:
    """Return the sentences of a text, ready to be compared."""
    return [
        PreparedSentence(bare, space, prepare_text(bare))
        for bare, space in map(_split_space, _cut(text, language))
    ]


def pair_sentences(
    old: Sequence[PreparedSentence], new: Sequence[PreparedSentence], weights: Weights
) -> list[PairedSentence]:
    """Pair each new sentence with old ones: the same, one or two like it, or that of its place.

    No old sentence is in two pairs.
    """
    pairer = _SentencePairer(old, new, weights)
    pairer.pair_same()
    pairer.pair_alike()
    pairer.join_neighbours()
    pairer.pair_halves()
    return list(pairer.fill_places())


class _SentencePairer:
    """Pairs sentences step by step, the surest first. What has a pair stays in it."""

    def __init__(
        self, old: Sequence[PreparedSentence], new: Sequence[PreparedSentence], weights: Weights
    ) -> None:
        self._old, self._new, self._weights = old, new, weights
        self._found: list[PairedSentence | None] = [None] * len(new)
        self._free = dict.fromkeys(range(len(old)))
        """The old sentences that are in no pair yet, in order."""

    def pair_same(self) -> None:
        """Pair the sentences with the same words; first those that have the same signs too."""
        places: dict[tuple[str, ...] | str, list[int]] = {}
        for place, one in enumerate(self._old):
            places.setdefault(one.prepared.words or one.text, []).append(place)
        for number, one in enumerate(self._new):
            same = places.get(one.prepared.words or one.text)
            if same:
                texts = (self._old[place].text for place in same)
                nearest = next((i for i, text in enumerate(texts) if text == one.text), 0)
                self._put(number, (same.pop(nearest),), 100.0)

    def pair_alike(self) -> None:
        """Pair the sentences that are like each other, the most alike first."""
        weights = self._weights
        rest = [number for number, pairing in enumerate(self._found) if pairing is None]
        alike = sorted(
            (-self._compare([self._old[place]], self._new[number].prepared), number, place)
            for number in rest
            for place in self._free
        )
        for score, number, place in alike:
            is_free = self._found[number] is None and place in self._free
            if is_free and -score >= weights.likeness_of_sentence:
                self._put(number, (place,), _bound(-score))

    def join_neighbours(self) -> None:
        """Add the old sentence before or behind a pair to it, where both became one."""
        for number, pairing in enumerate(self._found):
            if pairing is None or pairing.is_same:
                continue
            (place,) = pairing.old
            for both in ((place - 1, place), (place, place + 1)):
                other = both[0] if both[1] == place else both[1]
                if other not in self._free:
                    continue
                joined = [self._old[each] for each in both]
                likeness = _bound(self._compare(joined, self._new[number].prepared))
                if likeness > pairing.likeness:
                    self._put(number, both, likeness)
                    break

    def pair_halves(self) -> None:
        """Pair two new neighbours with the old sentence that they were; the first one has it."""
        weights = self._weights
        for number in range(len(self._new) - 1):
            both = number, number + 1
            known = [pairing for each in both if (pairing := self._found[each]) is not None]
            if len(known) == 2 or any(each.is_same or len(each.old) != 1 for each in known):
                continue
            joined = _join(self._new[number : number + 2])
            least = known[0].likeness if known else weights.likeness_of_sentence
            for place in known[0].old if known else list(self._free):
                likeness = _bound(self._compare([self._old[place]], joined))
                if likeness > least:
                    self._put(number, (place,), likeness)
                    self._put(number + 1, (), likeness)
                    break

    def fill_places(self) -> Iterator[PairedSentence]:
        """Yield all pairs; what is left gets the old sentence of its place, if that is free."""
        before = -1
        for number, pairing in enumerate(self._found):
            if pairing is None:
                place = before + 1
                pairing = self._put(number, (place,) if place in self._free else (), 0.0)
            before = pairing.old[-1] if pairing.old else before
            yield pairing

    def _put(self, number: int, places: tuple[int, ...], likeness: float) -> PairedSentence:
        for place in places:
            self._free.pop(place, None)
        pairing = PairedSentence(places, likeness)
        self._found[number] = pairing
        return pairing

    def _compare(self, old: Sequence[PreparedSentence], new: PreparedText) -> float:
        """Return how alike old sentences, joined, and a new text are."""
        return compare_texts(_join(old), new, self._weights).score


def _join(sentences: Sequence[PreparedSentence]) -> PreparedText:
    """Return one or more sentences as one text."""
    if len(sentences) == 1:
        return sentences[0].prepared
    return prepare_text(" ".join(one.text for one in sentences))


def _bound(score: float) -> float:
    return min(score, 99.0)


def share_translation(
    source: str, translation: str, languages: tuple[str, str]
) -> list[TranslatedSentences] | None:
    """Return the parts of a translation in order, each with the sentences that it translates.

    Every sentence of the source is in exactly one part. Where the translation has fewer sentences,
    some are in one part together. None where it is doubtful which belongs to which.
    """
    texts, shares = _cut(source, languages[0]), _cut(translation, languages[1])
    owners: list[tuple[int, ...]] = [(number,) for number in range(len(texts))]
    if len(texts) != len(shares):
        if not all(languages) or not shares:
            return None
        if len(texts) < len(shares):
            shares = parts = _group(texts, translation, languages)
        else:
            parts = _group(shares, source, languages[::-1])
            owners = _find_owners(texts, parts)
        if not all(parts):
            return None
    return [
        TranslatedSentences(own, *_split_space(text))
        for own, text in zip(owners, shares, strict=True)
    ]


def _group(blocks: Sequence[str], text: str, languages: tuple[str, str]) -> list[str]:
    """Return the part of a text that belongs to each block of its translation.

    The text has more sentences than there are blocks. Where it has very many, these are looked at
    in groups, and the parts of some blocks are empty.
    """
    from dragoman.bitext import TextBlock, share_bead

    shares = share_bead([TextBlock(each) for each in blocks], [TextBlock(text)], languages)
    return ["".join(text[run.start : run.end] for run in share) for share in shares]


def _find_owners(texts: Sequence[str], parts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return which of the texts are in each of some longer parts; both are one text, joined."""
    starts = accumulate(map(len, texts), initial=0)
    ends = list(accumulate(map(len, parts)))
    owners = [bisect_right(ends, start) for start, _ in zip(starts, texts, strict=False)]
    return [tuple(group) for _, group in groupby(range(len(texts)), owners.__getitem__)]


def _cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in find_sentences(text, language)]


def _split_space(text: str) -> tuple[str, str]:
    """Return a text without the white space around it, and that before it."""
    bare = text.strip()
    return bare, text[: len(text) - len(text.lstrip())]
