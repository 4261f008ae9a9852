"""Suggestions for the messages that have no translation of their own."""

from __future__ import annotations

from collections.abc import Sequence
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
from dragoman.matching.splits import regroup
from dragoman.matching.weights import WEIGHTS, Weights


class _Origin(NamedTuple):
    """Where old translations come from: the old catalogue or the memory."""

    messages: Sequence[OldMessage]
    pool: Pool
    handicap: float = 0.0
    """By how much their scores are lowered."""
    how: MatchKind | None = None


class _Offer(NamedTuple):
    """A candidate with where it comes from."""

    score: float
    candidate: Candidate
    origin: _Origin

    @property
    def source(self) -> OldText:
        return self.origin.pool.texts[self.candidate.place]

    @property
    def message(self) -> OldMessage:
        return self.origin.messages[self.source.number]

    @property
    def verbatim(self) -> bool:
        """Was the text left as it is?"""
        return self.message.msgstr[0] == self.source.source


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
    queries = [prepare_query(new[n], n, weights) for n, got in enumerate(found) if got is None]
    kept = {got.old[0] for got in found if got is not None}
    gone = Pool(list_old_texts(old, [n for n in range(len(old)) if n not in kept]))
    near = find_neighbours(found, old, gone.texts, weights)
    ranked = rank_candidates(queries, gone, weights, near)
    regrouped = regroup(queries, gone.texts, ranked, old, weights)
    for number, got in regrouped.items():
        found[number] = got
    queries = [asked for asked in queries if asked.number not in regrouped]
    offers: _Offers = {asked.number: [] for asked in queries}
    _add_offers(offers, ranked, _Origin(old, gone))
    weak = [asked for asked in queries if not _is_enough(offers[asked.number], weights)]
    if weak:
        stayed = Pool(list_old_texts(old, sorted(kept)))
        origin = _Origin(old, stayed, weights.handicap_if_stayed)
        _add_offers(offers, rank_candidates(weak, stayed, weights), origin)
    if weak and memory:
        others = _make_memory_pool(memory, weights)
        origin = _Origin(memory, others, weights.handicap_if_remembered, MatchKind.MEMORY)
        _add_offers(offers, rank_candidates(weak, others, weights), origin)
    for asked in queries:
        found[asked.number] = _choose_best(asked, offers[asked.number], weights)


def _make_memory_pool(memory: Sequence[OldMessage], weights: Weights) -> Pool:
    """Ask the memory; that of a project has an index that serves all its documents."""
    if isinstance(memory, Memory):
        return memory.make_pool(weights)
    return Pool(list_old_texts(memory, range(len(memory))))


def _add_offers(offers: _Offers, ranked: Ranked, origin: _Origin) -> None:
    for number in offers.keys() & ranked.keys():
        offers[number].extend(_Offer(c.score - origin.handicap, c, origin) for c in ranked[number])


def _is_enough(offers: Sequence[_Offer], weights: Weights) -> bool:
    return any(offer.score >= weights.score_of_enough for offer in offers)


def _choose_best(asked: Query, offers: Sequence[_Offer], weights: Weights) -> Match | None:
    """Choose the best suggestion that clears the bar; the first of those that are as good."""
    ordered = sorted(offers, key=lambda offer: -offer.score)[: weights.offers_compared]
    steadied = ordered
    if not _is_enough(ordered[:1], weights):
        steadied = _adjust_for_steadiness(ordered, weights)
    best: Match | None = None
    for offer in steadied:
        if best is not None and offer.score <= best.score:
            continue
        got = _make_match(asked, offer, weights)
        bar = asked.bar - (weights.allowance_between_neighbours if offer.candidate.near else 0.0)
        if offer.score >= bar or got.remark:
            best = got
    if best is None and _is_left_as_it_is(ordered, weights):
        return _make_match(asked, ordered[0], weights)
    return best


def _is_left_as_it_is(offers: Sequence[_Offer], weights: Weights) -> bool:
    """Tell whether texts like the new one are left as they are."""
    likest = offers[: weights.witnesses_of_verbatim]
    witnesses = [each for each in likest if each.score >= weights.score_of_witness]
    return [each.verbatim for each in witnesses] == [True] * weights.witnesses_of_verbatim


def _adjust_for_steadiness(offers: Sequence[_Offer], weights: Weights) -> list[_Offer]:
    """Raise or lower each offer by how steadily texts like it were translated.

    Where the sources of two offers are alike and their translations are not, a translation like
    either is not to be expected for the new text; where the translations are the more alike, it
    is. The nearer the other offer is to the new text, the more it tells.
    """
    most = weights.characters_by_letters
    compared = [
        (offer.score, offer.source.text.folded[:most], offer.message.msgstr[0].casefold()[:most])
        for offer in offers
    ]
    steadied = []
    for offer, own in zip(offers, compared, strict=True):
        told = [_weigh_steadiness(own, other, weights) for other in compared if other is not own]
        weight = sum(weight for weight, _ in told)
        shift = sum(weight * gain for weight, gain in told) / weight if weight else 0.0
        steadied.append(offer._replace(score=offer.score + weights.weight_of_steadiness * shift))
    return steadied


def _weigh_steadiness(
    own: tuple[float, str, str], other: tuple[float, str, str], weights: Weights
) -> tuple[float, float]:
    """Say how much another offer tells, and how much more alike the translations are."""
    score, source, translation = other
    if score < weights.score_of_witness:
        return 0.0, 0.0
    gain = normalized_similarity(own[2], translation) - normalized_similarity(own[1], source)
    return (score / 100) ** weights.power_of_nearness, 100 * gain


def _make_match(asked: Query, offer: _Offer, weights: Weights) -> Match:
    """Make a match of an offer."""
    source, message, candidate = offer.source, offer.message, offer.candidate
    how = MatchKind.CONTEXT if candidate.near and offer.score < asked.bar else MatchKind.SIMILAR
    alike = source.text.words == asked.text.words
    if alike and fold_typography(source.source) == fold_typography(asked.msgid):
        how = MatchKind.TYPOGRAPHIC
    context = message.context if source.source == message.msgid else message.previous_context
    same = source.source == asked.msgid
    made = Match(
        offer.origin.how or how,
        (source.number,),
        offer.score,
        message.msgstr[:1],
        None if same and context is None else source.source,
        context,
    )
    if offer.verbatim:
        return made._replace(msgstr=(asked.msgid,))
    is_part = candidate.of_new >= weights.share_contained
    if is_part and candidate.of_old < weights.share_left_uncut:
        texts = source.source, message.msgstr[0], asked.msgid
        left = cut_sentences(*texts) or cut_part(*texts, weights)
        if left:
            return made._replace(
                how=offer.origin.how or MatchKind.SPLIT, msgstr=(left,), remark=SHARE
            )
    return made
