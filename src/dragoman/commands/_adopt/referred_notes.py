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

    Both documents must have as many notes, and so must all sure pairs have references: where a
    translator moved, added or left out one, nothing is known of the others. The texts must have one
    reference: of two, the translation may have changed the order. A note of several paragraphs, or
    with several references, is left out.
    """
    ours, theirs = _find_notes(source), _find_notes(target)
    found = [
        (pair, _list_labels(pair.source, source), _list_labels(pair.target, target))
        for pair in pairs
        if pair.sure
    ]
    if len(ours) != len(theirs) or any(len(own) != len(other) for _, own, other in found):
        return
    for pair, own, other in found:
        if len(own) == 1:
            note, translation = ours.get(own[0], []), theirs.get(other[0], [])
            if len(note) == len(translation) == 1:
                yield AdoptedPair((note[0],), (translation[0],), min(pair.confidence, HIGHEST))


def _list_labels(numbers: Iterable[int], texts: Texts) -> list[str]:
    return [label for number in numbers for label in _list_references(texts[number])]


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
