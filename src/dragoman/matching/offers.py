"""Offers: old translations that may be suggested, and what each of them is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity

from dragoman.matching.candidates import Candidate, OldText, Pool, Query
from dragoman.matching.misleading import adds_plain_words
from dragoman.matching.model import OldMessage
from dragoman.matching.reasons import Reason
from dragoman.matching.similarity import compare_edits
from dragoman.matching.weights import Weights


class SearchedTexts(NamedTuple):
    """Old translations that are searched together, and what is common to them."""

    messages: Sequence[OldMessage]
    pool: Pool
    handicap: float = 0.0
    """By how much their scores are lowered."""
    reason: Reason | None = None
    """Why: they stayed, or are another document's."""


class Offer(NamedTuple):
    """A candidate with where it comes from."""

    score: float
    candidate: Candidate
    origin: SearchedTexts
    edits: float = 0.0
    """By how much the edits between the texts raised the score, or lowered it."""

    @property
    def text(self) -> OldText:
        """The old text."""
        return self.origin.pool.texts[self.candidate.place]

    @property
    def message(self) -> OldMessage:
        """The old message with its translation."""
        return self.origin.messages[self.text.number]

    @property
    def is_remembered(self) -> bool:
        """Whether it is another document's."""
        return self.origin.reason is Reason.MEMORY

    @property
    def is_verbatim(self) -> bool:
        """Whether the translation left the text as it is."""
        return self.message.msgstr[0] == self.text.source


def is_enough(offers: Sequence[Offer], weights: Weights) -> bool:
    """Return whether an offer is so good that no others need to be searched."""
    return any(offer.score >= weights.score_of_enough for offer in offers)


def is_strange(query: Query, offer: Offer) -> bool:
    """Return whether an offer is of another msgctxt than the query."""
    return offer.text.context != query.context


def clears_bar(query: Query, offer: Offer, weights: Weights) -> bool:
    """Return whether an offer, its edits counted, has the score that it needs."""
    return offer.score >= compute_bar(query, offer, weights)


def compute_bar(query: Query, offer: Offer, weights: Weights) -> float:
    """Return the score that an offer needs to be suggested, its edits counted."""
    bar = weights.threshold
    if offer.is_verbatim and not adds_plain_words(query, offer.text):
        return bar - weights.bonus_if_verbatim  # what was left is left wherever it is
    if offer.candidate.near:
        bar -= weights.allowance_between_neighbours
    return bar + weights.more_if_one_word if len(query.prepared.words) < 2 else bar


def count_edits(query: Query, offer: Offer, weights: Weights) -> Offer:
    """Return an offer whose score counts the edits between the two texts.

    Of two texts with as much in common, the one that needs fewer edits, letter by letter and with
    nothing moved, more often has a translation that can be kept. Where one of the texts is in the
    other, or has the same words, edits count for less.
    """
    kept = 100.0 * compare_edits(offer.text.prepared, query.prepared, weights)
    edits = weights.weight_of_edits * (kept - offer.candidate.score)
    if offer.candidate.reason is not Reason.ALIKE:
        edits = max(edits, -weights.most_lowered_if_kept)
    return offer._replace(score=offer.score + edits, edits=edits)


def are_all_verbatim(offers: Sequence[Offer], weights: Weights) -> bool:
    """Return whether texts like the new one are left as they are."""
    closest = offers[: weights.witnesses_of_verbatim]
    witnesses = [each for each in closest if each.score >= weights.score_of_verbatim_witness]
    return [each.is_verbatim for each in witnesses] == [True] * weights.witnesses_of_verbatim


def adjust_for_steadiness(offers: Sequence[Offer], weights: Weights) -> list[Offer]:
    """Raise or lower each offer by how steadily texts like it were translated.

    Where the sources of two offers are alike and their translations are not, a translation like
    either is not to be expected for the new text. Where the translations are more alike than the
    sources, it is. The nearer the other offer is to the new text, the more it says.
    """
    most = weights.characters_by_letters
    compared = [
        (offer.score, offer.text.prepared.folded[:most], offer.message.msgstr[0].casefold()[:most])
        for offer in offers
    ]
    witnesses = [each for each in compared if each[0] >= weights.score_of_witness]
    steadied = []
    for offer, own in zip(offers, compared, strict=True):
        gains = [_weigh_steadiness(own, other, weights) for other in witnesses if other is not own]
        total = sum(weight for weight, _ in gains)
        shift = sum(weight * gain for weight, gain in gains) / total if total else 0.0
        steadied.append(offer._replace(score=offer.score + weights.weight_of_steadiness * shift))
    return steadied


def _weigh_steadiness(
    own: tuple[float, str, str], other: tuple[float, str, str], weights: Weights
) -> tuple[float, float]:
    """Return how much another offer says, and how much more alike the translations are."""
    score, source, translation = other
    gain = normalized_similarity(own[2], translation) - normalized_similarity(own[1], source)
    return (score / 100) ** weights.power_of_nearness, 100 * gain
