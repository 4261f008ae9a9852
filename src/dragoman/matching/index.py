"""Which of many texts may be like a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from heapq import nsmallest
from itertools import chain

from dragoman.matching.features import Postings, find_shape, list_features, list_pairs
from dragoman.matching.searched_sources import ListedSources, SearchedSources
from dragoman.matching.similarity import PreparedText
from dragoman.matching.weights import Weights


class Index:
    """An index of texts that finds candidates at a cost that does not grow with their number.

    Only the features of the queries that it is made for are indexed.
    """

    def __init__(
        self,
        sources: Sequence[str] | SearchedSources,
        queries: Sequence[PreparedText],
        weights: Weights,
    ) -> None:
        self._weights = weights
        searched = sources if isinstance(sources, SearchedSources) else ListedSources(sources)
        if len(searched) <= weights.texts_indexed_whole:
            self._pairs_up_to, wanted = 0, _list_all_features(queries, weights)
        else:
            self._pairs_up_to, wanted = _select_features(searched, queries, weights)
        wanted |= _list_all_shapes(queries, weights)
        self._postings = searched.make_postings(wanted, self._pairs_up_to, weights)

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
            features.update(list_pairs(query.words))
        short = len(query.folded) <= weights.characters_of_short
        most = weights.candidates_of_short if short else weights.candidates_of_long
        found = self._vote(features, most, hidden, among)
        if short:
            found += self._vote(set(query.words), most, hidden, among)
        shape = find_shape(query.folded, weights)
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
    return set(chain.from_iterable(find_shape(query.folded, weights) for query in queries))


def _select_features(
    sources: SearchedSources, queries: Sequence[PreparedText], weights: Weights
) -> tuple[int, set[str]]:
    """Choose the features to index among many texts.

    Returns the most characters of a text whose pairs of words are indexed too, and the features.
    """
    step = len(sources) // weights.texts_in_sample
    seen = sources.count_in_sample(step, _list_all_features(queries, weights), weights)
    wanted: set[str] = set()
    pairs_up_to = 0
    for query in queries:
        # A feature that is not in the sample counts as half seen; the name decides between
        # equally rare ones.
        features = ((seen[each] or 0.5, each) for each in list_features(query, weights))
        rare = nsmallest(weights.features_searched, features)
        if _is_every_word_common([count * step for count, _ in rare], weights):
            wanted.update(list_pairs(query.words))
            pairs_up_to = max(pairs_up_to, weights.pairs_length_ratio * len(query.folded))
        spent = 0.0
        for count, feature in rare:
            wanted.add(feature)
            spent += count * step
            if spent > weights.places_searched:
                break
    return pairs_up_to, wanted


def _is_every_word_common(counts: Sequence[float], weights: Weights) -> bool:
    """Return whether a query's rarest features, the rarest first, are common on average."""
    most = weights.rarest_features
    rarest = counts[:most]
    return len(rarest) == most and sum(rarest) > most * weights.texts_of_common_feature


def _list_rarest(postings: Postings, features: Iterable[str], most: int) -> list[list[int]]:
    """List the texts of each of the rarest features.

    The name decides between equally rare ones, because sets have no order.
    """
    known = [(len(numbers), name) for name in features if (numbers := postings.get(name))]
    return [postings[name] for _, name in nsmallest(most, known)]
