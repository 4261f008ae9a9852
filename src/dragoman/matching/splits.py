"""Paragraphs that were split into several, and several that were merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.matching.candidates import OldText, Query, Ranked
from dragoman.matching.cutting import cut_translation, join_paragraphs
from dragoman.matching.model import JOINED, SHARE, WHOLE, Match, MatchKind, OldMessage
from dragoman.matching.reasons import NextBest, Reason, Reasons
from dragoman.matching.similarity import compare_texts, prepare_text
from dragoman.matching.weights import Weights


class _Material(NamedTuple):
    """The messages that have left, and what is known about them."""

    gone: Sequence[OldText]
    ranked: Ranked
    old: Sequence[OldMessage]
    weights: Weights


class _Sum(NamedTuple):
    """How like a whole its parts are together."""

    likeness: float
    """0 to 100."""
    bar: float
    """The likeness that they need, to be together what none of them is alone."""

    @property
    def is_enough(self) -> bool:
        return self.likeness >= self.bar


_Matches = dict[int, Match | None]


def regroup(
    queries: Sequence[Query],
    gone: Sequence[OldText],
    ranked: Ranked,
    old: Sequence[OldMessage],
    weights: Weights,
) -> dict[int, Match | None]:
    """Find what was split and what was merged among the messages that left.

    Returns matches by the numbers of the new messages. None is for the later parts of a paragraph
    whose translation could not be cut: the first part has the whole.
    """
    if not gone:
        return {}
    material = _Material(gone, ranked, old, weights)
    splits = _find_splits(queries, material)
    free = [query for query in queries if query.number not in splits]
    return {**_find_mergers(free, material), **splits}


def _find_splits(queries: Sequence[Query], material: _Material) -> _Matches:
    by_number = {query.number: query for query in queries}
    parts: dict[int, set[int]] = {}
    for query in queries:
        for candidate in material.ranked.get(query.number, ()):
            inside = candidate.of_new >= material.weights.share_of_part
            if inside and _is_shorter(query, material.gone[candidate.place]):
                parts.setdefault(candidate.place, set()).add(query.number)
    proposals = []
    for place, numbers in parts.items():
        whole = material.gone[place]
        members = _add_neighbours(numbers, by_number, whole, material.weights)
        own = {number for number in members if by_number[number].context == whole.context}
        for run in _list_runs(sorted(own if len(own) > 1 else members)):
            proposed = [by_number[number] for number in run]
            together = _compare_parts(proposed, whole, material)
            if together is not None:
                strange = own.isdisjoint(run)
                proposals.append((-together.likeness, strange, place, proposed, together))
    proposals.sort(key=lambda proposal: proposal[:3])
    matches: _Matches = {}
    for _, _, place, proposed, together in proposals:
        # Where two wholes have a part in common, it goes to the one that the run is more like,
        # and of two that it is as much like, to the one of its msgctxt.
        if not any(part.number in matches for part in proposed):
            matches.update(_make_split(proposed, place, together, material))
    return matches


def _is_shorter(query: Query, whole: OldText) -> bool:
    return 0 < len(query.prepared.words) < len(whole.prepared.words)


def _add_neighbours(
    numbers: set[int], by_number: Mapping[int, Query], whole: OldText, weights: Weights
) -> set[int]:
    """Add the neighbours that are in the whole too, though the index did not name it."""
    members = set(numbers)
    for start in numbers:
        for step in (-1, 1):
            number = start + step
            while number in by_number and number not in members:
                query = by_number[number]
                share = compare_texts(whole.prepared, query.prepared, weights).of_new
                if share < weights.share_of_part or not _is_shorter(query, whole):
                    break
                members.add(number)
                number += step
    return members


def _list_runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the stretches of numbers that follow one another."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _compare_parts(run: Sequence[Query], whole: OldText, material: _Material) -> _Sum | None:
    """Compare a run of parts with the whole; None where it is not a split."""
    if len(run) < 2:
        return None
    weights = material.weights
    joined = prepare_text(join_paragraphs([part.msgid for part in run]))
    likeness = compare_texts(whole.prepared, joined, weights).score
    alone = max(compare_texts(whole.prepared, part.prepared, weights).score for part in run)
    together = _Sum(likeness, _compute_bar(alone, weights))
    if not likeness or not together.is_enough:
        return None
    has_own_source = any(
        candidate.score >= max(likeness, weights.score_of_own_source)
        and min(candidate.of_new, candidate.of_old) >= weights.share_of_part
        for part in run
        for candidate in material.ranked.get(part.number, ())[:1]
    )
    return None if has_own_source else together


def _compute_bar(alone: float, weights: Weights) -> float:
    """Return how alike the parts must be together, where the best one is so alike alone."""
    gained = min(alone + weights.gain_of_parts, max(alone, weights.likeness_of_whole))
    return max(weights.likeness_of_parts, gained)


def _make_split(run: Sequence[Query], place: int, together: _Sum, material: _Material) -> _Matches:
    whole = material.gone[place]
    translation = material.old[whole.number].msgstr[0]
    parts = [part.msgid for part in run]
    shares = cut_translation(whole.source, translation, parts, material.weights)
    matches: _Matches = {part.number: None for part in run}
    why = (Reason.SPLIT,) if shares else (Reason.SPLIT, Reason.WHOLE_TRANSLATION)
    longest = max(run, key=lambda part: len(part.msgid))
    for part, share in zip(run, shares, strict=True) if shares else [(longest, translation)]:
        matches[part.number] = Match(
            MatchKind.SPLIT,
            (whole.number,),
            together.likeness,
            (share,),
            whole.source,
            whole.context,
            SHARE if shares else WHOLE,
            _list_reasons(why, part, {place}, together, material),
        )
    return matches


def _find_mergers(queries: Sequence[Query], material: _Material) -> _Matches:
    matches: _Matches = {}
    for query in queries:
        best = 0.0
        for run in _list_runs(_list_parts(query, material)):
            together, places = _trim_run(run, query, material)
            if len(places) > 1 and together.is_enough and together.likeness > best:
                best = together.likeness
                matches[query.number] = _make_merger(places, query, together, material)
    return matches


def _list_parts(query: Query, material: _Material) -> list[int]:
    """List the texts that are in a query, in order, with their neighbours; [] for only one.

    Where there are several of its own msgctxt, only those.
    """
    gone, weights = material.gone, material.weights
    inside = {
        candidate.place
        for candidate in material.ranked.get(query.number, ())
        if _is_part(gone[candidate.place], query, weights)
    }
    for start in tuple(inside):
        for place in (start - 1, start + 1):
            if 0 <= place < len(gone) and _is_part(gone[place], query, weights):
                inside.add(place)
    own = [place for place in inside if gone[place].context == query.context]
    return sorted(own if len(own) > 1 else inside) if len(inside) > 1 else []


def _is_part(part: OldText, query: Query, weights: Weights) -> bool:
    if not 0 < len(part.prepared.words) < len(query.prepared.words):
        return False
    share = compare_texts(part.prepared, query.prepared, weights).of_old
    return share >= weights.share_of_part


def _trim_run(run: list[int], query: Query, material: _Material) -> tuple[_Sum, list[int]]:
    """Compare the texts of a run together with a query.

    Those at the ends of the run are left out that make the run less like the query. Returns how
    alike they are and the run that is left.
    """
    gone, weights = material.gone, material.weights

    def compare(places: Sequence[int]) -> float:
        whole = prepare_text(join_paragraphs([gone[place].source for place in places]))
        return compare_texts(whole, query.prepared, weights).score

    best = compare(run)
    while 2 < len(run) <= weights.parts_trimmed:
        likeness, shorter = max((compare(part), part) for part in (run[1:], run[:-1]))
        if likeness < best:
            break
        best, run = likeness, shorter
    alone = max(candidate.likeness for candidate in material.ranked[query.number])
    return _Sum(best, _compute_bar(alone, weights)), run


def _make_merger(places: list[int], query: Query, together: _Sum, material: _Material) -> Match:
    parts = [material.gone[place] for place in places]
    old = material.old
    return Match(
        MatchKind.MERGED,
        tuple(part.number for part in parts),
        together.likeness,
        (join_paragraphs([old[part.number].msgstr[0] for part in parts]),),
        join_paragraphs([part.source for part in parts]),
        parts[0].context,
        JOINED,
        _list_reasons((Reason.MERGED,), query, set(places), together, material),
    )


def _list_reasons(
    why: tuple[Reason, ...], query: Query, places: set[int], together: _Sum, material: _Material
) -> Reasons:
    """Return why texts were regrouped, and which other text came next for a query."""
    pairs = {_make_pair(place, material) for place in places}
    for candidate in material.ranked.get(query.number, ()):
        if _make_pair(candidate.place, material) not in pairs:
            text = material.gone[candidate.place]
            next_best = NextBest(text.number, False, text.source, candidate.score)
            return Reasons(why, together.likeness, together.bar, next_best=next_best)
    return Reasons(why, together.likeness, together.bar)


def _make_pair(place: int, material: _Material) -> tuple[str, str]:
    text = material.gone[place]
    return text.source, material.old[text.number].msgstr[0]
