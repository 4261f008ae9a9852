"""All alignments at once: the best one, or how likely each bead is.

A node (i, j) of the lattice is a place before which i blocks of the source and j of the target have
been aligned. Each row holds only the columns of a corridor, so that memory and time are those of
its area. A way through is a sequence of steps, or of blocks of one side alone (see ``steps``).
Numbers are logarithms of probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import exp, log
from operator import add

from dragoman.bitext.steps import BeadStep, Costs

NEVER = -1e30
"""The logarithm of a probability that is as good as nothing."""
_TOO_SMALL = 40.0
Row = list[float]
Corridor = Sequence[tuple[int, int]]
"""For each row the first and the last column."""
StepScores = Sequence[dict[BeadStep, Row]]
"""For each row, and each step that ends in it, its score at each column of the row."""
Combine = Callable[[Sequence[Row]], Row]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The ways from the beginning to each node, and from it to the end."""

    corridor: Corridor
    scores: StepScores
    costs: Costs
    before: Sequence[Row]
    """All ways to a node, with what the next step gets for what went before it."""
    matched: Sequence[Row]
    """The ways from a node to the end, if a step ended in it."""
    in_source: tuple[Sequence[Row], Sequence[Row]]
    """The ways to a node, and from it, if a block of the source alone ended in it."""
    in_target: tuple[Sequence[Row], Sequence[Row]]
    through: Sequence[Row]
    """All ways that go through a node."""
    total: float


def combine_best(rows: Sequence[Row]) -> Row:
    """Return the highest of several numbers, at each column."""
    return list(map(max, *rows)) if len(rows) > 1 else list(rows[0])


def combine_all(rows: Sequence[Row]) -> Row:
    """Return the logarithm of the sum of several probabilities, at each column."""
    return [add_logs(*values) for values in zip(*rows, strict=True)]


def add_logs(*values: float) -> float:
    """Return the logarithm of the sum of probabilities that are given as logarithms."""
    best = max(values)
    if best <= NEVER:
        return NEVER
    least = best - _TOO_SMALL
    total = 0.0
    for value in values:
        if value > least:
            total += exp(value - best)
    return best + log(total)


def take(row: Row, bounds: tuple[int, int], first: int, last: int) -> Row:
    """Return the part of a row from one column to another, with NEVER where it has no column."""
    low, high = bounds
    start, end = max(first, low), min(last, high)
    if start > end:
        return [NEVER] * (last - first + 1)
    inside = row[start - low : end - low + 1]
    if start == first and end == last:
        return inside
    return [NEVER] * (start - first) + inside + [NEVER] * (last - end)


def walk(corridor: Corridor, scores: StepScores, costs: Costs, combine: Combine) -> Lattice:
    """Return the lattice: with ``combine_best`` of the best ways, with ``combine_all`` of all."""
    before, matched_to, source_to, target_to = _walk_forwards(corridor, scores, costs, combine)
    matched, source_from, target_from = _walk_backwards(corridor, scores, costs, combine)
    through = [
        combine(
            (
                list(map(add, matched_to[i], matched[i])),
                list(map(add, source_to[i], source_from[i])),
                list(map(add, target_to[i], target_from[i])),
            )
        )
        for i in range(len(corridor))
    ]
    return Lattice(
        corridor,
        scores,
        costs,
        before,
        matched,
        (source_to, source_from),
        (target_to, target_from),
        through,
        matched[0][0],
    )


def _walk_forwards(
    corridor: Corridor, scores: StepScores, costs: Costs, combine: Combine
) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    before: list[Row] = []
    matched: list[Row] = []
    source: list[Row] = []
    target: list[Row] = []
    for i, (low, high) in enumerate(corridor):
        width = high - low + 1
        ways: list[Row] = []
        alone = [NEVER] * width
        if i:
            for step, row in scores[i].items():
                rows, columns = step.size
                back = take(before[i - rows], corridor[i - rows], low - columns, high - columns)
                ways.append(list(map(add, back, row)))
            above = corridor[i - 1]
            began = map(add, take(matched[-1], above, low, high), repeat(costs.begin_source))
            went = map(add, take(source[-1], above, low, high), repeat(costs.go_on_source))
            alone = combine((list(began), list(went)))
        ended = combine(ways) if ways else [NEVER] * width
        if i == 0:
            ended[0] = 0.0
        matched.append(ended)
        source.append(alone)
        target.append(_run_along(ended, alone, costs, combine))
        before.append(
            combine(
                (
                    ended,
                    list(map(add, alone, repeat(costs.leave_source))),
                    list(map(add, target[-1], repeat(costs.leave_target))),
                )
            )
        )
    return before, matched, source, target


def _run_along(matched: Row, source: Row, costs: Costs, combine: Combine) -> Row:
    """Return the ways that end with a block of the target alone, along one row."""
    entries = combine(
        (
            list(map(add, matched, repeat(costs.begin_target))),
            list(map(add, source, repeat(costs.source_to_target))),
        )
    )
    result = [NEVER]
    go_on = costs.go_on_target
    best_only = combine is combine_best
    for entry in entries[:-1]:
        last = result[-1] + go_on
        if best_only:
            result.append(entry if entry > last else last)
        else:
            result.append(add_logs(entry, last))
    return result


def _walk_backwards(
    corridor: Corridor, scores: StepScores, costs: Costs, combine: Combine
) -> tuple[list[Row], list[Row], list[Row]]:
    count = len(corridor)
    matched: list[Row] = [[] for _ in corridor]
    source: list[Row] = [[] for _ in corridor]
    target: list[Row] = [[] for _ in corridor]
    for i in range(count - 1, -1, -1):
        low, high = corridor[i]
        width = high - low + 1
        ways = list(_list_ways_on(corridor, scores, matched, i))
        on = combine(ways) if ways else [NEVER] * width
        below = [NEVER] * width
        if i + 1 < count:
            below = take(source[i + 1], corridor[i + 1], low, high)
        is_last = i + 1 == count
        alone = _run_back(on, costs, combine, is_last=is_last)
        aside = [*alone[1:], NEVER]
        from_match = [
            on,
            list(map(add, below, repeat(costs.begin_source))),
            list(map(add, aside, repeat(costs.begin_target))),
        ]
        from_source = [
            list(map(add, on, repeat(costs.leave_source))),
            list(map(add, below, repeat(costs.go_on_source))),
            list(map(add, aside, repeat(costs.source_to_target))),
        ]
        matched[i], source[i], target[i] = combine(from_match), combine(from_source), alone
        if is_last:
            matched[i][-1] = source[i][-1] = 0.0
    return matched, source, target


def _run_back(on: Row, costs: Costs, combine: Combine, *, is_last: bool) -> Row:
    """Return the ways from each node of a row to the end, if a block of the target alone ended
    there; ``on`` are those that go on with a step."""
    result = [NEVER] * (len(on) + 1)
    for at in range(len(on) - 1, -1, -1):
        leaving = on[at] + costs.leave_target
        going = result[at + 1] + costs.go_on_target
        if combine is combine_best:
            result[at] = leaving if leaving > going else going
        else:
            result[at] = add_logs(leaving, going)
        if is_last and at == len(on) - 1:
            result[at] = 0.0
    return result[:-1]


def _list_ways_on(
    corridor: Corridor, scores: StepScores, matched: Sequence[Row], i: int
) -> Iterator[Row]:
    """Yield for each step the ways from a row over that step to the end."""
    low, high = corridor[i]
    for step in BeadStep:
        rows, columns = step.size
        ahead = i + rows
        if ahead < len(corridor) and step in scores[ahead]:
            bounds = corridor[ahead]
            whole = list(map(add, scores[ahead][step], matched[ahead]))
            yield take(whole, bounds, low + columns, high + columns)
