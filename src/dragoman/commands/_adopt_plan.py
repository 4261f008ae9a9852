"""What ``adopt`` is to write: which paragraphs of a translation belong to which messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from dragoman.bitext import TextBlock, make_blocks, share_bead
from dragoman.catalogs.states import is_adopted, valid_adoption
from dragoman.commands._adopt_marks import (
    cut_spans,
    fit_marks,
    join_spans,
    read_spans,
    show_description,
    show_text,
)
from dragoman.model import Document, MessageKey, Span, Unit
from dragoman.po import Block
from dragoman.structure import row_units

DECIDED = 1.0
"""The confidence of what a person decided."""
_LONGEST_RUN = 6
"""So many paragraphs may be one translation that the catalogue has already."""


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A paragraph of a document or of its translation."""

    number: int
    """From 1; of a document, the number that editions print beside it."""
    unit: Unit
    markup: str
    spans: tuple[Span, ...]
    block: TextBlock = field(repr=False)
    """What is aligned."""

    @property
    def shown(self) -> str:
        """What a reader sees."""
        return show_text(self.spans)

    @property
    def described(self) -> str:
        """The same; of a picture alone, its description."""
        return show_description(self.spans)


def number_texts(document: Document) -> dict[int, NumberedText]:
    """Return the paragraphs that have a text by number; a title repeated at once counts once."""
    document = replace(document, units=tuple(row_units(document)))
    texts = {}
    rows = zip(document.units, make_blocks(document), strict=True)
    for number, (unit, block) in enumerate(rows, 1):
        markup = document.markup_of(unit)
        if unit.text.strip():
            texts[number] = NumberedText(number, unit, markup, read_spans(unit.text, markup), block)
    return texts


class AdoptedPair(NamedTuple):
    """Paragraphs that belong together, by their numbers from 1; one side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = DECIDED
    sure: bool = True


class AdoptOutcome(StrEnum):
    """What becomes of the translation that was found for a message."""

    ADOPTED = "adopted"
    SAME = "the catalogue has it already"
    KEPT = "the catalogue has another translation, which is kept"
    EMPTY = "no part of the translation seems to belong to it"
    TWICE = "the same text is there twice, and its other translation is taken"
    PLURAL = "it has plural forms; translate it in the catalogue"

    @property
    def is_written(self) -> bool:
        """Whether the translation is in the catalogue then."""
        return self in (AdoptOutcome.ADOPTED, AdoptOutcome.SAME)


class PlannedText(NamedTuple):
    """The translation that was found for one message."""

    key: MessageKey
    number: int
    target: tuple[int, ...]
    """The numbers of the paragraphs that it is from."""
    text: str
    confidence: float
    sure: bool
    left_out: tuple[str, ...] = ()
    """What of its formatting the source does not have."""
    outcome: AdoptOutcome = AdoptOutcome.ADOPTED

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return show_text(read_spans(self.text, "markdown"))


def make_texts(
    pairs: Iterable[AdoptedPair],
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    languages: tuple[str, str],
) -> Iterator[PlannedText]:
    """Yield the translation of each message of the pairs, with the marks that fit its source.

    ``languages`` are those of the document and of its translation.
    """
    for pair in pairs:
        if not pair.source or not pair.target:
            continue
        units = [source[number] for number in pair.source]
        texts = [target[number] for number in pair.target]
        for unit, part in zip(units, _share(units, texts, languages), strict=True):
            if not unit.unit.translatable:
                continue
            written = _find_written(unit, pair, target)
            text, left_out = fit_marks(unit.unit.text, unit.markup, part, written)
            sure = pair.sure and len(units) == 1
            yield PlannedText(
                unit.unit.key, unit.number, pair.target, text, pair.confidence, sure, left_out
            )


def _share(
    units: Sequence[NumberedText], texts: Sequence[NumberedText], languages: tuple[str, str]
) -> list[tuple[Span, ...]]:
    """Return the part of a translation that belongs to each of several paragraphs."""
    if len(units) == 1:
        return [join_spans(text.spans for text in texts)]
    sides = [[replace(each.block, text=each.shown) for each in side] for side in (units, texts)]
    return [
        join_spans(cut_spans(texts[piece.block].spans, piece.start, piece.end) for piece in share)
        for share in share_bead(sides[0], sides[1], languages)
    ]


def _find_written(unit: NumberedText, pair: AdoptedPair, target: Mapping[int, NumberedText]) -> str:
    """Return a translation as its file has it; empty where its source is in another markup."""
    if len(pair.source) > 1 or len(pair.target) > 1:
        return ""
    found = target[pair.target[0]]
    return found.unit.text if found.markup == unit.markup else ""


def decide_outcomes(
    texts: Iterable[PlannedText],
    messages: Mapping[MessageKey, Block],
    may_replace: Callable[[Block], bool],
    *,
    accept_sure: bool,
) -> tuple[PlannedText, ...]:
    """Say what becomes of each translation. Nothing that a person wrote is replaced.

    ``may_replace`` says it of a message that has a text. Of two translations of one message, the
    more certain one is taken, else the first. With ``accept_sure``, a sure one is written also
    where the message has it as fuzzy.
    """
    found = list(texts)
    best: dict[MessageKey, PlannedText] = {}
    for text in found:
        if text.text and (text.key not in best or text.confidence > best[text.key].confidence):
            best[text.key] = text
    decided = []
    for text in found:
        block = messages[text.key]
        outcome = AdoptOutcome.ADOPTED
        if not text.text:
            outcome = AdoptOutcome.EMPTY
        elif block.plural is not None:
            outcome = AdoptOutcome.PLURAL
        elif text.text != best[text.key].text:
            outcome = AdoptOutcome.TWICE
        elif block.msgstr[0] == text.text:
            decides = is_adopted(block) and (text.confidence == DECIDED or accept_sure * text.sure)
            outcome = AdoptOutcome.ADOPTED if decides and may_replace(block) else AdoptOutcome.SAME
        elif block.msgstr[0] and not may_replace(block):
            outcome = AdoptOutcome.KEPT
        decided.append(text._replace(outcome=outcome))
    return tuple(decided)


def fold_file(texts: Iterable[NumberedText]) -> str:
    """Return the letters and digits of a file: as it is written, and as a reader sees it."""
    found = list(texts)
    written = "".join(text.unit.text for text in found)
    shown = "".join(text.shown for text in found)
    return f"{_keep_letters(written)}\n{_keep_letters(shown)}"


def _keep_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def is_from(block: Block, file: str, *, decided: bool = False) -> bool:
    """Return whether a message was adopted from this file, and nobody has confirmed it.

    ``file`` is what ``fold_file`` returns. What a person decided counts only with ``decided``.
    """
    mark = valid_adoption(block)
    if mark is None or not is_adopted(block):
        return False
    if mark.who == f"{DECIDED:.2f}" and not decided:
        return False
    shown = show_text(read_spans(block.msgstr[0], "markdown"))
    return _keep_letters(block.msgstr[0]) in file or _keep_letters(shown) in file


def fold_text(text: str) -> str:
    """Return a text by which two are compared: their spaces and ends of lines are the same."""
    return " ".join(text.split())


def find_known(
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    messages: Mapping[MessageKey, Block],
    may_replace: Callable[[Block], bool],
) -> Iterator[AdoptedPair]:
    """Yield the paragraphs whose translation is in the catalogue already, word for word.

    They are what translators confirmed, and what was decided before. A text that is in the
    translation more than once is left out: nobody knows which one it is.
    """
    runs = _find_runs(target)
    used: set[int] = set()
    for number, text in source.items():
        block = messages.get(text.unit.key)  # code has none
        if block is None or not block.msgstr[0] or block.plural is not None or may_replace(block):
            continue
        shown = show_text(read_spans(block.msgstr[0], text.markup))
        places = runs.get(fold_text(shown), [])
        if len(places) == 1 and used.isdisjoint(places[0]):
            used.update(places[0])
            yield AdoptedPair((number,), places[0])


def _find_runs(target: Mapping[int, NumberedText]) -> dict[str, list[tuple[int, ...]]]:
    """Return the runs of paragraphs, each with its text."""
    folded = {number: fold_text(text.shown) for number, text in target.items()}
    numbers = list(folded)
    runs: dict[str, list[tuple[int, ...]]] = {}
    for first in range(len(numbers)):
        for last in range(first + 1, min(first + _LONGEST_RUN, len(numbers)) + 1):
            run = tuple(numbers[first:last])
            runs.setdefault(" ".join(folded[number] for number in run), []).append(run)
    return runs


def split_around(
    known: Sequence[AdoptedPair], source: Iterable[int], target: Iterable[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield what is to be aligned: the paragraphs of both sides between those that are known.

    Where the known ones are not in the same order on both sides, all that is left is aligned at
    once.
    """
    taken = {number for pair in known for number in pair.source}
    given = {number for pair in known for number in pair.target}
    sources = [number for number in source if number not in taken]
    targets = [number for number in target if number not in given]
    ends = sorted((max(pair.source), max(pair.target)) for pair in known)
    if any(one[1] > other[1] for one, other in pairwise(ends)):
        ends = []
    for source_end, target_end in ends:
        left = tuple(number for number in sources if number < source_end)
        right = tuple(number for number in targets if number < target_end)
        sources, targets = sources[len(left) :], targets[len(right) :]
        yield left, right
    yield tuple(sources), tuple(targets)
