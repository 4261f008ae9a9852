"""Notes over all pages of a book: which link leads to which note, and a label for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from dragoman.sources._html.notes import HtmlNotes, NotesFound, make_label
from dragoman.sources.epub.package import resolve_address

Place = tuple[str, str]
"""A part of the book, and the id of an element in it."""
NO_MARKS = NotesFound(frozenset(), frozenset(), {})


def label_notes(marks: Mapping[str, NotesFound]) -> dict[str, HtmlNotes]:
    """Return the notes of each page, by its part; each label is there once in the whole book.

    The label is what the first link shows that leads to the note. Where another note has it, it is
    the number of the note in the book, as in a document that is one file.
    """
    shown: dict[Place, str] = {}
    addresses: dict[str, dict[str, Place]] = {part: {} for part in marks}
    for part, found in marks.items():
        for address, what in found.shown.items():
            place = resolve_address(part, address)
            if place[0] in marks and place[1] in marks[place[0]].ids:
                shown.setdefault(place, what)
                addresses[part][address] = place
        for identity in sorted(found.named):
            shown.setdefault((part, identity), "")
    labels: dict[Place, str] = {}
    taken: set[str] = set()
    for place, what in shown.items():
        proposed = _propose(place, what, len(labels) + 1)
        labels[place] = next(each for each in proposed if each not in taken)
        taken.add(labels[place])
    of_part: dict[str, dict[str, str]] = {part: {} for part in marks}
    for (part, identity), label in labels.items():
        of_part[part][identity] = label
    elsewhere = {
        part: {address: labels[place] for address, place in found.items()}
        for part, found in addresses.items()
    }
    references = _label_references(marks, elsewhere)
    return {
        part: HtmlNotes(
            of_part[part],
            elsewhere[part],
            ways_back={
                each: references.get(resolve_address(part, each), "") for each in found.marked
            },
        )
        for part, found in marks.items()
    }


def _label_references(
    marks: Mapping[str, NotesFound], labels: Mapping[str, Mapping[str, str]]
) -> dict[Place, str]:
    """Return, by the places of references, the labels of the notes that they lead to."""
    return {
        (part, name): labels[part].get(address, "")
        for part, found in marks.items()
        for name, address in found.references.items()
    }


def _propose(place: Place, shown: str, number: int) -> Iterator[str]:
    """Yield labels for the note with a number, the best one first."""
    label = make_label(shown)
    if label:
        yield label
    if not label.isdecimal():
        yield make_label(place[1]) or str(number)
    yield from map(str, count(number))
