"""The project's own letter beside its translations: every paragraph finds its own."""

from __future__ import annotations

import pytest

from dragoman import sources
from dragoman.bitext import TextBlock, align_texts, make_blocks
from dragoman.po import read
from helpers.tools import ROOT


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_the_letter_is_aligned_with_its_translation(language: str) -> None:
    path = ROOT / "source" / "letter.txt"
    document = sources.read(path.read_bytes(), "letter", suffix=".txt")
    catalog = read(ROOT / "locale" / language / "LC_MESSAGES" / "letter.po")
    texts = {block.key: block.msgstr[0] for block in catalog.blocks}
    target = [TextBlock(texts[unit.key]) for unit in document.units]
    beads = align_texts(make_blocks(document), target, ("en", language))
    everything = range(len(document.units))
    assert [(bead.source, bead.target) for bead in beads] == [((i,), (i,)) for i in everything]
    assert sum(bead.sure for bead in beads) > 0.8 * len(beads)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_a_paragraph_that_the_translation_lacks_is_found(language: str) -> None:
    path = ROOT / "source" / "letter.txt"
    document = sources.read(path.read_bytes(), "letter", suffix=".txt")
    catalog = read(ROOT / "locale" / language / "LC_MESSAGES" / "letter.po")
    texts = {block.key: block.msgstr[0] for block in catalog.blocks}
    every = [TextBlock(texts[unit.key]) for unit in document.units]
    right = 0
    for lost in range(len(every)):
        target = every[:lost] + every[lost + 1 :]
        beads = align_texts(make_blocks(document), target, ("en", language))
        right += ((lost,), ()) in {(bead.source, bead.target) for bead in beads}
    assert right >= 0.75 * len(every)
