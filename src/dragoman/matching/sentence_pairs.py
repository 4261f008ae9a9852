"""Which sentences of a changed text are in the place of which of the old one, and which of them
have which part of the translation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from dragoman.matching.similarity import PreparedText, compare_texts, prepare_text
from dragoman.matching.weights import Weights
from dragoman.sentences import find_sentences


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
    found: list[PairedSentence | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    _pair_same(old, new, found, free)
    _pair_alike(old, new, found, free, weights)
    for number, pairing in enumerate(found):
        if pairing is not None and not pairing.is_same:
            found[number] = _join_neighbour(old, new[number], pairing, free, weights)
    _pair_halves(old, new, found, free, weights)
    return list(_fill_places(found, free, len(old)))


def _pair_same(
    old: Sequence[PreparedSentence],
    new: Sequence[PreparedSentence],
    found: list[PairedSentence | None],
    free: dict[int, None],
) -> None:
    places: dict[tuple[str, ...] | str, list[int]] = {}
    for place, one in enumerate(old):
        places.setdefault(one.prepared.words or one.text, []).append(place)
    for number, one in enumerate(new):
        same = places.get(one.prepared.words or one.text)
        if same:
            place = same.pop(0)
            del free[place]
            found[number] = PairedSentence((place,), 100.0)


def _pair_alike(
    old: Sequence[PreparedSentence],
    new: Sequence[PreparedSentence],
    found: list[PairedSentence | None],
    free: dict[int, None],
    weights: Weights,
) -> None:
    rest = [number for number, pairing in enumerate(found) if pairing is None]
    alike = sorted(
        (-compare_texts(old[place].prepared, new[number].prepared, weights).score, number, place)
        for number in rest
        for place in free
    )
    for score, number, place in alike:
        if found[number] is None and place in free and -score >= weights.likeness_of_sentence:
            del free[place]
            found[number] = PairedSentence((place,), _bound(-score))


def _join_neighbour(
    old: Sequence[PreparedSentence],
    one: PreparedSentence,
    pairing: PairedSentence,
    free: dict[int, None],
    weights: Weights,
) -> PairedSentence:
    """Return a pair with the old sentence before or behind it too, where both became one."""
    (place,) = pairing.old
    for both in ((place - 1, place), (place, place + 1)):
        other = both[0] if both[1] == place else both[1]
        if other in free:
            joined = prepare_text(" ".join(old[each].text for each in both))
            likeness = _bound(compare_texts(joined, one.prepared, weights).score)
            if likeness > pairing.likeness:
                del free[other]
                return PairedSentence(both, likeness)
    return pairing


def _pair_halves(
    old: Sequence[PreparedSentence],
    new: Sequence[PreparedSentence],
    found: list[PairedSentence | None],
    free: dict[int, None],
    weights: Weights,
) -> None:
    """Pair two new neighbours with the old sentence that they were; the first one has it."""
    for number in range(len(new) - 1):
        known = [pairing for pairing in found[number : number + 2] if pairing is not None]
        if len(known) == 2 or any(each.is_same or len(each.old) != 1 for each in known):
            continue
        joined = prepare_text(" ".join(one.text for one in new[number : number + 2]))
        least = known[0].likeness if known else weights.likeness_of_sentence
        for place in known[0].old if known else list(free):
            likeness = _bound(compare_texts(old[place].prepared, joined, weights).score)
            if likeness > least:
                free.pop(place, None)
                found[number] = PairedSentence((place,), likeness)
                found[number + 1] = PairedSentence((), likeness)
                break


def _bound(score: float) -> float:
    return min(score, 99.0)


def _fill_places(
    found: Sequence[PairedSentence | None], free: dict[int, None], count: int
) -> Iterator[PairedSentence]:
    """Yield all pairs; what is left gets the old sentence of its place, if nothing else has it."""
    before = -1
    for pairing in found:
        if pairing is None:
            place = before + 1
            is_free = place < count and place in free
            if is_free:
                del free[place]
            pairing = PairedSentence((place,) if is_free else (), 0.0)
        before = pairing.old[-1] if pairing.old else before
        yield pairing


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
