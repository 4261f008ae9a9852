"""Suggestions for the messages that have no translation of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.matching.candidates import (
    Candidate,
    Pool,
    Query,
    Ranked,
    find_neighbours,
    list_old_texts,
    prepare_query,
    rank_candidates,
    rank_each,
)
from dragoman.matching.choosing import REASONS_OF_REMARKS, choose_best
from dragoman.matching.composing import compose_best, may_be_regrouped
from dragoman.matching.memory import Memory
from dragoman.matching.model import (
    RENEWED,
    Match,
    MatchKind,
    MatchOptions,
    NewMessage,
    OldMessage,
    is_divided,
)
from dragoman.matching.offers import Offer, SearchedTexts, is_enough, is_strange
from dragoman.matching.reasons import Reason
from dragoman.matching.renewing import renew_copied
from dragoman.matching.splits import regroup
from dragoman.matching.weights import WEIGHTS, Weights

_Offers = dict[int, list[Offer]]

_RENEWABLE = frozenset({Reason.STAYED, Reason.MEMORY, Reason.NUMBERS})
"""Why what a suggestion copies may be renewed. Numbers alone would be no suggestion if they were
not."""


_WITH_SENTENCES = frozenset({Reason.ALIKE, Reason.PREFIX_KEPT})
"""What a suggestion rests on where whole sentences may have been replaced, added or moved."""


class _Criteria(NamedTuple):
    """By what a suggestion is chosen."""

    languages: tuple[str, str]
    weights: Weights


def suggest(
    found: list[Match | None],
    old: Sequence[OldMessage],
    new: Sequence[NewMessage],
    memory: Sequence[OldMessage],
    options: MatchOptions,
) -> None:
    """Put into the gaps of ``found`` what the old messages and the memory suggest."""
    weights = _choose_weights(options)
    queries = [prepare_query(new[n], n) for n, match in enumerate(found) if match is None]
    kept = {match.old[0] for match in found if match is not None}
    gone = Pool(list_old_texts(old, [n for n in range(len(old)) if n not in kept]))
    near = find_neighbours(found, old, gone.texts, weights)
    ranked = rank_candidates(queries, gone, weights, near)
    regrouped = regroup(queries, gone.texts, ranked, old, weights)
    for number, match in regrouped.items():
        found[number] = match
    queries = [query for query in queries if query.number not in regrouped]
    offers = _start_offers(queries, ranked, SearchedTexts(old, gone))
    others = _list_others(old, sorted(kept), memory, weights)
    criteria = _Criteria(options.languages, weights)
    for number, match in _choose_each(queries, offers, others, criteria):
        found[number] = match


def suggest_for_empty(
    wanting: Mapping[int, OldMessage],
    messages: Sequence[OldMessage],
    memory: Sequence[OldMessage],
    options: MatchOptions,
) -> dict[int, Match]:
    """Find what the confirmed messages and the memory suggest for messages that are empty.

    A text that one part of a split paragraph has as a whole is not suggested to another part.
    """
    weights = _choose_weights(options)
    queries = [prepare_query(message, number) for number, message in wanting.items()]
    confirmed = [number for number, message in enumerate(messages) if not message.fuzzy]
    gone = Pool(list_old_texts(messages, [n for n in confirmed if messages[n].obsolete]))
    live = [number for number in confirmed if not messages[number].obsolete]
    ranked = rank_candidates(queries, gone, weights)
    offers = _start_offers(queries, ranked, SearchedTexts(messages, gone))
    others = _list_others(messages, live, memory, weights)
    divided = {
        (message.previous_context, message.previous)
        for message in messages
        if message.fuzzy and not message.obsolete and is_divided(message)
    }
    suggested = {}
    criteria = _Criteria(options.languages, weights)
    for number, chosen in _choose_each(queries, offers, others, criteria):
        if chosen and (chosen.previous_context, chosen.previous) not in divided:
            suggested[number] = chosen._replace(kind=MatchKind.OFFERED)
    return suggested


def _choose(query: Query, offers: Sequence[Offer], criteria: _Criteria) -> Match | None:
    """Return the best suggestion: of one text as a whole, or sentence by sentence.

    Where whole sentences were replaced, added, removed or moved, the text is suggested sentence by
    sentence, even if it is alike enough as a whole: nobody must take the others for finished.
    """
    languages, weights = criteria
    whole = choose_best(query, offers, weights)
    if whole is None:
        return compose_best(query, offers, languages, weights)
    if whole.remark or whole.reasons is None or whole.reasons.why[0] not in _WITH_SENTENCES:
        return whole
    before = whole.previous or query.msgid
    if whole.score >= weights.score_of_enough and not may_be_regrouped(
        before, query.msgid, weights
    ):
        return whole
    own = [each for each in offers if each.text.number == whole.old[0]]
    own = [each for each in own if each.is_remembered == (whole.kind is MatchKind.MEMORY)]
    composed = compose_best(query, own, languages, weights, only_regrouped=True)
    if composed is None:
        return whole
    why = *whole.reasons.why, REASONS_OF_REMARKS[composed.remark]
    reasons = whole.reasons._replace(why=why)
    return composed._replace(score=whole.score, reasons=reasons)


def _renew(query: Query, match: Match | None, weights: Weights) -> Match | None:
    """Return a suggestion that copies from the new source what it copied from the old one.

    Only what stays elsewhere as it was written is renewed. The translation of a message that has
    left may be this one's own, from before the source was changed: editions show it as it was, and
    it is confirmed again if the change is taken back. So does what may be confirmed because only
    the typography changed, and what has another note already.
    """
    if match is None or match.kind is MatchKind.TYPOGRAPHIC or match.remark:
        return match
    reasons = match.reasons
    if reasons is None or not match.previous or _RENEWABLE.isdisjoint(reasons.why):
        return match
    text = renew_copied(match.previous, match.msgstr[0], query.msgid, weights)
    if text == match.msgstr[0]:
        return match
    reasons = reasons._replace(why=(*reasons.why, Reason.RENEWED))
    return match._replace(msgstr=(text,), remark=RENEWED, reasons=reasons)


def _choose_weights(options: MatchOptions) -> Weights:
    weights = options.weights or WEIGHTS
    return weights._replace(threshold=options.threshold) if options.threshold else weights


def _start_offers(queries: Sequence[Query], ranked: Ranked, gone: SearchedTexts) -> _Offers:
    """Return the offers that what has left the document makes to each query."""
    offers: _Offers = {query.number: [] for query in queries}
    _add_offers(offers, ranked, gone)
    return offers


def _choose_each(
    queries: Sequence[Query],
    offers: _Offers,
    others: Iterator[SearchedTexts],
    criteria: _Criteria,
) -> Iterator[tuple[int, Match | None]]:
    """Yield what is chosen for each query.

    Other origins are searched where nothing that has left is good enough. Their offers are many,
    so those of one query are gone before the next.
    """
    weights = criteria.weights
    weak = [query for query in queries if not _has_enough(query, offers, weights)]
    numbers = {query.number for query in weak}
    origins = list(others) if weak else []
    ranked = zip(*(rank_each(weak, origin.pool, weights) for origin in origins), strict=True)
    for query in queries:
        own = offers.pop(query.number)
        if query.number in numbers:
            for origin, candidates in zip(origins, next(ranked), strict=True):
                own += _make_offers(candidates, origin)
        yield query.number, _renew(query, _choose(query, own, criteria), weights)


def _has_enough(query: Query, offers: _Offers, weights: Weights) -> bool:
    """Return whether an offer of a query's own msgctxt is so good that others are not searched."""
    return is_enough(
        [each for each in offers[query.number] if not is_strange(query, each)], weights
    )


def _list_others(
    old: Sequence[OldMessage], live: Sequence[int], memory: Sequence[OldMessage], weights: Weights
) -> Iterator[SearchedTexts]:
    """Yield what is searched where nothing that has left is good enough."""
    stayed = Pool(list_old_texts(old, live))
    yield SearchedTexts(old, stayed, weights.handicap_if_stayed, Reason.STAYED)
    if memory:
        if isinstance(memory, Memory):
            others = memory.make_pool(weights)
        else:
            others = Pool(list_old_texts(memory, range(len(memory))))
        yield SearchedTexts(memory, others, weights.handicap_if_remembered, Reason.MEMORY)


def _add_offers(offers: _Offers, ranked: Ranked, origin: SearchedTexts) -> None:
    for number in offers.keys() & ranked.keys():
        offers[number] += _make_offers(ranked[number], origin)


def _make_offers(candidates: Sequence[Candidate], origin: SearchedTexts) -> list[Offer]:
    return [Offer(each.score - origin.handicap, each, origin) for each in candidates]
