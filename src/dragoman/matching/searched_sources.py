"""Many source texts in which an index is made, whether they are in memory or not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from dragoman.matching.features import Postings, find_shape, list_source_features
from dragoman.matching.weights import Weights


class SearchedSources(ABC):
    """Source texts, each at its place."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are."""

    @abstractmethod
    def count_in_sample(self, step: int, features: set[str], weights: Weights) -> Counter[str]:
        """Count in how many of the texts at the places 0, ``step``, 2 × ``step``, … each feature
        is, without the shapes."""

    @abstractmethod
    def make_postings(self, wanted: set[str], pairs_up_to: int, weights: Weights) -> Postings:
        """Return the places of the texts that have each of the features that are ``wanted``, the
        first ones only where there are many. ``pairs_up_to`` is the most characters of a text
        whose pairs of words are looked at."""


class ListedSources(SearchedSources):
    """Texts in a sequence, each looked at once."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources

    def __len__(self) -> int:
        return len(self._sources)

    def count_in_sample(self, step: int, features: set[str], weights: Weights) -> Counter[str]:
        """Look at each text of the sample."""
        return count_features(self._sources[::step], features, weights)

    def make_postings(self, wanted: set[str], pairs_up_to: int, weights: Weights) -> Postings:
        """Look at each text."""
        return index_texts(enumerate(self._sources), wanted, pairs_up_to, weights)


def count_features(texts: Iterable[str], features: set[str], weights: Weights) -> Counter[str]:
    """Count in how many texts each feature is."""
    short = weights.characters_of_short
    found = (features.intersection(list_source_features(each, short)) for each in texts)
    return Counter(chain.from_iterable(found))


def index_texts(
    texts: Iterable[tuple[int, str]], wanted: Iterable[str], pairs_up_to: int, weights: Weights
) -> Postings:
    """Return the places of the texts that have the features; of those that turn out to be common,
    the first ones."""
    postings: Postings = defaultdict(list)
    left = set(wanted)
    short, common = weights.characters_of_short, weights.texts_of_common_feature
    for place, source in texts:
        features = list_source_features(source, short, pairs_up_to)
        features += find_shape(source, weights)
        for feature in left.intersection(features):
            places = postings[feature]
            places.append(place)
            if len(places) >= common:
                left.discard(feature)
    return dict(postings)
