"""Which of many texts may resemble a given one, found by the rare words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from dragoman.catalogs.similarity import Text

RARE = 32
"""Words of a query that are looked up, the rarest first."""
COMMON = 400
"""A word in more texts than this says little: pairs of words are looked up instead."""
BUDGET = 4000
"""Places looked at for one query; it bounds the cost where every word is common."""
SHORT = 48
"""Up to so many characters a text is found by its letters too: in a heading of one or two
words every word may have changed."""

Posting = dict[str, list[int]]


class Index:
    """Find candidates among texts; the cost of a query does not grow with their number.

    ``wanted`` limits what is indexed to what will be asked for: the features of those texts.
    """

    def __init__(self, texts: Sequence[Text], wanted: Iterable[Text] | None = None) -> None:
        self._texts = texts
        self._wanted = None if wanted is None else {f for t in wanted for f in features(t)}
        self._places = _postings(texts, self._wanted)
        self._pairs: Posting | None = None

    def candidates(self, query: Text, limit: int = 16) -> list[int]:
        """Name the texts that share the most of the query's rare features, best first."""
        places = self._places
        known = [place for f in features(query) if (place := places.get(f))]
        rare = nsmallest(RARE, known, key=len)
        if rare and len(rare[len(rare) // 2]) > COMMON:
            pairs = self._pair_places()
            known = [place for f in _pairs(query) if (place := pairs.get(f))]
            rare = nsmallest(RARE, known, key=len) + rare[:2]
        votes: Counter[int] = Counter()
        spent = 0
        for place in rare:
            votes.update(place if spent + len(place) <= BUDGET else place[: BUDGET - spent])
            spent += len(place)
            if spent >= BUDGET:
                break
        return [number for number, _ in votes.most_common(limit)]

    def _pair_places(self) -> Posting:
        if self._pairs is None:
            places: Posting = defaultdict(list)
            for number, text in enumerate(self._texts):
                for pair in _pairs(text):
                    places[pair].append(number)
            self._pairs = dict(places)
        return self._pairs


def features(text: Text) -> set[str]:
    """Give what a text is found by: its words, and if it is short its triples of letters."""
    found = set(text.words)
    if len(text.folded) <= SHORT:
        padded = f" {text.folded} "
        found.update(padded[i : i + 3] for i in range(len(padded) - 2))
    return found


def _pairs(text: Text) -> set[str]:
    return set(map(" ".join, zip(text.words, text.words[1:], strict=False)))


def _postings(texts: Sequence[Text], wanted: set[str] | None) -> Posting:
    places: Posting = defaultdict(list)
    for number, text in enumerate(texts):
        found = features(text)
        for feature in found if wanted is None else found & wanted:
            places[feature].append(number)
    return dict(places)
