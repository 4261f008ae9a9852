"""How alike two source texts are, from 0 to 100, and how much of one is in the other.

This module imports rapidfuzz, so it is imported only where something needs matching.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from dragoman.matching.normalize import split_words
from dragoman.matching.weights import Weights


class PreparedText(NamedTuple):
    """A source text, prepared for comparison once."""

    folded: str
    """The text without letter case."""
    words: tuple[str, ...]
    """As ``split_words`` lists them."""


class Likeness(NamedTuple):
    """How alike two texts are."""

    score: float
    """0 to 100; unrelated English paragraphs score up to 40."""
    of_old: float
    """The share of the old text's words that are in the new text, in order, 0 to 1."""
    of_new: float
    """The share of the new text's words that are in the old text, in order, 0 to 1."""


def prepare_text(source: str) -> PreparedText:
    """Prepare a text: letter case is folded, because it seldom changes a translation."""
    # Texts have the same words again and again: each is in memory once.
    return PreparedText(source.casefold(), tuple(map(intern, split_words(source))))


def compare_texts(old: PreparedText, new: PreparedText, weights: Weights) -> Likeness:
    """Compare two texts by their letters and, the longer they are, by their words.

    Letters show a small fix within a word, and a heading has little more to compare. Words keep a
    paragraph from looking like another one because the same letters are common in both.
    """
    if min(len(old.words), len(new.words)) > weights.words_in_order:
        return _compare_pairs(old, new)
    common = LCSseq.similarity(old.words, new.words)
    total = len(old.words) + len(new.words)
    by_words = 200.0 * common / total if total else 0.0
    heading, full = weights.words_of_heading, weights.weight_of_words
    weight = full * min(1.0, max(0.0, (total / 2 - heading) / heading))
    strange = weight == full and by_words < weights.least_likeness_of_words
    if strange or max(len(old.folded), len(new.folded)) > weights.characters_by_letters:
        score = by_words
    else:
        by_letters = 100.0 * Indel.normalized_similarity(old.folded, new.folded)
        score = by_letters + weight * (by_words - by_letters)
    return Likeness(score, common / (len(old.words) or 1), common / (len(new.words) or 1))


def compare_edits(old: PreparedText, new: PreparedText, weights: Weights) -> float:
    """Return the share of two texts that needs no edit, 0 to 1, where nothing may be moved.

    Edits are letters that are put in, taken out or replaced; in long texts, words.
    """
    if max(len(old.folded), len(new.folded)) <= weights.characters_by_letters:
        return Levenshtein.normalized_similarity(old.folded, new.folded)
    if min(len(old.words), len(new.words)) <= weights.words_in_order:
        return Levenshtein.normalized_similarity(old.words, new.words)
    return _compare_pairs(old, new).score / 100.0


def _compare_pairs(old: PreparedText, new: PreparedText) -> Likeness:
    """Compare two texts by their pairs of words, whatever the order of the pairs."""
    old_pairs, new_pairs = Counter(pairwise(old.words)), Counter(pairwise(new.words))
    common, total = (old_pairs & new_pairs).total(), old_pairs.total() + new_pairs.total()
    of_old, of_new = common / old_pairs.total(), common / new_pairs.total()
    return Likeness(200.0 * common / total, of_old, of_new)
