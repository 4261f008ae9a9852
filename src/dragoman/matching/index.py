"""Which of many texts may resemble a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from itertools import chain, pairwise

from dragoman.matching.normalize import split_words
from dragoman.matching.similarity import PreparedText
from dragoman.matching.weights import Weights

Postings = dict[str, list[int]]


class Index:
    """Find candidates among texts; the cost of a query does not grow with their number.

    Only what the queries ask for is indexed.
    """

    def __init__(
        self, sources: Sequence[str], queries: Sequence[PreparedText], weights: Weights
    ) -> None:
        self._weights = weights
        if len(sources) <= weights.texts_indexed_whole:
            self._paired, wanted = 0, _list_all_features(queries, weights)
        else:
            self._paired, wanted = _select_features(sources, queries, weights)
        self._places = _make_postings(sources, wanted, self._paired, weights)

    def find_candidates(self, query: PreparedText, hidden: Collection[int] = ()) -> list[int]:
        """Name the texts that share the most of the query's rare features, best first.

        Those that are hidden are passed over.
        """
        weights = self._weights
        asked = list_features(query, weights)
        if self._paired:
            asked.update(_list_pairs(query.words))
        votes: Counter[int] = Counter()
        spent = 0
        for places in _rarest_places(self._places, asked, weights.features_searched):
            votes.update(places[: weights.places_searched - spent])
            spent += len(places)
            if spent >= weights.places_searched:
                break
        for place in votes.keys() & hidden if hidden else ():
            del votes[place]
        least = max(votes.values(), default=0) / weights.lag_ratio
        named = [(-count, number) for number, count in votes.items() if count >= least]
        short = len(query.folded) <= weights.characters_of_short
        most = weights.candidates_of_short if short else weights.candidates_of_long
        return [number for _, number in nsmallest(most, named)]


def _list_all_features(queries: Sequence[PreparedText], weights: Weights) -> set[str]:
    return set(chain.from_iterable(list_features(query, weights) for query in queries))


def list_features(text: PreparedText, weights: Weights) -> set[str]:
    """Give what a text is found by: its words, and if it is short its triples of letters."""
    found = set(text.words)
    if len(text.folded) <= weights.characters_of_short:
        found.update(_list_triples(text.folded))
    return found


def _list_triples(folded: str) -> Iterable[str]:
    padded = f" {folded} "
    return map("".join, zip(padded, padded[1:], padded[2:], strict=False))


def _list_pairs(of: Sequence[str]) -> Iterable[str]:
    return map(" ".join, pairwise(of))


def _list_source_features(source: str, short: int, paired: int = 0) -> list[str]:
    """List the features of a text that is not ready for comparison yet.

    Pairs are among them up to so many characters.
    """
    found = split_words(source)
    if len(source) <= paired:
        found += list(_list_pairs(found))
    if len(source) <= short:
        found += _list_triples(source.casefold())
    return found


def _select_features(
    sources: Sequence[str], queries: Sequence[PreparedText], weights: Weights
) -> tuple[int, set[str]]:
    """Choose the features to index among many texts, and tell up to which length pairs are."""
    step = len(sources) // weights.texts_in_sample
    seen = _count_in_sample(sources[::step], _list_all_features(queries, weights), weights)
    wanted: set[str] = set()
    paired = 0
    for asked in queries:
        # What the sample does not hold counts as half seen; of equally rare ones the name decides.
        features = ((seen[each] or 0.5, each) for each in list_features(asked, weights))
        rare = nsmallest(weights.features_searched, features)
        if _is_every_word_common([count * step for count, _ in rare], weights):
            wanted.update(_list_pairs(asked.words))
            paired = max(paired, weights.pairs_length_ratio * len(asked.folded))
        spent = 0.0
        for count, feature in rare:
            wanted.add(feature)
            spent += count * step
            if spent > weights.places_searched:
                break
    return paired, wanted


def _count_in_sample(sample: Sequence[str], features: set[str], weights: Weights) -> Counter[str]:
    """Count in how many texts of a sample each feature is."""
    short = weights.characters_of_short
    found = (features.intersection(_list_source_features(each, short)) for each in sample)
    return Counter(chain.from_iterable(found))


def _is_every_word_common(counts: Sequence[float], weights: Weights) -> bool:
    """Return whether a query's rarest features, the rarest first, are common on average."""
    rarest = counts[: weights.rarest_features]
    common = len(rarest) * weights.texts_of_common_feature
    return len(rarest) == weights.rarest_features and sum(rarest) > common


def _make_postings(
    sources: Sequence[str], wanted: set[str], paired: int, weights: Weights
) -> Postings:
    places: Postings = defaultdict(list)
    short, common = weights.characters_of_short, weights.texts_of_common_feature
    for number, source in enumerate(sources):
        for feature in wanted.intersection(_list_source_features(source, short, paired)):
            place = places[feature]
            place.append(number)
            if len(place) >= common:
                wanted.discard(feature)
    return dict(places)


def _rarest_places(places: Postings, asked: Iterable[str], most: int) -> list[list[int]]:
    """Give the places of the rarest features, of equally rare ones by name: sets have no order."""
    known = [(len(found), feature) for feature in asked if (found := places.get(feature))]
    return [places[feature] for _, feature in nsmallest(most, known)]
