"""Align a finished translation with its source: which paragraphs belong together, and how sure.

Pure functions: nothing is read or written here. ``make_blocks`` makes **blocks** from a document of
any format, or from the sentences of a text; ``align_texts`` returns **beads** (Gale and Church's
word): a few blocks of the source and the few of the target that translate them, each with a
confidence; ``share_bead`` says which sentences of a bead's target belong to which of its blocks.

What is known about two blocks is added up as evidence, in logarithms of odds: their lengths
(``lengths``), what they have in common whatever the languages (``anchors``, ``evidence``), words
that seem to translate each other (``lexicon``), and if wanted a scorer (``scorers``). All of it is
learnt from the two texts themselves. How often blocks are left out, joined, split or exchanged
(``steps``) is learnt from them too, and decides more than any of it.
"""

from __future__ import annotations

from dragoman.bitext.align import align_texts
from dragoman.bitext.blocks import make_blocks
from dragoman.bitext.calibration import SURE
from dragoman.bitext.likeness import LikelySource, rank_sources
from dragoman.bitext.model import Bead, Scorer, TextBlock
from dragoman.bitext.pairs import KNOWN_SIZES
from dragoman.bitext.shares import SentenceRun, share_bead

__all__ = [
    "KNOWN_SIZES",
    "SURE",
    "Bead",
    "LikelySource",
    "Scorer",
    "SentenceRun",
    "TextBlock",
    "align_texts",
    "make_blocks",
    "rank_sources",
    "share_bead",
]
