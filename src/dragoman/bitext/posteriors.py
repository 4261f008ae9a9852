"""How likely each bead is, from all alignments at once, and the beads that are likely together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from dragoman.bitext.lattice import NEVER, Lattice
from dragoman.bitext.steps import BeadStep, StepCounts

_LEAST = 0.005
Blocks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LikelyBead:
    """A bead that may be right."""

    source: Blocks
    target: Blocks
    chance: float
    """From 0 to 1."""
    proven: bool = True
    """False where only its place speaks for it, and the place says little (``places``)."""


@dataclass(frozen=True, slots=True)
class Posteriors:
    """What the lattice says about beads and about blocks of one side alone."""

    ways: Mapping[tuple[int, int], Sequence[tuple[BeadStep, float]]]
    """For a node, the steps that may end there, with how likely each is."""
    alone: tuple[Sequence[float], Sequence[float]]
    """For each block of the source, and of the target, how likely it has no partner."""
    counts: StepCounts


def find_posteriors(lattice: Lattice) -> Posteriors:
    """Return how likely each bead is. The lattice is one of all ways."""
    ways: dict[tuple[int, int], list[tuple[BeadStep, float]]] = defaultdict(list)
    taken: Counter[BeadStep] = Counter()
    for i, j, step, chance in _list_steps(lattice):
        taken[step] += chance  # type: ignore[assignment]
        if chance >= _LEAST:
            ways[i, j].append((step, chance))
    alone = _sum_alone(lattice)
    gone_on = _count_gone_on(lattice)
    begun = tuple(max(0.0, sum(side) - on) for side, on in zip(alone, gone_on, strict=True))
    counts = StepCounts(dict(taken), (begun[0], begun[1]), gone_on)
    return Posteriors(ways, alone, counts)


def _list_steps(lattice: Lattice) -> Iterator[tuple[int, int, BeadStep, float]]:
    """Yield each step that has some chance: its end, itself, and the chance."""
    least = lattice.total - 12
    for i, (low, _) in enumerate(lattice.corridor):
        for step, row in lattice.scores[i].items():
            rows, columns = step.size
            before, first = lattice.before[i - rows], lattice.corridor[i - rows][0]
            shift = low - columns - first
            for at, (score, after) in enumerate(zip(row, lattice.matched[i], strict=True)):
                if score > NEVER and 0 <= at + shift < len(before):
                    value = before[at + shift] + score + after
                    if value > least:
                        yield i, low + at, step, min(1.0, exp(value - lattice.total))


def _sum_alone(lattice: Lattice) -> tuple[list[float], list[float]]:
    source = [0.0] * (len(lattice.corridor) - 1)
    target = [0.0] * lattice.corridor[-1][1]
    for i, (low, _) in enumerate(lattice.corridor):
        rows = (lattice.in_source[0][i], lattice.in_source[1][i])
        for to, onward in zip(*rows, strict=True):
            if to + onward > lattice.total - 30:
                source[i - 1] += exp(to + onward - lattice.total)
        rows = (lattice.in_target[0][i], lattice.in_target[1][i])
        for at, (to, onward) in enumerate(zip(*rows, strict=True)):
            if to + onward > lattice.total - 30:
                target[low + at - 1] += exp(to + onward - lattice.total)
    return [min(1.0, each) for each in source], [min(1.0, each) for each in target]


def _count_gone_on(lattice: Lattice) -> tuple[float, float]:
    """Return how often a run of one side alone goes on, as expected."""
    source = target = 0.0
    total = lattice.total
    for i, (low, _) in enumerate(lattice.corridor):
        to, onward = lattice.in_target[0][i], lattice.in_target[1][i]
        for first, second in zip(to, onward[1:], strict=False):
            target += exp(max(NEVER, first + second + lattice.costs.go_on_target - total))
        if i:
            above, start = lattice.in_source[0][i - 1], lattice.corridor[i - 1][0]
            for at, second in enumerate(lattice.in_source[1][i]):
                if 0 <= low + at - start < len(above):
                    value = above[low + at - start] + second + lattice.costs.go_on_source
                    source += exp(max(NEVER, value - total))
    return source, target


def choose_beads(
    posteriors: Posteriors, corridor: Sequence[tuple[int, int]], threshold: float
) -> tuple[LikelyBead, ...]:
    """Return the beads that are likeliest to be right together; every block is in one.

    Each bead costs ``threshold``: so two beads are not taken for one that is as likely. What has
    no partner is a bead of its own.
    """
    worth: list[list[float]] = []
    back: list[list[tuple[int, int, BeadStep | None]]] = []
    for i, (low, high) in enumerate(corridor):
        row: list[float] = []
        ways: list[tuple[int, int, BeadStep | None]] = []
        for j in range(low, high + 1):
            best = 0.0 if i == j == 0 else NEVER
            way: tuple[int, int, BeadStep | None] = (0, 0, None)
            options: list[tuple[int, int, BeadStep | None, float]] = [
                (*step.size, step, (chance - threshold) * (2 if step is BeadStep.CROSSED else 1))
                for step, chance in posteriors.ways.get((i, j), ())
            ]
            if i:
                options.append((1, 0, None, posteriors.alone[0][i - 1] - threshold))
            if j > low:
                options.append((0, 1, None, posteriors.alone[1][j - 1] - threshold))
            for rows, columns, step, gain in options:
                start = corridor[i - rows][0] if i >= rows else 0
                at = j - columns - start
                line = row if rows == 0 else worth[i - rows]
                if 0 <= at < len(line) and line[at] + gain > best:
                    best, way = line[at] + gain, (rows, columns, step)
            row.append(best)
            ways.append(way)
        worth.append(row)
        back.append(ways)
    return tuple(reversed(list(_trace(posteriors, corridor, back))))


def _trace(
    posteriors: Posteriors,
    corridor: Sequence[tuple[int, int]],
    back: Sequence[Sequence[tuple[int, int, BeadStep | None]]],
) -> Iterator[LikelyBead]:
    i, j = len(corridor) - 1, corridor[-1][1]
    while i or j:
        rows, columns, step = back[i][j - corridor[i][0]]
        source, target = tuple(range(i - rows, i)), tuple(range(j - columns, j))
        chance = dict(posteriors.ways.get((i, j), ())).get(step, 0.0) if step else 0.0
        if step is BeadStep.CROSSED:
            yield LikelyBead(source[1:], target[:1], chance)
            yield LikelyBead(source[:1], target[1:], chance)
        elif step:
            yield LikelyBead(source, target, chance)
        elif rows:
            yield LikelyBead(source, (), posteriors.alone[0][i - 1])
        else:
            yield LikelyBead((), target, posteriors.alone[1][j - 1])
        i, j = i - rows, j - columns
