"""What a text is found by among many others: its features.

These are its words and pairs of words; in a short text, its triples of letters; and its shape, the
marks that it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.matching.normalize import split_words
from dragoman.matching.similarity import PreparedText
from dragoman.matching.weights import Weights

Postings = dict[str, list[int]]
"""By feature (a word, a pair of words, three letters, a shape), the numbers of the texts that have
it."""

_NUMBERS = "|0|"
"""The shape of a text of numbers."""
_MARKS_ONLY = bytes(
    32 if code > 127 or chr(code).isalnum() or chr(code) in "\t\n\r._:/,-" else code
    for code in range(256)
)
"""Letters, digits, and what is inside addresses and numbers become spaces; other marks stay."""


def find_shape(folded: str, weights: Weights) -> tuple[str, ...]:
    """Return which marks a text has, with or without words between them, as a feature.

    Return () if it has few marks, or is long. Texts of nothing but numbers, as in a table, have one
    shape: no two need to have a word or three letters in common.
    """
    start = folded[: weights.characters_of_short]
    if not any(map(str.isalpha, start)) and any(map(str.isdecimal, start)):
        return (_NUMBERS,)
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


def list_pairs(words: Sequence[str]) -> Iterable[str]:
    """Yield the pairs of words that follow each other, each as one feature."""
    return map(" ".join, pairwise(words))


def list_source_features(source: str, short: int, pairs_up_to: int = 0) -> list[str]:
    """List the features of a text that is not prepared for comparison yet.

    ``short`` and ``pairs_up_to`` are the most characters of a text whose triples of letters, and
    whose pairs of words, are among them.
    """
    features = split_words(source)
    if len(source) <= pairs_up_to:
        features += list(list_pairs(features))
    if len(source) <= short:
        features += _list_triples(source.casefold())
    return features
