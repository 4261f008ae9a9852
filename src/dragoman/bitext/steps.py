"""The steps of an alignment, and how often each is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from math import log

from dragoman.bitext.weights import BitextWeights


class BeadStep(Enum):
    """What is joined with what: a number of blocks of the source, and one of the target."""

    ONE_TO_ONE = (1, 1)
    ONE_TO_TWO = (1, 2)
    TWO_TO_ONE = (2, 1)
    ONE_TO_THREE = (1, 3)
    THREE_TO_ONE = (3, 1)
    TWO_TO_TWO = (2, 2)
    ONE_TO_FOUR = (1, 4)
    FOUR_TO_ONE = (4, 1)
    ONE_TO_FIVE = (1, 5)
    FIVE_TO_ONE = (5, 1)
    TWO_TO_THREE = (2, 3)
    THREE_TO_TWO = (3, 2)
    CROSSED = (2, 2, "crossed")  # two beads, one to one, that have changed places

    def __init__(self, source: int, target: int, _how: str = "") -> None:
        """Keep the number of blocks of the source, and of the target."""
        self.size = source, target


@dataclass(frozen=True, slots=True)
class Costs:
    """The logarithms of how likely each step is.

    A run of blocks that are in one side only has its own odds to begin and to go on: who drops a
    paragraph often drops the next one too. Where both sides have such runs, that of the source
    comes first: so there is one way to write it, and not thousands that add up.
    """

    steps: Mapping[BeadStep, float]
    begin_source: float
    go_on_source: float
    begin_target: float
    go_on_target: float
    source_to_target: float
    """For a run of the target right after one of the source."""
    leave_source: float
    """What a step gets after such a run, beside its own odds."""
    leave_target: float


@dataclass(frozen=True, slots=True)
class StepCounts:
    """How often each step was taken, as expected from what is known."""

    steps: Mapping[BeadStep, float]
    begun: tuple[float, float]
    """Runs that are in one side only: those of the source, and of the target."""
    gone_on: tuple[float, float]


def guess_costs(weights: BitextWeights) -> Costs:
    """Return the costs before anything is aligned."""
    return learn_costs(StepCounts({}, (0.0, 0.0), (0.0, 0.0)), weights)


def learn_costs(counts: StepCounts, weights: BitextWeights) -> Costs:
    """Return the costs that counts teach."""
    usual = {
        BeadStep.ONE_TO_ONE: weights.one_to_one,
        BeadStep.ONE_TO_TWO: weights.one_to_two,
        BeadStep.TWO_TO_ONE: weights.one_to_two,
        BeadStep.ONE_TO_THREE: weights.one_to_three,
        BeadStep.THREE_TO_ONE: weights.one_to_three,
        BeadStep.TWO_TO_TWO: weights.two_to_two,
        BeadStep.ONE_TO_FOUR: weights.one_to_four,
        BeadStep.FOUR_TO_ONE: weights.one_to_four,
        BeadStep.ONE_TO_FIVE: weights.one_to_five,
        BeadStep.FIVE_TO_ONE: weights.one_to_five,
        BeadStep.TWO_TO_THREE: weights.two_to_three,
        BeadStep.THREE_TO_TWO: weights.two_to_three,
        BeadStep.CROSSED: weights.crossed,
    }
    prior = weights.prior_steps
    begun = [prior * weights.skip + each for each in counts.begun]
    taken = {step: prior * share + counts.steps.get(step, 0.0) for step, share in usual.items()}
    total = sum(begun) + sum(taken.values())
    source, target = (each / total for each in begun)
    long_run = weights.prior_run
    on_source, on_target = (
        (long_run * weights.go_on + counts.gone_on[side])
        / (long_run + counts.begun[side] + counts.gone_on[side])
        for side in (0, 1)
    )
    rest = 1 - source - target
    return Costs(
        steps={step: log(count / total) for step, count in taken.items()},
        begin_source=log(source),
        go_on_source=log(on_source),
        begin_target=log(target),
        go_on_target=log(on_target),
        source_to_target=log((1 - on_source) * target),
        leave_source=log((1 - on_source) * (1 - target) / rest),
        leave_target=log((1 - on_target) / rest),
    )
