"""Which of many texts may resemble a given one, found by the rare words that they share."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest

from dragoman.catalogs.folding import words
from dragoman.catalogs.similarity import Text

RARE = 32
"""Words of a query that are looked up, the rarest first."""
BUDGET = 1200
"""Places looked at for one query; it bounds the cost where every word is common."""
SHORT = 48
"""Up to so many characters a text is found by its letters too: in a heading of one or two
words every word may have changed."""

COMMON = 500
"""A word in so many texts tells little, and only these are remembered for it."""
SELECTIVE = 3
"""Where so many of its rarest words are not looked up within the budget, every word is common,
and pairs of words are looked up instead."""
RARER = 8
"""Of so many words of a query the pairs are looked up."""
FEW = 8
MANY = 16
"""How many candidates a query gets, a long one and a short one."""
LAGGING = 3
"""A candidate that shares this many times fewer of the rare features than the first is none."""

Postings = dict[str, list[int]]


class Index:
    """Find candidates among texts; the cost of a query does not grow with their number.

    Only what the queries ask for is indexed.
    """

    def __init__(self, sources: Sequence[str], queries: Iterable[Text]) -> None:
        self._sources = sources
        self._queries = tuple(queries)
        wanted = {feature for asked in self._queries for feature in features(asked)}
        self._places = _postings(map(_of_source, sources), wanted)
        self._pairs: Postings | None = None

    def candidates(self, query: Text, hidden: Collection[int] = ()) -> list[int]:
        """Name the texts that share the most of the query's rare features, best first.

        Those that are hidden are passed over.
        """
        rare = _rarest(self._places, features(query))
        if len(rare) >= SELECTIVE and sum(map(len, rare[:SELECTIVE])) > BUDGET:
            rare = [*_rarest(self._pair_places(), pairs(query.words)), *rare[:2]]
        votes: Counter[int] = Counter()
        spent = 0
        for places in rare:
            votes.update(places[: BUDGET - spent])
            spent += len(places)
            if spent >= BUDGET:
                break
        for place in votes.keys() & hidden if hidden else ():
            del votes[place]
        least = max(votes.values(), default=0) / LAGGING
        named = [(-count, number) for number, count in votes.items() if count >= least]
        few = MANY if len(query.folded) <= SHORT else FEW
        return [number for _, number in nsmallest(few, named)]

    def _pair_places(self) -> Postings:
        """Index the pairs that hold one of the rarer words of a query; the rest tell as little."""
        if self._pairs is None:
            wanted: set[str] = set()
            for asked in self._queries:
                seen = [word for word in asked.words if word in self._places]
                hot = nsmallest(RARER, set(seen), key=lambda word: (len(self._places[word]), word))
                wanted |= pairs(asked.words, set(hot))
            self._pairs = _postings((pairs(words(source)) for source in self._sources), wanted)
        return self._pairs


def features(text: Text) -> set[str]:
    """Give what a text is found by: its words, and if it is short its triples of letters."""
    found = set(text.words)
    if len(text.folded) <= SHORT:
        found.update(_triples(text.folded))
    return found


def pairs(of: Sequence[str], holding: set[str] | None = None) -> set[str]:
    """Give the pairs of words that follow each other, or those that hold one of some words."""
    found = itertools.pairwise(of)
    if holding is not None:
        return {f"{one} {two}" for one, two in found if one in holding or two in holding}
    return set(map(" ".join, found))


def _triples(folded: str) -> Iterable[str]:
    padded = f" {folded} "
    return map("".join, zip(padded, padded[1:], padded[2:], strict=False))


def _of_source(source: str) -> set[str]:
    """Give the features of a text that is not ready for comparison yet."""
    found = set(words(source))
    if len(source) <= SHORT:
        found.update(_triples(source.casefold()))
    return found


def _postings(texts: Iterable[set[str]], wanted: set[str]) -> Postings:
    places: Postings = defaultdict(list)
    for number, found in enumerate(texts):
        for feature in found & wanted:
            place = places[feature]
            place.append(number)
            if len(place) >= COMMON:
                wanted.discard(feature)
    return dict(places)


def _rarest(places: Postings, asked: Iterable[str]) -> list[list[int]]:
    """Give the places of the rarest features, of equally rare ones by name: sets have no order."""
    known = [(len(found), feature) for feature in asked if (found := places.get(feature))]
    return [places[feature] for _, feature in nsmallest(RARE, known)]
