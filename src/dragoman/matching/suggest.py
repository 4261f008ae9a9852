"""Suggestions for the messages that have no translation of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance.Indel import normalized_similarity

from dragoman.matching.candidates import (
    WITHIN,
    Candidate,
    OldText,
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
from dragoman.matching.similarity import LONG
from dragoman.matching.splits import regroup

ENOUGH = 88.0
"""Where a message that left is as like as this, those that stayed are not asked."""
STAYED = 1.0
REMEMBERED = 2.0
"""How much more like a message must be that stayed, or one of another document."""
CUT = 0.8
"""Where less than this of an old text is left because sentences of it were removed, their
translation is removed as well."""

SEVERAL = 6
"""How many offers are weighed against each other."""
STEADINESS = 0.25
"""What it weighs how steadily texts like the new one were translated. On the histories of
benchmarks/quality.py it makes 2 of 100 suggestions useful that else were not."""
UNRELATED = 45.0
"""Offers less like the new text than this tell nothing about it."""
WITNESSES = 3
"""Where the likest so many old texts, none of them unrelated, were all left as they are in the
translation, as code and the names of options are, the new text is suggested as it is. On five
histories that no threshold was chosen on, 55 of 61 were what the translators wrote, to the letter,
and 60 of use."""


class _Pool(NamedTuple):
    """Old translations that are asked together."""

    messages: Sequence[OldMessage]
    sources: Sequence[OldText]
    allowance: float = 0.0
    """By how much their likeness is lowered."""
    how: MatchKind | None = None


class _Offer(NamedTuple):
    """A candidate with the pool that it comes from."""

    score: float
    candidate: Candidate
    pool: _Pool

    @property
    def source(self) -> OldText:
        return self.pool.sources[self.candidate.place]

    @property
    def message(self) -> OldMessage:
        return self.pool.messages[self.source.number]

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
    queries = [prepare_query(new[n], n, options) for n, got in enumerate(found) if got is None]
    kept = {got.old[0] for got in found if got is not None}
    gone = _Pool(old, list_old_texts(old, [n for n in range(len(old)) if n not in kept]))
    ranked = rank_candidates(queries, gone.sources, find_neighbours(found, old, gone.sources))
    regrouped = regroup(queries, gone.sources, ranked, old)
    for number, got in regrouped.items():
        found[number] = got
    queries = [asked for asked in queries if asked.number not in regrouped]
    offers: _Offers = {asked.number: [] for asked in queries}
    _add_offers(offers, ranked, gone)
    weak = [asked for asked in queries if not _is_enough(offers[asked.number])]
    if weak:
        stayed = _Pool(old, list_old_texts(old, sorted(kept)), STAYED)
        _add_offers(offers, rank_candidates(weak, stayed.sources), stayed)
    if weak and memory:
        listed, found_ = _ask_memory(memory, weak)
        _add_offers(offers, found_, _Pool(memory, listed, REMEMBERED, MatchKind.MEMORY))
    for asked in queries:
        found[asked.number] = _choose_best(asked, offers[asked.number], options)


def _ask_memory(
    memory: Sequence[OldMessage], queries: Sequence[Query]
) -> tuple[Sequence[OldText], Ranked]:
    """Ask the memory; that of a project has an index that serves all its documents."""
    if isinstance(memory, Memory):
        return memory.ranked(queries)
    listed = list_old_texts(memory, range(len(memory)))
    return listed, rank_candidates(queries, listed)


def _add_offers(offers: _Offers, ranked: Ranked, pool: _Pool) -> None:
    for number in offers.keys() & ranked.keys():
        offers[number].extend(_Offer(c.score - pool.allowance, c, pool) for c in ranked[number])


def _is_enough(offers: Sequence[_Offer]) -> bool:
    return any(offer.score >= ENOUGH for offer in offers)


def _choose_best(asked: Query, offers: Sequence[_Offer], options: MatchOptions) -> Match | None:
    """Choose the best suggestion that clears the bar; the first of those that are as good."""
    ordered = sorted(offers, key=lambda offer: -offer.score)[:SEVERAL]
    best: Match | None = None
    for offer in ordered if _is_enough(ordered[:1]) else _adjust_for_steadiness(ordered):
        if best is not None and offer.score <= best.score:
            continue
        got = _make_match(asked, offer)
        bar = asked.bar - (options.context if offer.candidate.near else 0.0)
        if offer.score >= bar or got.remark:
            best = got
    return _make_match(asked, ordered[0]) if best is None and _is_left_as_it_is(ordered) else best


def _is_left_as_it_is(offers: Sequence[_Offer]) -> bool:
    """Tell whether texts like the new one are left as they are."""
    witnesses = [each for each in offers[:WITNESSES] if each.score >= UNRELATED and each.verbatim]
    return len(witnesses) == WITNESSES


def _adjust_for_steadiness(offers: Sequence[_Offer]) -> list[_Offer]:
    """Raise or lower each offer by how steadily texts like it were translated.

    Where the sources of two offers are alike and their translations are not, a translation like
    either is not to be expected for the new text; where the translations are the more alike, it
    is. The nearer the other offer is to the new text, the more it tells.
    """
    compared = [
        (offer.score, offer.source.text.folded[:LONG], offer.message.msgstr[0].casefold()[:LONG])
        for offer in offers
    ]
    steadied = []
    for offer, own in zip(offers, compared, strict=True):
        told = [_weigh_steadiness(own, other) for other in compared if other is not own]
        weight = sum(weight for weight, _ in told)
        shift = sum(weight * gain for weight, gain in told) / weight if weight else 0.0
        steadied.append(offer._replace(score=offer.score + STEADINESS * shift))
    return steadied


def _weigh_steadiness(
    own: tuple[float, str, str], other: tuple[float, str, str]
) -> tuple[float, float]:
    """Say how much another offer tells, and how much more alike the translations are."""
    score, source, translation = other
    if score < UNRELATED:
        return 0.0, 0.0
    gain = normalized_similarity(own[2], translation) - normalized_similarity(own[1], source)
    return (score / 100) ** 4, 100 * gain


def _make_match(asked: Query, offer: _Offer) -> Match:
    """Make a match of an offer."""
    source, message, candidate = offer.source, offer.message, offer.candidate
    how = MatchKind.CONTEXT if candidate.near and offer.score < asked.bar else MatchKind.SIMILAR
    alike = source.text.words == asked.text.words
    if alike and fold_typography(source.source) == fold_typography(asked.msgid):
        how = MatchKind.TYPOGRAPHIC
    context = message.context if source.source == message.msgid else message.previous_context
    same = source.source == asked.msgid
    made = Match(
        offer.pool.how or how,
        (source.number,),
        offer.score,
        message.msgstr[:1],
        None if same and context is None else source.source,
        context,
    )
    if offer.verbatim:
        return made._replace(msgstr=(asked.msgid,))
    if candidate.of_new >= WITHIN and candidate.of_old < CUT:
        texts = source.source, message.msgstr[0], asked.msgid
        left = cut_sentences(*texts) or cut_part(*texts)
        if left:
            return made._replace(
                how=offer.pool.how or MatchKind.SPLIT, msgstr=(left,), remark=SHARE
            )
    return made
