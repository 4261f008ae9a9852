"""Suggestions for the messages that have no translation of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity

from dragoman.matching.candidates import (
    Candidate,
    OldText,
    Pool,
    Query,
    Ranked,
    find_neighbours,
    list_old_texts,
    prepare_query,
    rank_candidates,
)
from dragoman.matching.cutting import cut_part, cut_sentences
from dragoman.matching.memory import Memory
from dragoman.matching.model import SHARE, Match, MatchKind, MatchOptions, NewMessage, OldMessage
from dragoman.matching.normalize import fold_typography
from dragoman.matching.reasons import NextBest, Reason, Reasons
from dragoman.matching.splits import regroup
from dragoman.matching.weights import WEIGHTS, Weights


class _Origin(NamedTuple):
    """Old translations that are searched together, and what is common to them."""

    messages: Sequence[OldMessage]
    pool: Pool
    handicap: float = 0.0
    """By how much their scores are lowered."""
    reason: Reason | None = None
    """Why: they stayed, or are another document's."""


class _Offer(NamedTuple):
    """A candidate with where it comes from."""

    score: float
    candidate: Candidate
    origin: _Origin

    @property
    def text(self) -> OldText:
        return self.origin.pool.texts[self.candidate.place]

    @property
    def message(self) -> OldMessage:
        return self.origin.messages[self.text.number]

    @property
    def is_remembered(self) -> bool:
        return self.origin.reason is Reason.MEMORY

    @property
    def is_verbatim(self) -> bool:
        """Whether the translation left the text as it is."""
        return self.message.msgstr[0] == self.text.source


_Offers = dict[int, list[_Offer]]


def suggest(
    found: list[Match | None],
    old: Sequence[OldMessage],
    new: Sequence[NewMessage],
    memory: Sequence[OldMessage],
    options: MatchOptions,
) -> None:
    """Put into the gaps of ``found`` what the old messages and the memory suggest."""
    weights = options.weights or WEIGHTS
    if options.threshold:
        weights = weights._replace(threshold=options.threshold)
    queries = [prepare_query(new[n], n, weights) for n, match in enumerate(found) if match is None]
    kept = {match.old[0] for match in found if match is not None}
    gone = Pool(list_old_texts(old, [n for n in range(len(old)) if n not in kept]))
    near = find_neighbours(found, old, gone.texts, weights)
    ranked = rank_candidates(queries, gone, weights, near)
    regrouped = regroup(queries, gone.texts, ranked, old, weights)
    for number, match in regrouped.items():
        found[number] = match
    queries = [query for query in queries if query.number not in regrouped]
    offers: _Offers = {query.number: [] for query in queries}
    _add_offers(offers, ranked, _Origin(old, gone))
    weak = [query for query in queries if not _is_enough(offers[query.number], weights)]
    for origin in _list_other_origins(old, kept, memory, weights) if weak else ():
        _add_offers(offers, rank_candidates(weak, origin.pool, weights), origin)
    for query in queries:
        found[query.number] = _choose_best(query, offers[query.number], weights)


def _list_other_origins(
    old: Sequence[OldMessage], kept: set[int], memory: Sequence[OldMessage], weights: Weights
) -> Iterator[_Origin]:
    """Yield what is searched where nothing that has left is good enough."""
    stayed = Pool(list_old_texts(old, sorted(kept)))
    yield _Origin(old, stayed, weights.handicap_if_stayed, Reason.STAYED)
    if memory:
        if isinstance(memory, Memory):
            others = memory.make_pool(weights)
        else:
            others = Pool(list_old_texts(memory, range(len(memory))))
        yield _Origin(memory, others, weights.handicap_if_remembered, Reason.MEMORY)


def _add_offers(offers: _Offers, ranked: Ranked, origin: _Origin) -> None:
    for number in offers.keys() & ranked.keys():
        offers[number].extend(_Offer(c.score - origin.handicap, c, origin) for c in ranked[number])


def _is_enough(offers: Sequence[_Offer], weights: Weights) -> bool:
    return any(offer.score >= weights.score_of_enough for offer in offers)


def _choose_best(query: Query, offers: Sequence[_Offer], weights: Weights) -> Match | None:
    """Return the best suggestion that clears the bar, the first of those that are as good."""
    ordered = sorted(offers, key=lambda offer: -offer.score)[: weights.offers_compared]
    steadied = ordered
    if not _is_enough(ordered[:1], weights):
        steadied = _adjust_for_steadiness(ordered, weights)
    chosen: tuple[Match, _Offer] | None = None
    for offer in steadied:
        if chosen is None or offer.score > chosen[0].score:
            match = _make_match(query, offer, weights)
            if match.remark or offer.score >= _compute_bar(query, offer, weights):
                chosen = match, offer
    if chosen is not None:
        match, offer = chosen
        bar = 0.0 if match.remark else _compute_bar(query, offer, weights)
        return match._replace(reasons=_list_reasons(query, offer, steadied, match.remark, bar))
    if _are_all_verbatim(ordered, weights):
        reasons = _list_reasons(query, ordered[0], ordered, "", 0.0)
        reasons = reasons._replace(why=(*reasons.why, Reason.ALL_VERBATIM))
        return _make_match(query, ordered[0], weights)._replace(reasons=reasons)
    return None


def _compute_bar(query: Query, offer: _Offer, weights: Weights) -> float:
    """Return the score that an offer needs to be suggested."""
    near = offer.candidate.near
    return query.bar - (weights.allowance_between_neighbours if near else 0.0)


def _are_all_verbatim(offers: Sequence[_Offer], weights: Weights) -> bool:
    """Return whether texts like the new one are left as they are."""
    closest = offers[: weights.witnesses_of_verbatim]
    witnesses = [each for each in closest if each.score >= weights.score_of_witness]
    return [each.is_verbatim for each in witnesses] == [True] * weights.witnesses_of_verbatim


def _adjust_for_steadiness(offers: Sequence[_Offer], weights: Weights) -> list[_Offer]:
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
    steadied = []
    for offer, own in zip(offers, compared, strict=True):
        gains = [_weigh_steadiness(own, other, weights) for other in compared if other is not own]
        total = sum(weight for weight, _ in gains)
        shift = sum(weight * gain for weight, gain in gains) / total if total else 0.0
        steadied.append(offer._replace(score=offer.score + weights.weight_of_steadiness * shift))
    return steadied


def _weigh_steadiness(
    own: tuple[float, str, str], other: tuple[float, str, str], weights: Weights
) -> tuple[float, float]:
    """Return how much another offer says, and how much more alike the translations are."""
    score, source, translation = other
    if score < weights.score_of_witness:
        return 0.0, 0.0
    gain = normalized_similarity(own[2], translation) - normalized_similarity(own[1], source)
    return (score / 100) ** weights.power_of_nearness, 100 * gain


def _make_match(query: Query, offer: _Offer, weights: Weights) -> Match:
    """Make a match of an offer, without its reasons."""
    text, message, candidate = offer.text, offer.message, offer.candidate
    kind = MatchKind.CONTEXT if candidate.near and offer.score < query.bar else MatchKind.SIMILAR
    if text.prepared.words == query.prepared.words and _differs_in_typography(query, text):
        kind = MatchKind.TYPOGRAPHIC
    if offer.is_remembered:
        kind = MatchKind.MEMORY
    context = message.context if text.source == message.msgid else message.previous_context
    same = text.source == query.msgid
    match = Match(
        kind,
        (text.number,),
        offer.score,
        message.msgstr[:1],
        None if same and context is None else text.source,
        context,
    )
    if offer.is_verbatim:
        return match._replace(msgstr=(query.msgid,))
    is_part = candidate.of_new >= weights.share_contained
    if is_part and candidate.of_old < weights.share_left_uncut:
        texts = text.source, message.msgstr[0], query.msgid
        share = cut_sentences(*texts) or cut_part(*texts, weights)
        if share:
            kind = kind if offer.is_remembered else MatchKind.SPLIT
            return match._replace(kind=kind, msgstr=(share,), remark=SHARE)
    return match


def _differs_in_typography(query: Query, text: OldText) -> bool:
    """Return whether two texts are the same, or differ in typography only."""
    return fold_typography(text.source) == fold_typography(query.msgid)


def _list_reasons(
    query: Query, offer: _Offer, offers: Sequence[_Offer], remark: str, bar: float
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
        why.append(Reason.PART_LEFT)
    if offer.is_verbatim:
        why.append(Reason.VERBATIM)
    if offer.origin.reason is not None:
        why.append(offer.origin.reason)
    shift = offer.score - (candidate.score - offer.origin.handicap)
    next_best = _find_next_best(offer, offers)
    handicap = offer.origin.handicap
    return Reasons(tuple(why), candidate.likeness, bar, handicap, shift, next_best)


def _find_next_best(chosen: _Offer, offers: Sequence[_Offer]) -> NextBest | None:
    """Find the best of the other offers.

    An offer of the same text with the same translation does not count as another one.
    """
    best: _Offer | None = None
    for other in offers:
        if other is not chosen and (best is None or other.score > best.score):
            same = other.text.source == chosen.text.source
            if not same or other.message.msgstr[0] != chosen.message.msgstr[0]:
                best = other
    if best is None:
        return None
    return NextBest(best.text.number, best.is_remembered, best.text.source, best.score)
