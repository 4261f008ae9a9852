"""Suggestions for the messages that have no translation of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs.folding import typography
from dragoman.catalogs.matches import SHARE, How, Key, Match, MatchOptions, Message
from dragoman.catalogs.ranking import (
    Candidate,
    Query,
    Ranked,
    Source,
    neighbours,
    query,
    rank,
    sources,
)
from dragoman.catalogs.splitting import rest

ENOUGH = 88.0
"""Where a message that left is as like as this, those that stayed are not asked."""
STAYED = 1.0
REMEMBERED = 2.0
"""How much more like a message must be that stayed, or one of another document."""
CUT = 85.0
"""Where an old text is less like than this because sentences of it were removed, their
translation is removed as well."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """Old translations that are asked together."""

    messages: Sequence[Message]
    sources: Sequence[Source]
    allowance: float = 0.0
    """By how much their likeness is lowered."""
    how: How | None = None


def suggest(
    found: list[Match | None],
    old: Sequence[Message],
    new: Sequence[Key],
    memory: Sequence[Message],
    options: MatchOptions,
) -> None:
    """Put into the gaps of ``found`` what the old messages and the memory suggest."""
    from dragoman.catalogs.regrouping import regroup

    queries = [query(new[n], n, options) for n, got in enumerate(found) if got is None]
    kept = {got.old[0] for got in found if got is not None}
    gone = _Pool(old, sources(old, [n for n in range(len(old)) if n not in kept]))
    ranked = rank(queries, gone.sources, neighbours(found, old, gone.sources))
    for number, got in regroup(queries, gone.sources, ranked, old).items():
        found[number] = got
    open_ = [asked for asked in queries if found[asked.number] is None]
    _offer(found, open_, ranked, gone, options)
    weak = [asked for asked in open_ if _score(found, asked) < ENOUGH]
    if weak:
        stayed = _Pool(old, sources(old, sorted(kept)), STAYED)
        _offer(found, weak, rank(weak, stayed.sources), stayed, options)
    if weak and memory:
        known = _Pool(memory, sources(memory, range(len(memory))), REMEMBERED, How.MEMORY)
        _offer(found, weak, rank(weak, known.sources), known, options)


def _score(found: Sequence[Match | None], asked: Query) -> float:
    got = found[asked.number]
    return 0.0 if got is None else got.score


def _offer(
    found: list[Match | None],
    queries: Sequence[Query],
    ranked: Ranked,
    pool: _Pool,
    options: MatchOptions,
) -> None:
    """Take from a pool what clears the bar and is better than what was found before."""
    for asked in queries:
        for candidate in ranked.get(asked.number, ()):
            lowered = options.context if candidate.near else 0.0
            got = _match(asked, candidate, pool)
            sure = got.how is How.SPLIT
            if got.score < asked.bar - lowered and not sure:
                continue
            if got.score > _score(found, asked):
                found[asked.number] = got
            break


def _match(asked: Query, candidate: Candidate, pool: _Pool) -> Match:
    """Make a match of a candidate."""
    source = pool.sources[candidate.place]
    message = pool.messages[source.number]
    score = candidate.score - pool.allowance
    how = How.CONTEXT if candidate.near and score < asked.bar else How.SIMILAR
    if typography(source.source) == typography(asked.msgid):
        how = How.TYPOGRAPHIC
    same = source.source == asked.msgid
    made = Match(
        pool.how or how,
        (source.number,),
        score,
        message.msgstr[:1],
        None if same and message.context is None else source.source,
        message.context,
    )
    if candidate.of_new >= 0.95 and candidate.score < CUT:
        left = rest(source.source, message.msgstr[0], asked.msgid)
        if left:
            return replace(made, how=How.SPLIT, msgstr=(left,), remark=SHARE)
    return made
