"""The lattice beside all alignments written out one by one, for small texts."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import exp, log

import pytest

from dragoman.bitext.lattice import NEVER, Lattice, combine_all, combine_best, walk
from dragoman.bitext.posteriors import choose_beads, find_posteriors
from dragoman.bitext.steps import BeadStep, Costs, StepCounts, guess_costs, learn_costs
from dragoman.bitext.weights import WEIGHTS

COSTS = guess_costs(WEIGHTS)
Way = tuple[tuple[str, int, int], ...]


def make_scores(rows: int, columns: int, seed: int) -> list[dict[BeadStep, list[float]]]:
    """Make scores of all steps that end at each node."""
    dice = random.Random(seed)
    return [
        {
            step: [
                dice.uniform(-4, 3) + COSTS.steps[step] if j >= step.size[1] else NEVER
                for j in range(columns + 1)
            ]
            for step in BeadStep
            if i >= step.size[0]
        }
        for i in range(rows + 1)
    ]


def list_ways(
    scores: list[dict[BeadStep, list[float]]], rows: int, columns: int, costs: Costs
) -> Iterator[tuple[Way, float]]:
    """Yield all alignments with their scores, by the rules of runs of one side alone."""
    last = ("", 0, 0)
    stack: list[tuple[int, int, str, Way, float]] = [(0, 0, "matched", (), 0.0)]
    while stack:
        i, j, state, way, total = stack.pop()
        if (i, j) == (rows, columns):
            yield way, total
        leave = {"matched": 0.0, "source": costs.leave_source, "target": costs.leave_target}[state]
        for step in BeadStep:
            down, right = i + step.size[0], j + step.size[1]
            if down <= rows and right <= columns:
                last = (step.name, down, right)
                gain = leave + scores[down][step][right]
                stack.append((down, right, "matched", (*way, last), total + gain))
        if i < rows and state != "target":
            gain = costs.go_on_source if state == "source" else costs.begin_source
            stack.append((i + 1, j, "source", (*way, ("source", i + 1, j)), total + gain))
        if j < columns:
            gain = {
                "matched": costs.begin_target,
                "source": costs.source_to_target,
                "target": costs.go_on_target,
            }[state]
            stack.append((i, j + 1, "target", (*way, ("target", i, j + 1)), total + gain))


def build(rows: int, columns: int, seed: int, *, best: bool = False) -> Lattice:
    corridor = [(0, columns)] * (rows + 1)
    combine = combine_best if best else combine_all
    return walk(corridor, make_scores(rows, columns, seed), COSTS, combine)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (3, 2), (2, 4), (4, 4)])
def test_the_sum_is_that_of_all_alignments(rows: int, columns: int, seed: int) -> None:
    ways = list(list_ways(make_scores(rows, columns, seed), rows, columns, COSTS))
    lattice = build(rows, columns, seed)
    assert lattice.total == pytest.approx(log(sum(exp(total) for _, total in ways)))
    best = build(rows, columns, seed, best=True)
    assert best.total == pytest.approx(max(total for _, total in ways))
    assert best.through[rows][columns] == pytest.approx(best.total)


@pytest.mark.parametrize("seed", range(4))
def test_the_chances_are_those_of_all_alignments(seed: int) -> None:
    rows, columns = 4, 3
    ways = list(list_ways(make_scores(rows, columns, seed), rows, columns, COSTS))
    mass = sum(exp(total) for _, total in ways)
    expected: dict[tuple[str, int, int], float] = defaultdict(float)
    for way, total in ways:
        for step in way:
            expected[step] += exp(total) / mass
    found = find_posteriors(build(rows, columns, seed))
    for (i, j), steps in found.ways.items():
        for found_step, chance in steps:
            assert chance == pytest.approx(expected[found_step.name, i, j])
    for side, name in enumerate(("source", "target")):
        for at, chance in enumerate(found.alone[side], start=1):
            alone = sum(
                v for step, v in expected.items() if step[0] == name and step[side + 1] == at
            )
            assert chance == pytest.approx(alone)
    runs = [
        sum(exp(t) / mass * sum(a[0] == b[0] == name for a, b in pairwise(w)) for w, t in ways)
        for name in ("source", "target")
    ]
    assert found.counts.gone_on == pytest.approx(runs)


def test_the_beads_that_are_chosen_are_likely_and_hold_everything_once() -> None:
    rows, columns = 5, 4
    lattice = build(rows, columns, 9)
    beads = choose_beads(find_posteriors(lattice), lattice.corridor, 0.3)
    assert [i for bead in beads for i in bead.source] == list(range(rows))
    assert sorted(j for bead in beads for j in bead.target) == list(range(columns))
    assert all(0 <= bead.chance <= 1 for bead in beads)


def test_a_narrow_corridor_that_holds_the_likely_gives_the_same() -> None:
    scores = make_scores(6, 6, 3)
    for row in scores:
        for step, values in row.items():
            row[step] = [v + 8 if step is BeadStep.ONE_TO_ONE else v for v in values]
    wide = walk([(0, 6)] * 7, scores, COSTS, combine_all)
    corridor = [(max(0, i - 2), min(6, i + 2)) for i in range(7)]
    cut = [
        {step: values[low : high + 1] for step, values in row.items()}
        for row, (low, high) in zip(scores, corridor, strict=True)
    ]
    assert walk(corridor, cut, COSTS, combine_all).total == pytest.approx(wide.total, abs=0.01)


def test_the_costs_are_probabilities() -> None:
    """From each state, what may follow adds up to one."""
    counts = StepCounts(
        {BeadStep.ONE_TO_ONE: 60.0, BeadStep.ONE_TO_TWO: 9.0}, (5.0, 2.0), (8.0, 0.5)
    )
    for costs in (COSTS, learn_costs(counts, WEIGHTS)):
        steps = sum(map(exp, costs.steps.values()))
        source, target = exp(costs.begin_source), exp(costs.begin_target)
        assert steps + source + target == pytest.approx(1)
        after_source = exp(costs.leave_source) * steps
        assert after_source + exp(costs.go_on_source) + exp(
            costs.source_to_target
        ) == pytest.approx(1)
        assert exp(costs.leave_target) * steps + exp(costs.go_on_target) == pytest.approx(1)


def test_costs_follow_what_was_counted() -> None:
    counts = StepCounts(
        {BeadStep.ONE_TO_ONE: 50.0, BeadStep.TWO_TO_ONE: 30.0}, (20.0, 0.0), (0.0, 0.0)
    )
    costs = learn_costs(counts, WEIGHTS)
    assert costs.steps[BeadStep.TWO_TO_ONE] > COSTS.steps[BeadStep.TWO_TO_ONE]
    assert costs.begin_source > COSTS.begin_source
    assert costs.begin_target < COSTS.begin_target
    assert replace(costs) == learn_costs(counts, WEIGHTS)
