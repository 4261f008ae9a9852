"""Which of many texts may resemble a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from itertools import chain, pairwise

from dragoman.catalogs.folding import words
from dragoman.catalogs.similarity import Text

RARE = 32
"""Features of a query that are looked up, the rarest first."""
BUDGET = 400
"""Places looked at for one query; it bounds the cost where every word is common."""
SHORT = 48
"""Up to so many characters a text is found by its letters too: in a heading of one or two
words every word may have changed."""
COMMON = 500
"""A feature in so many texts tells little, and only these are remembered for it."""

FEW_TEXTS = 2000
"""Of up to so many texts every feature that a query has is indexed. Of more only those are that
will be looked up; how rare they are is told from a sample."""
SAMPLE = 1000
SELECTIVE = 3
"""Where so many of its rarest features are not looked up within the budget, every word is common,
and pairs of words are looked up as well."""

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
        if len(sources) <= FEW_TEXTS:
            self._paired, wanted = False, set(chain.from_iterable(map(features, queries)))
        else:
            self._paired, wanted = _selected(sources, queries)
        self._places = _postings(sources, wanted, paired=self._paired)

    def candidates(self, query: Text, hidden: Collection[int] = ()) -> list[int]:
        """Name the texts that share the most of the query's rare features, best first.

        Those that are hidden are passed over.
        """
        asked = features(query)
        if self._paired:
            asked.update(_pairs(query.words))
        votes: Counter[int] = Counter()
        spent = 0
        for places in _rarest(self._places, asked):
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


def features(text: Text) -> set[str]:
    """Give what a text is found by: its words, and if it is short its triples of letters."""
    found = set(text.words)
    if len(text.folded) <= SHORT:
        found.update(_triples(text.folded))
    return found


def _triples(folded: str) -> Iterable[str]:
    padded = f" {folded} "
    return map("".join, zip(padded, padded[1:], padded[2:], strict=False))


def _pairs(of: Sequence[str]) -> Iterable[str]:
    return map(" ".join, pairwise(of))


def _of_source(source: str, *, paired: bool = False) -> list[str]:
    """List the features of a text that is not ready for comparison yet."""
    found = words(source)
    pairs = _pairs(found) if paired else ()
    triples = _triples(source.casefold()) if len(source) <= SHORT else ()
    return [*found, *pairs, *triples] if pairs or triples else found


def _selected(sources: Sequence[str], queries: Iterable[Text]) -> tuple[bool, set[str]]:
    """Choose the features to index among many texts, and tell whether pairs are among them."""
    step = len(sources) // SAMPLE
    seen = Counter(chain.from_iterable(set(_of_source(each)) for each in sources[::step]))
    common = BUDGET / step
    wanted: set[str] = set()
    pairs: set[str] = set()
    for asked in queries:
        # What the sample does not hold counts as half seen; of equally rare ones the name decides.
        rare = nsmallest(RARE, ((seen[each] or 0.5, each) for each in features(asked)))
        if len(rare) >= SELECTIVE and sum(count for count, _ in rare[:SELECTIVE]) > common:
            pairs.update(_pairs(asked.words))
        spent = 0.0
        for count, feature in rare:
            wanted.add(feature)
            spent += count
            if spent > common:
                break
    return bool(pairs), wanted | pairs


def _postings(sources: Sequence[str], wanted: set[str], *, paired: bool) -> Postings:
    places: Postings = defaultdict(list)
    for number, source in enumerate(sources):
        for feature in wanted.intersection(_of_source(source, paired=paired)):
            place = places[feature]
            place.append(number)
            if len(place) >= COMMON:
                wanted.discard(feature)
    return dict(places)


def _rarest(places: Postings, asked: Iterable[str]) -> list[list[int]]:
    """Give the places of the rarest features, of equally rare ones by name: sets have no order."""
    known = [(len(found), feature) for feature in asked if (found := places.get(feature))]
    return [places[feature] for _, feature in nsmallest(RARE, known)]
