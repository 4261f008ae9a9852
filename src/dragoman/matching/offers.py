"""Which of several offers a message gets: the best that is good enough, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity

from dragoman.matching.candidates import Candidate, OldText, Pool, Query
from dragoman.matching.cutting import cut_part, cut_sentences
from dragoman.matching.misleading import adds_plain_words, is_misleading
from dragoman.matching.model import PARTLY, SHARE, Match, MatchKind, OldMessage
from dragoman.matching.normalize import fold_typography
from dragoman.matching.reasons import NextBest, Reason, Reasons
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


def choose_best(query: Query, offers: Sequence[Offer], weights: Weights) -> Match | None:
    """Return the best suggestion that clears the bar, the first of those that are as good."""
    has_own = _has_own_offer(query, offers, weights)

    def order(offer: Offer) -> tuple[bool, float, bool]:
        strange = is_strange(query, offer)
        return strange and has_own, -offer.score, strange

    ordered = sorted(offers, key=order)[: weights.offers_compared]
    steadied = ordered
    if not is_enough(ordered[:1], weights):
        steadied = _adjust_for_steadiness(ordered, weights)
    are_all_verbatim = _are_all_verbatim(ordered, weights)
    if not are_all_verbatim:
        steadied = _drop_misleading(query, steadied, weights)
    steadied = [_count_edits(query, offer, weights) for offer in steadied]
    chosen: tuple[Match, Offer] | None = None
    for offer in steadied:
        if is_strange(query, offer) and has_own:
            continue
        if chosen is None or offer.score > chosen[0].score:
            match = _make_match(query, offer, weights)
            if match.remark or _clears_bar(query, offer, weights):
                chosen = match, offer
    if chosen is not None:
        match, offer = chosen
        bar = 0.0 if match.remark else _compute_bar(query, offer, weights)
        return match._replace(reasons=list_reasons(query, offer, steadied, match.remark, bar))
    if are_all_verbatim:
        first = _count_edits(query, ordered[0], weights)
        reasons = list_reasons(query, first, ordered, "", 0.0)
        reasons = reasons._replace(why=(*reasons.why, Reason.ALL_VERBATIM))
        return _make_match(query, first, weights)._replace(reasons=reasons)
    return None


def _has_own_offer(query: Query, offers: Sequence[Offer], weights: Weights) -> bool:
    """Return whether a text of its own msgctxt is good enough for a query.

    It must have left the document, or have the same words. Then the texts of other contexts are
    refused, however alike they are: "Guide" may be a person in one and a book in another.
    """
    own = [offer for offer in offers if not is_strange(query, offer)]
    if len(own) == len(offers):
        return False
    words = query.prepared.words
    return any(
        offer.origin.reason is None or offer.text.prepared.words == words
        for offer in own
        if _clears_bar(query, _count_edits(query, offer, weights), weights)
    )


def _drop_misleading(query: Query, offers: Sequence[Offer], weights: Weights) -> list[Offer]:
    """Return the offers that are as good as the best misleading one, without those.

    What is even less like the new text is no better.
    """
    misleading = [
        offer
        for offer in offers
        if is_misleading(query, offer.text, weights, is_verbatim=offer.is_verbatim)
    ]
    least = max((offer.score for offer in misleading), default=0.0)
    return [each for each in offers if each.score >= least and each not in misleading]


def is_strange(query: Query, offer: Offer) -> bool:
    """Return whether an offer is of another msgctxt than the query."""
    return offer.text.context != query.context


def _clears_bar(query: Query, offer: Offer, weights: Weights) -> bool:
    """Return whether an offer, its edits counted, has the score that it needs."""
    return offer.score >= _compute_bar(query, offer, weights)


def _compute_bar(query: Query, offer: Offer, weights: Weights) -> float:
    """Return the score that an offer needs to be suggested, its edits counted."""
    bar = weights.threshold
    if offer.candidate.near:
        bar -= weights.allowance_between_neighbours
    if offer.is_verbatim and not adds_plain_words(query, offer.text):
        return bar - weights.bonus_if_verbatim
    return bar + weights.more_if_one_word if len(query.prepared.words) < 2 else bar


def _count_edits(query: Query, offer: Offer, weights: Weights) -> Offer:
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


def _are_all_verbatim(offers: Sequence[Offer], weights: Weights) -> bool:
    """Return whether texts like the new one are left as they are."""
    closest = offers[: weights.witnesses_of_verbatim]
    witnesses = [each for each in closest if each.score >= weights.score_of_verbatim_witness]
    return [each.is_verbatim for each in witnesses] == [True] * weights.witnesses_of_verbatim


def _adjust_for_steadiness(offers: Sequence[Offer], weights: Weights) -> list[Offer]:
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


def _make_match(query: Query, offer: Offer, weights: Weights) -> Match:
    """Make a match of an offer, without its reasons."""
    text, message, candidate = offer.text, offer.message, offer.candidate
    same_context = not is_strange(query, offer)
    kind = MatchKind.SIMILAR
    if candidate.near:
        alone = _compute_bar(query, offer, weights) + weights.allowance_between_neighbours
        kind = MatchKind.CONTEXT if offer.score < alone else kind
    same_words = text.prepared.words == query.prepared.words
    if same_context and same_words and _differs_in_typography(query, text):
        kind = MatchKind.TYPOGRAPHIC
    if offer.is_remembered:
        kind = MatchKind.MEMORY
    same = text.source == query.msgid
    match = Match(
        kind,
        (text.number,),
        offer.score,
        message.msgstr[:1],
        None if same and text.context is None else text.source,
        text.context,
    )
    if offer.is_verbatim:
        return match._replace(msgstr=(query.msgid,))
    is_part = candidate.of_new >= weights.share_contained
    if is_part and candidate.of_old < weights.share_left_uncut:
        texts = text.source, message.msgstr[0], query.msgid
        share = cut_sentences(*texts)
        if share is None and len(query.prepared.words) >= weights.words_of_sentence:
            share = cut_part(*texts, weights)  # a word or two may be there by chance
        if share:
            kind = kind if offer.is_remembered else MatchKind.SPLIT
            return match._replace(kind=kind, msgstr=(share,), remark=SHARE)
    return match


def _differs_in_typography(query: Query, text: OldText) -> bool:
    """Return whether two texts are the same, or differ in typography only."""
    return fold_typography(text.source) == fold_typography(query.msgid)


def list_reasons(
    query: Query, offer: Offer, offers: Sequence[Offer], remark: str, bar: float
) -> Reasons:
    """Return why an offer was chosen, and which of the others came next."""
    candidate, reason = offer.candidate, offer.candidate.reason
    if offer.text.source == query.msgid:
        reason = Reason.SAME_TEXT
    elif reason is Reason.SAME_WORDS and _differs_in_typography(query, offer.text):
        reason = Reason.TYPOGRAPHY
    why = [reason]
    if candidate.near:
        why.append(Reason.NEIGHBOURS)
    if remark:
        why.append(Reason.SENTENCES_KEPT if remark == PARTLY else Reason.PART_LEFT)
    if offer.is_verbatim:
        why.append(Reason.VERBATIM)
    if offer.origin.reason is not None:
        why.append(offer.origin.reason)
    handicap, edits = offer.origin.handicap, offer.edits
    shift = offer.score - edits - (candidate.score - handicap)
    next_best = _find_next_best(offer, offers)
    return Reasons(tuple(why), candidate.likeness, bar, handicap, shift, edits, next_best)


def _find_next_best(chosen: Offer, offers: Sequence[Offer]) -> NextBest | None:
    """Find the best of the other offers.

    An offer of the same text with the same translation does not count as another one.
    """
    best: Offer | None = None
    for other in offers:
        if other is not chosen and (best is None or other.score > best.score):
            same = other.text.source == chosen.text.source
            if not same or other.message.msgstr[0] != chosen.message.msgstr[0]:
                best = other
    if best is None:
        return None
    return NextBest(best.text.number, best.is_remembered, best.text.source, best.score)
