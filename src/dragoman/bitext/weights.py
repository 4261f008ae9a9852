"""The numbers that the aligner works with, in one place. ``benchmarks/bitext.py`` shows what a
change of one of them does."""

from __future__ import annotations

from typing import NamedTuple


class BitextWeights(NamedTuple):
    """What each number weighs. Evidence is in natural logarithms of probabilities."""

    one_to_one: float = 0.80
    """How many of the steps are one block to one block, before the pair itself is seen."""
    skip: float = 0.0256
    """How many are a block of one side alone, for each side."""
    one_to_two: float = 0.028
    """How many join two blocks of one side, for each side."""
    one_to_three: float = 0.0035
    one_to_four: float = 0.0015
    one_to_five: float = 0.0007
    two_to_two: float = 0.0001
    two_to_three: float = 0.0002
    crossed: float = 0.02
    """How many are two blocks whose translations have changed places."""
    go_on: float = 0.1
    """How often a run of blocks of one side alone goes on after its first block."""
    prior_run: float = 10.0
    prior_steps: float = 25.0
    """How many steps of a document must say otherwise before they weigh as much as the above."""

    spread: float = 0.16
    """The standard deviation of the logarithm of the ratio of lengths, for long texts."""
    spread_of_short: float = 2.5
    """The variance of that logarithm for a text of one letter; for n letters it is the nth part."""
    prior_lengths: float = 35.0
    freedom: float = 6.0
    """Degrees of freedom of the length model (Student's t): less of it bears odd pairs better."""

    anchor: float = 0.38
    """The share of the anchors' evidence that is believed: anchors are not independent."""
    prior_word: float = 0.35
    """How many beads must have a word before its translations are believed as much as doubted."""
    least_kept: float = 4
    lexicon: float = 0.16
    """The share of the lexicon's evidence that is believed."""
    prior_kept: float = 3.7
    """How many blocks must have an anchor before it is judged by itself and not by its kind."""
    prior_kind: float = 10.0
    known: float = 30.0
    """What it says that two blocks are known to belong together, or that one is without the other.
    """

    scorer: float = 0.5
    """The share of the evidence of a scorer that is believed."""
    moved: float = 4.0
    """How much evidence it takes that something has been moved."""
    moved_run: float = 1.5
    """What speaks for a block that it is right behind one that has been moved too."""
    displaced: float = 2.0
    """How much evidence it takes that a pair belongs together, wherever its blocks are."""
    displaced_margin: float = 1.5
    """How much more of it than for any other pair with one of its blocks."""
    threshold: float = 0.3
    """What a bead costs when the beads are chosen: how likely it must be, more or less."""
    nearest: float = 25.0
    """How much worse than the best a path may be, in logarithms, to be looked at again."""
    likely: float = 14.0
    """The same where all alignments have been added up once."""
    rounds: int = 3
    """How many times all alignments are added up; each time learns from the one before."""
    rounds_of_long: int = 2
    """The same for texts of several thousand blocks, which teach enough at once."""


WEIGHTS = BitextWeights()

KNOWN = "known"
"""The kind of the anchors that say what is known before (see ``TextBlock``)."""
KEPT = {
    "number": 0.75,
    "address": 0.85,
    "term": 0.7,
    "territory": 0.7,
    "language": 0.7,
    "month": 0.7,
    "day": 0.7,
    "word": 0.55,
    "stem": 0.4,
    "sound3": 0.2,
    "sound4": 0.5,
    "kind": 0.85,
    "level": 0.85,
    "marker": 0.7,
    "code": 0.95,
    "picture": 0.9,
    "link": 0.7,
    "time": 0.9,
    "emphasis": 0.6,
    "note": 0.8,
    "mark": 0.4,
    "end": 0.6,
}
"""How often an anchor of each kind is kept in a translation, before the pair itself is seen."""
