"""Which of several offers a message gets: the best that is good enough, and why."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.matching.candidates import OldText, Query
from dragoman.matching.cutting import cut_part, cut_sentences
from dragoman.matching.misleading import is_misleading, is_other_heading
from dragoman.matching.model import PARTLY, REORDERED, SHARE, Match, MatchKind
from dragoman.matching.normalize import fold_typography
from dragoman.matching.offers import (
    Offer,
    adjust_for_steadiness,
    are_all_verbatim,
    clears_bar,
    compute_bar,
    count_edits,
    is_enough,
    is_strange,
)
from dragoman.matching.reasons import NextBest, Reason, Reasons
from dragoman.matching.renewing import renew_copied
from dragoman.matching.weights import Weights

REASONS_OF_REMARKS = {
    SHARE: Reason.PART_LEFT,
    PARTLY: Reason.SENTENCES_KEPT,
    REORDERED: Reason.SENTENCES_MOVED,
}


def choose_best(query: Query, offers: Sequence[Offer], weights: Weights) -> Match | None:
    """Return the best suggestion that clears the bar, the first of those that are as good."""
    has_own = _has_own_offer(query, offers, weights)

    def order(offer: Offer) -> tuple[bool, float, bool]:
        strange = is_strange(query, offer)
        return strange and has_own, -offer.score, strange

    ordered = sorted(offers, key=order)[: weights.offers_compared]
    steadied = ordered
    if not is_enough(ordered[:1], weights):
        steadied = adjust_for_steadiness(ordered, weights)
    is_verbatim = are_all_verbatim(ordered, weights)
    if not is_verbatim:
        steadied = [each for each in steadied if not _is_misleading(query, each, weights)]
    steadied = [count_edits(query, offer, weights) for offer in steadied]
    chosen: tuple[Match, Offer] | None = None
    for offer in steadied:
        if is_strange(query, offer) and has_own:
            continue
        if chosen is None or offer.score > chosen[0].score:
            match = _make_match(query, offer, weights)
            if match.remark or clears_bar(query, offer, weights):
                chosen = match, offer
    if chosen is not None:
        match, offer = chosen
        bar = 0.0 if match.remark else compute_bar(query, offer, weights)
        return match._replace(reasons=list_reasons(query, offer, steadied, match.remark, bar))
    if is_verbatim:
        first = count_edits(query, ordered[0], weights)
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
        if clears_bar(query, count_edits(query, offer, weights), weights)
    )


def _is_misleading(query: Query, offer: Offer, weights: Weights) -> bool:
    """Return whether an offer only seems to fit.

    Numbers that the translation does not copy say nothing about others. One of two headings with
    another word may be suggested for the other where that is a number that will be renewed:
    "Step 3".
    """
    if offer.candidate.reason is Reason.NUMBERS:
        return not (offer.is_verbatim or _copies_changes(query, offer, weights))
    if is_misleading(query, offer.text, is_verbatim=offer.is_verbatim):
        return True
    if not is_other_heading(query, offer.text, weights):
        return False
    return offer.origin.reason is None or not _copies_changes(query, offer, weights)


def _copies_changes(query: Query, offer: Offer, weights: Weights) -> bool:
    """Return whether the translation copies all in which the new text differs."""
    translation = offer.message.msgstr[0]
    return renew_copied(offer.text.source, translation, query.msgid, weights) != translation


def _make_match(query: Query, offer: Offer, weights: Weights) -> Match:
    """Make a match of an offer, without its reasons."""
    text, message, candidate = offer.text, offer.message, offer.candidate
    same_context = not is_strange(query, offer)
    kind = MatchKind.SIMILAR
    if candidate.near:
        elsewhere = offer._replace(candidate=candidate._replace(near=False))
        alone = compute_bar(query, elsewhere, weights)
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
        is_enough_left = candidate.of_old >= weights.share_left_of_heading
        if share is None and (
            is_enough_left or len(query.prepared.words) >= weights.words_of_sentence
        ):  # a word or two may be there by chance
            share = cut_part(*texts, weights)
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
        why.append(REASONS_OF_REMARKS[remark])
    if offer.is_verbatim:
        why.append(Reason.VERBATIM)
    if offer.origin.reason is not None:
        why.append(offer.origin.reason)
    handicap = offer.origin.handicap
    return Reasons(
        tuple(why),
        candidate.likeness,
        bar,
        handicap,
        shift=offer.score - offer.edits - (candidate.score - handicap),
        edits=offer.edits,
        next_best=_find_next_best(offer, offers),
    )


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
