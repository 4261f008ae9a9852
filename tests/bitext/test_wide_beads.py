"""Beads of more than three paragraphs, and pairs that are known before."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from dragoman.bitext import TextBlock, align_texts
from helpers.bitexts import list_pairs, make_blocks, translate

LANGUAGES = ("en", "fa")
COUNT = 60
FIRST = 30
"""The block at which the large bead begins; none of its blocks is a heading."""


def make_target(rows: int, columns: int) -> tuple[list[TextBlock], list[TextBlock]]:
    """Return a source and a translation whose blocks are cut anew at one place."""
    source = list(make_blocks(COUNT, 7, kept=0.6))
    sentences = ". ".join(f"in {1900 + at} they went to ward {40 + at}" for at in range(9))
    for at in range(FIRST, FIRST + rows):
        source[at] = TextBlock(f"The letter {at} says, {sentences}.".replace("19", str(at)))
    target = [replace(block, text=translate(block.text)) for block in source]
    pieces = " ".join(block.text for block in target[FIRST : FIRST + rows]).split(". ")
    cuts = [round(at * len(pieces) / columns) for at in range(columns + 1)]
    anew = [TextBlock(". ".join(pieces[start:end])) for start, end in pairwise(cuts)]
    return source, [*target[:FIRST], *anew, *target[FIRST + rows :]]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [(1, 3), (1, 4), (1, 5), (3, 1), (4, 1), (5, 1)],
)
def test_a_large_bead_is_found_whole(rows: int, columns: int) -> None:
    source, target = make_target(rows, columns)
    beads = align_texts(source, target, LANGUAGES)
    wanted = tuple(range(FIRST, FIRST + rows)), tuple(range(FIRST, FIRST + columns))
    (found,) = (bead for bead in beads if bead.source == wanted[0])
    assert found.target == wanted[1]
    around = {((i,), (i,)) for i in range(FIRST)}
    shift = columns - rows
    around |= {((i,), (i + shift,)) for i in range(FIRST + rows, COUNT)}
    assert len(around - list_pairs(beads)) <= 1


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (range(20, 21), range(20, 22)),
        (range(20, 22), range(20, 21)),
        (range(20, 21), range(22, 23)),
        (range(20, 22), range(20, 22)),
        (range(20, 22), range(21, 22)),
        (range(20, 21), range(20, 23)),
    ],
)
def test_what_is_known_is_a_bead_whatever_the_texts_say(rows: range, columns: range) -> None:
    source = list(make_blocks(40, 3))
    target = [replace(block, text=translate(block.text)) for block in source]
    for side, places in ((source, rows), (target, columns)):
        for at in places:
            side[at] = replace(side[at], known="one")
    beads = align_texts(source, target, LANGUAGES)
    assert (tuple(rows), tuple(columns)) in list_pairs(beads)
    assert {((i,), (i,)) for i in range(10)} <= list_pairs(beads)
