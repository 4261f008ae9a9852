"""Which paragraphs of a translation belong to which of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman import folders, glossary
from dragoman.bitext import align_texts
from dragoman.commands._adopt_known import split_around
from dragoman.commands._adopt_texts import AdoptedPair, NumberedText
from dragoman.model import Kind
from dragoman.project import Project

_HIGHEST = 0.99
"""The confidence that what nobody decided can have; it is written with two digits."""


class AdoptOptions(NamedTuple):
    """How a translation is taken over."""

    accept_sure: bool = False
    """Whether what is sure becomes translated, and not fuzzy."""
    pairs: tuple[AdoptedPair, ...] = ()
    """What the user decided."""
    dry_run: bool = False


class AdoptWork(NamedTuple):
    """What is to be aligned, and how."""

    project: Project
    document: str
    language: str
    file: Path
    source: Mapping[int, NumberedText]
    target: Mapping[int, NumberedText]
    options: AdoptOptions


def align_work(work: AdoptWork, known: Sequence[AdoptedPair]) -> Iterator[AdoptedPair]:
    """Yield the paragraphs that belong together, of those that are not known yet."""
    languages = work.project.settings.source_language, work.language
    path = work.project.glossary_file
    terms = glossary.read(path) if folders.is_file(path) else None
    for left, right in _list_sides(work, known):
        beads = align_texts(
            [work.source[number].block for number in left],
            [work.target[number].block for number in right],
            languages,
            glossary=terms,
        )
        for bead in beads:
            if bead.source and bead.target:
                yield AdoptedPair(
                    tuple(left[place] for place in bead.source),
                    tuple(right[place] for place in bead.target),
                    min(bead.confidence, _HIGHEST),
                    bead.sure,
                )


def _list_sides(
    work: AdoptWork, known: Sequence[AdoptedPair]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the paragraphs of both sides that are aligned with each other.

    Notes are aligned with notes: one format has them after the paragraph that refers to them, and
    another at the end.
    """
    for are_notes in (False, True):
        source, target = (
            [
                number
                for number, text in side.items()
                if (text.unit.kind is Kind.NOTE) is are_notes and not text.repeats
            ]
            for side in (work.source, work.target)
        )
        around = [pair for pair in known if pair.source[0] in source or pair.target[0] in target]
        for left, right in split_around(around, source, target):
            if left and right:
                yield left, right
