"""Which blocks a step of the lattice joins, by the node at which it ends."""

from __future__ import annotations

import pytest

from dragoman.bitext.align import list_likely
from dragoman.bitext.posteriors import Posteriors
from dragoman.bitext.steps import BeadStep, StepCounts


@pytest.mark.parametrize(
    ("step", "beads"),
    [
        (BeadStep.ONE_TO_ONE, [((6,), (3,))]),
        (BeadStep.ONE_TO_TWO, [((6,), (2, 3))]),
        (BeadStep.TWO_TO_ONE, [((5, 6), (3,))]),
        (BeadStep.ONE_TO_THREE, [((6,), (1, 2, 3))]),
        (BeadStep.THREE_TO_ONE, [((4, 5, 6), (3,))]),
        (BeadStep.TWO_TO_TWO, [((5, 6), (2, 3))]),
        (BeadStep.CROSSED, [((5,), (3,)), ((6,), (2,))]),  # the first with the second
    ],
)
def test_a_step_joins_the_blocks_before_its_node(
    step: BeadStep, beads: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    posteriors = Posteriors({(7, 4): [(step, 0.75)]}, ((), ()), StepCounts({}, (0, 0), (0, 0)))
    found = list(list_likely(posteriors))
    assert [(bead.source, bead.target) for bead in found] == beads
    assert {bead.chance for bead in found} == {0.75}
