"""Which paragraphs of a translation belong to which of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dragoman.bitext import Bead, Scorer, align_texts
from dragoman.commands._adopt.known import choose_bounds, choose_known
from dragoman.commands._adopt.referred_notes import pair_notes
from dragoman.commands._adopt.texts import HIGHEST, AdoptedPair, NumberedText
from dragoman.commands._glossaries import read_glossary
from dragoman.model import Kind
from dragoman.project import Project

_UNSEEN = "unseen"


class AdoptOptions(NamedTuple):
    """How a translation is taken over."""

    accept_sure: bool = False
    """Whether what is sure becomes translated, and not fuzzy."""
    pairs: tuple[AdoptedPair, ...] = ()
    """What the user decided."""
    dry_run: bool = False
    scorer: Scorer | None = None
    """What another package says about how near two texts are in meaning."""


class AdoptWork(NamedTuple):
    """What is to be aligned, and how."""

    project: Project
    document: str
    language: str
    file: Path
    source: Mapping[int, NumberedText]
    target: Mapping[int, NumberedText]
    options: AdoptOptions
    pairs_of_file: tuple[AdoptedPair, ...] = ()
    """What the file itself says belongs together: by numbers that a translator typed, or because
    a translation is beside its source."""
    notes: tuple[str, ...] = ()
    """What the user should know about how the file was read, each with its place."""


def align_work(work: AdoptWork, known: Sequence[AdoptedPair]) -> Iterator[AdoptedPair]:
    """Yield the paragraphs that belong together, of those that are not known yet.

    Notes are aligned with notes: one format has them after the paragraph that refers to them, and
    another at the end. So are headers of pages with headers, and footers with footers: whether they
    are before or after the first paragraph depends on whether that is written as a title. What
    nobody sees, such as the title in the properties of a Word file, belongs to nothing that is
    seen: mostly only one of the two files has it. Texts that belong together say it of their notes.
    """
    sides = [list(_find_aside(side.values())) for side in (work.source, work.target)]
    shared = set(sides[0]) & set(sides[1]) | {Kind.NOTE, _UNSEEN}
    for aside in ("", *sorted(shared - {""})):
        source, target = (
            [
                text.number
                for text, found in zip(side.values(), names, strict=True)
                if (found if found in shared else "") == aside and not text.repeats
            ]
            for side, names in zip((work.source, work.target), sides, strict=True)
        )
        pairs = list(_align_sides(work, source, target, known))
        yield from pairs
        if not aside:
            notes = pair_notes((*known, *pairs), work.source, work.target)
            with_notes = choose_known(known, notes)
            yield from with_notes[len(known) :]
            known = with_notes


def _find_aside(texts: Iterable[NumberedText]) -> Iterator[str]:
    """Yield what each paragraph is that has no sure place among the others; "" for the others."""
    for text in texts:
        if not text.unit.is_shown:
            yield _UNSEEN
        else:
            yield Kind.NOTE if text.unit.kind is Kind.NOTE else text.unit.page_edge


def _align_sides(
    work: AdoptWork, source: Sequence[int], target: Sequence[int], known: Sequence[AdoptedPair]
) -> Iterator[AdoptedPair]:
    """Yield what belongs together, as the known pairs around it show."""
    bounds = choose_bounds(known, source, target)
    taken = {number for pair in known for number in pair.source}
    given = {number for pair in known for number in pair.target}
    if taken.issuperset(source) or given.issuperset(target):
        return
    aside = [pair for pair in known if pair not in bounds]
    left = _leave_out(source, (number for pair in aside for number in pair.source))
    right = _leave_out(target, (number for pair in aside for number in pair.target))
    for bead in _align(work, left, right, bounds):
        numbers = tuple(left[place] for place in bead.source if left[place] not in taken)
        others = tuple(right[place] for place in bead.target if right[place] not in given)
        is_whole = len(numbers) == len(bead.source) and len(others) == len(bead.target)
        if numbers and others:
            confidence = min(bead.confidence, HIGHEST)
            yield AdoptedPair(numbers, others, confidence, bead.sure and is_whole)


def _leave_out(numbers: Sequence[int], others: Iterable[int]) -> list[int]:
    gone = set(others)
    return [number for number in numbers if number not in gone]


def _align(
    work: AdoptWork, left: Sequence[int], right: Sequence[int], bounds: Sequence[AdoptedPair]
) -> Sequence[Bead]:
    """Return the beads of paragraphs, of which some are known to belong together."""
    names = (
        {number: str(at) for at, pair in enumerate(bounds, 1) for number in pair.source},
        {number: str(at) for at, pair in enumerate(bounds, 1) for number in pair.target},
    )
    blocks = [
        [replace(side[number].block, known=own.get(number, "")) for number in numbers]
        for side, numbers, own in zip((work.source, work.target), (left, right), names, strict=True)
    ]
    terms = read_glossary(work.project)
    languages = work.project.settings.source_language, work.language
    scorer = work.options.scorer
    return align_texts(blocks[0], blocks[1], languages, glossary=terms, scorer=scorer)
