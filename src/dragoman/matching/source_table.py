"""A table of many source texts: which features each has, without the texts themselves.

It takes the place of the texts where those of thousands of documents are searched: they need not
be read. Of each text and of each feature it has a digest of 64 bits. Two different ones have the
same digest once in many millions of projects.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

from dragoman.matching.features import find_shape, list_source_features
from dragoman.matching.weights import WEIGHTS, Weights


class SourceTable(NamedTuple):
    """The features of texts, which are numbered."""

    digests: array[int]
    """By number, the digest of the text."""
    lengths: array[int]
    """By number, how many characters it has."""
    features: array[int]
    """The digests of all features, sorted."""
    ends: array[int]
    """By place of a feature, where its numbers end."""
    numbers: array[int]
    """The numbers of the texts that have the first feature, those that have the second, …; each
    run is sorted."""

    def find_texts(self, feature: str) -> Sequence[int]:
        """Return the numbers of the texts that have a feature, sorted."""
        digest = digest_text(feature)
        place = bisect_left(self.features, digest)
        if place == len(self.features) or self.features[place] != digest:
            return ()
        start = self.ends[place - 1] if place else 0
        return self.numbers[start : self.ends[place]]

    def select(self, used: Collection[int]) -> tuple[SourceTable, dict[int, int]]:
        """Return a table of some of the texts only, and their new numbers by the old ones."""
        renumbered = {old: new for new, old in enumerate(sorted(used))}
        builder = TableBuilder()
        start = 0
        for feature, end in zip(self.features, self.ends, strict=True):
            found = (renumbered.get(number) for number in self.numbers[start:end])
            kept = array("I", [number for number in found if number is not None])
            if kept:
                builder.postings[feature] = kept
            start = end
        builder.digests = array("Q", [self.digests[old] for old in renumbered])
        builder.lengths = array("I", [self.lengths[old] for old in renumbered])
        return builder.build(), renumbered


EMPTY = SourceTable(array("Q"), array("I"), array("Q"), array("I"), array("I"))
"""The table of no texts."""


class TableBuilder:
    """A table that grows."""

    def __init__(self, table: SourceTable = EMPTY) -> None:
        self.digests, self.lengths = table.digests[:], table.lengths[:]
        starts = (0, *table.ends[:-1])
        runs = zip(table.features, starts, table.ends, strict=False)
        self.postings = {feature: table.numbers[start:end] for feature, start, end in runs}
        self._numbers = {digest: number for number, digest in enumerate(table.digests)}
        self._found: dict[str, array[int]] = {}
        """The numbers by feature: most are asked for again and again."""

    def add(self, source: str) -> int:
        """Add a text, where it is not there, and return its number."""
        digest = digest_text(source)
        number = self._numbers.setdefault(digest, len(self._numbers))
        if number == len(self.digests):
            self.digests.append(digest)
            self.lengths.append(len(source))
            short = WEIGHTS.characters_of_short
            features = {*list_source_features(source, short), *find_shape(source, WEIGHTS)}
            for feature in features:
                self._find_postings(feature).append(number)
        return number

    def _find_postings(self, feature: str) -> array[int]:
        postings = self._found.get(feature)
        if postings is None:
            postings = self.postings.setdefault(digest_text(feature), array("I"))
            self._found[feature] = postings
        return postings

    def build(self) -> SourceTable:
        """Return the table."""
        features = sorted(self.postings)
        numbers = array("I")
        for feature in features:
            numbers += self.postings[feature]
        ends = array("I", accumulate(len(self.postings[each]) for each in features))
        return SourceTable(self.digests, self.lengths, array("Q", features), ends, numbers)


def has_same_features(weights: Weights) -> bool:
    """Return whether texts have the same features with some weights as in a table."""
    same = WEIGHTS._replace(
        characters_of_short=weights.characters_of_short,
        characters_of_shape=weights.characters_of_shape,
        marks_of_shape=weights.marks_of_shape,
    )
    return same == WEIGHTS


def digest_text(text: str) -> int:
    """Return the digest of a text, a number of 64 bits."""
    data = text.encode(errors="surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest())
