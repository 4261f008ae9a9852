"""From how likely a bead seems to how often such beads are right.

The parts of the evidence are not independent, so a bead that seems to be right with .99 is right
less often. The curve below was fitted on texts with known beads, and tried on others:
``benchmarks/bitext.py`` says on which, and prints how it holds.
"""

from __future__ import annotations

from math import exp, log

from dragoman.bitext.model import Bead
from dragoman.bitext.posteriors import Candidate

SURE = 0.97
"""The confidence from which a bead is sure."""
_SLOPE = 0.8
_SHIFT = 0.0
_EDGE = 1e-6
_MOST = 0.999


def calibrate(chance: float) -> float:
    """Return how often beads are right that seem to be right with a chance."""
    chance = min(max(chance, _EDGE), 1 - _EDGE)
    return min(_MOST, 1 / (1 + exp(-(_SLOPE * log(chance / (1 - chance)) + _SHIFT))))


def make_bead(candidate: Candidate) -> Bead:
    """Return the bead with its confidence. One of two blocks to two is never sure: its blocks could
    be two beads, and nobody would see which belongs to which."""
    confidence = calibrate(candidate.chance)
    sizes = len(candidate.source), len(candidate.target)
    is_sure = confidence >= SURE and min(sizes) == 1
    return Bead(candidate.source, candidate.target, round(confidence, 3), is_sure)
