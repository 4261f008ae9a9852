"""Notes that belong together because the texts that refer to them do.

A document has few notes, and they are short: aligned by themselves, hardly one of them is sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.commands._adopt.texts import HIGHEST, AdoptedPair, NumberedText
from dragoman.model import SpanKind

Texts = Mapping[int, NumberedText]


def pair_notes(pairs: Iterable[AdoptedPair], source: Texts, target: Texts) -> Iterator[AdoptedPair]:
    """Yield a pair of notes for each sure pair of texts that have one reference each.

    Both documents must have as many notes: a note that a translator added may be where one of the
    source was left out. So must the texts have one reference: of two, the translation may have
    changed the order. A note of several paragraphs, or with several references, is left out.
    """
    ours, theirs = _find_notes(source), _find_notes(target)
    if len(ours) != len(theirs):
        return
    for pair in pairs:
        labels = [
            [label for number in numbers for label in _list_references(side[number])]
            for side, numbers in ((source, pair.source), (target, pair.target))
        ]
        if pair.sure and [len(found) for found in labels] == [1, 1]:
            note, other = ours.get(labels[0][0], []), theirs.get(labels[1][0], [])
            if len(note) == len(other) == 1:
                yield AdoptedPair((note[0],), (other[0],), min(pair.confidence, HIGHEST))


def _find_notes(texts: Texts) -> dict[str, list[int]]:
    """Return the paragraphs of each note; none of one that several references lead to."""
    notes: dict[str, list[int]] = {}
    for number, text in texts.items():
        if text.unit.note:
            notes.setdefault(text.unit.note, []).append(number)
    seen: set[str] = set()
    for text in texts.values():
        for label in _list_references(text):
            if label in seen:
                notes[label] = []
            seen.add(label)
    return notes


def _list_references(text: NumberedText) -> list[str]:
    every = (span for each in text.spans for span in each.walk())
    return [span.text for span in every if span.kind is SpanKind.NOTE]
