"""Paragraphs that were split into several, and several that were merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.matching.candidates import OldText, Query, Ranked
from dragoman.matching.cutting import cut_translation, join_paragraphs
from dragoman.matching.model import JOINED, SHARE, WHOLE, Match, MatchKind, OldMessage
from dragoman.matching.similarity import compare_texts, prepare_text
from dragoman.matching.weights import Weights


def regroup(
    queries: Sequence[Query],
    gone: Sequence[OldText],
    ranked: Ranked,
    old: Sequence[OldMessage],
    weights: Weights,
) -> dict[int, Match | None]:
    """Find what was split and what was merged among the messages that left.

    None is for the later parts of a paragraph whose translation could not be cut: the first part
    has the whole.
    """
    if not gone:
        return {}
    found = _find_splits(queries, gone, ranked, old, weights)
    free = [asked for asked in queries if asked.number not in found]
    return {**_find_mergers(free, gone, ranked, old, weights), **found}


def _find_splits(
    queries: Sequence[Query],
    gone: Sequence[OldText],
    ranked: Ranked,
    old: Sequence[OldMessage],
    weights: Weights,
) -> dict[int, Match | None]:
    by_number = {asked.number: asked for asked in queries}
    parts: dict[int, set[int]] = {}
    for part in queries:
        for candidate in ranked.get(part.number, ()):
            if candidate.of_new >= weights.share_of_part and _is_shorter(
                part, gone[candidate.place]
            ):
                parts.setdefault(candidate.place, set()).add(part.number)
    proposed = []
    for place, numbers in parts.items():
        members = _add_neighbours(numbers, by_number, gone[place], weights)
        for run in _list_runs(sorted(members)):
            asked = [by_number[number] for number in run]
            score = _score_split(asked, gone[place], ranked, weights)
            proposed.append((score, place, asked))
    found: dict[int, Match | None] = {}
    for score, place, asked in sorted(proposed, key=lambda split: (-split[0], split[1])):
        # Where two wholes have a part in common, it goes to the one that the run is more like.
        if score and not any(part.number in found for part in asked):
            found.update(_make_split(asked, gone[place], old, score, weights))
    return found


def _is_shorter(asked: Query, whole: OldText) -> bool:
    return 0 < len(asked.text.words) < len(whole.text.words)


def _add_neighbours(
    numbers: set[int], by_number: Mapping[int, Query], whole: OldText, weights: Weights
) -> set[int]:
    """Add the neighbours that stand in the whole too, though the index did not name it."""
    members = set(numbers)
    for start in numbers:
        for step in (-1, 1):
            number = start + step
            while number in by_number and number not in members:
                asked = by_number[number]
                share = compare_texts(whole.text, asked.text, weights).of_new
                if share < weights.share_of_part or not _is_shorter(asked, whole):
                    break
                members.add(number)
                number += step
    return members


def _list_runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Give the stretches of numbers that follow one another."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _score_split(run: Sequence[Query], whole: OldText, ranked: Ranked, weights: Weights) -> float:
    """Say how like the whole a run of parts is; 0 where it is not a split."""
    if len(run) < 2:
        return 0.0
    together = prepare_text(join_paragraphs([asked.msgid for asked in run]))
    score = compare_texts(whole.text, together, weights).score
    alone = max(compare_texts(whole.text, asked.text, weights).score for asked in run)
    better = any(
        candidate.score >= max(score, weights.score_of_own_source)
        and min(candidate.of_new, candidate.of_old) >= weights.share_of_part
        for asked in run
        for candidate in ranked.get(asked.number, ())[:1]
    )
    return score if _is_gain(score, alone, weights) and not better else 0.0


def _make_split(
    run: Sequence[Query],
    whole: OldText,
    old: Sequence[OldMessage],
    score: float,
    weights: Weights,
) -> dict[int, Match | None]:
    translation = old[whole.number].msgstr[0]
    parts = [asked.msgid for asked in run]
    cut = cut_translation(whole.source, translation, parts, weights)
    context, remark = old[whole.number].context, SHARE if cut else WHOLE
    made = [
        Match(MatchKind.SPLIT, (whole.number,), score, (share,), whole.source, context, remark)
        for share in cut or (translation,)
    ]
    return {
        asked.number: made[position] if position < len(made) else None
        for position, asked in enumerate(run)
    }


def _find_mergers(
    queries: Sequence[Query],
    gone: Sequence[OldText],
    ranked: Ranked,
    old: Sequence[OldMessage],
    weights: Weights,
) -> dict[int, Match | None]:
    found: dict[int, Match | None] = {}
    for asked in queries:
        inside = {
            candidate.place
            for candidate in ranked.get(asked.number, ())
            if _is_part(gone[candidate.place], asked, weights)
        }
        for start in tuple(inside):
            for place in (start - 1, start + 1):
                if 0 <= place < len(gone) and _is_part(gone[place], asked, weights):
                    inside.add(place)
        if len(inside) < 2:
            continue
        best = 0.0
        for run in _list_runs(sorted(inside)):
            score, run = _score_merger(run, asked, gone, ranked, weights)
            if score > best:
                best = score
                found[asked.number] = _make_merger([gone[place] for place in run], old, score)
    return found


def _is_part(part: OldText, asked: Query, weights: Weights) -> bool:
    if not 0 < len(part.text.words) < len(asked.text.words):
        return False
    return compare_texts(part.text, asked.text, weights).of_old >= weights.share_of_part


def _score_merger(
    run: list[int], asked: Query, gone: Sequence[OldText], ranked: Ranked, weights: Weights
) -> tuple[float, list[int]]:
    """Say how like a text those of a run are together, without those at its ends that are more
    than the text; 0 where it is no merger."""

    def score(places: Sequence[int]) -> float:
        whole = prepare_text(join_paragraphs([gone[place].source for place in places]))
        return compare_texts(whole, asked.text, weights).score

    best = score(run)
    while 2 < len(run) <= weights.parts_trimmed:
        without, shorter = max((score(part), part) for part in (run[1:], run[:-1]))
        if without < best:
            break
        best, run = without, shorter
    alone = max(candidate.likeness for candidate in ranked[asked.number])
    return (best if len(run) > 1 and _is_gain(best, alone, weights) else 0.0), run


def _is_gain(together: float, alone: float, weights: Weights) -> bool:
    """Tell whether texts together are the other text, rather than the best of them alone."""
    gained = min(alone + weights.gain_of_parts, max(alone, weights.likeness_of_whole))
    return together >= max(weights.likeness_of_parts, gained)


def _make_merger(parts: Sequence[OldText], old: Sequence[OldMessage], score: float) -> Match:
    return Match(
        MatchKind.MERGED,
        tuple(part.number for part in parts),
        score,
        (join_paragraphs([old[part.number].msgstr[0] for part in parts]),),
        join_paragraphs([part.source for part in parts]),
        old[parts[0].number].context,
        JOINED,
    )
