"""Which of many texts may be like a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from heapq import nsmallest
from itertools import chain, pairwise

from dragoman.matching.normalize import split_words
from dragoman.matching.similarity import PreparedText
from dragoman.matching.weights import Weights

Postings = dict[str, list[int]]
"""By feature (a word, a pair of words, three letters, a shape), the numbers of the texts that have
it."""

_MARKS_ONLY = bytes(
    32 if code > 127 or chr(code).isalnum() or chr(code) in "\t\n\r._:/,-" else code
    for code in range(256)
)
"""Letters, digits, and what is inside addresses and numbers become spaces; other marks stay."""


class Index:
    """An index of texts that finds candidates at a cost that does not grow with their number.

    Only the features of the queries that it is made for are indexed.
    """

    def __init__(
        self, sources: Sequence[str], queries: Sequence[PreparedText], weights: Weights
    ) -> None:
        self._weights = weights
        if len(sources) <= weights.texts_indexed_whole:
            self._pairs_up_to, wanted = 0, _list_all_features(queries, weights)
        else:
            self._pairs_up_to, wanted = _select_features(sources, queries, weights)
        wanted |= _list_all_shapes(queries, weights)
        self._postings = _make_postings(sources, wanted, self._pairs_up_to, weights)

    def find_candidates(
        self,
        query: PreparedText,
        hidden: Collection[int] = (),
        *,
        among: Set[int] | None = None,
    ) -> list[int]:
        """Return the numbers of the texts that share the most of the query's rare features.

        The best come first, and the hidden ones are left out. If ``among`` is given, all others
        are left out. A short query is looked up a second time by its words alone: a text that is a
        little too long to be found by its letters would never be among those that are. And texts of
        the same shape are looked up by themselves: in a list of links, every rare word may differ.
        """
        weights = self._weights
        features = list_features(query, weights)
        if self._pairs_up_to:
            features.update(_list_pairs(query.words))
        short = len(query.folded) <= weights.characters_of_short
        most = weights.candidates_of_short if short else weights.candidates_of_long
        found = self._vote(features, most, hidden, among)
        if short:
            found += self._vote(set(query.words), most, hidden, among)
        shape = _find_shape(query.folded, weights)
        alike = {number for each in shape for number in self._postings.get(each, ())}
        if alike:
            alike = alike if among is None else alike & among
            found += self._vote({*features, *shape}, most, hidden, alike)
        return list(dict.fromkeys(found))

    def _vote(
        self, features: set[str], most: int, hidden: Collection[int], among: Set[int] | None
    ) -> list[int]:
        """Return the numbers of the texts that share the most of the features."""
        weights = self._weights
        votes: Counter[int] = Counter()
        spent = 0
        for numbers in _list_rarest(self._postings, features, weights.features_searched):
            if among is not None:
                numbers = [number for number in numbers if number in among]
            votes.update(numbers[: weights.places_searched - spent])
            spent += len(numbers)
            if spent >= weights.places_searched:
                break
        for number in votes.keys() & hidden if hidden else ():
            del votes[number]
        least = max(votes.values(), default=0) / weights.lag_ratio
        voted = [(-count, number) for number, count in votes.items() if count >= least]
        return [number for _, number in nsmallest(most, voted)]


def _list_all_features(queries: Sequence[PreparedText], weights: Weights) -> set[str]:
    return set(chain.from_iterable(list_features(query, weights) for query in queries))


def _list_all_shapes(queries: Sequence[PreparedText], weights: Weights) -> set[str]:
    return set(chain.from_iterable(_find_shape(query.folded, weights) for query in queries))


def _find_shape(folded: str, weights: Weights) -> tuple[str, ...]:
    """Return which marks a text has, with or without words between them, as a feature.

    Return () if it has few marks, or is long.
    """
    if len(folded) > weights.characters_of_shape:
        return ()
    runs = (b"|%b|" % folded.encode().translate(_MARKS_ONLY)).split()
    is_shape = sum(map(len, runs)) - 2 >= weights.marks_of_shape
    return (b" ".join(runs).decode(),) if is_shape else ()


def list_features(text: PreparedText, weights: Weights) -> set[str]:
    """List what a text is found by: its words and, if it is short, its triples of letters."""
    features = set(text.words)
    if len(text.folded) <= weights.characters_of_short:
        features.update(_list_triples(text.folded))
    return features


def _list_triples(folded: str) -> Iterable[str]:
    padded = f" {folded} "
    return map("".join, zip(padded, padded[1:], padded[2:], strict=False))


def _list_pairs(words: Sequence[str]) -> Iterable[str]:
    return map(" ".join, pairwise(words))


def _list_source_features(source: str, short: int, pairs_up_to: int = 0) -> list[str]:
    """List the features of a text that is not prepared for comparison yet.

    ``short`` and ``pairs_up_to`` are the most characters of a text whose triples of letters, and
    whose pairs of words, are among them.
    """
    features = split_words(source)
    if len(source) <= pairs_up_to:
        features += list(_list_pairs(features))
    if len(source) <= short:
        features += _list_triples(source.casefold())
    return features


def _select_features(
    sources: Sequence[str], queries: Sequence[PreparedText], weights: Weights
) -> tuple[int, set[str]]:
    """Choose the features to index among many texts.

    Returns the most characters of a text whose pairs of words are indexed too, and the features.
    """
    step = len(sources) // weights.texts_in_sample
    seen = _count_in_sample(sources[::step], _list_all_features(queries, weights), weights)
    wanted: set[str] = set()
    pairs_up_to = 0
    for query in queries:
        # A feature that is not in the sample counts as half seen; the name decides between
        # equally rare ones.
        features = ((seen[each] or 0.5, each) for each in list_features(query, weights))
        rare = nsmallest(weights.features_searched, features)
        if _is_every_word_common([count * step for count, _ in rare], weights):
            wanted.update(_list_pairs(query.words))
            pairs_up_to = max(pairs_up_to, weights.pairs_length_ratio * len(query.folded))
        spent = 0.0
        for count, feature in rare:
            wanted.add(feature)
            spent += count * step
            if spent > weights.places_searched:
                break
    return pairs_up_to, wanted


def _count_in_sample(sample: Sequence[str], features: set[str], weights: Weights) -> Counter[str]:
    """Count in how many texts of a sample each feature is."""
    short = weights.characters_of_short
    found = (features.intersection(_list_source_features(each, short)) for each in sample)
    return Counter(chain.from_iterable(found))


def _is_every_word_common(counts: Sequence[float], weights: Weights) -> bool:
    """Return whether a query's rarest features, the rarest first, are common on average."""
    most = weights.rarest_features
    rarest = counts[:most]
    return len(rarest) == most and sum(rarest) > most * weights.texts_of_common_feature


def _make_postings(
    sources: Sequence[str], wanted: set[str], pairs_up_to: int, weights: Weights
) -> Postings:
    """Index the features that are ``wanted``; those that turn out to be common are taken off it."""
    postings: Postings = defaultdict(list)
    short, common = weights.characters_of_short, weights.texts_of_common_feature
    for number, source in enumerate(sources):
        features = _list_source_features(source, short, pairs_up_to)
        features += _find_shape(source, weights)
        for feature in wanted.intersection(features):
            numbers = postings[feature]
            numbers.append(number)
            if len(numbers) >= common:
                wanted.discard(feature)
    return dict(postings)


def _list_rarest(postings: Postings, features: Iterable[str], most: int) -> list[list[int]]:
    """List the texts of each of the rarest features.

    The name decides between equally rare ones, because sets have no order.
    """
    known = [(len(numbers), name) for name in features if (numbers := postings.get(name))]
    return [postings[name] for _, name in nsmallest(most, known)]
