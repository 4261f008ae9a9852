"""Which of many texts may resemble a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from itertools import chain, pairwise

from dragoman.matching.normalize import split_words
from dragoman.matching.similarity import PreparedText

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
SAMPLE = 500
SELECTIVE = 3
"""Where so many of its rarest features are common on average, every word is, and pairs of words
are looked up as well,"""
LONGER = 3
"""in texts up to so many times as long."""

FEW = 6
MANY = 12
"""How many candidates a query gets, a long one and a short one."""
LAGGING = 3
"""A candidate that shares this many times fewer of the rare features than the first is none."""

Postings = dict[str, list[int]]


class Index:
    """Find candidates among texts; the cost of a query does not grow with their number.

    Only what the queries ask for is indexed.
    """

    def __init__(self, sources: Sequence[str], queries: Sequence[PreparedText]) -> None:
        if len(sources) <= FEW_TEXTS:
            self._paired, wanted = 0, set(chain.from_iterable(map(list_features, queries)))
        else:
            self._paired, wanted = _select_features(sources, queries)
        self._places = _make_postings(sources, wanted, self._paired)

    def candidates(self, query: PreparedText, hidden: Collection[int] = ()) -> list[int]:
        """Name the texts that share the most of the query's rare features, best first.

        Those that are hidden are passed over.
        """
        asked = list_features(query)
        if self._paired:
            asked.update(_list_pairs(query.words))
        votes: Counter[int] = Counter()
        spent = 0
        for places in _rarest_places(self._places, asked):
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


def list_features(text: PreparedText) -> set[str]:
    """Give what a text is found by: its words, and if it is short its triples of letters."""
    found = set(text.words)
    if len(text.folded) <= SHORT:
        found.update(_list_triples(text.folded))
    return found


def _list_triples(folded: str) -> Iterable[str]:
    padded = f" {folded} "
    return map("".join, zip(padded, padded[1:], padded[2:], strict=False))


def _list_pairs(of: Sequence[str]) -> Iterable[str]:
    return map(" ".join, pairwise(of))


def _list_source_features(source: str, paired: int = 0) -> list[str]:
    """List the features of a text that is not ready for comparison yet.

    Pairs are among them up to so many characters.
    """
    found = split_words(source)
    if len(source) <= paired:
        found += list(_list_pairs(found))
    if len(source) <= SHORT:
        found += _list_triples(source.casefold())
    return found


def _select_features(
    sources: Sequence[str], queries: Sequence[PreparedText]
) -> tuple[int, set[str]]:
    """Choose the features to index among many texts, and tell up to which length pairs are."""
    step = len(sources) // SAMPLE
    asked_for = set(chain.from_iterable(map(list_features, queries)))
    sample = (asked_for.intersection(_list_source_features(each)) for each in sources[::step])
    seen = Counter(chain.from_iterable(sample))
    wanted: set[str] = set()
    paired = 0
    for asked in queries:
        # What the sample does not hold counts as half seen; of equally rare ones the name decides.
        rare = nsmallest(RARE, ((seen[each] or 0.5, each) for each in list_features(asked)))
        rarest = [count * step for count, _ in rare[:SELECTIVE]]
        if len(rarest) == SELECTIVE and sum(rarest) > SELECTIVE * COMMON:
            wanted.update(_list_pairs(asked.words))
            paired = max(paired, LONGER * len(asked.folded))
        spent = 0.0
        for count, feature in rare:
            wanted.add(feature)
            spent += count * step
            if spent > BUDGET:
                break
    return paired, wanted


def _make_postings(sources: Sequence[str], wanted: set[str], paired: int) -> Postings:
    places: Postings = defaultdict(list)
    for number, source in enumerate(sources):
        for feature in wanted.intersection(_list_source_features(source, paired)):
            place = places[feature]
            place.append(number)
            if len(place) >= COMMON:
                wanted.discard(feature)
    return dict(places)


def _rarest_places(places: Postings, asked: Iterable[str]) -> list[list[int]]:
    """Give the places of the rarest features, of equally rare ones by name: sets have no order."""
    known = [(len(found), feature) for feature in asked if (found := places.get(feature))]
    return [places[feature] for _, feature in nsmallest(RARE, known)]
